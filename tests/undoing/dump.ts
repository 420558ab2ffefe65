// Everything in a database that taking an import back must leave as it was before, in one canonical text and its hash.
import { createHash } from 'node:crypto';
import type { EngineStore } from '../../src/database/client.ts';

/**
 * Not what tells that there was an import and what was said of it (the batch, the audit log, the ledger, the message that showed it), and not what only
 * ever grows: numbers that were given, when something was last looked at.
 */
const LEFT_OUT = new Set([
  'AuditEntry',
  'AuditHead',
  'Batch',
  'Delivery',
  'FileImport',
  'IdempotencyKey',
  'Reception',
  'AnswerCounter',
  'BatchCounter',
  'WriteCheck',
  'Pace',
  'SendingTurn',
  'FeedbackIndexing',
]);
const GROWING = new Set(['lastCase', 'lookedUntil']);

/** The lines of all tables, each beginning with its table's name, in an order of their own. */
export async function dumpOf(
  { db, engine }: EngineStore,
  leftOut: ReadonlySet<string> = LEFT_OUT,
): Promise<string[]> {
  const named = await db.$queryRawUnsafe<{ name: string }[]>(
    engine === 'sqlite'
      ? `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'FeedbackSearch%' ORDER BY 1`
      : `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%' ORDER BY 1`,
  );
  const lines: string[] = [];
  for (const { name } of named) {
    if (leftOut.has(name)) continue;
    const rows = await db.$queryRawUnsafe<Record<string, unknown>[]>(`SELECT * FROM "${name}"`);
    lines.push(...rows.map((row) => `${name} ${lineOf(row)}`).sort());
  }
  return lines;
}

function lineOf(row: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(row).filter(([column]) => !GROWING.has(column));
  return JSON.stringify(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)),
    (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value),
  );
}

/** Throws where the full-text index does not hold exactly the words of its table. */
export async function checkIndex({ db, engine }: EngineStore): Promise<void> {
  if (engine !== 'sqlite') return;
  await db.$executeRawUnsafe(
    `INSERT INTO "FeedbackSearch"("FeedbackSearch", rank) VALUES ('integrity-check', 1)`,
  );
}

export async function hashOf(store: EngineStore): Promise<string> {
  await checkIndex(store);
  return createHash('sha256')
    .update((await dumpOf(store)).join('\n'))
    .digest('hex');
}
