// npm run toy-feature: puts the toy of tests/handlers/waves on the list and its table in the schema, in a copy of the sources, and prints
// what that touches: its own folder, the list, the schema; and the files that are made from these.
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const BY_HAND = ['src/handlers', 'prisma/schema.prisma'];
const MADE = ['prisma/migrations', 'manifest.json', 'teams'];
const copy = mkdtempSync(join(root, '.toy-'));
try {
  for (const part of [
    'src',
    'scripts',
    'prisma',
    'tests/harness',
    'package.json',
    'tsconfig.json',
    'manifest.json',
    'teams',
  ])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

  const toy = readFileSync(join(root, 'tests/handlers/waves/feature.ts'), 'utf8')
    .replaceAll("'../../../src/handlers/", "'../")
    .replaceAll("'../../../src/", "'../../");
  mkdirSync(join(copy, 'src/handlers/waves'));
  writeFileSync(join(copy, 'src/handlers/waves/feature.ts'), toy);
  const list = join(copy, 'src/handlers/index.ts');
  writeFileSync(
    list,
    readFileSync(list, 'utf8')
      .replace('\nimport { topics }', "\nimport { waves } from './waves/feature.ts';\nimport { topics }")
      .replace('  topics,\n', '  waves,\n  topics,\n'),
  );
  appendFileSync(
    join(copy, 'prisma/schema.prisma'),
    readFileSync(join(root, 'tests/handlers/waves/schema.prisma')),
  );
  run('npm', ['run', '--silent', 'migration', '--', 'waves']);
  for (const script of ['manifest', 'teams:manifest']) run('npm', ['run', '--silent', script]);

  console.log('By hand, beside a row in docs/parity.md:');
  console.log(changed(BY_HAND));
  console.log('Made of these, by npm run migration, npm run manifest and npm run teams:manifest:');
  console.log(changed(MADE));
} finally {
  rmSync(copy, { recursive: true });
}

function run(command: string, args: readonly string[]): void {
  execFileSync(command, args, { cwd: copy, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Each file with its lines that came and went. Git tells of a difference by its exit code. */
function changed(parts: readonly string[]): string {
  return parts
    .map((part) => {
      try {
        execFileSync('git', ['diff', '--no-index', '--numstat', part, join(copy, part)], { cwd: root });
        return '';
      } catch (error) {
        const { status, stdout } = error as { status?: number; stdout?: Buffer };
        if (status !== 1 || !stdout) throw error;
        return stdout.toString();
      }
    })
    .join('')
    .replaceAll(/^(\d+)\t(\d+)\t(.*)$/gm, (_, came, went, path) => `  +${came} -${went}  ${shortly(path)}`)
    .trimEnd();
}

/** "src/handlers/index.ts", of "{src => .toy-x/src}/handlers/index.ts" or "/dev/null => .toy-x/src/handlers/waves/feature.ts". */
function shortly(path: string): string {
  return path.replace(/^.*\.toy-[^/}]+\/?/, '').replace('}', '');
}
