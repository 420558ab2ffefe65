// CSV files, well made and then spoilt.
import iconv from 'iconv-lite';
import type { Chance } from '../../src/demo/company/chance.ts';
import { headers, makeTable, type Table } from './answers.ts';
import { rows } from './csv-rows.ts';
import type { Left, Spoilt } from './spoilt.ts';

interface Written {
  readonly table: Table;
  readonly delimiter: string;
  readonly end: string;
  readonly encoding: string;
  readonly text: string;
  /** The header's and each row's, with their line ends. */
  readonly lines: readonly string[];
}

type Spoil = (written: Written, chance: Chance) => Left;

export function spoiltCsv(chance: Chance): Spoilt {
  const written = write(chance);
  const [how, spoil] = chance.pick(Object.entries(spoils));
  return { how: `csv: ${how}`, table: written.table, ...spoil(written, chance) };
}

function write(chance: Chance): Written {
  const table = makeTable(chance);
  const delimiter = chance.pick([';', ',', '\t']);
  const end = chance.pick(['\r\n', '\n']);
  const quoteAll = chance.next() < 0.3;
  const cell = (text: string): string =>
    quoteAll || /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = [headers, ...table.rows].map((row) =>
    table.order.map((field) => cell(row[field])).join(delimiter),
  );
  const ended = lines.map((line) => line + end);
  const encoding = chance.pick(['utf-8', 'bom', 'windows-1252', 'utf-16le']);
  return { table, delimiter, end, encoding, text: ended.join(''), lines: ended };
}

function encode(text: string, encoding: string): Buffer {
  if (encoding === 'bom') return iconv.encode(text, 'utf-8', { addBOM: true });
  return iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf-16') });
}

const at = (chance: Chance, length: number): number => Math.floor(chance.next() * length);

/** Some place below the header. */
function placeIn({ text, end }: Written, chance: Chance): number {
  const body = text.indexOf(end) + end.length;
  return body + at(chance, text.length - body);
}

const unchanged = (bytes: Buffer): Left => ({ bytes, rowsNow: null });

function inserted(written: Written, chance: Chance, what: string): Buffer {
  const place = placeIn(written, chance);
  return encode(written.text.slice(0, place) + what + written.text.slice(place), written.encoding);
}

function cutAt({ text, lines, encoding }: Written, size: number): Left {
  let length = 0;
  const whole = lines.filter((_, i) => {
    length = encode(lines.slice(0, i + 1).join(''), encoding).length;
    return length <= size;
  });
  return { ...rows(encode(text, encoding).subarray(0, size)), atLeast: Math.max(0, whole.length - 1) };
}

const spoils: Readonly<Record<string, Spoil>> = {
  'left alone': ({ text, encoding, table }) => ({
    ...unchanged(encode(text, encoding)),
    atLeast: table.rows.length,
  }),
  'cut anywhere': (written, chance) =>
    cutAt(written, at(chance, encode(written.text, written.encoding).length)),
  'cut in its last row': (written, chance) =>
    cutAt(written, encode(written.text, written.encoding).length - 1 - at(chance, 60)),
  'NUL bytes': (written, chance) => unchanged(inserted(written, chance, '\0'.repeat(1 + at(chance, 5)))),
  'every third line in another encoding': ({ text }) => ({
    ...rows(
      Buffer.concat(
        text.split(/(?<=\n)/).map((line, i) => encode(line, i % 3 === 2 ? 'windows-1252' : 'utf-8')),
      ),
    ),
  }),
  'an encoding that nobody expects': ({ text }, chance) =>
    rows(encode(text, chance.pick(['macintosh', 'utf-16be', 'ibm850', 'shift_jis', 'utf-16le']))),
  'bytes that no encoding has': (written, chance) => {
    const bytes = encode(written.text, 'utf-8');
    const place = bytes.indexOf('\n') + 1;
    const cut = place + at(chance, bytes.length - place);
    const junk = Buffer.from(Array.from({ length: 1 + at(chance, 4) }, () => 0x80 + at(chance, 0x80)));
    return rows(Buffer.concat([bytes.subarray(0, cut), junk, bytes.subarray(cut)]));
  },
  'quotes never closed': (written, chance) => {
    const { text, delimiter, end } = written;
    const lines = text.split(end);
    const row = 1 + at(chance, lines.length - 2);
    const spoilt = lines.map((line, i) => (i === row ? line.replace(delimiter, `${delimiter}"`) : line));
    return rows(encode(spoilt.join(end), written.encoding));
  },
  'quotes anywhere': (written, chance) => rows(inserted(written, chance, '"')),
  'mixed line ends': (written, chance) => {
    const text = written.text.replace(/\r?\n/g, () => chance.pick(['\r\n', '\n', '\r', '\n\n']));
    return rows(encode(text, written.encoding));
  },
  'bytes changed': (written, chance) => {
    const bytes = Buffer.from(encode(written.text, written.encoding));
    const from = encode(written.text.slice(0, written.text.indexOf('\n') + 1), written.encoding).length;
    for (let i = 1 + at(chance, 4); i > 0; i--)
      bytes[from + at(chance, bytes.length - from)] = at(chance, 256);
    return rows(bytes);
  },
  'a piece taken out': (written, chance) => {
    const start = placeIn(written, chance);
    const text = written.text.slice(0, start) + written.text.slice(start + 1 + at(chance, 200));
    return rows(encode(text, written.encoding));
  },
  'a piece twice': (written, chance) => {
    const start = placeIn(written, chance);
    const piece = written.text.slice(start, start + 1 + at(chance, 200));
    return rows(inserted({ ...written }, chance, piece));
  },
  'a huge field': (written, chance) => {
    const huge = 'é'.repeat(21_000 + at(chance, 600_000));
    return unchanged(
      inserted(written, chance, chance.pick([huge, `${huge}${written.delimiter}`, `"${huge}`])),
    );
  },
  'a row of a million columns': (written, chance) => {
    const { end, delimiter, encoding } = written;
    const row = at(chance, written.lines.length);
    const wide = delimiter.repeat(chance.pick([1_000_000, 40_000, 300]));
    const lines = written.lines.map((line, i) =>
      i === row ? line.slice(0, -end.length) + wide + end : line,
    );
    return unchanged(encode(lines.join(''), encoding));
  },
  'a header damaged': (written, chance) => {
    const { text, end, encoding } = written;
    const place = at(chance, text.indexOf(end));
    const spoilt = text.slice(0, place) + chance.pick(['', '\0', ';', '"', 'x']) + text.slice(place + 1);
    return rows(encode(spoilt, encoding));
  },
  'a million empty lines': ({ text, encoding, end, table }) => ({
    ...unchanged(encode(text + end.repeat(1_000_000), encoding)),
    atLeast: table.rows.length,
  }),
  'something else altogether': (_, chance) => ({
    ...unchanged(
      chance.pick([
        Buffer.from(Array.from({ length: 5000 }, () => at(chance, 256))),
        Buffer.from('%PDF-1.7\n%âãÏÓ\n'),
        Buffer.from('<html><table><tr><td>Date</td></tr></table></html>'),
        Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]),
        Buffer.alloc(0),
        Buffer.alloc(100_000),
        Buffer.from('{"Date":"2026-01-05","NPS":9}\n'),
      ]),
    ),
    isHopeless: true,
  }),
};
