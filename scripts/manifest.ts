// npm run manifest writes manifest.json from the menu, with the commands under their French and their English names; a test
// keeps the file equal to it. npm run manifest -- --locale fr (or en) writes manifest.fr.json, in that language alone.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { manifestLocales, slackManifest } from '../src/platforms/slack/manifest.ts';

const { values } = parseArgs({ options: { locale: { type: 'string', default: 'both' } } });
const locale = manifestLocales.find((each) => each === values.locale);
if (!locale) {
  console.error(`--locale ${values.locale}: choose ${manifestLocales.join(', ')}.`);
  process.exit(2);
}
const { menu } = await import('../src/handlers/index.ts');
const file = locale === 'both' ? 'manifest.json' : `manifest.${locale}.json`;
writeFileSync(
  new URL(`../${file}`, import.meta.url),
  `${JSON.stringify(slackManifest(menu, locale), null, 2)}\n`,
);
console.log(`${file} written. Paste it at api.slack.com/apps: Create New App, From a manifest.`);
