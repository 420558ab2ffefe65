// What /health asks, and the operators' alerts: whether each part does its work.
import { ofEach, workspacesOf } from '../companies/checks.ts';
import type { Companies } from '../companies/companies.ts';
import type { StorageConfig } from '../config/storage.ts';
import type { Minutes } from '../minutes.ts';
import type { Platform } from '../platforms/platform.ts';
import { beating } from '../web/beating.ts';
import { chatCheck } from '../web/chats.ts';
import type { HealthCheck } from '../web/health.ts';
import { lateLetters, sendingCheck } from '../web/overdue.ts';
import { storing } from '../web/storing.ts';
import { adminsCheck, untold } from '../web/undelivered.ts';
import type { Ground } from './ground.ts';

export interface ChecksParts extends Pick<Ground, 'database' | 'clock'> {
  readonly storage: StorageConfig;
  readonly companies: Companies;
  readonly platforms: readonly Platform[];
  /** Left out where nothing beats by itself. */
  readonly pulse?: () => Minutes | null;
}

/** @returns those of the chats, and all of them with these */
export function checksOf({ database, clock, storage, companies, platforms, pulse }: ChecksParts) {
  const { db } = database;
  const chats = platforms.map((each) =>
    chatCheck({ db, clock }, (chat) => workspacesOf(companies, chat), each),
  );
  const all: readonly HealthCheck[] = [
    storing(database, storage.databaseUrl, clock),
    ...chats,
    ofEach(
      companies,
      (id) => sendingCheck({ db, clock }, id),
      (ids) => lateLetters(clock.now())(database.db, ids),
    ),
    ofEach(
      companies,
      (id) => adminsCheck(db, id),
      (ids) => untold(db, ids),
    ),
    ...(pulse ? [beating(pulse)] : []),
  ];
  return { chats, all };
}
