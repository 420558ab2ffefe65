// The messages that carry a customer's words: found in the ledger, rewritten there, and edited where they stand in the chat.
import { newId } from '../clock.ts';
import type { Store } from '../database/client.ts';
import { type Content, contentFrom, contentOf } from '../delivery/content.ts';
import { type Kind, kindsFor } from '../delivery/kinds.ts';
import { type Delivery, enqueue, isSealed } from '../delivery/ledger.ts';
import type { Keys } from '../keys.ts';
import type { Address } from '../messages/message.ts';
import { withoutQuotes } from '../messages/without-quotes.ts';
import { type Cleaning, type ErasurePlan, planFor, type SentRow } from './plan.ts';
import { type Cause, insteadOfWords } from './words.ts';

export const erasureKinds = kindsFor(
  { what: { en: 'the taking out of a customer’s words', fr: 'le retrait des mots d’un client' } },
  { erasure: 'redrawn' },
);

export interface Wanted {
  readonly feedbackIds: readonly string[];
  /** What messages may be about that carry the words without saying so. */
  readonly subjects?: readonly string[];
  readonly deliveryIds?: readonly string[];
  /** See messages/without-quotes.ts. */
  readonly words?: readonly string[];
}

/** What there is to do about the messages that quote these answers. Reads only. */
export function planLedger(
  tx: Store,
  workspaceId: string,
  wanted: Wanted,
  cause: Cause,
): Promise<ErasurePlan> {
  const ids = new Set(wanted.feedbackIds);
  const { words = [] } = wanted;
  return planEdits(tx, workspaceId, wanted, ({ message, locale }) =>
    withoutQuotes(message, { ids, words, instead: insteadOfWords(cause, locale) }),
  );
}

/** What there is to do where they are to read otherwise. Reads only. */
export async function planEdits(
  tx: Store,
  workspaceId: string,
  wanted: Omit<Wanted, 'words'>,
  cleaning: Cleaning,
): Promise<ErasurePlan> {
  const rows = await familiesQuoting(tx, workspaceId, wanted);
  return planFor(
    rows.map((row) => rowOf(row)),
    cleaning,
  );
}

/** Each message that is meant, with all edits of it. */
export async function familiesQuoting(
  tx: Store,
  workspaceId: string,
  { feedbackIds = [], subjects = [], deliveryIds = [] }: Partial<Wanted>,
): Promise<Delivery[]> {
  const quotations = await tx.quotation.findMany({
    where: { workspaceId, feedbackId: { in: [...feedbackIds] } },
    select: { deliveryId: true },
  });
  const known = new Map<string, Delivery>();
  const about = await tx.delivery.findMany({ where: { workspaceId, subject: { in: [...subjects] } } });
  for (const row of about) known.set(row.id, row);
  let missing = [...quotations.map((each) => each.deliveryId), ...deliveryIds];
  while (missing.length > 0) {
    const ids = [...new Set(missing)].filter((id) => !known.has(id));
    const rows = await tx.delivery.findMany({ where: { workspaceId, id: { in: ids } } });
    for (const row of rows) known.set(row.id, row);
    const parents = [...known.values()].flatMap(({ replaces }) => replaces ?? []);
    missing = parents.filter((id) => !known.has(id) && !ids.includes(id));
  }
  for (const row of await editsOf(tx, workspaceId, [...known.values()])) known.set(row.id, row);
  return [...known.values()];
}

/** By what they are about, where that is known: there is an index for it. */
async function editsOf(tx: Store, workspaceId: string, rows: readonly Delivery[]): Promise<Delivery[]> {
  if (rows.length === 0) return [];
  const subjects = rows.flatMap(({ subject }) => subject ?? []);
  const about = subjects.length === rows.length ? { subject: { in: [...new Set(subjects)] } } : {};
  const replaces = { in: rows.map(({ id }) => id) };
  return tx.delivery.findMany({ where: { workspaceId, ...about, replaces } });
}

/** @param keys where what is sealed is to be read too */
export function rowOf(row: Delivery, keys?: Keys): SentRow {
  const { id, state, reason, retryAt, replaces, queuedAt, address, subject } = row;
  return { id, state, reason, retryAt, replaces, queuedAt, address, subject, content: readable(row, keys) };
}

/** Null where it was blanked, or no key opens it. */
function readable(row: Pick<Delivery, 'content'>, keys?: Keys): Content | null {
  try {
    return contentFrom(row, keys);
  } catch {
    return null;
  }
}

/** The stored digests whose messages carry the words. */
export function runsOf({ rewrites }: ErasurePlan): string[] {
  const subjects = rewrites.flatMap(({ row }) => row.subject ?? []);
  return subjects.flatMap((each) => (each.startsWith('run:') ? [each.slice('run:'.length)] : []));
}

/** An edit that was queued. */
export interface Queued {
  readonly deliveryId: string;
  readonly address: Address;
}

/**
 * Takes the words out of the rows. A pending one is then another row to whoever has already read it (see delivery/claim.ts), so
 * that it cannot be sent as it was.
 */
export async function rewriteLedger(
  tx: Store,
  workspaceId: string,
  { rewrites }: Pick<ErasurePlan, 'rewrites'>,
  keys?: Keys,
): Promise<void> {
  for (const { row, content } of rewrites) {
    const reread = row.state === 'pending' ? { claimedAt: null, claimedBy: `rewritten ${newId()}` } : {};
    await tx.delivery.update({
      where: { workspaceId_id: { workspaceId, id: row.id } },
      data: { content: contentOf(content, sealing(row, keys)), ...reread },
    });
  }
}

/** Queues an edit of each message that shows the words. */
export async function queueEdits(
  tx: Store,
  workspaceId: string,
  { edits }: Pick<ErasurePlan, 'edits'>,
  now: Date,
  { kind = erasureKinds.erasure, keys }: { readonly kind?: Kind; readonly keys?: Keys } = {},
): Promise<Queued[]> {
  const queued: Queued[] = [];
  for (const { root, content } of edits) {
    const { address, subject } = root;
    const about = subject === null ? {} : { subject };
    const common = { workspaceId, kind, address, replaces: root.id, now };
    const sealed = sealing(root, keys);
    const sealedBy = sealed === null ? {} : { keys: sealed };
    queued.push({ deliveryId: await enqueue(tx, { ...common, ...about, ...content, ...sealedBy }), address });
  }
  return queued;
}

/** What was sealed stays so. */
function sealing({ address }: Pick<SentRow, 'address'>, keys?: Keys): Keys | null {
  return isSealed(address) ? (keys ?? null) : null;
}

/** Nothing quotes these answers any more. */
export async function forgetQuotations(
  tx: Store,
  workspaceId: string,
  feedbackIds: readonly string[],
): Promise<void> {
  await tx.quotation.deleteMany({ where: { workspaceId, feedbackId: { in: [...feedbackIds] } } });
}
