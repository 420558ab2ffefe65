// A visit: somebody went through one step of the journey as a customer does, at the company's own or at a competitor's. Its row, its answers,
// and whose it is. Who went is known to themselves and to admins, for as long as they can change it.
import { z } from 'zod';
import { monthsAfter } from '../calendar/day.ts';
import type { Store } from '../database/client.ts';
import type { VisitModel } from '../database/generated/sqlite/models.ts';

export const answers = ['yes', 'partly', 'no'] as const;
export type CheckAnswer = (typeof answers)[number];

/** For so many days whoever went can change it, and admins see who that was; then nobody knows any more. */
export const CHANGEABLE_DAYS = 90;
/** A visit says little of what a company does years later: so many months after, it goes. */
const KEPT_MONTHS = 24;

export type Checks = Readonly<Record<string, CheckAnswer>>;

export interface ToldVisit {
  readonly row: VisitModel;
  /** Whether what was promised was kept. */
  readonly kept: CheckAnswer;
  /** By criterion; those that nobody could tell of are left out. */
  readonly checks: Checks;
  /** Null: at the company's own. */
  readonly competitor: string | null;
}

export interface VisitText {
  readonly promised: string;
  readonly happened: string;
  /** '' where nothing more was said. */
  readonly words: string;
}

/** What whoever went says of it. */
export interface VisitSaid extends VisitText {
  readonly kept: CheckAnswer;
  readonly checks: Checks;
}

const checksShape = z.record(z.string(), z.enum(answers));

function answerFrom(text: string): CheckAnswer {
  return z.enum(answers).parse(text);
}

/** In the order of the rows. */
export async function visitsOf(
  db: Store,
  workspaceId: string,
  rows: readonly VisitModel[],
): Promise<ToldVisit[]> {
  const ids = [...new Set(rows.flatMap(({ competitorId }) => competitorId ?? []))];
  const found =
    ids.length === 0 ? [] : await db.visitCompetitor.findMany({ where: { workspaceId, id: { in: ids } } });
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    row,
    kept: answerFrom(row.kept),
    checks: checksShape.parse(row.checks),
    competitor: row.competitorId === null ? null : (names.get(row.competitorId) ?? '?'),
  }));
}

/** Null when this workspace has no such visit. */
export async function visitById(db: Store, workspaceId: string, id: string): Promise<ToldVisit | null> {
  const row = await db.visit.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  return row && ((await visitsOf(db, workspaceId, [row]))[0] ?? null);
}

/** The first day, counted as calendar/day.ts does, of which visits are still kept. */
export function keptSince(today: number): number {
  return monthsAfter(today, -KEPT_MONTHS);
}
