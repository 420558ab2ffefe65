// Which addresses a process leaves alone for a moment after it wrote there. What is tried again later rests in the ledger itself.
import type { Address } from '../messages/message.ts';
import type { Rests } from './turn.ts';

interface Rest {
  readonly from: number;
  readonly until: number;
  readonly anonymous: boolean;
}

/** By the address in clear; all instants in epoch ms. */
export class Resting {
  readonly #rests = new Map<Address, Rest>();

  add(address: Address, rest: Rest): void {
    this.#rests.set(address, rest);
  }

  /** Past rests are forgotten, and those of a clock that was set back since. */
  forget(now: number): void {
    for (const [address, { from, until }] of this.#rests)
      if (until <= now || from > now) this.#rests.delete(address);
  }

  /** 0 where it does not rest. */
  until(address: Address): number {
    return this.#rests.get(address)?.until ?? 0;
  }

  addresses(): Address[] {
    return [...this.#rests.keys()];
  }

  /** What stands in the database for the next replica: nobody anonymous. */
  shared(): Rests {
    const known = [...this.#rests].filter(([, { anonymous }]) => !anonymous);
    return Object.fromEntries(known.map(([address, { until }]) => [address, until]));
  }
}
