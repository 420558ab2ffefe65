// How a file is going to be imported: as guessed from it, then as somebody corrected it. Pure; nothing of a customer's stands in it.
import { z } from 'zod';
import {
  type Column,
  columnFields,
  type MissingColumn,
  missingIn,
  type Override,
} from '../feedback/files/columns.ts';
import type { RowFilter } from '../feedback/files/filters.ts';
import { nameInOption } from '../feedback/files/recognition/said.ts';
import { heats, metrics } from '../feedback/filters.ts';
import { redact } from '../feedback/redaction.ts';
import { isElicited } from '../feedback/sources/elicited.ts';
import { fold } from '../terms/fold.ts';

/** What a form of the platform with the least room (Slack: 100 blocks) shows comfortably. */
export const MOST_CHOICES = 18;
/** Longer headers are none that a person wrote. In characters. */
const LONGEST_HEADER = 200;

const field = z.enum(columnFields);
const metric = z.enum(metrics).nullable();

const found = z.object({
  /** The columns that can be chosen for: `at` counts from 0; `label` is the header, redacted: a file without headers begins with a customer. */
  columns: z.array(z.object({ at: z.number().int(), label: z.string(), field })),
  /** The fields of all others, each once, and how many columns those are. */
  restFields: z.array(field),
  rest: z.number().int(),
  /** What the scores are taken for. */
  metric,
  missing: z.enum(['date', 'answer', 'metric']).nullable(),
  /** What is asked before anything is stored: the question and its answers, the likeliest first, as its reader reads them. */
  doubts: z
    .array(
      z.object({
        key: z.string(),
        question: z.string(),
        answers: z.array(z.object({ is: z.string(), label: z.string() })),
      }),
    )
    .default([]),
  /** The columns by whose values rows can be chosen. */
  filters: z
    .array(z.object({ at: z.number().int(), label: z.string(), values: z.array(z.string()) }))
    .default([]),
  /** Of a workbook: the one that is read, and all of them. */
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
});

const standing = z.object({ at: z.number().int(), value: z.string() });

const plan = z.object({
  source: z.object({ id: z.string().nullable(), name: z.string() }),
  heat: z.enum(heats),
  /** For all rows, instead of the guess. */
  metric,
  sheet: z.string().nullable(),
  /** Instead of the guess, by the place of the column. */
  choices: z.record(z.string(), field),
  /** YYYY-MM-DD, for all rows. */
  day: z.string().nullable().default(null),
  /** What was answered to each doubt, by its key. */
  answers: z.record(z.string(), z.string()).default({}),
  /** Rows that come in, and that do not, by what stands in a column. */
  only: z.array(standing).default([]),
  without: z.array(standing).default([]),
  /** What the last reading found; null before the first. */
  found: found.nullable(),
});

export type ImportPlan = z.infer<typeof plan>;
export type FoundInFile = z.infer<typeof found>;

/** Throws on what is not a plan. */
export function parsePlan(stored: unknown): ImportPlan {
  return plan.parse(stored);
}

interface KnownSource {
  readonly id: string;
  readonly name: string;
  readonly heat: string;
}

/** The source is named like the file; it is the one of that name where there is one. */
export function firstPlan(fileName: string, sources: readonly KnownSource[]): ImportPlan {
  const name = sourceNameOf(fileName);
  const known = sources.find((each) => each.name === name);
  return {
    source: { id: known?.id ?? null, name },
    heat: known?.heat === 'cold' ? 'cold' : 'hot',
    metric: null,
    sheet: null,
    choices: {},
    day: null,
    answers: {},
    only: [],
    without: [],
    found: null,
  };
}

/** At most 100 characters, as sources' names are; never empty. */
function sourceNameOf(fileName: string): string {
  const bare = fileName.replace(/\.[a-z]{2,5}$/i, '').trim();
  const name = [...(bare === '' ? 'import' : bare)].slice(0, 50).join('').trim();
  return isElicited({ name }) ? `${name} (import)` : name;
}

/** The corrections, in the words of the reader of files. A metric for all rows goes by a name that no column has. */
export function overridesOf({ choices, metric, day }: ImportPlan, headers: readonly string[]): Override[] {
  const chosen = choosable(headers).flatMap(({ at }): Override[] => {
    const right = choices[String(at)];
    return right === undefined ? [] : [{ left: nameInOption(headers, at), right }];
  });
  const taken = new Set(headers.map((header) => fold(header)));
  const left = ['metric', 'metrique', 'indicateur', 'indicator', 'kpi'].find((name) => !taken.has(name));
  return [
    ...chosen,
    ...(metric === null || left === undefined ? [] : [{ left, right: metric }]),
    ...(day === null ? [] : [{ left: 'date', right: day }]),
  ];
}

/** What a reading found, as far as the plan keeps it. */
export function foundIn(
  read: Pick<FoundInFile, 'metric' | 'missing' | 'sheet'> & {
    readonly doubts?: FoundInFile['doubts'];
    readonly columns: readonly (Column & { readonly few?: readonly string[] })[];
    readonly sheets: readonly string[];
  },
): FoundInFile {
  const { columns, metric, missing, sheet, sheets, doubts = [] } = read;
  const shown = choosable(columns.map(({ header }) => header)).slice(0, MOST_CHOICES);
  const places = new Set(shown.map(({ at }) => at));
  const rest = columns.filter((_, at) => !places.has(at));
  return {
    columns: shown.map(({ at, header }) => ({
      at,
      label: redact(header).text,
      field: columns[at]?.field ?? 'segment',
    })),
    restFields: [...new Set(rest.map((column) => column.field))],
    rest: rest.length,
    metric,
    missing,
    doubts,
    filters: filtersIn(columns),
    sheet,
    sheets: [...sheets],
  };
}

/** Values that a form offers, of all columns together: what Slack lets one choose from, less than 100. */
const MOST_VALUES = 60;

function filtersIn(
  columns: readonly (Column & { readonly few?: readonly string[] })[],
): FoundInFile['filters'] {
  let room = MOST_VALUES;
  return columns.flatMap(({ header, few = [] }, at) => {
    if (few.length < 2 || few.length > room) return [];
    room -= few.length;
    return [{ at, label: redact(header.trim()).text, values: [...few] }];
  });
}

/** As a reading takes them. */
export function filtersOf({ only, without }: Pick<ImportPlan, 'only' | 'without'>): RowFilter[] {
  const of = (kind: RowFilter['kind'], list: ImportPlan['only']) =>
    list.map(({ at, value }): RowFilter => ({ kind, column: `#${at + 1}`, value }));
  return [...of('only', only), ...of('without', without)];
}

/** The columns that a header names for sure: the first of those that are written alike. */
function choosable(headers: readonly string[]): { at: number; header: string }[] {
  const seen = new Set<string>();
  return headers.flatMap((raw, at) => {
    const header = raw.trim();
    // "#" has no letters to fold.
    const key = fold(header) || header;
    if (key === '' || seen.has(key)) return [];
    seen.add(key);
    return header.length > LONGEST_HEADER ? [] : [{ at, header }];
  });
}

/** Fields of which a file has one column at most. */
const SINGLE = new Set<string>(columnFields.filter((each) => !['name', 'segment', 'ignore'].includes(each)));

export interface Correction {
  readonly source: ImportPlan['source'];
  readonly heat: ImportPlan['heat'];
  readonly metric: ImportPlan['metric'];
  readonly sheet: string | null;
  /** By the place of the column. */
  readonly choices: ImportPlan['choices'];
  readonly day: ImportPlan['day'];
  readonly answers: ImportPlan['answers'];
  readonly only: ImportPlan['only'];
  readonly without: ImportPlan['without'];
}

/** What is chosen for a column as it stands, though it may not have been read that way yet. */
export function fieldAt(
  { choices }: ImportPlan,
  { at, field }: FoundInFile['columns'][number],
): FoundInFile['columns'][number]['field'] {
  return choices[String(at)] ?? field;
}

/** The sheet that is read, or waits to be. */
export function sheetOf({ sheet, found }: ImportPlan): string | null {
  return sheet ?? found?.sheet ?? null;
}

/** The metric that the scores are taken for. */
export function metricOf({ metric, found }: ImportPlan): ImportPlan['metric'] {
  return metric ?? found?.metric ?? null;
}

/** A correction to what is planned already. */
export function isAsPlanned(plan: ImportPlan, correction: Correction): boolean {
  const { source, heat, metric, sheet, choices, day, answers } = correction;
  // One that was made by this name meanwhile is the one that was meant.
  const isSource = plan.source.id === null ? source.name === plan.source.name : source.id === plan.source.id;
  const columns = plan.found?.columns ?? [];
  return (
    isSource &&
    heat === plan.heat &&
    metric === metricOf(plan) &&
    (sheet === null || sheet === sheetOf(plan)) &&
    day === plan.day &&
    Object.entries(answers).every(([key, is]) => plan.answers[key] === is) &&
    JSON.stringify(filtersOf(plan)) === JSON.stringify(filtersOf(correction)) &&
    columns.every((column) => (choices[String(column.at)] ?? column.field) === fieldAt(plan, column))
  );
}

/** What stands in the way of a correction: what is missing, or the places of columns whose field another column has. */
export type Objection =
  | { readonly kind: 'missing'; readonly what: MissingColumn }
  | { readonly kind: 'twice'; readonly places: readonly number[] };

/** Null where nothing does. Columns that were not shown give way: they keep what nobody chose. */
export function objectionTo(
  { choices, metric, day, answers }: Correction,
  found: FoundInFile,
): Objection | null {
  const chosen = found.columns.map((column) => ({ ...column, field: choices[column.at] ?? column.field }));
  const twice = chosen.filter(
    (column, i) => SINGLE.has(column.field) && chosen.findIndex((each) => each.field === column.field) < i,
  );
  if (twice.length > 0) return { kind: 'twice', places: twice.map(({ at }) => at) };
  const missing = missingIn([...chosen.map((each) => each.field), ...found.restFields], metric, day);
  // What a score measures may be known of its column, or be said with an answer: the next reading tells.
  const isOpen = missing !== 'metric' || (found.missing !== null && Object.keys(answers).length === 0);
  return missing === null || !isOpen ? null : { kind: 'missing', what: missing };
}

/** Another sheet has other columns: what was chosen for those of this one is not kept. */
export function corrected(before: ImportPlan, correction: Correction): ImportPlan {
  const { source, heat, metric, sheet, choices, day, answers, only, without } = correction;
  const isOther = before.found !== null && sheet !== null && sheet !== before.found.sheet;
  const said = isOther
    ? { choices: {}, answers: {}, only: [], without: [] }
    : { choices, answers: { ...before.answers, ...answers }, only, without };
  return { ...before, source, heat, metric, sheet, day, ...said };
}
