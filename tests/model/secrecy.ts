// Nobody can tell from the database who wrote an anonymous idea, nor at which moment: every column is searched.
import type { DeliveryModel } from '../../src/database/generated/sqlite/models.ts';
import { isSealed, subjectOf } from '../../src/delivery/ledger.ts';
import type { Books } from './books.ts';
import { addressFor, type Name, names, tokensOf } from './cast.ts';
import type { Company } from './company.ts';
import type { Expected, ExpectedIdea } from './expected.ts';

/** What the bot tells an author as such; to an anonymous one only under seal. */
const authorsLetters = [
  'suggestion.receipt',
  'suggestion.acknowledged',
  'suggestion.replied',
  'suggestion.taken-up',
  'suggestion.planned',
  'suggestion.trial-started',
  'suggestion.trial-concluded',
  'suggestion.completed',
  'suggestion.declined',
  'suggestion.merged',
];

export function assertSecret(expected: Expected, company: Company, books: Books, hiddenAt?: Date): void {
  for (const idea of expected.ideas) if (idea.isAnonymous) assertUnnamed(idea, books);
  for (const row of books.fresh) assertLetter(expected, company, row);
  assertNoStranger(expected, books);
  if (hiddenAt) assertNoMoment(books, hiddenAt);
  for (const name of sealed(expected)) {
    if (company.log().includes(tokensOf(name).id)) throw new Error(`the log names ${name}`);
  }
}

/** The columns of an anonymous idea and of its history where somebody acts under their name are compared with the model elsewhere. */
function assertUnnamed({ id, number, author, namedIn }: ExpectedIdea, books: Books): void {
  const row = books.ideas.find((each) => each.id === id);
  if (row?.authorId !== null || row.link !== null) throw new Error(`n° ${number} keeps its author`);
  const { ownerId: _owner, firstReplyBy: _by, ...rest } = row;
  assertWithout(`the row of #${number}`, rest, author);
  if (!namedIn.has(author)) assertWithout(`the row of #${number}`, row, author);
  for (const event of books.events.get(id) ?? []) {
    const { actorId: _actor, data, ...more } = event;
    assertWithout(`event ${event.position} of #${number}`, more, author);
    // `from`, `to`: owners. Followers by name are in `joined`: whoever they are, they came under their name.
    const isOpen = namedIn.has(author) || event.kind === 'joined';
    if (!isOpen) assertWithout(`event ${event.position} of #${number}`, data, author);
  }
}

function assertWithout(what: string, row: unknown, name: Name): void {
  const text = JSON.stringify(row);
  for (const token of Object.values(tokensOf(name))) {
    if (text.includes(token)) throw new Error(`${what} tells of ${name}: ${text}`);
  }
}

/** A letter to an anonymous author is sealed, and none names them as the author. */
function assertLetter(expected: Expected, { keys }: Company, row: DeliveryModel): void {
  const about = /^suggestion:(.+)$/.exec(subjectOf(keys, row) ?? '')?.[1];
  const idea = expected.ideas.find((each) => each.id === about);
  if (!idea) return;
  const { isAnonymous, author, number, namedIn } = idea;
  const { address, content, subject, remote, ...rest } = row;
  if (isAnonymous && authorsLetters.includes(row.kind) && !isSealed(address)) {
    throw new Error(`${row.kind} of #${number} goes to ${address} in the clear`);
  }
  if (isSealed(address) && !isSealed(subject ?? 'sealed:')) throw new Error(`${row.kind} tells its subject`);
  if (!isAnonymous) return;
  assertWithout(`the row of ${row.kind} of #${number}`, { ...rest, subject }, author);
  // Whoever is written to as somebody else's reader stands in `address` and `remote`; as the author, in neither.
  if (isSealed(address)) assertWithout(`the place of ${row.kind} of #${number}`, { address, remote }, author);
  // Where they own it, or answered under their name, they are named for that; a promise that passed names who is asked by the
  // topic's own list, whoever wrote the idea.
  if (!namedIn.has(author) && row.kind !== 'suggestion.late')
    assertWithout(`the words of ${row.kind} of #${number}`, content, author);
}

/** Whoever has done nothing under their name stands nowhere but in their own row and in what an admin wrote down. */
function assertNoStranger(expected: Expected, books: Books): void {
  for (const name of sealed(expected)) {
    const { id } = tokensOf(name);
    const isKnown =
      expected.ideas.some(({ namedIn, followers, author, isAnonymous }) => {
        return namedIn.has(name) || followers.has(name) || (!isAnonymous && author === name);
      }) || hasActed(books, id);
    if (isKnown) continue;
    const followers = books.followers.filter((each) => each.personId === id);
    if (followers.length > 0) throw new Error(`${name} follows, and never asked to`);
    assertWithout('a row of the ideas', books.ideas, name);
    assertWithout('a row of their histories', [...books.events.values()], name);
    // Those in charge, now or before, are written to as such.
    const isInCharge = expected.everInCharge.has(name);
    for (const { kind, address } of books.ledger) {
      if (address === addressFor(name) && !isInCharge)
        throw new Error(`${kind} goes to ${name} in the clear`);
    }
    if (isInCharge) continue;
    assertWithout('a message', books.fresh, name);
  }
}

function hasActed({ events }: Books, id: string): boolean {
  return [...events.values()].some((of) => of.some(({ actorId }) => actorId === id));
}

function sealed({ ideas }: Expected): readonly Name[] {
  return names.filter((name) => ideas.some(({ isAnonymous, author }) => isAnonymous && author === name));
}

/** The day may be kept; the moment never. */
function assertNoMoment({ ideas, events, followers, reminders, people, fresh }: Books, moment: Date): void {
  const text = moment.toISOString();
  const rows = { ideas, events: [...events.values()], followers, reminders, people, fresh };
  for (const [table, each] of Object.entries(rows)) {
    const found = each.flat().find((row) => JSON.stringify(row).includes(text));
    if (found)
      throw new Error(`${table} keep the moment of an anonymous author, ${text}: ${JSON.stringify(found)}`);
  }
}
