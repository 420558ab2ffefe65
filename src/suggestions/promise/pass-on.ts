// A suggestion whose owner is away or gone goes to the next in line; where nobody is left, the admins are told.
import { type Store, transact } from '../../database/client.ts';
import type { Delivery } from '../../delivery/ledger.ts';
import { isHere, isReached, type Meet, type Person, peopleByIds } from '../../people/person.ts';
import type { KeyedShell } from '../../workspace/shell.ts';
import { append } from '../history.ts';
import { nowWithLetter } from '../letters/author.ts';
import { hearsAt } from '../letters/hears.ts';
import { suggestionKinds } from '../letters/kinds.ts';
import { FROM_AUTHOR, withdrawOutdated } from '../letters/outdated.ts';
import { passedOnLetter } from '../letters/owner.ts';
import {
  redrawCards,
  sendCard,
  suggestionIn,
  tellAuthor,
  tellNobodyAnswers,
  tellOwner,
} from '../letters/post.ts';
import { findSuggestion } from '../may.ts';
import { authorNamedIn, type Suggestion } from '../suggestion.ts';
import { lineOf, nextInLine, topicsByIds } from '../topics.ts';
import { reminderFor } from './clock.ts';
import { mustPassOn } from './whom.ts';

/** Nobody else can take it, and nothing is known that the admins were not told. */
function stays({ ownerId, owner, author }: Held, line: readonly Person[], now: Date): boolean {
  if (nextInLine(line, { after: ownerId, author }, now) !== null) return false;
  return ownerId === null || (owner != null && isReached(owner) && ownerId !== author);
}

interface Held {
  readonly ownerId: string | null;
  readonly owner?: Person | null | undefined;
  /** Who openly proposed it, and so does not answer it. */
  readonly author: string | null;
}

/**
 * To the next in line who is here. Where nobody is: an owner who is only away keeps it, one who has left or cannot be written to does not.
 * @param position of the event that this adds to the history
 */
export async function passOn(
  tx: Store,
  shell: KeyedShell,
  before: Suggestion,
  position: number = before.row.eventCount,
): Promise<Suggestion> {
  const { workspace, now } = shell;
  const { row, topic, owner } = before;
  const line = await lineOf(tx, workspace.id, topic);
  const author = authorNamedIn(before);
  if (stays({ ownerId: row.ownerId, owner, author }, line, now)) return before;
  const next = nextInLine(line, { after: row.ownerId, author }, now);
  const event = {
    workspaceId: workspace.id,
    suggestionId: row.id,
    position,
    actorId: null,
    at: now,
    data: { from: row.ownerId, to: next?.id ?? null },
  };
  const updated = await tx.suggestion.update({
    where: { workspaceId_id: { workspaceId: workspace.id, id: row.id } },
    data: {
      ownerId: next?.id ?? null,
      eventCount: position + 1,
      ...reminderFor(workspace, before, next, { step: row.remindStep, after: now }),
    },
  });
  await append(tx, { ...event, kind: next ? 'passed-on' : 'unowned' });
  const after: Suggestion = { ...before, row: updated, owner: next };
  await withdrawOutdated(tx, shell, after);
  await redrawCards(tx, shell, after);
  const hears = await hearsAt(tx, workspace, after, now);
  await tellAuthor(tx, shell, after, suggestionKinds['suggestion.now-with'], (reader) =>
    nowWithLetter(after, hears, reader),
  );
  if (next) {
    await sendCard(tx, shell, after);
    const kind = suggestionKinds['suggestion.passed-on'];
    await tellOwner(tx, shell, after, kind, (reader) => passedOnLetter(after, owner?.name ?? null, reader));
  } else {
    await tellNobodyAnswers(tx, shell, after);
  }
  return after;
}

/** Of which an author's words did not reach their owner: as when they are written to an owner who is known not to be reached. */
export async function passOnUnread(
  tx: Store,
  shell: KeyedShell,
  owner: Person,
  lost: readonly Pick<Delivery, 'kind' | 'subject'>[],
): Promise<void> {
  const ids = lost.flatMap(({ kind, subject }) =>
    FROM_AUTHOR.includes(kind) ? (suggestionIn(subject) ?? []) : [],
  );
  for (const id of new Set(ids)) {
    const suggestion = await findSuggestion(tx, shell.workspace.id, id);
    if (suggestion.row.ownerId === owner.id) await passOn(tx, shell, suggestion);
  }
}

/** What waits for somebody who has left, or will not be back for the next reminder, goes to the next in line. */
export async function passOnAbsent(shell: KeyedShell, meet: Meet): Promise<void> {
  const { database, workspace, now } = shell;
  const { db } = database;
  const waiting = { workspaceId: workspace.id, waitingSince: { not: null } };
  const owners = await db.suggestion.groupBy({ by: ['ownerId'], where: waiting });
  const ids = owners.map(({ ownerId }) => ownerId).filter((id) => id !== null);
  const absent: Person[] = [];
  for (const person of await peopleByIds(db, workspace.id, ids)) {
    const met = await meet(person);
    if (!isHere(met, now)) absent.push(met);
  }
  // Being linked, two people who were author and owner become one.
  const waitsForAuthor = { anonymous: false, ownerId: { equals: db.suggestion.fields.authorId } };
  const own = await db.suggestion.findFirst({
    where: { ...waiting, ...waitsForAuthor },
    select: { id: true },
  });
  if (absent.length === 0 && ids.length === owners.length && !own) return;
  const byId = new Map(absent.map((person) => [person.id, person]));
  const theirs = await db.suggestion.findMany({
    // By the index of those that wait: by owner or none, SQLite would read all of the company's.
    where: {
      workspaceId: workspace.id,
      remindAt: { not: null },
      OR: [{ ownerId: null }, { ownerId: { in: [...byId.keys()] } }, ...(own ? [waitsForAuthor] : [])],
    },
    select: { id: true, ownerId: true, remindAt: true, topicId: true, authorId: true },
  });
  const lines = await linesOf(
    db,
    workspace.id,
    theirs.map(({ topicId }) => topicId),
  );
  for (const { id, ownerId, remindAt, topicId, authorId: author } of theirs) {
    const owner = ownerId === null ? null : byId.get(ownerId);
    if (owner && ownerId !== author && !mustPassOn(owner, remindAt ?? now, now)) continue;
    if (stays({ ownerId, owner, author }, lines.get(topicId) ?? [], now)) continue;
    await transact(database, async (tx) => {
      const suggestion = await findSuggestion(tx, workspace.id, id);
      const isStill = suggestion.row.ownerId === ownerId && suggestion.row.waitingSince !== null;
      if (isStill) await passOn(tx, shell, suggestion);
    });
  }
}

/** Who can be asked about each of these topics (see `lineOf`). */
async function linesOf(
  db: Store,
  workspaceId: string,
  topicIds: readonly string[],
): Promise<Map<string, readonly Person[]>> {
  const lines = new Map<string, readonly Person[]>();
  for (const [id, topic] of await topicsByIds(db, workspaceId, topicIds)) {
    lines.set(id, await lineOf(db, workspaceId, topic));
  }
  return lines;
}
