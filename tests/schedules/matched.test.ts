import { pino } from 'pino';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import type { Channel } from '../../src/people/directory.ts';
import { matchAnew } from '../../src/schedules/matched.ts';
import { deleteSchedule, updateSchedule } from '../../src/schedules/save.ts';
import { type Schedule, scheduleById } from '../../src/schedules/schedule.ts';
import { type Company, makeCompany } from '../digests/company.ts';
import { freshUrl, onceEnough, onEachEngine, openedHere } from '../harness/database.ts';

const made = new Date('2026-11-12T08:00:00Z');
const week = (n: number) => new Date(Date.parse('2026-11-16T08:00:00Z') + n * 7 * 86_400_000);
const channel = (name: string, more: Partial<Channel> = {}): Channel => ({
  address: `slack:${name}`,
  name,
  isArchived: false,
  isJoined: true,
  ...more,
});
const told = (...channels: Channel[]) => ({ channels, unheard: [] });

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
  const goesTo = async (at: Date) => {
    await company.answers(6, new Date(at.getTime() - 86_400_000));
    await company.tickAt(at);
    const there = (await company.queued('digest')).filter(({ state }) => state === 'pending');
    await company.recordAll('sent');
    return there.map(({ address }) => address.slice('slack:'.length)).toSorted();
  };
  const onFile = async ({ id }: Schedule) => {
    const schedule = await scheduleById(one.db, company.workspace.id, id);
    return schedule?.channels ?? [];
  };

  describe(`a schedule for all channels so called, ${engine}`, () => {
    it('goes to those of each day: new ones join, those left, renamed or opened to other companies do not get it', async () => {
      await company.schedule({ channels: [], channelPattern: 'team-*' }, made);
      company.joined = told(channel('team-nord'), channel('team-sud'), channel('general'));
      expect(await goesTo(week(0))).toEqual(['team-nord', 'team-sud']);
      company.joined = told(
        channel('team-nord', { name: 'nord' }),
        channel('team-sud', { isShared: true }),
        channel('team-est'),
      );
      expect(await goesTo(week(1))).toEqual(['team-est']);
      company.joined = told(channel('team-nord'), channel('team-est'));
      expect(await goesTo(week(2))).toEqual(['team-est', 'team-nord']);
    });

    onceEnough(engine, () => {
      it('goes to the named ones too, once each, and takes none of those away', async () => {
        const general = { address: 'slack:general', name: 'general' };
        const team = { address: 'slack:team-nord', name: 'team-nord' };
        const schedule = await company.schedule(
          { channels: [general, team], channelPattern: 'team-*' },
          made,
        );
        company.joined = told(channel('team-nord'), channel('team-sud'));
        expect(await goesTo(week(0))).toEqual(['general', 'team-nord', 'team-sud']);
        company.joined = told();
        expect(await goesTo(week(1))).toEqual(['general', 'team-nord']);
        expect(await onFile(schedule)).toEqual([general, team]);
      });

      it('goes to those of last time while the chat does not tell, and to those that another chat tells', async () => {
        await company.schedule({ channels: [], channelPattern: '*' }, made);
        company.joined = told(channel('team-nord'), { ...channel('general'), address: 'teams:19:x' });
        await goesTo(week(0));
        company.joined = { channels: [{ ...channel('neu'), address: 'teams:19:y' }], unheard: ['slack'] };
        await company.answers(6, new Date(week(1).getTime() - 86_400_000));
        await company.tickAt(week(1));
        const there = (await company.queued('digest')).filter(({ state }) => state === 'pending');
        expect(there.map(({ address }) => address).toSorted()).toEqual(['slack:team-nord', 'teams:19:y']);
      });
    });

    it('plans hundreds of channels, each once, by two replicas at once', async () => {
      await company.schedule({ channels: [], channelPattern: 'team-*' }, made);
      const names = Array.from({ length: 220 }, (_, i) => `team-${i}`);
      company.joined = told(...names.map((name) => channel(name)));
      await company.answers(6, new Date(week(0).getTime() - 86_400_000));
      await Promise.all([company.tickAt(week(0)), company.tickAt(week(0), two)]);
      expect((await company.queued('digest')).map(({ address }) => address).toSorted()).toEqual(
        names.map((name) => `slack:${name}`).toSorted(),
      );
      expect(company.errors).toEqual([]);
    });

    it('has thousands of channels put on file, and taken off it', async () => {
      const schedule = await company.schedule({ channels: [], channelPattern: 'team-*' }, made);
      const names = Array.from({ length: 6_000 }, (_, i) => `team-${i}`);
      const asking = { database: one, workspace: company.workspace, log: pino({ level: 'silent' }) };
      const today = (channels: readonly Channel[]) => ({ joined: async () => told(...channels) });
      const all = names.map((name) => channel(name));
      const many = await matchAnew({ ...asking, directory: today(all) }, schedule);
      expect(many.channels).toHaveLength(6_000);
      const few = await matchAnew({ ...asking, directory: today(all.slice(0, 2)) }, many);
      expect(few.channels.map(({ name }) => name)).toEqual(['team-0', 'team-1']);
    });

    onceEnough(engine, () => {
      it('keeps what each channel has read when it is saved again, and forgets the pattern with its channels once it is emptied', async () => {
        const schedule = await company.schedule({ channels: [], channelPattern: 'team-*' }, made);
        company.joined = told(channel('team-nord'), channel('team-sud'));
        await goesTo(week(0));
        const save = async (draft: Partial<Schedule>, at: Date) => {
          const current = await scheduleById(one.db, company.workspace.id, schedule.id);
          if (!current) throw new Error('no schedule');
          const where = { workspaceId: company.workspace.id, now: at, adminId: company.admin.id };
          const result = await updateSchedule(one, where, current, { ...current, ...draft });
          expect(result.kind).toBe('saved');
        };
        const named = { address: 'slack:team-nord', name: 'team-nord' };
        const matched = { address: 'slack:team-sud', name: 'team-sud', isMatched: true };
        await save({ channels: [named, matched] }, week(0));
        expect(await onFile(schedule)).toEqual([named, matched]);
        expect(await goesTo(week(1))).toEqual(['team-nord', 'team-sud']);
        const runs = await one.db.digestRun.findMany({ where: { scheduleId: schedule.id } });
        expect(runs.map(({ coversFrom }) => coversFrom).toSorted((a, b) => Number(a) - Number(b))).toEqual([
          week(-1),
          week(0),
        ]);
        await save({ channels: [named], channelPattern: null }, week(1));
        expect(await goesTo(week(2))).toEqual(['team-nord']);
        await deleteSchedule(
          one,
          { workspaceId: company.workspace.id, adminId: company.admin.id, now: week(2) },
          schedule.id,
        );
      });
    });
  });
});
