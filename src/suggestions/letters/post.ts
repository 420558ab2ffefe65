// Queues what is said about a suggestion to each whom it concerns: its author, its owner, its cards.
// What is said is in author.ts, owner.ts, follower.ts and card.ts; who hears of what is news.ts; how it is queued is correspondence.
import { cardAt, type Drawing, redraw, redrawCards as redrawAll } from '../../correspondence/cards.ts';
import {
  type KeyedWriting,
  type LetterReader,
  readerOf,
  tellAdmins,
  tellChannel,
  tellPerson,
  tellUnnamed,
  toldAt,
  type Writing,
} from '../../correspondence/tell.ts';
import type { Store } from '../../database/client.ts';
import type { Kind } from '../../delivery/kinds.ts';
import type { Keys } from '../../keys.ts';
import type { Address, Message } from '../../messages/message.ts';
import { addressOf, localeFor, type Person, peopleByIds, personAt } from '../../people/person.ts';
import { dataOf } from '../history.ts';
import { authorIdOf, type Suggestion } from '../suggestion.ts';
import { channelCard, type Handed, ownerCard } from './card.ts';
import { suggestionKinds } from './kinds.ts';
import { nobodyAnswers, relayedNote } from './owner.ts';

export type Draw = (reader: LetterReader) => Message;

const CARD = suggestionKinds['suggestion.card'];

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
  writing: KeyedWriting,
  suggestion: Suggestion,
  kind: Kind,
  draw: Draw,
  when: 'at-once' | 'in-hours' = 'at-once',
): Promise<string | null> {
  const { row } = suggestion;
  const author = await authorOf(tx, writing.keys, suggestion);
  if (!author) return null;
  const notBefore = when === 'at-once' ? toldAt(writing) : undefined;
  const tell = row.anonymous ? tellUnnamed : tellPerson;
  return tell(tx, writing, author, { kind, subject: subjectFor(row.id), draw, notBefore });
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
  writing: Writing,
  { row, owner }: Suggestion,
  kind: Kind,
  draw: Draw,
): Promise<string | null> {
  if (!owner) return null;
  const subject = subjectFor(row.id);
  const card = await cardAt(tx, writing, { kind: CARD, subject }, addressOf(owner));
  return tellPerson(tx, writing, owner, { kind, subject, threadOf: card ?? undefined, draw });
}

/** Under the owner's own words in a card's thread: they went to the author. */
export async function tellUnder(
  tx: Store,
  writing: Writing,
  { id, address }: { readonly id: string; readonly address: Address },
  person: Person,
  { row }: Suggestion,
): Promise<void> {
  const place = { address, locale: localeFor(person, writing.workspace) };
  await tellChannel(tx, writing, place, {
    kind: suggestionKinds['suggestion.relayed'],
    subject: subjectFor(row.id),
    threadOf: id,
    draw: (reader) => relayedNote(row.number, reader),
    notBefore: toldAt(writing),
  });
}

/** Each admin hears that nobody is left to answer it. */
export async function tellNobodyAnswers(tx: Store, writing: Writing, suggestion: Suggestion): Promise<void> {
  await tellAdmins(tx, writing, {
    kind: suggestionKinds['suggestion.nobody'],
    subject: subjectFor(suggestion.row.id),
    draw: (reader) => nobodyAnswers(suggestion, reader),
  });
}

/** The card, to its owner. */
export async function sendCard(
  tx: Store,
  writing: Writing,
  suggestion: Suggestion,
  handed: Handed | null = null,
): Promise<void> {
  if (!suggestion.owner) return;
  const draw: Draw = (reader) => ownerCard(suggestion, reader, handed);
  await tellPerson(tx, writing, suggestion.owner, {
    kind: CARD,
    subject: subjectFor(suggestion.row.id),
    draw,
  });
}

/** The card, in the topic's channel. Once for each suggestion: there it is redrawn, wherever it goes next. */
export async function showCard(tx: Store, writing: Writing, suggestion: Suggestion): Promise<void> {
  const { channel: address } = suggestion.topic;
  if (address === null) return;
  const draw: Draw = (reader) => channelCard(suggestion, reader);
  await tellChannel(tx, writing, { address }, { kind: CARD, subject: subjectFor(suggestion.row.id), draw });
}

/** Every card that was sent or waits shows how the suggestion stands now. */
export async function redrawCards(tx: Store, writing: Writing, after: Suggestion): Promise<void> {
  const { row, owner } = after;
  const handed = await handedWith(tx, after);
  const redrawn = suggestionKinds['suggestion.card-redrawn'];
  const cards = { kind: CARD, redrawn, subject: subjectFor(row.id) };
  await redrawAll(tx, writing, cards, async ({ address }) => {
    const isOwners = owner !== null && addressOf(owner) === address;
    const holder = isOwners ? owner : await personAt(tx, row.workspaceId, address);
    return drawn(writing, holder, (reader) =>
      holder ? ownerCard(after, reader, isOwners ? handed : null) : channelCard(after, reader),
    );
  });
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

/** The words that a delivery carried to this person are replaced there by what `draw` says now. */
export async function replaceLetter(
  tx: Store,
  writing: KeyedWriting,
  letterId: string,
  { kind, person, draw }: { kind: Kind; person: Person | null; draw: Draw },
): Promise<void> {
  const { id: workspaceId } = writing.workspace;
  const letter = await tx.delivery.findUnique({ where: { workspaceId_id: { workspaceId, id: letterId } } });
  if (!letter || (letter.state === 'dropped' && letter.undeliveredAt === null)) return;
  await redraw(tx, writing, letter, { kind, subject: letter.subject ?? '', ...drawn(writing, person, draw) });
}

function drawn(writing: Writing, person: Person | null, draw: Draw): Drawing {
  const reader = readerOf(person, writing.workspace, toldAt(writing));
  return { message: draw(reader), locale: reader.locale };
}
