import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { guessFile } from '../../../src/feedback/file.ts';
import { row, word, workbook, zipped } from '../../fixtures/workbook.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portevoix-xlsx-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const SHEET = 'xl/worksheets/sheet1.xml';
const answer = row('<c s="2"><v>46066</v></c>', '<c><v>9</v></c>', word('Merci'));
const good = workbook([{ name: 'A', rows: row(word('Date'), word('NPS'), word('Avis')) + answer }]);
const withSheet = (change: (xml: string) => string): Buffer =>
  zipped({ ...good, [SHEET]: change(good[SHEET] ?? '') });
const after = (xml: string): Buffer =>
  withSheet((sheet) => sheet.replace('</sheetData>', `${xml}</sheetData>`));

function encrypted(): Buffer {
  const bytes = zipped(good);
  const entry = bytes.indexOf('PK\x01\x02', 0, 'latin1');
  for (let at = entry; at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1'))
    bytes.writeUInt16LE(1, at + 8);
  return bytes;
}

test.each([
  [
    'a workbook of Excel 97',
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    'import.oldExcel',
    'Excel 97-2003',
    'LibreOffice',
  ],
  ['a PDF', Buffer.from('%PDF-1.7\n'), 'import.notTable', '.xlsx or CSV', '.xlsx ou en CSV'],
  [
    'a table in HTML that is called .xls',
    Buffer.from('\ufeff <html><table>'),
    'import.notTable',
    'web page',
    'page web',
  ],
  [
    'a text of OpenDocument',
    zipped({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }),
    'import.notWorkbook',
    '.ods',
    '.ods',
  ],
  [
    'a packed CSV file',
    zipped({ 'answers.csv': 'Date;NPS' }),
    'import.notWorkbook',
    'unpack',
    'décompressez',
  ],
  [
    'a Numbers document',
    zipped({ 'Index/Document.iwa': 'x' }),
    'import.notWorkbook',
    'Export To',
    'Exporter vers',
  ],
  [
    'a spreadsheet in XML',
    Buffer.from('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'),
    'import.notTable',
    'XML',
    'XML',
  ],
  [
    'a binary workbook',
    zipped({ '[Content_Types].xml': '<a/>', 'xl/workbook.bin': 'x' }),
    'import.notWorkbook',
    '.xlsb',
    '.xlsb',
  ],
  ['an archive with a password', encrypted(), 'import.locked', 'password', 'mot de passe'],
  ['half a file', zipped(good).subarray(0, 1_000), 'import.incomplete', 'nothing', 'rien'],
  ['no sheet at all', zipped(workbook([])), 'import.noHeader', 'names of columns', 'noms des colonnes'],
  ['an empty sheet', zipped(workbook([{ name: 'Vide', rows: '' }])), 'import.noHeader', 'Vide', 'Vide'],
  ['XML that stops', withSheet((xml) => xml.slice(0, -40)), 'import.damaged', 'row 1', 'ligne 1'],
  ['a row that comes twice', after('<row r="2"/>'), 'import.damaged', 'row 2', 'ligne 2'],
  ['a NUL byte', after('<row><c><v>\0</v></c></row>'), 'import.damaged', 'row 2', 'ligne 2'],
  ['an entity', after('<row><c><v>&xxe;</v></c></row>'), 'import.damaged', 'row 2', 'ligne 2'],
  [
    'a document type',
    withSheet((xml) =>
      xml.replace('<worksheet', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet'),
    ),
    'import.damaged',
    'sheet1.xml',
    'sheet1.xml',
  ],
  ['elements in elements, without end', after('<a>'.repeat(100_000)), 'import.damaged', 'row 2', 'ligne 2'],
  [
    'a text of three megabytes',
    after(`<row><c t="str"><v>${'ab'.repeat(1_500_000)}</v></c></row>`),
    'import.damaged',
    'row 2',
    'ligne 2',
  ],
  [
    'a million columns',
    after('<row r="7"><c r="BDWGN7"><v>1</v></c></row>'),
    'import.tooManyColumns',
    'Row 7',
    'ligne 7',
  ],
  ['a row beyond the last', after('<row r="1048577"/>'), 'import.tooManyRows', '1048576', '1048576'],
  [
    'a zip bomb',
    zipped({ ...good, [SHEET]: `${good[SHEET]}${' '.repeat(30_000_000)}` }),
    'import.tooLarge',
    'sheet1.xml',
    'sheet1.xml',
  ],
])('%s is refused', async (_, bytes, code, en, fr) => {
  const file = join(folder, 'avis.xlsx');
  await writeFile(file, bytes);
  const refusal: unknown = await guessFile(file, { overrides: [], usualDateOrder: 'dmy' }).catch(
    (error) => error,
  );
  if (!(refusal instanceof UserError)) throw refusal;
  expect(refusal.code).toBe(code);
  expect(refusal.say('en')).toContain(en);
  expect(refusal.say('fr')).toContain(fr);
});

test('a part whose content was changed is refused by its checksum', async () => {
  const file = join(folder, 'avis.xlsx');
  const bytes = zipped(good);
  const place = bytes.indexOf('PK\x01\x02', 0, 'latin1');
  bytes.writeUInt32LE(1, bytes.indexOf(SHEET, place) - 46 + 16);
  await writeFile(file, bytes);
  await expect(guessFile(file, { overrides: [], usualDateOrder: 'dmy' })).rejects.toThrow('import.damaged');
});

test('--sheet is refused for a CSV file', async () => {
  const file = join(folder, 'avis.csv');
  await writeFile(file, 'Date;NPS\n13/02/2026;9\n');
  const guess = guessFile(file, { overrides: [], usualDateOrder: 'dmy', sheet: 'A' });
  await expect(guess).rejects.toThrow('import.noSheets');
});
