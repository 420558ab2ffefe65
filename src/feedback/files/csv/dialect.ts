// How a file is written: delimiter and line ends. Guessed from its beginning, without reading its meaning. Pure.
import { recordReader } from './records.ts';

export interface Dialect {
  readonly delimiter: string;
  readonly lineEnd: '\n' | '\r';
  /** Excel's own first line, "sep=;", is there and is not the header. */
  readonly hasSepLine: boolean;
}

const DELIMITERS = [';', ',', '\t', '|'];

/** The delimiter that cuts most records of the sample into as many cells as the header has, two at least. */
export function guessDialect(sample: string): Dialect {
  const lineEnd = countOf(sample, /\r(?!\n)/g) > countOf(sample, /\n/g) ? '\r' : '\n';
  const sep = /^sep=(.)\r?[\n\r]/i.exec(sample)?.[1];
  if (sep !== undefined) return { delimiter: sep, lineEnd, hasSepLine: true };
  let best = { delimiter: ',', share: 0, cells: 1 };
  for (const delimiter of DELIMITERS) {
    const records = recordReader(delimiter, lineEnd)
      .push(sample.endsWith(lineEnd) ? sample : sample + lineEnd)
      .slice(0, 200);
    const cells = records[0]?.cells.length ?? 0;
    if (cells < 2) continue;
    const share = records.filter((record) => record.cells.length === cells).length / records.length;
    if (share > best.share || (share === best.share && cells > best.cells))
      best = { delimiter, share, cells };
  }
  return { delimiter: best.delimiter, lineEnd, hasSepLine: false };
}

function countOf(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}
