// What a theme is, and what it is found in. How it is found starts in themes.ts.

import type { Language } from '../../terms/language.ts';
import type { Metric } from '../filters.ts';
import type { Mood } from '../scale.ts';

export interface Comment {
  readonly id: string;
  /** Null: an unknown customer, who counts as one of their own. */
  readonly customer: string | null;
  /** Redacted. */
  readonly text: string;
  /** Which source it came from; of none told, all are one. */
  readonly source?: string;
  /** Without a metric a score speaks for no mood. */
  readonly metric?: Metric | null;
  readonly score?: number | null;
  readonly answeredAt: Date;
}

export type Trend = 'rising' | 'falling';

export interface Theme {
  /** Of a joined one, its first member's. */
  readonly language: Language;
  /** As most people write it, or as an admin renamed it. Customers' words: data, never markup. */
  readonly name: string;
  /** The same whatever the spelling, and from one period to the next; an admin's choice is kept under it. Not fit to be shown. */
  readonly stem: string;
  /** Its own stem, then those of terms that stand in mostly the same comments: next period one of them may lead. */
  readonly stems: readonly string[];
  /** Itself; where an admin joined it with others, all of them, whose comments it counts, each once. */
  readonly members: readonly ThemeIdentity[];
  /** Those in whose comments it is counted. */
  readonly languages: readonly Language[];
  /** Comments of this period that hold it. */
  readonly count: number;
  /** Of this period's comments in these languages, those of sources that can be compared, from 0 to 1. */
  readonly share: number;
  readonly referenceCount: number;
  /** As it would be if the reference had the sources in this period's shares. */
  readonly referenceShare: number;
  readonly direction: Trend;
  /** How far from its usual share, in standard errors; below 0 when falling. */
  readonly z: number;
  /** Passed the test. False only for what an admin pinned and which is as usual. */
  readonly notable: boolean;
  readonly pinned: boolean;
  /** What most of its scored comments speak for, if they agree. */
  readonly mood: Mood | null;
  /** Holds the term; of this period where there is one, otherwise of the reference. Null: all are to be avoided. */
  readonly verbatim: ThemeVerbatim | null;
  /** Of one that is counted in two languages, one in the other. */
  readonly otherVerbatim: ThemeVerbatim | null;
  /** Ids of this period's comments that hold it. */
  readonly heldBy: readonly string[];
}

export interface ThemeVerbatim {
  readonly feedbackId: string;
  readonly text: string;
  readonly language: Language;
}

/** What tells a theme from the others. */
export type ThemeIdentity = Pick<Theme, 'language' | 'stem'>;

/** Themes that are one subject to an admin. */
export interface JoinedThemes {
  readonly members: readonly ThemeIdentity[];
  readonly pinned: boolean;
}

export interface ThemeOptions {
  /**
   * When each period of the reference began, first to last. What a share ordinarily moves by from one period to the next is
   * measured between them; with fewer than three, chance alone is allowed for and ordinary ups and downs pass for news.
   */
  readonly referenceStarts: readonly Date[];
  /** The company's and its products' names, which are no themes. Names that many comments hold are recognised without. */
  readonly names?: readonly string[];
  /** The company's: that of a comment whose words, source and neighbours do not tell. */
  readonly language?: Language | null;
  /** Who reads: of a theme in two languages, this one's comments are quoted first. */
  readonly reader?: Language | null;
  /** Ids of feedback that readers saw not long ago. */
  readonly avoid?: ReadonlySet<string>;
  /** To report even when they are as usual. */
  readonly pinned?: readonly ThemeIdentity[];
  /** No theme is in two of them. */
  readonly joined?: readonly JoinedThemes[];
}
