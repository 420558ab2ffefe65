// What a model is given: customers' redacted words, and the figures that we computed. Which comments those are is each use's to choose; that
// there are enough of them, and no more than so many, is decided here. Pure.
import type { Locale } from '../i18n/locale.ts';

export interface GivenComment {
  readonly feedbackId: string;
  /** Null: an unknown customer, who counts as one of their own. */
  readonly customer: string | null;
  /** Redacted. Data, never markup. */
  readonly text: string;
}

/** A number that we computed, and the only words that may stand with it: "14 comments mention “at the door”". */
export interface GivenFigure {
  readonly value: number;
  /** It is a percentage. */
  readonly percent?: true;
  /** What it counts, in customers' words. */
  readonly of: string;
}

export interface GivenToModel {
  readonly locale: Locale;
  /** Known to the model as c1, c2, … in this order. */
  readonly comments: readonly GivenComment[];
  readonly figures: readonly GivenFigure[];
}

/** Fewer answers, or fewer customers, and nothing is asked: as for every comment that is shown (feedback/verbatims.ts). */
export const FLOOR = { comments: 8, customers: 5 } as const;

/** Of one comment, in characters: of what is longer the whole sentences within it are given, and only they are checked against. */
export const LONGEST_GIVEN = 500;

/** The first `most` of them, cut where a sentence ends, so that none is given without its "not" or its "if"; null below the floor: then nothing may be asked. */
export function givenOf(
  comments: readonly GivenComment[],
  {
    locale,
    most,
    figures = [],
  }: Omit<GivenToModel, 'comments' | 'figures'> & {
    readonly most: number;
    readonly figures?: readonly GivenFigure[];
  },
): GivenToModel | null {
  const some = comments
    .flatMap((each) => {
      const text = cut(each.text.trim());
      return text === '' ? [] : [{ ...each, text }];
    })
    .slice(0, most);
  if (some.length < FLOOR.comments || customersIn(some) < FLOOR.customers) return null;
  return { locale, comments: some, figures };
}

/** Customers without a reference count each for one. */
export function customersIn(comments: readonly GivenComment[]): number {
  return new Set(
    comments.map(({ customer, feedbackId }) => (customer === null ? `of ${feedbackId}` : `is ${customer}`)),
  ).size;
}

/** '' where its first sentence is longer by itself. */
function cut(text: string): string {
  if (text.length <= LONGEST_GIVEN) return text;
  const ends = [...text.slice(0, LONGEST_GIVEN + 1).matchAll(/[.!?…]+(?=\s)/g)];
  const last = ends.at(-1);
  return last === undefined ? '' : text.slice(0, last.index + last[0].length);
}

/** By which the model knows a comment. */
export function labelOf(at: number): string {
  return `c${at + 1}`;
}
