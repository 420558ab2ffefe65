// What a Teams app is made of: its manifest, the French words and two icons (192 pixels in colour, 32 as a white outline).
import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { menu } from '../../src/handlers/index.ts';
import { frenchWords, type Publisher, teamsManifest } from '../../src/platforms/teams/manifest.ts';

/** Where the app that belongs to nobody stands, and the icons of all. */
export const folder = new URL('../../teams/', import.meta.url);

/** The manifest in the repository belongs to nobody yet: the id is all zeros. */
export const nobody: Publisher = {
  appId: '00000000-0000-0000-0000-000000000000',
  version: '0.1.0',
  name: 'Porte-voix',
  website: 'https://example.org',
};

/** What the menu makes, by name. */
export function writtenFiles(publisher: Publisher): Record<string, Uint8Array> {
  return {
    'manifest.json': json(teamsManifest(menu, publisher)),
    'fr.json': json(frenchWords(menu)),
  };
}

/** The zip that is uploaded to Teams; the same app makes the same bytes. */
export function appPackage(publisher: Publisher): Uint8Array {
  const icons = ['color.png', 'outline.png'].map((name) => [name, readFileSync(new URL(name, folder))]);
  return zipSync({ ...writtenFiles(publisher), ...Object.fromEntries(icons) }, { mtime: ALWAYS });
}

/** The earliest day that a zip can say. */
const ALWAYS = new Date(1980, 0, 1);

function json(value: object): Uint8Array {
  return strToU8(`${JSON.stringify(value, null, 2)}\n`);
}
