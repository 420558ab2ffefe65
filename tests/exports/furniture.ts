// From an export's cells to the bytes of a file: delimiter, quotes, encoding, line ends, and what people and tools put around a table.
import { writeFile } from 'node:fs/promises';
import iconv from 'iconv-lite';
import writeExcelFile from 'write-excel-file/node';
import type { Chance } from '../../src/demo/company/chance.ts';
import type { Export } from './export.ts';

/** Writes the file and says how, in a few words. */
export async function writeExport(path: string, made: Export, chance: Chance): Promise<string> {
  const width = made.headers[0]?.length ?? 0;
  const isWorkbook = made.kind === 'any' && chance.next() < 0.2;
  const hasTitle = made.kind === 'any' && made.headers.length === 1 && chance.next() < 0.2;
  const hasFooter = made.kind === 'any' && chance.next() < 0.15;
  const filled = (cells: readonly string[]) => [...cells, ...Array<string>(width - cells.length).fill('')];
  const rows = [
    ...(hasTitle ? [...chance.pick(titles), ...(chance.next() < 0.5 ? [['']] : [])].map(filled) : []),
    ...made.headers,
    ...made.rows,
    ...(hasFooter
      ? [...(chance.next() < 0.5 ? [['']] : []), ...chance.pick(footers(made.rows.length))].map(filled)
      : []),
  ];
  const around = `${hasTitle ? ', a title above' : ''}${hasFooter ? ', a footer' : ''}`;
  if (isWorkbook) {
    await writeExcelFile(rows.map((row) => row.map((value) => ({ type: String, value })))).toFile(path);
    return `${made.tool}, workbook${around}`;
  }
  const delimiter = made.kind === 'any' ? chance.pick([',', ',', ';', '\t']) : ',';
  const newline = chance.pick(['\n', '\r\n']);
  const isAllQuoted = chance.next() < 0.3;
  const cell = (text: string) =>
    isAllQuoted || /["\r\n]/.test(text) || text.includes(delimiter)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  const end = chance.next() < 0.8 ? newline : '';
  const text = rows.map((row) => row.map(cell).join(delimiter)).join(newline) + end;
  const encoding = made.kind === 'utf16' ? 'utf16le' : encodingFor(text, chance);
  await writeFile(
    path,
    iconv.encode(text, encoding, {
      addBOM: encoding === 'utf16le' || (chance.next() < 0.3 && encoding === 'utf8'),
    }),
  );
  return `${made.tool}, ${encoding}, ${delimiter === '\t' ? 'tab' : delimiter}${around}`;
}

const titles: readonly (readonly (readonly string[])[])[] = [
  [['Export satisfaction client']],
  [['Export satisfaction client'], ['Période : août à octobre 2026']],
  [['Customer feedback report'], ['Generated on 2026-11-02']],
];

const footers = (count: number): readonly (readonly (readonly string[])[])[] => [
  [['Total', String(count)]],
  [[`Total : ${count} réponses`]],
  [['Généré le 02/11/2026']],
  [['End of report']],
];

/** One that can write every sign of the text. */
function encodingFor(text: string, chance: Chance): string {
  const encoding = chance.pick(['utf8', 'utf8', 'utf8', 'win1252', 'utf16le', 'macroman']);
  return iconv.decode(iconv.encode(text, encoding), encoding) === text ? encoding : 'utf8';
}
