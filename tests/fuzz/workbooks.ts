// Workbooks as they are before they are spoilt: XML written here and zipped by fflate.
import { strToU8, zipSync } from 'fflate';
import { DateTime } from 'luxon';
import type { Chance } from '../../src/demo/company/chance.ts';
import { headers, makeTable, type Table } from './answers.ts';
import type { Left } from './spoilt.ts';

/** By name; texts, so that they can be spoilt before they are zipped. */
export type Parts = Readonly<Record<string, string>>;

export interface Workbook {
  readonly table: Table;
  readonly parts: Parts;
}

export type Spoil = (workbook: Workbook, chance: Chance) => Left;

export const SHEET = 'xl/worksheets/sheet1.xml';
export const STRINGS = 'xl/sharedStrings.xml';
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export function makeWorkbook(chance: Chance): Workbook {
  const table = makeTable(chance);
  const areShared = chance.next() < 0.7;
  const areSerials = chance.next() < 0.7;
  const strings: string[] = [];
  const cell = (field: string, text: string, column: number, row: number): string => {
    const place = `r="${letters(column)}${row}"`;
    if (text === '') return row % 2 === 0 ? '' : `<c ${place} s="0"/>`;
    if (row > 1 && field === 'score') return `<c ${place}><v>${text.replace(',', '.')}</v></c>`;
    if (row > 1 && field === 'date' && areSerials) return `<c ${place} s="1"><v>${serialOf(text)}</v></c>`;
    if (!areShared)
      return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
    if (!strings.includes(text)) strings.push(text);
    return `<c ${place} t="s"><v>${strings.indexOf(text)}</v></c>`;
  };
  const rows = [headers, ...table.rows].map(
    (cells, i) =>
      `<row r="${i + 1}">${table.order.map((field, column) => cell(field, cells[field], column, i + 1)).join('')}</row>`,
  );
  const items = strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`);
  return {
    table,
    parts: {
      '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
      '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Réponses" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
      'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
      [STRINGS]: `${HEAD}<sst xmlns="${MAIN}">${items.join('')}</sst>`,
      [SHEET]: `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1:G${rows.length}"/><sheetData>${rows.join('')}</sheetData></worksheet>`,
    },
  };
}

export function letters(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export const wallFormat = (text: string): string =>
  text.includes('T') ? "yyyy-MM-dd'T'HH:mm" : 'dd/MM/yyyy HH:mm';

function serialOf(date: string): number {
  return DateTime.fromFormat(date, wallFormat(date), { zone: 'utc' }).toMillis() / 86_400_000 + 25_569;
}

export const at = (chance: Chance, length: number): number => Math.floor(chance.next() * length);

export function zipped(parts: Readonly<Record<string, string | Uint8Array>>): Buffer {
  return Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
      ),
      { level: 1 },
    ),
  );
}

/** Nothing was done to its rows. */
export const same = (bytes: Buffer): Left => ({ bytes, rowsNow: null });
export const hopeless = (bytes: Buffer): Left => ({ bytes, rowsNow: null, isHopeless: true });
