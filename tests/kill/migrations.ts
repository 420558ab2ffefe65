// Processes killed while they bring a database up to date: each next start goes on by itself, and nothing is done twice.
import { dirname, join } from 'node:path';
import { migrate } from '../../src/database/migrate.ts';
import { bundledMigrations } from '../../src/database/migrations.ts';
import { openToLook } from '../harness/own-looks.ts';
import { type Killed, type Killing, run } from './killing.ts';

/** Killed before and after a new database gets all of them at once, before and after each on one that has the first; and at any moment, on `rounds` others. */
export async function killMigrations({ engine, program, empty, chance, rounds }: Killing): Promise<Killed> {
  const migrant = join(dirname(program), 'migrant.js');
  const violations: string[] = [];
  const all = await bundledMigrations(engine);
  const names = all.map(({ name }) => name);
  let kills = 0;
  const killed = async (url: string, name: string) => {
    for (const death of ['before', 'after'] as const) {
      const { signal, said } = await run(migrant, [url, death]);
      if (signal === 'SIGKILL') kills++;
      else violations.push(`${death} ${name}: ended by itself${said}`);
    }
  };

  const fresh = await empty();
  await killed(fresh, 'all of them');
  violations.push(...(await faultsOf(migrant, fresh, names.length, false)));

  const stepped = await empty();
  await migrate(stepped, { migrations: all.slice(0, 1) });
  await keepSomething(stepped);
  for (const name of names.slice(1)) await killed(stepped, name);
  violations.push(...(await faultsOf(migrant, stepped, names.length, true)));

  for (let round = 0; round < rounds; round++) {
    const url = await empty();
    for (let tries = 0; tries < TRIES_MAX; tries++) {
      const { signal, code, said } = await run(migrant, [url, 'never'], {
        afterMs: chance.next() * STARTING_MS,
      });
      if (signal === 'SIGKILL') kills++;
      else if (code === 0) break;
      else violations.push(`round ${round + 1}: ended with ${code}${said}`);
    }
    violations.push(...(await faultsOf(migrant, url, names.length, false)));
  }
  return { name: `${engine}, migrations`, kills, violations };
}

export function reportMigrated({ name, kills, violations }: Killed): string {
  return [
    `${name}: ${kills} kills`,
    `    ${String(violations.length).padStart(4)}  starts that did not go on by themselves, or did something twice`,
    ...violations.map((each) => `          ${each}`),
  ].join('\n');
}

const TRIES_MAX = 4;
/** About what a start and all migrations take, in milliseconds. */
const STARTING_MS = 900;
const MARK = 'kept over all migrations';

async function keepSomething(url: string): Promise<void> {
  const database = await openToLook(url);
  await database.db.$executeRawUnsafe(
    `INSERT INTO "Topic" ("workspaceId", "id", "nameFr", "nameEn") VALUES ('w', 't', '${MARK}', '${MARK}')`,
  );
  await database.close();
}

async function faultsOf(
  migrant: string,
  url: string,
  migrations: number,
  isKept: boolean,
): Promise<readonly string[]> {
  const last = await run(migrant, [url, 'never']);
  if (last.code !== 0) return [`does not start again${last.said}`];
  const database = await openToLook(url);
  try {
    const rows = await database.db.$queryRawUnsafe<object[]>(
      'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    );
    const kept = await database.db.topic.count({ where: { workspaceId: 'w', nameEn: MARK } });
    return [
      ...(rows.length === migrations ? [] : [`${rows.length} migrations are noted, not ${migrations}`]),
      ...(kept === (isKept ? 1 : 0)
        ? []
        : [`what was stored after the first migration is there ${kept} times`]),
    ];
  } finally {
    await database.close();
  }
}
