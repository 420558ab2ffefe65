// Generates the two database clients, unless they are up to date. Needs no network.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Engine } from '../src/database/store.ts';
import { engines, root, schemaOf } from './schema.ts';

const require = createRequire(import.meta.url);
const prisma = require.resolve('prisma/package.json');
const version = await readFile(prisma, 'utf8');

await Promise.all(engines.map(generate));

async function generate(engine: Engine): Promise<void> {
  const { path, text } = await schemaOf(engine);
  const folder = new URL(`src/database/generated/${engine}/`, root);
  const stampFile = new URL('stamp', folder);
  const stamp = createHash('sha256').update(version).update('\0').update(text).digest('hex');
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return;
  await rm(folder, { recursive: true, force: true });
  await run(path);
  await writeFile(stampFile, stamp);
  console.log(`Generated the ${engine} client.`);
}

/** Prisma's own command, quiet unless it fails, and without its calls home. */
function run(schema: string): Promise<void> {
  const cli = join(dirname(prisma), 'build/index.js');
  return new Promise((resolve, reject) => {
    const child = spawn(execPath, [cli, 'generate', '--schema', schema, '--no-hints'], {
      cwd: fileURLToPath(root),
      env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`prisma generate --schema ${schema} ended with ${code}:\n${said}`)),
    );
  });
}
