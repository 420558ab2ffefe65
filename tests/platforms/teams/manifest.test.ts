import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';
import Draft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { appFiles, nobody } from '../../../scripts/teams/files.ts';
import { zip } from '../../../scripts/teams/zip.ts';
import { menu } from '../../../src/handlers/index.ts';
import { commandIn } from '../../../src/platforms/teams/commands.ts';

const require = createRequire(import.meta.url);
const schemas = join(dirname(require.resolve('@microsoft/app-manifest')), 'json-schemas', 'teams', 'v1.19');
const files = new Map(
  appFiles({ ...nobody, appId: '00000000-0000-4000-8000-000000000011' }).map(({ name, content }) => [
    name,
    content,
  ]),
);
const read = (name: string) => JSON.parse(String(files.get(name)));

function problems(schema: string, value: object): unknown {
  const ajv = new Draft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(join(schemas, schema), 'utf8')));
  validate(value);
  return validate.errors ?? [];
}

describe('the app for Teams', () => {
  it('is valid against Microsoft’s own schemas', () => {
    expect(problems('MicrosoftTeams.schema.json', read('manifest.json'))).toEqual([]);
    expect(problems('MicrosoftTeams.Localization.schema.json', read('fr.json'))).toEqual([]);
    expect(problems('MicrosoftTeams.schema.json', { ...read('manifest.json'), version: 1 })).not.toEqual([]);
  });

  it('lists each command and each shortcut of the menu, by words that the bot understands', () => {
    const { bots, composeExtensions } = read('manifest.json');
    const french = read('fr.json');
    const titles: string[] = bots[0].commandLists[0].commands.map(({ title }: { title: string }) => title);
    expect(titles).toEqual([...menu.commands.map(({ name }) => name), 'help']);
    for (const [i, title] of titles.entries()) {
      const inFrench = french[`bots[0].commandLists[0].commands[${i}].title`];
      const entry = commandIn(title, menu.commands)?.entry;
      expect(entry).toBeDefined();
      expect(commandIn(inFrench, menu.commands)?.entry, inFrench).toBe(entry);
    }
    const ids: string[] = composeExtensions[0].commands.map(({ id }: { id: string }) => id);
    expect(ids).toEqual([...menu.commands, ...menu.shortcuts].map(({ name }) => name));
  });

  it('stands in teams/ as the menu makes it (npm run teams:manifest)', () => {
    for (const { name, content } of appFiles(nobody)) {
      const stored = readFileSync(new URL(`../../../teams/${name}`, import.meta.url));
      if (name.endsWith('.json')) expect(JSON.parse(String(stored))).toEqual(JSON.parse(String(content)));
      else expect(pixels(stored).equals(pixels(content)), name).toBe(true);
    }
  });

  it('has its icons in the sizes that Teams takes, the outline in white on nothing', () => {
    const sizeOf = (name: string) => [16, 20].map((at) => files.get(name)?.readUInt32BE(at));
    expect(sizeOf('color.png')).toEqual([192, 192]);
    expect(sizeOf('outline.png')).toEqual([32, 32]);
    const outline = pixels(files.get('outline.png') ?? Buffer.alloc(0));
    const colours = new Set<string>();
    const shades = new Set<number>();
    for (let row = 0; row < 32; row += 1)
      for (let column = 0; column < 32; column += 1) {
        const at = row * (32 * 4 + 1) + 1 + column * 4;
        colours.add(outline.subarray(at, at + 3).join());
        shades.add(outline[at + 3] ?? 0);
      }
    expect([...colours]).toEqual(['255,255,255']);
    expect(shades.has(0) && shades.has(255)).toBe(true);
  });

  it('packs into a zip whose index finds each file, always the same', () => {
    const entries = appFiles(nobody);
    const packed = zip(entries);
    expect(zip(appFiles(nobody)).equals(packed)).toBe(true);
    const end = packed.length - 22;
    expect(packed.readUInt32LE(end)).toBe(0x06054b50);
    let at = packed.readUInt32LE(end + 16);
    for (const { name, content } of entries) {
      const length = packed.readUInt16LE(at + 28);
      expect(packed.toString('utf8', at + 46, at + 46 + length)).toBe(name);
      const start = packed.readUInt32LE(at + 42) + 30 + length;
      expect(packed.subarray(start, start + packed.readUInt32LE(at + 24)).equals(content)).toBe(true);
      at += 46 + length;
    }
    expect(at).toBe(end);
  });
});

/** The rows of a PNG of ours, each after its filter byte. */
function pixels(png: Buffer): Buffer {
  const at = png.indexOf('IDAT');
  return inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
}
