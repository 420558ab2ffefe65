// What a Teams app is made of: its manifest, the French words and two icons.
import { menu } from '../../src/handlers/index.ts';
import { frenchWords, type Publisher, teamsManifest } from '../../src/platforms/teams/manifest.ts';
import { colorIcon, outlineIcon } from './icons.ts';
import type { ZipEntry } from './zip.ts';

/** The manifest in the repository belongs to nobody yet: the id is all zeros. */
export const nobody: Publisher = {
  appId: '00000000-0000-0000-0000-000000000000',
  version: '0.1.0',
  name: 'Porte-voix',
  website: 'https://example.org',
};

export function appFiles(publisher: Publisher): ZipEntry[] {
  return [
    { name: 'manifest.json', content: json(teamsManifest(menu, publisher)) },
    { name: 'fr.json', content: json(frenchWords(menu)) },
    { name: 'color.png', content: colorIcon() },
    { name: 'outline.png', content: outlineIcon() },
  ];
}

function json(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
