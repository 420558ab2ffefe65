// How much of what is sealed no key opens: each is one row that cannot be read, and the rest goes on.
import type { EngineStore } from '../database/client.ts';
import type { Keys } from '../keys.ts';
import { allSeals } from './seals.ts';

export interface Readable {
  readonly seals: number;
  readonly unreadable: number;
}

/** Opens everything: a few seconds for 100,000. */
export async function readability(store: EngineStore, keys: Keys): Promise<Readable> {
  let seals = 0;
  let unreadable = 0;
  for await (const { of, seal } of allSeals(store)) {
    seals += 1;
    if (!opens(keys, of.purpose, seal)) unreadable += 1;
  }
  return { seals, unreadable };
}

function opens(keys: Keys, purpose: string, seal: string): boolean {
  try {
    keys.open(purpose, seal);
    return true;
  } catch {
    return false;
  }
}
