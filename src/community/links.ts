// The links by which customers answer: one that anybody may answer by, or many of which each is answered by once. Of an open one the hash is
// kept; single ones are signed, and none of them is kept at all: only, once it was answered by, a keyed hash of it. Whom the company sends
// which one is not known here.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { By } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { newId } from '../clock.ts';
import { beyond, type Database, type Store, transact } from '../database/client.ts';
import type { CustomerLinksModel } from '../database/generated/sqlite/models.ts';
import { UserError } from '../errors.ts';
import { formats } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Keys } from '../keys.ts';
import { hashOf } from '../tokens/bearer.ts';
import { type CommunityQuestion, isOpenTo, LEAST_ANSWERS, questionFrom } from './question.ts';

export type { CustomerLinksModel as CustomerLinks } from '../database/generated/sqlite/models.ts';

/** Made at once, at least: that one of few was answered by would say who answered. */
const LEAST_LINKS = LEAST_ANSWERS;
/** At most: as many lines as a spreadsheet opens without a thought. */
const MOST_LINKS = 100_000;
/** Lists of them to one question. */
const MOST_LISTS = 20;

const MARK = 16;
const SERIAL = 12;
const SIGNATURE = 24;
const single = new RegExp(`^[\\w-]{${MARK}}[\\w-]{${SERIAL}}[\\w-]{${SIGNATURE}}$`);
const open = /^[\w-]{22}$/;

/** The purpose under which single links are signed. */
const SIGNED = 'community.link';
/** The purpose under which those that were answered by are hashed. */
const SPENT = 'community.spent';

interface MakingLinks {
  readonly question: CommunityQuestion;
  readonly by: By;
  readonly now: Date;
}

/** What stands in it after "/ask/", told here once: 128 random bits. @throws UserError 'community.over', 'community.too-many-lists' */
export async function makeOpenLink(database: Database, making: MakingLinks): Promise<string> {
  const token = randomBytes(16).toString('base64url');
  await keep(database, making, { kind: 'open', mark: hashOf(token), count: 1 });
  return token;
}

/**
 * What stands in each after "/ask/", in no order that means something.
 * @throws UserError 'community.over', 'community.too-many-lists', 'community.count' where it is not `LEAST_LINKS` to `MOST_LINKS`
 */
export async function makeSingleLinks(
  database: Database,
  keys: Keys,
  making: MakingLinks & { readonly count: number },
): Promise<readonly string[]> {
  const { count } = making;
  if (!Number.isInteger(count) || count < LEAST_LINKS || count > MOST_LINKS)
    throw new UserError('community.count', (locale) => {
      const { number } = formats(locale, 'UTC');
      return words(locale).count(number(LEAST_LINKS), number(MOST_LINKS));
    });
  const mark = randomBytes(12).toString('base64url');
  await keep(database, making, { kind: 'single', mark, count });
  const serials = new Set<string>();
  while (serials.size < count) serials.add(randomBytes(9).toString('base64url'));
  const sign = signer(keys, mark);
  return [...serials].map((serial) => `${mark}${serial}${sign(serial)}`);
}

/** One link a line, below the name of the column: mailing programs read it as it is. */
export function linksCsv(links: readonly string[], column: string): string {
  return [column, ...links, ''].join('\r\n');
}

async function keep(
  database: Database,
  { question, by, now }: MakingLinks,
  made: Pick<CustomerLinksModel, 'kind' | 'mark' | 'count'>,
): Promise<void> {
  const { workspaceId, id: questionId, number } = question.row;
  if (!isOpenTo(question, now)) throw new UserError('community.over', (locale) => words(locale).over);
  await transact(database, async (tx) => {
    const lists = await tx.customerLinks.count({ where: { workspaceId, questionId, revokedAt: null } });
    if (lists >= MOST_LISTS)
      throw new UserError('community.too-many-lists', (locale) => words(locale).tooMany);
    const createdById = typeof by === 'object' && 'person' in by ? by.person : null;
    await tx.customerLinks.create({
      data: { ...made, workspaceId, id: newId(), questionId, createdById, createdAt: now },
    });
    await noted(tx, { workspaceId, by, now }, 'customers.links-made', {
      question: number,
      links: made.count,
      kind: made.kind === 'open' ? 'open' : 'single',
    });
  });
}

/** They lead nowhere from now on. False where somebody revoked them before. */
export function revokeLinks(
  database: Database,
  { row: { workspaceId, id: questionId, number } }: CommunityQuestion,
  id: string,
  { by, now }: Pick<MakingLinks, 'by' | 'now'>,
): Promise<boolean> {
  return transact(database, async (tx) => {
    const { count } = await tx.customerLinks.updateMany({
      where: { workspaceId, questionId, id, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count === 1)
      await noted(tx, { workspaceId, by, now }, 'customers.links-revoked', { question: number });
    return count === 1;
  });
}

/** The oldest first. */
export function linksOf(db: Store, { row }: CommunityQuestion): Promise<CustomerLinksModel[]> {
  return db.customerLinks.findMany({
    where: { workspaceId: row.workspaceId, questionId: row.id },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}

/** A link that somebody followed. */
export interface FollowedLink {
  readonly links: CustomerLinksModel;
  readonly question: CommunityQuestion;
  /** By which it is known that it was answered by; null for an open one. */
  readonly spendsAs: string | null;
}

/** Null where there is no such link, it was revoked, or its signature is not ours. */
export async function linkFollowed(db: Store, keys: Keys, token: string): Promise<FollowedLink | null> {
  const isSingle = single.test(token);
  if (!isSingle && !open.test(token)) return null;
  const mark = isSingle ? token.slice(0, MARK) : hashOf(token);
  const found = await beyond(db, 'whose it is').customerLinks.findUnique({
    where: { mark },
    include: { question: true },
  });
  if (found === null || found.revokedAt !== null || (found.kind === 'single') !== isSingle) return null;
  const serial = token.slice(MARK, MARK + SERIAL);
  if (isSingle && !isSame(token.slice(MARK + SERIAL), signer(keys, mark)(serial))) return null;
  const { question, ...links } = found;
  const spendsAs = isSingle ? keys.fingerprint(SPENT, token) : null;
  return { links, question: questionFrom(question), spendsAs };
}

/** Whether it was answered by before. */
export async function isSpent(db: Store, { links, spendsAs }: FollowedLink): Promise<boolean> {
  if (spendsAs === null) return false;
  const { workspaceId, questionId } = links;
  return (await db.spentLink.count({ where: { workspaceId, questionId, link: spendsAs } })) > 0;
}

/** By the key that outlives a change of the secret one, so that links that were sent go on working. */
function signer(keys: Keys, mark: string): (serial: string) => string {
  const key = keys.fingerprint(SIGNED, mark);
  return (serial) => createHmac('sha256', key).update(serial).digest('base64url').slice(0, SIGNATURE);
}

function isSame(given: string, expected: string): boolean {
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}

const words = phrases({
  en: {
    over: 'This question has ended: nobody could answer by a new link.',
    tooMany: 'There are twenty lists of links to this question already. Revoke those that were not sent.',
    count: (least: string, most: string) =>
      `Between ${least} and ${most} links can be made at once: with fewer, who answered could be told.`,
  },
  fr: {
    over: 'Cette question est terminée : personne ne pourrait répondre par un nouveau lien.',
    tooMany: 'Cette question a déjà vingt listes de liens. Révoquez celles qui n’ont pas été envoyées.',
    count: (least, most) =>
      fr`On peut créer de ${least} à ${most} liens à la fois : avec moins, on saurait qui a répondu.`,
  },
});
