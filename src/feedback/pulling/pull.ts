// Fetches the answers of one source: page after page from where it stood, each stored before where it stands is written down, so that a process
// that dies reads a page twice and none never. An answer that came before is changed only where it differs.
import type { Logger } from 'pino';
import { dayIn } from '../../calendar/zone.ts';
import { tell } from '../../happenings.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type Keys, opened } from '../../keys.ts';
import { intoRequest } from '../batches/batch.ts';
import type { Correcting } from '../batches/reading.ts';
import { inPortions } from '../portions.ts';
import { type ResponseRow, rowsOf } from '../rows.ts';
import { LEFT_OUT, OWN_FAULT, UNKNOWN_FIELDS } from '../sources/health.ts';
import type { Source } from '../sources/source.ts';
import { readerOf, readOptions } from '../sources/webhook.ts';
import { storeRows } from '../store.ts';
import { latest, type PulledPage, type Puller, PullStop } from '../vendors/pulling.ts';
import type { Read } from '../vendors/read.ts';
import { here, type Worker } from '../work/work.ts';
import { accountOf, PULL_KEY, pullerFor, type SourcePull } from './account.ts';
import { asking, type VendorFetch } from './asking.ts';
import { type DeletedParts, followDeleted } from './deleted.ts';
import { EVERY_MS, FURTHEST_MS, GOES_ON_MS, LEASE_MS, waitAfter } from './pace.ts';
import { PullRound, pagesOf } from './pages.ts';

export interface PullingParts extends DeletedParts {
  readonly keys: Keys;
  readonly keepOriginals: boolean;
  readonly log: Pick<Logger, 'error' | 'info'>;
  readonly fetch: VendorFetch;
  /** Answers were stored or changed. */
  readonly answersCame: () => void;
  /** What quotes an answer that reads otherwise now is corrected by this. */
  readonly replaces: Correcting;
  readonly work?: Worker;
}

/** Takes the source that has waited longest, for this replica alone; null where none is due. */
export async function takeDue({ database, workspaceId, clock }: PullingParts): Promise<SourcePull | null> {
  const { db } = database;
  for (;;) {
    const now = clock.now();
    // Our clock may have been set back.
    const furthest = new Date(now.getTime() + FURTHEST_MS);
    const due = await db.sourcePull.findFirst({
      where: { workspaceId, pausedAt: null, OR: [{ nextAt: { lte: now } }, { nextAt: { gt: furthest } }] },
      orderBy: [{ nextAt: 'asc' }, { sourceId: 'asc' }],
    });
    if (due === null) return null;
    const { sourceId, nextAt, version } = due;
    const { count } = await db.sourcePull.updateMany({
      where: { workspaceId, sourceId, nextAt, version, pausedAt: null },
      data: { nextAt: new Date(now.getTime() + LEASE_MS) },
    });
    if (count === 1) return due;
  }
}

/** One minute's worth of it. What it came to stands with the source. */
export async function pullSome(parts: PullingParts, row: SourcePull, signal: AbortSignal): Promise<void> {
  const { database, workspaceId, clock, keys } = parts;
  const source = await database.db.source.findUnique({
    where: { workspaceId_id: { workspaceId, id: row.sourceId } },
  });
  const puller = pullerFor(row);
  if (source === null || puller === null) return;
  const secret = opened(keys, PULL_KEY, row.sealedSecret);
  const { ask, count } = asking(parts.fetch, () => clock.now());
  let at = row;
  try {
    if (secret === null) throw new PullStop('fetch.sealed');
    const account = accountOf(row);
    const since = sinceOf(row, puller);
    // Only of a pass that is whole can be told what it lacks.
    let listed: Map<string, Date | null> | null = row.page === null ? new Map() : null;
    const pages = pagesOf(puller, ask);
    do {
      const page = await pages({ account, secret, now: clock.now() }, { since, page: at.page });
      const taken = await store(parts, { source, row: at }, page);
      if (taken.listed === null) listed = null;
      for (const [id, date] of taken.listed ?? []) listed?.set(id, date);
      const next = await keepPlace(parts, at, page, { ...taken, goesOnMs: puller.goesOnMs ?? GOES_ON_MS });
      if (next === null) return;
      at = next;
    } while (at.page !== null && count() < puller.requestsPerMinute && !signal.aborted);
    if (at.page === null && listed !== null)
      await followDeleted(parts, source, { since: listedSince(since, puller, clock.now()), answers: listed });
    tell('fetch', { outcome: 'taken' });
  } catch (error) {
    await failed(parts, source, at, error);
  }
}

/** Again a while before what was read already; never before what an admin wants. */
function sinceOf({ since, upTo }: SourcePull, { overlapMs }: Puller): Date {
  return upTo === null ? since : new Date(Math.max(since.getTime(), upTo.getTime() - overlapMs));
}

function listedSince(since: Date, { listsMs }: Puller, now: Date): Date {
  return listsMs === undefined ? since : new Date(now.getTime() - listsMs);
}

interface TakenOfPage {
  readonly brought: number;
  readonly refused: number;
  /** Why the last of them could not be taken. */
  readonly code: string | null;
  /** Each answer of the page, with when it changed last; null where not all of them can be told. */
  readonly listed: readonly (readonly [id: string, date: Date | null])[] | null;
}

/** Reads a page as a webhook's bodies are read. @throws PullUnread where it cannot be told what the vendor's fields are: nothing is passed over. */
async function store(
  { database, workspaceId, keys, keepOriginals, clock, answersCame, replaces, work = here }: PullingParts,
  { source, row }: { readonly source: Source; readonly row: SourcePull },
  page: PulledPage,
): Promise<TakenOfPage> {
  const reader = readerOf(row.vendor, source.mapping ?? null);
  if (!reader?.ok) throw new PullUnread(reader ? reader.reason.code : 'shape');
  const options = readOptions(reader.uses, source.touchpoint);
  const read = page.bodies.map((body) => reader.vendor.read(body, options));
  const isKnown = askedOfOthers(read);
  const unread = read.flatMap((each) => {
    if (each.ok) return [];
    if (each.reason.code !== 'nothing.mapped') return [each.reason.code];
    if (!each.reason.fields.every(isKnown)) throw new PullUnread(each.reason.code);
    return [];
  });
  const raw = read.flatMap((each) => (each.ok ? each.items : []));
  const now = clock.now();
  const company = await database.db.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { timeZone: true, country: true },
  });
  const { timeZone, country } = company;
  const reading = { now, timeZone, locale: 'en' satisfies Locale } as const;
  const { items, refused } = await work('answersIn', { raw, reading });
  const into = await intoRequest(database, source, { kind: 'pull', day: dayIn(timeZone, now), now });
  const settings = { keys, keepOriginals, now, country, work, into, replaces };
  const rows = await rowsOf(workspaceId, source, items, settings);
  const wanted = latestOfEach(rows);
  const stored = await storeRows(
    database,
    workspaceId,
    source,
    pullerFor(row)?.keepsLatest ? await notOlder(database, workspaceId, wanted) : wanted,
    settings,
  );
  const brought = stored.imported + stored.replaced;
  if (brought > 0) answersCame();
  const codes = [...unread, ...refused.map(({ code }) => code)];
  const dates = read.flatMap((each, i) => (each.ok ? each.items.map(() => page.dated[i] ?? null) : []));
  const isWhole = codes.length === 0 && rows.length === raw.length;
  const listed = isWhole ? rows.map(({ id }, i) => [id, dates[i] ?? null] as const) : null;
  return { brought, refused: codes.length, code: codes.at(-1) ?? null, listed };
}

/** One that is listed twice as two would be changed, and told as changed, by each pass anew. */
function latestOfEach(rows: readonly ResponseRow[]): readonly ResponseRow[] {
  const byId = new Map<string, ResponseRow>();
  for (const each of rows) {
    const other = byId.get(each.id);
    if (other === undefined || other.answeredAt <= each.answeredAt) byId.set(each.id, each);
  }
  return [...byId.values()];
}

/** Those that say no less than what is there. */
async function notOlder(
  { db }: PullingParts['database'],
  workspaceId: string,
  rows: readonly ResponseRow[],
): Promise<readonly ResponseRow[]> {
  const known = new Map<string, Date>();
  for (const some of inPortions(rows.map(({ id }) => id))) {
    const where = { workspaceId, id: { in: [...some] } };
    for (const each of await db.feedback.findMany({ where, select: { id: true, answeredAt: true } }))
      known.set(each.id, each.answeredAt);
  }
  return rows.filter(({ id, answeredAt }) => answeredAt >= (known.get(id) ?? answeredAt));
}

/**
 * Whether a field stands in answers of the same page that are understood, and is neither a score nor a comment there: who answered nothing else has
 * said nothing. Any other may be the comment under a new name.
 */
function askedOfOthers(read: readonly Read[]): (field: string) => boolean {
  const items = read.flatMap((each) => (each.ok ? each.items : []));
  if (items.length === 0) return () => false;
  const ignored = read.flatMap((each) => (each.ok ? each.ignored : []));
  const known = new Set([
    ...ignored,
    ...items.flatMap(({ segments }) => Object.keys(segments ?? {})).map((name) => `question:${name}`),
  ]);
  return (field) => known.has(`question:${field}`.slice(0, 100));
}

class PullUnread extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.name = 'PullUnread';
    this.code = code;
  }
}

/** Null where an admin changed or paused it meanwhile: where it stands then is theirs. */
async function keepPlace(
  { database, workspaceId, clock }: PullingParts,
  row: SourcePull,
  page: PulledPage,
  { brought, refused, code, goesOnMs }: TakenOfPage & { readonly goesOnMs: number },
): Promise<SourcePull | null> {
  const { sourceId, version } = row;
  const now = clock.now();
  const newest = latest([row.newest, ...page.dated]);
  const isDone = page.next === null;
  const all = { bringing: row.bringing + brought, refused: row.refused + refused };
  const place = isDone
    ? {
        ...{ page: null, newest: null, upTo: readUpTo(latest([row.upTo, newest]), now) },
        ...{ bringing: 0, refused: 0 },
        ...{ endedAt: now, brought: all.bringing, nextAt: new Date(now.getTime() + EVERY_MS) },
      }
    : { page: page.next, newest, ...all, nextAt: new Date(now.getTime() + goesOnMs) };
  const { count } = await database.db.sourcePull.updateMany({
    where: { workspaceId, sourceId, version },
    data: { ...place, failures: 0 },
  });
  if (count === 0) return null;
  await database.db.source.updateMany({
    where: { workspaceId, id: sourceId },
    data: {
      ...(brought > 0 ? { lastSeenAt: now } : {}),
      ...(refused > 0 ? { lastError: `${LEFT_OUT}${code}`, lastErrorAt: now } : {}),
      errorCount: all.refused,
    },
  });
  // What failed meanwhile went well at last; what was left out before it was not.
  if (all.refused > 0 && refused === 0)
    await database.db.source.updateMany({
      where: { workspaceId, id: sourceId, NOT: { lastError: { startsWith: LEFT_OUT } } },
      data: { lastError: LEFT_OUT },
    });
  return { ...row, ...place, failures: 0 };
}

/** What is dated later than now says nothing of when it came: the next pass would pass over all that does before then. */
function readUpTo(upTo: Date | null, now: Date): Date | null {
  return upTo === null || upTo <= now ? upTo : now;
}

/** What a vendor refuses is the source's trouble, which its line tells; anything else is ours, and stands in the log too. */
async function failed(
  { database, workspaceId, clock, log }: PullingParts,
  { id, name }: Source,
  { version, failures }: SourcePull,
  error: unknown,
): Promise<void> {
  const now = clock.now();
  const isStop = error instanceof PullStop;
  const isUnread = error instanceof PullUnread;
  const code = isStop || isUnread ? error.code : OWN_FAULT;
  tell('fetch', { outcome: isUnread ? 'fields' : code.replace('fetch.', '') });
  if (!isStop && !isUnread)
    log.error({ err: error, source: name }, 'answers could not be fetched; tried again later');
  const of = { failures: failures + 1, sourceId: id };
  const wait = isStop
    ? waitAfter(error.code, of, error.waitMs)
    : waitAfter(isUnread ? 'fetch.shape' : 'fetch.later', of, null);
  const nextAt = new Date(now.getTime() + wait);
  await database.db.sourcePull.updateMany({
    where: { workspaceId, sourceId: id, version },
    data: {
      ...{ nextAt, failures: { increment: 1 } },
      ...(error instanceof PullRound ? { page: null, refused: 0 } : {}),
    },
  });
  await database.db.source.updateMany({
    where: { workspaceId, id },
    data: { errorCount: { increment: 1 }, lastErrorAt: now, lastError: toldAs(code, error) },
  });
}

/** With how far our clock is ahead, where that is why: "fetch.clock:12", "fetch.clock:-3". */
function toldAs(code: string, error: unknown): string {
  if (error instanceof PullUnread) return `${UNKNOWN_FIELDS}${code}`;
  return error instanceof PullStop && error.code === 'fetch.clock' ? `${code}:${error.aheadMinutes}` : code;
}
