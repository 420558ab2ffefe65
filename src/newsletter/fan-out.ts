// A list that takes an issue: one delivery for each of its readers, in the ledger, each once, however often it is begun anew. What the issue
// says stands once, in the list's own row; a reader's row stands under it.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Database, isUniqueViolation, type Store, type Tx, transact } from '../database/client.ts';
import { type Delivery, enqueueAll } from '../delivery/ledger.ts';
import { type Locale, localeOf, locales } from '../i18n/locale.ts';
import type { Address } from '../messages/message.ts';
import { listAddress, mailPlace, readerAddress } from './addresses.ts';
import { newsletterKinds } from './kinds.ts';
import { written } from './lists.ts';

/** Readers in one transaction. */
const AT_ONCE = 200;

/** The same in another language: see `editionsOf`. */
const EDITION = newsletterKinds['newsletter.edition'];

/**
 * The languages in which an issue is made: the schedule's first, then the others that somebody on the list reads. In their own language
 * readers get the same numbers.
 */
export async function editionsOf(
  tx: Store,
  workspaceId: string,
  list: Address,
  locale: Locale,
): Promise<readonly Locale[]> {
  const { listId } = mailPlace(list) ?? { listId: '' };
  const others: Locale[] = [];
  for (const each of locales) {
    if (each === locale) continue;
    const reader = await tx.mailReader.findFirst({
      where: { workspaceId, listId, locale: each, ...written },
      select: { id: true },
    });
    if (reader) others.push(each);
  }
  return [locale, ...others];
}

/** Queues what is missing yet. False where there is no such list. */
export async function fanOut(
  { database, now }: { readonly database: Database; readonly now: Date },
  issue: Pick<Delivery, 'workspaceId' | 'id' | 'kind' | 'subject' | 'address'>,
  words: { readonly summary: string; readonly locale: Locale },
): Promise<boolean> {
  const { db } = database;
  const { workspaceId } = issue;
  const { listId } = mailPlace(issue.address) ?? { listId: '' };
  const list = await db.mailList.findUnique({ where: { workspaceId_id: { workspaceId, id: listId } } });
  if (list === null) return false;
  const reads = await readersOf(db, issue, words.locale);
  for (let after = ''; ; ) {
    const readers = await db.mailReader.findMany({
      where: { workspaceId, listId, ...written, ...reads, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: AT_ONCE,
      select: { id: true },
    });
    const ids = readers.map(({ id }) => id);
    await queueFor(database, { issue, listId, ids, now, words });
    if (ids.length < AT_ONCE) return true;
    after = ids.at(-1) ?? '';
  }
}

/** Of the languages in which this issue is made, this one's; whoever reads in none of them has the schedule's. */
async function readersOf(
  db: Store,
  { workspaceId, kind, subject, address }: Parameters<typeof fanOut>[1],
  locale: Locale,
) {
  if (kind === EDITION.name) return { locale };
  const others = await db.delivery.findMany({
    where: { workspaceId, subject, address, kind: EDITION.name },
    select: { content: true },
  });
  const taken = others.flatMap(({ content }) => languageOf(content) ?? []);
  return taken.length === 0 ? {} : { OR: [{ locale: null }, { locale: { notIn: taken } }] };
}

const spoken = z.object({ locale: z.string() });

function languageOf(content: unknown): Locale | null {
  return localeOf(spoken.safeParse(content).data?.locale);
}

interface LettersToQueue {
  readonly issue: Parameters<typeof fanOut>[1];
  readonly listId: string;
  readonly ids: readonly string[];
  readonly now: Date;
  readonly words: { readonly summary: string; readonly locale: Locale };
}

async function queueFor(database: Database, queueing: LettersToQueue): Promise<void> {
  try {
    await transact(database, (tx) => queueMissing(tx, queueing));
  } catch (error) {
    // Another process, which took this one for dead, is at it too.
    if (!isUniqueViolation(error)) throw error;
    await transact(database, (tx) => queueMissing(tx, queueing));
  }
}

async function queueMissing(tx: Tx, { issue, listId, ids, now, words }: LettersToQueue): Promise<void> {
  const { workspaceId, id: threadOf, subject } = issue;
  const letters = new Map(ids.map((readerId) => [letterId(threadOf, readerId), readerId]));
  const there = await tx.delivery.findMany({
    where: { workspaceId, id: { in: [...letters.keys()] } },
    select: { id: true },
  });
  for (const { id } of there) letters.delete(id);
  const message = { summary: words.summary, blocks: [] };
  await enqueueAll(
    tx,
    [...letters].map(([id, readerId]) => ({
      ...{ workspaceId, id, kind: newsletterKinds.newsletter, message, locale: words.locale, threadOf, now },
      address: readerAddress(listId, readerId),
      ...(subject === null ? {} : { subject }),
    })),
  );
}

/** The same for the same reader of the same issue, always. */
function letterId(issueId: string, readerId: string): string {
  const digest = createHash('sha256').update(`${issueId} ${readerId}`).digest('hex');
  return digest.slice(0, 32);
}

/** Where the list's own row says that the issue stands. */
export function issueAt(listId: string, issueId: string) {
  return { channel: listAddress(listId), id: issueId };
}
