// What is on its way: how much of it at a time, and when it has arrived.
import type { Address } from '../messages/message.ts';
import { type SendingWay, wayKey } from './pacing.ts';

/** On the way to one chat at a time, at most. */
const MOST_AT_ONCE = 32;

/** Few at first: a chat that refuses one would have refused all that were on their way with it. One more for each that arrived. */
export class Flights {
  readonly #going = new Map<string, { readonly key: string; readonly reader: Address }>();
  readonly #ends = new Set<Promise<void>>();
  readonly #windows = new Map<string, number>();

  get count(): number {
    return this.#ends.size;
  }

  /** @param most of what the carrier itself takes at a time */
  hasRoom(way: SendingWay, most = MOST_AT_ONCE): boolean {
    const key = wayKey(way);
    const going = [...this.#going.values()].filter((each) => each.key === key);
    return going.length < Math.min(most, this.#window(key));
  }

  /** It is on its way, whatever the clock says of how long. */
  isGoing(id: string): boolean {
    return this.#going.has(id);
  }

  isGoingTo(address: Address): boolean {
    return [...this.#going.values()].some(({ reader }) => reader === address);
  }

  /** @param work must not reject */
  start(id: string, way: SendingWay, reader: Address, work: () => Promise<void>): void {
    this.#going.set(id, { key: wayKey(way), reader });
    const end = work().then(() => {
      this.#going.delete(id);
      this.#ends.delete(end);
    });
    this.#ends.add(end);
  }

  arrived(way: SendingWay): void {
    const key = wayKey(way);
    this.#windows.set(key, Math.min(MOST_AT_ONCE, this.#window(key) + 1));
  }

  refused(way: SendingWay): void {
    const key = wayKey(way);
    this.#windows.set(key, Math.max(1, Math.floor(this.#window(key) / 2)));
  }

  /** When one of them has ended. */
  one(): Promise<void> {
    return Promise.race(this.#ends);
  }

  async all(): Promise<void> {
    await Promise.all(this.#ends);
  }

  #window(key: string): number {
    return this.#windows.get(key) ?? 1;
  }
}
