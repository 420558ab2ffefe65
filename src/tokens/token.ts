// Tokens for the HTTP API: named, for some scopes, until a day. Only their hashes are kept. A source's own token is
// feedback/sources/source.ts.
import { z } from 'zod';
import type { By, Doer } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { dayOf, isDay } from '../calendar/day.ts';
import { dayIn, zoneOf } from '../calendar/zone.ts';
import { newId } from '../clock.ts';
import { beyond, type Database, type Store, transact } from '../database/client.ts';
import type { ApiTokenModel } from '../database/generated/sqlite/models.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { hashOf, newToken } from './bearer.ts';

export const scopes = [
  'read:voice',
  'read:suggestions',
  'read:stories',
  'read:cases',
  'read:surveys',
  'read:contacts',
  'read:settings',
  'write:feedback',
  'write:surveys',
  'write:contacts',
] as const;
export type Scope = (typeof scopes)[number];

export interface ApiToken {
  readonly workspaceId: string;
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
  /** From this instant on it is refused; null: never. */
  readonly expiresAt: Date | null;
  /** The company's day, YYYY-MM-DD; null: not yet. */
  readonly lastUsedOn: string | null;
}

/** Where nobody says until when. */
export const USUAL_DAYS = 365;
const LONGEST_NAME = 100;
/** In a company: more are no longer looked after by anybody. */
const MOST = 100;

export interface NewToken {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date | null;
  readonly now: Date;
}

/**
 * The token is told here once.
 * @throws UserError 'token.name' where it is empty or over 100 characters, 'token.exists' where it is taken, 'token.tooMany'
 */
export async function addToken(
  database: Database,
  workspaceId: string,
  { name, scopes: given, expiresAt, now }: NewToken,
  by: By = 'command-line',
): Promise<{ readonly added: ApiToken; readonly token: string }> {
  const called = name.trim();
  if (called === '' || called.length > LONGEST_NAME)
    throw new UserError('token.name', (locale) => say(locale).badName);
  const { token, tokenHash } = newToken();
  const added = await transact(database, async (tx) => {
    const known = await tx.apiToken.findUnique({
      where: { workspaceId_name: { workspaceId, name: called } },
      select: { id: true },
    });
    if (known) throw new UserError('token.exists', (locale) => say(locale).exists(called));
    if ((await tx.apiToken.count({ where: { workspaceId } })) >= MOST)
      throw new UserError('token.tooMany', (locale) => say(locale).tooMany(MOST));
    const its = scopes.filter((each) => given.includes(each));
    const id = newId();
    await noted(tx, { workspaceId, by, now }, 'token.added', { token: id });
    return tx.apiToken.create({
      data: { workspaceId, id, name: called, tokenHash, scopes: its, createdAt: now, expiresAt },
    });
  });
  return { added: tokenFrom(added), token };
}

/** By name. */
export async function listTokens(db: Store, workspaceId: string): Promise<readonly ApiToken[]> {
  const rows = await db.apiToken.findMany({
    where: { workspaceId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return rows.map(tokenFrom);
}

/** From now on it is refused, as one that never was. What it was called; null where it is gone already. */
export function revokeToken(
  database: Database,
  workspaceId: string,
  id: string,
  doer: Doer,
): Promise<string | null> {
  return transact(database, async (tx) => {
    const where = { workspaceId_id: { workspaceId, id } };
    const known = await tx.apiToken.findUnique({ where, select: { name: true } });
    if (known) {
      await tx.apiToken.delete({ where });
      await noted(tx, { workspaceId, ...doer }, 'token.revoked', { token: id });
    }
    return known?.name ?? null;
  });
}

/** @throws UserError 'token.unknown', naming those there are */
export async function tokenNamed(db: Store, workspaceId: string, name: string): Promise<ApiToken> {
  const all = await listTokens(db, workspaceId);
  const found = all.find((each) => each.name === name.trim());
  if (found) return found;
  const names = all.map((each) => each.name).join(', ');
  throw new UserError('token.unknown', (locale) => say(locale).unknown(name.trim(), names || '–'));
}

/** Whose it is, expired or not; null where nobody has it, or it was revoked. */
export async function tokenBorne(db: Store, token: string): Promise<ApiToken | null> {
  const row = await beyond(db, 'whose it is').apiToken.findUnique({ where: { tokenHash: hashOf(token) } });
  return row && tokenFrom(row);
}

export function isExpired({ expiresAt }: Pick<ApiToken, 'expiresAt'>, now: Date): boolean {
  return expiresAt !== null && expiresAt <= now;
}

/** The day alone, and once a day: when exactly somebody reads is nobody's concern. */
export async function noteUsed(
  db: Store,
  { workspaceId, id }: Pick<ApiToken, 'workspaceId' | 'id'>,
  day: string,
): Promise<void> {
  await db.apiToken.updateMany({ where: { workspaceId, id }, data: { lastUsedOn: day } });
}

/** "2027-01-31": to the end of that day, where the company is. Null where it is no day, or over by now. */
export function endOf(day: string, { timeZone }: Pick<Workspace, 'timeZone'>, now: Date): Date | null {
  if (!isDay(day) || day < dayIn(timeZone, now)) return null;
  return new Date(zoneOf(timeZone).instant(dayOf(day) + 1, 0));
}

const shape = z.array(z.string());

/** Scopes that this version does not know let nobody in anywhere. */
function tokenFrom({ tokenHash: _, ...row }: ApiTokenModel): ApiToken {
  const kept = shape.parse(row.scopes);
  return { ...row, scopes: scopes.filter((each) => kept.includes(each)) };
}

const say = phrases({
  en: {
    badName: 'A token needs a name of 1 to 100 characters, such as who uses it for what.',
    exists: (name: string) =>
      `There is already a token “${name}”. Choose another name, or revoke that one first: portevoix token revoke.`,
    tooMany: (most: number) =>
      `There are ${most} tokens already. Revoke those that nobody uses: portevoix token list says when each was last used.`,
    unknown: (name: string, known: string) => `There is no token “${name}”. There are: ${known}`,
  },
  fr: {
    badName: 'Un jeton doit avoir un nom de 1 à 100 caractères, par exemple qui s’en sert et pour quoi.',
    exists: (name) =>
      fr`Il existe déjà un jeton « ${name} ». Choisissez un autre nom, ou révoquez d’abord celui-là : portevoix token revoke.`,
    tooMany: (most) =>
      fr`Il y a déjà ${most} jetons. Révoquez ceux dont personne ne se sert : portevoix token list dit quand chacun a servi.`,
    unknown: (name, known) => fr`Aucun jeton ne s’appelle « ${name} ». Jetons connus : ${known}`,
  },
});
