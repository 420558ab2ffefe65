// Teams' limits, each with where it is written. What is done about them lives in messages/fit.ts, render.ts and form.ts.
import type { Limits } from '../../messages/fit.ts';
import type { Block } from '../../messages/message.ts';
import { calm } from './markup.ts';

/**
 * "The message size limit is 28 KB" (learn.microsoft.com/microsoftteams/limits-specifications-teams, Chat), the whole
 * post counted: text, card and what Teams adds to it (sender, conversation), for which a kilobyte is left.
 */
export const CARD_BYTES = 27 * 1024;

/**
 * One message. `cost` is bytes as JSON sends them; what the structure of a card takes comes on top, so render.ts tries
 * lower totals until the whole is under CARD_BYTES.
 * - buttons: "Adaptive Cards support only six primary actions" (…/task-modules-and-cards/cards/cards-reference); the card library
 *   itself shows five of a set where its host does not say otherwise.
 * - charts and tables: "Chart.Line", "Chart.VerticalBar" and "Table" of the Adaptive Cards documentation hub name none; so much is read
 *   on a telephone, and leaves the card small enough.
 * - blocks, options: no limit is documented; a card of more is unreadable.
 * - summary, heading, labels: no limit is documented; longer ones are cut by the clients.
 */
export const teamsLimits: Limits = {
  blocks: 100,
  blocksFor: (_: Block) => 1,
  cost,
  summary: 1_000,
  heading: 200,
  text: 6_000,
  note: 3_000,
  alt: 2_000,
  facts: 20,
  fact: 2_000,
  buttons: 5,
  buttonLabel: 75,
  options: 100,
  optionLabel: 75,
  charts: { perMessage: 2, title: 150, label: 60, categories: 30, series: 6 },
  tables: { perMessage: 2, rows: 50, columns: 10, cell: 300, total: 8_000 },
  total: 20_000,
};

const narrow = { ...teamsLimits.charts, categories: 20, series: 4 };
const short = { ...teamsLimits.tables, rows: 20, total: 3_000 };
/** What it shows is said: pictures are for messages. */
export const wordsAlone = {
  charts: { ...teamsLimits.charts, perMessage: 0 },
  tables: { ...teamsLimits.tables, perMessage: 0 },
};

/** What is tried one after the other until a card is small enough: less text and smaller pictures, none, then fewer and shorter choices too. */
export const SMALLER: readonly Partial<Limits>[] = [
  {},
  { total: 16_000, tables: short },
  { total: 12_000, charts: narrow, tables: short },
  { total: 8_000, ...wordsAlone },
  { total: 5_000, ...wordsAlone, summary: 500 },
  { total: 3_000, ...wordsAlone, summary: 300, options: 50, optionLabel: 60 },
  { total: 1_500, ...wordsAlone, summary: 200, options: 25, optionLabel: 40, buttonLabel: 40 },
];

export const formLimits = {
  title: 60,
  submit: 30,
  label: 300,
  hint: 1_000,
  placeholder: 150,
  /** Not Teams' limit: two of them full, and shown again with an error, still make a card that Teams takes. */
  input: 5_000,
  /** What is tried one after the other until a dialog is small enough. */
  options: [100, 60, 30, 15],
  optionLabel: 75,
  error: 300,
} as const;

/** Bytes of a text inside JSON, as a renderer writes it: look-alikes take three bytes. */
function cost(data: string): number {
  return Buffer.byteLength(JSON.stringify(calm(data))) - 2;
}
