// A signed request is taken once. Kept in memory: on file it would stand beside what the same request stores, an anonymous idea
// among it, and its sender would wait for the database. What was signed before this process began is refused instead, so that a restart forgets nothing.

export interface Once {
  /**
   * False where this signature was taken already. `until` is when it grows too old by itself, by the clock that `once` was given.
   * What fails afterwards may be taken again: `release`.
   */
  take(signature: string, until: number): boolean;
  release(signature: string): void;
}

/** More than come within one window; the oldest give way, since memory must not grow with what strangers send. */
const MOST = 200_000;

/** @param now in milliseconds since 1970 */
export function once(now: () => number): Once {
  const taken = new Map<string, number>();
  const forgetOld = (): void => {
    for (const [signature, until] of taken) {
      if (until >= now() && taken.size < MOST) return;
      taken.delete(signature);
    }
  };
  return {
    take(signature, until) {
      if (taken.has(signature)) return false;
      forgetOld();
      taken.set(signature, until);
      return true;
    },
    release(signature) {
      taken.delete(signature);
    },
  };
}
