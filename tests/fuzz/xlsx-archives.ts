// What can happen to the archive that a workbook is.
import { at, hopeless, MAIN, SHEET, type Spoil, STRINGS, same, type Workbook, zipped } from './workbooks.ts';
import { type Part, zipOf } from './zip.ts';

export const archiveSpoils: Readonly<Record<string, Spoil>> = {
  'left alone': ({ parts, table }) => ({ ...same(zipped(parts)), atLeast: table.rows.length }),
  'cut anywhere': ({ parts }, chance) => {
    const bytes = zipped(parts);
    return { ...hopeless(bytes.subarray(0, 4 + at(chance, bytes.length - 4))) };
  },
  'bytes changed anywhere in the archive': ({ parts }, chance) => {
    const bytes = zipped(parts);
    for (let i = 1 + at(chance, 3); i > 0; i--) bytes[4 + at(chance, bytes.length - 4)] = at(chance, 256);
    return same(bytes);
  },
  'bytes swapped in the directory': ({ parts }, chance) => {
    const bytes = zipped(parts);
    const start = bytes.indexOf('PK\x01\x02', 0, 'latin1');
    const [one, two] = [start + at(chance, bytes.length - start), start + at(chance, bytes.length - start)];
    const kept = bytes[one] ?? 0;
    bytes[one] = bytes[two] ?? 0;
    bytes[two] = kept;
    return same(bytes);
  },
  'a directory that lies': ({ parts }, chance) => {
    const liar = chance.pick([SHEET, STRINGS, 'xl/workbook.xml', 'xl/styles.xml']);
    const claims = chance.pick([
      { unpacked: 10 },
      { unpacked: 0xfffffff0 },
      { packed: 10 },
      { packed: 0x7fffffff },
      { crc: 1 },
      { method: 0 },
      { method: 12 },
      { unpacked: 0, packed: 0 },
    ]);
    const all = Object.entries(parts).map(
      ([name, text]): Part => ({ name, content: Buffer.from(text), ...(name === liar ? { claims } : {}) }),
    );
    return hopeless(zipOf(all));
  },
  'a part missing': ({ parts }, chance) => {
    const gone = chance.pick(['[Content_Types].xml', 'xl/workbook.xml', SHEET]);
    return hopeless(zipped(Object.fromEntries(Object.entries(parts).filter(([name]) => name !== gone))));
  },
  'two parts of one name': ({ parts }) =>
    hopeless(
      zipOf(
        [...Object.entries(parts), [SHEET, parts[SHEET] ?? ''] as const].map(([name, text]) => ({
          name,
          content: Buffer.from(text),
        })),
      ),
    ),
  'a password': ({ parts }) => {
    const bytes = zipped(parts);
    const entry = bytes.indexOf(SHEET, bytes.indexOf('PK\x01\x02', 0, 'latin1')) - 46;
    bytes.writeUInt16LE(bytes.readUInt16LE(entry + 8) | 1, entry + 8);
    return hopeless(bytes);
  },
  'a zip bomb': (written, chance) =>
    hopeless(
      bomb(
        written,
        chance.pick([spaces, emptyRows]),
        chance.pick([SHEET, STRINGS]),
        chance.pick([{}, { unpacked: 1000 }, { unpacked: 0 }]),
      ),
    ),
  'another archive': (_, chance) =>
    hopeless(
      chance.pick([
        zipped({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }),
        zipped({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }),
        zipped({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' }),
        Buffer.from('PK\x03\x04'),
      ]),
    ),
};

const spaces = Buffer.concat([
  Buffer.from(`<worksheet xmlns="${MAIN}"><sheetData>`),
  Buffer.alloc(48 * 1024 * 1024, 0x20),
]);
const emptyRows = Buffer.from(`<worksheet xmlns="${MAIN}"><sheetData>${'<row/>'.repeat(4_000_000)}`);

function bomb(
  { parts }: Workbook,
  content: Buffer,
  bombed: string,
  claims: NonNullable<Part['claims']>,
): Buffer {
  const all = Object.entries(parts).map(
    ([name, text]): Part =>
      name === bombed ? { name, content, claims } : { name, content: Buffer.from(text) },
  );
  return zipOf(all);
}
