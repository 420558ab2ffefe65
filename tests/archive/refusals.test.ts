import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { BETWEEN_MARKS, manifestShape } from '../../src/archive/manifest.ts';
import { unpack } from '../../src/archive/unpack.ts';
import { UserError } from '../../src/errors.ts';
import { newSecret } from '../../src/keys.ts';
import { freshUrl, onEachEngine, openedHere, unmigratedUrl } from '../harness/database.ts';
import { addMany } from '../harness/many.ts';
import { deskPlace, folderOfTheirOwn, now, type Place, packed, SECRET, unpackedInto } from './places.ts';

const folder = folderOfTheirOwn();
let place: Place;
beforeAll(async () => {
  place = await deskPlace('sqlite');
  const names = Array.from({ length: 2_500 }, (_, i) => ({
    workspaceId: place.workspaceId,
    address: `slack:C${String(i).padStart(5, '0')}x`,
    name: `channel ${i}`,
  }));
  await addMany(await openedHere(place.url), 'ChannelName', names);
  await packed(place, folder('whole'));
});

/** What is said of an attempt; of one that succeeds, that it did. */
const said = (attempt: Promise<unknown>, locale: 'en' | 'fr' = 'en') =>
  attempt.then(
    () => 'it was done',
    (error: unknown) => {
      if (error instanceof UserError) return error.say(locale);
      throw error;
    },
  );

describe('a folder', () => {
  it('that holds anything is refused, and nothing in it is touched', async () => {
    mkdirSync(folder('full'));
    writeFileSync(folder('full/mine'), 'mine');
    expect(await said(packed(place, folder('full')))).toContain('is not empty');
    expect(readdirSync(folder('full'))).toEqual(['mine']);
  });

  it('that is empty is taken, and one that is a file or a link is not', async () => {
    mkdirSync(folder('empty'));
    await packed(place, folder('empty'));
    writeFileSync(folder('file'), '');
    symlinkSync(folder('nowhere'), folder('link'));
    for (const name of ['file', 'link'])
      expect(await said(packed(place, folder(name)))).toContain('is no folder');
    expect(await said(packed(place, folder('nowhere/deeper')))).toContain('(ENOENT)');
  });

  it('in which an export was cut off is told from others, and no import takes it', async () => {
    cpSync(folder('whole'), folder('begun'), { recursive: true });
    rmSync(folder('begun/manifest.json'));
    expect(await said(packed(place, folder('begun')))).toContain('was cut off');
    const url = await unmigratedUrl('sqlite');
    const taken = unpack(url, { folder: folder('begun'), secretKeys: [SECRET] });
    expect(await said(taken)).toContain('was cut off');
  });

  it('is gone again where the export fails', async () => {
    const gone = { ...place, url: await unmigratedUrl('sqlite') };
    await expect(packed(gone, folder('failed'))).rejects.toThrow('there is no table');
    expect(readdirSync(folder('.'))).not.toContain('failed');
  });
});

/** A copy of the archive with something done to it. */
function spoilt(name: string, spoil: (at: (file: string) => string) => void): string {
  cpSync(folder('whole'), folder(name), { recursive: true });
  spoil((file) => join(folder(name), file));
  return folder(name);
}

const edited = (path: string, edit: (text: string) => string) =>
  writeFileSync(path, edit(readFileSync(path, 'utf8')));

const LINES = 'ChannelName.jsonl';

describe('an archive', () => {
  it.each([
    {
      name: 'changed',
      spoil: (at: (file: string) => string) =>
        edited(at(LINES), (text) => text.replace('channel 1500', 'channel 15OO')),
      says: /^ChannelName\.jsonl was changed between lines 1,001 and 2,000/,
    },
    {
      name: 'changed at its end',
      spoil: (at: (file: string) => string) =>
        edited(at(LINES), (text) => text.replace('channel 2499', 'channel')),
      says: /^ChannelName\.jsonl was changed between lines 2,001 and 2,50\d/,
    },
    {
      name: 'cut at a line',
      spoil: (at: (file: string) => string) =>
        edited(at(LINES), (text) => `${text.split('\n').slice(0, 2_100).join('\n')}\n`),
      says: /^ChannelName\.jsonl was cut off: it ends after line 2,100, and 2,50\d were written/,
    },
    {
      name: 'cut within its last line',
      spoil: (at: (file: string) => string) => edited(at(LINES), (text) => text.slice(0, -3)),
      says: /^ChannelName\.jsonl was cut off/,
    },
    {
      name: 'made longer',
      spoil: (at: (file: string) => string) => edited(at(LINES), (text) => `${text}{}\n`),
      says: /^ChannelName\.jsonl was changed: it goes on after line 2,50\d/,
    },
    {
      name: 'without a file',
      spoil: (at: (file: string) => string) => rmSync(at('Topic.jsonl')),
      says: /^Topic\.jsonl is missing/,
    },
    {
      name: 'with half a manifest',
      spoil: (at: (file: string) => string) => edited(at('manifest.json'), (text) => text.slice(0, 500)),
      says: /manifest\.json in .* was changed or cut off/,
    },
    {
      name: 'whose manifest lacks a table',
      spoil: (at: (file: string) => string) => editedManifest(at, ({ tables }) => tables.shift()),
      says: /names other tables than this version has: \w+\./,
    },
    {
      name: 'of another version',
      spoil: (at: (file: string) => string) => editedManifest(at, ({ schema }) => schema.push('2099_later')),
      says: /made by another version \(0\.0\.0, up to 2099_later\)/,
    },
    {
      name: 'of a later format',
      spoil: (at: (file: string) => string) =>
        edited(at('manifest.json'), (text) => text.replace('"format": 1', '"format": 2')),
      says: /in a format that this version does not know/,
    },
  ])(
    '$name is refused with what is wrong and where, before the database is made',
    async ({ name, spoil, says }) => {
      const url = await unmigratedUrl('sqlite');
      const attempt = unpack(url, { folder: spoilt(name, spoil), secretKeys: [SECRET] });
      expect(await said(attempt)).toMatch(says);
      expect(await said(attempt, 'fr')).toMatch(/[éèàêç’]/);
      await expect(openedHere(url).then(({ db }) => db.workspace.count())).rejects.toThrow();
    },
  );

  it('that is no archive is named', async () => {
    mkdirSync(folder('other'));
    const url = await unmigratedUrl('sqlite');
    for (const name of ['other', 'nowhere'])
      expect(await said(unpack(url, { folder: folder(name), secretKeys: [SECRET] }))).toContain(
        'is no export',
      );
  });
});

function editedManifest(
  at: (file: string) => string,
  edit: (manifest: ReturnType<typeof manifestShape.parse>) => unknown,
): void {
  edited(at('manifest.json'), (text) => {
    const manifest = manifestShape.parse(JSON.parse(text));
    edit(manifest);
    return JSON.stringify(manifest);
  });
}

onEachEngine((engine) => {
  const empty = async (url: string) => (await openedHere(url)).db.workspace.count();

  it('another secret key is refused before anything is stored, and said by what it is known as', async () => {
    const url = await freshUrl(engine);
    const attempt = unpack(url, { folder: folder('whole'), secretKeys: [newSecret()], keysFrom: 'keys' });
    expect(await said(attempt)).toMatch(
      /^The secret key in keys \(known as \S{8}\) is not the one of the export, which needs the key known as \S{8}\./,
    );
    expect(await empty(url)).toBe(0);
  });

  it('a database in which anything is stored stays as it is', async () => {
    const url = await freshUrl(engine);
    const { db } = await openedHere(url);
    await db.workspace.create({
      data: { id: 'w', name: 'w', locale: 'fr', timeZone: 'Europe/Paris', createdAt: now },
    });
    const attempt = unpack(url, { folder: folder('whole'), secretKeys: [SECRET] });
    expect(await said(attempt)).toContain('The database is not empty: there are rows in Workspace.');
    expect(await db.channelName.count()).toBe(0);
  });

  it('stopped between two rows it leaves an empty database, and is run again', async () => {
    const url = await freshUrl(engine);
    const stopped = unpack(url, {
      folder: folder('whole'),
      secretKeys: [SECRET],
      onProgress: (step, { table, rows }) => {
        if (step === 'storing' && table === 'Suggestion' && rows > 0) throw new Error('stopped');
      },
    });
    await expect(stopped).rejects.toThrow('stopped');
    expect(await empty(url)).toBe(0);
    await unpack(url, { folder: folder('whole'), secretKeys: [SECRET] });
    expect(await empty(url)).toBe(1);
  });
});

it('U+0000, which PostgreSQL has none of, is found by line and field', async () => {
  const odd = await deskPlace('sqlite');
  const { db } = await openedHere(odd.url);
  const values = { said: 'a\u0000b', path: 'c:\\u0000' };
  await db.formDraft.create({ data: { workspaceId: odd.workspaceId, key: ' ', values, at: now } });
  await packed(odd, folder('nul'));
  const url = await freshUrl('postgresql');
  const attempt = unpack(url, { folder: folder('nul'), secretKeys: [SECRET] });
  expect(await said(attempt)).toMatch(/^FormDraft\.jsonl, line 1: values holds the character U\+0000/);
  const back = await unpackedInto('sqlite', folder('nul'));
  const found = await (await openedHere(back.url)).db.formDraft.findFirst({ where: { key: ' ' } });
  expect(found?.values).toEqual(values);
});

it('marks are far enough apart for a million rows', () => {
  expect(1_000_000 / BETWEEN_MARKS).toBeLessThanOrEqual(1_000);
});
