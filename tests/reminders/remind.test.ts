// Who gets the letter of the day, and what is in it: with kinds of things of which the tests know everything.
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Database, transact } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { reminders } from '../../src/handlers/reminders/feature.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { plainText } from '../../src/messages/plain.ts';
import { noteReminders, notesIn } from '../../src/reminders/note.ts';
import { remind } from '../../src/reminders/remind.ts';
import type { WaitingKind } from '../../src/reminders/waiting.ts';
import { type Company, MONDAY, makeCompany } from '../cases/on-file.ts';
import { freshDatabase, onceEnough, onEachEngine } from '../harness/database.ts';
import { sent } from '../harness/promises.ts';
import { type Toys, toys } from './toy.ts';

const keys = keysFrom([newSecret()]);
const DAY = 24;

onEachEngine((engine) => {
  describe('the letter of the day', () => {
    let database: Database;
    let company: Company;
    let toy: Toys;
    beforeEach(async () => {
      database = await freshDatabase(engine);
      company = await makeCompany(database);
      toy = toys();
    });
    const hoursOn = (hours: number) => new Date(MONDAY.getTime() + hours * 3_600_000);
    const shell = (hours: number, waiting: readonly WaitingKind[] = [toy.kind]) => ({
      ...{ database, workspace: company.workspace, now: hoursOn(hours), waiting },
    });
    const note = (...subjects: string[]) =>
      transact(database, (tx) =>
        noteReminders(
          tx,
          shell(0),
          subjects.map((subject) => ({ personId: 'karim', about: 'toy', subject })),
        ),
      );
    const minute = (hours: number, waiting?: readonly WaitingKind[]) =>
      remind(shell(hours, waiting), async (person) => person);
    const arrive = () => database.db.delivery.updateMany({ data: { state: 'sent' } });
    const beat = async (hours: number, waiting?: readonly WaitingKind[]) => {
      await minute(hours, waiting);
      await arrive();
    };
    const letters = async () => {
      const rows = await database.db.delivery.findMany({ orderBy: [{ queuedAt: 'asc' }, { id: 'asc' }] });
      return rows.map((row) => plainText(contentFrom(row, keys).message, 'en'));
    };

    it('comes once for two replicas at a time, and what was noted meanwhile is told the next day', async () => {
      await note('toy:1');
      await Promise.all([beat(0), beat(0), beat(0)]);
      await note('toy:2');
      // One that had looked before the others wrote.
      await Promise.all([beat(0), beat(0.1)]);
      expect(await letters()).toEqual(['Toys: 1 of 1.']);
      await beat(DAY);
      expect(await letters()).toEqual(['Toys: 1 of 1.', 'Toys: 2 of 1.']);
      expect(await database.db.reminder.count()).toBe(0);
    });

    it('of a replica that another one was faster than takes away nothing that was noted since', async () => {
      await note('toy:1');
      let isFirst = true;
      await remind(shell(0), async (person) => {
        if (!isFirst) return person;
        isFirst = false;
        await beat(0);
        await note('toy:2');
        return person;
      });
      expect(await letters()).toEqual(['Toys: 1 of 1.']);
      expect(await database.db.reminder.count()).toBe(1);
    });

    it('is written of three hundred things, those that weigh most first, and none is forgotten', async () => {
      const light = toys('light', 90);
      const ids = Array.from({ length: 300 }, (_, i) => i + 1);
      await transact(database, (tx) =>
        noteReminders(
          tx,
          shell(0),
          ids.map((id) => ({
            personId: 'karim',
            about: id <= 20 ? 'light' : 'toy',
            subject: `toy:${id}-${randomUUID()}`,
          })),
        ),
      );
      const both = [light.kind, toy.kind];
      await beat(0, both);
      const [first = ''] = await letters();
      expect(first).toMatch(/^Toys: [\d, ]+ of 280\.\n\n.*Toys: [\d, ]+ of 20\.$/s);
      expect(await database.db.reminder.count({ where: { about: 'light' } })).toBe(20);
      for (let day = 1; day < 30; day += 1) await beat(day * DAY, both);
      expect(await database.db.reminder.count()).toBe(0);
    });

    it('takes along what one before it had to say that a chat has not taken yet: they do not come in a heap', async () => {
      await note('toy:1');
      await minute(0);
      await note('toy:2');
      toy.settled.add(3);
      await minute(DAY);
      await note('toy:3', 'toy:4');
      // Wednesday is a holiday.
      await minute(3 * DAY);
      const rows = await database.db.delivery.findMany({ where: { state: 'pending' } });
      expect(rows.map((row) => plainText(contentFrom(row, keys).message, 'en'))).toEqual([
        expect.stringMatching(/^Toys: [124], [124], [124] of 3\.$/),
      ]);
      expect(notesIn(rows[0]?.subject ?? null).map(({ subject }) => subject)).toEqual(
        expect.arrayContaining(['toy:1', 'toy:2', 'toy:4']),
      );
      expect(await database.db.reminder.count()).toBe(0);
    });

    onceEnough(engine, () => {
      it('comes once on a day that a clock lived twice', async () => {
        await note('toy:1');
        await beat(DAY);
        await note('toy:2');
        // Set back to Monday, then Tuesday comes again.
        await beat(0);
        await beat(DAY);
        expect(await letters()).toHaveLength(1);
        await beat(2 * DAY + 1);
        // Wednesday is a holiday.
        await beat(3 * DAY);
        expect(await letters()).toHaveLength(2);
      });

      it('comes to everybody else where one person’s cannot be written, which is said', async () => {
        await transact(database, (tx) =>
          noteReminders(
            tx,
            shell(0),
            ['karim', 'nadia'].map((personId) => ({ personId, about: 'toy', subject: 'toy:1' })),
          ),
        );
        const broken: WaitingKind = {
          ...toy.kind,
          say: async (...about) => {
            if (about[2].id === 'karim') throw new Error('no words');
            return toy.kind.say(...about);
          },
        };
        await expect(beat(0, [broken])).rejects.toThrow('letters of the day');
        await arrive();
        const [row, ...more] = await database.db.delivery.findMany();
        expect([row?.address, more]).toEqual(['slack:Unadia', []]);
        await beat(1);
        expect(await letters()).toHaveLength(2);
      });

      it('keeps nobody waiting for ever where a kind asks one who left instead of another, and back again', async () => {
        const { db } = database;
        await db.person.updateMany({ data: { isActive: false } });
        toy.instead.set('karim', 'nadia').set('nadia', 'karim');
        await note('toy:1');
        await beat(0);
        expect(await db.reminder.count()).toBe(1);
        // And one that asks the same person again: nobody is there to be asked.
        toy.instead.set('karim', 'karim').set('nadia', 'nadia');
        await beat(1);
        expect(await letters()).toEqual([]);
      });

      it('comes after a clock that was years ahead is right again', async () => {
        const where = { workspaceId_id: { workspaceId: 'acme', id: 'karim' } };
        await database.db.person.update({ where, data: { remindedOn: '2031-05-05' } });
        await note('toy:1');
        await beat(0);
        expect(await letters()).toHaveLength(1);
      });

      it('has nothing of what is gone, and is not written where nothing else waits', async () => {
        toy.settled.add(1);
        await note('toy:1');
        for (const about of ['reply', 'case', 'trial', 'plan'])
          await transact(database, (tx) =>
            noteReminders(tx, shell(0), [{ personId: 'karim', about, subject: `suggestion:gone` }]),
          );
        await beat(0, [...sent.waiting, toy.kind]);
        expect(await letters()).toEqual([]);
        expect(await database.db.reminder.count()).toBe(0);
      });

      it('that does not come for two weeks of work is something that doctor finds', async () => {
        await note('toy:1');
        const found = async (hours: number) => {
          const of = {
            db: database.db,
            engine,
            workspaceId: 'acme',
            now: hoursOn(hours),
            locale: 'en',
          } as const;
          const looks = (reminders.checkups ?? []).map(({ look }) => look(of));
          return (await Promise.all(looks)).flat().map(({ ok, detail }) => (ok ? 'well' : detail));
        };
        expect(await found(13 * DAY)).toEqual(['well']);
        const late =
          'one person was not reminded for ten working days, though something waits: look for “reminders” in the log';
        // Noted again meanwhile, it has waited since then all the same.
        await note('toy:1');
        expect(await found(16 * DAY)).toEqual([late]);
        const karim = { workspaceId_id: { workspaceId: 'acme', id: 'karim' } };
        for (const data of [{ awayUntil: hoursOn(15 * DAY) }, { remindedOn: '2026-11-24' }]) {
          await database.db.person.update({ where: karim, data });
          expect(await found(16 * DAY)).toEqual(['well']);
          await database.db.person.update({ where: karim, data: { awayUntil: null, remindedOn: null } });
        }
      });

      it('leaves what a kind of a later version noted for that version', async () => {
        await transact(database, (tx) =>
          noteReminders(tx, shell(0), [{ personId: 'karim', about: 'tomorrow', subject: 'tomorrow:1' }]),
        );
        await note('toy:1');
        await beat(0);
        expect(await letters()).toEqual(['Toys: 1 of 1.']);
        expect(await database.db.reminder.count()).toBe(1);
      });
    });
  });
});
