// OpenDocument spreadsheets, well made and then spoilt.
import type { Chance } from '../../src/demo/company/chance.ts';
import { cellsBy } from './csv-rows.ts';
import {
  CONTENT,
  MIME,
  makeSpreadsheet,
  PROLOG,
  rowsInOds,
  type SpoilOds,
  type Spreadsheet,
} from './ods-sheets.ts';
import type { Left, Spoilt } from './spoilt.ts';
import { at, hopeless, same, zipped } from './workbooks.ts';

export function spoiltOds(chance: Chance): Spoilt {
  const written = makeSpreadsheet(chance);
  const [how, spoil] = chance.pick(Object.entries(spoils));
  return { how: `ods: ${how}`, table: written.table, ...spoil(written, chance) };
}

const ROW = /<table:table-row>.*?<\/table:table-row>/gs;

const spoils: Readonly<Record<string, SpoilOds>> = {
  'left alone': ({ parts, table }) => ({ ...same(zipped(parts)), atLeast: table.rows.length }),
  'cut anywhere': ({ parts }, chance) => {
    const bytes = zipped(parts);
    return hopeless(bytes.subarray(0, 4 + at(chance, bytes.length - 4)));
  },
  'bytes changed anywhere in the archive': ({ parts }, chance) => {
    const bytes = zipped(parts);
    for (let i = 1 + at(chance, 3); i > 0; i--) bytes[4 + at(chance, bytes.length - 4)] = at(chance, 256);
    return same(bytes);
  },
  'no content': ({ parts }) => hopeless(zipped({ mimetype: parts['mimetype'] ?? MIME })),
  'XML: a piece taken out': (written, chance) => {
    const text = contentOf(written);
    return changed(written, spliced(text, within(text, chance), 1 + at(chance, 120), ''));
  },
  'XML: a character changed': (written, chance) => {
    const text = contentOf(written);
    const what = chance.pick(['<', '>', '&', '"', '0', 'x', ' ', '/', '\n', 'é']);
    return changed(written, spliced(text, within(text, chance), 1, what));
  },
  'XML: cut inside the archive': ({ parts, ...written }, chance) => {
    const text = contentOf({ parts, ...written });
    return hopeless(zipped({ ...parts, [CONTENT]: text.slice(0, within(text, chance)) }));
  },
  'XML: controls': (written, chance) => {
    const text = contentOf(written);
    const what = chance.pick(['\0', '\x01', '\ufffe', '&#0;', '&#x1F;', '&#xD800;']);
    return hopeless(withContent(written, spliced(text, within(text, chance), 0, what)));
  },
  'XML: entities': (written, chance) => {
    const laughs = Array.from({ length: 10 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
      '',
    );
    const doctype = chance.pick([
      `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]>`,
      '<!DOCTYPE x [<!ENTITY l10 SYSTEM "file:///etc/passwd">]>',
    ]);
    const text = contentOf(written).replace('<text:p>', '<text:p>&l10;');
    return hopeless(withContent(written, text.replace(PROLOG, PROLOG + doctype)));
  },
  'XML: deep nesting': (written, chance) => {
    const deep = '<text:span>'.repeat(chance.pick([300, 200_000]));
    return hopeless(withContent(written, contentOf(written).replace('<text:p>', `<text:p>${deep}`)));
  },
  'a row that stands for billions': (written, chance) => {
    const many = chance.pick(['999999999', '1048577', '99999999999', '0', '-1', 'x']);
    const filled = `<table:table-row table:number-rows-repeated="${many}"><table:table-cell office:value-type="string" table:number-columns-repeated="7"><text:p>9</text:p></table:table-cell></table:table-row>`;
    return hopeless(
      withContent(written, contentOf(written).replace('</table:table>', `${filled}</table:table>`)),
    );
  },
  'cells that stand for billions': (written, chance) => {
    const many = chance.pick(['999999999', '99999999999', '0', 'x']);
    const wide = `<table:table-row><table:table-cell office:value-type="string" table:number-columns-repeated="${many}"><text:p>9</text:p></table:table-cell></table:table-row>`;
    return hopeless(
      withContent(written, contentOf(written).replace('</table:table>', `${wide}</table:table>`)),
    );
  },
  'empty rows and cells to the end of the sheet': (written) => {
    const padded = contentOf(written)
      .replaceAll(
        '</table:table-row>',
        '<table:table-cell table:number-columns-repeated="16377"/></table:table-row>',
      )
      .replace(
        '</table:table>',
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>',
      );
    return { ...same(withContent(written, padded)), atLeast: written.table.rows.length };
  },
  'cells that are not what they say': (written, chance) =>
    refusing(
      written,
      chance,
      chance.pick([
        '<table:table-cell office:value-type="float" office:value="9 9"/>',
        '<table:table-cell office:value-type="float" office:value="1E999"/>',
        '<table:table-cell office:value-type="float"/>',
        '<table:table-cell office:value-type="unheard" office:value="9"/>',
        '<table:table-cell office:value-type="boolean" office:boolean-value="9"/>',
        '<table:table-cell office:value-type="date" office:date-value="soon"/>',
      ]),
    ),
  'formulas that found nothing': (written, chance) =>
    refusing(
      written,
      chance,
      chance.pick([
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'.replace(
          ' calcext:value-type="error"',
          '',
        ),
        '<table:table-cell table:formula="of:=A1"/>',
        '<table:table-cell table:formula="of:=A1" office:value-type="error"><text:p>Err:502</text:p></table:table-cell>',
      ]),
    ),
};

/** Replaces the score of one row, which must not be taken then. */
function refusing(written: Spreadsheet, chance: Chance, cell: string): Left {
  const { table } = written;
  const index = at(chance, table.rows.length);
  const column = table.order.indexOf('score');
  let row = -2;
  const content = contentOf(written).replace(ROW, (whole) => {
    row++;
    if (row !== index) return whole;
    let place = -1;
    return whole.replace(/<table:table-cell\b[^>]*?(?:\/>|>.*?<\/table:table-cell>)/gs, (each) =>
      ++place === column ? cell : each,
    );
  });
  return { ...same(withContent(written, content)), mustRefuse: [table.rows[index]?.id ?? ''] };
}

function contentOf({ parts }: Spreadsheet): string {
  return parts[CONTENT] ?? '';
}

function withContent({ parts }: Spreadsheet, content: string): Buffer {
  return zipped({ ...parts, [CONTENT]: content });
}

/** What can be read of it now is read from it. */
function changed(written: Spreadsheet, content: string): Left {
  const now = { ...written.parts, [CONTENT]: content };
  return {
    bytes: withContent(written, content),
    rowsNow: ({ columns }) => rowsInOds(now, written.table).map((cells) => cellsBy(columns, cells)),
  };
}

/** Below the header. */
function within(text: string, chance: Chance): number {
  const body = text.indexOf('</table:table-row>') + 1;
  return body + at(chance, text.length - body);
}

const spliced = (text: string, start: number, length: number, what: string): string =>
  text.slice(0, start) + what + text.slice(start + length);
