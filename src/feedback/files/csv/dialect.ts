// How a file is written: delimiter and line ends. Guessed from its beginning, without reading its meaning. Pure.
import { recordReader } from './records.ts';

export interface Dialect {
  readonly delimiter: string;
  readonly lineEnd: '\n' | '\r';
  /** Excel's own first line, "sep=;", is there and is not the header. */
  readonly hasSepLine: boolean;
}

const DELIMITERS = [';', ',', '\t', '|'];

/** The delimiter that cuts most records of the sample into the same number of cells, two at least. */
export function guessDialect(sample: string): Dialect {
  const lineEnd = countOf(sample, /\r(?!\n)/g) > countOf(sample, /\n/g) ? '\r' : '\n';
  const sep = /^sep=(.)\r?[\n\r]/i.exec(sample)?.[1];
  if (sep !== undefined) return { delimiter: sep, lineEnd, hasSepLine: true };
  let best = { delimiter: ',', share: 0, cells: 1 };
  for (const delimiter of DELIMITERS) {
    const records = recordReader(delimiter, lineEnd)
      .push(sample.endsWith(lineEnd) ? sample : sample + lineEnd)
      .slice(0, 200);
    const { cells, count } = commonest(records.map((record) => record.cells.length));
    if (cells < 2) continue;
    const share = count / records.length;
    if (share > best.share || (share === best.share && cells > best.cells))
      best = { delimiter, share, cells };
  }
  return { delimiter: best.delimiter, lineEnd, hasSepLine: false };
}

/** Of equals the first. */
function commonest(widths: readonly number[]): { readonly cells: number; readonly count: number } {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].reduce((best, [cells, count]) => (count > best.count ? { cells, count } : best), {
    cells: 0,
    count: 0,
  });
}

function countOf(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}
