// The rows of a spoilt workbook, read by regular expressions, which know nothing of what is around them.
import { DateTime } from 'luxon';
import type { Table } from './answers.ts';
import { type Parts, SHEET, STRINGS, wallFormat } from './workbooks.ts';

const TEXT: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (xml: string): string => xml.replace(/&(\w+);/g, (all, name: string) => TEXT[name] ?? all);
const attribute = (xml: string, name: string): string =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(xml)?.[1] ?? '';

export function rowsIn(parts: Parts, table: Table): string[][] {
  const strings = [...(parts[STRINGS] ?? '').matchAll(/<si\b[^>]*>(.*?)<\/si>/gs)].map(([, item = '']) =>
    plain([...item.matchAll(/<t\b[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text).join('')),
  );
  const format = wallFormat(table.rows[0]?.date ?? '');
  return [...(parts[SHEET] ?? '').matchAll(/<row\b[^>]*>(.*?)<\/row>/gs)].map(([, row = '']) => {
    const cells: string[] = [];
    for (const [, head = '', body = ''] of row.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const [name = ''] = /^[A-Z]+/.exec(attribute(head, 'r')) ?? [];
      const column = [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      const value = [...body.matchAll(/<[vt]\b[^>]*>(.*?)<\/[vt]>/gs)].map(([, text]) => text).join('');
      const type = attribute(head, 't');
      const place = column < 0 ? cells.length : column;
      cells[place] = shown(
        type,
        attribute(head, 's'),
        type === 's' ? (strings[Number(value)] ?? '') : plain(value),
        format,
      );
    }
    return Array.from(cells, (cell) => cell ?? '');
  });
}

function shown(type: string, style: string, value: string, format: string): string {
  if (type !== '' && type !== 'n') return value;
  if (style !== '1' || value === '') return value.trim();
  const minutes = (Number(value) - 25_569) * 1440;
  // A digit that was changed may leave seconds, which no date of the table has.
  if (Math.abs(minutes - Math.round(minutes)) > 1e-4) return value;
  return DateTime.fromMillis(Math.round(minutes) * 60_000, { zone: 'utc' }).toFormat(format);
}
