// What a section of a digest is. Each feature names its own (handlers/feature.ts), and whoever composes a digest is given all of them.
import type { z } from 'zod';
import type { Store, Tx } from '../database/client.ts';
import type { FeedbackFilters, Intake, Period } from '../feedback/filters.ts';
import type { IndicatorQuestion } from '../feedback/indicators/indicators.ts';
import type { NewThemes } from '../feedback/themes/recent.ts';
import type { Called } from '../feedback/touchpoints/company.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Address, Block } from '../messages/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Changes } from './changes.ts';
import type { FindLine } from './second-line.ts';

/**
 * What every section may draw its numbers from; the numbers are taken once for all channels. The period is the window of the digest:
 * of customers' answers it tells those that came in meanwhile, of all else what happened.
 */
export interface Gathering extends Period {
  /** The answers told and those that they are compared with, as every function that counts answers takes them. */
  readonly question: IndicatorQuestion;
  /** The answers told. Absent where they are those given in the period, as in `/voice`. */
  readonly intake?: Intake;
  readonly db: Store;
  readonly workspace: Workspace;
  /** Whose digest it is; null where that is not saved. */
  readonly scheduleId: string | null;
  readonly filters: FeedbackFilters;
  /** What the company calls its touchpoints. */
  readonly called: Called;
  readonly channels: readonly Address[];
  /** The language it is read in: what customers and colleagues said in it comes first. Null: no language comes first. */
  readonly locale: Locale | null;
  /** What was said in another language is left out; never without a locale. */
  readonly ownLanguageOnly: boolean;
  /** Of these answers, compared with those of the window before; of what is counted, churn only of a month that is not told yet. */
  readonly changes: Changes;
  /** How many answers are told: those that carry words or a score. */
  readonly answers: number;
  /** Feedback quoted in the latest digests of any of these channels, and in this one by the sections before. */
  readonly quotedLately: ReadonlySet<string>;
  /** What is new in this period; looked for once, when a section first asks. Null where nothing can be said. */
  readonly themes: () => Promise<NewThemes | null>;
  /** The line under the headline; absent where there can be none. */
  readonly findLine?: FindLine;
  /** What the sections before said, in this digest. */
  readonly said: readonly { readonly id: string; readonly data: unknown }[];
}

/** Who reads, and in which channel; null in a preview. */
export interface DigestReader extends Reader {
  readonly channel: Address | null;
}

/** One digest in one channel. */
export interface Posting {
  readonly workspaceId: string;
  readonly address: Address;
  readonly deliveryId: string;
}

interface Definition<T> {
  readonly id: string;
  readonly name: Readonly<Record<Locale, string>>;
  /** In what a new schedule proposes, smallest first. */
  readonly order: number;
  /** Where a digest would be too long: of the room that sections share, whoever weighs more gets more. 1 to 3; absent: 1. */
  readonly weight?: 1 | 2 | 3;
  /** It stands first in every digest, whatever its schedule lists: whoever wrote it chose where. Absent: where the schedule has it. */
  readonly leads?: true;
  /** It is about what customers answered. Absent: it is not. */
  readonly tellsAnswers?: true;
  /** What a snapshot stores; JSON only. */
  readonly shape: z.ZodType<T>;
  /** Null: nothing to say. */
  readonly gather: (gathering: Gathering) => Promise<T | null>;
  /** Whether any of it is news to this reader (see news.ts). */
  readonly isNews: (data: T, reader: DigestReader) => boolean;
  /** What a busy person reads. */
  readonly view: (data: T, reader: DigestReader) => readonly Block[];
  /** What stands in the thread, for who wants to know more. */
  readonly details?: (data: T, reader: DigestReader) => readonly Block[];
  /** One line for notifications and screen readers. */
  readonly headline?: (data: T, reader: DigestReader) => string | null;
  /** Ids of the feedback that is quoted. */
  readonly quotes?: (data: T) => readonly string[];
  /** What of it one channel reads, null where that is nothing; read once for the thousands of them. Absent: all channels read the same. */
  readonly seenIn?: (data: T) => (channel: Address) => T | null;
  /**
   * Its slides on a screen in the break room: texts, notes, quotes, facts and lists, put on as many slides as they need; a heading where it has
   * another title there; of charts, the first of `view` or `details` comes by itself. Nothing of whoever gave no name. Absent: nothing, and it
   * cannot be chosen.
   */
  readonly wall?: (data: T, reader: DigestReader) => readonly Block[];
  /** What of it still stands, where it is told again later: what was taken back since is left out; null: nothing. Absent: all of it. */
  readonly stands?: (db: Store, workspaceId: string, data: T) => Promise<T | null>;
  /**
   * Told, in the transaction that queues it, when a digest in which it is news is posted in a channel. False, and nothing written, where
   * that channel has read it meanwhile: the digest goes there without it. Absent: it may be read twice.
   */
  readonly posted?: (tx: Tx, data: T, posting: Posting) => Promise<boolean>;
  /** A believable one, for galleries and for tests of every platform. */
  readonly example: T;
}

/** All that a digest can say. One that is stored and not among them, any more, says nothing. */
export type Sections = readonly Section[];

/** What a schedule may list: the others come by themselves. */
export function listable(sections: Sections): Sections {
  return sections.filter(({ leads }) => !leads);
}

/** The ids of all that a digest says, in order. @param listed the schedule's */
export function inDigest(sections: Sections, listed: readonly string[]): readonly string[] {
  const leading = sections.filter(({ leads }) => leads).map(({ id }) => id);
  return [...leading, ...listed.filter((id) => !leading.includes(id))];
}

export function sectionIn(sections: Sections, id: string): Section | null {
  return sections.find((each) => each.id === id) ?? null;
}

export interface Section {
  readonly id: string;
  readonly name: Readonly<Record<Locale, string>>;
  readonly order: number;
  readonly weight: number;
  readonly leads: boolean;
  readonly tellsAnswers: boolean;
  readonly gather: (gathering: Gathering) => Promise<unknown>;
  readonly isNews: (stored: unknown, reader: DigestReader) => boolean;
  readonly view: (stored: unknown, reader: DigestReader) => readonly Block[];
  readonly details: (stored: unknown, reader: DigestReader) => readonly Block[];
  readonly headline: (stored: unknown, reader: DigestReader) => string | null;
  readonly quotes: (stored: unknown) => readonly string[];
  readonly seenIn: (stored: unknown) => (channel: Address) => unknown;
  readonly posted: (tx: Tx, stored: unknown, posting: Posting) => Promise<boolean>;
  /** Null where no screen shows any of it. */
  readonly wall: ((stored: unknown, reader: DigestReader) => readonly Block[]) | null;
  readonly stands: (db: Store, workspaceId: string, stored: unknown) => Promise<unknown>;
  readonly example: unknown;
}

/** Keeps a section's own type inside; what was stored is checked when it is read back. */
export function section<T>(definition: Definition<T>): Section {
  const {
    id,
    name,
    order,
    weight = 1,
    leads = false,
    tellsAnswers = false,
    shape,
    gather,
    isNews,
    view,
    example,
  } = definition;
  const { details, headline, quotes, seenIn, posted, wall, stands } = definition;
  return {
    id,
    name,
    order,
    weight,
    leads,
    tellsAnswers,
    gather,
    isNews: (stored, reader) => isNews(shape.parse(stored), reader),
    view: (stored, reader) => view(shape.parse(stored), reader),
    details: (stored, reader) => details?.(shape.parse(stored), reader) ?? [],
    headline: (stored, reader) => headline?.(shape.parse(stored), reader) ?? null,
    quotes: (stored) => quotes?.(shape.parse(stored)) ?? [],
    seenIn: (stored) => seenIn?.(shape.parse(stored)) ?? (() => stored),
    posted: async (tx, stored, posting) => (await posted?.(tx, shape.parse(stored), posting)) ?? true,
    wall: wall ? (stored, reader) => wall(shape.parse(stored), reader) : null,
    stands: async (db, workspaceId, stored) =>
      stands ? stands(db, workspaceId, shape.parse(stored)) : stored,
    example,
  };
}
