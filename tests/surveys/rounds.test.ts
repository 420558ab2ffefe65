// A round from its opening to its closing, on both engines and by several replicas at once: who is asked, who is not and why, each once.
import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/client.ts';
import type { Delivery } from '../../src/delivery/ledger.ts';
import type { ChannelPeople, Present, Profile } from '../../src/people/directory.ts';
import { later } from '../../src/people/later.ts';
import type { RoundShell } from '../../src/surveys/audience.ts';
import { giveBallot } from '../../src/surveys/ballots.ts';
import { lookAfterSurveys } from '../../src/surveys/beat.ts';
import { closeRound } from '../../src/surveys/close.ts';
import { surveyKind } from '../../src/surveys/kind.ts';
import { wantNoLetters } from '../../src/surveys/not-now.ts';
import { openSurvey } from '../../src/surveys/open.ts';
import { closeEarly, setThreshold } from '../../src/surveys/save.ts';
import { answeredIn, everybodys } from '../../src/surveys/tally.ts';

import { type Desk, freshDesk, now as monday } from '../handlers/desk.ts';
import { onEachEngine } from '../harness/database.ts';
import { surveyRow } from './on-file.ts';

const both = (text: string) => ({ en: text, fr: text });
const result = z.object({ answered: z.int() });

const counting = surveyKind({
  ...{ name: 'pulse', label: both('Pulse'), about: both('A count'), order: 1, ownItems: true },
  ...{ settings: z.object({}), defaults: {}, beside: async () => null, result },
  fields: async () => [],
  chosen: async () => ({ ok: true, value: {} }),
  questions: async ({ round }) => [
    {
      ...{ key: `recommend-${round}`, kind: 'scale', from: 0, to: 10, text: both('Would you?') },
      ends: [both('no'), both('yes')],
    },
  ],
  conclude: ({ tallies, questions }) => ({
    answered: answeredIn(everybodys(tallies), questions[0]?.key ?? ''),
  }),
  headline: ({ answered }) => `${answered} answered`,
  view: () => [],
  measures: () => [],
  example: { answered: 5 },
});
const kinds = [counting];

const HOUR_MS = 3_600_000;
const hence = (hours: number) => new Date(monday.getTime() + hours * HOUR_MS);

const profile = (id: string, more: Partial<Profile> = {}): Present => ({
  account: `slack:${id}`,
  profile: {
    ...{ name: id, timeZone: 'Europe/Paris', locale: 'en-GB', isAdmin: false, isActive: true, isBot: false },
    ...more,
  },
});

type Channels = Record<string, readonly Present[] | 'later' | 'no-channel'>;

onEachEngine((engine) => {
  describe('a round', () => {
    let desk: Desk;
    let database: Database;
    let workspaceId: string;
    let channels: Channels;
    /** Every replica remembers by itself whom it met. */
    const shellAt = (now: Date): RoundShell => ({
      ...{ database, workspace: desk.workspace, keys: desk.kit.keys, now, adminUsers: ['U1'] },
      ...{ log: pino({ level: 'silent' }), later: later() },
      directory: {
        ...desk.kit.directory,
        async peopleIn(channel): Promise<ChannelPeople> {
          const told = channels[channel] ?? 'no-channel';
          return typeof told === 'string' ? { kind: 'untold', why: told } : { kind: 'told', people: told };
        },
      },
    });
    const beat = (now = monday) => lookAfterSurveys(shellAt(now), kinds);
    const open = (now = monday) =>
      openSurvey(shellAt(now), { kinds, surveyId: 'pulse', by: { person: desk.admin.id } });
    const letters = (kind: string): Promise<Delivery[]> =>
      database.db.delivery.findMany({ where: { workspaceId, kind }, orderBy: { id: 'asc' } });
    const rounds = () =>
      database.db.surveyRound.findMany({ where: { workspaceId }, orderBy: { number: 'asc' } });
    const invited = () => database.db.surveyInvited.findMany({ where: { workspaceId } });
    const nine = Array.from({ length: 9 }, (_, i) => profile(`P${i}`));

    beforeEach(async () => {
      desk = await freshDesk(engine, 'en');
      ({ database } = desk.kit);
      workspaceId = desk.workspace.id;
      // The desk's own are in the way of counting.
      await database.db.survey.deleteMany({ where: { workspaceId } });
      channels = { 'slack:C1': nine };
      // The desk's own, of which the admin is asked.
      await database.db.survey.deleteMany({ where: { workspaceId } });
      await database.db.channelName.create({ data: { workspaceId, address: 'slack:C1', name: 'general' } });
      await database.db.survey.create({
        data: surveyRow({ workspaceId, id: 'pulse', createdById: desk.admin.id, now: monday }),
      });
    });

    it('asks the members of its channels, each once, and tells its admin how many', async () => {
      await open();
      await beat();
      expect(await rounds()).toMatchObject([{ state: 'open', number: 1, asked: 9, leftOut: {} }]);
      expect((await invited()).map(({ invitedOn }) => invitedOn)).toEqual(nine.map(() => '2026-11-09'));
      expect(new Set((await letters('survey.invitation')).map(({ address }) => address)).size).toBe(9);
      const news = await letters('survey.news');
      expect(news).toHaveLength(1);
      expect(JSON.stringify(news[0]?.content)).toContain(
        'Round 1 of “Pulse” is open: 9 people are asked, until Monday 16 November at 18:00.',
      );
      // Whoever nobody had met is on file as others are.
      const person = await database.db.person.findFirstOrThrow({ where: { workspaceId, externalId: 'P3' } });
      expect(person).toMatchObject({ name: 'P3', locale: 'en-GB', isActive: true });
    });

    it('leaves out, and counts, who is not of the company, is away, or is there twice', async () => {
      channels = {
        'slack:C1': [
          ...nine,
          profile('B1', { isBot: true }),
          profile('X1', { isActive: false }),
          profile('G1', { standing: 'guest' }),
          profile('G2', { standing: 'guest' }),
          profile('S1', { standing: 'stranger' }),
          profile('A1'),
          profile('L1'),
        ],
      };
      const person = (id: string, more: object) => ({
        ...{ ...desk.admin, isAdmin: false, id: `person-${id}`, externalId: id, refreshedAt: hence(24) },
        ...more,
      });
      await database.db.person.createMany({
        data: [
          person('A1', { awayUntil: hence(24 * 10) }),
          // The same person as P0, on another account.
          person('P0', {}),
          person('L1', { linkedTo: 'person-P0' }),
          person('P8', { unreachableAt: monday }),
        ],
      });
      await open();
      await beat();
      expect(await rounds()).toMatchObject([
        {
          asked: 8,
          leftOut: { bot: 1, gone: 1, guest: 2, stranger: 1, away: 1, twice: 1, unreached: 1 },
        },
      ]);
      const [news] = await letters('survey.news');
      expect(JSON.stringify(news?.content)).toContain(
        'Not asked: 1 closed account, 1 person of another company, 2 guests, 1 second account of one person, 1 person who is away and 1 person whom my letters do not reach.',
      );
      expect(await database.db.person.count({ where: { workspaceId, externalId: 'G1' } })).toBe(0);
    });

    it('invites nobody twice, whichever replicas do it at the same time', async () => {
      channels = { 'slack:C1': Array.from({ length: 230 }, (_, i) => profile(`P${i}`)) };
      await open();
      await Promise.all([beat(), beat(), beat()]);
      await beat();
      const addresses = (await letters('survey.invitation')).map(({ address }) => address);
      expect([addresses.length, new Set(addresses).size]).toEqual([230, 230]);
      expect(await rounds()).toMatchObject([{ state: 'open', asked: 230 }]);
      expect(await letters('survey.news')).toHaveLength(1);
    });

    it('counts people of two channels in both', async () => {
      await database.db.survey.updateMany({
        where: { workspaceId },
        data: { channels: ['slack:C1', 'slack:C2'] },
      });
      channels = { 'slack:C1': nine, 'slack:C2': nine.slice(0, 4) };
      await open();
      await beat();
      const groups = (await invited()).map((each) => JSON.stringify(each.groups)).toSorted();
      expect(groups).toEqual([...nine.slice(0, 4).map(() => '[0,1]'), ...nine.slice(4).map(() => '[0]')]);
      expect((await rounds())[0]?.groups).toEqual([
        { address: 'slack:C1', name: '#general' },
        { address: 'slack:C2', name: 'a channel that I cannot see' },
      ]);
    });

    it('asks the people of a file, by its groups', async () => {
      await database.db.survey.updateMany({ where: { workspaceId }, data: { channels: [] } });
      const people = nine.map(({ profile: { name } }) => ({
        ...{ ...desk.admin, isAdmin: false, id: `person-${name}`, externalId: name },
      }));
      await database.db.person.createMany({ data: people });
      await database.db.surveyPerson.createMany({
        data: people.map(({ id: personId }, i) => ({
          ...{ workspaceId, surveyId: 'pulse', personId, group: i < 5 ? 'Shops' : 'Billing' },
        })),
      });
      await open();
      await beat();
      expect(await rounds()).toMatchObject([
        {
          asked: 9,
          groups: [
            { address: null, name: 'Billing' },
            { address: null, name: 'Shops' },
          ],
        },
      ]);
      const ofShops = (await invited()).filter((each) => JSON.stringify(each.groups) === '[1]');
      expect(ofShops).toHaveLength(5);
    });

    it('waits for a channel that cannot be read just now, then asks; for a day at most', async () => {
      channels = { 'slack:C1': 'later' };
      await open();
      await beat();
      expect(await rounds()).toMatchObject([{ state: 'opening', asked: 0 }]);
      channels = { 'slack:C1': nine };
      await beat(hence(1));
      expect(await rounds()).toMatchObject([{ state: 'open', asked: 9 }]);
    });

    it.each(['later', 'no-channel'] as const)(
      'ends with a reason where its channels cannot be read: %s',
      async (why) => {
        channels = { 'slack:C1': why };
        await open();
        await beat(hence(24));
        expect(await rounds()).toMatchObject([{ state: 'closed', asked: 0, answered: 0, result: null }]);
        expect(await letters('survey.invitation')).toEqual([]);
        expect(JSON.stringify((await letters('survey.news'))[0]?.content)).toContain(
          'I cannot look into #general',
        );
      },
    );

    it('asks nobody where too few would be left to show anything of', async () => {
      channels = { 'slack:C1': nine.slice(0, 4) };
      await open();
      await beat();
      expect(await rounds()).toMatchObject([{ state: 'closed', asked: 0 }]);
      expect(JSON.stringify((await letters('survey.news'))[0]?.content)).toContain(
        'Only 4 people were left to ask, and nothing is shown of fewer than 5 answers',
      );
      expect(await invited()).toEqual([]);
    });

    it('leaves whoever was asked within a week alone, whatever the survey; a week later they are asked', async () => {
      const other = surveyRow({ workspaceId, id: 'other', createdById: desk.admin.id, now: monday });
      await database.db.survey.create({ data: { ...other, number: 2, channels: ['slack:C2'] } });
      channels = { 'slack:C1': nine.slice(0, 6), 'slack:C2': nine };
      await open();
      const asking = { kinds, surveyId: 'other', by: 'command-line' } as const;
      await openSurvey(shellAt(monday), asking);
      await Promise.all([beat(), beat()]);
      await beat();
      const all = await rounds();
      const asked = all.map((each) => each.asked).toSorted();
      // Which of the two was first is chance; nobody is asked by both.
      expect([
        [0, 6],
        [0, 9],
      ]).toContainEqual(asked);
      const addresses = (await letters('survey.invitation')).map(({ address }) => address);
      expect(new Set(addresses).size).toBe(addresses.length);
      for (const { id } of all) await closeRound(shellAt(hence(24)), { kinds, roundId: id });
      await openSurvey(shellAt(hence(24 * 7)), asking);
      await beat(hence(24 * 7));
      expect((await rounds()).at(-1)).toMatchObject({ asked: 9, leftOut: {} });
    });

    it('lets the survey that was made first ask first, of two that open in the same minute', async () => {
      const other = surveyRow({ workspaceId, id: 'other', createdById: desk.admin.id, now: monday });
      await database.db.survey.create({ data: { ...other, number: 2, channels: ['slack:C2'] } });
      channels = { 'slack:C1': nine.slice(0, 6), 'slack:C2': nine };
      await openSurvey(shellAt(monday), { kinds, surveyId: 'other', by: 'command-line' });
      await open();
      await beat();
      const asked = new Map((await rounds()).map((each) => [each.surveyId, each.asked]));
      expect(asked).toEqual(
        new Map([
          ['pulse', 6],
          ['other', 0],
        ]),
      );
    });

    it('counts the week by the days of whoever is asked, where letters come at any hour', async () => {
      const west = nine.map(({ account, profile: known }) => {
        return { account, profile: { ...known, timeZone: 'America/Los_Angeles' } };
      });
      channels = { 'slack:C1': west };
      const askedAt = async (at: string) => {
        const always = { ...shellAt(new Date(at)), workspace: { ...desk.workspace, postingHours: 'always' } };
        await openSurvey(always, { kinds, surveyId: 'pulse', by: 'command-line' });
        await lookAfterSurveys(always, kinds);
        const [round] = (await rounds()).slice(-1);
        if (round) await closeRound(always, { kinds, roundId: round.id });
        return round;
      };
      expect(await askedAt('2026-11-09T20:00:00Z')).toMatchObject({ asked: 9 });
      // Monday has come in Paris; to them it is Sunday, six days later.
      expect(await askedAt('2026-11-15T23:30:00Z')).toMatchObject({ asked: 0, leftOut: { lately: 9 } });
      expect(await askedAt('2026-11-16T09:00:00Z')).toMatchObject({ asked: 9, leftOut: {} });
    });

    it('opens by itself when its time has come, in working hours, once; and says so where the last one is still open', async () => {
      const cadence = { kind: 'weekly', weekday: 1, at: '09:30' };
      const survey = { workspaceId };
      const nextAt = new Date('2026-11-15T10:00:00Z');
      await database.db.survey.updateMany({ where: survey, data: { cadence, nextAt, daysOpen: 10 } });
      await beat(new Date('2026-11-15T12:00:00Z'));
      expect(await rounds()).toEqual([]);
      const due = new Date('2026-11-16T08:30:00Z');
      await Promise.all([beat(due), beat(due), beat(due)]);
      expect(await rounds()).toMatchObject([{ number: 1, openedById: null, state: 'open' }]);
      const next = await database.db.survey.findFirstOrThrow({ where: survey });
      expect(next.nextAt?.toISOString()).toBe('2026-11-23T08:30:00.000Z');
      await beat(new Date('2026-11-23T08:30:00Z'));
      expect(await rounds()).toHaveLength(1);
      const news = await letters('survey.news');
      expect(JSON.stringify(news.map(({ content }) => content))).toContain(
        '“Pulse” was to be asked again, and is not: its last round is still open.',
      );
      await expect(open(due)).rejects.toMatchObject({ code: 'survey.round-open' });
      // It closes by itself, and the one after opens.
      await beat(new Date('2026-11-30T08:30:00Z'));
      expect(await rounds()).toMatchObject([{ state: 'closed' }, { number: 2, state: 'open' }]);
    });

    it('reminds everybody but who wants no more letters, once, and closes by itself', async () => {
      await open();
      await beat();
      const [round] = await rounds();
      if (!round?.remindAt) throw new Error('no reminder');
      expect(round.remindAt.toISOString()).toBe('2026-11-12T08:00:00.000Z');
      const people = await invited();
      await wantNoLetters(shellAt(monday), { roundId: round.id, personId: people[0]?.personId ?? '' });
      for (const { personId } of people.slice(0, 5))
        await giveBallot(shellAt(monday), {
          ...{ roundId: round.id, personId, answers: { 'recommend-1': 9 } },
        });
      await beat(new Date(round.remindAt.getTime() - 1));
      expect(await letters('survey.reminder')).toEqual([]);
      await Promise.all([beat(round.remindAt), beat(round.remindAt)]);
      await beat(round.remindAt);
      const reminders = await letters('survey.reminder');
      expect(reminders).toHaveLength(8);
      expect(new Set(reminders.map(({ content }) => JSON.stringify(content))).size).toBe(1);
      await beat(new Date(round.closesAt.getTime() - 1));
      expect(await rounds()).toMatchObject([{ state: 'open' }]);
      await Promise.all([beat(round.closesAt), beat(round.closesAt)]);
      expect(await rounds()).toMatchObject([{ state: 'closed', answered: 5, result: { answered: 5 } }]);
    });

    it('closed before its letters came, brings none of them', async () => {
      const sunday = new Date('2026-11-08T12:00:00Z');
      const round = await open(sunday);
      await beat(sunday);
      expect(await letters('survey.invitation')).toHaveLength(9);
      const by = { person: desk.admin.id };
      await closeEarly(shellAt(sunday), { kinds, roundId: round.row.id, by });
      expect(await letters('survey.invitation')).toEqual([]);
      await beat(sunday);
      expect(await letters('survey.invitation')).toEqual([]);
      const entries = await database.db.auditEntry.findMany({
        where: { workspaceId },
        orderBy: { number: 'desc' },
      });
      expect(entries.slice(0, 2).map(({ act, details }) => [act, details])).toEqual([
        ['survey.closed', '{"round":1,"survey":1}'],
        ['survey.opened', '{"round":1,"survey":1}'],
      ]);
    });

    it('has its threshold raised, and never lowered', async () => {
      const { row } = await open();
      const by = { person: desk.admin.id };
      const set = (to: number) => setThreshold(shellAt(monday), { surveyId: 'pulse', to, by });
      await expect(set(4)).rejects.toMatchObject({ code: 'survey.threshold' });
      expect(await set(9)).toMatchObject({ threshold: 9 });
      expect(await rounds()).toMatchObject([{ threshold: 9, commentThreshold: 9 }]);
      await expect(set(5)).rejects.toMatchObject({ code: 'survey.threshold' });
      await closeRound(shellAt(hence(1)), { kinds, roundId: row.id });
      await expect(set(8)).rejects.toMatchObject({ code: 'survey.threshold' });
      // What was said of a closed round stays.
      expect(await set(10)).toMatchObject({ threshold: 10 });
      expect(await rounds()).toMatchObject([{ threshold: 9 }]);
      const [entry] = await database.db.auditEntry.findMany({
        ...{ where: { workspaceId, act: 'survey.threshold' }, orderBy: { number: 'desc' } },
      });
      expect(entry?.details).toBe('{"survey":1,"threshold":10}');
    });
  });
});
