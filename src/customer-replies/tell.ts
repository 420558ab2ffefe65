// Whoever wrote to a customer is told once where that did not arrive, or where nobody knows: why, and what can be done.
import { tellPerson } from '../correspondence/tell.ts';
import { type Store, transact } from '../database/client.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Block, Message } from '../messages/message.ts';
import { isReached } from '../people/person.ts';
import type { Shell } from '../workspace/shell.ts';
import { replyKinds } from './kinds.ts';
import { asReplies, type CustomerReply, type ReplyFrom } from './reply.ts';
import { whyNotSent } from './why.ts';

/** So long nobody is told of what is still asked for, or tried again by itself: most of it arrives. */
const PATIENCE_MS = 15 * 60_000;
/** A reply that is older is no news. */
const LOOKED_MS = 30 * 24 * 3_600_000;

/** Safe to call at any time, by any number of replicas. */
export async function tellOfReplies({ database, workspace, now }: Shell): Promise<void> {
  const { db } = database;
  const rows = await db.customerReply.findMany({
    where: {
      ...{ workspaceId: workspace.id, toldAt: null, text: { not: '' }, shownAs: { not: 'sent' } },
      writtenAt: { gte: new Date(now.getTime() - LOOKED_MS), lt: new Date(now.getTime() - PATIENCE_MS) },
    },
    orderBy: [{ writtenAt: 'asc' }, { id: 'asc' }],
  });
  const replies = await asReplies(db, workspace.id, rows);
  for (const reply of replies.filter(({ state, why }) => state !== 'sent' && why !== null))
    await transact(database, (tx) => tellOf(tx, { database, workspace, now }, reply));
}

async function tellOf(tx: Store, { workspace, now }: Shell, reply: CustomerReply): Promise<void> {
  const { id, by, from } = reply;
  const { count } = await tx.customerReply.updateMany({
    where: { workspaceId: workspace.id, id, toldAt: null },
    data: { toldAt: now },
  });
  const number = count === 1 && isReached(by) ? await numberOf(tx, workspace.id, from) : null;
  if (number === null) return;
  await tellPerson(tx, { workspace, now }, by, {
    kind: replyKinds['customer-reply.untold'],
    subject: `customer-reply:${id}`,
    draw: ({ locale }) => untoldLetter(reply, number, locale),
  });
}

async function numberOf(tx: Store, workspaceId: string, { kind, id }: ReplyFrom): Promise<number | null> {
  const one = { where: { workspaceId_id: { workspaceId, id } }, select: { number: true } } as const;
  const row = await (kind === 'case' ? tx.customerCase.findUnique(one) : tx.action.findUnique(one));
  return row?.number ?? null;
}

function untoldLetter({ from, state, why }: CustomerReply, number: number, locale: Locale): Message {
  const say = words(locale);
  const title = state === 'unknown' ? say.unsure[from.kind](number) : say.missing[from.kind](number);
  const next: Block[] = state === 'waiting' ? [{ kind: 'note', text: say.retried }] : [];
  return {
    summary: title,
    blocks: [
      { kind: 'text', text: title },
      { kind: 'text', text: state === 'unknown' ? say.look : say.because(whyNotSent(why, locale)) },
      ...next,
      {
        kind: 'buttons',
        buttons: [{ label: say.see[from.kind], action: { name: `${from.kind}.view`, subject: from.id } }],
      },
    ],
  };
}

const words = phrases({
  en: {
    missing: {
      case: (number: number) => `What you wrote to the customer of case #${number} has not arrived.`,
      action: (number: number) => `What you wrote to a customer behind action #${number} has not arrived.`,
    },
    unsure: {
      case: (number: number) =>
        `Nobody knows whether what you wrote to the customer of case #${number} has arrived.`,
      action: (number: number) =>
        `Nobody knows whether what you wrote to a customer behind action #${number} has arrived.`,
    },
    because: (why: string) => `Why: ${why}`,
    look: 'The answer was lost. Look there before you write again; an admin decides in their home, under “Not delivered”.',
    retried: 'I try again by myself, at longer and longer intervals.',
    see: { case: 'See the case', action: 'See the action' },
  },
  fr: {
    missing: {
      case: (number) => fr`Ce que vous avez écrit au client du cas n° ${number} n’est pas arrivé.`,
      action: (number) =>
        fr`Ce que vous avez écrit à un client concerné par l’action n° ${number} n’est pas arrivé.`,
    },
    unsure: {
      case: (number) =>
        fr`Personne ne sait si ce que vous avez écrit au client du cas n° ${number} est arrivé.`,
      action: (number) =>
        fr`Personne ne sait si ce que vous avez écrit à un client concerné par l’action n° ${number} est arrivé.`,
    },
    because: (why) => fr`Pourquoi : ${why}`,
    look: fr`La confirmation s’est perdue. Allez d’abord y voir avant de récrire ; un admin en décide depuis son accueil, sous « Non remis ».`,
    retried: 'Je réessaie tout seul, de plus en plus rarement.',
    see: { case: 'Voir le cas', action: 'Voir l’action' },
  },
});
