// npm run manifest writes manifest.json from the menu, with the commands under their French and their English names; a test
// keeps the file equal to it. npm run manifest -- --locale fr (or en) writes manifest.fr.json, in that language alone; with --url
// https://voice.example.com, manifest.http.json: over HTTP, with the addresses for that and for other companies to install; with
// --with-email, manifest.email.json: with the right to read people's e-mail addresses besides.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { EMAIL_SCOPE, manifestLocales, slackManifest } from '../src/platforms/slack/manifest.ts';

const { values } = parseArgs({
  options: {
    locale: { type: 'string', default: 'both' },
    url: { type: 'string' },
    'with-email': { type: 'boolean', default: false },
  },
});
const locale = manifestLocales.find((each) => each === values.locale);
if (!locale) {
  console.error(`--locale ${values.locale}: choose ${manifestLocales.join(', ')}.`);
  process.exit(2);
}
const url = values.url?.replace(/\/+$/, '') ?? null;
if (url !== null && !/^https:\/\/[^?#\s]+$/.test(url)) {
  console.error(`--url ${url}: Slack wants an https address, without ? and #.`);
  process.exit(2);
}
const { menu } = await import('../src/handlers/index.ts');
const file = [
  'manifest',
  ...(url === null ? [] : ['http']),
  ...(values['with-email'] ? ['email'] : []),
  ...(locale === 'both' ? [] : [locale]),
  'json',
].join('.');
writeFileSync(
  new URL(`../${file}`, import.meta.url),
  `${JSON.stringify(slackManifest(menu, locale, url, values['with-email'] ? [EMAIL_SCOPE] : []), null, 2)}\n`,
);
console.log(`${file} written. Paste it at api.slack.com/apps: Create New App, From a manifest.`);
