// What became of ideas during a time, whenever they were proposed: planned, done, answered at last. How it is worded: digests.
import { startOfDay } from '../../calendar/day.ts';
import type { Store } from '../../database/client.ts';
import { redact } from '../../feedback/redaction.ts';
import { peopleByIds } from '../../people/person.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { eventOf } from '../history.ts';

/** The best news first. */
export const outcomes = ['done', 'planned'] as const;
export type SuggestionOutcome = (typeof outcomes)[number];

export interface Became {
  readonly number: number;
  /** Its author's words, redacted. Data, never markup. */
  readonly title: string;
  readonly outcome: SuggestionOutcome;
  /** Of an anonymous one only the day is kept. */
  readonly submittedAt: Date;
  readonly at: Date;
  /** Null where it was proposed anonymously. */
  readonly author: string | null;
}

interface During {
  readonly from: Date;
  readonly to: Date;
}

/**
 * Those that were planned or done during the time and still are, each once; the best news first, then the latest. An idea that was
 * withdrawn, declined or merged since is none.
 */
export async function becameDuring(
  db: Store,
  { id: workspaceId, country }: Pick<Workspace, 'id' | 'country'>,
  { from, to }: During,
): Promise<Became[]> {
  const events = await db.suggestionEvent.findMany({
    where: { workspaceId, kind: { in: [eventOf.plan, eventOf.complete] }, at: { gte: from, lt: to } },
    orderBy: [{ at: 'desc' }, { position: 'desc' }],
    select: {
      kind: true,
      at: true,
      suggestion: {
        select: {
          number: true,
          title: true,
          status: true,
          submittedAt: true,
          authorId: true,
          anonymous: true,
        },
      },
    },
  });
  const authorIds = events.flatMap(({ suggestion: { authorId } }) => authorId ?? []);
  const authors = await peopleByIds(db, workspaceId, [...new Set(authorIds)]);
  const names = new Map(authors.map(({ id, name }) => [id, name]));
  const became = new Map<number, Became>();
  for (const { kind, at, suggestion } of events) {
    const { number, title, status, submittedAt, authorId, anonymous } = suggestion;
    const outcome: SuggestionOutcome = kind === eventOf.complete ? 'done' : 'planned';
    if (status !== outcome || became.has(number)) continue;
    const author = anonymous || authorId === null ? null : (names.get(authorId) ?? null);
    became.set(number, { number, title: redact(title, { country }).text, outcome, submittedAt, at, author });
  }
  return [...became.values()].toSorted((a, b) => outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome));
}

/** How many that had come in before the time got their first reply during it. */
export async function answeredDuring(db: Store, workspaceId: string, { from, to }: During): Promise<number> {
  const rows = await db.suggestion.findMany({
    where: { workspaceId, firstReplyAt: { gte: from, lt: to }, submittedAt: { lt: from } },
    select: { submittedAt: true, anonymous: true },
  });
  // As `Period` has it, anonymous ones came in during a time by whole days.
  const began = { anonymous: startOfDay(from), named: from };
  return rows.filter(
    ({ submittedAt, anonymous }) => submittedAt < (anonymous ? began.anonymous : began.named),
  ).length;
}

/** Those of these that are still what they had become: what was withdrawn, reopened or erased since is none. */
export async function stillAmong<T extends Pick<Became, 'number' | 'outcome'>>(
  db: Store,
  workspaceId: string,
  told: readonly T[],
): Promise<T[]> {
  const rows = await db.suggestion.findMany({
    where: { workspaceId, number: { in: told.map(({ number }) => number) } },
    select: { number: true, status: true },
  });
  const now = new Map(rows.map(({ number, status }) => [number, status]));
  return told.filter(({ number, outcome }) => isAtLeast(now.get(number), outcome));
}

/** What was planned may be done by now. */
function isAtLeast(status: string | undefined, outcome: SuggestionOutcome): boolean {
  return status === outcome || status === 'done';
}
