import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { createClient } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, isUniqueViolation, openDatabase, transact } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { freshDatabase, freshUrl, onEachEngine, openedHere } from '../harness/database.ts';

const at = new Date('2026-03-29T01:30:00.123Z');

function topic(id: string) {
  return { workspaceId: 'w', id, nameFr: 'Achat', nameEn: 'Buying' };
}

onEachEngine((engine) => {
  test('of four who create the same row at once one succeeds and three are told it is there', async () => {
    const { db } = await freshDatabase(engine);
    const results = await Promise.allSettled(
      [1, 2, 3, 4].map(() => db.topic.create({ data: topic('same') })),
    );
    const refused = results.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused).toHaveLength(3);
    for (const reason of refused) {
      expect(reason).toMatchObject({ code: 'P2002' });
      expect(isUniqueViolation(reason)).toBe(true);
    }
  });

  test('a unique violation is recognised in a raw statement, another refusal is not one', async () => {
    const { db } = await freshDatabase(engine);
    await db.source.create({ data: { workspaceId: 'w', id: 's', name: 'Magasin', createdAt: at } });
    const copy = `INSERT INTO "Source" SELECT * FROM "Source"`;
    expect(isUniqueViolation(await db.$executeRawUnsafe(copy).catch((error: unknown) => error))).toBe(true);
    expect(isUniqueViolation(await db.$executeRawUnsafe('nonsense').catch((error: unknown) => error))).toBe(
      false,
    );
  });

  test('a row that refers to nothing is refused', async () => {
    const { db } = await freshDatabase(engine);
    const orphan = { workspaceId: 'w', topicId: 'nowhere', personId: 'p', position: 0 };
    await expect(db.topicOwner.create({ data: orphan })).rejects.toMatchObject({ code: 'P2003' });
  });

  test('what was stored is there, unchanged, after closing and opening again', async () => {
    const url = await freshUrl(engine);
    const words = { de: 'l’équipe 🧡', lines: ['a\nb', '"', '\\'], deep: { n: 1.5, none: null } };
    const event = {
      workspaceId: 'w',
      id: 'f',
      sourceId: 's',
      heat: 'hot',
      verbatim: 'Très bien — “merci”',
      score: 9.1,
    };
    const first = await openDatabase(url);
    await first.db.source.create({
      data: {
        workspaceId: 'w',
        id: 's',
        name: 'Magasin',
        createdAt: at,
        feedback: {
          create: {
            id: 'f',
            heat: 'hot',
            verbatim: event.verbatim,
            score: 9.1,
            segments: words,
            answeredAt: at,
            receivedAt: at,
          },
        },
      },
    });
    await first.close();
    const { db } = await openedHere(url);
    const stored = await db.feedback.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId: 'w', id: 'f' } },
    });
    expect(stored).toMatchObject({ ...event, segments: words, answeredAt: at });
  });
});

describe('a SQLite file', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portevoix-client-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const settings = async (db: Pick<Database['db'], '$queryRawUnsafe'>) => {
    const read = async (name: string) =>
      Object.values((await rowsOf(db, `PRAGMA ${name}`))[0] ?? {}).map(String)[0];
    return [
      await read('journal_mode'),
      await read('synchronous'),
      await read('foreign_keys'),
      await read('busy_timeout'),
    ];
  };
  const rowsOf = (db: Pick<Database['db'], '$queryRawUnsafe'>, sql: string) =>
    db.$queryRawUnsafe<Record<string, unknown>[]>(sql);

  const inForce = ['wal', '2', '1', '20'];

  test('whoever else waits has a turn while statements of SQLite follow each other', async () => {
    const { db } = await freshDatabase('sqlite');
    let turns = 0;
    let isOver = false;
    const others = async () => {
      while (!isOver) {
        await turn();
        turns += 1;
      }
    };
    const waiting = others();
    const until = performance.now() + 200;
    let statements = 0;
    for (; performance.now() < until; statements += 1)
      await db.topic.findFirst({ where: { workspaceId: 'w' } });
    expect(turns).toBeGreaterThan(1);
    expect(statements).toBeGreaterThan(0);
    isOver = true;
    await waiting;
  });

  test('is durable and waits for locks, inside transactions and after them', async () => {
    const database = await freshDatabase('sqlite');
    expect(await settings(database.db)).toEqual(inForce);
    expect(await transact(database, settings)).toEqual(inForce);
    await expect(transact(database, () => Promise.reject(new Error('given up')))).rejects.toThrow('given up');
    expect(await settings(database.db)).toEqual(inForce);
    expect(await Promise.all([1, 2, 3].map(() => transact(database, settings)))).toEqual([
      inForce,
      inForce,
      inForce,
    ]);
  });

  test('being written by somebody else is waited for without blocking the process', async () => {
    const url = await freshUrl('sqlite');
    const { db } = await openedHere(url);
    const other = createClient({ url });
    const lock = await other.transaction('write');
    let done = false;
    const waiting = db.topic.create({ data: topic('patient') }).then(() => {
      done = true;
    });
    for (let turns = 0; turns < 5; turns++) await other.execute('SELECT 1').then(nextTurn);
    expect(done).toBe(false);
    await lock.commit();
    await waiting;
    expect(await db.topic.count()).toBe(1);
    expect(await settings(db)).toEqual(inForce);
    other.close();
  });

  test('is made with its folder, under a name with spaces and accents', async () => {
    const path = join(folder, 'Données du café', 'à 100 %', 'porte-voix.db');
    await migrate(`file:${path}`);
    const database = await openDatabase(`file:${path}`);
    await database.db.topic.create({ data: topic('t') });
    await database.close();
    expect(existsSync(path)).toBe(true);
    expect(existsSync(`${path}-wal`) ? statSync(`${path}-wal`).size : 0).toBe(0);
  });

  test('that is no database is refused by its path', async () => {
    await expect(openDatabase(`file:${folder}`)).rejects.toThrow(
      `The database at ${folder} cannot be opened`,
    );
  });
});

describe('a PostgreSQL server', () => {
  test('that does not answer is named without user and password', async () => {
    const error = await openDatabase('postgresql://ada:s3cret@127.0.0.1:1/voice').catch(
      (reason: unknown) => reason,
    );
    expect(String(error)).toContain('The database at postgresql://127.0.0.1:1/voice cannot be opened');
    expect(String(error)).not.toMatch(/s3cret|ada/);
  });
});

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
