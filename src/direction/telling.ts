// In which digests a word is told: of the schedules that were chosen for it, once in each channel, while it is fresh. How it reads: section.ts.
import { z } from 'zod';
import type { Store } from '../database/client.ts';
import type { DirectionWordModel } from '../database/generated/sqlite/models.ts';
import { refusedAmong } from '../delivery/held.ts';
import type { Address } from '../messages/message.ts';
import { type DirectionWord, withAuthors } from './word.ts';

/** A monthly digest still tells it; one that was paused longer does not come with what nobody remembers. */
export const FRESH_DAYS = 35;
const DAY_MS = 86_400_000;

/** In one digest; the others come in the next one. */
const MOST = 3;
/** Channels that one statement asks about: a digest may go to thousands. */
const AT_ONCE = 500;

export interface ToTell {
  readonly word: DirectionWord;
  /** Of the channels asked about, those that have read it. */
  readonly readIn: readonly Address[];
}

export interface TellingQuestion {
  /** Null where it is not saved: the words of all schedules. */
  readonly scheduleId: string | null;
  readonly channels: readonly Address[];
  readonly now: Date;
}

/** What a schedule's digest tells, the oldest first; none that each of its channels has read. */
export async function wordsToTell(
  db: Store,
  workspaceId: string,
  { scheduleId, channels, now }: TellingQuestion,
): Promise<ToTell[]> {
  const fresh = await db.directionWord.findMany({
    where: {
      workspaceId,
      withdrawnAt: null,
      publishedAt: { gt: new Date(now.getTime() - FRESH_DAYS * DAY_MS) },
    },
    orderBy: [{ publishedAt: 'asc' }, { number: 'asc' }],
  });
  const theirs = fresh.filter((row) => isFor(row, scheduleId));
  if (theirs.length === 0) return [];
  const read = await readIn(
    db,
    workspaceId,
    theirs.map(({ id }) => id),
    channels,
  );
  const left = theirs.filter(
    ({ id }) => channels.length === 0 || (read.get(id)?.length ?? 0) < channels.length,
  );
  const told = await withAuthors(db, workspaceId, left.slice(0, MOST));
  return told.map((word) => ({ word, readIn: read.get(word.row.id) ?? [] }));
}

function isFor(row: Pick<DirectionWordModel, 'scheduleIds'>, scheduleId: string | null): boolean {
  const chosen = chosenSchedules(row);
  return chosen === null || scheduleId === null || chosen.includes(scheduleId);
}

/** Ids; null: all there are, and will be. */
function chosenSchedules({ scheduleIds }: Pick<DirectionWordModel, 'scheduleIds'>): readonly string[] | null {
  return z.array(z.string()).nullable().parse(scheduleIds);
}

/** By word, where it has been told. */
async function readIn(
  db: Store,
  workspaceId: string,
  wordIds: readonly string[],
  channels: readonly Address[],
): Promise<ReadonlyMap<string, Address[]>> {
  const read = new Map<string, Address[]>();
  for (let i = 0; i < channels.length; i += AT_ONCE) {
    const address = { in: channels.slice(i, i + AT_ONCE) };
    const told = await db.directionTelling.findMany({
      where: { workspaceId, wordId: { in: [...wordIds] }, address },
    });
    const lost = await refusedAmong(
      db,
      workspaceId,
      told.map(({ deliveryId }) => deliveryId),
    );
    for (const { wordId, address: where, deliveryId } of told)
      if (!lost.has(deliveryId)) read.set(wordId, [...(read.get(wordId) ?? []), where]);
  }
  return read;
}

export interface WordTellings {
  readonly workspaceId: string;
  readonly address: Address;
  readonly deliveryId: string;
  readonly words: readonly { readonly wordId: string; readonly version: number }[];
}

/**
 * In the transaction that queues the digest. The key (word, channel) is the promise that it is told once: false, and nothing recorded,
 * where one of them has been told there already, was taken back, or reads otherwise since.
 */
export async function recordTellings(
  tx: Store,
  { workspaceId, address, deliveryId, words }: WordTellings,
): Promise<boolean> {
  const ids = words.map(({ wordId }) => wordId);
  const rows = await tx.directionWord.findMany({
    where: { workspaceId, id: { in: ids }, withdrawnAt: null },
    select: { id: true, version: true },
  });
  const isAsRead = words.every((each) =>
    rows.some(({ id, version }) => id === each.wordId && version === each.version),
  );
  if (!isAsRead) return false;
  const before = await tx.directionTelling.findMany({
    where: { workspaceId, wordId: { in: ids }, address },
  });
  const lost = await refusedAmong(
    tx,
    workspaceId,
    before.map((each) => each.deliveryId),
  );
  if (before.some((each) => !lost.has(each.deliveryId))) return false;
  await tx.directionTelling.deleteMany({ where: { workspaceId, wordId: { in: ids }, address } });
  await tx.directionTelling.createMany({
    data: ids.map((wordId) => ({ workspaceId, wordId, address, deliveryId })),
  });
  return true;
}

/** Where it has been told, or is just about to be. */
export async function toldIn(db: Store, workspaceId: string, wordId: string): Promise<Address[]> {
  const rows = await db.directionTelling.findMany({
    where: { workspaceId, wordId },
    orderBy: { address: 'asc' },
    select: { address: true },
  });
  return rows.map(({ address }) => address);
}
