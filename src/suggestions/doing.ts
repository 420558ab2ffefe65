// What somebody does with a suggestion, and what is needed to do it.
import type { Database } from '../database/client.ts';
import type { Keys } from '../keys.ts';
import type { Person } from '../people/person.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Act } from './lifecycle.ts';

export interface Shell {
  readonly database: Database;
  readonly keys: Keys;
  readonly workspace: Workspace;
  readonly now: Date;
}

export interface Doing {
  readonly suggestionId: string;
  readonly actor: Person;
  readonly act: Act;
  /** The owner's or author's words; '' for acts without words. */
  readonly text: string;
  /** Whom to hand over to, for `reassign`. */
  readonly to?: Person;
  /** The opening of the form that it came from; the same one twice acts once. */
  readonly formKey?: string;
}
