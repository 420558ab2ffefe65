// The one-time code by which somebody shows that two accounts are theirs: asked for on one chat, typed on the other.
import { randomBytes } from 'node:crypto';
import { type Database, type Store, transact } from '../database/client.ts';
import type { LinkCodeModel } from '../database/generated/sqlite/models.ts';
import type { Keys } from '../keys.ts';

export const CODE_MINUTES = 10;
/** Wrong codes that one person may type within as many minutes. */
const MOST_TRIES = 5;

/** 32 characters, so that each takes five random bits; none of those that are read as another. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 8;
const WINDOW_MS = CODE_MINUTES * 60_000;

interface Codes {
  readonly database: Database;
  readonly keys: Keys;
  readonly workspaceId: string;
  readonly now: Date;
}

/** A new code for this person; the one before stops counting. It is stored as a fingerprint alone. */
export async function newCode(
  { database, keys, workspaceId, now }: Codes,
  personId: string,
): Promise<string> {
  const code = [...randomBytes(LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  const asked = {
    codeHash: hashOf(keys, workspaceId, code),
    validUntil: new Date(now.getTime() + WINDOW_MS),
  };
  await database.db.linkCode.upsert({
    where: { workspaceId_personId: { workspaceId, personId } },
    create: { workspaceId, personId, ...asked },
    update: asked,
  });
  return code;
}

export type FoundCode =
  | { readonly kind: 'found'; readonly personId: string }
  | { readonly kind: 'wrong' | 'expired' | 'too-many' };

/** Whose code it is. Wrong ones are counted against whoever typed them, also where nothing else comes of it. */
export function findCode(codes: Codes, typedBy: string, typed: string): Promise<FoundCode> {
  const { workspaceId, now } = codes;
  return transact(codes.database, async (tx): Promise<FoundCode> => {
    const where = { workspaceId_personId: { workspaceId, personId: typedBy } };
    const tried = await tx.linkCode.findUnique({ where });
    const before = tried && isRecent(tried, now) ? tried.wrongTries : 0;
    if (before >= MOST_TRIES) return { kind: 'too-many' };
    const row = await rowOf(tx, codes, typed);
    if (!row) {
      const triedSince = before === 0 ? now : (tried?.triedSince ?? now);
      const data = { wrongTries: before + 1, triedSince };
      await tx.linkCode.upsert({ where, create: { workspaceId, personId: typedBy, ...data }, update: data });
      return { kind: 'wrong' };
    }
    if (!isValid(row, now)) return { kind: 'expired' };
    return { kind: 'found', personId: row.personId };
  });
}

/** It counts no more. False where it did not count any longer. */
export async function useCode(tx: Store, { keys, workspaceId, now }: Codes, code: string): Promise<boolean> {
  const codeHash = hashOf(keys, workspaceId, code);
  const { count } = await tx.linkCode.deleteMany({
    where: { workspaceId, codeHash, validUntil: { gt: now, lte: new Date(now.getTime() + WINDOW_MS) } },
  });
  return count === 1;
}

function rowOf(tx: Store, { keys, workspaceId }: Codes, typed: string): Promise<LinkCodeModel | null> {
  const codeHash = hashOf(keys, workspaceId, typed);
  return tx.linkCode.findUnique({ where: { workspaceId_codeHash: { workspaceId, codeHash } } });
}

/** One that is good for longer than any was made by a clock that was set back since. */
function isValid({ validUntil }: LinkCodeModel, now: Date): boolean {
  const left = validUntil === null ? 0 : validUntil.getTime() - now.getTime();
  return left > 0 && left <= WINDOW_MS;
}

function isRecent({ triedSince }: LinkCodeModel, now: Date): boolean {
  return triedSince !== null && Math.abs(now.getTime() - triedSince.getTime()) < WINDOW_MS;
}

/** Typed in small letters or with spaces, it is the same code. */
function hashOf(keys: Keys, workspaceId: string, typed: string): string {
  const code = typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  return keys.fingerprint('link.code', JSON.stringify([workspaceId, code]));
}
