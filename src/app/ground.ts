// What everything stands on: the database brought up to date, its time, and the keys.
import type { Logger } from 'pino';
import { type Clock, systemClock } from '../clock.ts';
import type { StorageConfig } from '../config/storage.ts';
import { type Database, openDatabase } from '../database/client.ts';
import { migrate } from '../database/migrate.ts';
import { sharedClock } from '../database/shared-clock.ts';
import { holding } from '../keyring/holder.ts';
import { openKeys } from '../keyring/open.ts';
import type { Keys } from '../keys.ts';
import type { Stops } from './stops.ts';

export interface Ground {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  /** Each minute: asks the database what time it is, where time goes by it. */
  look(): Promise<void>;
  /** Each minute: says that this process holds the keys. */
  hold(): Promise<void>;
}

export interface GroundParts {
  readonly storage: StorageConfig;
  /** See AppParts. */
  readonly clock: Clock;
  readonly log: Logger;
}

export async function layGround({ storage, log, ...parts }: GroundParts, stops: Stops): Promise<Ground> {
  const applied = await migrate(storage.databaseUrl);
  if (applied.length > 0) log.info({ migrations: applied }, 'the database was brought up to date');
  const database = await openDatabase(storage.databaseUrl);
  stops.push(() => database.close());
  const shared = parts.clock === systemClock ? await sharedClock(database, systemClock) : null;
  const clock = shared ?? parts.clock;
  const keys = await openKeys(database, storage);
  const holder = holding(database.db, storage.secretKeys);
  await holder.beat(clock.now());
  stops.push(() => holder.stop());
  return {
    database,
    clock,
    keys,
    async look() {
      await shared
        ?.look()
        .catch((error: unknown) =>
          log.error(
            { err: error },
            'the database could not say what time it is; time goes on from its last answer',
          ),
        );
    },
    hold: () => holder.beat(clock.now()),
  };
}
