import { beforeEach, expect, it } from 'vitest';
import type { Database, Db } from '../../src/database/client.ts';
import { freshUrl, onceEnough, onEachEngine, openedHere } from '../harness/database.ts';
import { type Company, makeCompany } from './company.ts';

const monday = new Date('2026-11-16T08:00:00Z');
const made = new Date('2026-11-12T08:00:00Z');
const minutes = (count: number) => new Date(monday.getTime() + count * 60_000);
const CHANNELS = 130;
const places = Array.from({ length: CHANNELS }, (_, i) => ({ address: `slack:C${i}`, name: `c${i}` }));

/** A process that dies in its so-manieth transaction from now. */
function dyingAfter(database: Database, transactions: number): Database {
  let left = transactions;
  const db: Db = new Proxy(database.db, {
    get(target, name) {
      if (name === '$transaction' && left-- <= 0) throw new Error('killed');
      return Reflect.get(target, name);
    },
  });
  return { ...database, db };
}

onEachEngine((engine) => {
  let database: Database;
  let other: Database;
  let company: Company;
  beforeEach(async () => {
    const url = await freshUrl(engine);
    [database, other] = [await openedHere(url), await openedHere(url)];
    company = await makeCompany(database);
    await company.answers(6, new Date('2026-11-15T10:00:00Z'));
  });
  const perChannel = async (kind: string) => {
    const times = new Map<string, number>();
    for (const { address } of await company.queued(kind)) times.set(address, (times.get(address) ?? 0) + 1);
    return [...times.values()];
  };

  onceEnough(engine, () => {
    it('plans a digest to hundreds of channels, each message once, in commits of a hundred channels', async () => {
      await company.schedule({ channels: places }, made);
      await Promise.all([database, other].map((replica) => company.tickAt(monday, replica)));
      for (const kind of ['digest', 'digest.details'])
        expect(await perChannel(kind)).toEqual(Array.from({ length: CHANNELS }, () => 1));
      expect(await database.db.digestRun.count()).toBe(1);
      expect(company.errors).toEqual([]);
    });
  });

  it.each([1, 2])(
    'goes on where a process died that had made %d commits, and queues nothing twice',
    async (commits) => {
      await company.schedule({ channels: places }, made);
      await company.tickAt(monday, dyingAfter(database, commits));
      const before = (await company.queued('digest')).length;
      expect(before).toBeLessThan(CHANNELS);
      await company.tickAt(minutes(1), other);
      for (const kind of ['digest', 'digest.details'])
        expect(await perChannel(kind)).toEqual(Array.from({ length: CHANNELS }, () => 1));
      expect(await database.db.digestRun.findMany({ select: { outcome: true } })).toEqual([
        { outcome: 'posted' },
      ]);
    },
  );

  onceEnough(engine, () => {
    it('leaves to the next digest what was not queued for a day', async () => {
      await company.schedule({ channels: places }, made);
      await company.tickAt(monday, dyingAfter(database, 2));
      await company.recordAll('sent');
      const first = (await company.queued('digest')).length;
      await company.tickAt(minutes(25 * 60));
      expect((await company.queued('digest')).length).toBe(first);
      await company.answers(3, minutes(26 * 60));
      await company.tickAt(minutes(7 * 24 * 60));
      const runs = await database.db.digestRun.findMany({ orderBy: { coversFrom: 'asc' } });
      expect(new Set(runs.map(({ coversFrom }) => coversFrom.getTime())).size).toBe(2);
      expect((await company.queued('digest')).length).toBe(first + CHANNELS);
    });

    it('tells a story once in each of hundreds of channels', async () => {
      await company.story('Lost and found', new Date('2026-11-13T10:00:00Z'));
      await company.schedule({ channels: places }, made);
      await company.tickAt(monday);
      expect(await database.db.storyTelling.count()).toBe(CHANNELS);
      const told = (await company.queued('digest')).filter(({ text }) => text.includes('Lost and found'));
      expect(told).toHaveLength(CHANNELS);
    });
  });
});
