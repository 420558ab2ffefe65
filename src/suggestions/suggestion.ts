// A suggestion as rooms and screens see it: its row, its topic, its owner, and its author unless anonymous.
import type { Store } from '../database/client.ts';
import type { SuggestionModel } from '../database/generated/sqlite/models.ts';
import { type Keys, opened } from '../keys.ts';
import { type Person, peopleByIds } from '../people/person.ts';
import { dataOf, eventOf } from './history.ts';
import { acts, isOpen, type Status, type SuggestionStanding, statusFrom, transitions } from './lifecycle.ts';
import { type Topic, topicsByIds } from './topics.ts';

export interface Suggestion {
  readonly row: SuggestionModel;
  readonly status: Status;
  readonly topic: Topic;
  readonly owner: Person | null;
  /** Null when anonymous. */
  readonly author: Person | null;
  /** Who gave the first reply. */
  readonly answeredBy: Person | null;
  /** While it is tested. */
  readonly trial: Trial | null;
  /** While it is planned; null where nobody was asked for when. */
  readonly plan: Plan | null;
}

/** For which day it is planned (YYYY-MM-DD); null: no date yet. */
export interface Plan {
  readonly day: string | null;
}

/** Test-and-learn: what we expect, who takes part, until when. */
export interface Trial {
  readonly hypothesis: string;
  readonly people: string;
  /** Its last day, YYYY-MM-DD. */
  readonly endsOn: string;
}

/** Null when this workspace has no such suggestion. */
export async function suggestionById(db: Store, workspaceId: string, id: string): Promise<Suggestion | null> {
  const row = await db.suggestion.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  const [suggestion] = row ? await withPeople(db, workspaceId, [row]) : [];
  return suggestion ?? null;
}

export async function withPeople(
  db: Store,
  workspaceId: string,
  rows: readonly SuggestionModel[],
): Promise<Suggestion[]> {
  const ids = rows
    .flatMap((row) => [row.ownerId, row.authorId, row.firstReplyBy])
    .filter((id) => id !== null);
  const people = new Map(
    (await peopleByIds(db, workspaceId, [...new Set(ids)])).map((each) => [each.id, each]),
  );
  const topics = await topicsByIds(
    db,
    workspaceId,
    rows.map((row) => row.topicId),
  );
  const courses = await coursesOf(db, workspaceId, rows);
  return rows.map((row) => ({
    row,
    status: statusFrom(row.status),
    topic: topics.get(row.topicId) as Topic,
    owner: people.get(row.ownerId ?? '') ?? null,
    author: people.get(row.authorId ?? '') ?? null,
    answeredBy: people.get(row.firstReplyBy ?? '') ?? null,
    ...(courses.get(row.id) ?? noCourse),
  }));
}

type Course = Pick<Suggestion, 'trial' | 'plan'>;

const noCourse: Course = { trial: null, plan: null };

/** The last trial of each that is being tested, the last plan of each that is planned. */
async function coursesOf(
  db: Store,
  workspaceId: string,
  rows: readonly SuggestionModel[],
): Promise<Map<string, Course>> {
  const idsOf = (status: Status) => rows.filter((row) => row.status === status).map((row) => row.id);
  const [tested, planned] = [idsOf('testing'), idsOf('planned')];
  if (tested.length + planned.length === 0) return new Map();
  const events = await db.suggestionEvent.findMany({
    where: {
      workspaceId,
      OR: [
        { suggestionId: { in: tested }, kind: eventOf.test },
        { suggestionId: { in: planned }, kind: eventOf.plan },
      ],
    },
    orderBy: { position: 'asc' },
  });
  return new Map(
    events.map((event): [string, Course] => {
      const { text = '', trial, plan } = dataOf(event);
      return [
        event.suggestionId,
        { trial: trial ? { hypothesis: text, ...trial } : null, plan: plan ?? null },
      ];
    }),
  );
}

/** How it stands, as the rules of lifecycle.ts want to know it. */
export async function standingOf(db: Store, { row, status }: Suggestion): Promise<SuggestionStanding> {
  return {
    status,
    isWaiting: row.waitingSince !== null,
    isAsked: row.verdictAsked,
    isAnonymous: row.anonymous,
    isAnswered: row.firstReplyAt !== null,
    // Asked of closed ones only: the others can be replied to anyhow.
    authorSpokeLast: !isOpen(status) && (await lastWords(db, row)) === 'wrote-back',
  };
}

/** What happens without words, such as somebody following it, does not take anyone's turn to speak. */
async function lastWords(db: Store, { workspaceId, id: suggestionId }: SuggestionModel) {
  const last = await db.suggestionEvent.findFirst({
    where: { workspaceId, suggestionId, kind: { in: spoken } },
    orderBy: { position: 'desc' },
    select: { kind: true },
  });
  return last?.kind;
}

const spoken = acts.filter((act) => transitions[act].words !== 'none').map((act) => eventOf[act]);

/** The purpose under which authors are sealed. */
export const AUTHOR = 'suggestion.author';
/** In bytes: longer than any id, so that an old account's looks like a new one's. */
const AUTHOR_SIZE = 64;

/** The author, hidden from everyone who can read the database. */
export function sealAuthor(keys: Keys, personId: string): string {
  return keys.seal(AUTHOR, personId, AUTHOR_SIZE);
}

/**
 * The author's person id, for letting the bot write to them. Never show it, log it or store it in the clear. Null where no key opens the
 * seal: then nobody is its author any more.
 */
export function authorIdOf(
  keys: Keys,
  row: Pick<SuggestionModel, 'authorId' | 'sealedAuthor'>,
): string | null {
  if (row.authorId !== null) return row.authorId;
  return row.sealedAuthor === null ? null : opened(keys, AUTHOR, row.sealedAuthor);
}

/** Whom their own idea is never given to answer: its author, unless that would tell who an anonymous one is. */
export function authorNamedIn({ row }: Pick<Suggestion, 'row'>): string | null {
  return row.anonymous ? null : row.authorId;
}

/** Whether this person wrote it, anonymously or not. */
export function isWrittenBy(
  keys: Keys,
  row: Pick<SuggestionModel, 'authorId' | 'sealedAuthor'>,
  personId: string,
): boolean {
  return authorIdOf(keys, row) === personId;
}
