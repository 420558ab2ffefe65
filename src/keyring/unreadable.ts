// How much of what is sealed no key opens: each is one row that cannot be read, and the rest goes on.
import type { EngineStore } from '../database/client.ts';
import { type Keys, opened } from '../keys.ts';
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
    if (opened(keys, of.purpose, seal) === null) unreadable += 1;
  }
  return { seals, unreadable };
}
