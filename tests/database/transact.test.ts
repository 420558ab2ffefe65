import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Database, type Tx, transact, troubleOf } from '../../src/database/client.ts';
import { freshDatabase, freshUrl, onEachEngine, openedHere } from '../harness/database.ts';

const PATIENT = { maxWait: 12_000, lockTimeout: 10_000 };
const id = { workspaceId_id: { workspaceId: 'w', id: 'counter' } };

async function readThenIncrement(tx: Tx): Promise<number> {
  const { version } = await tx.topic.findUniqueOrThrow({ where: id });
  await tx.topic.update({ where: id, data: { version: version + 1 } });
  return version + 1;
}

async function counterIn({ db }: Database): Promise<void> {
  await db.topic.create({
    data: { workspaceId: 'w', id: 'counter', nameFr: 'Un', nameEn: 'One', version: 0 },
  });
}

onEachEngine((engine) => {
  test('two programs that each read and then increment five times at once lose no update', async () => {
    const url = await freshUrl(engine);
    const one = await openedHere(url);
    const two = await openedHere(url);
    await counterIn(one);
    const turns = Array.from({ length: 5 }, () => [
      transact(one, readThenIncrement),
      transact(two, readThenIncrement),
    ]);
    const seen = await Promise.all(turns.flat());
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, i) => i + 1));
    expect((await two.db.topic.findUniqueOrThrow({ where: id })).version).toBe(10);
  });

  if (engine === 'postgresql')
    test('a statement by itself waits for another session no longer than a transaction does', async () => {
      const { db } = await freshDatabase(engine);
      const rows = await db.$queryRawUnsafe(`SELECT current_setting('lock_timeout') AS "most"`);
      expect(rows).toEqual([{ most: '10s' }]);
    });

  test('a conflict in a raw statement is tried again too', async () => {
    const url = await freshUrl(engine);
    const one = await openedHere(url);
    const two = await openedHere(url);
    await counterIn(one);
    const raw = async (tx: Tx) => {
      await tx.topic.findUniqueOrThrow({ where: id });
      return tx.$executeRawUnsafe('UPDATE "Topic" SET "version" = "version" + 1');
    };
    await Promise.all([1, 2, 3, 4].flatMap(() => [transact(one, raw), transact(two, raw)]));
    expect((await one.db.topic.findUniqueOrThrow({ where: id })).version).toBe(8);
  });

  test('two who each count none and then add one: the second sees the first', async () => {
    const url = await freshUrl(engine);
    const programs = [await openedHere(url), await openedHere(url)];
    const addWhereNone = async (tx: Tx) => {
      const before = await tx.topic.count({ where: { isDefault: true } });
      if (before > 0) return 'there';
      const data = {
        workspaceId: 'w',
        id: crypto.randomUUID(),
        nameFr: 'Tout',
        nameEn: 'All',
        isDefault: true,
      };
      await tx.topic.create({ data });
      return 'added';
    };
    const outcomes = await Promise.all(programs.map((program) => transact(program, addWhereNone)));
    expect(outcomes.sort()).toEqual(['added', 'there']);
  });

  test('what takes longer than it is given leaves nothing behind, and is run again with more time', async () => {
    const database = { ...(await freshDatabase(engine)), patience: { ...PATIENT, timeout: 100 } };
    let runs = 0;
    const slow = async (tx: Tx) => {
      await tx.topic.create({ data: { workspaceId: 'w', id: `t${++runs}`, nameFr: 'Un', nameEn: 'One' } });
      // The machine has other things to do, until this transaction is over.
      while (runs === 1) await turn(await tx.topic.count());
    };
    await transact(database, slow);
    expect(await database.db.topic.findMany({ select: { id: true } })).toEqual([{ id: 't2' }]);
  });

  test('what always takes too long is given up in the end, and said to be waited for', async () => {
    const database = { ...(await freshDatabase(engine)), patience: { ...PATIENT, timeout: 10 } };
    let runs = 0;
    const never = transact(database, async (tx) => {
      runs++;
      for (;;) await turn(await tx.topic.count());
    });
    expect(troubleOf(await never.catch((error: unknown) => error))).toBe('locked');
    expect(runs).toBe(3);
  });

  test('what fails leaves nothing behind and is run once', async () => {
    const database = await freshDatabase(engine);
    let runs = 0;
    const failing = transact(database, async (tx) => {
      runs++;
      await tx.topic.create({ data: { workspaceId: 'w', id: 't', nameFr: 'Un', nameEn: 'One' } });
      throw new RangeError('no');
    });
    await expect(failing).rejects.toThrow(RangeError);
    expect(runs).toBe(1);
    expect(await database.db.topic.count()).toBe(0);
  });
});
