// What the journeys of ideas share: the people of one company, and the steps by which an idea is sent and found again.
import { expect } from 'vitest';
import type { Engine } from '../../src/database/client.ts';
import { nextHour } from '../../src/suggestions/discretion.ts';
import type { Journey } from '../harness/journey.ts';
import type { PeerMessage, PeerValues, PeerView } from '../peers/local-slack.ts';

export const CAMILLE = 'U0CAMILLE';
export const INES = 'U0INES';
export const PAUL = 'U0PAUL';
export const NOOR = 'U0NOOR';
export const ADAM = 'U0ADAM';
export const ALMA = 'U0ALMA';
export const CHANNEL = 'C0SAV';

export interface Pairing {
  readonly engine: Engine;
  readonly mode: 'socket' | 'events';
  readonly locale: 'fr' | 'en';
}

/** Each engine, each mode and each language once. */
export const pairings: readonly Pairing[] = [
  { engine: 'sqlite', mode: 'socket', locale: 'en' },
  { engine: 'postgresql', mode: 'events', locale: 'fr' },
];

/** Each engine in each mode. */
export const everyPairing: readonly Pairing[] = [
  { engine: 'sqlite', mode: 'socket', locale: 'fr' },
  { engine: 'postgresql', mode: 'events', locale: 'en' },
  { engine: 'sqlite', mode: 'events', locale: 'en' },
  { engine: 'postgresql', mode: 'socket', locale: 'fr' },
];

/** Pairings over HTTP alone, for what the peer cannot send in Socket Mode. */
export const overHttp: readonly Pairing[] = pairings.map((each) => ({ ...each, mode: 'events' }));

const names: readonly (readonly [string, string])[] = [
  [CAMILLE, 'Camille Roux'],
  [INES, 'Inès Moreau'],
  [PAUL, 'Paul Diallo'],
  [NOOR, 'Noor Haddad'],
  [ADAM, 'Adam Leroy'],
  [ALMA, 'Alma Petit'],
];

/** Everybody, in the time zone of the company. */
export function company(locale: 'fr' | 'en') {
  return {
    users: names.map(([id, name]) => ({
      id,
      name: name.split(' ')[0]?.toLowerCase() ?? id,
      real_name: name,
      tz: locale === 'fr' ? 'Europe/Paris' : 'Europe/London',
    })),
    channels: [{ id: CHANNEL, name: 'sav', members: names.map(([id]) => id) }],
    admins: [ADAM, ALMA],
    locale,
  };
}

/** What is whispered to somebody because of `ask`, and not before: a new whisper, or one that was drawn anew in its place. */
export function whisperedAfter(journey: Journey, user: string, ask: () => unknown): Promise<PeerMessage> {
  return whisperSince(journey, user, ask, (each) => JSON.stringify(each));
}

/** The new whisper that answers a command, whatever is drawn anew meanwhile. */
export function answerTo(journey: Journey, user: string, command: () => unknown): Promise<PeerMessage> {
  return whisperSince(journey, user, command, ({ ts }) => ts);
}

async function whisperSince(
  { peer }: Journey,
  user: string,
  ask: () => unknown,
  keyOf: (whisper: PeerMessage) => string,
): Promise<PeerMessage> {
  const before = new Set(peer.whispers(user).map(keyOf));
  await ask();
  return peer.until(`a whisper to ${user}`, () =>
    peer.whispers(user).findLast((each) => !before.has(keyOf(each))),
  );
}

/** The form of a new topic, or of one to change, as an admin gets there: /portevoix, Topics and owners. */
export async function openTopicForm(journey: Journey, admin: string, topicId?: string): Promise<PeerView> {
  const { peer } = journey;
  const menu = await answerTo(journey, admin, () => peer.command(admin, '/portevoix', '', CHANNEL));
  const list = await whisperedAfter(journey, admin, () => peer.press(admin, menu, 'topics'));
  if (topicId === undefined) peer.press(admin, list, 'topic.create');
  else peer.press(admin, list, 'topic.edit', { subject: topicId });
  return journey.form('topic');
}

/** The topic's id. */
export async function createTopic(
  journey: Journey,
  topic: { readonly nameFr: string; readonly nameEn: string } & PeerValues,
  owners: readonly string[],
): Promise<string> {
  const { nameEn } = topic;
  await openTopicForm(journey, ADAM);
  await journey.peer.submit(ADAM, { ...topic, owners });
  expect(journey.peer.errors()).toEqual({});
  journey.peer.close(ADAM);
  return (await journey.database.db.topic.findFirstOrThrow({ where: { nameEn } })).id;
}

/** The form has given way to what is told of it; the full hour comes, and what waited for it is passed on. */
export async function passTheHour({ peer, clock, app, ...journey }: Journey, user: string): Promise<void> {
  peer.close(user);
  clock.moveTo(new Date(nextHour(clock.now()).getTime() + 1_000));
  await app.beat();
  await journey.delivered();
}

/** Sends the form of /suggest; the number of the idea, without a name once the hour has passed. */
export async function suggest(journey: Journey, author: string, values: PeerValues): Promise<number> {
  const { peer, database } = journey;
  await peer.command(author, '/suggest', '', CHANNEL);
  await journey.form('suggest');
  await peer.submit(author, values);
  expect(peer.errors()).toEqual({});
  if (values['anonymous'] === true) await passTheHour(journey, author);
  else closeTold(journey, author);
  const { lastSuggestion } = await database.db.workspace.findFirstOrThrow();
  return lastSuggestion;
}

/** The form has given way to what happened; read, it is closed. */
export function closeTold({ peer }: Journey, user: string): void {
  expect(peer.errors()).toEqual({});
  expect(peer.modal()?.callback_id ?? '').toBe('');
  expect(JSON.stringify(peer.modal()?.blocks ?? [])).toMatch(/"text":"[^"]+"/);
  peer.close(user);
}

/** Opens a form by a button and sends it. */
export async function fill(
  journey: Journey,
  user: string,
  where: PeerMessage | 'home',
  button: string,
  values: PeerValues,
): Promise<void> {
  journey.peer.press(user, where, button);
  await journey.form(button);
  await journey.peer.submit(user, values);
  closeTold(journey, user);
  await drawnAnew(journey, user, where);
}

/** A whisper that names what draws it is drawn anew once a form that it opened is done: not to be taken for what comes next. */
async function drawnAnew({ peer }: Journey, user: string, where: PeerMessage | 'home'): Promise<void> {
  if (where === 'home' || !where.ephemeral_to || !JSON.stringify(where.blocks).includes('"again:')) return;
  const before = JSON.stringify(where);
  await peer.until('the message drawn anew', () =>
    peer.whispers(user).find((each) => each.ts === where.ts && JSON.stringify(each) !== before),
  );
}

/** Opens the form of a step by "Next step…". */
export async function openStep(
  journey: Journey,
  user: string,
  where: PeerMessage,
  step: string,
): Promise<PeerView> {
  journey.peer.press(user, where, 'suggestion.next');
  await journey.form('suggestion.next');
  await journey.peer.submit(user, { step });
  return journey.form(`suggestion.${step}`);
}

/** Takes a step by "Next step…". */
export async function take(
  journey: Journey,
  user: string,
  where: PeerMessage,
  step: string,
  values: PeerValues,
): Promise<void> {
  await openStep(journey, user, where, step);
  await journey.peer.submit(user, values);
  expect(journey.peer.errors()).toEqual({});
}

/** The idea in full, as /suggestions and its number show it to somebody. */
export function seeIdea(journey: Journey, user: string, number: number): Promise<PeerMessage> {
  return answerTo(journey, user, () => journey.peer.command(user, '/suggestions', String(number), CHANNEL));
}

/** What happened to an idea, in order. */
export async function kindsOf(journey: Journey, number: number): Promise<string[]> {
  return (await ideaRow(journey, number)).events.map(({ kind }) => kind);
}

/** The names and subjects that the buttons of a message carry. */
export function buttonsOf({ blocks }: Pick<PeerMessage, 'blocks'>): string[] {
  return blocks.flatMap(({ elements = [] }) => elements.flatMap((each) => each.action_id ?? []));
}

/** The owner's card of an idea as it is drawn now, once it shows `shows`. */
export function card(journey: Journey, owner: string, number: number, shows = ''): Promise<PeerMessage> {
  const head = new RegExp(`\\*(?:Idée n°\\s|Idea #)${number}\\* · `);
  return journey.peer.until(`the card of idea ${number} with ${owner}, showing “${shows}”`, () =>
    journey.peer.dm(owner).findLast((each) => head.test(shown(each)) && shown(each).includes(shows)),
  );
}

/** Everything that a message shows in its blocks, one text a line. */
export function shown({ blocks }: Pick<PeerMessage, 'blocks'>): string {
  return textsIn(blocks).join('\n');
}

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'text' && typeof each === 'string' ? [each] : textsIn(each),
  );
}

/** The row of an idea. */
export function ideaRow({ database }: Journey, number: number) {
  return database.db.suggestion.findFirstOrThrow({
    where: { number },
    include: { events: { orderBy: { position: 'asc' } } },
  });
}

export async function personId({ database }: Journey, user: string): Promise<string> {
  return (await database.db.person.findFirstOrThrow({ where: { externalId: user } })).id;
}
