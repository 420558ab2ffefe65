// What the shell of a rule is given: where things are kept, whose they are, and the time at which all of it is done.
import type { Database } from '../database/client.ts';
import type { Keys } from '../keys.ts';
import type { Workspace } from './workspace.ts';

export interface Shell {
  readonly database: Database;
  readonly workspace: Workspace;
  readonly now: Date;
}

/** Of what is sealed besides: who wrote an anonymous idea. */
export interface KeyedShell extends Shell {
  readonly keys: Keys;
}
