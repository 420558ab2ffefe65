// A month as programs read it: amounts as decimal texts, so that none of them loses a digit on its way.
import { amountText } from './money.ts';
import { type ContactSum, type MonthStatement, partsOf, type StatementLine, sumOf } from './statement.ts';

export interface ToldSum {
  readonly contacts: number;
  readonly minutes: string;
  readonly uncosted: number;
  /** Null before the company has said in which currency. */
  readonly amount: string | null;
}

export interface ToldLine extends ToldSum {
  readonly reason: string;
  readonly channel: string;
  readonly madeIn: string;
}

export interface ToldMonth {
  readonly month: string;
  readonly state: 'open' | 'closed';
  readonly closedAt: string | null;
  readonly currency: string | null;
  readonly total: ToldSum;
  /** What nobody knows is the one whose id is null. */
  readonly departments: readonly {
    readonly id: string | null;
    readonly name: string | null;
    readonly total: ToldSum;
    readonly lines: readonly ToldLine[];
  }[];
  readonly moved: readonly {
    readonly department: string | null;
    readonly reason: string | null;
    readonly direction: 'up' | 'down';
    readonly before: number;
    readonly after: number;
  }[];
}

export function toldMonth(statement: MonthStatement): ToldMonth {
  const { month, closedAt, currency, lines, moved } = statement;
  const sum = (some: readonly StatementLine[]) => toldSum(sumOf(some), statement);
  return {
    month,
    state: closedAt === null ? 'open' : 'closed',
    closedAt: closedAt?.toISOString() ?? null,
    currency: currency?.code ?? null,
    total: sum(lines),
    departments: partsOf(statement).map(({ departmentId, department, lines: its }) => ({
      id: departmentId,
      name: departmentId === null ? null : department,
      total: sum(its),
      lines: its.map((line) => ({
        reason: line.reason,
        channel: line.channel,
        madeIn: line.madeIn,
        ...toldSum(line, statement),
      })),
    })),
    moved: moved.map(({ departmentId, reasonKey, reason, direction, before, after }) => ({
      department: departmentId,
      reason: reasonKey === null ? null : reason,
      ...{ direction, before, after },
    })),
  };
}

export function toldSum(
  { contacts, seconds, uncosted, amount }: ContactSum,
  { currency }: Pick<MonthStatement, 'currency'>,
): ToldSum {
  return {
    contacts,
    minutes: minutesText(seconds),
    uncosted,
    amount: currency && amountText(amount, currency),
  };
}

/** With two decimals, half a hundredth up. */
function minutesText(seconds: bigint): string {
  return amountText((seconds * 200n + 60n) / 120n, { digits: 2 });
}
