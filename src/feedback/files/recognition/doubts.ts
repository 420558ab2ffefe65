// What a file leaves open, in an order that somebody can answer: each doubt with its likeliest answer first, and the option of the command line that decides it.
// Pure; the words are the views'.
import type { Override } from '../columns.ts';

const doubtCodes = [
  /** No column tells when; one day for all can be given. */
  'date.missing',
  /** The dates are less precise than a day. */
  'date.precision',
  /** Day or month first: nothing shows it. */
  'date.order',
  /** Neither a score nor words. */
  'answer.missing',
  /** A column of scores whose metric is not known. */
  'metric',
  /** The values do not fit the scale that the metric or the wording says. */
  'scale',
  /** Labels whose places are not known, or could be two. */
  'values',
  /** The source's last file had other columns. */
  'layout.changed',
] as const;
export type DoubtCode = (typeof doubtCodes)[number];

export interface DoubtAnswer {
  /** What it is, for the view: "csat 1-5", "csat 1-5 rest" where what is shown is no score by it, "dmy", "mdy", "ymd", "new", "leave-out"; "day", "column" and "typed" where something has to be typed. */
  readonly is: string;
  /** Of an order of dates: what it makes of the first that is shown, in days since 1970. */
  readonly day?: number | null;
  /** What decides it, as the settings of a reading take it. Empty where something has to be typed. */
  readonly overrides: readonly Override[];
  /** As it is written on the command line: `--scale "NPS=1-5"`. */
  readonly option: string;
}

export interface Doubt {
  readonly code: DoubtCode;
  /** Null where it is about the whole file. */
  readonly column: { readonly at: number; readonly header: string } | null;
  /** The likeliest first. */
  readonly answers: readonly DoubtAnswer[];
  /** Values that show it, at most five: of scores and dates only, never of words. */
  readonly shown: readonly string[];
  /** Asked before anything is stored; the others take the safe default, which is to leave the column out. */
  readonly isAsked: boolean;
}

/** Questions that somebody is asked of one file. */
export const MOST_QUESTIONS = 2;

/** An override as it is written on the command line. */
function optionOf({ left, right, of }: Override): string {
  const pair = `${left}=${right}`;
  const written = /^[\w.#=-]+$/.test(pair) ? pair : `"${pair.replace(/[\\"$`]/g, '\\$&')}"`;
  switch (of) {
    case 'scale':
      return `--scale ${written}`;
    case 'value':
      return `--value ${written}`;
    case 'dates':
      return `--dates ${right}`;
    case 'layout':
      return '--layout new';
    case undefined:
      if (left === 'metric') return `--metric ${right}`;
      return left === 'date' ? `--answered-at ${right}` : `--map ${written}`;
    default:
      return of satisfies never;
  }
}

export function answerOf(is: string, overrides: readonly Override[]): DoubtAnswer {
  return { is, overrides, option: overrides.map(optionOf).join(' ') };
}

const ORDER: readonly DoubtCode[] = [
  'layout.changed',
  'answer.missing',
  'metric',
  'scale',
  'values',
  'date.missing',
  'date.precision',
  'date.order',
];

/** Those that nothing can be imported without answering come first; beyond MOST_QUESTIONS only they are asked. */
export function asked(doubts: readonly Omit<Doubt, 'isAsked'>[]): Doubt[] {
  const must = (code: DoubtCode) => code.startsWith('date') || code === 'answer.missing';
  const sorted = doubts.toSorted(
    (a, b) => Number(must(b.code)) - Number(must(a.code)) || ORDER.indexOf(a.code) - ORDER.indexOf(b.code),
  );
  return sorted.map((doubt, i) => ({ ...doubt, isAsked: i < MOST_QUESTIONS || must(doubt.code) }));
}
