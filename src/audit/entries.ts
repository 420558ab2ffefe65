// Reading the audit log: its entries, and whom and what they are about by name.
import type { Store } from '../database/client.ts';
import type { AuditEntryModel as Row } from '../database/generated/sqlite/models.ts';
import type { DatabasePart } from '../database/part.ts';
import { type ActDetails, type ActName, acts, type By, byFrom } from './act.ts';

/** An act with what it was done to. */
export type RecordedAct = { [K in ActName]: { readonly act: K; readonly of: ActDetails<K> } }[ActName];

export interface Entry {
  readonly number: number;
  readonly at: Date;
  /** Null where somebody changed it. */
  readonly by: By | null;
  /** Null where a later version wrote it, or somebody changed it. */
  readonly done: RecordedAct | null;
}

/** As many are read at once. */
const AT_ONCE = 500;

/** From an instant on, the oldest first. */
export async function* entriesSince(
  db: Store,
  workspaceId: string,
  since: Date | null,
): AsyncGenerator<Entry[]> {
  let last = 0;
  for (;;) {
    const rows = await db.auditEntry.findMany({
      where: { workspaceId, number: { gt: last }, ...(since ? { at: { gte: since } } : {}) },
      orderBy: { number: 'asc' },
      take: AT_ONCE,
    });
    if (rows.length === 0) return;
    last = rows.at(-1)?.number ?? last;
    yield rows.map(entryOf);
  }
}

export interface LatestEntries {
  readonly entries: readonly Entry[];
  readonly total: number;
}

/** A page of them, the latest first. @param rooms of these alone, as acts begin with them: "schedule"; null: of all */
export async function latestEntries(
  db: Store,
  workspaceId: string,
  { rooms, part }: { readonly rooms: readonly string[] | null; readonly part: DatabasePart },
): Promise<LatestEntries> {
  const of = rooms === null ? {} : { OR: rooms.map((room) => ({ act: { startsWith: `${room}.` } })) };
  const where = { workspaceId, ...of };
  const rows = await db.auditEntry.findMany({ where, orderBy: { number: 'desc' }, ...part });
  return { entries: rows.map(entryOf), total: await db.auditEntry.count({ where }) };
}

function entryOf({ number, at, by, act, details }: Row): Entry {
  return { number, at, by: byFrom(by), done: actOf(act, details) };
}

function actOf(act: string, details: string): RecordedAct | null {
  if (!isActName(act)) return null;
  try {
    const of = acts[act].safeParse(JSON.parse(details));
    // The schema is the one of this act, which TypeScript cannot tell.
    return of.success ? ({ act, of: of.data } as RecordedAct) : null;
  } catch {
    return null;
  }
}

function isActName(text: string): text is ActName {
  return Object.hasOwn(acts, text);
}
