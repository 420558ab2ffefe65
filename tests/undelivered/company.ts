// A company whose letters leave by chats that refuse whom they are told to, with the chats' own codes, over days of a clock that jumps.
import { pino } from 'pino';
import { remindOfCases } from '../../src/cases/promise/reminders.ts';
import type { Database, Engine } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { dispatcher } from '../../src/delivery/dispatch.ts';
import type { Carrier, Outcome } from '../../src/delivery/outcome.ts';
import { tellTroubles } from '../../src/digests/troubles.ts';
import { menu } from '../../src/handlers/index.ts';
import { type Message, place } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import type { Person } from '../../src/people/person.ts';
import { outcomeOf as slackOutcome } from '../../src/platforms/slack/outcomes.ts';
import { outcomeOf as teamsOutcome } from '../../src/platforms/teams/outcomes.ts';
import { remind } from '../../src/reminders/remind.ts';
import { keepPromises } from '../../src/suggestions/promise/keep.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { settleUndelivered } from '../../src/undelivered/settle.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { type Desk, freshDesk, now as start } from '../handlers/desk.ts';
import { sent } from '../harness/promises.ts';

export const [NADIA, KARIM, INES, PAUL, LENA] = ['slack:U1', 'slack:U2', 'slack:U9', 'slack:U5', 'slack:U6'];

/** With which each chat refuses one person: gone, or not to be written to; and what nobody knows. */
export const REFUSALS = [
  ['slack', 'user_disabled'],
  ['slack', 'user_not_found'],
  ['slack', 'messages_tab_disabled'],
  ['slack', 'a_code_of_tomorrow'],
  ['teams', 'BotNotInConversationRoster'],
  ['teams', 'ConversationBlockedByUser'],
  ['teams', 'CodeOfTomorrow'],
] as const;

export interface Arrived {
  readonly id: string;
  readonly address: string;
  readonly words: string;
}

export interface Company {
  readonly desk: Desk;
  readonly database: Database;
  /** Nadia is an admin, Paul, Karim and Inès are nobody's; Lena is an admin where a test makes her one. */
  readonly people: Readonly<Record<'nadia' | 'karim' | 'ines' | 'paul' | 'lena', Person>>;
  readonly topicId: string;
  readonly arrived: readonly Arrived[];
  /** What that address is answered from now on; null: it takes everything; '': Teams gives no code. */
  refuse(address: string, code: string | null, chat?: 'slack' | 'teams'): void;
  now(): Date;
  /** Beats each hour until then, or every so many, and sends what is due. */
  pass(hours: number, every?: number): Promise<void>;
  /** Who answers for the topic, in this order. */
  owners(...people: Person[]): Promise<void>;
  change(person: Person, data: Partial<Person>): Promise<void>;
  /** Inès', openly. Its id. */
  submit(title: string): Promise<string>;
  /** What Nadia gets for a press. */
  press(name: string, subject?: string): Promise<string>;
  home(): Promise<string>;
  /** What arrived at an address and has these words. */
  to(address: string, words?: string): Arrived[];
  /** Words of all rows of one kind to one address, as they stand in the ledger. */
  rows(address: string, kind: string): Promise<string[]>;
}

export async function openCompany(engine: Engine, locale: 'en' | 'fr' = 'en'): Promise<Company> {
  const desk = await freshDesk(engine, locale);
  const { database } = desk.kit;
  const { db } = database;
  const workspaceId = desk.workspace.id;
  await db.workspace.updateMany({ data: { postingHours: 'always' } });
  // What the desk has on it already is not what these are about.
  await db.delivery.deleteMany({});
  const karim = await db.person.findFirstOrThrow({ where: { externalId: 'U2' } });
  const more = (id: string, externalId: string, name: string) =>
    db.person.create({ data: { ...karim, id, externalId, name } });
  const people = {
    nadia: desk.admin,
    karim,
    ines: await more('ines', 'U9', 'Inès Roux'),
    paul: await more('paul', 'U5', 'Paul Diallo'),
    lena: await more('lena', 'U6', 'Lena Fischer'),
  };
  const topicId = desk.subjects['topic'] ?? '';
  let now = start.getTime();
  const clock = { now: () => new Date(now) };
  const refused = new Map<string, (at: Date) => Outcome>();
  const arrived: Arrived[] = [];
  const carrier: Carrier = {
    async send({ deliveryId, address, message, locale: language, replaces }) {
      const refusal = refused.get(address);
      if (refusal) return refusal(new Date(now));
      if (!replaces) arrived.push({ id: deliveryId, address, words: plainText(message, language) });
      const { id } = place(address);
      return { kind: 'sent', remote: replaces ?? { channel: id, id: String(arrived.length) } };
    },
    async find() {
      return { kind: 'absent' };
    },
  };
  const sending = dispatcher({
    kinds: sent.kinds,
    db,
    workspaceId,
    carriers: new Map([
      ['slack', carrier],
      ['teams', carrier],
    ]),
    keys: desk.kit.keys,
    clock,
    log: pino({ level: 'silent' }),
    claimant: 'one',
    paceMs: 0,
  });
  const beat = async () => {
    const workspace = await workspaceById(db, workspaceId);
    const shell = { database, keys: desk.kit.keys, workspace, now: clock.now() };
    await settleUndelivered({ ...shell, ...sent });
    await tellTroubles(database, workspace, clock.now());
    await keepPromises(shell, async (person) => person);
    await remindOfCases(shell, async (person) => person);
    await remind({ ...shell, waiting: sent.waiting }, async (person) => person);
    await sending.run();
  };
  const textOf = (message: Message) => plainText(message, locale);
  return {
    ...{ desk, database, people, topicId, arrived, now: clock.now },
    refuse(address, code, chat = 'slack') {
      if (code === null) refused.delete(address);
      else if (chat === 'slack') refused.set(address, (at) => slackOutcome({ kind: 'refused', code }, at));
      else
        refused.set(address, (at) => teamsOutcome({ kind: 'status', status: 403, code: code || null }, at));
    },
    async pass(hours, every = 1) {
      for (let hour = 0; hour < hours; hour += every) {
        await beat();
        now += every * 3_600_000;
      }
      await beat();
      await beat();
    },
    async owners(...line) {
      await db.topicOwner.deleteMany({ where: { workspaceId, topicId } });
      await db.topicOwner.createMany({
        data: line.map(({ id: personId }, position) => ({ workspaceId, topicId, personId, position })),
      });
    },
    async change({ id }, data) {
      await db.person.update({ where: { workspaceId_id: { workspaceId, id } }, data });
    },
    async submit(title) {
      const shell = { database, keys: desk.kit.keys, workspace: desk.workspace, now: clock.now() };
      const about = { title, details: '', topicId, anonymous: false, link: null };
      return (await submitSuggestion(shell, { ...about, author: people.ines, formKey: title })).row.id;
    },
    async press(name, subject) {
      const request = desk.ask({ at: clock.now(), ...(subject === undefined ? {} : { subject }) });
      const reply = await menu.actions[name]?.(request);
      return reply?.kind === 'say' ? textOf(reply.message) : '';
    },
    home: async () => textOf(await menu.home(desk.ask({ at: clock.now() }))),
    to: (address, words = '') =>
      arrived.filter((each) => each.address === address && each.words.includes(words)),
    async rows(address, kind) {
      const rows = await db.delivery.findMany({ where: { address, kind }, orderBy: { queuedAt: 'asc' } });
      return rows.map((row) => plainText(contentFrom(row).message, contentFrom(row).locale));
    },
  };
}
