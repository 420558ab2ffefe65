// How a file is written: delimiter, line ends, what makes a quote a text. Guessed from its beginning, without reading its meaning. Pure.
import { type CsvRecord, type LineEnd, recordReader } from './records.ts';

export interface Dialect {
  readonly delimiter: string;
  /** '\r\n': line feeds alone stand in texts without quotes around them. */
  readonly lineEnd: LineEnd;
  /** A backslash, as databases write it, where `\"` is a quote inside quotes. */
  readonly escapedBy: '"' | '\\';
  /** Excel's own first line, "sep=;", is there and is not the header. */
  readonly hasSepLine: boolean;
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
  const sep = /^"?sep=(.)"?\r?[\n\r]/i.exec(sample)?.[1];
  const table = sep === undefined ? sample : sample.slice(/[\n\r]+/.exec(sample)?.index ?? 0).trimStart();
  const plain = { delimiter: sep ?? delimiterOf(table, lineEnd), lineEnd, escapedBy: '"' } as const;
  let best: { dialect: Omit<Dialect, 'hasSepLine'>; share: number } | null = null;
  for (const dialect of [plain, ...variants(plain, sample)]) {
    const { share } = evenness(table, dialect);
    if (best === null || share > best.share) best = { dialect, share };
  }
  return { ...(best?.dialect ?? plain), hasSepLine: sep !== undefined };
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

type Writing = Omit<Dialect, 'hasSepLine'>;

function variants(plain: Writing, sample: string): Writing[] {
  const hasBoth = sample.includes('\r\n') && /(?<!\r)\n/.test(sample);
  const hasBackslash = sample.includes('\\"');
  return [
    ...(hasBackslash ? [{ ...plain, escapedBy: '\\' } as const] : []),
    ...(hasBoth ? [{ ...plain, lineEnd: '\r\n' } as const] : []),
    ...(hasBoth && hasBackslash ? [{ ...plain, lineEnd: '\r\n', escapedBy: '\\' } as const] : []),
  ];
}

/** The commonest number of cells, and how many of the records have it and no quote astray. */
function evenness(
  sample: string,
  { delimiter, lineEnd, escapedBy }: Writing,
): { cells: number; share: number } {
  const isEnded = sample.endsWith(lineEnd);
  const reader = recordReader(delimiter, lineEnd, escapedBy);
  const records = reader.push(isEnded ? sample : sample + lineEnd).slice(0, ENOUGH);
  const { cells, count } = commonest(records);
  return { cells, share: records.length === 0 ? 0 : count / records.length };
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
