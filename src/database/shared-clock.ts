// The one clock of all replicas: PostgreSQL's. Between two looks at it time goes by the machine's monotonic timer, so that a clock of
// ours that is wrong, or is set, changes nothing. A SQLite file is used on one machine: its clock is that machine's.
import type { Clock } from '../clock.ts';
import type { Database } from './store.ts';
import { beyond } from './tenancy.ts';

export interface SharedClock extends Clock {
  /** Asks the database what time it is. Throws where it cannot be asked; the time goes on from the last answer. */
  look(): Promise<void>;
}

export async function sharedClock({ db, engine }: Database, own: Clock): Promise<SharedClock> {
  if (engine === 'sqlite') return { now: () => own.now(), look: async () => {} };
  /** The database's time (epoch ms) when the monotonic timer stood at 0. */
  let origin = 0;
  const look = async () => {
    const asked = performance.now();
    const [row] = await beyond(db, 'the whole database').$queryRaw<{ ms: number }[]>`
      SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms`;
    if (!row) throw new Error('the database did not say what time it is');
    origin = Number(row.ms) - (asked + performance.now()) / 2;
  };
  await look();
  return { now: () => new Date(origin + performance.now()), look };
}
