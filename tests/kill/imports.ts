// Imports of a file, and their undoing, killed at any moment: the same command goes on, and in the end there is all or nothing of it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { migrate } from '../../src/database/migrate.ts';
import { newSecret } from '../../src/keys.ts';
import { openToLook } from '../harness/own-looks.ts';
import { hashOf } from '../undoing/dump.ts';
import { type Killed, type Killing, run } from './killing.ts';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const KNOWN = 300;
const ROWS = 6_000;
const TRIES_MAX = 8;

const summary = z.object({ batch: z.number(), imported: z.number() });

export async function killImports({
  engine,
  empty,
  chance,
  rounds,
}: Omit<Killing, 'program'>): Promise<Killed> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-kill-import-'));
  const url = await empty();
  await migrate(url);
  const env = { ...process.env, DATABASE_URL: url, PORTEVOIX_SECRET_KEY: newSecret(), LOCALE_DEFAULT: 'en' };
  const database = await openToLook(url);
  const violations: string[] = [];
  let kills = 0;
  try {
    const [known, file] = [join(folder, 'known.csv'), join(folder, 'answers.csv')];
    await writeFile(known, answers(0, KNOWN));
    // Some are there already, with other words: --replace keeps what they were.
    await writeFile(file, answers(KNOWN / 2, ROWS, ', and again'));
    const bring = ['import', file, '--source', 'Survey', '--replace', '--json'];
    const first = await run(main, ['import', known, '--source', 'Survey'], { env });
    if (first.code !== 0) violations.push(`the known answers did not come in${first.said}`);
    const before = await hashOf(database);
    const startedAt = performance.now();
    let done = await run(main, bring, { env });
    const takes = performance.now() - startedAt;
    for (let round = 0; round <= rounds; round += 1) {
      const when = `round ${round}`;
      const { number: former } = await database.db.batch.findFirstOrThrow({ orderBy: { number: 'desc' } });
      for (let i = 1; round > 0 && i <= TRIES_MAX; i += 1) {
        done = await run(main, bring, {
          env,
          afterMs: i < TRIES_MAX ? (0.3 + chance.next()) * takes : undefined,
        });
        if (done.signal !== 'SIGKILL') break;
        kills += 1;
        // Killed when all was done but the program's own end: nothing is left to go on with.
        const last = await database.db.batch.findFirstOrThrow({ orderBy: { number: 'desc' } });
        const { number: batch, state, imported } = last;
        if (state !== 'done' || batch === former) continue;
        done = { ...done, code: 0, out: JSON.stringify({ batch, imported }) };
        break;
      }
      const brought = done.code === 0 ? summary.safeParse(JSON.parse(done.out)) : null;
      const count = await database.db.feedback.count();
      if (!brought?.success) violations.push(`${when}: does not go on${done.said}`);
      else {
        if (brought.data.imported !== ROWS - KNOWN)
          violations.push(`${when}: says that ${brought.data.imported} were imported`);
        if (count !== ROWS) violations.push(`${when}: ${count} answers are there`);
        const texts = await database.db.feedbackText.count();
        if (texts !== count) violations.push(`${when}: ${texts} of ${count} can be searched`);
        const undo = ['imports', 'undo', String(brought.data.batch), '--json'];
        let undone = await run(main, undo, { env, afterMs: (0.3 + chance.next()) * takes });
        for (let i = 1; undone.signal === 'SIGKILL'; i += 1) {
          kills += 1;
          undone = await run(main, undo, {
            env,
            afterMs: i < TRIES_MAX ? (0.3 + chance.next()) * takes : undefined,
          });
        }
        if (undone.code !== 0) violations.push(`${when}: cannot be undone${undone.said}`);
        if ((await hashOf(database)) !== before)
          violations.push(`${when}: undone, something is not as before`);
      }
    }
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
  return { name: `${engine}, import and undo`, kills, violations };
}

export function reportImports({ name, kills, violations }: Killed): string {
  return [
    `${name}: ${kills} kills`,
    `    ${String(violations.length).padStart(4)}  imports in parts, answers that cannot be searched, or anything not as before once undone`,
    ...violations.map((each) => `          ${each}`),
  ].join('\n');
}

function answers(from: number, to: number, more = ''): string {
  const rows = Array.from({ length: to - from }, (_, i) => {
    const id = from + i;
    return `${id};2026-0${(id % 9) + 1}-1${id % 10};${id % 11};Delivery ${id} came late${more};client-${id}`;
  });
  return `${['Response ID;Date;NPS;Comment;Customer', ...rows].join('\n')}\n`;
}
