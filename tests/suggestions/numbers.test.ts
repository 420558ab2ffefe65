import fc from 'fast-check';
import { DateTime } from 'luxon';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database, Db } from '../../src/database/client.ts';
import { numbersOf, promisedIn } from '../../src/suggestions/numbers/numbers.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { addPromisedIdeas, addTopics, type PromisedIdea } from './promised-ideas.ts';

const zone = 'Europe/Paris';
const at = (local: string) => DateTime.fromISO(local, { zone }).toJSDate();
const hour = 3_600_000;
const start = at('2026-09-01T00:00').getTime();

/** The beginning of each worked hour from late August 2026 to January 2027: 9 to 18, Monday to Friday, not on holidays. */
const workedHours = Array.from({ length: 24 * 150 }, (_, i) => start + (i - 48) * hour).filter((ms) => {
  const { weekday, hour: clock, month, day } = DateTime.fromMillis(ms, { zone });
  return weekday <= 5 && clock >= 9 && clock < 18 && !['11-11', '12-25', '1-1'].includes(`${month}-${day}`);
});
const minutesBetween = (from: Date, to: Date) =>
  60 * workedHours.filter((ms) => ms >= from.getTime() && ms < to.getTime()).length;

/** One idea of autumn 2026, everything at whole hours: replied to or not, in time or not, maybe reopened, judged, done. */
const idea = fc
  .record({
    topicId: fc.constantFrom('till', 'stock', 'fax'),
    anonymous: fc.boolean(),
    from: fc.nat(24 * 85),
    dueAfter: fc.integer({ min: 30, max: 200 }),
    repliedAfter: fc.option(fc.nat(300), { freq: 3 }),
    waitsAgainAfter: fc.option(fc.integer({ min: 1, max: 400 }), { freq: 1 }),
    supporters: fc.nat(9),
    events: fc.array(
      fc.tuple(fc.constantFrom('confirmed', 'contested', 'completed', 'replied', 'reopened'), fc.nat(900)),
      { maxLength: 4 },
    ),
  })
  .map(({ from, dueAfter, repliedAfter, waitsAgainAfter, events, ...given }) => {
    const utcDay = (ms: number) => ms - (ms % (24 * hour));
    const submitted = given.anonymous ? utcDay(start + from * hour) : start + from * hour;
    const replied = repliedAfter === null ? null : new Date(submitted + repliedAfter * hour);
    return {
      ...given,
      submittedAt: new Date(submitted),
      firstDueAt: new Date(submitted + dueAfter * hour),
      firstReplyAt: replied,
      firstReplyMin: replied && minutesBetween(new Date(submitted), replied),
      waitingSince:
        replied === null
          ? new Date(submitted)
          : waitsAgainAfter === null
            ? null
            : new Date(replied.getTime() + waitsAgainAfter * hour),
      events: events
        .map(([kind, after]) => [kind, new Date(submitted + after * hour)] as const)
        .toSorted(([, a], [, b]) => a.getTime() - b.getTime()),
    };
  });
const [sample = []] = fc.sample(fc.array(idea, { minLength: 400, maxLength: 400 }), {
  seed: 20261126,
  numRuns: 1,
});
const ideas: readonly (PromisedIdea & (typeof sample)[number])[] = sample.map((each, i) => ({
  ...each,
  number: i + 1,
}));

/** The same numbers from the raw rows and events, as of `to`, since ever. */
function recomputed(some: typeof ideas, to: Date) {
  const came = some.filter((each) => each.submittedAt < to);
  const replied = came.filter((each) => each.firstReplyAt && each.firstReplyAt < to);
  const due = came.filter((each) => replied.includes(each) || each.firstDueAt < to);
  const ends = came.map((each) => {
    const happened = replied.includes(each);
    return { happened, time: minutesBetween(each.submittedAt, (happened && each.firstReplyAt) || to) };
  });
  const surviving = (time: number) =>
    [...new Set(ends.filter((end) => end.happened && end.time <= time).map((end) => end.time))].reduce(
      (share, t) =>
        share *
        (1 -
          ends.filter((end) => end.happened && end.time === t).length /
            ends.filter((end) => end.time >= t).length),
      1,
    );
  const times = ends.filter((end) => end.happened).map((end) => end.time);
  const waits = came
    .map((each) => {
      const since = replied.includes(each) ? each.waitingSince : each.submittedAt;
      return { since, number: each.number };
    })
    .filter((each) => each.since && each.since < to)
    .toSorted((a, b) => Number(a.since) - Number(b.since) || a.number - b.number);
  const happened = came.flatMap((each) => each.events.filter(([, when]) => when < to));
  const done: Record<string, number> = {};
  for (const each of came) {
    const last = each.events.findLast(([kind, when]) => kind === 'completed' && when < to)?.[1];
    const quarter = last && DateTime.fromJSDate(last, { zone }).toFormat("yyyy-'Q'q");
    if (quarter) done[quarter] = (done[quarter] ?? 0) + 1;
  }
  const [oldest] = waits;
  return {
    received: came.length,
    answered: replied.length,
    inTime: {
      replied: replied.filter((each) => (each.firstReplyAt ?? to) <= each.firstDueAt).length,
      of: due.length,
    },
    medianMinutes: times.toSorted((a, b) => a - b).find((time) => surviving(time) <= 0.5 + 1e-9) ?? null,
    waiting: waits.length,
    oldest: oldest?.since
      ? { number: oldest.number, days: Math.floor(minutesBetween(oldest.since, to) / 540) }
      : null,
    verdicts: {
      yes: happened.filter(([kind]) => kind === 'confirmed').length,
      no: happened.filter(([kind]) => kind === 'contested').length,
    },
    supporters: came.reduce((sum, each) => sum + each.supporters, 0),
    done: Object.entries(done)
      .map(([quarter, count]) => ({ quarter, done: count }))
      .toSorted((a, b) => a.quarter.localeCompare(b.quarter)),
  };
}

onAnyEngine((engine) => {
  let database: Database;
  let db: Db;
  let workspace: Workspace;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    db = database.db;
    workspace = await addTopics(db, 'acme');
  });

  describe('the numbers', () => {
    it.each(['2026-10-15T14:00', '2026-12-31T18:00'])(
      'as of %s are those of the raw rows and events',
      async (when) => {
        await addPromisedIdeas(database, 'acme', ideas);
        const to = at(when);
        const numbers = await numbersOf(db, workspace, { to });
        expect(numbers.all).toMatchObject(recomputed(ideas, to));
        expect(numbers.topics.map(({ id }) => id)).toEqual(['fax', 'stock', 'till']);
        for (const { id, topic, ...figures } of numbers.topics) {
          const own = recomputed(
            ideas.filter((each) => each.topicId === id),
            to,
          );
          expect(figures).toMatchObject(own);
          expect(own.received).toBeGreaterThan(20);
          expect(figures.oldest?.topic).toEqual(topic);
        }
      },
    );

    it('of periods that follow each other add up, each idea, verdict and promise in one of them', async () => {
      await addPromisedIdeas(database, 'acme', ideas);
      const cuts = ['2026-08-31', '2026-10-01', '2026-10-26', '2026-11-12', '2027-06-01'].map((day) =>
        at(`${day}T09:00`),
      );
      const sum = { received: 0, yes: 0, no: 0, promised: 0 };
      for (const [i, from] of cuts.slice(0, -1).entries()) {
        const period = { from, to: cuts[i + 1] ?? from };
        const { all } = await numbersOf(db, workspace, period);
        sum.received += all.received;
        sum.yes += all.verdicts.yes;
        sum.no += all.verdicts.no;
        sum.promised += (await promisedIn(db, workspace, period)).inTime.of;
      }
      const { received, verdicts } = recomputed(ideas, at('2027-06-01T09:00'));
      expect(sum).toEqual({ received, ...verdicts, promised: received });
    });

    it('of some topics alone are those of these topics', async () => {
      await addPromisedIdeas(database, 'acme', ideas);
      const to = at('2026-11-02T10:00');
      const numbers = await numbersOf(db, workspace, { to, topicIds: ['till'] });
      expect(numbers.topics.map(({ id }) => id)).toEqual(['till']);
      expect(numbers.all).toMatchObject(
        recomputed(
          ideas.filter((each) => each.topicId === 'till'),
          to,
        ),
      );
      const none = await numbersOf(db, workspace, { to, topicIds: [] });
      expect({ topics: none.topics, received: none.all.received, done: none.all.done }).toEqual({
        topics: [],
        received: 0,
        done: [],
      });
    });

    it('of a company without suggestions say so, for each open topic', async () => {
      const nothing = {
        received: 0,
        answered: 0,
        inTime: { replied: 0, of: 0 },
        medianMinutes: null,
        waiting: 0,
        oldest: null,
        verdicts: { yes: 0, no: 0 },
        supporters: 0,
        done: [],
      };
      const { all, topics } = await numbersOf(db, workspace, { to: at('2026-11-02T10:00') });
      expect(all).toEqual(nothing);
      expect(topics).toEqual([
        { id: 'stock', topic: { en: 'Stock', fr: 'Réserve' }, ...nothing },
        { id: 'till', topic: { en: 'Till', fr: 'Caisse' }, ...nothing },
      ]);
    });

    it('never mix companies', async () => {
      const other = await addTopics(db, 'other');
      await addPromisedIdeas(database, 'acme', ideas);
      const { all, topics } = await numbersOf(db, other, { to: at('2026-12-31T10:00') });
      expect([all.received, all.verdicts.yes, all.done, topics.length]).toEqual([0, 0, [], 2]);
    });

    it('count a verdict on an idea that came long before, and who has waited since long before', async () => {
      const [submittedAt, firstDueAt, firstReplyAt] = [
        at('2026-09-01T10:00'),
        at('2026-09-08T18:00'),
        at('2026-09-02T10:00'),
      ];
      const told = { submittedAt, firstDueAt, firstReplyAt, firstReplyMin: 540 };
      await addPromisedIdeas(database, 'acme', [
        { ...told, number: 1, events: [['confirmed', at('2026-11-03T10:00')]] },
        { ...told, number: 2, anonymous: true, events: [['contested', new Date('2026-11-02T00:00:00Z')]] },
        { ...told, number: 3, topicId: 'stock', waitingSince: at('2026-10-28T09:00') },
        { number: 4, submittedAt: at('2026-10-29T09:00'), firstDueAt },
      ]);
      const { all } = await numbersOf(db, workspace, {
        from: at('2026-11-02T09:00'),
        to: at('2026-11-09T09:00'),
      });
      expect(all).toMatchObject({
        received: 0,
        verdicts: { yes: 1, no: 1 },
        waiting: 2,
        // Wednesday 28 October to Friday 6 November are eight working days; All Saints' is a Sunday.
        oldest: { number: 3, days: 8, topic: { en: 'Stock', fr: 'Réserve' } },
      });
    });

    it('count an idea that was done twice once, in the last quarter, as the company’s clock shows it', async () => {
      const idea = { submittedAt: at('2026-09-01T10:00'), firstDueAt: at('2026-09-08T18:00') };
      await addPromisedIdeas(database, 'acme', [
        {
          ...idea,
          number: 1,
          events: [
            ['completed', at('2026-09-10T10:00')],
            ['completed', at('2026-10-10T10:00')],
          ],
        },
        // Half past midnight in Paris is still September in UTC.
        { ...idea, number: 2, events: [['completed', new Date('2026-09-30T22:30:00Z')]] },
        { ...idea, number: 3, events: [['completed', new Date('2026-09-30T21:30:00Z')]] },
      ]);
      const { all } = await numbersOf(db, workspace, { to: at('2026-11-02T10:00') });
      expect(all.done).toEqual([
        { quarter: '2026-Q3', done: 1 },
        { quarter: '2026-Q4', done: 2 },
      ]);
    });

    it('count 10,000 ideas as they are', async () => {
      const many = Array.from({ length: 10_000 }, (_, i) => ({
        number: i + 1,
        topicId: i % 2 ? 'till' : 'stock',
        submittedAt: at('2026-09-01T10:00'),
        firstDueAt: at('2026-09-08T18:00'),
        firstReplyAt: i % 5 ? at('2026-09-03T10:00') : null,
        firstReplyMin: i % 5 ? 1080 : null,
        supporters: 1,
      }));
      await addPromisedIdeas(database, 'acme', many);
      const { all, topics } = await numbersOf(db, workspace, { to: at('2026-11-02T10:00') });
      expect(all).toMatchObject({
        received: 10_000,
        answered: 8_000,
        inTime: { replied: 8_000, of: 10_000 },
        medianMinutes: 1080,
        waiting: 2_000,
        supporters: 10_000,
      });
      expect(topics.map(({ received }) => received)).toEqual([5_000, 5_000]);
    });
  });
});
