// What the two kinds of work on a file have in common: whose it is, in which language, by which calendar.
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import type { Worker } from '../feedback/work/work.ts';
import { formats } from '../i18n/formats.ts';
import type { Keys } from '../keys.ts';
import { localeFor, zoneFor } from '../people/person.ts';
import { type Workspace, workspaceById } from '../workspace/workspace.ts';
import type { FileImport } from './file-import.ts';
import type { HandedFiles } from './handed.ts';
import type { ImportReader } from './shown.ts';

export interface ImporterParts {
  readonly database: Database;
  readonly workspaceId: string;
  readonly keys: Keys;
  readonly keepOriginals: boolean;
  /** Who takes personal data out of words; this thread where nobody is named. */
  readonly work?: Worker;
  readonly clock: Clock;
  readonly log: Logger;
  readonly files: HandedFiles;
  /** A message waits in the ledger. */
  readonly nudge: () => void;
  /** Answers were stored. */
  readonly answersCame: () => void;
  /** Where files are put while they are read; the machine's own temporary folder by default. */
  readonly folder?: string;
}

export interface Job {
  readonly parts: ImporterParts;
  readonly row: FileImport;
  /** Where the file stands now. */
  readonly path: string;
  readonly signal: AbortSignal;
}

export interface Around {
  readonly workspace: Workspace;
  readonly reader: ImportReader;
  /** How dates are read where they do not tell. */
  readonly usualDateOrder: 'dmy' | 'mdy';
}

export async function around(
  { database: { db } }: Pick<ImporterParts, 'database'>,
  { workspaceId, personId }: FileImport,
): Promise<Around> {
  const workspace = await workspaceById(db, workspaceId);
  const person = await db.person.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: personId } },
  });
  const locale = localeFor(person, workspace);
  return {
    workspace,
    reader: { locale, formats: formats(locale, zoneFor(person, workspace)) },
    usualDateOrder: workspace.country === 'US' ? 'mdy' : 'dmy',
  };
}
