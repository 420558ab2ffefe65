// What is needed to carry answers to a channel.
import type { Database } from '../database/client.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface Shell {
  readonly database: Database;
  readonly workspace: Workspace;
  readonly now: Date;
}
