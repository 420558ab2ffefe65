// Messages that stand for something and show how it is now: found where they were sent, drawn anew, withdrawn before anybody reads them.
import type { Store } from '../database/client.ts';
import type { Kind } from '../delivery/kinds.ts';
import { type Delivery, enqueue, rewrite } from '../delivery/ledger.ts';
import { drawable, standing } from '../delivery/undelivered.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Keys } from '../keys.ts';
import type { Address, Message } from '../messages/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Writing } from './tell.ts';

/** What a card is about, and its kind. */
export interface WhichCard {
  readonly kind: Kind;
  readonly subject: string;
}

export interface Drawing {
  readonly message: Message;
  readonly locale: Locale;
}

/** Every card that was sent or waits shows what `draw` says of it now. */
export async function redrawCards(
  tx: Store,
  writing: Writing,
  { kind, subject, redrawn }: WhichCard & { readonly redrawn: Kind },
  draw: (card: Delivery) => Drawing | Promise<Drawing>,
): Promise<void> {
  const about = { kind: kind.name, subject };
  const where = { workspaceId: writing.workspace.id, ...about, replaces: null, ...drawable };
  for (const card of await tx.delivery.findMany({ where }))
    await redraw(tx, writing, card, { kind: redrawn, subject, ...(await draw(card)) });
}

/** See `Writing`; with the keys where the reader is anonymous. */
interface Redrawing extends Pick<Writing, 'now' | 'toldAt'> {
  readonly workspace: Pick<Workspace, 'id'>;
  readonly keys?: Keys;
}

/**
 * In the place of what stands there, at once; what has to wait yet for its hour, or did not arrive, is written anew instead.
 * @returns the delivery that says it
 */
export async function redraw(
  tx: Store,
  { workspace, now, toldAt = now, keys }: Redrawing,
  { id, address }: Pick<Delivery, 'id' | 'address'>,
  { kind, subject, ...drawing }: WhichCard & Drawing,
): Promise<string> {
  const written = { workspaceId: workspace.id, address, ...drawing, keys };
  if (await rewrite(tx, id, { ...written, now: toldAt })) return id;
  return enqueue(tx, { ...written, kind, subject, replaces: id, now, notBefore: toldAt });
}

/** The last of these cards that stands at an address; null where none does. */
export async function cardAt(
  tx: Store,
  { workspace }: Pick<Writing, 'workspace'>,
  { kind, subject }: WhichCard,
  address: Address,
): Promise<string | null> {
  const where = { workspaceId: workspace.id, kind: kind.name, subject, replaces: null, ...standing, address };
  const card = await tx.delivery.findFirst({ where, orderBy: { queuedAt: 'desc' }, select: { id: true } });
  return card?.id ?? null;
}

/** Of messages: that they wait for their reader's hours, so that nobody has seen them. */
export function waitsAfter(now: Date) {
  return { state: 'pending', replaces: null, notBefore: { gt: now } };
}
