// One replica sends at a time: a chat's pace is slower than any of them, and so each address is written to in order. The others send
// as soon as it is done. A row is still claimed before it is sent: where two believe that it is their turn, nothing is sent twice.
import { z } from 'zod';
import { isUniqueViolation } from '../database/client.ts';
import type { Books } from './claim.ts';

/** Whoever has not said for so long that it still sends has died. */
const TURN_MS = 10_000;

/** Until when (epoch ms) addresses are left alone. */
export type Rests = Readonly<Record<string, number>>;

export interface Turn {
  /** Takes it, or keeps it. Null where another one sends; else what the one before left, empty where that was us. */
  take(): Promise<Rests | null>;
  /** Without asking: false where it may be another one's by now. */
  isOurs(): boolean;
  /** All is sent. */
  leave(rests: Rests): Promise<void>;
  /** Until when (epoch ms) another one has it; null where it is free, or ours. */
  heldUntil(): Promise<number | null>;
}

export function turn(
  { db, clock }: Books,
  { workspaceId, claimant }: { readonly workspaceId: string; readonly claimant: string },
): Turn {
  /** Until when (epoch ms) we have it without asking. */
  let oursUntil = 0;
  const now = () => clock.now().getTime();
  const find = () => db.sendingTurn.findUnique({ where: { workspaceId } });

  function isOurs(): boolean {
    const left = oursUntil - now();
    return left > TURN_MS / 2 && left <= TURN_MS;
  }

  async function take(): Promise<Rests | null> {
    if (isOurs()) return {};
    oursUntil = 0;
    const heldUntil = new Date(now() + TURN_MS);
    const row = await find();
    if (!row) {
      try {
        await db.sendingTurn.create({ data: { workspaceId, heldBy: claimant, heldUntil } });
      } catch (error) {
        if (isUniqueViolation(error)) return null;
        throw error;
      }
    } else {
      if (isOthers(row)) return null;
      const { count } = await db.sendingTurn.updateMany({
        where: { workspaceId, heldBy: row.heldBy, heldUntil: row.heldUntil },
        data: { heldBy: claimant, heldUntil, rests: {} },
      });
      if (count === 0) return null;
    }
    oursUntil = heldUntil.getTime();
    return restsFrom(row?.rests);
  }

  /** A turn that ends later than any can was taken by a clock that was set back since. */
  function isOthers({ heldBy, heldUntil }: { readonly heldBy: string; readonly heldUntil: Date }): boolean {
    const left = heldUntil.getTime() - now();
    return heldBy !== claimant && left > 0 && left <= TURN_MS;
  }

  return {
    take,
    isOurs,
    async leave(rests) {
      oursUntil = 0;
      await db.sendingTurn.updateMany({
        where: { workspaceId, heldBy: claimant },
        data: { heldUntil: clock.now(), rests },
      });
    },
    async heldUntil() {
      if (isOurs()) return null;
      const row = await find();
      return row && isOthers(row) ? row.heldUntil.getTime() : null;
    },
  };
}

function restsFrom(json: unknown): Rests {
  return z
    .record(z.string(), z.number())
    .catch({})
    .parse(json ?? {});
}
