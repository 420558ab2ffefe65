import { execFile } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { programOf } from '../../../scripts/bundle.ts';
import { workbook } from '../../fixtures/workbook.ts';

const MEGABYTE = 1024 * 1024;
/** A row's words shrink to some 700 bytes. */
const ROWS = 88_000;
const LETTERS = 900;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portevoix-large-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Words that do not shrink well, as fifty megabytes of real ones would not. */
function words(): string {
  const bytes = randomFillSync(Buffer.alloc(LETTERS));
  return Array.from(bytes, (byte) => (byte % 7 === 0 ? ' ' : String.fromCharCode(97 + (byte % 26)))).join('');
}

/** Writes the parts one after the other, a row at a time. */
async function write(file: string, parts: Readonly<Record<string, Iterable<string>>>): Promise<void> {
  const out = createWriteStream(file);
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    out.write(bytes);
  });
  for (const [name, pieces] of Object.entries(parts)) {
    const part = new ZipDeflate(name, { level: 1 });
    zip.add(part);
    for (const piece of pieces) {
      part.push(strToU8(piece));
      if (out.writableNeedDrain) await once(out, 'drain');
    }
    part.push(new Uint8Array(), true);
  }
  zip.end();
  out.end();
  await once(out, 'finish');
}

function* around(xml: string, mark: string, pieces: Iterable<string>): Generator<string> {
  const [before = '', after = ''] = xml.split(mark);
  yield before;
  yield* pieces;
  yield after;
}

function* each(row: (i: number) => string): Generator<string> {
  for (let i = 0; i < ROWS; i++) yield row(i);
}

function* chain(first: string, rest: Iterable<string>): Generator<string> {
  yield first;
  yield* rest;
}

const header = ['Date', 'NPS', 'Commentaire'];
const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

function xlsx(mark: string, isShared: boolean): Record<string, Iterable<string>> {
  const parts = workbook([{ name: 'A', rows: mark }], { strings: [mark] });
  const top = `<row>${header.map(inline).join('')}</row>`;
  const cell = (i: number) => (isShared ? `<c t="s"><v>${i}</v></c>` : inline(words()));
  const rows = each(
    (i) => `<row><c s="2"><v>${46_000 + (i % 300)}</v></c><c><v>${i % 11}</v></c>${cell(i)}</row>`,
  );
  const strings = isShared ? each(() => `<si><t>${words()}</t></si>`) : [];
  return Object.fromEntries(
    Object.entries(parts).map(([name, xml]): [string, Iterable<string>] => {
      if (name.endsWith('sheet1.xml')) return [name, around(xml, mark, chain(top, rows))];
      return name.endsWith('sharedStrings.xml')
        ? [name, around(xml, `<si>${mark}</si>`, strings)]
        : [name, [xml]];
    }),
  );
}

function ods(mark: string): Record<string, Iterable<string>> {
  const spaces = ['office', 'table', 'text'].map((name) => `xmlns:${name}="urn:${name}"`).join(' ');
  const xml = `<office:document-content ${spaces}><office:body><office:spreadsheet><table:table table:name="A">${mark}</table:table></office:spreadsheet></office:body></office:document-content>`;
  const word = (text: string) =>
    `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
  const row = (cells: string) => `<table:table-row>${cells}</table:table-row>`;
  const rows = each((i) =>
    row(
      `<table:table-cell office:value-type="date" office:date-value="2026-02-${String((i % 28) + 1).padStart(2, '0')}"/><table:table-cell office:value-type="float" office:value="${i % 11}"/>${word(words())}`,
    ),
  );
  return {
    mimetype: ['application/vnd.oasis.opendocument.spreadsheet'],
    'content.xml': around(xml, mark, chain(row(header.map(word).join('')), rows)),
  };
}

test.each([
  ['xlsx, each text in its cell', () => xlsx('@rows@', false)],
  ['xlsx, its texts in a list beside them', () => xlsx('@rows@', true)],
  ['ods', () => ods('@rows@')],
] as const)(
  '50 MB of a workbook are read in less than 300 MB of memory: %s',
  async (name, parts) => {
    const file = join(folder, 'large');
    await write(file, parts());
    const { size } = await stat(file);
    expect(size).toBeGreaterThan(50 * MEGABYTE);
    const started = performance.now();
    // As it is built: what loads TypeScript takes memory too.
    const program = await programOf('tests/feedback/book/reader.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [program, file]);
    const { items, rejected, megabytes } = JSON.parse(stdout);
    const seconds = ((performance.now() - started) / 1_000).toFixed(0);
    console.log(
      `${name}: ${Math.round(size / MEGABYTE)} MB read in ${seconds} s with ${megabytes} MB of memory at most`,
    );
    expect({ items, rejected }).toEqual({ items: ROWS, rejected: 0 });
    expect(megabytes).toBeLessThan(300);
  },
  300_000,
);
