// Queues what is said about a suggestion to each whom it concerns: its author, its owner, its followers, its cards.
// What is said is in author.ts, owner.ts, follower.ts and card.ts; who hears of what is news.ts.

import { minutesPerDay } from '../../calendar/working-time.ts';
import type { Store } from '../../database/client.ts';
import type { Kind } from '../../delivery/kinds.ts';
import { enqueue, rewrite, sealAddress, sealSubject } from '../../delivery/ledger.ts';
import { drawable, standing } from '../../delivery/undelivered.ts';
import { type Locale, localeOf } from '../../i18n/locale.ts';
import type { Keys } from '../../keys.ts';
import type { Address, Message } from '../../messages/message.ts';
import {
  addressOf,
  admins,
  localeFor,
  type Person,
  peopleByIds,
  personAt,
  zoneFor,
} from '../../people/person.ts';
import { letterTime, postTime } from '../../workspace/posting.ts';
import type { KeyedShell } from '../../workspace/shell.ts';
import { workCalendar } from '../../workspace/work-calendar.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Moments } from '../discretion.ts';
import { dataOf } from '../history.ts';
import { authorIdOf, type Suggestion } from '../suggestion.ts';
import { channelCard, type Handed, type IdeaReader, ownerCard } from './card.ts';
import { relayedNote } from './owner.ts';

/** What queueing needs to know, besides the transaction. */
export type Desk = Pick<KeyedShell, 'keys' | 'workspace'> & Moments;

export type Draw = (reader: IdeaReader) => Message;

export const CARD = 'suggestion.card';

export function subjectFor(suggestionId: string): string {
  return `suggestion:${suggestionId}`;
}

/** The suggestion that a subject names; null for another kind of subject. */
export function suggestionIn(subject: string | null): string | null {
  return /^suggestion:(.+)$/.exec(subject ?? '')?.[1] ?? null;
}

/**
 * The delivery's id; null where the author can no longer be found.
 * @param when "at-once": what answers the author's own act, or is a colleague's answer. "in-hours": what can wait for
 * their hours.
 */
export async function tellAuthor(
  tx: Store,
  desk: Desk,
  suggestion: Suggestion,
  kind: Kind,
  draw: Draw,
  when: 'at-once' | 'in-hours' = 'at-once',
): Promise<string | null> {
  const { keys, workspace } = desk;
  const { row } = suggestion;
  const author = await authorOf(tx, keys, suggestion);
  if (!author) return null;
  const subject = subjectFor(row.id);
  // Their own hours would tell where somebody is whom nobody may find.
  const notBefore =
    when === 'at-once' ? desk.toldAt : letterTime(workspace, row.anonymous ? null : author, desk.toldAt);
  if (row.anonymous) return tellUnnamed(tx, desk, author, kind, draw, subject, notBefore);
  return send(tx, desk, { kind, address: addressOf(author), subject, person: author, draw, notBefore });
}

/** To somebody whom nobody may find by the row. */
export function tellUnnamed(
  tx: Store,
  desk: Desk,
  person: Person,
  kind: Kind,
  draw: Draw,
  subject = '',
  notBefore = desk.toldAt,
): Promise<string> {
  const { keys } = desk;
  const hidden = { address: sealAddress(keys, addressOf(person)), subject: sealSubject(keys, subject) };
  return send(tx, desk, { kind, ...hidden, person, draw, notBefore });
}

/** Whoever wrote it, anonymous or not, for letting the bot write to them. Null where that person is no longer known. */
export async function authorOf(tx: Store, keys: Keys, { row, author }: Suggestion): Promise<Person | null> {
  if (author) return author;
  const authorId = authorIdOf(keys, row);
  const [person] = authorId === null ? [] : await peopleByIds(tx, row.workspaceId, [authorId]);
  return person ?? null;
}

/** Under the owner's card, where there is one. Null while nobody owns it. */
export async function tellOwner(
  tx: Store,
  desk: Desk,
  { row, owner }: Suggestion,
  kind: Kind,
  draw: Draw,
): Promise<string | null> {
  if (!owner) return null;
  const card = await tx.delivery.findFirst({
    where: { ...cardsOf(desk.workspace, row.id), ...standing, address: addressOf(owner) },
    orderBy: { queuedAt: 'desc' },
    select: { id: true },
  });
  return send(tx, desk, {
    kind,
    address: addressOf(owner),
    subject: subjectFor(row.id),
    ...(card ? { threadOf: card.id } : {}),
    person: owner,
    draw,
    notBefore: letterTime(desk.workspace, owner, desk.toldAt),
  });
}

/** Under the owner's own words in a card's thread: they went to the author. */
export async function tellUnder(
  tx: Store,
  desk: Desk,
  card: { readonly id: string; readonly address: Address },
  person: Person,
  { row }: Suggestion,
): Promise<void> {
  await send(tx, desk, {
    kind: 'suggestion.relayed',
    address: card.address,
    subject: subjectFor(row.id),
    threadOf: card.id,
    person,
    draw: (reader) => relayedNote(row.number, reader),
    notBefore: desk.toldAt,
  });
}

/** In their hours. */
export async function tellPerson(
  tx: Store,
  desk: Desk,
  person: Person,
  { kind, suggestionId, draw }: { kind: Kind; suggestionId: string; draw: Draw },
): Promise<void> {
  await send(tx, desk, {
    kind,
    address: addressOf(person),
    subject: subjectFor(suggestionId),
    person,
    draw,
    notBefore: letterTime(desk.workspace, person, desk.toldAt),
  });
}

export async function tellAdmins(
  tx: Store,
  desk: Desk,
  about: { kind: Kind; suggestionId: string; draw: Draw },
): Promise<void> {
  for (const admin of await admins(tx, desk.workspace.id)) await tellPerson(tx, desk, admin, about);
}

/** In a channel, in the company's language and hours. */
export async function tellChannel(
  tx: Store,
  desk: Desk,
  address: Address,
  { kind, suggestionId, draw }: { kind: Kind; suggestionId: string; draw: Draw },
): Promise<void> {
  const notBefore = postTime(desk.workspace, null, desk.toldAt);
  await send(tx, desk, { kind, address, subject: subjectFor(suggestionId), person: null, draw, notBefore });
}

/** The card, to its owner. */
export async function sendCard(
  tx: Store,
  desk: Desk,
  suggestion: Suggestion,
  handed: Handed | null = null,
): Promise<void> {
  if (!suggestion.owner) return;
  const draw: Draw = (reader) => ownerCard(suggestion, reader, handed);
  await tellPerson(tx, desk, suggestion.owner, { kind: CARD, suggestionId: suggestion.row.id, draw });
}

/** The card, in the topic's channel. Once for each suggestion: there it is redrawn, wherever it goes next. */
export async function showCard(tx: Store, desk: Desk, suggestion: Suggestion): Promise<void> {
  const { channel } = suggestion.topic;
  if (channel === null) return;
  const draw: Draw = (reader) => channelCard(suggestion, reader);
  await tellChannel(tx, desk, channel, { kind: CARD, suggestionId: suggestion.row.id, draw });
}

/** Every card that was sent or waits shows how the suggestion stands now. */
export async function redrawCards(tx: Store, desk: Desk, after: Suggestion): Promise<void> {
  const cards = await tx.delivery.findMany({
    where: { ...cardsOf(desk.workspace, after.row.id), ...drawable },
    select: { id: true, address: true },
  });
  const handed = cards.length === 0 ? null : await handedWith(tx, after);
  for (const { id, address } of cards) {
    const isOwners = after.owner !== null && addressOf(after.owner) === address;
    const person = await holderOf(tx, desk.workspace, address, after);
    await redraw(tx, desk, {
      kind: 'suggestion.card-redrawn',
      address,
      subject: subjectFor(after.row.id),
      replaces: id,
      person,
      draw: (reader) =>
        person ? ownerCard(after, reader, isOwners ? handed : null) : channelCard(after, reader),
    });
  }
}

/** With which words its present owner got it; null where nobody gave it to them by name. */
async function handedWith(tx: Store, { row }: Suggestion): Promise<Handed | null> {
  const { workspaceId, id: suggestionId, ownerId } = row;
  const last = await tx.suggestionEvent.findFirst({
    where: { workspaceId, suggestionId, kind: { in: ['reassigned', 'passed-on', 'unowned'] } },
    orderBy: { position: 'desc' },
  });
  if (last?.kind !== 'reassigned' || last.actorId === null) return null;
  const { to, text } = dataOf(last);
  const [by] = await peopleByIds(tx, workspaceId, [last.actorId]);
  return by && text !== undefined && to === ownerId ? { by: by.name, text } : null;
}

function cardsOf({ id: workspaceId }: Workspace, suggestionId: string) {
  return {
    workspaceId,
    subject: subjectFor(suggestionId),
    kind: CARD,
    replaces: null,
  };
}

/** Who reads a card; null for a channel. */
async function holderOf(
  tx: Store,
  { id: workspaceId }: Workspace,
  address: Address,
  { owner }: Suggestion,
): Promise<Person | null> {
  if (owner && addressOf(owner) === address) return owner;
  return personAt(tx, workspaceId, address);
}

interface Sending {
  readonly kind: Kind;
  readonly address: Address;
  readonly subject: string;
  readonly threadOf?: string;
  readonly replaces?: string;
  /** Who reads it; null for a channel. */
  readonly person: Person | null;
  readonly draw: Draw;
  readonly notBefore: Date;
}

/** In the place of what stands there, at once; what has to wait yet for its hour is written anew instead. */
async function redraw(
  tx: Store,
  desk: Desk,
  sending: Omit<Sending, 'notBefore'> & { readonly replaces: string },
): Promise<void> {
  const { keys, workspace, toldAt: now } = desk;
  const { address, replaces } = sending;
  const reader = readerOf(sending.person, workspace, now);
  const written = { address, message: sending.draw(reader), locale: reader.locale, keys };
  if (await rewrite(tx, replaces, { workspaceId: workspace.id, now, ...written })) return;
  await send(tx, desk, { ...sending, notBefore: now });
}

function send(tx: Store, { keys, workspace, at }: Desk, sending: Sending): Promise<string> {
  const { person, draw, notBefore, ...rest } = sending;
  const reader = readerOf(person, workspace, at);
  return enqueue(tx, {
    workspaceId: workspace.id,
    ...rest,
    message: draw(reader),
    locale: reader.locale,
    keys,
    now: at,
    notBefore,
  });
}

export function readerOf(person: Person | null, workspace: Workspace, now: Date): IdeaReader {
  const locale: Locale = person ? localeFor(person, workspace) : (localeOf(workspace.locale) ?? 'en');
  const workday = minutesPerDay(workCalendar(workspace));
  return { locale, timeZone: zoneFor(person, workspace), now, workday };
}

/** The words that a delivery carried to this person are replaced there by what `draw` says now. */
export async function replaceLetter(
  tx: Store,
  desk: Desk,
  letterId: string,
  { kind, person, draw }: { kind: Kind; person: Person | null; draw: Draw },
): Promise<void> {
  const { id: workspaceId } = desk.workspace;
  const letter = await tx.delivery.findUnique({ where: { workspaceId_id: { workspaceId, id: letterId } } });
  if (!letter || (letter.state === 'dropped' && letter.undeliveredAt === null)) return;
  const { address, subject } = letter;
  await redraw(tx, desk, { kind, address, subject: subject ?? '', replaces: letterId, person, draw });
}
