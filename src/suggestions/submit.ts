// A suggestion comes in: numbered, routed to its owner, and both told, in one transaction.

import { newId } from '../clock.ts';
import { once } from '../correspondence/once.ts';
import type { Writing } from '../correspondence/tell.ts';
import { type EngineStore, type Store, transact } from '../database/client.ts';
import type { Person } from '../people/person.ts';
import type { KeyedShell } from '../workspace/shell.ts';
import { momentsOf } from './discretion.ts';
import { indexTerms } from './finding/terms.ts';
import { append } from './history.ts';
import { hearsAt } from './letters/hears.ts';
import { suggestionKinds } from './letters/kinds.ts';
import { sendCard, showCard, tellAuthor, tellNobodyAnswers } from './letters/post.ts';
import { receipt } from './letters/receipt.ts';
import { startClock } from './promise/clock.ts';
import { type Suggestion, sealAuthor, suggestionById } from './suggestion.ts';
import { nextInLine, topicWithLine } from './topics.ts';

export interface Submission {
  readonly author: Person;
  readonly title: string;
  readonly details: string;
  /** Null: the default topic. */
  readonly topicId: string | null;
  readonly anonymous: boolean;
  /** The message that it grew from. Not kept when anonymous: it could tell who wrote it. */
  readonly link: string | null;
  /** The word of the direction that it answers; left out: none. */
  readonly wordId?: string | null;
  /** The opening of the form that it came from; the same one twice is stored once. */
  readonly formKey: string;
}

/**
 * Stores it once, whatever happens; a topic that was closed meanwhile gives way to the default one. One without its author's name
 * comes here by the outbox (outbox/), at the full hour.
 */
export async function submitSuggestion(shell: KeyedShell, submission: Submission): Promise<Suggestion> {
  const { database, workspace } = shell;
  const { db } = database;
  return once(
    () => transact(database, (tx) => submitWithin({ db: tx, engine: database.engine }, shell, submission)),
    async () => {
      const key = { workspaceId: workspace.id, formKey: submission.formKey };
      const known = await db.suggestion.findUnique({ where: { workspaceId_formKey: key } });
      return known && suggestionById(db, workspace.id, known.id);
    },
  );
}

export async function submitWithin(
  within: EngineStore,
  { keys, workspace, now }: KeyedShell,
  submission: Submission,
): Promise<Suggestion> {
  const { db: tx } = within;
  const { author, anonymous, title, details, formKey } = submission;
  const workspaceId = workspace.id;
  const writing = { keys, workspace, ...momentsOf(now, anonymous) };
  const { lastSuggestion: number } = await tx.workspace.update({
    where: { id: workspaceId },
    data: { lastSuggestion: { increment: 1 } },
    select: { lastSuggestion: true },
  });
  const { topic, line } = await topicWithLine(tx, workspaceId, submission.topicId);
  const owner = nextInLine(line, { after: null, author: anonymous ? null : author.id }, now);
  const clock = startClock(workspace, topic, owner, { now, since: writing.now });
  const row = await tx.suggestion.create({
    data: {
      workspaceId,
      id: newId(),
      number,
      title,
      details,
      topicId: topic.id,
      ownerId: owner?.id ?? null,
      anonymous,
      authorId: anonymous ? null : author.id,
      sealedAuthor: anonymous ? sealAuthor(keys, author.id) : null,
      link: anonymous ? null : submission.link,
      wordId: submission.wordId ?? null,
      status: 'received',
      submittedAt: writing.now,
      firstDueAt: clock.dueAt,
      ...clock,
      eventCount: 1,
      formKey,
    },
  });
  await append(tx, {
    workspaceId,
    suggestionId: row.id,
    position: 0,
    kind: 'submitted',
    actorId: anonymous ? null : author.id,
    at: writing.now,
    data: { to: owner?.id ?? null, dueAt: clock.dueAt.toISOString() },
  });
  await indexTerms(within, row);
  const suggestion: Suggestion = {
    row,
    status: 'received',
    topic,
    owner,
    author: anonymous ? null : author,
    answeredBy: null,
    trial: null,
    plan: null,
  };
  const closedTopic = submission.topicId !== null && submission.topicId !== topic.id;
  await tellOwners(tx, writing, suggestion);
  const hears = await hearsAt(tx, workspace, suggestion, now);
  await tellAuthor(tx, writing, suggestion, suggestionKinds['suggestion.receipt'], (reader) =>
    receipt(suggestion, reader, { closedTopic, workspace, hears }),
  );
  return suggestion;
}

async function tellOwners(tx: Store, writing: Writing, suggestion: Suggestion): Promise<void> {
  await showCard(tx, writing, suggestion);
  if (suggestion.owner) return sendCard(tx, writing, suggestion);
  return tellNobodyAnswers(tx, writing, suggestion);
}
