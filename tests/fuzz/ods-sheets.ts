// OpenDocument spreadsheets as they are before they are spoilt, and their rows read by regular expressions after that.
import { DateTime } from 'luxon';
import type { Chance } from '../../src/demo/company/chance.ts';
import { headers, makeTable, type Table } from './answers.ts';
import type { Left } from './spoilt.ts';
import { type Parts, wallFormat } from './workbooks.ts';

export interface Spreadsheet {
  readonly table: Table;
  readonly parts: Parts;
}

export type SpoilOds = (written: Spreadsheet, chance: Chance) => Left;

export const CONTENT = 'content.xml';
export const MIME = 'application/vnd.oasis.opendocument.spreadsheet';
export const PROLOG = '<?xml version="1.0" encoding="UTF-8"?>\n';
const ODF = 'urn:oasis:names:tc:opendocument:xmlns';
const SPACES = ['office', 'table', 'text', 'style', 'number']
  .map((name) => `xmlns:${name}="${ODF}:${name === 'number' ? 'datastyle' : name}:1.0"`)
  .join(' ');

export function makeSpreadsheet(chance: Chance): Spreadsheet {
  const table = makeTable(chance);
  const areDates = chance.next() < 0.7;
  const format = wallFormat(table.rows[0]?.date ?? '');
  const cell = (field: string, text: string, isHeader: boolean): string => {
    if (text === '') return '<table:table-cell/>';
    if (!isHeader && field === 'score')
      return `<table:table-cell office:value-type="float" office:value="${text.replace(',', '.')}"><text:p>${text}</text:p></table:table-cell>`;
    if (!isHeader && field === 'date' && areDates) {
      const iso = DateTime.fromFormat(text, format, { zone: 'utc' }).toFormat("yyyy-MM-dd'T'HH:mm:ss");
      return `<table:table-cell office:value-type="date" office:date-value="${iso}"><text:p>${text}</text:p></table:table-cell>`;
    }
    const lines = text.split('\n').map((line) => `<text:p>${escaped(line)}</text:p>`);
    return `<table:table-cell office:value-type="string">${lines.join('')}</table:table-cell>`;
  };
  const rows = [headers, ...table.rows].map(
    (cells, i) =>
      `<table:table-row>${table.order.map((field) => cell(field, cells[field], i === 0)).join('')}</table:table-row>`,
  );
  const sheet = `<table:table table:name="Réponses"><table:table-column/>${rows.join('')}</table:table>`;
  return {
    table,
    parts: {
      mimetype: MIME,
      [CONTENT]: `${PROLOG}<office:document-content ${SPACES}><office:body><office:spreadsheet>${sheet}</office:spreadsheet></office:body></office:document-content>`,
    },
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const TEXT: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (xml: string): string => xml.replace(/&(\w+);/g, (all, name: string) => TEXT[name] ?? all);
const attribute = (xml: string, name: string): string | null =>
  new RegExp(`\\soffice:${name}="([^"]*)"`).exec(xml)?.[1] ?? null;

export function rowsInOds(parts: Parts, table: Table): string[][] {
  const format = wallFormat(table.rows[0]?.date ?? '');
  const rows = [...(parts[CONTENT] ?? '').matchAll(/<table:table-row\b[^>]*>(.*?)<\/table:table-row>/gs)];
  return rows.map(([, row = '']) =>
    [...row.matchAll(/<table:table-cell\b([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs)].map(
      ([, head = '', body = '']) => {
        const lines = [...body.matchAll(/<text:p\b[^>]*>(.*?)<\/text:p>/gs)].map(([, line = '']) =>
          plain(line),
        );
        const date = attribute(head, 'date-value');
        if (date !== null) return DateTime.fromISO(date, { zone: 'utc' }).toFormat(format);
        return attribute(head, 'value') ?? lines.join('\n');
      },
    ),
  );
}
