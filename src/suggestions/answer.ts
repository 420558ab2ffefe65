// What owners and authors do with a suggestion: load, decide, save and tell, in one transaction each.
import { startOfDay } from '../calendar/day.ts';
import { workingMinutesBetween } from '../calendar/working-time.ts';
import { isUniqueViolation, type Store, transact } from '../database/client.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Keys } from '../keys.ts';
import type { Person } from '../people/person.ts';
import { workCalendar } from '../workspace/work-calendar.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { statusName } from './card.ts';
import type { Doing, Shell } from './doing.ts';
import { append, eventOf } from './history.ts';
import { decide, isOpen, type Role } from './lifecycle.ts';
import { redrawCards, tell } from './news.ts';
import { authorIdOf, type Suggestion, suggestionById } from './suggestion.ts';
import { topicById } from './topics.ts';

/**
 * Acts once and tells whom it concerns.
 * @throws UserError 'suggestion.not-found', 'suggestion.not-yours', 'suggestion.closed'
 */
export async function act(shell: Shell, doing: Doing): Promise<Suggestion> {
  try {
    return await transact(shell.database, (tx) => actWithin(tx, shell, doing));
  } catch (error) {
    // The same form again: it was done the first time.
    if (!isUniqueViolation(error) || !(await isDone(shell, doing.formKey))) throw error;
    return find(shell.database.db, shell.workspace, doing.suggestionId);
  }
}

async function isDone({ database, workspace }: Shell, formKey: string | undefined): Promise<boolean> {
  if (formKey === undefined) return false;
  const key = { workspaceId: workspace.id, formKey };
  return (await database.db.suggestionEvent.findUnique({ where: { workspaceId_formKey: key } })) !== null;
}

async function actWithin(tx: Store, shell: Shell, doing: Doing): Promise<Suggestion> {
  const { workspace, keys } = shell;
  const before = await find(tx, workspace, doing.suggestionId);
  const isHidden = doing.act === 'write-back' && before.row.anonymous;
  const now = isHidden ? startOfDay(shell.now) : shell.now;
  const decision = decide(
    doing.act,
    { status: before.status, hasReply: before.row.firstReplyAt !== null },
    await rolesOf(tx, keys, before, doing.actor),
  );
  if (decision.kind === 'not-yours') throw notYours(before);
  if (decision.kind === 'too-late') throw tooLate(before);
  await append(tx, {
    workspaceId: workspace.id,
    suggestionId: before.row.id,
    kind: eventOf[doing.act],
    actorId: isHidden ? null : doing.actor.id,
    at: now,
    data: { text: doing.text, ...(doing.to ? { from: before.row.ownerId, to: doing.to.id } : {}) },
    ...(doing.formKey === undefined ? {} : { formKey: doing.formKey }),
  });
  await tx.suggestion.update({
    where: { workspaceId_id: { workspaceId: workspace.id, id: before.row.id } },
    data: {
      status: decision.status,
      ...(doing.to ? { ownerId: doing.to.id } : {}),
      ...(decision.stopsClock
        ? {
            firstReplyAt: now,
            firstReplyBy: doing.actor.id,
            firstReplyMin: Math.round(
              workingMinutesBetween(
                before.row.submittedAt,
                now,
                workCalendar(workspace),
                doing.actor.timeZone,
              ),
            ),
          }
        : {}),
    },
  });
  const after = await find(tx, workspace, doing.suggestionId);
  // A card does not show what its author writes back.
  if (doing.act !== 'write-back') await redrawCards(tx, shell, after);
  await tell(tx, { ...shell, now }, after, doing);
  return after;
}

async function find(db: Store, workspace: Workspace, id: string): Promise<Suggestion> {
  const suggestion = await suggestionById(db, workspace.id, id);
  if (!suggestion) throw new UserError('suggestion.not-found', (locale) => words(locale).notFound);
  return suggestion;
}

/** The owner, the topic's other owners and admins may act as owner. */
export async function rolesOf(db: Store, keys: Keys, { row }: Suggestion, person: Person): Promise<Role[]> {
  const topic = await topicById(db, row.workspaceId, row.topicId);
  const owns = row.ownerId === person.id || topic.ownerIds.includes(person.id) || person.isAdmin;
  const wrote = authorIdOf(keys, row) === person.id;
  return [...(owns ? (['owner'] as const) : []), ...(wrote ? (['author'] as const) : [])];
}

function notYours({ row, owner }: Suggestion): UserError {
  return new UserError('suggestion.not-yours', (locale) =>
    owner ? words(locale).notYours(row.number, owner.name) : words(locale).notYoursNobody(row.number),
  );
}

function tooLate({ row, status }: Suggestion): UserError {
  return new UserError('suggestion.closed', (locale) => {
    const name = statusName(status, { locale, timeZone: 'UTC' }).toLowerCase();
    return isOpen(status) ? words(locale).already(row.number, name) : words(locale).closed(row.number, name);
  });
}

const words = phrases({
  en: {
    notFound: 'This idea no longer exists here.',
    notYours: (number: number, owner: string) =>
      `Idea n° ${number} is with ${owner}: only its owners and admins can do that.`,
    notYoursNobody: (number: number) => `Idea n° ${number}: only the topic’s owners and admins can do that.`,
    already: (number: number, status: string) =>
      `Idea n° ${number} is already ${status}. You can still reply to it.`,
    closed: (number: number, status: string) =>
      `Idea n° ${number} is closed (${status}). You can still reply: the author will get your words.`,
  },
  fr: {
    notFound: 'Cette idée n’existe plus ici.',
    notYours: (number, owner) =>
      fr`L’idée n° ${number} est chez ${owner} : seuls ses responsables et les admins peuvent faire cela.`,
    notYoursNobody: (number) =>
      fr`Idée n° ${number} : seuls les responsables du sujet et les admins peuvent faire cela.`,
    already: (number, status) =>
      fr`L’idée n° ${number} est déjà « ${status} ». Vous pouvez toujours y répondre.`,
    closed: (number, status) =>
      fr`L’idée n° ${number} est close (${status}). Vous pouvez encore répondre : vos mots parviendront à son auteur.`,
  },
});
