// What the chat says of those who ask, asked at most every ten minutes for each: kept in memory, since a row that changes whenever
// somebody comes would tell who wrote what was stored next.
import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { Address } from '../messages/message.ts';
import type { Directory, Profile } from './directory.ts';

const FRESH_MS = 10 * 60_000;
/** Slack lets a form be opened for three seconds after the press. */
const PATIENCE_MS = 1_500;
/** Everybody who asks within a day, and then some. */
const MOST = 5_000;

export type ToldProfile = { readonly profile: Profile | null } | 'unknown';

export interface Profiles {
  /** As told ten minutes ago at most. Throws what the chat threw. */
  recent(address: Address): Promise<Profile | null>;
  /** The same of somebody who is on file: 'unknown' where the chat cannot be asked within a moment. */
  recentOf(address: Address): Promise<ToldProfile>;
  /** Asked anew; 'unknown' likewise. */
  now(address: Address): Promise<ToldProfile>;
  /** As it was told last, however long ago; null where this process was never told. */
  last(address: Address): Profile | null;
}

export function profiles(directory: Pick<Directory, 'profile'>, clock: Clock): Profiles {
  const told = new Map<Address, { readonly at: number; readonly profile: Profile }>();
  const ask = async (address: Address): Promise<Profile | null> => {
    const profile = await directory.profile(address);
    told.delete(address);
    // Whom the chat does not know may have come by the next press.
    if (profile !== null) told.set(address, { at: clock.now().getTime(), profile });
    const [oldest] = told.keys();
    if (told.size > MOST && oldest !== undefined) told.delete(oldest);
    return profile;
  };
  const recent = async (address: Address): Promise<Profile | null> => {
    const before = told.get(address);
    const age = before === undefined ? FRESH_MS : clock.now().getTime() - before.at;
    return before !== undefined && age >= 0 && age < FRESH_MS ? before.profile : ask(address);
  };
  return {
    recent,
    recentOf: (address) => patiently(recent(address)),
    now: (address) => patiently(ask(address)),
    last: (address) => told.get(address)?.profile ?? null,
  };
}

async function patiently(asked: Promise<Profile | null>): Promise<ToldProfile> {
  const answered = asked.then(
    (profile): ToldProfile => ({ profile }),
    (): ToldProfile => 'unknown',
  );
  return Promise.race([answered, wait<ToldProfile>(PATIENCE_MS, 'unknown', { ref: false })]);
}
