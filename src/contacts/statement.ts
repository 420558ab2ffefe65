// What the contacts of a month cost, by the department from which they come. A month that is closed is read as it was closed (close.ts); one that
// is open is worked out anew each time it is asked for.
import type { Store } from '../database/client.ts';
import { type ContactSettings, contactSettings, currencyOf, pricesOf } from './costs.ts';
import { nextToClose } from './counted.ts';
import { departmentsOf } from './departments.ts';
import { type CostLine, costLines } from './lines.ts';
import type { Currency } from './money.ts';
import { daysOf, monthAfter } from './months.ts';
import { type MovedReason, movedBetween, movedFrom } from './moved.ts';
import { rulesOf } from './rules.ts';
import { daysWith, type TallyQuestion, tallied } from './tally.ts';

export interface StatementLine extends CostLine {
  /** As the department is called, or was when the month was closed; '' where nobody knows it. */
  readonly department: string;
}

export interface MonthStatement {
  readonly month: string;
  /** Null before the company has said in which it counts: then nothing has a cost. */
  readonly currency: Currency | null;
  /** Null while the month is open, and all may change. */
  readonly closedAt: Date | null;
  /** By department, those that nobody knows last; then what weighs most first. */
  readonly lines: readonly StatementLine[];
  readonly moved: readonly MovedReason[];
}

export async function statementOf(db: Store, workspaceId: string, month: string): Promise<MonthStatement> {
  return (await closedStatement(db, workspaceId, month)) ?? (await openStatement(db, workspaceId, month));
}

/** Null where the month is not closed. */
export async function closedStatement(
  db: Store,
  workspaceId: string,
  month: string,
): Promise<MonthStatement | null> {
  const row = await db.contactStatement.findUnique({
    where: { workspaceId_month: { workspaceId, month } },
    include: { lines: true },
  });
  if (row === null) return null;
  return {
    month,
    currency: currencyOf(row),
    closedAt: row.closedAt,
    lines: inOrder(
      row.lines.map(({ departmentId, ...line }) => ({ ...line, departmentId: departmentId || null })),
    ),
    moved: movedFrom(row.moved),
  };
}

/** As it would be closed now. What came in late for months that are closed is in the first one that is open. */
async function openStatement(db: Store, workspaceId: string, month: string): Promise<MonthStatement> {
  const settings = await contactSettings(db, workspaceId);
  const { from, to } = daysOf(month);
  const isNext = settings !== null && month === (await nextToClose(db, settings));
  const since = isNext ? daysOf(settings.firstMonth).from : from;
  const countedIn = isNext ? [null, month] : [null];
  const lines = await linesIn(db, workspaceId, settings, { from: since, to, countedIn });
  return {
    month,
    currency: settings && currencyOf(settings),
    closedAt: null,
    lines,
    moved: await movedIn(db, workspaceId, month),
  };
}

/** By the rules, the prices and the names of now. */
export async function linesIn(
  db: Store,
  workspaceId: string,
  settings: ContactSettings | null,
  counting: Omit<TallyQuestion, 'apart'>,
): Promise<StatementLine[]> {
  const prices = settings === null ? [] : await pricesOf(db, workspaceId);
  const apart = prices.map(({ since }) => since);
  const rows = await tallied(db, workspaceId, { ...counting, apart });
  const names = new Map((await departmentsOf(db, workspaceId)).map(({ id, name }) => [id, name]));
  const lines = costLines(rows, {
    rules: await rulesOf(db, workspaceId),
    prices,
    // Without a currency there is nothing to round.
    currency: settings ?? { digits: 0 },
  });
  return inOrder(lines.map((line) => ({ ...line, department: names.get(line.departmentId ?? '') ?? '' })));
}

/** What moved from the month before to this one. */
export async function movedIn(
  db: Store,
  workspaceId: string,
  month: string,
): Promise<readonly MovedReason[]> {
  const side = async (days: ReturnType<typeof daysOf>) => ({
    rows: await tallied(db, workspaceId, days),
    days: await daysWith(db, workspaceId, days),
  });
  const [before, after] = [await side(daysOf(monthAfter(month, -1))), await side(daysOf(month))];
  return movedBetween(before, after, await rulesOf(db, workspaceId));
}

function inOrder(lines: readonly StatementLine[]): StatementLine[] {
  return lines.toSorted(
    (a, b) =>
      Number(a.departmentId === null) - Number(b.departmentId === null) ||
      a.department.localeCompare(b.department, 'fr') ||
      (a.departmentId ?? '').localeCompare(b.departmentId ?? '') ||
      Number(b.amount - a.amount) ||
      b.contacts - a.contacts ||
      a.reasonKey.localeCompare(b.reasonKey) ||
      a.channel.localeCompare(b.channel) ||
      a.madeIn.localeCompare(b.madeIn),
  );
}

/** What some lines come to: sums of what they say, so that it adds up wherever it is read. */
export interface ContactSum {
  readonly contacts: number;
  readonly seconds: bigint;
  readonly uncosted: number;
  readonly amount: bigint;
}

export function sumOf(lines: readonly CostLine[]): ContactSum {
  return lines.reduce<ContactSum>(
    (sum, line) => ({
      contacts: sum.contacts + line.contacts,
      seconds: sum.seconds + line.seconds,
      uncosted: sum.uncosted + line.uncosted,
      amount: sum.amount + line.amount,
    }),
    { contacts: 0, seconds: 0n, uncosted: 0, amount: 0n },
  );
}

/** One department's part of a month; what nobody knows, where it is null. */
export interface DepartmentPart {
  readonly departmentId: string | null;
  readonly department: string;
  readonly lines: readonly StatementLine[];
}

/** In the order of the lines. */
export function partsOf({ lines }: Pick<MonthStatement, 'lines'>): DepartmentPart[] {
  const parts = new Map<string | null, StatementLine[]>();
  for (const line of lines) {
    const its = parts.get(line.departmentId);
    if (its) its.push(line);
    else parts.set(line.departmentId, [line]);
  }
  return [...parts].map(([departmentId, its]) => ({
    departmentId,
    department: its[0]?.department ?? '',
    lines: its,
  }));
}

/** Null where the month is not closed, or has nothing of this department. */
export async function closedPart(
  db: Store,
  workspaceId: string,
  month: string,
  departmentId: string,
): Promise<DepartmentPart | null> {
  const statement = departmentId === '' ? null : await closedStatement(db, workspaceId, month);
  return (statement && partsOf(statement).find((each) => each.departmentId === departmentId)) ?? null;
}

export interface ReasonWeight extends ContactSum {
  readonly reasonKey: string;
  readonly reason: string;
}

/** What weighs most first: by cost, then by contacts. */
export function reasonsByWeight(lines: readonly CostLine[]): ReasonWeight[] {
  const byReason = new Map<string, CostLine[]>();
  for (const line of lines) {
    const its = byReason.get(line.reasonKey);
    if (its) its.push(line);
    else byReason.set(line.reasonKey, [line]);
  }
  return [...byReason]
    .map(([reasonKey, its]) => ({ reasonKey, reason: its[0]?.reason ?? '', ...sumOf(its) }))
    .toSorted(
      (a, b) =>
        Number(b.amount - a.amount) || b.contacts - a.contacts || a.reasonKey.localeCompare(b.reasonKey),
    );
}

/** Months of which there is something, the latest first: those that are closed, and those with contacts that nothing counts yet. */
export async function monthsKnown(db: Store, workspaceId: string): Promise<string[]> {
  const closed = await db.contactStatement.findMany({ where: { workspaceId }, select: { month: true } });
  const ends = (['asc', 'desc'] as const).map((day) =>
    db.contact.findFirst({
      where: { workspaceId, countedIn: null },
      orderBy: { day },
      select: { day: true },
    }),
  );
  const [first = null, last = null] = await Promise.all(ends);
  const months = new Set(closed.map(({ month }) => month));
  if (first !== null && last !== null)
    for (let month = first.day.slice(0, 7); month <= last.day.slice(0, 7); month = monthAfter(month, 1))
      months.add(month);
  return [...months].toSorted().reverse();
}
