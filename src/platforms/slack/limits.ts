// Slack's limits, each with where it is written. What is done about them lives in messages/fit.ts and form.ts.

import { withoutControls } from '../../messages/controls.ts';
import type { Limits } from '../../messages/fit.ts';
import type { Block } from '../../messages/message.ts';
import { words } from '../../messages/text.ts';
import { escaped } from './markup.ts';

/**
 * One message. Sources are pages of docs.slack.dev/reference/block-kit unless another is named.
 * - blocks: "You can include up to 50 blocks in each message" (blocks).
 * - text 3,000, fields 10 of 2,000: blocks/section-block.
 * - heading 150: blocks/header-block. alt 2,000: blocks/image-block.
 * - note 3,000: composition-objects/text-object ("maximum length is 3000 characters").
 * - buttons 25 elements: blocks/actions-block. buttonLabel 75: block-elements/button-element.
 * - options 100: block-elements/select-menu-element. optionLabel 75: composition-objects/option-object.
 * - charts: title 50, names and labels 20, 20 values a series, 6 series, "up to two data visualization blocks" a message
 *   (blocks/data-visualization-block, June 2026).
 * - tables: 100 rows, that of the labels among them, and 20 columns (blocks/table-block); one a message. The length of a cell and of all
 *   is not documented: as much as leaves room for what else the message says.
 * - summary 4,000: "we recommend 4,000 characters" (docs.slack.dev/reference/methods/chat.postMessage, Truncating content).
 * - total 12,000: undocumented; servers answer `msg_blocks_too_long` from about 13,200 characters on.
 */
export const slackLimits: Limits = {
  blocks: 50,
  blocksFor,
  cost,
  summary: 4_000,
  heading: 150,
  text: 3_000,
  note: 3_000,
  alt: 2_000,
  facts: 10,
  fact: 2_000,
  buttons: 25,
  buttonLabel: 75,
  options: 100,
  optionLabel: 75,
  charts: { perMessage: 2, title: 50, label: 20, categories: 20, series: 6 },
  tables: { perMessage: 1, rows: 99, columns: 20, cell: 200, total: 6_000 },
  total: 12_000,
};

/** A view (modal or home): "up to 100 blocks" (docs.slack.dev/reference/views); texts as in a message. Charts and tables are for messages. */
export const slackViewLimits: Limits = {
  ...slackLimits,
  blocks: 100,
  charts: { ...slackLimits.charts, perMessage: 0 },
  tables: { ...slackLimits.tables, perMessage: 0 },
};

/** Sources: docs.slack.dev/reference/views (title, submit, close, private_metadata), block-kit pages for the rest. */
export const formLimits = {
  title: 24,
  submit: 24,
  /** blocks/input-block. */
  label: 2_000,
  hint: 2_000,
  /** block-elements: placeholder. */
  placeholder: 150,
  /** block-elements/plain-text-input-element: max_length, "maximum is 3000". */
  input: 3_000,
  /** block-elements/checkboxes-element and radio-button-group-element: "maximum of 10 options". */
  checkboxes: 10,
  /** block-elements/select-menu-element: "maximum number of option groups is 100"; composition-objects/option-group-object: label 75. */
  groups: 100,
  groupLabel: 75,
  /** What a select offers in all: a hundred at least; else, in groups, the most of these with which the view stays within its bytes. */
  offered: [100, 10_000, 2_000, 1_000, 500, 250],
  /** methods/views.open, view_too_large: "greater than 250kb". */
  bytes: 240_000,
  /** views: private_metadata, "max length of 3000 characters". */
  metadata: 3_000,
  /** No length is documented for the sentence under a field; this much was always shown. */
  error: 300,
} as const;

/** Shortcuts in Slack's manifest schema (slackapi/manifest-schema), version 2. */
export const shortcutLimits = { name: 24, description: 150 } as const;

/** composition-objects/confirmation-dialog-object. */
export const confirmLimits = { title: 100, text: 300, button: 30 } as const;

/** In two columns a telephone has some twenty letters a line: what takes more than three of them is read across the whole width. */
const COLUMN_LETTERS = 60;

/** Too long to stand in columns: each of them is a block of its own. */
export function needWidth(facts: Extract<Block, { kind: 'facts' }>['facts']): boolean {
  return facts.some(({ value }) => words(value).length > COLUMN_LETTERS);
}

/** A quote stands above the line that says whose it is, a picture below the sentence that it shows. */
function blocksFor(block: Block): number {
  if (block.kind === 'chart' || block.kind === 'table') return 2;
  if (block.kind === 'facts') return needWidth(block.facts) ? block.facts.length : 1;
  return block.kind === 'quote' && block.by !== undefined ? 2 : 1;
}

/** Letters of Europe, figures and punctuation that are sent as they stand. */
const AS_IT_STANDS = /^[ !"#$%'-;=?-~\u00a1-\u024f]*$/;

/** Escaped, `&` takes five characters and `<` or `>` four; counted so wherever the text ends up. */
function cost(data: string): number {
  return AS_IT_STANDS.test(data) ? data.length : escaped(withoutControls(data)).length;
}
