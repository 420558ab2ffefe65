import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { GRACE_MS } from '../../src/digests/tick.ts';
import { firstStart, usualStart } from '../../src/digests/windows.ts';
import { rhythmOf } from '../../src/schedules/schedule.ts';
import { freshUrl, onceEnough, onEachEngine, openedHere } from '../harness/database.ts';
import { type Company, makeCompany } from './company.ts';

const at = (text: string) => new Date(text);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const monday = at('2026-11-16T08:00:00Z');
const made = at('2026-11-12T08:00:00Z');
const later = (ms: number) => new Date(monday.getTime() + ms);

onEachEngine((engine) => {
  let one: Database;
  let two: Database;
  let company: Company;
  beforeAll(async () => {
    const url = await freshUrl(engine);
    [one, two] = [await openedHere(url), await openedHere(url)];
  });
  beforeEach(async () => {
    company = await makeCompany(one);
  });
  const runs = () =>
    one.db.digestRun.findMany({
      where: { workspaceId: company.workspace.id },
      orderBy: { occurrenceAt: 'asc' },
    });

  it('posts to each channel once when two replicas tick together, and when they tick again', async () => {
    await company.schedule(
      { channels: [1, 2, 3].map((n) => ({ address: `slack:C${n}`, name: `c${n}` })) },
      made,
    );
    await company.answers(6, at('2026-11-15T10:00:00Z'));
    const together = () =>
      Promise.all([one, two, one, two].map((replica) => company.tickAt(later(1000), replica)));
    await together();
    await together();
    expect(await runs()).toMatchObject([{ occurrenceAt: monday, outcome: 'posted' }]);
    const posts = await company.queued('digest');
    expect(posts.map((post) => post.address)).toEqual(['slack:C1', 'slack:C2', 'slack:C3']);
    expect(company.errors).toEqual([]);
  });

  onceEnough(engine, () => {
    it('posts nothing before the hour, and posts at the very instant', async () => {
      await company.schedule({}, made);
      await company.answers(6, at('2026-11-15T10:00:00Z'));
      await company.tickAt(later(-1));
      expect(await runs()).toEqual([]);
      await company.tickAt(monday);
      expect(await runs()).toHaveLength(1);
    });

    it('makes up only for the latest of the occurrences that it slept through', async () => {
      await company.schedule({ cadence: { kind: 'daily', at: '09:00' } }, made);
      await company.answers(6, at('2026-11-15T10:00:00Z'));
      await company.tickAt(later(4 * DAY + HOUR));
      expect((await runs()).map((run) => run.occurrenceAt)).toEqual([later(4 * DAY)]);
      await company.tickAt(later(4 * DAY + 2 * HOUR));
      expect(await runs()).toHaveLength(1);
    });

    it('leaves out an occurrence that is older than a day, and the next one covers it', async () => {
      await company.schedule({}, made);
      await company.answers(6, at('2026-11-15T10:00:00Z'));
      await company.tickAt(later(GRACE_MS + 1));
      expect(await runs()).toEqual([]);
      await company.tickAt(later(7 * DAY));
      expect(await runs()).toMatchObject([{ occurrenceAt: later(7 * DAY) }]);
    });

    it('goes on at its next time once a clock that was weeks ahead is right again, with what came in since', async () => {
      await company.schedule({}, made);
      await company.answers(6, at('2026-11-15T10:00:00Z'));
      await company.tickAt(monday);
      await company.recordAll('sent');
      await company.answers(7, later(DAY));
      await company.tickAt(later(42 * DAY));
      await company.recordAll('sent');
      await company.answers(3, later(42 * DAY + HOUR));
      await company.tickAt(later(2 * DAY));
      await company.answers(2, later(3 * DAY));
      await company.tickAt(later(7 * DAY));
      await company.tickAt(later(8 * DAY));
      const posts = await company.queued('digest');
      // By when they were queued, the one of the wrong clock last.
      expect(posts.map(({ text }) => /(\d+) answers/.exec(text)?.[1])).toEqual(['6', '5', '7']);
      expect(company.errors).toEqual([]);
    });

    it('still posts at the end of the day of grace', async () => {
      await company.schedule({}, made);
      await company.answers(6, at('2026-11-15T10:00:00Z'));
      await company.tickAt(later(GRACE_MS));
      expect(await runs()).toMatchObject([{ occurrenceAt: monday }]);
    });

    it('covers from the end of one digest to the next: no gap and no overlap over weeks with a clock change and a holiday', async () => {
      // Mondays at nine in Paris; the clocks go forward on 29 March and Easter Monday, 6 April 2026, is skipped.
      await company.schedule({}, at('2026-03-03T08:00:00Z'));
      const [start, end] = [at('2026-03-09T00:30:00Z').getTime(), at('2026-05-04T12:00:00Z').getTime()];
      const halfDays = Array.from(
        { length: (end - start) / (12 * HOUR) },
        (_, i) => new Date(start + i * 12 * HOUR),
      );
      await company.answers(1, ...halfDays);
      for (let now = start; now < end; now += 11 * HOUR) await company.tickAt(new Date(now));
      const stored = await runs();
      const nine = [
        '03-09T08',
        '03-16T08',
        '03-23T08',
        '03-30T07',
        '04-13T07',
        '04-20T07',
        '04-27T07',
        '05-04T07',
      ];
      expect(stored.map((run) => run.occurrenceAt.toISOString())).toEqual(
        nine.map((each) => `2026-${each}:00:00.000Z`),
      );
      expect(stored.every((run) => run.outcome === 'posted')).toBe(true);
      for (const [i, run] of stored.slice(1).entries()) expect(run.coversFrom).toEqual(stored[i]?.coversTo);
      // Each answer since the first digest was counted in one digest, and in one only.
      const counted = stored.map((run) => Number(/"answers":(\d+)/.exec(JSON.stringify(run.snapshot))?.[1]));
      const [first, last] = [stored[0]?.coversFrom, stored.at(-1)?.coversTo];
      if (!first || !last) throw new Error('no runs');
      const within = await one.db.feedback.count({
        where: { workspaceId: company.workspace.id, answeredAt: { gte: first, lt: last } },
      });
      expect(counted.reduce((sum, count) => sum + count, 0)).toBe(within);
    });

    it('moves a holiday’s digest to the next working day where the schedule asks for it', async () => {
      await company.schedule({ onHolidays: 'move' }, at('2026-03-31T08:00:00Z'));
      await company.answers(6, at('2026-04-01T08:00:00Z'));
      await company.tickAt(at('2026-04-06T12:00:00Z'));
      expect(await runs()).toEqual([]);
      await company.tickAt(at('2026-04-07T07:00:00Z'));
      expect(await runs()).toMatchObject([{ occurrenceAt: at('2026-04-07T07:00:00Z') }]);
    });

    it('posts nothing when there is nothing to say, and covers that time with the next one', async () => {
      await company.schedule({}, made);
      await company.tickAt(monday);
      expect(await runs()).toMatchObject([{ outcome: 'nothing', coversTo: monday }]);
      expect(await company.queued('digest', 'digest.details')).toEqual([]);
      await company.answers(6, later(DAY));
      await company.tickAt(later(7 * DAY));
      const [nothing, posted] = await runs();
      expect(posted).toMatchObject({ outcome: 'posted', coversFrom: nothing?.coversFrom });
    });

    it('posts a short note when there is nothing to say and the schedule asks for one', async () => {
      await company.schedule({ whenEmpty: 'note' }, made);
      await company.tickAt(monday);
      await company.tickAt(later(7 * DAY));
      const [first, second] = await runs();
      expect([first?.outcome, second?.outcome]).toEqual(['note', 'note']);
      expect(second?.coversFrom).toEqual(first?.coversTo);
      const notes = await company.queued('digest');
      expect(notes.map((note) => note.text.includes('Nothing to report this time.'))).toEqual([true, true]);
      expect(await company.queued('digest.details')).toEqual([]);
    });

    it('goes on with the others when one schedule cannot be read', async () => {
      const broken = await company.schedule({ name: 'A broken one' }, made);
      await company.schedule({ name: 'B', channels: [{ address: 'slack:C2', name: 'b' }] }, made);
      await company.answers(6, at('2026-11-15T10:00:00Z'));
      const where = { workspaceId_id: { workspaceId: company.workspace.id, id: broken.id } };
      await one.db.schedule.update({ where, data: { cadence: { kind: 'sometimes' } } });
      await company.tickAt(monday);
      expect((await company.queued('digest')).map((post) => post.address)).toEqual(['slack:C2']);
      expect(company.errors).toHaveLength(1);
      expect(company.errors[0]).toContain(broken.id);
    });

    it('posts nothing while paused and makes nothing up when resumed', async () => {
      const { id } = await company.schedule({}, made);
      await company.answers(6, at('2026-11-15T10:00:00Z'));
      const where = { workspaceId_id: { workspaceId: company.workspace.id, id } };
      await one.db.schedule.update({ where, data: { pausedAt: made } });
      await company.tickAt(monday);
      expect(await runs()).toEqual([]);
      await one.db.schedule.update({ where, data: { pausedAt: null, plannedUntil: later(HOUR) } });
      await company.tickAt(later(2 * HOUR));
      expect(await runs()).toEqual([]);
      await company.tickAt(later(7 * DAY));
      expect(await runs()).toHaveLength(1);
    });

    it('posts nothing before the day until which it is paused', async () => {
      await company.schedule({ pausedUntil: later(DAY) }, made);
      await company.answers(6, at('2026-11-15T10:00:00Z'));
      await company.tickAt(monday);
      expect(await runs()).toEqual([]);
      await company.tickAt(later(7 * DAY));
      expect(await runs()).toMatchObject([{ occurrenceAt: later(7 * DAY) }]);
    });

    it('does not quote the same customer in the next digest', async () => {
      await company.schedule({ sections: ['verbatims'] }, made);
      const say = async (id: string, instant: Date) => {
        await company.answers(7, instant);
        await one.db.feedback.create({
          data: {
            workspaceId: company.workspace.id,
            id,
            sourceId: 'phone',
            heat: 'hot',
            metric: 'nps',
            score: 10,
            verbatim: `${id}: forty characters of thanks, as one writes them.`,
            answeredAt: instant,
            receivedAt: instant,
          },
        });
      };
      await say('first', at('2026-11-15T10:00:00Z'));
      await company.tickAt(monday);
      const run = (await runs())[0];
      expect(JSON.stringify(run?.snapshot)).toContain('first:');
      // As when an answer arrives late, or the period is widened: it would be in the next digest too.
      await one.db.digestRun.updateMany({ where: { id: run?.id ?? '' }, data: { coversTo: made } });
      await say('second', later(DAY));
      await company.tickAt(later(7 * DAY));
      const next = JSON.stringify((await runs())[1]?.snapshot);
      expect(next).toContain('second:');
      expect(next).not.toContain('first:');
    });

    it.each([
      ['daily', { kind: 'daily', at: '09:00' }, '2026-11-17T08:00:00Z', '2026-11-16T08:00:00Z'],
      [
        'daily, over a weekend',
        { kind: 'daily', at: '09:00' },
        '2026-11-16T08:00:00Z',
        '2026-11-13T08:00:00Z',
      ],
      ['weekly', { kind: 'weekly', weekday: 1, at: '09:00' }, '2026-11-16T08:00:00Z', '2026-11-09T08:00:00Z'],
      [
        'every two weeks',
        { kind: 'biweekly', weekday: 1, anchor: '2026-11-16', at: '09:00' },
        '2026-11-16T08:00:00Z',
        '2026-11-02T08:00:00Z',
      ],
    ] as const)('begins, for a first digest, one cadence back: %s', async (_, cadence, to, from) => {
      const schedule = await company.schedule({ cadence }, made);
      const rhythm = rhythmOf(schedule, company.workspace);
      expect(firstStart(rhythm, at(to))).toEqual(at(from));
      expect(usualStart(rhythm, new Date(at(to).getTime() - HOUR))).toEqual(
        new Date(at(from).getTime() - HOUR),
      );
    });
  });
});
