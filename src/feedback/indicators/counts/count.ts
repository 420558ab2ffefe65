// Numbers that the answers alone do not tell: how many were invited, how many customers there are, how many left. Storing them and
// adding them up; reading them from a file is in file.ts, what they mean in vitals.ts.
import type { Doer } from '../../../audit/act.ts';
import { noted } from '../../../audit/note.ts';
import { type Database, type Store, transact } from '../../../database/client.ts';
import type { Period } from '../../filters.ts';

export const countKinds = ['invitations', 'customers', 'lost'] as const;
/** customers: at the start of the period. */
export type CountKind = (typeof countKinds)[number];

/** Over whole local days. */
export interface CountRow extends Period {
  readonly kind: CountKind;
  /** The source's id for invitations; '' for the company. */
  readonly of: string;
  readonly count: number;
}

/** All or none. A row replaces what was known of any of its days: a month its days, and a day the month it is in. */
export async function storeCounts(
  database: Database,
  workspaceId: string,
  rows: readonly CountRow[],
  doer: Doer,
): Promise<void> {
  await transact(database, async (tx) => {
    for (const { kind, of, from, to } of stretches(rows)) {
      await tx.count.deleteMany({ where: { workspaceId, kind, of, from: { lt: to }, to: { gt: from } } });
    }
    await tx.count.createMany({ data: rows.map((row) => ({ workspaceId, ...row })) });
    const kinds = countKinds.filter((kind) => rows.some((row) => row.kind === kind));
    await noted(tx, { workspaceId, ...doer }, 'counts.stored', { kinds });
  });
}

/** Rows of one kind that follow each other without a gap, as one. */
function stretches(rows: readonly CountRow[]): CountRow[] {
  const inOrder = rows.toSorted(
    (a, b) => a.kind.localeCompare(b.kind) || a.of.localeCompare(b.of) || a.from.getTime() - b.from.getTime(),
  );
  const found: CountRow[] = [];
  for (const row of inOrder) {
    const last = found.at(-1);
    const follows = last?.kind === row.kind && last.of === row.of && last.to.getTime() === row.from.getTime();
    if (last && follows) found[found.length - 1] = { ...last, to: row.to };
    else found.push(row);
  }
  return found;
}

/** Those that lie in the period with all their days. */
export async function countsIn(
  db: Store,
  workspaceId: string,
  kind: CountKind,
  { from, to }: Period,
): Promise<CountRow[]> {
  const rows = await db.count.findMany({
    where: { workspaceId, kind, from: { gte: from }, to: { lte: to } },
    orderBy: { from: 'asc' },
  });
  return rows.map((row) => ({ kind, of: row.of, from: row.from, to: row.to, count: row.count }));
}

/** Their sum where they cover every day of the period, and no other; else null. */
export function sumOver(rows: readonly CountRow[], { from, to }: Period): number | null {
  let reached = from.getTime();
  let sum = 0;
  for (const row of rows.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    if (row.from < from || row.to > to) continue;
    if (row.from.getTime() !== reached) return null;
    reached = row.to.getTime();
    sum += row.count;
  }
  return reached === to.getTime() && to > from ? sum : null;
}
