// Answers that go with their import leave the cases that they opened or came to. What somebody did about a customer stays.
import { redraw } from '../correspondence/cards.ts';
import type { Writing } from '../correspondence/tell.ts';
import type { Store } from '../database/client.ts';
import type { CaseEventModel } from '../database/generated/sqlite/models.ts';
import { giveWay, unsent } from '../delivery/held.ts';
import { standing } from '../delivery/undelivered.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { sentence } from '../messages/message.ts';
import { type Case, caseById } from './case.ts';
import { dataOf } from './history.ts';
import { caseKinds } from './letters/kinds.ts';
import { redrawCards, subjectFor } from './letters/post.ts';

/** As many ids as one statement is given. */
const MOST = 500;

/**
 * For the transaction that has just deleted these answers. A case that only they opened, and that nobody took up, goes with them; any
 * other stays, its cards drawn without them.
 */
export async function withdrawAnswers(
  tx: Store,
  writing: Writing,
  feedbackIds: readonly string[],
): Promise<void> {
  const workspaceId = writing.workspace.id;
  const where = { workspaceId, feedbackId: { in: feedbackIds.slice(0, MOST) } };
  const links = await tx.caseFeedback.findMany({ where, select: { caseId: true } });
  if (links.length > 0) {
    await tx.caseFeedback.deleteMany({ where });
    for (const caseId of new Set(links.map((link) => link.caseId)))
      await withdrawFrom(tx, writing, caseId, new Set(feedbackIds));
  }
  if (feedbackIds.length > MOST) await withdrawAnswers(tx, writing, feedbackIds.slice(MOST));
}

async function withdrawFrom(
  tx: Store,
  writing: Writing,
  caseId: string,
  gone: ReadonlySet<string>,
): Promise<void> {
  const workspaceId = writing.workspace.id;
  const events = await tx.caseEvent.findMany({
    where: { workspaceId, caseId },
    orderBy: { position: 'asc' },
  });
  const left = await tx.caseFeedback.count({ where: { workspaceId, caseId } });
  const found = await caseById(tx, workspaceId, caseId);
  if (found === null) return;
  if (left === 0 && events.every(({ actorId }) => actorId === null)) {
    await dropCase(tx, writing, found);
    return;
  }
  const kept = withoutLast(events, gone);
  if (kept < events.length) {
    await tx.caseEvent.deleteMany({ where: { workspaceId, caseId, position: { gte: kept } } });
    await tx.customerCase.updateMany({ where: { workspaceId, id: caseId }, data: { eventCount: kept } });
  }
  await redrawCards(tx, writing, (await caseById(tx, workspaceId, caseId)) ?? found);
}

/** How many events stand before those with which these answers came last, and which changed nothing but that they came. */
function withoutLast(events: readonly CaseEventModel[], gone: ReadonlySet<string>): number {
  const last = events.findLastIndex(
    (event) => event.kind !== 'answered-again' || !gone.has(dataOf(event).feedbackId ?? ''),
  );
  return last + 1;
}

async function dropCase(tx: Store, writing: Writing, { row, locale }: Case): Promise<void> {
  const workspaceId = writing.workspace.id;
  const subject = subjectFor(row.id);
  const waiting = await tx.delivery.findMany({
    where: { workspaceId, subject, OR: unsent },
    select: { id: true },
  });
  await giveWay(
    tx,
    workspaceId,
    waiting.map(({ id }) => id),
  );
  const cards = await tx.delivery.findMany({
    where: { workspaceId, subject, kind: caseKinds['case.card'].name, replaces: null, ...standing },
    select: { id: true, address: true },
  });
  const message = sentence(words(locale).withdrawn(row.number));
  const drawn = { kind: caseKinds['case.card-redrawn'], subject, message, locale };
  for (const card of cards) await redraw(tx, writing, card, drawn);
  await tx.customerCase.deleteMany({ where: { workspaceId, id: row.id } });
}

const words = phrases({
  en: {
    withdrawn: (number: number) =>
      `Case #${number} is gone: the answer that opened it came with an import that was taken back. There is nothing to do.`,
  },
  fr: {
    withdrawn: (number) =>
      fr`Le cas n° ${number} n’existe plus : la réponse qui l’avait ouvert venait d’un import qui a été retiré. Il n’y a rien à faire.`,
  },
});
