// Pages that open by their own link alone: named, of one kind, until a day. What stands in the link is kept as a hash. What a page of each
// kind shows is in a file of its own here (wall.ts, journey.ts); serving them is web/pages/.
import { randomBytes } from 'node:crypto';
import type { Doer } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { newId } from '../clock.ts';
import { beyond, type Database, type Store, transact } from '../database/client.ts';
import type { Prisma } from '../database/generated/sqlite/client.ts';
import type { PageModel } from '../database/generated/sqlite/models.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { hashOf } from '../tokens/bearer.ts';

export const pageKinds = ['wall', 'journey'] as const;
export type PageKind = (typeof pageKinds)[number];

export interface OpenPage {
  readonly workspaceId: string;
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** By its kind: JSON that its own file reads. */
  readonly shows: unknown;
  readonly createdById: string;
  readonly createdAt: Date;
  /** From this instant on its link leads nowhere, until it is renewed. */
  readonly expiresAt: Date;
  /** The company's day, YYYY-MM-DD; null: not yet. */
  readonly lastOpenedOn: string | null;
  /** `expiresAt` as it was when somebody was told that it comes near; null: nobody was. */
  readonly endingTold: Date | null;
  readonly version: number;
}

/** A screen that hangs is forgotten; after a year somebody says that it should go on. */
export const LIVES_DAYS = 365;
const DAY_MS = 86_400_000;
/** In a company: more are no longer looked after by anybody. */
const MOST = 100;

export interface NewPage {
  readonly kind: PageKind;
  readonly name: string;
  readonly shows: Prisma.InputJsonValue;
  readonly creatorId: string;
}

/**
 * What stands in the link is told here once: 192 random bits.
 * @throws UserError 'page.exists' where the name is taken, 'page.tooMany'
 */
export async function makePage(
  database: Database,
  workspaceId: string,
  { creatorId, ...page }: NewPage,
  doer: Doer,
): Promise<{ readonly page: OpenPage; readonly token: string }> {
  const token = randomBytes(24).toString('base64url');
  const made = await transact(database, async (tx) => {
    await freeName(tx, workspaceId, page.name, null);
    if ((await tx.page.count({ where: { workspaceId } })) >= MOST)
      throw new UserError('page.tooMany', (locale) => say(locale).tooMany(MOST));
    const id = newId();
    await noted(tx, { workspaceId, ...doer }, 'page.made', { page: id });
    const life = { createdAt: doer.now, expiresAt: lifeFrom(doer.now) };
    return tx.page.create({
      data: { ...page, ...life, workspaceId, id, createdById: creatorId, tokenHash: hashOf(token) },
    });
  });
  return { page: pageFrom(made), token };
}

/**
 * Its link stays the same. False where somebody else changed it since that version, or revoked it.
 * @throws UserError 'page.exists'
 */
export function changePage(
  database: Database,
  workspaceId: string,
  { id, version }: { readonly id: string; readonly version: number },
  { name, shows }: Pick<NewPage, 'name' | 'shows'>,
  doer: Doer,
): Promise<boolean> {
  return transact(database, async (tx) => {
    await freeName(tx, workspaceId, name, id);
    const { count } = await tx.page.updateMany({
      where: { workspaceId, id, version },
      data: { name, shows, version: { increment: 1 } },
    });
    if (count === 1) await noted(tx, { workspaceId, ...doer }, 'page.changed', { page: id });
    return count === 1;
  });
}

/** It lives a year from now on, expired or not. Null where it was revoked. */
export function renewPage(
  database: Database,
  workspaceId: string,
  id: string,
  doer: Doer,
): Promise<OpenPage | null> {
  return transact(database, async (tx) => {
    const data = { expiresAt: lifeFrom(doer.now), version: { increment: 1 } };
    const { count } = await tx.page.updateMany({ where: { workspaceId, id }, data });
    if (count === 1) await noted(tx, { workspaceId, ...doer }, 'page.renewed', { page: id });
    return pageById(tx, workspaceId, id);
  });
}

/** Its link leads nowhere from now on, as one that never was. What it was called; null where it is gone already. */
export function revokePage(
  database: Database,
  workspaceId: string,
  id: string,
  doer: Doer,
): Promise<string | null> {
  return transact(database, async (tx) => {
    const known = await pageById(tx, workspaceId, id);
    if (known) {
      await tx.page.delete({ where: { workspaceId_id: { workspaceId, id } } });
      await noted(tx, { workspaceId, ...doer }, 'page.revoked', { page: id });
    }
    return known?.name ?? null;
  });
}

/** By name. */
export async function listPages(db: Store, workspaceId: string): Promise<readonly OpenPage[]> {
  const rows = await db.page.findMany({
    where: { workspaceId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return rows.map(pageFrom);
}

export async function pageById(db: Store, workspaceId: string, id: string): Promise<OpenPage | null> {
  const row = await db.page.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  return row && pageFrom(row);
}

/** The page of that kind which a link with this token leads to; null where there is none, it was revoked, or it has expired. */
export async function pageOpened(
  db: Store,
  { token, kind, now }: { readonly token: string; readonly kind: PageKind; readonly now: Date },
): Promise<OpenPage | null> {
  const row = await beyond(db, 'whose it is').page.findUnique({ where: { tokenHash: hashOf(token) } });
  return row === null || row.kind !== kind || hasExpired(row, now) ? null : pageFrom(row);
}

export function hasExpired({ expiresAt }: Pick<OpenPage, 'expiresAt'>, now: Date): boolean {
  return expiresAt <= now;
}

/** The day alone, and once a day: when exactly somebody looks is nobody's concern. */
export async function noteOpened(
  db: Store,
  { workspaceId, id }: Pick<OpenPage, 'workspaceId' | 'id'>,
  day: string,
): Promise<void> {
  await db.page.updateMany({ where: { workspaceId, id }, data: { lastOpenedOn: day } });
}

async function freeName(tx: Store, workspaceId: string, name: string, own: string | null): Promise<void> {
  const known = await tx.page.findUnique({
    where: { workspaceId_name: { workspaceId, name } },
    select: { id: true },
  });
  if (known && known.id !== own) throw new UserError('page.exists', (locale) => say(locale).exists(name));
}

function lifeFrom(now: Date): Date {
  return new Date(now.getTime() + LIVES_DAYS * DAY_MS);
}

function pageFrom({ tokenHash: _, ...row }: PageModel): OpenPage {
  return row;
}

const say = phrases({
  en: {
    exists: (name: string) =>
      `There is already a page “${name}”. Choose another name, or revoke that one first.`,
    tooMany: (most: number) =>
      `There are ${most} pages already. Revoke those that nobody opens: the list says when each was last opened.`,
  },
  fr: {
    exists: (name) =>
      fr`Il existe déjà une page « ${name} ». Choisissez un autre nom, ou révoquez d’abord celle-là.`,
    tooMany: (most) =>
      fr`Il y a déjà ${most} pages. Révoquez celles que personne n’ouvre : la liste dit quand chacune l’a été.`,
  },
});
