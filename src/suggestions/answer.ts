// What owners and authors do with a suggestion: load, decide, save and tell, in one transaction each.
import { startOfDay } from '../calendar/day.ts';
import { workingMinutesBetween } from '../calendar/working-time.ts';
import { type Database, isUniqueViolation, type Store, transact } from '../database/client.ts';
import { enqueue, sealAddress } from '../delivery/ledger.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Keys } from '../keys.ts';
import type { Message } from '../messages/message.ts';
import { addressOf, localeFor, type Person, peopleByIds } from '../people/person.ts';
import { workCalendar } from '../workspace/work-calendar.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { ownerCard, statusName } from './card.ts';
import { append, type EventKind } from './history.ts';
import { acknowledgedLetter, answerLetter, wroteBackLetter } from './letters.ts';
import { type Act, decide, isOpen, type Role } from './lifecycle.ts';
import { authorIdOf, type Suggestion, suggestionById } from './suggestion.ts';
import { topicById } from './topics.ts';

export interface Shell {
  readonly database: Database;
  readonly keys: Keys;
  readonly workspace: Workspace;
  readonly now: Date;
}

export interface Doing {
  readonly suggestionId: string;
  readonly actor: Person;
  readonly act: Act;
  /** The owner's or author's words; '' for acts without words. */
  readonly text: string;
  /** Whom to hand over to, for `reassign`. */
  readonly to?: Person;
  /** The opening of the form that it came from; the same one twice acts once. */
  readonly formKey?: string;
}

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
    kind: EVENT[doing.act],
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

const EVENT: Readonly<Record<Act, EventKind>> = {
  acknowledge: 'acknowledged',
  reply: 'replied',
  decline: 'declined',
  complete: 'completed',
  reassign: 'reassigned',
  'write-back': 'wrote-back',
};

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

async function tell(
  tx: Store,
  { workspace, keys, now }: Shell,
  after: Suggestion,
  doing: Doing,
): Promise<void> {
  const { act: done, actor, text } = doing;
  switch (done) {
    case 'acknowledge':
      return tellAuthor((reader) => acknowledgedLetter(after, actor.name, reader));
    case 'reply':
      return tellAuthor((reader) => answerLetter(after, 'replied', { by: actor.name, text }, reader));
    case 'decline':
      return tellAuthor((reader) => answerLetter(after, 'declined', { by: actor.name, text }, reader));
    case 'complete':
      return tellAuthor((reader) => answerLetter(after, 'completed', { by: actor.name, text }, reader));
    case 'reassign':
      return tellOwner('suggestion.card', (reader) => ownerCard(after, reader));
    case 'write-back': {
      const by = after.row.anonymous ? null : actor.name;
      return tellOwner('suggestion.wrote-back', (reader) => wroteBackLetter(after, { by, text }, reader));
    }
    default:
      done satisfies never;
  }

  async function tellAuthor(letter: (reader: Reader) => Message): Promise<void> {
    const authorId = authorIdOf(keys, after.row);
    const [author] = authorId === null ? [] : await peopleByIds(tx, workspace.id, [authorId]);
    if (!author) return;
    const locale = localeFor(author, workspace);
    const { anonymous, id } = after.row;
    await enqueue(tx, {
      workspaceId: workspace.id,
      kind: `suggestion.${EVENT[done]}`,
      address: anonymous ? sealAddress(keys, addressOf(author)) : addressOf(author),
      ...(anonymous ? {} : { subject: `suggestion:${id}` }),
      message: letter({ locale, timeZone: author.timeZone }),
      locale,
      now,
    });
  }

  async function tellOwner(kind: string, letter: (reader: Reader) => Message): Promise<void> {
    if (!after.owner) return;
    const locale = localeFor(after.owner, workspace);
    await enqueue(tx, {
      workspaceId: workspace.id,
      kind,
      subject: `suggestion:${after.row.id}`,
      address: addressOf(after.owner),
      message: letter({ locale, timeZone: after.owner.timeZone }),
      locale,
      now,
    });
  }
}

/** Every owner's card that was sent or waits shows how the suggestion stands now. */
async function redrawCards(tx: Store, { workspace, now }: Shell, after: Suggestion): Promise<void> {
  const workspaceId = workspace.id;
  const cards = await tx.delivery.findMany({
    where: {
      workspaceId,
      subject: `suggestion:${after.row.id}`,
      kind: 'suggestion.card',
      replaces: null,
      state: { not: 'dropped' },
    },
  });
  for (const card of cards) {
    const [platform, externalId] = card.address.split(':') as [string, string];
    const holder = await tx.person.findUnique({
      where: { workspaceId_platform_externalId: { workspaceId, platform, externalId } },
    });
    const locale = localeFor(holder, workspace);
    await enqueue(tx, {
      workspaceId,
      kind: 'suggestion.card-redrawn',
      subject: `suggestion:${after.row.id}`,
      address: card.address,
      replaces: card.id,
      message: ownerCard(after, { locale, timeZone: holder?.timeZone ?? workspace.timeZone }),
      locale,
      now,
    });
  }
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
