import { beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { publishNow } from '../../src/digests/publish.ts';
import { sentDigests } from '../../src/digests/sent.ts';
import { menu } from '../../src/handlers/index.ts';
import type { Schedule } from '../../src/schedules/schedule.ts';
import { freshUrl, onceEnough, onEachEngine, openedHere } from '../harness/database.ts';
import { type Company, makeCompany } from './company.ts';

const at = (text: string) => new Date(text);
const thursday = at('2026-11-12T10:00:00Z');
const monday = at('2026-11-16T08:00:00Z');

onEachEngine((engine) => {
  let one: Database;
  let two: Database;
  let company: Company;
  let schedule: Schedule;
  beforeEach(async () => {
    const url = await freshUrl(engine);
    [one, two] = [await openedHere(url), await openedHere(url)];
    company = await makeCompany(one);
    const channels = ['C1', 'C2'].map((id) => ({ address: `slack:${id}`, name: id }));
    schedule = await company.schedule({ channels, whenEmpty: 'note' }, at('2026-11-09T09:00:00Z'));
    await company.answers(6, at('2026-11-10T10:00:00Z'));
  });
  const press = (now: Date, database = one) =>
    publishNow({ ...company, sections: menu.sections, database, now }, schedule.id);
  const sentIn = async () => (await company.queued('digest')).map(({ address }) => address);

  it('posts a digest that is asked for once in each channel, however often and by whomever it is pressed', async () => {
    const later = new Date(thursday.getTime() + 3);
    const pressed = await Promise.all([press(thursday), press(later, two), press(thursday, two)]);
    expect(pressed.filter(({ kind }) => kind === 'posted').length).toBeGreaterThan(0);
    expect(await press(new Date(thursday.getTime() + 60_000))).toMatchObject({ kind: 'already' });
    expect(await sentIn()).toEqual(['slack:C1', 'slack:C2']);
  });

  onceEnough(engine, () => {
    it('tells in the next digest only what came in since', async () => {
      await press(thursday);
      await company.recordAll('sent');
      await company.answers(7, at('2026-11-13T10:00:00Z'));
      await company.tickAt(monday);
      const runs = await one.db.digestRun.findMany({ orderBy: { occurrenceAt: 'asc' } });
      expect(runs.map(({ coversFrom, coversTo }) => [coversFrom, coversTo])).toEqual([
        [expect.any(Date), thursday],
        [thursday, monday],
      ]);
    });

    it('posts nothing, not even a note, where nothing came in', async () => {
      await press(thursday);
      await company.recordAll('sent');
      expect(await press(at('2026-11-12T16:00:00Z'))).toEqual({ kind: 'nothing' });
      expect(await sentIn()).toHaveLength(2);
    });

    it('lists of hundreds of channels a hundred, those that did not get it first, and counts the others', async () => {
      const channels = Array.from({ length: 130 }, (_, i) => ({ address: `slack:D${i}`, name: `d${i}` }));
      const many = await company.schedule({ channels }, at('2026-11-09T09:00:00Z'));
      await publishNow({ ...company, sections: menu.sections, now: thursday }, many.id);
      await company.recordAll('dropped', 'slack:D129', 'archived');
      await company.recordAll('sent');
      const { digests } = await sentDigests(one.db, company.workspace.id, many.id, { skip: 0, take: 1 });
      expect(digests[0]?.deliveries).toHaveLength(100);
      expect(digests[0]?.deliveries[0]).toMatchObject({ address: 'slack:D129', state: 'dropped' });
      expect(digests[0]?.others).toEqual([{ state: 'sent', count: 30 }]);
    });

    it('lists what was sent, the latest first and page by page, failures with their reason', async () => {
      await press(thursday);
      await company.recordAll('sent', 'slack:C1');
      await company.recordAll('dropped', 'slack:C2', 'archived');
      await company.answers(7, at('2026-11-13T10:00:00Z'));
      await company.tickAt(monday);
      const page = (number: number) =>
        sentDigests(one.db, company.workspace.id, schedule.id, { skip: number, take: 1 });
      const total = await one.db.digestRun.count();
      expect(await page(0)).toMatchObject({ total, digests: [{ at: monday, outcome: 'posted' }] });
      expect(await page(total - 1)).toMatchObject({
        digests: [
          {
            at: thursday,
            deliveries: [
              { address: 'slack:C1', state: 'sent' },
              { address: 'slack:C2', state: 'dropped', reason: 'archived' },
            ],
          },
        ],
      });
    });
  });
});
