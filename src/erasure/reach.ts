// Follows queued edits until the chat has taken or refused them. Queuing them is erase.ts; how a row is sent is delivery.
import type { Store } from '../database/client.ts';
import type { Carrier } from '../delivery/outcome.ts';
import type { Address } from '../messages/message.ts';
import type { Queued } from './ledger.ts';

/**
 * `reached`: the words are no longer in the chat. `refused`: they still are, `reason` says why (a NeverReason of
 * delivery/outcome.ts, or "held" after a day of trying). `waiting`: not tried to the end yet; the ledger goes on with it.
 */
export type ErasureFate =
  | { readonly kind: 'reached' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'waiting' };

export interface Settled {
  readonly address: Address;
  readonly fate: ErasureFate;
}

export interface ErasureFollowing {
  /** Sends what is due; null where nobody here can send. */
  readonly send: (() => Promise<void>) | null;
  /** The chat's own code of a refusal, where this process heard it. */
  readonly codeOf: (deliveryId: string) => string | null;
  /** Whether it has taken long enough. */
  readonly isOver: () => boolean;
  /** Lets some time pass between two looks. */
  readonly rest: () => Promise<void>;
  readonly onProgress?: (settled: number, all: number) => void;
}

/** In the order of `edits`. Another process may be sending them at the same time: each is sent by one of the two. */
export async function follow(
  db: Store,
  workspaceId: string,
  edits: readonly Queued[],
  { send, codeOf, isOver, rest, onProgress = () => {} }: ErasureFollowing,
): Promise<Settled[]> {
  for (;;) {
    await send?.();
    const fates = await fatesOf(db, workspaceId, edits, codeOf);
    const settled = edits.map(({ address, deliveryId }) => ({
      address,
      fate: fates.get(deliveryId) ?? WAITING,
    }));
    const open = settled.filter(({ fate }) => fate.kind === 'waiting').length;
    onProgress(edits.length - open, edits.length);
    if (open === 0 || send === null || isOver()) return settled;
    await rest();
  }
}

const WAITING: ErasureFate = { kind: 'waiting' };

async function fatesOf(
  db: Store,
  workspaceId: string,
  edits: readonly Queued[],
  codeOf: ErasureFollowing['codeOf'],
): Promise<Map<string, ErasureFate>> {
  const rows = await db.delivery.findMany({
    where: { workspaceId, id: { in: edits.map(({ deliveryId }) => deliveryId) } },
    select: { id: true, state: true, reason: true },
  });
  return new Map(rows.map((row) => [row.id, fateOf(row, codeOf(row.id))]));
}

/** Codes by which a chat says that there is no such message any more: Slack's chat.update. */
const DELETED = new Set(['message_not_found']);
/** What the ledger says of an edit of a message that never arrived, and of one that a newer drawing without the words replaces. */
const NOT_NEEDED: ReadonlySet<string | null> = new Set(['parent-dropped', 'overtaken']);

/** @param code see `Following` */
function fateOf(
  { state, reason }: { readonly state: string; readonly reason: string | null },
  code: string | null,
): ErasureFate {
  if (state === 'sent') return { kind: 'reached' };
  if (state === 'held') return { kind: 'refused', reason: 'held' };
  if (state !== 'dropped') return WAITING;
  const isNowhere = NOT_NEEDED.has(reason) || (code !== null && DELETED.has(code));
  return isNowhere ? { kind: 'reached' } : { kind: 'refused', reason: reason ?? 'refused' };
}

/** The same carrier, and the codes with which it was refused. */
export function listening(carrier: Carrier): {
  readonly carrier: Carrier;
  readonly codeOf: ErasureFollowing['codeOf'];
} {
  const codes = new Map<string, string>();
  return {
    codeOf: (deliveryId) => codes.get(deliveryId) ?? null,
    carrier: {
      find: (letter, since) => carrier.find(letter, since),
      async send(letter) {
        const outcome = await carrier.send(letter);
        if (outcome.kind === 'never') codes.set(letter.deliveryId, outcome.code);
        return outcome;
      },
    },
  };
}
