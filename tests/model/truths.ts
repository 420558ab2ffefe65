// What must be true after whatever was done: the rows agree with the model, with their own history and with the promise.
import { type Books, booksOf, type Row } from './books.ts';
import { ADMIN, addressFor, type Name, tokensOf } from './cast.ts';
import type { Check } from './company.ts';
import { type Expected, type ExpectedIdea, isClosed, zoneOf } from './expected.ts';
import { assertKept, assertReminded } from './reminded.ts';
import { replay } from './replay.ts';
import { same } from './same.ts';
import { assertSecret } from './secrecy.ts';

export const assertTrue: Check = async (expected, company, step) => {
  const books = await booksOf(company);
  same('as many ideas', books.ideas.length, expected.ideas.length);
  for (const idea of expected.ideas) {
    const row = books.ideas.find(({ id }) => id === idea.id);
    if (!row) throw new Error(`n° ${idea.number} is gone`);
    assertExpected(idea, row, books);
    assertReplayed(idea, row, books);
    assertClock(expected, idea, row);
    assertAlerts(idea, books);
  }
  assertReminded(expected, company, books, step);
  if (step.kept) assertKept(expected, books, step.kept.asked);
  assertSecret(expected, company, books, step.hiddenAt);
};

function idOf(name: Name | null | undefined): string | null {
  return name ? tokensOf(name).id : null;
}

function assertExpected(idea: ExpectedIdea, row: Row, books: Books): void {
  const found = {
    number: row.number,
    topic: row.topicId,
    status: row.status,
    owner: row.ownerId,
    author: row.authorId,
    isAnonymous: row.anonymous,
    waitingSince: row.waitingSince,
    dueAt: row.dueAt,
    remindAt: row.remindAt,
    remindStep: row.remindStep,
    isAsked: row.verdictAsked,
    firstReplyBy: row.firstReplyBy,
    firstReplyAt: row.firstReplyAt,
    firstReplyMin: row.firstReplyMin,
    trialAskAt: row.trialAskAt,
  };
  const { owed, firstReply } = idea;
  const wanted: typeof found = {
    number: idea.number,
    topic: idea.topic,
    status: idea.stage,
    owner: idOf(idea.owner),
    author: idea.isAnonymous ? null : idOf(idea.author),
    isAnonymous: idea.isAnonymous,
    waitingSince: owed?.since ?? null,
    dueAt: idea.dueAt,
    remindAt: owed?.remindAt ?? null,
    remindStep: owed?.step ?? 0,
    isAsked: idea.isAsked,
    firstReplyBy: idOf(firstReply?.by),
    firstReplyAt: firstReply?.at ?? null,
    firstReplyMin: firstReply?.minutes ?? null,
    trialAskAt: idea.trialAskAt,
  };
  same(`n° ${idea.number}`, found, wanted);
  const goesOn = books.ideas.find(({ id }) => id === row.duplicateOf)?.number ?? null;
  same(`n° ${idea.number} goes on as`, goesOn, idea.duplicateOf);
  const events = books.events.get(idea.id) ?? [];
  same(
    `the history of #${idea.number}`,
    events.map(({ kind, actorId, at, data }) => ({ kind, actorId, at, text: textIn(data) })),
    // At a merge the other idea's history keeps the moment of the merge.
    idea.events.map(({ kind, actor, at, text }) => ({ kind, actorId: idOf(actor), at, text })),
  );
  const followers = books.followers.filter(({ suggestionId }) => suggestionId === idea.id);
  same(
    `the followers of #${idea.number}`,
    sorted(followers.map(({ personId, supports }): [string, boolean] => [personId, supports])),
    sorted([...idea.followers].map(([name, supports]): [string, boolean] => [tokensOf(name).id, supports])),
  );
}

function textIn(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('text' in data)) return undefined;
  return typeof data.text === 'string' ? data.text : undefined;
}

function sorted(followers: [string, boolean][]): [string, boolean][] {
  return followers.toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function assertReplayed({ number, id }: ExpectedIdea, row: Row, books: Books): void {
  const events = books.events.get(id) ?? [];
  same(
    `n° ${number}: its history has no gap`,
    events.map(({ position }) => position),
    events.map((_, i) => i),
  );
  const { followers, ...told } = replay(books, id);
  const { status, ownerId, waitingSince, dueAt, firstDueAt, firstReplyAt, firstReplyBy } = row;
  const { firstReplyMin, verdictAsked, supporters, duplicateOf, eventCount } = row;
  const kept: typeof told = {
    status,
    ownerId,
    waitingSince,
    dueAt,
    firstDueAt,
    firstReplyAt,
    firstReplyBy,
    firstReplyMin,
    verdictAsked,
    supporters,
    duplicateOf,
    eventCount,
  };
  same(`n° ${number}: its row and its history`, kept, told);
  const stored = books.followers.filter(({ suggestionId }) => suggestionId === id);
  same(
    `n° ${number}: its followers and its history`,
    sorted(stored.map(({ personId, supports }): [string, boolean] => [personId, supports])),
    sorted([...followers]),
  );
}

function assertClock({ ladder }: Expected, idea: ExpectedIdea, row: Row): void {
  const { number } = idea;
  same(
    `n° ${number}: a reminder waits where a reply is owed`,
    row.remindAt !== null,
    row.waitingSince !== null,
  );
  if (isClosed(idea)) {
    same(
      `n° ${number}: is closed, so nobody is waited for`,
      [row.waitingSince, row.trialAskAt],
      [null, null],
    );
  }
  if (row.waitingSince !== null && row.verdictAsked) throw new Error(`n° ${number}: asks before it answers`);
  if (row.remindAt && !ladder.isWorkingTime(row.remindAt, zoneOf(idea.owner))) {
    throw new Error(`n° ${number}: would remind at ${row.remindAt.toISOString()}, out of working time`);
  }
  if (row.dueAt < row.submittedAt) throw new Error(`n° ${number}: is due before it came`);
}

function assertAlerts({ number, id, alerts }: ExpectedIdea, { ledger }: Books): void {
  const told = ledger.filter(({ kind, subject }) => {
    return kind === 'suggestion.nobody' && subject === `suggestion:${id}`;
  });
  same(`n° ${number}: how often the admins were told that nobody answers`, told.length, alerts);
  if (told.some(({ address }) => address !== addressFor(ADMIN))) throw new Error('no admin was told');
}
