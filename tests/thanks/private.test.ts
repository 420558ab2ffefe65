// A thank-you in a channel and in a digest, and what is left of it once whoever was thanked keeps it private, or one of the two is erased.
import { describe, expect, it } from 'vitest';
import { beyond, type Database } from '../../src/database/client.ts';
import { Prisma } from '../../src/database/generated/sqlite/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { tick } from '../../src/digests/tick.ts';
import { eraseCustomer } from '../../src/erasure/erase.ts';
import { eraseLate } from '../../src/erasure/late.ts';
import { erasePerson } from '../../src/erasure/person.ts';
import { namingOf, wordingsOf } from '../../src/handlers/folds.ts';
import { features, menu } from '../../src/handlers/index.ts';
import { plainText } from '../../src/messages/plain.ts';
import { type Person, remember } from '../../src/people/person.ts';
import { createSchedule } from '../../src/schedules/save.ts';
import type { ScheduleDraft } from '../../src/schedules/schedule.ts';
import { giveThanks, TIME_TO_SAY_MS } from '../../src/thanks/give.ts';
import { recallThanks } from '../../src/thanks/month.ts';
import type { GivenThanks } from '../../src/thanks/thanks.ts';
import { wallContent } from '../../src/web/pages/wall/content.ts';
import { addAnswers } from '../feedback/answers-on-file.ts';
import { type Desk, directory, freshDesk, now } from '../handlers/desk.ts';
import { onAnyEngine, onEachEngine } from '../harness/database.ts';
import { kept } from '../harness/kept.ts';

const FACT = 'Drove the lost parcel to the customer after closing time';
const SAID = 'Somebody rang at eight in the evening with my parcel.';
const DAY_MS = 86_400_000;

interface Scene {
  readonly desk: Desk;
  readonly database: Database;
  readonly karim: Person;
  readonly ines: Person;
  readonly scheduleId: string;
  given: GivenThanks;
}

/** Karim thanked Inès in #general with a customer's words; a digest told it to #voix, and all was sent. */
async function scene(engine: 'sqlite' | 'postgresql', isTold = true): Promise<Scene> {
  const desk = await freshDesk(engine, 'en');
  const { database } = desk.kit;
  const { workspace } = desk;
  const { db } = database;
  const met = async (address: string) => {
    const person = await remember(db, workspace, address, { directory, adminUsers: [], now });
    if (!person) throw new Error(`nobody at ${address}`);
    return person;
  };
  const [karim, ines] = [await met('slack:U2'), await met('slack:U3')];
  await db.workspace.update({ where: { id: workspace.id }, data: { postingHours: 'always' } });
  const at = new Date(now.getTime() - 1_000).toISOString();
  const answer = {
    at,
    sourceId: (await db.source.findFirstOrThrow({ where: { workspaceId: workspace.id } })).id,
  };
  await addAnswers(db, workspace.id, [{ ...answer, id: 'hers', customer: 'hers', verbatim: SAID }]);
  const draft: ScheduleDraft = {
    name: 'Thanks',
    channels: [{ address: 'slack:C2', name: 'voix' }],
    sections: ['thanks'],
    filters: {},
    cadence: { kind: 'weekly', weekday: 1, at: '09:00' },
    timeZone: 'Europe/Paris',
    locale: 'en',
    country: null,
    onHolidays: 'skip',
    whenEmpty: 'silent',
    pausedUntil: null,
  };
  const { id: scheduleId } = await createSchedule(
    database,
    { workspaceId: workspace.id, now, adminId: desk.admin.id },
    draft,
    'thanks digest',
  );
  await db.scheduleChannel.updateMany({ where: { workspaceId: workspace.id }, data: { openSince: now } });
  await db.thanks.updateMany({ where: { workspaceId: workspace.id }, data: { privateAt: now } });
  await db.delivery.deleteMany({ where: { workspaceId: workspace.id } });
  const given = await giveThanks(
    { database, workspace: { ...workspace, postingHours: 'always' }, now },
    {
      ...{ giver: karim, thanked: ines, fact: FACT, value: 'Care', feedbackId: 'hers', formKey: 'given' },
      channel: { address: 'slack:C1', name: '#general' },
    },
  );
  const made = { desk, database, karim, ines, scheduleId, given };
  if (isTold) {
    await tickAt(made, new Date('2026-11-16T08:00:00Z'));
    await sent(made);
  }
  return made;
}

async function tickAt({ desk, database }: Scene, at: Date): Promise<void> {
  const { workspace, kit } = desk;
  await tick({
    ...{ database, workspace, clock: { now: () => at }, log: kit.log, directory, sections: menu.sections },
  });
}

async function sent({ database, desk }: Scene): Promise<void> {
  const where = { workspaceId: desk.workspace.id, state: 'pending' };
  await database.db.delivery.updateMany({ where, data: { state: 'sent', sentAt: now } });
}

/** What stands at an address, each message as it was last changed. */
async function standing({ database, desk }: Scene, address: string): Promise<string[]> {
  const where = { workspaceId: desk.workspace.id, address };
  const rows = await database.db.delivery.findMany({ where, orderBy: { queuedAt: 'asc' } });
  return rows
    .filter(({ replaces }) => replaces === null)
    .map((root) => {
      const last = rows.findLast(({ replaces }) => replaces === root.id) ?? root;
      return plainText(contentFrom(last).message, 'en');
    });
}

/** Tables that hold any of these words. */
async function tablesWith({ db }: Database, ...words: string[]): Promise<string[]> {
  const client = beyond(db, 'the whole database');
  const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? Number(value) : value);
  const found: string[] = [];
  for (const table of Object.values(Prisma.ModelName)) {
    const rows = await client.$queryRawUnsafe<object[]>(`SELECT * FROM "${table}"`);
    const text = JSON.stringify(rows, plain);
    if (words.some((each) => text.includes(each))) found.push(table);
  }
  return found.toSorted();
}

const press = (made: Scene, action: string, asker: Person, subject: string | null = made.given.row.id) =>
  menu.actions[action]?.(made.desk.ask({ asker, ...(subject === null ? {} : { subject }) }));

onEachEngine((engine) => {
  describe('a thank-you kept private after a channel and a digest told it', () => {
    it('is in the channel, in the digest and in its stored snapshot no more; whoever was thanked keeps the letter', async () => {
      const made = await scene(engine);
      const { database, ines, karim } = made;
      const before = [...(await standing(made, 'slack:C1')), ...(await standing(made, 'slack:C2'))].join(
        '\n',
      );
      for (const words of [FACT, SAID, 'Karim Haddad', 'Inès Roux', 'Care']) expect(before).toContain(words);
      expect(await tablesWith(database, FACT)).toEqual(['Delivery', 'DigestRun', 'Thanks']);
      expect((await press(made, 'thanks.private', ines))?.kind).toBe('say');
      for (const address of ['slack:C1', 'slack:C2']) {
        const now = (await standing(made, address)).join('\n');
        expect(now).toContain('A thank-you stood here; it is kept private.');
        for (const words of [FACT, SAID, 'Karim Haddad', 'Inès Roux', 'Care'])
          expect(now).not.toContain(words);
      }
      expect(await tablesWith(database, FACT)).toEqual(['Delivery', 'Thanks']);
      const left = await database.db.delivery.findMany({ where: { workspaceId: made.desk.workspace.id } });
      const holding = left.filter(({ content }) => JSON.stringify(content).includes(FACT));
      const letters = holding.map(({ kind, address }) => `${kind} ${address}`);
      expect(letters.toSorted()).toEqual(['thanks.letter slack:U3', 'thanks.letter-redrawn slack:U3']);
      expect((await standing(made, 'slack:U3')).join('\n')).toContain('Only you and Karim Haddad read this.');
      expect((await press(made, 'thanks.private', karim))?.kind).toBe('say');
      expect(await database.db.delivery.count()).toBe(left.length);
    });
  });

  describe('an erased colleague', () => {
    it.each(['giver', 'thanked'] as const)(
      'leaves nothing of what was given, as %s, anywhere',
      async (who) => {
        const made = await scene(engine);
        const { database, desk } = made;
        await recallThanks(database, desk.workspace, new Date('2026-12-01T09:00:00Z'));
        await sent(made);
        const erasing = {
          ...{ database, keys: desk.kit.keys, workspaceId: desk.workspace.id, naming: namingOf(features) },
          wordings: wordingsOf(features),
        };
        const person = who === 'giver' ? made.karim : made.ines;
        await erasePerson(erasing, person, { now, by: 'command-line' });
        expect(await tablesWith(database, FACT, person.name)).toEqual([]);
        const shown = [...(await standing(made, 'slack:C1')), ...(await standing(made, 'slack:C2'))].join(
          '\n',
        );
        expect(shown).toContain('A thank-you stood here');
        expect(shown).not.toContain(SAID);
      },
    );
  });
});

onAnyEngine((engine) => {
  describe('a thank-you', () => {
    it('comes to a channel only once whoever is thanked had time to say no, and then not at all', async () => {
      const made = await scene(engine, false);
      const { database, ines } = made;
      const posted = await database.db.delivery.findFirstOrThrow({ where: { kind: 'thanks.posted' } });
      expect(posted.notBefore.getTime() - now.getTime()).toBe(TIME_TO_SAY_MS);
      await press(made, 'thanks.private', ines);
      expect(await database.db.delivery.count({ where: { kind: 'thanks.posted' } })).toBe(0);
      await tickAt(made, new Date('2026-11-16T08:00:00Z'));
      expect(await tablesWith(database, FACT)).toEqual(['Delivery', 'Thanks']);
      expect((await standing(made, 'slack:C2')).join('\n')).not.toContain('Thank you');
    });

    it('stays between the two where whoever is thanked always keeps them private, and what others read is taken back', async () => {
      const made = await scene(engine);
      const { database, desk, ines, karim } = made;
      await press(made, 'thanks.always-private', ines, null);
      expect((await standing(made, 'slack:C2')).join('\n')).not.toContain(FACT);
      const again = await giveThanks(
        { database, workspace: desk.workspace, now },
        {
          ...{ giver: karim, thanked: ines, fact: 'Again', value: '', feedbackId: null, formKey: 'again' },
          channel: { address: 'slack:C1', name: '#general' },
        },
      );
      expect(again.row.address).toBeNull();
      await press(made, 'thanks.others-may', ines, null);
      expect(await database.db.thanksWish.count()).toBe(0);
    });

    it('is nobody’s to keep private but the two whom it is about', async () => {
      const made = await scene(engine);
      const { admin } = made.desk;
      await expect(press(made, 'thanks.private', admin)).rejects.toMatchObject({ code: 'thanks.not-yours' });
      await expect(press(made, 'thanks.private', admin, 'none')).rejects.toMatchObject({
        code: 'thanks.gone',
      });
    });

    it('loses a customer’s words when that one is erased, and somebody is told to read what the colleague wrote', async () => {
      const made = await scene(engine);
      const { database, desk } = made;
      const erasure = await eraseCustomer(database, desk.workspace.id, ['hers'], { kept, now });
      expect(await tablesWith(database, SAID)).toEqual([]);
      expect(erasure.toRead.find(({ name }) => name === 'thanks')?.numbers).toEqual([made.given.row.number]);
      const shown = (await standing(made, 'slack:C1')).join('\n');
      expect(shown).toContain(FACT);
      expect(shown).not.toContain(SAID);
    });

    it('goes from a digest that was being made while it was kept private, within the hour', async () => {
      const made = await scene(engine);
      const { database, desk } = made;
      await database.db.thanks.updateMany({
        where: { workspaceId: desk.workspace.id },
        data: { privateAt: now },
      });
      await eraseLate(database, desk.workspace.id, now);
      expect((await standing(made, 'slack:C2')).join('\n')).not.toContain(FACT);
      const left = await database.db.delivery.count();
      await eraseLate(database, desk.workspace.id, now);
      expect(await database.db.delivery.count()).toBe(left);
    });

    it('is told by one digest, and on no screen once it is private', async () => {
      const made = await scene(engine);
      const { database, desk, scheduleId, ines } = made;
      const shows = { scheduleId, channel: 'slack:C2', slides: ['thanks'], languages: ['en'] };
      const page = { workspaceId: desk.workspace.id, shows };
      const at = new Date('2026-11-16T09:00:00Z');
      const screen = async () => JSON.stringify(await wallContent(database.db, page, menu.sections, at));
      expect(await screen()).toContain(FACT);
      await press(made, 'thanks.private', ines);
      expect(await screen()).not.toContain(FACT);
      await tickAt(made, new Date('2026-11-23T08:00:00Z'));
      expect(await database.db.digestRun.count({ where: { scheduleId, outcome: 'posted' } })).toBe(1);
    });

    it('stands once in the letter of its month, which counts nobody but its reader’s own', async () => {
      const made = await scene(engine);
      const { database, desk, karim, ines } = made;
      const { workspace, admin } = desk;
      const about = { thanked: ines, value: '', feedbackId: null, channel: null };
      await giveThanks(
        { database, workspace, now },
        { ...about, giver: admin, fact: 'Found the missing invoice', formKey: 'second' },
      );
      await giveThanks(
        { database, workspace, now },
        { ...about, giver: karim, fact: 'Called back', formKey: 'third' },
      );
      await recallThanks(database, workspace, new Date('2026-11-30T22:59:00Z'));
      expect(await database.db.delivery.count({ where: { kind: 'thanks.month' } })).toBe(0);
      const first = new Date('2026-12-01T08:00:00Z');
      await Promise.all([first, first].map((at) => recallThanks(database, workspace, at)));
      const letters = await database.db.delivery.findMany({
        where: { kind: 'thanks.month', address: 'slack:U3' },
      });
      expect(letters).toHaveLength(1);
      const [letter] = letters;
      const text = letter ? plainText(contentFrom(letter).message, 'en') : '';
      expect(text).toContain('2 people thanked you in November, for this:');
      for (const fact of [FACT, 'Found the missing invoice', 'Called back']) expect(text).toContain(fact);
      await recallThanks(database, workspace, new Date(first.getTime() + 40 * DAY_MS));
      expect(await database.db.delivery.count({ where: { kind: 'thanks.month', address: 'slack:U3' } })).toBe(
        1,
      );
    });
  });
});
