// What a person writes to a customer: checked, kept and queued in one transaction. Never by itself: each has a writer, and a form of its own.
import { noted } from '../audit/note.ts';
import { newId } from '../clock.ts';
import { once } from '../correspondence/once.ts';
import { type Store, type Tx, transact } from '../database/client.ts';
import { giveWay } from '../delivery/held.ts';
import { enqueue } from '../delivery/ledger.ts';
import { UserError } from '../errors.ts';
import { formats, plural } from '../i18n/formats.ts';
import { localeOf } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Person } from '../people/person.ts';
import type { Shell } from '../workspace/shell.ts';
import { customerAddress } from './address.ts';
import { replyKinds } from './kinds.ts';
import { asReplies, type CustomerReply, isMissed, type ReplyFrom, repliesTo } from './reply.ts';
import { type ReplyWay, rulesOf, wayTo } from './way.ts';

export interface WrittenReply {
  readonly feedbackId: string;
  readonly from: ReplyFrom;
  /** Of the case or the action. */
  readonly number: number;
  readonly text: string;
  /** Whether they may is asked before. */
  readonly by: Person;
  readonly formKey: string;
}

/**
 * Once for each answer and case or action, unless the one before surely did not arrive: what is held then gives way to this one. Where the vendor
 * holds one reply to an answer, what is written later, from another case or action, takes the place of the first or, where that cannot be, is
 * refused. The same form twice is one reply.
 * @throws UserError 'customer-reply.no-way', '.empty', '.long', '.already', '.under-way'
 */
export async function writeToCustomer(shell: Shell, written: WrittenReply): Promise<CustomerReply> {
  const { database, workspace } = shell;
  return once(
    () => transact(database, (tx) => writeWithin(tx, shell, written)),
    () => formerly(database.db, workspace.id, written.formKey),
  );
}

async function writeWithin(
  tx: Tx,
  { workspace, now }: Shell,
  { feedbackId, from, number, text: given, by, formKey }: WrittenReply,
): Promise<CustomerReply> {
  const workspaceId = workspace.id;
  const to = await wayTo(tx, workspaceId, feedbackId);
  if (to === null) throw new UserError('customer-reply.no-way', (locale) => words(locale).noWay);
  const text = checked(given, to);
  const before = await repliesTo(tx, workspaceId, [feedbackId]);
  mustBeFree(to, before, from);
  const held = before.filter((each) => each.state === 'held' && takesItsPlace(to, each, from));
  const ids = held.map((each) => each.id);
  // It may be on its way this very moment, after all.
  if (!(await giveWay(tx, workspaceId, ids)))
    throw new UserError('customer-reply.under-way', (locale) => words(locale).underWay);
  const place = await tx.replyPlace.findUniqueOrThrow({
    where: { workspaceId_feedbackId: { workspaceId, feedbackId } },
  });
  const { sourceId, answeredAt } = place;
  const way = to.kind;
  const id = newId();
  const row = await tx.customerReply.create({
    data: {
      ...{ workspaceId, id, feedbackId, sourceId, answeredAt, way, text, formKey },
      ...{ fromKind: from.kind, fromSubject: from.id, writerId: by.id, writtenAt: now },
    },
  });
  const locale = localeOf(workspace.locale) ?? 'en';
  await enqueue(tx, {
    ...{ workspaceId, id, kind: replyKinds['customer-reply'], address: customerAddress(id), locale, now },
    subject: `customer-reply:${id}`,
    // What it says stands in one place, from which it can be taken out.
    message: { summary: words(locale).summary(to.sourceName), blocks: [] },
  });
  const of = { source: sourceId, kind: from.kind, item: String(number) };
  await noted(tx, { workspaceId, by: { person: by.id }, now }, 'customer.written-to', of);
  const [reply] = await asReplies(tx, workspaceId, [row]);
  if (reply === undefined) throw new Error('a reply that was just written is not there');
  return reply;
}

/** As it is sent: line ends as one, nothing around it. */
function plainReply(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
}

function checked(given: string, { longest, sourceName }: ReplyWay): string {
  const text = plainReply(given);
  if (text === '') throw new UserError('customer-reply.empty', (locale) => words(locale).empty);
  if (text.length > longest)
    throw new UserError('customer-reply.long', (locale) => {
      const number = formats(locale, 'UTC').number;
      const over = text.length - longest;
      return plural(locale, over, words(locale).long(sourceName, number(longest), number(over)));
    });
  return text;
}

/** @throws UserError 'customer-reply.already', '.under-way' */
export function mustBeFree({ kind }: ReplyWay, replies: readonly CustomerReply[], from: ReplyFrom): void {
  const there = replies.filter((reply) => !isMissed(reply));
  const own = there.find((reply) => isFrom(reply, from));
  const { holds } = rulesOf[kind];
  const other = holds === 'one' ? there[0] : undefined;
  if (own ?? other)
    throw new UserError('customer-reply.already', (locale) =>
      words(locale).already((own ?? other)?.by.name ?? '?'),
    );
  // What stands at the vendor's is not known yet, and would be written over, or write over this one.
  if (holds === 'edited' && there.some(({ state }) => state !== 'sent'))
    throw new UserError('customer-reply.under-way', (locale) => words(locale).underWay);
}

/** Else what is held would come after this one: as a second message, or over it. */
function takesItsPlace({ kind }: ReplyWay, held: CustomerReply, from: ReplyFrom): boolean {
  return isFrom(held, from) || rulesOf[kind].holds !== 'many';
}

function isFrom({ from }: CustomerReply, { kind, id }: ReplyFrom): boolean {
  return from.kind === kind && from.id === id;
}

/** What this form has sent already, to whomever. */
export async function sentBy(
  db: Store,
  workspaceId: string,
  formKey: string,
): Promise<readonly CustomerReply[]> {
  const rows = await db.customerReply.findMany({
    where: { workspaceId, OR: [{ formKey }, { formKey: { startsWith: `${formKey} ` } }] },
    orderBy: { id: 'asc' },
  });
  return asReplies(db, workspaceId, rows);
}

async function formerly(db: Store, workspaceId: string, formKey: string): Promise<CustomerReply | null> {
  const where = { workspaceId_formKey: { workspaceId, formKey } };
  const row = await db.customerReply.findUnique({ where });
  return row && ((await asReplies(db, workspaceId, [row]))[0] ?? null);
}

const words = phrases({
  en: {
    summary: (source: string) => `A reply to a customer (${source})`,
    noWay:
      'This customer cannot be written to from here: the source of the answer carries no reply, or not any more.',
    empty: 'Please write something to the customer.',
    long: (source: string, longest: string, over: string) => ({
      one: `${source} takes at most ${longest} characters: this is ${over} character too long.`,
      other: `${source} takes at most ${longest} characters: this is ${over} characters too long.`,
    }),
    already: (name: string) =>
      `${name} has written to this customer already: a reply is written once. What is still to be said can be said where it stands, at the vendor’s.`,
    underWay:
      'Another reply to this customer is on its way. Once it has arrived, this one can take its place.',
  },
  fr: {
    summary: (source) => fr`Une réponse à un client (${source})`,
    noWay: fr`On ne peut pas écrire à ce client d’ici : la source de sa réponse ne porte pas de message en retour, ou n’en porte plus.`,
    empty: 'Écrivez quelque chose au client.',
    long: (source, longest, over) => ({
      one: fr`${source} accepte ${longest} caractères au plus : il y en a ${over} de trop.`,
      other: fr`${source} accepte ${longest} caractères au plus : il y en a ${over} de trop.`,
    }),
    already: (name) =>
      fr`${name} a déjà écrit à ce client : on répond une fois. Ce qui reste à dire peut l’être là où se trouve cette réponse.`,
    underWay: fr`Une autre réponse à ce client est en route. Une fois arrivée, celle-ci pourra la remplacer.`,
  },
});
