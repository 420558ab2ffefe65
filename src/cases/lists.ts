// Cases in lists: those that wait, somebody's own, those resolved lately, only of channels that the asker may see; and all of them.
import { msPerDay } from '../calendar/day.ts';
import type { Store } from '../database/client.ts';
import type { Prisma } from '../database/generated/sqlite/client.ts';
import type { DatabasePart } from '../database/part.ts';
import type { Directory } from '../people/directory.ts';
import { addressOf, type Person } from '../people/person.ts';
import { type Asker, holds } from '../people/rights.ts';
import { type Case, withParts } from './case.ts';
import type { Status } from './lifecycle.ts';

export const listKinds = ['open', 'mine', 'resolved'] as const;
/** `open`: not resolved, whoever has it. `mine`: of these, the asker's. `resolved`: lately. */
export type ListKind = (typeof listKinds)[number];

const RESOLVED_DAYS = 30;

export interface Listed {
  /** Those that nobody has first, then the oldest; of resolved ones, the latest first. */
  readonly cases: readonly Case[];
  readonly total: number;
  /** Whose cases were looked at: everybody's, those of the asker's channels, or the asker's own alone, who is in none of the channels. */
  readonly of: 'all' | 'channels' | 'own';
}

type CasesWhere = Prisma.CustomerCaseWhereInput;

/** The case team and admins see all; others those of the channels that they are in, and their own. */
export async function listCases(
  db: Store,
  directory: Directory,
  asker: Asker,
  { kind, now, part }: { readonly kind: ListKind; readonly now: Date; readonly part: DatabasePart },
): Promise<Listed> {
  const { workspaceId } = asker;
  const since = new Date(now.getTime() - RESOLVED_DAYS * msPerDay);
  const what =
    kind === 'resolved'
      ? { status: 'resolved', resolvedAt: { gte: since } }
      : { status: { not: 'resolved' } };
  const visible = kind === 'mine' ? own(asker) : await visibleTo(db, directory, asker);
  const where = { workspaceId, ...what, ...visible.where };
  const total = await db.customerCase.count({ where });
  const rows =
    kind === 'resolved'
      ? await db.customerCase.findMany({
          where,
          orderBy: [{ resolvedAt: 'desc' }, { number: 'desc' }],
          ...part,
        })
      : await unresolved(db, where, part);
  return { cases: await withParts(db, workspaceId, rows), total, of: visible.of };
}

/** The next ones after that number, by number: for whoever may see those of every channel. */
export async function casesAfter(
  db: Store,
  workspaceId: string,
  {
    after,
    take,
    status,
  }: { readonly after: number; readonly take: number; readonly status?: Status | undefined },
): Promise<readonly Case[]> {
  const where = { workspaceId, number: { gt: after }, ...(status === undefined ? {} : { status }) };
  const rows = await db.customerCase.findMany({ where, orderBy: { number: 'asc' }, take });
  return withParts(db, workspaceId, rows);
}

/** Those that nobody has, then those that somebody has. */
async function unresolved(db: Store, where: CasesWhere, { skip, take }: DatabasePart) {
  const open = { ...where, status: 'open' };
  const nobodys = await oldest(db, open, { skip, take });
  if (nobodys.length === take) return nobodys;
  const before = nobodys.length > 0 ? skip : Math.min(skip, await db.customerCase.count({ where: open }));
  const part = { skip: skip - before, take: take - nobodys.length };
  return [...nobodys, ...(await oldest(db, { ...where, status: { in: ['taken', 'contacted'] } }, part))];
}

function oldest(db: Store, where: CasesWhere, part: DatabasePart) {
  return db.customerCase.findMany({ where, orderBy: [{ openedAt: 'asc' }, { number: 'asc' }], ...part });
}

interface Visible {
  readonly where: CasesWhere;
  readonly of: Listed['of'];
}

function own({ id }: Person): Visible {
  return { where: { takerId: id }, of: 'own' };
}

async function visibleTo(db: Store, directory: Directory, asker: Asker): Promise<Visible> {
  if (holds(asker, 'cases')) return { where: {}, of: 'all' };
  const { workspaceId } = asker;
  const places = await db.customerCase.findMany({
    where: { workspaceId },
    distinct: ['address'],
    select: { address: true },
  });
  const rules = await db.caseRule.findMany({
    where: { workspaceId, deletedAt: null },
    select: { address: true },
  });
  const person = addressOf(asker);
  const theirs: string[] = [];
  for (const address of new Set([...places, ...rules].map((each) => each.address)))
    if (await directory.isMember(address, person)) theirs.push(address);
  if (theirs.length === 0) return own(asker);
  return { where: { OR: [{ address: { in: theirs } }, { takerId: asker.id }] }, of: 'channels' };
}
