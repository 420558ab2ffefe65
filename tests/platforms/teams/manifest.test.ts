import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';
import Draft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { appPackage, folder, nobody, writtenFiles } from '../../../scripts/teams/files.ts';
import { menu } from '../../../src/handlers/index.ts';
import { commandIn } from '../../../src/platforms/teams/commands.ts';
import { inCompose, inList } from '../../../src/platforms/teams/offered.ts';

const require = createRequire(import.meta.url);
const schemas = join(dirname(require.resolve('@microsoft/app-manifest')), 'json-schemas', 'teams', 'v1.19');
const files = writtenFiles({ ...nobody, appId: '00000000-0000-4000-8000-000000000011' });
const read = (name: string) => JSON.parse(Buffer.from(files[name] ?? []).toString());
const stored = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));

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
    expect(titles).toEqual([...inList(menu).map(({ name }) => name), 'help']);
    for (const [i, title] of titles.entries()) {
      const inFrench = french[`bots[0].commandLists[0].commands[${i}].title`];
      const entry = commandIn(title, menu.commands)?.entry;
      expect(entry).toBeDefined();
      expect(commandIn(inFrench, menu.commands)?.entry, inFrench).toBe(entry);
    }
    const ids: string[] = composeExtensions[0].commands.map(({ id }: { id: string }) => id);
    const { shown, rest } = inCompose(menu);
    // What is seldom asked for stands behind one.
    expect(rest.map(({ name }) => name)).toEqual(['lesson', 'journey', 'visit', 'promises', 'survey']);
    const own = shown.map(({ name }) => name);
    expect(ids).toEqual([...own, 'more', ...menu.shortcuts.map(({ name }) => name)]);
  });

  it('stands in teams/ as the menu makes it (npm run teams:manifest)', () => {
    const parsed = (content: Uint8Array) => JSON.parse(Buffer.from(content).toString());
    for (const [name, content] of Object.entries(writtenFiles(nobody)))
      expect(parsed(stored(name)), name).toEqual(parsed(content));
  });

  it('has its icons in the sizes that Teams takes, the outline in white on nothing', () => {
    const sizeOf = (name: string) => [16, 20].map((at) => Buffer.from(stored(name)).readUInt32BE(at));
    expect(sizeOf('color.png')).toEqual([192, 192]);
    expect(sizeOf('outline.png')).toEqual([32, 32]);
    const outline = pixels(Buffer.from(stored('outline.png')));
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

  it('packs into a zip with each file, always the same', () => {
    const packed = appPackage(nobody);
    expect(Buffer.from(appPackage(nobody)).equals(packed)).toBe(true);
    const names = ['color.png', 'fr.json', 'manifest.json', 'outline.png'];
    expect(Object.keys(unzipSync(packed)).toSorted()).toEqual(names);
    for (const name of names) expect(unzipSync(packed)[name], name).toEqual(stored(name));
  });
});

/** The rows of a PNG of ours, each after its filter byte. */
function pixels(png: Buffer): Buffer {
  const at = png.indexOf('IDAT');
  return inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
}
