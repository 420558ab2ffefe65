// Whoever reads SQLite's files byte by byte finds nothing of what was erased.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { eraseCustomer } from '../../src/erasure/erase.ts';
import { expiry } from '../../src/erasure/expire.ts';
import { office, WORKSPACE } from '../delivery/chat-peer.ts';
import { addAnswers, addCompany } from '../feedback/answers-on-file.ts';
import { freshUrl, openedHere } from '../harness/database.ts';
import { kept } from '../harness/kept.ts';

const AT = '2026-03-01T09:00:00Z';
/** Found nowhere else in the file: one in the answer, one past the first page, one in messages alone. */
const MARKS = ['zirkonquartett', 'ytterbiumwolke', 'marzipanbrigade'];
const words = `Your ${MARKS[0]} failed again. ${'It went on and on. '.repeat(400)} ${MARKS[1]}`;

/** Which marks stand in the database's files, its log and its neighbours included. */
function found(url: string): string[] {
  const path = fileURLToPath(url);
  const files = readdirSync(dirname(path)).filter((name) => name.startsWith(basename(path)));
  const bytes = files.map((name) =>
    readFileSync(join(dirname(path), name))
      .toString('latin1')
      .toLowerCase(),
  );
  return MARKS.filter((mark) => bytes.some((each) => each.includes(mark)));
}

async function company() {
  const url = await freshUrl('sqlite');
  const database = await openedHere(url);
  await addCompany(database.db, WORKSPACE);
  const at = office(database);
  await addAnswers(database.db, WORKSPACE, [
    { id: 'a', customer: 'hash-a', verbatim: words, score: 1, at: AT },
    ...Array.from({ length: 40 }, (_, i) => ({
      id: `b${i}`,
      customer: 'hash-b',
      verbatim: `Fine, ${i}.`,
      at: AT,
    })),
  ]);
  await database.db.feedbackText.create({
    data: { workspaceId: WORKSPACE, feedbackId: 'a', words: `${MARKS[0]} ${MARKS[1]} failed` },
  });
  for (let i = 0; i < 3; i += 1) {
    const quote = { kind: 'quote', text: words, of: 'a' } as const;
    await at.queue('chat:general', { message: { summary: `${MARKS[2]}: ${words}`, blocks: [quote] } });
  }
  await at.after(0);
  return { url, database, at };
}

it('holds none of an erased customer’s words, in the file, its log and its index', async () => {
  const { url, database, at } = await company();
  expect(found(url)).toEqual(MARKS);
  await eraseCustomer(database, WORKSPACE, ['hash-a'], { kept, now: at.clock.now() });
  // A summary is our own sentence: the quote in it goes.
  expect(found(url)).toEqual([MARKS[2]]);
  expect(existsSync(`${fileURLToPath(url)}-wal`)).toBe(true);
});

it('holds none of them either while another process has the database open', async () => {
  const { url, database, at } = await company();
  const other = await openedHere(url);
  await other.db.feedback.count();
  await eraseCustomer(other, WORKSPACE, ['hash-a'], { kept, now: at.clock.now() });
  expect(found(url)).toEqual([MARKS[2]]);
  expect(await database.db.feedback.count()).toBe(41);
});

it('holds none of what is past its time', async () => {
  const { url, database, at } = await company();
  await database.db.source.updateMany({ data: { keepDays: 1 } });
  const run = expiry({ database, workspaceId: WORKSPACE, log: { info: () => {} } });
  await run.run(new Date(Math.max(at.clock.now().getTime(), Date.parse('2026-06-01T09:00:00Z'))));
  expect(found(url)).toEqual([MARKS[2]]);
});
