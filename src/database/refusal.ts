// Why a database refused: told by codes, never by the prose of a message.
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
