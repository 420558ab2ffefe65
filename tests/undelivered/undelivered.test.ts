// A promise is not lost in silence: an owner, a taker or a channel that cannot be written to, over 16 days.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { enqueue, sealAddress, sealSubject } from '../../src/delivery/ledger.ts';
import { menu } from '../../src/handlers/index.ts';
import { type Message, sentence } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import type { Person } from '../../src/people/person.ts';
import { tellStory } from '../../src/stories/tell.ts';
import { findSuggestion } from '../../src/suggestions/may.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { type Desk, openDesk } from '../handlers/desk.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { type Company, companyOf, lettersTo } from './company.ts';

const KARIM = 'slack:U2';
const NADIA = 'slack:U1';
const INES = 'slack:U9';
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

onEachEngine((engine) => {
  let database: Database;
  let desk: Desk;
  let at: Company;
  let karim: Person;
  let ines: Person;

  async function open(locale: 'en' | 'fr'): Promise<void> {
    database = await freshDatabase(engine);
    const { db } = database;
    desk = await openDesk(database, locale);
    const workspaceId = desk.workspace.id;
    await db.workspace.updateMany({ data: { postingHours: 'always' } });
    // What the desk has on it already is not what these are about.
    await db.delivery.deleteMany({});
    karim = await db.person.findFirstOrThrow({ where: { externalId: 'U2' } });
    ines = await db.person.create({ data: { ...karim, id: 'ines', externalId: 'U9', name: 'Inès Roux' } });
    const topicId = desk.subjects['topic'] ?? '';
    await db.topicOwner.deleteMany({ where: { workspaceId, topicId } });
    const line = [karim.id, desk.admin.id];
    await db.topicOwner.createMany({
      data: line.map((personId, position) => ({ workspaceId, topicId, personId, position })),
    });
    at = companyOf(desk, database);
  }

  const submit = async (title: string) => {
    const shell = { database, keys: desk.kit.keys, workspace: desk.workspace, now: at.now() };
    const about = { title, details: '', topicId: desk.subjects['topic'] ?? '', anonymous: false, link: null };
    return (await submitSuggestion(shell, { ...about, author: ines, formKey: title })).row.id;
  };
  const ask = (name: string, subject?: string) =>
    menu.actions[name]?.(desk.ask({ at: at.now(), ...(subject === undefined ? {} : { subject }) }));
  const textOf = (message: Message, locale: 'en' | 'fr') => plainText(message, locale);
  const list = async (locale: 'en' | 'fr') => {
    const reply = await ask('held');
    return reply?.kind === 'say' ? textOf(reply.message, locale) : '';
  };
  const home = async (locale: 'en' | 'fr') => textOf(await menu.home(desk.ask({ at: at.now() })), locale);
  const to = (address: string, words: string) =>
    at.arrived.filter((each) => each.address === address && each.words.includes(words));

  describe.each([
    ['slack', 'user_disabled', 'en'],
    ['slack', 'messages_tab_disabled', 'fr'],
    ['slack', 'missing_scope', 'en'],
    ['slack', 'a_code_of_tomorrow', 'fr'],
    ['teams', 'ConversationBlockedByUser', 'fr'],
    ['teams', 'CodeOfTomorrow', 'en'],
  ] as const)('to an owner, whom %s refuses with %s, %s', (chat, code, locale) => {
    beforeEach(() => open(locale));

    it('passes on, is told to the admins once, is listed, and is delivered once after all', async () => {
      const say = said[locale];
      at.refuse(KARIM, code, chat);
      const id = await submit('Lamps');
      await at.pass(2);
      const passed = await findSuggestion(database.db, desk.workspace.id, id);
      expect(passed.owner?.id).toBe(desk.admin.id);
      expect(to(NADIA, 'Lamps').length).toBeGreaterThan(0);
      // Its author knows who has it now.
      expect(to(INES, 'Nadia Benali')).not.toEqual([]);
      await at.pass(16 * DAYS, 8);
      const told = to(NADIA, say.told);
      expect(told).toHaveLength(1);
      expect(await lettersTo(database, NADIA, 'undelivered.told')).toHaveLength(1);
      expect(to(KARIM, '')).toEqual([]);
      expect(await home(locale)).toContain(say.title);
      const listed = await list(locale);
      expect(listed).toContain('Karim Haddad');
      expect(listed).toContain(say.kind);
      at.refuse(KARIM, null);
      const lost = await database.db.delivery.findMany({ where: { address: KARIM, replaces: null } });
      await ask('held.resend-all');
      await ask('held.resend-all');
      await at.pass(2 * DAYS, 8);
      // Each exactly once, and as things are now: no longer theirs to answer.
      const missed = new Set(lost.map((each) => each.id));
      const came = at.arrived.map((each) => each.id).filter((each) => missed.has(each));
      expect(came.toSorted()).toEqual([...missed].toSorted());
      expect(to(KARIM, 'Lamps')[0]?.words).toContain('Nadia Benali');
      expect(await list(locale)).not.toContain('Karim Haddad');
      expect(
        (await database.db.person.findFirstOrThrow({ where: { id: karim.id } })).unreachableAt,
      ).toBeNull();
    });
  });

  it('comes by itself once a right of the app is put right, without anybody’s press', async () => {
    await open('en');
    at.refuse(KARIM, 'missing_scope');
    await submit('Lamps');
    await at.pass(3);
    expect(to(KARIM, '')).toEqual([]);
    expect(await home('en')).toContain('The app lacks a right or a setting there (missing_scope)');
    expect(await list('en')).toContain('the app lacks a right or a setting in the chat (missing_scope)');
    at.refuse(KARIM, null);
    await at.pass(30, 3);
    expect(await home('en')).not.toContain('missing_scope');
    expect(to(KARIM, 'Lamps')).toHaveLength(1);
    expect(await list('en')).not.toContain('Karim Haddad');
  });

  it('to the only owner goes to the admins, and comes back once letters reach the owner again', async () => {
    await open('en');
    const topic = { workspaceId: desk.workspace.id, topicId: desk.subjects['topic'] ?? '' };
    await database.db.topicOwner.deleteMany({ where: { ...topic, personId: desk.admin.id } });
    at.refuse(KARIM, 'user_disabled');
    const id = await submit('Lamps');
    await at.pass(2);
    expect((await findSuggestion(database.db, desk.workspace.id, id)).row.ownerId).toBeNull();
    expect(to(NADIA, 'has nobody to answer it')).not.toEqual([]);
    at.refuse(KARIM, null);
    await ask('held.resend-all');
    await at.pass(2);
    expect((await findSuggestion(database.db, desk.workspace.id, id)).owner?.id).toBe(karim.id);
  });

  it.each(['en', 'fr'] as const)('to the moderators’ channel comes to the admins, %s', async (locale) => {
    await open(locale);
    const workspace = await database.db.workspace.update({
      where: { id: desk.workspace.id },
      data: { storiesChannel: 'slack:C2' },
    });
    await database.db.channelName.upsert({
      where: { workspaceId_address: { workspaceId: workspace.id, address: 'slack:C2' } },
      create: { workspaceId: workspace.id, address: 'slack:C2', name: 'voix' },
      update: { name: 'voix' },
    });
    const tell = (title: string) => {
      const shell = { database, workspace: { ...desk.workspace, storiesChannel: 'slack:C2' }, now: at.now() };
      const text = { title, wentWrong: 'This', weDid: 'That', customerSaid: '', learned: '' };
      return tellStory(shell, { teller: karim, text, credited: null, formKey: title });
    };
    at.refuse('slack:C2', 'is_archived');
    await tell('Heroine');
    await at.pass(2);
    expect(to(NADIA, 'Heroine').length).toBeGreaterThan(0);
    expect(to(NADIA, said[locale].archived)).toHaveLength(1);
    expect(await lettersTo(database, NADIA, 'story.card')).toHaveLength(1);
    // The next one goes to them at once, and nobody is told again.
    await tell('Hero');
    await at.pass(2 * DAYS, 8);
    expect(await lettersTo(database, NADIA, 'story.card')).toHaveLength(2);
    expect(await lettersTo(database, NADIA, 'undelivered.told')).toHaveLength(1);
    at.refuse('slack:C2', null);
    await ask('held.resend-all');
    await at.pass(1);
    expect(to('slack:C2', 'Heroine')).toHaveLength(1);
    await tell('Third');
    await at.pass(1);
    expect(to('slack:C2', 'Third')).toHaveLength(1);
  });

  it('of a case in a channel comes to the rule’s admin at once', async () => {
    await open('en');
    const open_ = await database.db.customerCase.findFirstOrThrow({ where: { status: 'open' } });
    await database.db.delivery.create({
      data: {
        ...{ workspaceId: desk.workspace.id, id: 'card', kind: 'case.card', subject: `case:${open_.id}` },
        ...{ address: 'slack:C1', state: 'pending', queuedAt: at.now(), notBefore: at.now() },
        content: JSON.parse(JSON.stringify({ message: { summary: 'Case', blocks: [] }, locale: 'en' })),
      },
    });
    at.refuse('slack:C1', 'channel_not_found');
    await at.pass(1);
    expect(await lettersTo(database, NADIA, 'case.card')).not.toEqual([]);
    expect(await lettersTo(database, NADIA, 'undelivered.told')).toHaveLength(1);
  });

  it('to whoever tests an idea lets somebody else be asked for the result', async () => {
    await open('en');
    const id = desk.subjects['suggestion.conclude'] ?? '';
    const where = { workspaceId_id: { workspaceId: desk.workspace.id, id } };
    await database.db.suggestion.update({ where, data: { ownerId: karim.id } });
    at.refuse(KARIM, 'user_disabled');
    await at.pass(12 * DAYS, 8);
    expect(to(NADIA, 'Tested')).not.toEqual([]);
  });

  it('as a reminder says how things stand when it comes after all, and does not come where nothing waits any more', async () => {
    await open('en');
    const { db } = database;
    const topic = { workspaceId: desk.workspace.id, topicId: desk.subjects['topic'] ?? '' };
    await db.topicOwner.deleteMany({ where: { ...topic, personId: desk.admin.id } });
    const [lamps, chairs] = [await submit('Lamps'), await submit('Chairs')];
    // Until the first reminder is on its way, letters reach them.
    for (
      let day = 0;
      day < 20 && (await lettersTo(database, KARIM, 'suggestion.reminder')).length === 0;
      day += 1
    ) {
      await at.pass(DAYS - 8, 8);
      at.refuse(KARIM, 'user_disabled');
      await at.pass(8, 2);
      if ((await lettersTo(database, KARIM, 'suggestion.reminder')).length === 0) at.refuse(KARIM, null);
    }
    expect(await lettersTo(database, KARIM, 'suggestion.reminder')).not.toEqual([]);
    expect(to(KARIM, 'Lamps').filter(({ words }) => words.includes('Chairs'))).toEqual([]);
    const set = (id: string, data: object) =>
      db.suggestion.update({ where: { workspaceId_id: { workspaceId: topic.workspaceId, id } }, data });
    await set(lamps, { status: 'declined', waitingSince: null, remindAt: null });
    await set(chairs, { title: 'Standing desks' });
    const before = at.arrived.length;
    at.refuse(KARIM, null);
    await ask('held.resend-all');
    await at.pass(1);
    const reminders = at.arrived.slice(before).filter((each) => each.address === KARIM);
    expect(reminders.map(({ words }) => words).join()).toContain('Standing desks');
    for (const { words } of reminders.filter((each) => each.words.includes('Standing desks')))
      expect(words).not.toMatch(/Lamps|Chairs/);
  });

  it('to whoever has a case brings it to the rule’s admin', async () => {
    await open('en');
    const key = { workspaceId: desk.workspace.id, id: desk.subjects['case'] ?? '' };
    const where = { workspaceId_id: key };
    const { number } = await database.db.customerCase.update({ where, data: { takerId: karim.id } });
    at.refuse(KARIM, 'user_disabled');
    await at.pass(3 * DAYS, 2);
    const cards = await lettersTo(database, NADIA, 'case.card');
    expect(cards.filter((card) => card.includes(`#${number}`))).toHaveLength(1);
  });

  it.each(['en', 'fr'] as const)(
    'to somebody anonymous names nobody and tells no reason, %s',
    async (locale) => {
      await open(locale);
      const { keys } = desk.kit;
      at.refuse(INES, 'a_code_of_tomorrow');
      await enqueue(database.db, {
        workspaceId: desk.workspace.id,
        kind: 'suggestion.replied',
        subject: sealSubject(keys, 'suggestion:s'),
        address: sealAddress(keys, INES),
        keys,
        message: sentence('Karim answered Inès'),
        locale,
        now: at.now(),
      });
      await at.pass(3);
      const listed = await list(locale);
      expect(listed).toContain(said[locale].anonymous);
      for (const word of ['Inès', 'Karim answered', 'tomorrow', 'U9']) expect(listed).not.toContain(word);
      expect(await lettersTo(database, NADIA, 'undelivered.told')).toEqual([]);
      expect(
        (await database.db.person.findFirstOrThrow({ where: { id: ines.id } })).unreachableAt,
      ).toBeNull();
      at.refuse(INES, null);
      await ask('held.resend-all');
      await at.pass(1);
      expect(to(INES, 'Karim answered Inès')).toHaveLength(1);
    },
  );
});
