// Writes manifest.json from the menu; a test keeps the file equal to it.
import { writeFileSync } from 'node:fs';
import { slackManifest } from '../src/platforms/slack/manifest.ts';

const { menu } = await import('../src/handlers/index.ts');
writeFileSync(
  new URL('../manifest.json', import.meta.url),
  `${JSON.stringify(slackManifest(menu), null, 2)}\n`,
);
console.log('manifest.json written');
