// Processes killed while they seal everything anew under a new key: run again they go on, and nothing is lost, whichever key was where.
import { dirname, join } from 'node:path';
import type { Database } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openKeys } from '../../src/keyring/open.ts';
import { newSecret } from '../../src/keys.ts';
import { openToLook } from '../harness/own-looks.ts';
import { fillSealed, readSealed, storeAnswers } from '../keyring/sealed-company.ts';
import { type Killed, type Killing, run } from './killing.ts';

const EACH = 60;
/** More than are sealed anew in one transaction. */
const ANSWERS = 1_600;
/** More than a change of the key has: each is where one process dies. */
const STEPS_MAX = 30;
const TRIES_MAX = 8;
/** About what one takes, in milliseconds. */
const TAKES_MS = 900;

/** One database, whose key changes again and again: killed at each step once, then at any moment. */
export async function killRekeys({ engine, program, empty, chance, rounds }: Killing): Promise<Killed> {
  const rekeyer = join(dirname(program), 'rekeyer.js');
  const url = await empty();
  await migrate(url);
  const database = await openToLook(url);
  const violations: string[] = [];
  let kills = 0;
  let secret = newSecret();
  try {
    const keys = await openKeys(database, { secretKeys: [secret] });
    await fillSealed(database, keys, EACH);
    await storeAnswers(database, keys, ANSWERS);
    const before = JSON.stringify(await readSealed(database, keys));
    for (let round = 0; round <= rounds; round += 1) {
      const next = newSecret();
      const both = `${next},${secret}`;
      const tries = round === 0 ? STEPS_MAX : TRIES_MAX;
      for (let i = 1; i <= tries; i += 1) {
        const ended =
          round === 0
            ? await run(rekeyer, [url, both, String(i)])
            : await run(rekeyer, [url, both, '0'], { afterMs: chance.next() * TAKES_MS });
        if (ended.signal === 'SIGKILL') kills += 1;
        else if (ended.code === 0) break;
        else violations.push(`round ${round}: ended with ${ended.code}${ended.said}`);
        violations.push(...(await faults(database, both, before, `round ${round}, killed`)));
      }
      const last = await run(rekeyer, [url, both, '0']);
      if (last.code !== 0) violations.push(`round ${round}: does not go on${last.said}`);
      violations.push(...(await faults(database, next, before, `round ${round}, the new key alone`)));
      secret = next;
    }
    const again = await storeAnswers(database, await openKeys(database, { secretKeys: [secret] }), ANSWERS);
    if (again.imported > 0) violations.push(`${again.imported} answers that were known count as new`);
  } finally {
    await database.close();
  }
  return { name: `${engine}, rekey`, kills, violations };
}

export function reportRekeyed({ name, kills, violations }: Killed): string {
  return [
    `${name}: ${kills} kills`,
    `    ${String(violations.length).padStart(4)}  values or customers lost, or keys that did not open the database`,
    ...violations.map((each) => `          ${each}`),
  ].join('\n');
}

async function faults(database: Database, keys: string, before: string, when: string): Promise<string[]> {
  try {
    const opened = await openKeys(database, { secretKeys: keys.split(',') });
    return JSON.stringify(await readSealed(database, opened)) === before
      ? []
      : [`${when}: something changed`];
  } catch (error) {
    return [`${when}: ${error instanceof Error ? error.message : String(error)}`];
  }
}
