// Whoever wrote to a customer is told once where that did not arrive, or where nobody knows: why, and what can be done. Where it is the key or the mail
// server, so are the admins: nobody else can mend it.
import { tellAdmins, tellPerson, type Writing } from '../correspondence/tell.ts';
import { type Store, transact } from '../database/client.ts';
import { GAVE_WAY } from '../delivery/held.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Button, Message } from '../messages/message.ts';
import { isReached } from '../people/person.ts';
import type { Shell } from '../workspace/shell.ts';
import { replyKinds } from './kinds.ts';
import { asReplies, type CustomerReply, mayGoAnew, type ReplyFrom } from './reply.ts';
import { whyNotSent } from './why.ts';

/** So long nobody is told of what is still asked for, or tried again by itself: most of it arrives. */
const PATIENCE_MS = 15 * 60_000;
const DAY_MS = 24 * 3_600_000;
/** A reply that is older is no news. */
const LOOKED_MS = 30 * DAY_MS;
/** Admins hear of the same source again after so long. */
const AGAIN_MS = 7 * DAY_MS;

/** Safe to call at any time, by any number of replicas. */
export async function tellOfReplies({ database, workspace, now }: Shell): Promise<void> {
  const { db } = database;
  const before = (ms: number) => new Date(now.getTime() - ms);
  const rows = await db.customerReply.findMany({
    where: {
      ...{ workspaceId: workspace.id, toldAt: null, shownAs: { not: 'sent' } },
      writtenAt: { gte: before(LOOKED_MS), lt: before(PATIENCE_MS) },
    },
    orderBy: [{ writtenAt: 'asc' }, { id: 'asc' }],
  });
  if (rows.length === 0) return;
  const kind = replyKinds['customer-reply'].name;
  const asking = await db.delivery.findMany({
    where: { workspaceId: workspace.id, kind, state: 'claimed', claimedAt: { gt: before(PATIENCE_MS) } },
    select: { id: true },
  });
  const busy = new Set(asking.map(({ id }) => id));
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  for (const reply of await asReplies(db, workspace.id, rows)) {
    const { id, state, why } = reply;
    const row = rowOf.get(id);
    // What its case shows by now: whatever it comes to next is told anew (cases/replied.ts).
    if (row?.shownAs !== state || state === 'sent') continue;
    if (why === null || why === GAVE_WAY || busy.has(id)) continue;
    await transact(database, (tx) => tellOf(tx, { workspace, now }, reply, row.sourceId));
  }
}

async function tellOf(tx: Store, writing: Writing, reply: CustomerReply, sourceId: string): Promise<void> {
  const { workspace, now } = writing;
  const { id, by, from, state, why } = reply;
  const { count } = await tx.customerReply.updateMany({
    where: { workspaceId: workspace.id, id, toldAt: null },
    data: { toldAt: now },
  });
  const number = count === 1 ? await numberOf(tx, workspace.id, from) : null;
  if (number === null) return;
  if (isReached(by))
    await tellPerson(tx, writing, by, {
      kind: replyKinds['customer-reply.untold'],
      subject: `customer-reply:${id}`,
      draw: ({ locale }) => untoldLetter(reply, number, locale),
    });
  if (state === 'held' && why === 'restricted') await tellOfKey(tx, writing, reply, sourceId);
}

/** Once a week for each source, however many wait for it. */
async function tellOfKey(
  tx: Store,
  writing: Writing,
  { way }: CustomerReply,
  sourceId: string,
): Promise<void> {
  const { workspace, now } = writing;
  const kind = replyKinds['customer-reply.key'];
  const subject = way === 'mail' ? 'mail' : `source:${sourceId}`;
  const told = await tx.delivery.findFirst({
    where: {
      ...{ workspaceId: workspace.id, kind: kind.name, subject },
      queuedAt: { gt: new Date(now.getTime() - AGAIN_MS) },
    },
    select: { id: true },
  });
  if (told !== null) return;
  const source = await tx.source.findUnique({
    where: { workspaceId_id: { workspaceId: workspace.id, id: sourceId } },
    select: { name: true },
  });
  await tellAdmins(tx, writing, {
    ...{ kind, subject },
    draw: ({ locale }) => keyLetter(way === 'mail' ? null : (source?.name ?? sourceId), locale),
  });
}

async function numberOf(tx: Store, workspaceId: string, { kind, id }: ReplyFrom): Promise<number | null> {
  const one = { where: { workspaceId_id: { workspaceId, id } }, select: { number: true } } as const;
  const row = await (kind === 'case' ? tx.customerCase.findUnique(one) : tx.action.findUnique(one));
  return row?.number ?? null;
}

function untoldLetter(reply: CustomerReply, number: number, locale: Locale): Message {
  const { from, way, state, why } = reply;
  const say = words(locale);
  const title = (state === 'unknown' ? say.unsure : why === 'let-be' ? say.settled : say.missing)[from.kind](
    number,
  );
  const subject = `${from.kind}:${from.id}`;
  const see: Button = { label: say.see[from.kind], action: { name: `${from.kind}.view`, subject: from.id } };
  const again: Button = { label: say.again, action: { name: 'customer-reply', subject } };
  return {
    summary: title,
    blocks: [
      { kind: 'text', text: title },
      { kind: 'text', text: state === 'unknown' ? say.look : say.because(whyNotSent(why, locale, way)) },
      ...(state === 'waiting' ? [{ kind: 'note', text: say.retried } as const] : []),
      ...(state === 'held' ? [{ kind: 'note', text: say.held } as const] : []),
      { kind: 'buttons', buttons: mayGoAnew(reply) ? [again, see] : [see] },
    ],
  };
}

/** @param source null: the mail server */
function keyLetter(source: string | null, locale: Locale): Message {
  const say = words(locale);
  const title = source === null ? say.noMail : say.noKey(source);
  return {
    summary: title,
    blocks: [
      { kind: 'text', text: title },
      { kind: 'text', text: source === null ? say.mendMail : say.mendKey },
      { kind: 'buttons', buttons: [{ label: say.list, action: { name: 'held' } }] },
    ],
  };
}

const words = phrases({
  en: {
    missing: {
      case: (number: number) => `What you wrote to the customer of case #${number} has not arrived.`,
      action: (number: number) => `What you wrote to a customer behind action #${number} has not arrived.`,
    },
    settled: {
      case: (number: number) =>
        `An admin has decided about what you wrote to the customer of case #${number}.`,
      action: (number: number) =>
        `An admin has decided about what you wrote to a customer behind action #${number}.`,
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
    held: 'I try again once a day. If you send other words, they go instead.',
    again: 'Change it and send it again…',
    see: { case: 'See the case', action: 'See the action' },
    noKey: (source: string) =>
      `What colleagues write to customers cannot go out: ${source} does not take it.`,
    mendKey:
      'It refuses the key of the source, or gives it no right to write; which right each needs stands in docs/customer-replies.md. Once it has that, what waits can be sent at once.',
    noMail: 'What colleagues write to customers by e-mail cannot go out.',
    mendMail:
      'No mail server is set (SMTP_URL, MAIL_FROM), or it refuses the password or the sender. Once that is mended, what waits can be sent at once.',
    list: 'See what waits',
  },
  fr: {
    missing: {
      case: (number) => fr`Ce que vous avez écrit au client du cas n° ${number} n’est pas arrivé.`,
      action: (number) =>
        fr`Ce que vous avez écrit à un client concerné par l’action n° ${number} n’est pas arrivé.`,
    },
    settled: {
      case: (number) =>
        fr`Un admin a décidé du sort de ce que vous avez écrit au client du cas n° ${number}.`,
      action: (number) =>
        fr`Un admin a décidé du sort de ce que vous avez écrit à un client concerné par l’action n° ${number}.`,
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
    held: fr`Je réessaie une fois par jour. Si vous envoyez un autre texte, c’est lui qui partira.`,
    again: 'Modifier et renvoyer…',
    see: { case: 'Voir le cas', action: 'Voir l’action' },
    noKey: (source) =>
      fr`Ce que des collègues écrivent à des clients ne peut pas partir : ${source} ne l’accepte pas.`,
    mendKey: fr`La clé de la source y est refusée, ou n’a pas le droit d’écrire ; les droits nécessaires sont dans docs/customer-replies.md. Dès qu’elle l’a, ce qui attend peut partir aussitôt.`,
    noMail: fr`Ce que des collègues écrivent à des clients par e-mail ne peut pas partir.`,
    mendMail: fr`Aucun serveur de messagerie n’est réglé (SMTP_URL, MAIL_FROM), ou il refuse le mot de passe ou l’expéditeur. Une fois la chose réglée, ce qui attend peut partir aussitôt.`,
    list: 'Voir ce qui attend',
  },
});
