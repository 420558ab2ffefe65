// Whom a case or an action is about, and who may write to them: the case's taker, the action's owner, and admins.
import { findCase } from '../cases/may.ts';
import type { Store } from '../database/client.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Asker, holds } from '../people/rights.ts';
import { findAction } from '../plan/may.ts';
import { asReplies, type CustomerReply, type ReplyFrom } from './reply.ts';
import { type ReplyWay, waysTo } from './way.ts';

/** An answer whose customer can be written to. */
export interface ReachableAnswer {
  readonly feedbackId: string;
  readonly answeredAt: Date;
  readonly way: ReplyWay;
  /** What was written to its customer already, from wherever, oldest first. */
  readonly replies: readonly CustomerReply[];
}

/** Newest first; of an action those of the cases that it grew from. Whoever may read the case or the action may ask. */
export async function reachableFrom(
  db: Store,
  workspaceId: string,
  from: ReplyFrom,
): Promise<readonly ReachableAnswer[]> {
  const ids = await answersBehind(db, workspaceId, from);
  const ways = await waysTo(db, workspaceId, ids);
  const reachable = [...ways.keys()];
  if (reachable.length === 0) return [];
  const answers = await db.feedback.findMany({
    where: { workspaceId, id: { in: reachable }, erasedAt: null },
    orderBy: [{ answeredAt: 'desc' }, { id: 'asc' }],
    select: { id: true, answeredAt: true },
  });
  const rows = await db.customerReply.findMany({
    where: { workspaceId, feedbackId: { in: reachable } },
    orderBy: [{ writtenAt: 'asc' }, { id: 'asc' }],
  });
  const replies = await asReplies(db, workspaceId, rows);
  return answers.flatMap(({ id: feedbackId, answeredAt }) => {
    const way = ways.get(feedbackId);
    const own = replies.filter((each) => each.feedbackId === feedbackId);
    return way === undefined ? [] : [{ feedbackId, answeredAt, way, replies: own }];
  });
}

async function answersBehind(db: Store, workspaceId: string, { kind, id }: ReplyFrom): Promise<string[]> {
  const caseIds =
    kind === 'case'
      ? [id]
      : (
          await db.actionOrigin.findMany({
            where: { workspaceId, actionId: id, kind: 'case' },
            select: { subject: true },
          })
        ).map(({ subject }) => subject);
  const links = await db.caseFeedback.findMany({
    where: { workspaceId, caseId: { in: caseIds } },
    select: { feedbackId: true },
  });
  return links.map(({ feedbackId }) => feedbackId);
}

/**
 * The case's or action's number.
 * @throws UserError 'case.not-found', 'action.not-found', 'customer-reply.not-yours'
 */
export async function mayWrite(
  db: Store,
  workspaceId: string,
  { kind, id }: ReplyFrom,
  person: Asker,
): Promise<number> {
  if (kind === 'case') {
    const { row, taker } = await findCase(db, workspaceId, id);
    if (taker?.id === person.id || holds(person, 'admin')) return row.number;
    throw new UserError('customer-reply.not-yours', (locale) => words(locale).case(row.number));
  }
  const { row, owner } = await findAction(db, workspaceId, id);
  if (owner.id === person.id || holds(person, 'admin')) return row.number;
  throw new UserError('customer-reply.not-yours', (locale) => words(locale).action(row.number, owner.name));
}

const words = phrases({
  en: {
    case: (number: number) =>
      `To the customer of case #${number} writes whoever has the case, or an admin. It can be taken, or handed over.`,
    action: (number: number, owner: string) =>
      `To the customers behind action #${number} writes its owner, ${owner}, or an admin.`,
  },
  fr: {
    case: (number) =>
      fr`Seule la personne en charge du cas n° ${number}, ou un admin, écrit à son client. On peut prendre le cas, ou se le faire confier.`,
    action: (number, owner) =>
      fr`Seule la personne en charge de l’action n° ${number}, ${owner}, ou un admin, écrit aux clients concernés.`,
  },
});
