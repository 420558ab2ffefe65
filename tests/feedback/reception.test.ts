import { expect, it } from 'vitest';
import { type Database, transact } from '../../src/database/client.ts';
import { correctQuotes } from '../../src/erasure/correct.ts';
import type { FeedbackItem } from '../../src/feedback/item.ts';
import { closeReception, receivedNow } from '../../src/feedback/reception.ts';
import { reviseFeedback } from '../../src/feedback/revise.ts';
import { leading } from '../../src/feedback/scores.ts';
import { storeFeedback } from '../../src/feedback/store.ts';
import { keysFrom } from '../../src/keys.ts';
import { freshUrl, onEachEngine, openedHere } from '../harness/database.ts';
import { addAnswers, addCompany } from './answers-on-file.ts';

const keys = keysFrom([Buffer.alloc(32, 7).toString('base64')]);
const nine = new Date('2026-11-23T08:00:00Z');
const before = (ms: number) => new Date(nine.getTime() - ms);
const phone = { id: 'phone', heat: 'hot' } as const;

const item = (externalId: string): FeedbackItem => ({
  externalId,
  customer: null,
  ...leading('nps', 9, null),
  touchpoint: null,
  heat: null,
  answeredAt: before(3_600_000),
  names: [],
  segments: {},
});

onEachEngine((engine) => {
  async function opened(): Promise<[Database, Database]> {
    const url = await freshUrl(engine);
    const both: [Database, Database] = [await openedHere(url), await openedHere(url)];
    await addCompany(both[0].db, 'acme');
    return both;
  }
  const receivedBefore = ({ db }: Database, until: Date) =>
    db.feedback.count({ where: { workspaceId: 'acme', receivedAt: { lt: until } } });

  it('takes what is stored after a time was closed for received later, whatever its clock says', async () => {
    const [one, two] = await opened();
    await closeReception(one, 'acme', nine);
    await closeReception(two, 'acme', before(1));
    const store = (
      now: Date,
      id: string,
      how: typeof storeFeedback | typeof reviseFeedback = storeFeedback,
    ) => how(two, 'acme', phone, [item(id)], { keys, keepOriginals: false, now, replaces: correctQuotes });
    await store(before(60_000), 'slow clock');
    await store(before(60_000), 'revised', reviseFeedback);
    await store(new Date(nine.getTime() + 1), 'later');
    await store(before(0), 'slow clock');
    expect(await receivedBefore(one, nine)).toBe(0);
    expect(await receivedBefore(one, new Date(nine.getTime() + 1))).toBe(2);
    const elsewhere = await transact(one, (tx) => receivedNow({ db: tx, engine }, 'other', before(5)));
    expect(elsewhere).toEqual(before(5));
  });

  it('closes no time while answers of it are being stored', async () => {
    const [one, two] = await opened();
    const order: string[] = [];
    let finish = () => {};
    const gate = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let isUnderWay = () => {};
    const begun = new Promise<void>((resolve) => {
      isUnderWay = resolve;
    });
    const storing = transact(one, async (tx) => {
      const receivedAt = await receivedNow({ db: tx, engine }, 'acme', before(1));
      isUnderWay();
      await gate;
      const answer = {
        workspaceId: 'acme',
        id: 'late',
        sourceId: 'phone',
        heat: 'hot',
        metric: 'nps',
        score: 9,
      };
      await tx.feedback.create({ data: { ...answer, answeredAt: before(2), receivedAt } });
      order.push('stored');
    });
    await begun;
    const closing = closeReception(two, 'acme', nine).then(() => order.push('closed'));
    finish();
    await Promise.all([storing, closing]);
    expect(order).toEqual(['stored', 'closed']);
    expect(await receivedBefore(two, nine)).toBe(1);
  });

  it('finds no more of a closed time later than at once, with answers pouring in from two replicas', async () => {
    const [one, two] = await opened();
    await addAnswers(one.db, 'acme', [{ at: before(5_000).toISOString() }]);
    const closings: { until: Date; count: number }[] = [];
    const pour = async (replica: Database, name: string) => {
      for (let n = 0; n < 25; n += 1) {
        const settings = { keys, keepOriginals: false, now: before(1_000 - 20 * n) };
        await storeFeedback(replica, 'acme', phone, [item(`${name} ${n}`), item(`${name} ${n} b`)], settings);
      }
    };
    const close = async (replica: Database) => {
      for (let n = 0; n < 8; n += 1) {
        const until = before(1_000 - 70 * n);
        await closeReception(replica, 'acme', until);
        closings.push({ until, count: await receivedBefore(replica, until) });
      }
    };
    await Promise.all([pour(one, 'a'), pour(two, 'b'), close(one), close(two)]);
    for (const { until, count } of closings) expect(await receivedBefore(one, until)).toBe(count);
    expect(await one.db.feedback.count()).toBe(101);
  });
});
