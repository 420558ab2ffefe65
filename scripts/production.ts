// What a server needs and nothing else, in a folder of its own: `npm run production -- DIR [--teams]` after `npm run build`.
// The Dockerfile, the continuous integration and docs/running.md all install by this one way.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { teams: { type: 'boolean' } },
});
const [to, ...rest] = positionals;

if (to === undefined || rest.length > 0) fail('Say where: npm run production -- DIR [--teams]');
if (!existsSync(join(root, 'dist', 'main.js'))) fail('There is no dist/main.js yet: npm run build');
const folder = resolve(to);
if (existsSync(folder) && readdirSync(folder).length > 0) fail(`${folder} is not empty: name a new folder.`);

mkdirSync(join(folder, 'prisma'), { recursive: true });
// Without the programs of tests and of the bench that were built beside it (bundle.ts).
const dist = join(root, 'dist');
const beside = join(dist, 'beside');
cpSync(dist, join(folder, 'dist'), { recursive: true, filter: (from) => from !== beside });
cpSync(join(root, 'prisma', 'migrations'), join(folder, 'prisma', 'migrations'), { recursive: true });
cpSync(join(root, 'package-lock.json'), join(folder, 'package-lock.json'));

// Prisma's command line is a development package, and an optional peer of its client: npm brings its 250 MB to a server
// unless the file does not name it. Versions and checksums stay those of the lock file.
const { devDependencies: _, ...manifest } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);

const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
execFileSync('npm', ['install', ...quiet, ...(values.teams ? [] : ['--omit=optional'])], {
  cwd: folder,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
// Of the optional packages, SQLite's native library is needed everywhere.
const native = join('node_modules', '@libsql');
cpSync(join(root, native), join(folder, native), { recursive: true });

// Charts in newsletters are drawn with two of its fonts (src/newsletter/pictures.ts); the others are 9 MB.
const fonts = join(folder, 'node_modules', 'dejavu-fonts-ttf', 'ttf');
for (const name of readdirSync(fonts)) if (!/^DejaVuSans(-Bold)?\.ttf$/.test(name)) rmSync(join(fonts, name));

// Prisma's client brings what it needs for five databases; ours are two, and the other three are some 50 MB.
const runtime = join(folder, 'node_modules', '@prisma', 'client', 'runtime');
const others = /^query_compiler_\w+\.(?:mysql|sqlserver|cockroachdb)\./;
for (const name of readdirSync(runtime)) if (others.test(name)) rmSync(join(runtime, name));

process.stdout.write(`${folder}: node dist/main.js start\n`);

function fail(why: string): never {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}
