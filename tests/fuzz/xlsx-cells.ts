// What can stand in the rows and cells of a sheet that is well made XML.
import type { Chance } from '../../src/demo/company/chance.ts';
import type { Left } from './spoilt.ts';
import { at, hopeless, letters, SHEET, type Spoil, same, type Workbook, zipped } from './workbooks.ts';

export const cellSpoils: Readonly<Record<string, Spoil>> = {
  'formulas without a result': (written, chance) =>
    refusing(
      written,
      chance,
      (place) => `<c r="${place}"><f>1+1</f>${chance.pick(['', '<v/>', '<v></v>'])}</c>`,
    ),
  'formulas that found nothing': (written, chance) =>
    refusing(
      written,
      chance,
      (place) => `<c r="${place}" t="e"><f>A1/0</f><v>${chance.pick(['#N/A', '#DIV/0!', '#REF!'])}</v></c>`,
    ),
  'formulas with a result': (written) => {
    const sheet = (written.parts[SHEET] ?? '').replace(/(<c r="[A-Z]+\d+">)(<v>)/g, '$1<f>SUM(1,2)</f>$2');
    return {
      ...same(zipped({ ...written.parts, [SHEET]: sheet })),
      atLeast: written.table.rows.length,
    };
  },
  'cells that are not what they say': (written, chance) =>
    refusing(written, chance, (place) =>
      chance.pick([
        `<c r="${place}" t="s"><v>999999</v></c>`,
        `<c r="${place}" t="s"><v>-1</v></c>`,
        `<c r="${place}" t="s"><v>1e2</v></c>`,
        `<c r="${place}" t="b"><v>9</v></c>`,
        `<c r="${place}" t="x"><v>9</v></c>`,
        `<c r="${place}"><v>9 9</v></c>`,
        `<c r="${place}"><v>1e999</v></c>`,
        `<c r="${place}"><v>${'9'.repeat(500)}</v></c>`,
        `<c r="${place}"><v>NaN</v></c>`,
      ]),
    ),
  'a million columns': ({ parts }, chance) => {
    const wide = chance.pick([
      '<row r="900000"><c r="BDWGN900000"><v>1</v></c></row>',
      '<row r="900000"><c r="ZZZZZZZ900000"><v>1</v></c></row>',
      `<row r="900000">${'<c><v>1</v></c>'.repeat(100_000)}</row>`,
    ]);
    return hopeless(
      zipped({ ...parts, [SHEET]: (parts[SHEET] ?? '').replace('</sheetData>', `${wide}</sheetData>`) }),
    );
  },
  'cells far beyond the header': ({ parts, table }, chance) => {
    const filler = '<c r="XFD2"><v>1</v></c></row>';
    const from = 2 + at(chance, table.rows.length);
    const sheet = (parts[SHEET] ?? '').replace(/<row r="(\d+)">.*?<\/row>/g, (row, number) =>
      number === String(from) ? row.replace('</row>', filler.replace('XFD2', `XFD${number}`)) : row,
    );
    return { ...same(zipped({ ...parts, [SHEET]: sheet })), atLeast: table.rows.length };
  },
  'a size that lies': ({ parts, table }, chance) => {
    const lie = chance.pick(['A1:XFD1048576', 'A1', 'nonsense', 'A1:ZZZZ99999999999']);
    const sheet = (parts[SHEET] ?? '').replace(/<dimension[^>]*>/, `<dimension ref="${lie}"/>`);
    return { ...same(zipped({ ...parts, [SHEET]: sheet })), atLeast: table.rows.length };
  },
  'rows that are empty': ({ parts, table }) => {
    const many = Array.from(
      { length: 20_000 },
      (_, i) => `<row r="${50_000 + i}" ht="15" customHeight="1"/>`,
    ).join('');
    const sheet = (parts[SHEET] ?? '').replace('</sheetData>', `${many}</sheetData>`);
    return {
      ...same(zipped({ ...parts, [SHEET]: sheet })),
      atLeast: table.rows.length,
    };
  },
  'rows out of order': ({ parts, table }, chance) => {
    const number = 2 + at(chance, table.rows.length);
    const sheet = (parts[SHEET] ?? '').replace(
      `<row r="${number}"`,
      `<row r="${chance.pick([1, 0, 1_048_577, 99_999_999_999])}"`,
    );
    return hopeless(zipped({ ...parts, [SHEET]: sheet }));
  },
  'a long text in a cell': (written, chance) =>
    refusing(
      written,
      chance,
      (place) => `<c r="${place}" t="str"><v>${'é'.repeat(chance.pick([50_000, 300_000]))}</v></c>`,
    ),
};

/** Replaces the score of one row. */
function withCell({ parts, table }: Workbook, chance: Chance, content: (place: string) => string) {
  const index = at(chance, table.rows.length);
  const place = `${letters(table.order.indexOf('score'))}${index + 2}`;
  const sheet = parts[SHEET] ?? '';
  const spoilt = sheet.replace(new RegExp(`<c r="${place}"[^/]*<v>[^<]*</v></c>`), content(place));
  return { sheet: spoilt, id: table.rows[index]?.id ?? '' };
}

function refusing(written: Workbook, chance: Chance, content: (place: string) => string): Left {
  const { sheet, id } = withCell(written, chance, content);
  return { ...same(zipped({ ...written.parts, [SHEET]: sheet })), mustRefuse: [id] };
}
