// npm run teams:manifest writes the words in teams/ from the menu; npm run teams:package makes the zip that is uploaded to Teams:
// TEAMS_APP_ID=… npm run teams:package -- --website https://exemple.fr --name "Exemple SA"
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { appPackage, folder, nobody, writtenFiles } from './files.ts';

const { values } = parseArgs({
  options: {
    manifest: { type: 'boolean', default: false },
    'app-id': { type: 'string' },
    website: { type: 'string', default: nobody.website },
    name: { type: 'string', default: nobody.name },
    version: { type: 'string', default: nobody.version },
    out: { type: 'string', default: 'data/porte-voix-teams.zip' },
  },
});

if (values.manifest) {
  for (const [name, content] of Object.entries(writtenFiles(nobody)))
    writeFileSync(new URL(name, folder), content);
  console.log('teams/ written');
} else {
  const appId = values['app-id'] ?? process.env['TEAMS_APP_ID'] ?? '';
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(appId)) {
    console.error(
      'Say whose bot it is: --app-id, or TEAMS_APP_ID (portal.azure.com → your Azure Bot → Configuration → Microsoft App ID).',
    );
    process.exit(2);
  }
  if (!values.website.startsWith('https://')) {
    console.error('--website must begin with https://: Teams shows it to everyone.');
    process.exit(2);
  }
  const { website, name, version, out } = values;
  mkdirSync(out.replace(/[^/]*$/, '') || '.', { recursive: true });
  writeFileSync(out, appPackage({ appId, website: website.replace(/\/$/, ''), name, version }));
  console.log(`${out} written. Upload it: Teams → Apps → Manage your apps → Upload an app.`);
}
