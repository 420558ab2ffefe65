// What came in together: a file, a request to the API, what a source sent by itself on one day. Taking one back is in undoing/;
// what stood there before is in former.ts.
import { noted } from '../../audit/note.ts';
import type { Clock } from '../../clock.ts';
import { alone, type Database, type Store } from '../../database/client.ts';
import type { BatchModel as Batch } from '../../database/generated/sqlite/models.ts';
import { UserError } from '../../errors.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Source } from '../sources/source.ts';

export type { BatchModel as Batch } from '../../database/generated/sqlite/models.ts';

const batchKinds = ['file', 'api', 'webhook', 'pull', 'mail'] as const;
export type BatchKind = (typeof batchKinds)[number];

/**
 * running: it is coming in, or whoever brought it has died. done: it came in. stopped: it ended halfway, and what came in stays.
 * undoing: it is being taken back. undone: it was.
 */
const batchStates = ['running', 'done', 'stopped', 'undoing', 'undone'] as const;
export type BatchState = (typeof batchStates)[number];

/** Throws on what is none. */
export function stateOfBatch({ state }: Pick<Batch, 'state'>): BatchState {
  const known = batchStates.find((each) => each === state);
  if (known === undefined) throw new Error('a batch is in no known state');
  return known;
}

/** Throws on what is none. */
export function kindOfBatch({ kind }: Pick<Batch, 'kind'>): BatchKind {
  const known = batchKinds.find((each) => each === kind);
  if (known === undefined) throw new Error('a batch is of no known kind');
  return known;
}

/** Milliseconds after which whoever has not written to a batch that runs, or is being taken back, has died. */
export const BATCH_LEASE_MS = 60_000;

/** As a reader has it: `interrupted` is one whose process has died; it is taken back, or goes on where its file is imported again. */
export type ShownState = BatchState | 'interrupted';

export function shownState(batch: Batch, now: Date): ShownState {
  const state = stateOfBatch(batch);
  const isDead = batch.beatAt !== null && Math.abs(now.getTime() - batch.beatAt.getTime()) > BATCH_LEASE_MS;
  return state === 'running' && isDead ? 'interrupted' : state;
}

/** The batch of what is stored in this transaction: decided within it. @throws UserError where it was taken back meanwhile */
export type Into = (tx: Store) => Promise<Batch>;

export interface FileBatch {
  readonly workspaceId: string;
  readonly source: Pick<Source, 'id' | 'name' | 'lastSeenAt'>;
  readonly isNewSource: boolean;
  readonly personId: string | null;
  readonly fileName: string;
  /** See `Batch`. */
  readonly fileHash: string;
  readonly now: Date;
}

/**
 * A new one or, where the same file of the same source was stopped, that one: then it counts what it has brought in so far, and
 * everything else anew.
 */
export async function openFileBatch(tx: Store, file: FileBatch): Promise<Batch> {
  const { workspaceId, source, isNewSource, personId, fileName, fileHash, now } = file;
  const halfway = await tx.batch.findFirst({
    where: {
      workspaceId,
      kind: 'file',
      sourceId: source.id,
      fileHash,
      state: { in: ['running', 'stopped'] },
    },
    orderBy: { number: 'desc' },
  });
  if (halfway) {
    return tx.batch.update({
      where: { workspaceId_number: { workspaceId, number: halfway.number } },
      data: { state: 'running', duplicates: 0, differing: 0, rejected: 0, leftOut: 0, beatAt: now },
    });
  }
  const batch = await tx.batch.create({
    data: {
      workspaceId,
      number: await nextNumber(tx, workspaceId),
      kind: 'file',
      ...of(source),
      personId,
      fileName,
      fileHash,
      state: 'running',
      startedAt: now,
      beatAt: now,
      isNewSource,
    },
  });
  const noting = { workspaceId, by: personId === null ? 'command-line' : { person: personId }, now } as const;
  await noted(tx, noting, 'import.begun', { batch: batch.number, source: source.id });
  return batch;
}

/** What is stored belongs to this file's batch, as long as it is not taken back. */
export function intoFile({ workspaceId, number }: Pick<Batch, 'workspaceId' | 'number'>, clock: Clock): Into {
  return async (tx) => {
    const batch = await tx.batch.findUnique({ where: { workspaceId_number: { workspaceId, number } } });
    if (batch?.state !== 'running')
      throw new UserError('imports.takenBack', (locale) => say(locale).takenBack);
    return { ...batch, beatAt: clock.now() };
  };
}

/** The next one of this company's. Whoever draws one after it, in a transaction, waits until that one has ended. */
async function nextNumber(db: Store, workspaceId: string): Promise<number> {
  const { last } = await db.batchCounter.upsert({
    where: { workspaceId },
    create: { workspaceId, last: 1 },
    update: { last: { increment: 1 } },
  });
  return last;
}

/** A request that brings several answers is a batch; single ones of one source are gathered by the day. */
export async function intoRequest(
  database: Database,
  { workspaceId, ...source }: Pick<Source, 'workspaceId' | 'id' | 'name' | 'lastSeenAt'>,
  {
    kind,
    day,
    now,
  }: { readonly kind: Exclude<BatchKind, 'file'>; readonly day: string | null; readonly now: Date },
): Promise<Into> {
  // Drawn beforehand: the requests of one company's sources do not wait for each other.
  const drawn = day === null ? await alone(database, (db) => nextNumber(db, workspaceId)) : null;
  return async (tx) => {
    const today =
      day === null
        ? null
        : await tx.batch.findFirst({ where: { workspaceId, sourceId: source.id, kind, day, state: 'done' } });
    if (today) return today;
    const number = drawn ?? (await nextNumber(tx, workspaceId));
    const times = { startedAt: now, endedAt: now };
    return tx.batch.create({
      data: { workspaceId, number, kind, ...of(source), day, state: 'done', ...times },
    });
  };
}

function of({ id, name, lastSeenAt }: Pick<Source, 'id' | 'name' | 'lastSeenAt'>) {
  return { sourceId: id, sourceName: name, heardBefore: lastSeenAt };
}

/** What one transaction stored. */
export interface Brought {
  readonly imported: number;
  readonly replaced: number;
  readonly duplicates: number;
  readonly differing: number;
  /** When those were answered that are of the batch now. */
  readonly answeredAt: readonly Date[];
  readonly now: Date;
}

/** Counts it with its batch. One that was made for it and brought nothing goes again. */
export async function count(tx: Store, batch: Batch, brought: Brought): Promise<void> {
  const { imported, replaced, duplicates, differing, answeredAt, now } = brought;
  const { workspaceId, number, imported: before, replaced: replacedBefore } = batch;
  const isEmpty = imported + replaced + before + replacedBefore === 0;
  if (batch.kind !== 'file' && isEmpty) {
    await tx.batch.delete({ where: { workspaceId_number: { workspaceId, number } } });
    return;
  }
  const times = [batch.earliestAt, batch.latestAt, ...answeredAt].flatMap((at) => at?.getTime() ?? []);
  const span =
    times.length === 0
      ? {}
      : { earliestAt: new Date(least(times)), latestAt: new Date(-least(times.map((time) => -time))) };
  await tx.batch.update({
    where: { workspaceId_number: { workspaceId, number } },
    data: {
      imported: { increment: imported },
      replaced: { increment: replaced },
      duplicates: { increment: duplicates },
      differing: { increment: differing },
      ...span,
      ...(batch.kind === 'file' ? { beatAt: batch.beatAt } : { endedAt: now }),
    },
  });
}

/** Of thousands: more than a call takes arguments. */
function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
}

export interface End {
  readonly state: 'done' | 'stopped';
  readonly rejected: number;
  readonly leftOut: number;
  readonly now: Date;
}

/**
 * A file that was read to its end, or is not going to be. The batch as it is then.
 * @param opened as it was when it was opened: what it had brought in before came again as known
 */
export async function endFileBatch(db: Store, opened: Batch, end: End): Promise<Batch> {
  const { state, rejected, leftOut, now } = end;
  const { workspaceId, number } = opened;
  const { duplicates } = await db.batch.findUniqueOrThrow({
    where: { workspaceId_number: { workspaceId, number } },
    select: { duplicates: true },
  });
  const known = state === 'done' ? Math.max(0, duplicates - opened.imported - opened.replaced) : duplicates;
  await db.batch.updateMany({
    where: { workspaceId, number, state: 'running' },
    data: { state, duplicates: known, rejected, leftOut, endedAt: now, beatAt: null },
  });
  return db.batch.findUniqueOrThrow({ where: { workspaceId_number: { workspaceId, number } } });
}

/** @throws UserError where there is none of this number */
export async function batchNumbered(db: Store, workspaceId: string, number: number): Promise<Batch> {
  const isNumber = Number.isSafeInteger(number) && number >= 1 && number <= 2_147_483_647;
  const batch = isNumber ? await db.batch.findFirst({ where: { workspaceId, number } }) : null;
  if (batch) return batch;
  throw new UserError('imports.unknown', (locale) => say(locale).unknown(String(number)));
}

/** The latest first. */
export function latestBatches(
  db: Store,
  workspaceId: string,
  { sourceId, most }: { readonly sourceId: string | null; readonly most: number | null },
): Promise<Batch[]> {
  return db.batch.findMany({
    where: { workspaceId, ...(sourceId === null ? {} : { sourceId }) },
    orderBy: { number: 'desc' },
    ...(most === null ? {} : { take: most }),
  });
}

const say = phrases({
  en: {
    takenBack:
      'This import was taken back while it ran. Nothing of it stays; import the file again if it should.',
    unknown: (number: string) => `There is no import ${number}. “portevoix imports” lists them.`,
  },
  fr: {
    takenBack:
      'Cet import a été retiré pendant qu’il avançait. Il n’en reste rien ; importez de nouveau le fichier si vous en avez besoin.',
    unknown: (number) => fr`Il n’y a pas d’import ${number}. « portevoix imports » les énumère.`,
  },
});
