// What a server installs, looked at: `npm run licences -- DIR [--list]`, DIR as `npm run production` made it.
// Licences come from the lock file and need no network. Known faults come from the registry's audit; some networks refuse it:
// then that is said, and is not a pass.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';

/** Licences that ask no more than to be named; the text of each stays in its package. */
const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
  'PSF-2.0',
  'Unlicense',
]);
/** Looked at by a person, by name: what is asked beside the licence's text, or where the text is when the file says nothing. */
const read = new Map([
  [
    'date-holidays',
    { licence: '(ISC AND CC-BY-3.0)', note: "its calendars are credited in the README's last line" },
  ],
  [
    '@resvg/resvg-wasm',
    { licence: 'MPL-2.0', note: 'used as it comes, unchanged: its own files stay under their licence' },
  ],
  [
    'dejavu-fonts-ttf',
    {
      licence: 'SEE LICENSE IN README.md AND LICENSE',
      note: 'fonts of Bitstream and Arev, free to use and to hand on; DejaVu’s changes are in the public domain',
    },
  ],
  ['@zone-eu/mailsplit', { licence: '(MIT OR EUPL-1.1+)', note: 'taken under MIT' }],
  ['cldrjs', { licence: 'MIT', note: 'named in its LICENSE-MIT' }],
]);

/** npm audit --json: its counts, or why it could not. */
const auditAnswer = z.object({
  message: z.string().optional(),
  metadata: z
    .object({ vulnerabilities: z.object({ total: z.int(), high: z.int(), critical: z.int() }) })
    .optional(),
});

type Locked = { version?: string; license?: string };

const { positionals, values } = parseArgs({ allowPositionals: true, options: { list: { type: 'boolean' } } });
const [folder] = positionals;
if (folder === undefined) {
  process.stderr.write('Say where: npm run licences -- DIR [--list], DIR as npm run production made it\n');
  process.exit(2);
}
const lock: { packages: Record<string, Locked> } = JSON.parse(
  readFileSync(join(folder, 'package-lock.json'), 'utf8'),
);

const packages = Object.entries(lock.packages)
  .filter(([path]) => path !== '')
  .map(([path, { version, license }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return { name, version, licence: license ?? read.get(name)?.licence ?? 'none named' };
  });
const refused = packages.filter(
  ({ name, licence }) => !permissive.has(licence) && read.get(name)?.licence !== licence,
);
const byLicence = new Map<string, number>();
for (const { licence } of packages) byLicence.set(licence, (byLicence.get(licence) ?? 0) + 1);

if (values.list) for (const { name, version, licence } of packages) say(`${name} ${version}: ${licence}`);
say(
  `licences of ${packages.length} packages: ${[...byLicence].map(([licence, n]) => `${licence} ${n}`).join(', ')}`,
);
for (const [name, { note }] of read) if (packages.some((each) => each.name === name)) say(`${name}: ${note}`);
for (const { name, version, licence } of refused) say(`not allowed: ${name} ${version}: ${licence}`);
const known = audited(folder);
say(known.said);
process.exitCode = refused.length > 0 || known.grave ? 1 : 0;

/** What the registry knows against these versions; grave from "high" on. */
function audited(folder: string): { said: string; grave: boolean } {
  const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: folder, encoding: 'utf8' });
  const answer = auditAnswer.safeParse(JSON.parse(stdout || '{}'));
  if (!answer.success || !answer.data.metadata) {
    return {
      said: `known faults: NOT CHECKED, no audit here (${answer.data?.message ?? 'no answer'})`,
      grave: false,
    };
  }
  const { total, high, critical } = answer.data.metadata.vulnerabilities;
  return {
    said: `known faults: ${total}, of which high or critical ${high + critical}`,
    grave: high + critical > 0,
  };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
