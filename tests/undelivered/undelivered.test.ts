// A promise is not lost in silence: an owner, a taker or a channel that cannot be written to, over 16 days.
import { beforeEach, describe, expect, it } from 'vitest';
import { enqueue, sealAddress, sealSubject } from '../../src/delivery/ledger.ts';
import { sentence } from '../../src/messages/message.ts';
import { tellStory } from '../../src/stories/tell.ts';
import { findSuggestion } from '../../src/suggestions/may.ts';
import { enough, onAnyEngine } from '../harness/database.ts';
import { kind } from '../harness/kinds.ts';
import { type Company, INES, KARIM, NADIA, openCompany } from './company.ts';

const DAYS = 24;

const said = {
  en: {
    title: 'Not delivered',
    kind: 'an idea to answer',
    told: 'Karim Haddad did not get an idea to answer: ',
    next: 'Whatever waits for their answer goes to the next in line.',
    anonymous: 'someone who prefers not to be named · a letter about an idea',
    archived:
      '#voix did not get a best failure to approve: the channel is archived. It comes to admins instead',
  },
  fr: {
    title: 'Non remis',
    kind: 'une idée à laquelle répondre',
    told: 'Karim Haddad n’a pas reçu une idée à laquelle répondre\u00a0: ',
    next: 'Tout ce qui attend sa réponse revient à la personne suivante.',
    anonymous: 'quelqu’un qui préfère rester anonyme · une lettre sur une idée',
    archived:
      '#voix n’a pas reçu un récit à approuver\u00a0: le canal est archivé. Les admins le reçoivent à la place',
  },
} as const;

/** An address that is gone, one that is not to be written to, a code that nobody knows, and a right that is missing. */
const OWNERS = [
  ['slack', 'user_disabled', 'en'],
  ['teams', 'ConversationBlockedByUser', 'fr'],
  ['slack', 'a_code_of_tomorrow', 'fr'],
  ['slack', 'missing_scope', 'en'],
] as const;

onAnyEngine((engine) => {
  let at: Company;
  const open = async (locale: 'en' | 'fr' = 'en') => {
    at = await openCompany(engine, locale);
    await at.owners(at.people.karim, at.people.nadia);
  };
  const row = async (id: string) => findSuggestion(at.database.db, at.desk.workspace.id, id);
  const unreachableAt = async ({ id }: { readonly id: string }) =>
    (await at.database.db.person.findFirstOrThrow({ where: { id } })).unreachableAt;

  describe.each(enough(OWNERS, 3))('to an owner, whom %s refuses with %s, %s', (chat, code, locale) => {
    beforeEach(() => open(locale));

    it('passes on, is told to the admins once, is listed, and is delivered once after all', async () => {
      const say = said[locale];
      at.refuse(KARIM, code, chat);
      const id = await at.submit('Lamps');
      await at.pass(2);
      const passed = await row(id);
      expect(passed.owner?.id).toBe(at.people.nadia.id);
      expect(at.to(NADIA, 'Lamps').length).toBeGreaterThan(0);
      // Its author knows who has it now.
      expect(at.to(INES, 'Nadia Benali')).not.toEqual([]);
      await at.pass(16 * DAYS, DAYS);
      const told = at.to(NADIA, say.told);
      expect(told).toHaveLength(1);
      expect(await at.rows(NADIA, 'undelivered.told')).toHaveLength(1);
      expect(at.to(KARIM, '')).toEqual([]);
      expect(await at.home()).toContain(say.title);
      const listed = await at.press('held');
      expect(listed).toContain('Karim Haddad');
      expect(listed).toContain(say.kind);
      at.refuse(KARIM, null);
      const lost = await at.database.db.delivery.findMany({ where: { address: KARIM, replaces: null } });
      await at.press('held.resend-all');
      await at.press('held.resend-all');
      await at.pass(2 * DAYS, DAYS);
      // Each exactly once, and as things are now: no longer theirs to answer.
      const missed = new Set(lost.map((each) => each.id));
      const came = at.arrived.map((each) => each.id).filter((each) => missed.has(each));
      expect(came.toSorted()).toEqual([...missed].toSorted());
      expect(at.to(KARIM, 'Lamps')[0]?.words).toContain('Nadia Benali');
      expect(await at.press('held')).not.toContain('Karim Haddad');
      expect(await unreachableAt(at.people.karim)).toBeNull();
    });
  });

  it('comes by itself once a right of the app is put right, without anybody’s press', async () => {
    await open();
    at.refuse(KARIM, 'missing_scope');
    await at.submit('Lamps');
    await at.pass(3);
    expect(at.to(KARIM, '')).toEqual([]);
    expect(await at.home()).toContain('The app lacks a right or a setting there (missing_scope)');
    expect(await at.press('held')).toContain(
      'the app lacks a right or a setting in the chat (missing_scope)',
    );
    at.refuse(KARIM, null);
    await at.pass(30, 3);
    expect(await at.home()).not.toContain('missing_scope');
    expect(at.to(KARIM, 'Lamps')).toHaveLength(1);
    expect(await at.press('held')).not.toContain('Karim Haddad');
  });

  it('to the only owner goes to the admins, and comes back once letters reach the owner again', async () => {
    await open();
    await at.owners(at.people.karim);
    at.refuse(KARIM, 'user_disabled');
    const id = await at.submit('Lamps');
    await at.pass(2);
    expect((await row(id)).row.ownerId).toBeNull();
    expect(at.to(NADIA, 'has nobody to answer it')).not.toEqual([]);
    at.refuse(KARIM, null);
    await at.press('held.resend-all');
    await at.pass(2);
    expect((await row(id)).owner?.id).toBe(at.people.karim.id);
  });

  it('to an owner whom Teams refuses for a day without saying why goes to the next in line, since it took other letters', async () => {
    await open();
    at.refuse(KARIM, '', 'teams');
    const id = await at.submit('Lamps');
    await at.pass(1, 0.25);
    expect((await row(id)).owner?.id).toBe(at.people.karim.id);
    await at.database.db.delivery.updateMany({ where: { address: KARIM }, data: { attempts: 95 } });
    await at.pass(6, 0.5);
    expect((await row(id)).owner?.id).toBe(at.people.nadia.id);
    expect(at.to(NADIA, 'the chat took nothing for about a day')).toHaveLength(1);
  });

  it('nor does it where the whole chat took nothing', async () => {
    await open();
    for (const address of [KARIM, NADIA, INES]) at.refuse(address, '', 'teams');
    const id = await at.submit('Lamps');
    await at.pass(1, 0.25);
    await at.database.db.delivery.updateMany({ data: { attempts: 95 } });
    await at.pass(6, 0.5);
    expect((await row(id)).owner?.id).toBe(at.people.karim.id);
  });

  it.each(['en', 'fr'] as const)('to the moderators’ channel comes to the admins, %s', async (locale) => {
    await open(locale);
    const workspace = await at.database.db.workspace.update({
      where: { id: at.desk.workspace.id },
      data: { storiesChannel: 'slack:C2' },
    });
    await at.database.db.channelName.upsert({
      where: { workspaceId_address: { workspaceId: workspace.id, address: 'slack:C2' } },
      create: { workspaceId: workspace.id, address: 'slack:C2', name: 'voix' },
      update: { name: 'voix' },
    });
    const tell = (title: string) => {
      const { database, desk } = at;
      const shell = { database, workspace: { ...desk.workspace, storiesChannel: 'slack:C2' }, now: at.now() };
      const text = { title, wentWrong: 'This', weDid: 'That', customerSaid: '', learned: '' };
      return tellStory(shell, { teller: at.people.karim, text, credited: null, formKey: title });
    };
    at.refuse('slack:C2', 'is_archived');
    await tell('Heroine');
    await at.pass(2);
    expect(at.to(NADIA, 'Heroine').length).toBeGreaterThan(0);
    expect(at.to(NADIA, said[locale].archived)).toHaveLength(1);
    expect(await at.rows(NADIA, 'story.card')).toHaveLength(1);
    // The next one goes to them at once, and nobody is told again.
    await tell('Hero');
    await at.pass(2 * DAYS, DAYS);
    expect(await at.rows(NADIA, 'story.card')).toHaveLength(2);
    expect(await at.rows(NADIA, 'undelivered.told')).toHaveLength(1);
    at.refuse('slack:C2', null);
    await at.press('held.resend-all');
    await at.pass(1);
    expect(at.to('slack:C2', 'Heroine')).toHaveLength(1);
    await tell('Third');
    await at.pass(1);
    expect(at.to('slack:C2', 'Third')).toHaveLength(1);
  });

  it('of a case in a channel comes to the rule’s admin at once', async () => {
    await open();
    const open_ = await at.database.db.customerCase.findFirstOrThrow({ where: { status: 'open' } });
    await at.database.db.delivery.create({
      data: {
        ...{ workspaceId: at.desk.workspace.id, id: 'card', kind: 'case.card', subject: `case:${open_.id}` },
        ...{ address: 'slack:C1', state: 'pending', queuedAt: at.now(), notBefore: at.now() },
        content: JSON.parse(JSON.stringify({ message: { summary: 'Case', blocks: [] }, locale: 'en' })),
      },
    });
    at.refuse('slack:C1', 'channel_not_found');
    await at.pass(1);
    expect(await at.rows(NADIA, 'case.card')).not.toEqual([]);
    expect(await at.rows(NADIA, 'undelivered.told')).toHaveLength(1);
  });

  it('to whoever tests an idea lets somebody else be asked for the result', async () => {
    await open();
    const id = at.desk.subjects['suggestion.conclude'] ?? '';
    const where = { workspaceId_id: { workspaceId: at.desk.workspace.id, id } };
    await at.database.db.suggestion.update({ where, data: { ownerId: at.people.karim.id } });
    at.refuse(KARIM, 'user_disabled');
    await at.pass(12 * DAYS, DAYS);
    expect(at.to(NADIA, 'Tested')).not.toEqual([]);
  });

  it('as a reminder says how things stand when it comes after all, and does not come where nothing waits any more', async () => {
    await open();
    const { db } = at.database;
    await at.owners(at.people.karim);
    const [lamps, chairs] = [await at.submit('Lamps'), await at.submit('Chairs')];
    // Until the first reminder is on its way, letters reach them.
    for (let day = 0; day < 20 && (await at.rows(KARIM, 'reminder.daily')).length === 0; day += 1) {
      await at.pass(DAYS - 8, 8);
      at.refuse(KARIM, 'user_disabled');
      await at.pass(8, 2);
      if ((await at.rows(KARIM, 'reminder.daily')).length === 0) at.refuse(KARIM, null);
    }
    expect(await at.rows(KARIM, 'reminder.daily')).not.toEqual([]);
    expect(at.to(KARIM, 'Lamps').filter(({ words }) => words.includes('Chairs'))).toEqual([]);
    const set = (id: string, data: object) =>
      db.suggestion.update({ where: { workspaceId_id: { workspaceId: at.desk.workspace.id, id } }, data });
    await set(lamps, { status: 'declined', waitingSince: null, remindAt: null });
    await set(chairs, { title: 'Standing desks' });
    const before = at.arrived.length;
    at.refuse(KARIM, null);
    await at.press('held.resend-all');
    await at.pass(1);
    const reminders = at.arrived.slice(before).filter((each) => each.address === KARIM);
    expect(reminders.map(({ words }) => words).join()).toContain('Standing desks');
    for (const { words } of reminders.filter((each) => each.words.includes('Standing desks')))
      expect(words).not.toMatch(/Lamps|Chairs/);
  });

  it('to whoever has a case brings it to the rule’s admin', async () => {
    await open();
    const key = { workspaceId: at.desk.workspace.id, id: at.desk.subjects['case'] ?? '' };
    const where = { workspaceId_id: key };
    const { number } = await at.database.db.customerCase.update({
      where,
      data: { takerId: at.people.karim.id },
    });
    at.refuse(KARIM, 'user_disabled');
    await at.pass(2 * DAYS, 3);
    const cards = await at.rows(NADIA, 'case.card');
    expect(cards.filter((card) => card.includes(`#${number}`))).toHaveLength(1);
  });

  it.each(['en', 'fr'] as const)(
    'to somebody anonymous names nobody and tells no reason, %s',
    async (locale) => {
      await open(locale);
      const { keys } = at.desk.kit;
      at.refuse(INES, 'a_code_of_tomorrow');
      await enqueue(at.database.db, {
        workspaceId: at.desk.workspace.id,
        kind: kind('suggestion.replied'),
        subject: sealSubject(keys, 'suggestion:s'),
        address: sealAddress(keys, INES),
        keys,
        message: sentence('Karim answered Inès'),
        locale,
        now: at.now(),
      });
      await at.pass(3);
      const listed = await at.press('held');
      expect(listed).toContain(said[locale].anonymous);
      for (const word of ['Inès', 'Karim answered', 'tomorrow', 'U9']) expect(listed).not.toContain(word);
      expect(await at.rows(NADIA, 'undelivered.told')).toEqual([]);
      expect(await unreachableAt(at.people.ines)).toBeNull();
      at.refuse(INES, null);
      await at.press('held.resend-all');
      await at.pass(1);
      expect(at.to(INES, 'Karim answered Inès')).toHaveLength(1);
    },
  );
});
