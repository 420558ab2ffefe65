import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guessDialect } from '../../../src/feedback/files/csv/dialect.ts';
import { guessEncoding, textChunks } from '../../../src/feedback/files/csv/encoding.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portevoix-guess-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function guessed(bytes: Buffer): Promise<{ encoding: string; text: string }> {
  const file = join(folder, 'file.csv');
  await writeFile(file, bytes);
  const { encoding } = await guessEncoding(file);
  let text = '';
  for await (const chunk of textChunks(file, encoding)) text += chunk.text;
  return { encoding, text };
}

describe('encoding', () => {
  const text = `Date;Note;Commentaire\n${'01/02/2026;9;Très bien reçu, à l’heure : 12 €\n'.repeat(50)}`;

  test.each([
    ['utf-8', 'utf-8', false],
    ['utf-8', 'utf-8', true],
    ['utf-16le', 'utf-16le', true],
    ['utf-16le', 'utf-16le', false],
    ['utf-16be', 'utf-16be', true],
    ['utf-16be', 'utf-16be', false],
    ['windows-1252', 'windows-1252', false],
  ])('%s is read as %s, byte order mark: %s', async (written, encoding, addBOM) => {
    expect(await guessed(iconv.encode(text, written, { addBOM }))).toEqual({ encoding, text });
  });

  test('Windows-1252 is found even where the first accent comes after a megabyte', async () => {
    const late = `${'a;b\n'.repeat(300_000)}${text}`;
    expect(await guessed(iconv.encode(late, 'windows-1252'))).toEqual({
      encoding: 'windows-1252',
      text: late,
    });
  });

  test.each([
    ['macroman', 'Très déçu, l’été où ça a coûté, « bref »'],
    ['macroman', 'Réponse reçue'],
    ['cp850', 'Très déçu, où ça a coûté, bref, à Nîmes'],
    ['cp850', 'Livré à côté'],
    ['windows-1252', 'Déçu'],
    ['windows-1252', 'Señor, el niño está aquí'],
    ['windows-1252', 'Größe, Straße, müßig'],
    ['windows-1252', 'l’accueil “parfait” – 12 €'],
  ])('of %s, %j is read as it was written', async (page, words) => {
    const written = `Date;NPS;Commentaire\n01/10/2026;9;${words}\n`;
    expect(await guessed(iconv.encode(written, page))).toEqual({ encoding: page, text: written });
  });

  test('one damaged row does not turn UTF-8 into something else', async () => {
    const bytes = Buffer.concat([Buffer.from(text), Buffer.from([0xe9, 0x3b, 0x0a])]);
    expect(await guessed(bytes)).toEqual({ encoding: 'utf-8', text: `${text}\ufffd;\n` });
  });

  test('Cyrillic is not taken for western text', async () => {
    const russian = `дата;оценка;отзыв\n${'01.02.2026;9;Очень хорошо, спасибо за быструю доставку\n'.repeat(50)}`;
    expect((await guessed(iconv.encode(russian, 'windows-1251'))).text).toBe(russian);
  });
});

describe('delimiter', () => {
  test.each([
    ['a;b;c\n1,5;2,5;3,5\n', ';'],
    ['a,b,c\n1;2,x,y\n', ','],
    ['a\tb\n1,5\t2;5\n', '\t'],
    ['a;b\n"x;y,z,t";2\n', ';'],
    ['date|note\n1|2\n', '|'],
  ])('of %j is %j', (sample, delimiter) => {
    expect(guessDialect(sample).delimiter).toBe(delimiter);
  });
  test('Excel’s own "sep=" line decides, and is not the header', () => {
    expect(guessDialect('sep=,\r\na;b,c;d\r\n')).toMatchObject({ delimiter: ',', hasSepLine: true });
  });
  test('old Macintosh line ends are seen', () => {
    expect(guessDialect('a;b\r1;2\r')).toMatchObject({ delimiter: ';', lineEnd: '\r', hasSepLine: false });
  });
});
