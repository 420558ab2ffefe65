// Why a database refused: told by codes, never by the prose of a message.
import { Unready } from '../errors.ts';
import { Prisma } from './generated/sqlite/client.ts';

/** The row is there already: Prisma's P2002, or what a raw statement gives (PostgreSQL 23505, SQLite 1555 and 2067). */
export function isUniqueViolation(error: unknown): boolean {
  return hasCode(error, 'P2002') || ['23505', '1555', '2067'].includes(driverCode(error) ?? '');
}

/**
 * The transaction lost against another one and had no effect: it may be run again. Prisma's P2034, or what a raw
 * statement gives (PostgreSQL 40001 serialization_failure and 40P01 deadlock_detected,
 * https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
export function isConflict(error: unknown): boolean {
  return hasCode(error, 'P2034') || ['40001', '40P01'].includes(driverCode(error) ?? '');
}

/**
 * The transaction was given up because it took longer than it was given, and had no effect: Prisma's P2028, of one that had begun. A commit and
 * that end have one queue (`TransactionManager` of Prisma's client), so that what was given up cannot be committed as well.
 */
export function tookTooLong(error: unknown): boolean {
  return hasCode(error, 'P2028');
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === code;
}

/** The engine's own code: inside Prisma's error for a raw statement, or on the adapter's error where one comes bare (COMMIT). */
function driverCode(error: unknown): string | undefined {
  const inner =
    error instanceof Prisma.PrismaClientKnownRequestError ? error.meta?.driverAdapterError : error;
  if (!(inner instanceof Error) || typeof inner.cause !== 'object' || inner.cause === null) return undefined;
  const { cause } = inner;
  return 'originalCode' in cause && typeof cause.originalCode === 'string' ? cause.originalCode : undefined;
}

/** What keeps a database from its work, in a word that says nothing of where it is. */
export type DatabaseTrouble = 'full' | 'read-only' | 'locked' | 'unreachable' | 'failing';

/** It takes nothing just now, and nothing was done. */
export class DatabaseUnready extends Unready {
  readonly trouble: DatabaseTrouble;
  constructor(trouble: DatabaseTrouble, options?: ErrorOptions) {
    super(trouble, `the database is ${trouble}`, options);
    this.trouble = trouble;
  }
}

const TROUBLES: readonly (readonly [RegExp, DatabaseTrouble])[] = [
  [/^(SQLITE_FULL|53100|ENOSPC|EDQUOT)$/, 'full'],
  [/^(SQLITE_READONLY|SQLITE_PERM|25006|42501|EROFS|EACCES)$/, 'read-only'],
  // P2028: no turn was to be had in the time given; P1008: it was lost waiting.
  [/^(SQLITE_BUSY|SQLITE_LOCKED|55P03|57014|P2028|P1008)$/, 'locked'],
  [
    // The server is not there, takes no more connections, not us, or not for this database.
    /^(08\d{3}|57P0[1-5]|53300|28\w{3}|3D000|55000|P100[0-3]|P101[017]|P2024|P2037|ECONN\w+|ENOTFOUND|ETIMEDOUT|SQLITE_CANTOPEN)$/,
    'unreachable',
  ],
  // 42P01: it has lost its tables, or is another one.
  [/^(SQLITE_(IOERR|CORRUPT|NOTADB|NOMEM)|58\w{3}|53\d{3}|42P01|XX\w{3})$/, 'failing'],
];

/** Null where the database did its part, and something else went wrong. */
export function troubleOf(error: unknown): DatabaseTrouble | null {
  if (error instanceof DatabaseUnready) return error.trouble;
  const code = databaseCode(error);
  return TROUBLES.find(([codes]) => code !== null && codes.test(code))?.[1] ?? null;
}

/**
 * The database's own code ("SQLITE_FULL", "53100"), or Prisma's where the engine had no say; null for what is no error of a database. Of
 * several errors the first that has one. Errors say what they say elsewhere: here it is codes alone.
 */
export function databaseCode(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const own = driverCode(error);
  if (own !== undefined) return nameOf(own);
  if ('code' in error && typeof error.code === 'string' && /^SQLITE_[A-Z]+/.test(error.code))
    return error.code.replace(/^(SQLITE_[A-Z]+).*/, '$1');
  const inner = [error.cause, ...(error instanceof AggregateError ? error.errors : [])];
  for (const each of inner) {
    const code = databaseCode(each);
    if (code !== null) return code;
  }
  return error instanceof Prisma.PrismaClientKnownRequestError ? error.code : null;
}

/** SQLite's result codes by number (https://sqlite.org/rescode.html); an extended one has its kind in its lowest byte. */
const SQLITE: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  19: 'SQLITE_CONSTRAINT',
  26: 'SQLITE_NOTADB',
};

/** PostgreSQL's have five characters, SQLite's numbers at most four. */
function nameOf(code: string): string {
  return /^\d{1,4}$/.test(code) ? (SQLITE[Number(code) & 0xff] ?? `SQLITE_${code}`) : code;
}
