// A picture of numbers, and a table, before any platform: what they show, each with the sentence that says it without them.
// How they are drawn is each platform's; where the numbers come from is their maker's.
import type { Text } from './text.ts';

/** Values over shared categories. */
export interface Chart {
  /** A few words: Slack shows 50 characters of them. */
  readonly title: string;
  readonly form: 'line' | 'bar';
  /** What stands on the axis, the oldest first. */
  readonly categories: readonly string[];
  /** 1 to 6, no two of one name. */
  readonly series: readonly Series[];
  /** What one value counts, in the reader's language: "%"; '' for points and plain numbers. */
  readonly unit: string;
  /** What the picture shows, for whoever does not see it: always sent as text. */
  readonly sentence: string;
}

export interface Series {
  readonly name: string;
  /** One for each category; null where nothing was measured, or too little to be shown. */
  readonly values: readonly (number | null)[];
}

export interface Table {
  readonly title: string;
  /** Numeric ones are set to the right. */
  readonly columns: readonly { readonly label: string; readonly numeric?: boolean }[];
  /** One cell for each column. */
  readonly rows: readonly (readonly Text[])[];
  /** What the table shows, for whoever does not see it: always sent as text. */
  readonly sentence: string;
}
