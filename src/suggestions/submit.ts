// A suggestion comes in: numbered, routed to its owner, and both told, in one transaction.
import { startOfDay } from '../calendar/day.ts';
import { addWorkingDays } from '../calendar/working-time.ts';
import { newId } from '../clock.ts';
import { isUniqueViolation, type Store, transact } from '../database/client.ts';
import { enqueue, sealAddress } from '../delivery/ledger.ts';
import type { Keys } from '../keys.ts';
import { addressOf, admins, localeFor, type Person } from '../people/person.ts';
import { workCalendar } from '../workspace/work-calendar.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { ownerCard } from './card.ts';
import type { Shell } from './doing.ts';
import { append } from './history.ts';
import { nobodyAnswers, receipt } from './letters.ts';
import { type Suggestion, sealAuthor, suggestionById } from './suggestion.ts';
import { defaultTopic, openTopics, ownerFor } from './topics.ts';

export interface Submission {
  readonly author: Person;
  readonly title: string;
  readonly details: string;
  /** Null: the default topic. */
  readonly topicId: string | null;
  readonly anonymous: boolean;
  /** The opening of the form that it came from; the same one twice is stored once. */
  readonly formKey: string;
}

/** Stores it once, whatever happens; a topic that was closed meanwhile gives way to the default one. */
export async function submitSuggestion(shell: Shell, submission: Submission): Promise<Suggestion> {
  const { database, workspace } = shell;
  try {
    return await transact(database, (tx) => store(tx, shell, submission));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const known = await database.db.suggestion.findUnique({
      where: { workspaceId_formKey: { workspaceId: workspace.id, formKey: submission.formKey } },
    });
    const suggestion = known && (await suggestionById(database.db, workspace.id, known.id));
    if (!suggestion) throw error;
    return suggestion;
  }
}

async function store(
  tx: Store,
  { keys, workspace, now }: Shell,
  submission: Submission,
): Promise<Suggestion> {
  const { author, anonymous } = submission;
  const workspaceId = workspace.id;
  const { lastSuggestion } = await tx.workspace.update({
    where: { id: workspaceId },
    data: { lastSuggestion: { increment: 1 } },
  });
  const topics = await openTopics(tx, workspaceId);
  const topic =
    topics.find((each) => each.id === submission.topicId) ?? (await defaultTopic(tx, workspaceId));
  const owner = await ownerFor(tx, workspaceId, topic);
  const submittedAt = anonymous ? startOfDay(now) : now;
  const id = newId();
  await tx.suggestion.create({
    data: {
      workspaceId,
      id,
      number: lastSuggestion,
      title: submission.title,
      details: submission.details,
      topicId: topic.id,
      ownerId: owner?.id ?? null,
      anonymous,
      authorId: anonymous ? null : author.id,
      sealedAuthor: anonymous ? sealAuthor(keys, author.id) : null,
      status: 'received',
      submittedAt,
      dueAt: addWorkingDays(
        now,
        topic.replyDays ?? workspace.replyDays,
        workCalendar(workspace),
        owner?.timeZone ?? workspace.timeZone,
      ),
      formKey: submission.formKey,
    },
  });
  await append(tx, {
    workspaceId,
    suggestionId: id,
    kind: 'submitted',
    actorId: anonymous ? null : author.id,
    at: submittedAt,
  });
  const suggestion = await suggestionById(tx, workspaceId, id);
  if (!suggestion) throw new Error('a suggestion vanished within its own transaction');
  await tellOwner(tx, { workspace, now: submittedAt }, suggestion);
  await tellAuthor(tx, { workspace, keys, now: submittedAt }, suggestion, author);
  return suggestion;
}

async function tellOwner(
  tx: Store,
  { workspace, now }: { workspace: Workspace; now: Date },
  suggestion: Suggestion,
): Promise<void> {
  const workspaceId = workspace.id;
  const subject = `suggestion:${suggestion.row.id}`;
  if (suggestion.owner) {
    const locale = localeFor(suggestion.owner, workspace);
    const message = ownerCard(suggestion, { locale, timeZone: suggestion.owner.timeZone });
    const address = addressOf(suggestion.owner);
    await enqueue(tx, { workspaceId, kind: 'suggestion.card', subject, address, message, locale, now });
    return;
  }
  for (const admin of await admins(tx, workspaceId)) {
    const locale = localeFor(admin, workspace);
    const message = nobodyAnswers(suggestion, { locale, timeZone: admin.timeZone });
    const address = addressOf(admin);
    await enqueue(tx, { workspaceId, kind: 'suggestion.nobody', subject, address, message, locale, now });
  }
}

async function tellAuthor(
  tx: Store,
  { workspace, keys, now }: { workspace: Workspace; keys: Keys; now: Date },
  suggestion: Suggestion,
  author: Person,
): Promise<void> {
  const locale = localeFor(author, workspace);
  const message = receipt(suggestion, { locale, timeZone: author.timeZone });
  const { anonymous, id } = suggestion.row;
  await enqueue(tx, {
    workspaceId: workspace.id,
    kind: 'suggestion.receipt',
    address: anonymous ? sealAddress(keys, addressOf(author)) : addressOf(author),
    ...(anonymous ? {} : { subject: `suggestion:${id}` }),
    message,
    locale,
    now,
  });
}
