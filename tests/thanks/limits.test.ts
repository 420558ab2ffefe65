// Five a week from one giver, the same one twice a month, nobody themselves: whoever presses at once, wherever.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { msPerDay } from '../../src/calendar/day.ts';
import { dayIn } from '../../src/calendar/zone.ts';
import type { Database } from '../../src/database/client.ts';
import { type Person, rememberAsker } from '../../src/people/person.ts';
import { type Giving, giveThanks } from '../../src/thanks/give.ts';
import { A_MONTH_FOR_ONE, A_WEEK, monthAt, weekAt } from '../../src/thanks/limits.ts';
import { spread } from '../../src/thanks/lists.ts';
import { type Company, makeCompany } from '../digests/company.ts';
import { freshUrl, onEachEngine, openedHere } from '../harness/database.ts';

/** Wednesday 11 November 2026, 11:00 in Paris. */
const now = new Date('2026-11-11T10:00:00Z');

describe('how long a limit counts', () => {
  const zones = fc.constantFrom('Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu');
  const instants = fc.date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2027-12-31T00:00:00Z'),
    noInvalidDate: true,
  });

  it('is the week and the month of the company’s own days, whatever the clocks do', () => {
    fc.assert(
      fc.property(zones, instants, (zone, at) => {
        const week = weekAt(zone, at);
        const month = monthAt(zone, at);
        for (const { from, to } of [week, month]) {
          expect(from.getTime()).toBeLessThanOrEqual(at.getTime());
          expect(at.getTime()).toBeLessThan(to.getTime());
        }
        expect(Math.round((week.to.getTime() - week.from.getTime()) / msPerDay)).toBe(7);
        expect(new Date(`${dayIn(zone, week.from)}T12:00:00Z`).getUTCDay()).toBe(1);
        expect(dayIn(zone, month.from)).toBe(`${dayIn(zone, at).slice(0, 7)}-01`);
        expect(dayIn(zone, month.to).slice(-2)).toBe('01');
      }),
      { numRuns: 200 },
    );
  });
});

describe('those of many that a digest tells', () => {
  const some = fc.record({
    person: fc.constantFrom('ines', 'karim', 'tom', 'zoe'),
    giver: fc.constantFrom('ines', 'karim', 'nadia'),
    place: fc.constantFrom('C1', 'C2', 'C3'),
    shownAt: fc.constantFrom(0, 1, 2),
  });

  it('are at most three, each of somebody else, of as many places as there are', () => {
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), (all) => {
        const chosen = spread(all, 3);
        const fair = all.filter(({ person, giver }) => person !== giver);
        const count = (key: 'person' | 'place', of: readonly (typeof all)[number][]) =>
          new Set(of.map((each) => each[key])).size;
        expect(chosen.length).toBe(Math.min(3, count('person', fair)));
        expect(count('person', chosen)).toBe(chosen.length);
        expect(chosen.every((each) => fair.includes(each))).toBe(true);
      }),
    );
  });

  it('begin with whom was shown longest ago, and go from place to place', () => {
    const of = (person: string, place: string, shownAt: number) => ({
      person,
      place,
      shownAt,
      giver: person + 2,
    });
    const all = [of('a', 'C1', 5), of('b', 'C1', 0), of('c', 'C1', 0), of('d', 'C2', 9), of('e', 'C3', 9)];
    expect(spread(all, 3).map(({ person }) => person)).toEqual(['b', 'd', 'e']);
  });
});

onEachEngine((engine) => {
  let database: Database;
  let replica: Database;
  let company: Company;
  const made = async () => {
    const url = await freshUrl(engine);
    database = await openedHere(url);
    replica = await openedHere(url);
    company = await makeCompany(database);
  };
  const person = (id: string, more: Partial<Person> = {}) =>
    database.db.person.create({
      data: {
        ...{ workspaceId: company.workspace.id, id, platform: 'slack', externalId: `U${id}`, name: id },
        ...{ timeZone: 'Europe/Paris', refreshedAt: now, ...more },
      },
    });
  /** Somebody on both chats, as each chat's request has them. */
  const onBothChats = async () => {
    const { db } = database;
    await person('giver');
    await person('hers', { platform: 'teams', externalId: 'T1', linkedTo: 'giver' });
    const remembering = { directory: { profile: async () => null }, adminUsers: [], now };
    const asked = (address: string) => rememberAsker(db, company.workspace, address, remembering);
    const [slack, teams] = [await asked('slack:Ugiver'), await asked('teams:T1')];
    if (!slack || !teams) throw new Error('nobody asks');
    expect([slack.platform, teams.platform, slack.id, teams.id]).toEqual([
      'slack',
      'teams',
      'giver',
      'giver',
    ]);
    return [slack, teams] as const;
  };
  let form = 0;
  const gives = (by: Person, thanked: Person, more: Partial<Giving> = {}, at = now, from = database) => {
    form += 1;
    const shell = { database: from, workspace: company.workspace, now: at };
    return giveThanks(shell, {
      ...{
        giver: by,
        thanked,
        fact: `Called back ${form} customers`,
        value: '',
        feedbackId: null,
        channel: null,
      },
      ...{ formKey: `form ${form}`, ...more },
    });
  };
  const outcomes = async (all: readonly Promise<unknown>[]) => {
    const settled = await Promise.allSettled(all);
    return settled.map((each) =>
      each.status === 'fulfilled' ? 'given' : String(each.reason?.code ?? each.reason),
    );
  };
  const times = (codes: readonly string[], code: string) => codes.filter((each) => each === code).length;

  it('five a week leave, of sixteen pressed at once on both chats of one person and on two replicas', async () => {
    await made();
    const [slack, teams] = await onBothChats();
    const others = await Promise.all(Array.from({ length: 16 }, (_, i) => person(`colleague ${i}`)));
    const codes = await outcomes(
      others.map((other, i) => gives(i % 2 ? slack : teams, other, {}, now, i % 4 < 2 ? database : replica)),
    );
    expect([times(codes, 'given'), times(codes, 'thanks.week')]).toEqual([A_WEEK, 16 - A_WEEK]);
    const { id: workspaceId } = company.workspace;
    const rows = await database.db.thanks.findMany({ where: { workspaceId }, orderBy: { number: 'asc' } });
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(await company.queued('thanks.letter')).toHaveLength(A_WEEK);
    const monday = new Date('2026-11-15T23:00:00Z');
    const eve = new Date(monday.getTime() - 1);
    const again = others.slice(0, 2).map((other) => ({ ...other, id: other.id }));
    expect(await outcomes(again.map((other) => gives(slack, other, {}, eve)))).toEqual([
      'thanks.week',
      'thanks.week',
    ]);
    expect(await outcomes(again.map((other) => gives(slack, other, {}, monday)))).toEqual(['given', 'given']);
  });

  it('two a month reach the same one, of eight pressed at once on both chats of one person and on two replicas', async () => {
    await made();
    const [slack, teams] = await onBothChats();
    const [ines, tom] = [await person('ines'), await person('tom')];
    const codes = await outcomes(
      Array.from({ length: 8 }, (_, i) =>
        gives(i % 2 ? slack : teams, ines, {}, now, i % 4 < 2 ? database : replica),
      ),
    );
    expect([times(codes, 'given'), times(codes, 'thanks.month')]).toEqual([
      A_MONTH_FOR_ONE,
      8 - A_MONTH_FOR_ONE,
    ]);
    expect(await outcomes([gives(teams, tom), gives(ines, slack)])).toEqual(['given', 'given']);
    const lastDay = new Date('2026-11-30T22:59:00Z');
    expect(await outcomes([gives(slack, ines, {}, lastDay)])).toEqual(['thanks.month']);
    expect(await outcomes([gives(slack, ines, {}, new Date('2026-11-30T23:00:00Z'))])).toEqual(['given']);
  });

  it('a form sent twice at once gives one, and nobody thanks themselves on their other chat', async () => {
    await made();
    const [slack, teams] = await onBothChats();
    const ines = await person('ines');
    const both = await Promise.all(
      [database, replica].map((from) => gives(slack, ines, { formKey: 'twice' }, now, from)),
    );
    expect(new Set(both.map(({ row }) => row.id)).size).toBe(1);
    expect(await company.queued('thanks.letter')).toHaveLength(1);
    await expect(gives(slack, teams)).rejects.toMatchObject({ code: 'thanks.self' });
    await expect(gives(slack, ines, { fact: '' })).rejects.toMatchObject({ code: 'thanks.nothing' });
  });
});
