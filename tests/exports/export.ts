// An export as cells: the header's rows, the answers' rows, and what is right to read in them.
import type { DateTime } from 'luxon';
import type { Moment } from './moments.ts';
import type { Question, Score } from './questions.ts';
import type { Said } from './said.ts';

/** What is right to read of one response. */
export interface Heard {
  readonly at: DateTime;
  readonly scores: readonly Score[];
  readonly comments: readonly string[];
}

export interface Export {
  readonly tool: string;
  readonly headers: readonly (readonly string[])[];
  readonly rows: readonly (readonly string[])[];
  /** In the order of the rows; several rows may be one response. */
  readonly heard: readonly Heard[];
  readonly precision: Moment['precision'];
  /** One of the questions is (see Question). */
  readonly isOpen: boolean;
  /** How it is written to a file: as the tool does it, or in whatever way. */
  readonly kind: 'any' | 'csv' | 'utf16';
}

export interface Column {
  /** One text for each row of the header. */
  readonly header: string | readonly string[];
  cell(said: Said): string;
}

/** A column of words, and which of the two it holds. */
export interface Words {
  readonly header: string;
  readonly of: 'words' | 'wish';
}

export interface Layout {
  readonly before?: readonly Column[];
  readonly questions: readonly Question[];
  readonly words: readonly Words[];
  readonly after?: readonly Column[];
  readonly when: Moment;
  /** The header's rows of a question, where it has several. */
  readonly joined?: (wording: string, kind: 'score' | 'words') => readonly string[];
  readonly kind?: Export['kind'];
}

/** One row a response. */
export function table(
  tool: string,
  said: readonly Said[],
  { before = [], questions, words, after = [], when, joined = (wording) => [wording], kind = 'csv' }: Layout,
): Export {
  const answers = said.map((each) => questions.map((question) => question.write(each)));
  const rowsOf = ({ header }: Column) => (typeof header === 'string' ? [header] : header);
  const tops = [
    ...before.map(rowsOf),
    ...questions.map(({ wording }) => joined(wording, 'score')),
    ...words.map(({ header }) => joined(header, 'words')),
    ...after.map(rowsOf),
  ];
  const depth = Math.max(...tops.map((top) => top.length));
  return {
    tool,
    headers: Array.from({ length: depth }, (_, row) => tops.map((top) => top[row] ?? '')),
    rows: said.map((each, i) => [
      ...before.map(({ cell }) => cell(each)),
      ...(answers[i] ?? []).map(({ cell }) => cell),
      ...words.map(({ of }) => each[of]),
      ...after.map(({ cell }) => cell(each)),
    ]),
    heard: said.map((each, i) => ({
      at: each.at,
      scores: (answers[i] ?? []).flatMap(({ score }) => (score ? [score] : [])),
      comments: words.map(({ of }) => each[of]).filter((text) => text !== ''),
    })),
    precision: when.precision,
    isOpen: questions.some(({ isOpen }) => isOpen === true),
    kind,
  };
}

export const still =
  (text: string): Column['cell'] =>
  () =>
    text;
export const numbered =
  (prefix: string, from: number): Column['cell'] =>
  ({ number }) =>
    `${prefix}${from + number}`;
export const mail: Column['cell'] = ({ customer }) => `${customer.toLowerCase()}@example.org`;

const lastNames = ['Moreau', 'Petit', 'Lima', 'Okafor', 'Schmidt'];
export const surname: Column['cell'] = ({ number }) => lastNames[number % lastNames.length] ?? '';
