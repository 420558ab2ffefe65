// Processes killed while they carry everything out of a database, or into another: what is whole is whole, what is not is taken by
// nobody, and run again they end well.
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { manifestIn } from '../../src/archive/folder.ts';
import type { Manifest } from '../../src/archive/manifest.ts';
import { pack } from '../../src/archive/pack.ts';
import { migrate } from '../../src/database/migrate.ts';
import { UserError } from '../../src/errors.ts';
import { openKeys } from '../../src/keyring/open.ts';
import { newSecret } from '../../src/keys.ts';
import { openToLook } from '../harness/own-looks.ts';
import { COMPANY, fillSealed } from '../keyring/sealed-company.ts';
import { type Killed, type Killing, run } from './killing.ts';

const EACH = 150;
/** About what one takes, in milliseconds. */
const TAKES_MS = 1_500;
/** More than there are rows to go by, one way. */
const STEPS = 4_000;

/** Into a new database each round, and out into a new folder: killed at some step of it in one round, at any moment in the next. */
export async function killMoves({ engine, program, empty, chance, rounds }: Killing): Promise<Killed> {
  const mover = join(dirname(program), 'mover.js');
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-moves-'));
  const violations: string[] = [];
  let kills = 0;
  const secret = newSecret();
  const url = await empty();
  await migrate(url);
  const database = await openToLook(url);
  await fillSealed(database, await openKeys(database, { secretKeys: [secret] }), EACH);
  await database.close();
  const packed = (from: string, to: string) =>
    pack(from, { workspaceId: COMPANY, folder: to, now: new Date(0), program: '0.0.0' });
  const house = join(folder, 'house');
  const { tables } = await packed(url, house);
  const isWhole = (other: Manifest) => isDeepStrictEqual(other.tables, tables);
  const killed = async (args: readonly string[], round: number) => {
    const ended =
      round % 2 === 0
        ? await run(mover, [...args, String(1 + Math.floor(chance.next() * STEPS))])
        : await run(mover, [...args, '0'], { afterMs: chance.next() * TAKES_MS });
    if (ended.signal === 'SIGKILL') kills += 1;
    else if (ended.code !== 0) violations.push(`round ${round}: ended with ${ended.code}${ended.said}`);
  };
  for (let round = 0; round < rounds; round += 1) {
    const out = join(folder, `out ${round}`);
    await killed(['out', url, out, COMPANY], round);
    const found = await manifestIn(out).catch((error: unknown) => {
      if (error instanceof UserError) return null;
      throw error;
    });
    if (found !== null && !isWhole(found)) violations.push(`round ${round}: half an export has a manifest`);
    const target = await empty();
    await killed(['in', target, house, secret], round);
    const stored = await rowsIn(target);
    if (stored === 0) {
      const last = await run(mover, ['in', target, house, secret, '0']);
      if (last.code !== 0) violations.push(`round ${round}: does not go on${last.said}`);
    }
    const back = join(folder, `back ${round}`);
    if (!isWhole(await packed(target, back)))
      violations.push(`round ${round}: what arrived is not what left`);
    for (const each of [out, back]) rmSync(each, { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true });
  return { name: `${engine}, everything out and in`, kills, violations };
}

/** How much is there of what comes first and of what comes last. */
async function rowsIn(url: string): Promise<number> {
  await migrate(url);
  const database = await openToLook(url);
  const { db } = database;
  const counts = await Promise.all([db.workspace.count(), db.feedback.count(), db.topic.count()]);
  await database.close();
  return counts.reduce((sum, count) => sum + count, 0);
}

export function reportMoved({ name, kills, violations }: Killed): string {
  return [
    `${name}: ${kills} kills`,
    `    ${String(violations.length).padStart(4)}  halves taken for whole, or moves that did not go on`,
    ...violations.map((each) => `          ${each}`),
  ].join('\n');
}
