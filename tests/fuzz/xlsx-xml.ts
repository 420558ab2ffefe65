// What can happen to the XML of a workbook inside an archive that is whole.
import type { Chance } from '../../src/demo/company/chance.ts';
import { cellsBy } from './csv-rows.ts';
import type { Left } from './spoilt.ts';
import { at, HEAD, hopeless, SHEET, type Spoil, STRINGS, type Workbook, zipped } from './workbooks.ts';
import { rowsIn } from './xlsx-rows.ts';

export const xmlSpoils: Readonly<Record<string, Spoil>> = {
  'XML: a piece taken out': (written, chance) => {
    const [name, text] = partOf(written, chance);
    return changed(written, { [name]: spliced(text, within(text, chance), 1 + at(chance, 120), '') });
  },
  'XML: a character changed': (written, chance) => {
    const [name, text] = partOf(written, chance);
    const what = chance.pick(['<', '>', '&', '"', '0', 'x', ' ', '/', '\n', 'é']);
    return changed(written, { [name]: spliced(text, within(text, chance), 1, what) });
  },
  'XML: a piece twice': (written, chance) => {
    const [name, text] = partOf(written, chance);
    const start = within(text, chance);
    return changed(written, {
      [name]: spliced(text, within(text, chance), 0, text.slice(start, start + 1 + at(chance, 120))),
    });
  },
  'XML: cut inside the archive': (written, chance) => {
    const [name, text] = partOf(written, chance);
    return hopeless(zipped({ ...written.parts, [name]: text.slice(0, within(text, chance)) }));
  },
  'XML: NUL bytes and other controls': (written, chance) => {
    const [name, text] = partOf(written, chance);
    const what = chance.pick(['\0', '\x01', '\x1f', '\ufffe', '&#0;', '&#x1F;', '&#xD800;']);
    return hopeless(zipped({ ...written.parts, [name]: spliced(text, within(text, chance), 0, what) }));
  },
  'XML: bytes that are no UTF-8': (written, chance) => {
    const [name, text] = partOf(written, chance);
    const bytes = Buffer.from(text);
    const place = within(text, chance);
    for (let i = 0; i < 3; i++) bytes[place + i] = 0x80 + at(chance, 0x80);
    const now = { ...written.parts, [name]: bytes.toString('utf8') };
    return {
      bytes: zipped({ ...written.parts, [name]: bytes }),
      rowsNow: ({ columns }) => rowsIn(now, written.table).map((cells) => cellsBy(columns, cells)),
    };
  },
  'XML: entities': ({ parts }, chance) => {
    const sheet = parts[SHEET] ?? '';
    const laughs = Array.from({ length: 10 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
      '',
    );
    const doctype = chance.pick([
      `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]>`,
      '<!DOCTYPE x [<!ENTITY l10 SYSTEM "file:///etc/passwd">]>',
      '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">',
      '',
    ]);
    const use = sheet
      .replace(/<v>[^<]*<\/v>(?=<\/c><\/row>|<\/c>)/, '<v>&l10;</v>')
      .replace('<sheetData>', `<sheetData><row>${doctype === '' ? '&l10;' : ''}</row>`);
    return hopeless(zipped({ ...parts, [SHEET]: use.replace(HEAD, HEAD + doctype) }));
  },
  'XML: deep nesting': ({ parts }, chance) =>
    hopeless(
      zipped({
        ...parts,
        [SHEET]: (parts[SHEET] ?? '').replace(
          '<sheetData>',
          `${'<a>'.repeat(chance.pick([200, 200_000]))}<sheetData>`,
        ),
      }),
    ),
  'XML: one huge tag, text or comment': ({ parts }, chance) => {
    const huge = 'ab '.repeat(1_200_000);
    const what = chance.pick([
      `<!--${huge}-->`,
      `<row x="${huge}"/>`,
      `<row ${Array.from({ length: 300_000 }, (_, i) => `a${i}=""`).join(' ')}/>`,
      `<row r="900000"><c r="A900000" t="str"><v>${huge}</v></c></row>`,
      huge,
    ]);
    return hopeless(
      zipped({ ...parts, [SHEET]: (parts[SHEET] ?? '').replace('</sheetData>', `${what}</sheetData>`) }),
    );
  },
};

/** With some parts replaced; what can be read of it now is read from them. */
function changed({ parts, table }: Workbook, replaced: Readonly<Record<string, string>>): Left {
  const now = { ...parts, ...replaced };
  return {
    bytes: zipped(now),
    rowsNow: ({ columns }) => rowsIn(now, table).map((cells) => cellsBy(columns, cells)),
  };
}

function within(text: string, chance: Chance): number {
  const body = Math.max(text.indexOf('</row>'), text.indexOf('<si>')) + 6;
  return body + at(chance, text.length - body);
}

const spliced = (text: string, start: number, length: number, what: string): string =>
  text.slice(0, start) + what + text.slice(start + length);

/** Which of the two parts with the answers. */
const partOf = ({ parts }: Workbook, chance: Chance): [string, string] => {
  const name = chance.pick([SHEET, SHEET, STRINGS]);
  return [name, parts[name] ?? ''];
};
