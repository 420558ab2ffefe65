// How a file is written: delimiter, line ends, what makes a quote a text. Guessed from its beginning, without reading its meaning. Pure.
import { filledIn } from '../furniture/values.ts';
import { type CsvRecord, type LineEnd, recordReader } from './records.ts';
import { unwrapped, wrapping } from './wrapped.ts';

export interface Dialect {
  readonly delimiter: string;
  /** '\r\n': line feeds alone stand in texts without quotes around them. */
  readonly lineEnd: LineEnd;
  /** A backslash, as databases write it, where `\"` is a quote inside quotes. */
  readonly escapedBy: '"' | '\\';
  /** Excel's own first line, "sep=;", is there and is not the header. */
  readonly hasSepLine: boolean;
  /** Lines are one quoted text each (see wrapped.ts): what stands behind it, '' for nothing; null where lines are as they are. */
  readonly wrappedBefore: string | null;
}

const DELIMITERS = [';', ',', '\t', '|'];
/** Records that the guess is made from. */
const ENOUGH = 200;

/**
 * The delimiter that cuts most records of the sample into the same number of cells, two at least; then the line ends and the escape with
 * which more of them are.
 */
export function guessDialect(sample: string): Dialect {
  const lineEnd = countOf(sample, /\r(?!\n)/g) > countOf(sample, /\n/g) ? '\r' : '\n';
  const plain = dialectOf(sample, lineEnd);
  const behind = wrapping(sample, lineEnd);
  if (behind === null) return { ...plain.dialect, wrappedBefore: null };
  const inside = dialectOf(unwrapped(sample, behind, lineEnd), lineEnd);
  const isWrapped = inside.cells > 1 && inside.table >= LEAST_WRAPPED && inside.table > plain.tabular;
  return isWrapped ? { ...inside.dialect, wrappedBefore: behind } : { ...plain.dialect, wrappedBefore: null };
}

/** Of lines that are texts by chance, hardly any two hold as many delimiters. */
const LEAST_WRAPPED = 0.8;

type Plain = Omit<Dialect, 'wrappedBefore'>;

function dialectOf(sample: string, lineEnd: LineEnd): { readonly dialect: Plain } & Evenness {
  const sep = /^"?sep=(.)"?\r?[\n\r]/i.exec(sample)?.[1];
  const table = sep === undefined ? sample : sample.slice(/[\n\r]+/.exec(sample)?.index ?? 0).trimStart();
  const plain: PlainWriting = { delimiter: sep ?? delimiterOf(table, lineEnd), lineEnd, escapedBy: '"' };
  let best = { writing: plain, ...evenness(table, plain) };
  for (const writing of variants(plain, sample)) {
    const found = evenness(table, writing);
    if (found.share > best.share) best = { writing, ...found };
  }
  const { writing, ...even } = best;
  return { dialect: { ...writing, hasSepLine: sep !== undefined }, ...even };
}

function delimiterOf(sample: string, lineEnd: LineEnd): string {
  let best = { delimiter: ',', share: 0, cells: 1 };
  for (const delimiter of DELIMITERS) {
    const { cells, share } = evenness(sample, { delimiter, lineEnd, escapedBy: '"' });
    if (cells < 2) continue;
    if (share > best.share || (share === best.share && cells > best.cells))
      best = { delimiter, share, cells };
  }
  return best.delimiter;
}

type PlainWriting = Omit<Plain, 'hasSepLine'>;

function variants(plain: PlainWriting, sample: string): PlainWriting[] {
  const hasBoth = sample.includes('\r\n') && /(?<!\r)\n/.test(sample);
  const hasBackslash = sample.includes('\\"');
  return [
    ...(hasBackslash ? [{ ...plain, escapedBy: '\\' } as const] : []),
    ...(hasBoth ? [{ ...plain, lineEnd: '\r\n' } as const] : []),
    ...(hasBoth && hasBackslash ? [{ ...plain, lineEnd: '\r\n', escapedBy: '\\' } as const] : []),
  ];
}

interface Evenness {
  /** The commonest number of cells, and how many of the records have it and no quote astray. */
  readonly cells: number;
  readonly share: number;
  /** How many have it and something in two of its cells. */
  readonly tabular: number;
  /** Of those from the first that has it on: how many have it, and are no sentence with its commas. */
  readonly table: number;
}

function evenness(sample: string, { delimiter, lineEnd, escapedBy }: PlainWriting): Evenness {
  const isEnded = sample.endsWith(lineEnd);
  const reader = recordReader(delimiter, lineEnd, escapedBy);
  const records = reader.push(isEnded ? sample : sample + lineEnd).slice(0, ENOUGH);
  const { cells, count } = commonest(records);
  const filled = records.filter((record) => record.cells.length === cells && filledIn(record.cells) > 1);
  const all = Math.max(1, records.length);
  const first = records.findIndex((record) => record.cells.length === cells);
  const prose = records.filter((record) => record.cells.length === cells && isSentence(record.cells));
  const table = (count - prose.length) / Math.max(1, records.length - Math.max(0, first));
  return { cells, share: count / all, tabular: filled.length / all, table };
}

/** "fast, friendly, cheap": between cells no space follows. */
function isSentence(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.slice(1).every((cell) => cell.startsWith(' '));
}

/** Of equals the first. */
function commonest(records: readonly CsvRecord[]): { readonly cells: number; readonly count: number } {
  const counts = new Map<number, number>();
  const astray = new Map<number, number>();
  for (const { cells, problem } of records) {
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
    if (problem === 'quote') astray.set(cells.length, (astray.get(cells.length) ?? 0) + 1);
  }
  const best = [...counts].reduce((most, [cells, count]) => (count > most.count ? { cells, count } : most), {
    cells: 0,
    count: 0,
  });
  return { cells: best.cells, count: best.count - (astray.get(best.cells) ?? 0) };
}

function countOf(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}
