// A chat that lets so many messages a minute through, ten seconds' worth at once, and refuses the others with a time to come back.
import type { Clock } from '../../src/clock.ts';
import type { Carrier, Outcome, Parcel } from '../../src/delivery/outcome.ts';

export interface Taken {
  readonly deliveryId: string;
  readonly address: string;
  readonly words: string;
  /** Epoch ms. */
  readonly at: number;
}

export interface LimitingChat extends Carrier {
  readonly taken: readonly Taken[];
  readonly refusals: number;
}

/** Null where a message may pass now; else the seconds to wait. */
export type Limit = (now: number) => number | null;

export function limitOf(perMinute: number): Limit {
  const most = perMinute / 6;
  let left = most;
  let last: number | null = null;
  return (now) => {
    left = Math.min(most, left + ((now - (last ?? now)) * perMinute) / 60_000);
    last = now;
    // Each refusal of a whole token; a hair below one is one: sums of fractions are never exact.
    if (left < 1 - 1e-9) return Math.ceil((1 - left) / (perMinute / 60));
    left -= 1;
    return null;
  };
}

export function limitingChat(clock: Clock, perMinute: number): LimitingChat {
  const limit = limitOf(perMinute);
  const taken: Taken[] = [];
  let refusals = 0;
  return {
    taken,
    get refusals() {
      return refusals;
    },
    async send({ deliveryId, address, message, replaces }: Parcel): Promise<Outcome> {
      const now = clock.now().getTime();
      const seconds = limit(now);
      if (seconds !== null) {
        refusals += 1;
        return { kind: 'later', at: new Date(now + seconds * 1_000), reason: 'slack:ratelimited' };
      }
      taken.push({ deliveryId, address, words: message.summary, at: now });
      return { kind: 'sent', remote: replaces ?? { channel: address, id: `${taken.length}` } };
    },
    async find({ deliveryId, address }) {
      const at = taken.findIndex((each) => each.deliveryId === deliveryId);
      return at < 0
        ? { kind: 'absent' }
        : { kind: 'found', remote: { channel: address, id: String(at + 1) } };
    },
  };
}
