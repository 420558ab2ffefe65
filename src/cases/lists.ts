// Cases in lists: those that wait, somebody's own, those resolved lately. Only of channels that the asker may see.
import { msPerDay } from '../calendar/day.ts';
import type { Store } from '../database/client.ts';
import type { Prisma } from '../database/generated/sqlite/client.ts';
import type { Directory } from '../people/directory.ts';
import { addressOf, type Person } from '../people/person.ts';
import { type Case, withParts } from './case.ts';

export const listKinds = ['open', 'mine', 'resolved'] as const;
/** `open`: not resolved, whoever has it. `mine`: of these, the asker's. `resolved`: lately. */
export type ListKind = (typeof listKinds)[number];

export const RESOLVED_DAYS = 30;

export interface Listed {
  /** Those that nobody has first, then the oldest; of resolved ones, the latest first. */
  readonly cases: readonly Case[];
  readonly total: number;
}

type Where = Prisma.CustomerCaseWhereInput;

/** Admins see all; others those of the channels that they are in, and their own. */
export async function listCases(
  db: Store,
  directory: Directory,
  asker: Person,
  { kind, now, take }: { readonly kind: ListKind; readonly now: Date; readonly take: number },
): Promise<Listed> {
  const { workspaceId } = asker;
  const since = new Date(now.getTime() - RESOLVED_DAYS * msPerDay);
  const what =
    kind === 'resolved'
      ? { status: 'resolved', resolvedAt: { gte: since } }
      : { status: { not: 'resolved' } };
  const where = {
    workspaceId,
    ...what,
    ...(kind === 'mine' ? { takerId: asker.id } : await visibleTo(db, directory, asker)),
  };
  const total = await db.customerCase.count({ where });
  const rows =
    kind === 'resolved'
      ? await db.customerCase.findMany({ where, orderBy: [{ resolvedAt: 'desc' }, { number: 'desc' }], take })
      : [
          ...(await oldest(db, { ...where, status: 'open' }, take)),
          ...(await oldest(db, { ...where, status: { in: ['taken', 'contacted'] } }, take)),
        ];
  return { cases: await withParts(db, workspaceId, rows.slice(0, take)), total };
}

function oldest(db: Store, where: Where, take: number) {
  return db.customerCase.findMany({ where, orderBy: [{ openedAt: 'asc' }, { number: 'asc' }], take });
}

async function visibleTo(db: Store, directory: Directory, asker: Person): Promise<Where> {
  if (asker.isAdmin) return {};
  const places = await db.customerCase.findMany({
    where: { workspaceId: asker.workspaceId },
    distinct: ['address'],
    select: { address: true },
  });
  const person = addressOf(asker);
  const theirs: string[] = [];
  for (const { address } of places) if (await directory.isMember(address, person)) theirs.push(address);
  return { OR: [{ address: { in: theirs } }, { takerId: asker.id }] };
}
