// Which reasons of a department moved beyond chance from one month to the next: rates by the day on which contacts came in, tested together.
import { z } from 'zod';
import { countChange } from '../statistics/counts.ts';
import { benjaminiHochberg } from '../statistics/discoveries.ts';
import { departmentBy, type ReasonRule, type Tallied } from './lines.ts';

export interface MovedReason {
  /** Null: of what nobody knows. */
  readonly departmentId: string | null;
  /** Null: all of the department's contacts. */
  readonly reasonKey: string | null;
  readonly reason: string;
  readonly direction: 'up' | 'down';
  /** Contacts of the month before, and of the month. */
  readonly before: number;
  readonly after: number;
}

/** A month's contacts, and on how many of its days anybody's came in. */
interface MonthTally {
  readonly rows: readonly Tallied[];
  readonly days: number;
}

/** Of all that is tested in a month, the expected share that chance alone told of. */
const FALSE_SHARE = 0.05;
/** Fewer in both months together say nothing worth a line. */
const LEAST = 10;

/**
 * Both months by the rules of today, so that a rule which changed moves nothing. A rate is by day on which anybody's contacts came in at all: of a
 * company that works five days a week these are its working days, and a day of which no file came is no quiet day. Each contact is taken
 * for coming by itself: two hundred who call for one breakdown are more than chance.
 */
export function movedBetween(
  before: MonthTally,
  after: MonthTally,
  rules: readonly ReasonRule[],
): MovedReason[] {
  const [daysBefore, daysAfter] = [before.days, after.days];
  if (daysBefore === 0 || daysAfter === 0) return [];
  const departmentOf = departmentBy(rules);
  const counts = new Map<string, Omit<MovedReason, 'direction'>>();
  for (const [side, rows] of [
    ['before', before.rows],
    ['after', after.rows],
  ] as const)
    for (const { departmentId, reason, reasonKey, contacts } of rows) {
      const whose = departmentId ?? departmentOf(reasonKey);
      for (const of of [null, reasonKey]) {
        const key = JSON.stringify([whose, of]);
        const known = counts.get(key) ?? {
          departmentId: whose,
          reasonKey: of,
          reason: of === null ? '' : reason,
          before: 0,
          after: 0,
        };
        counts.set(key, { ...known, [side]: known[side] + Number(contacts) });
      }
    }
  const tested = [...counts.values()]
    .filter((each) => each.before + each.after >= LEAST)
    .map((each) => ({
      each,
      ...countChange({ count: each.before, over: daysBefore }, { count: each.after, over: daysAfter }),
    }));
  const isFound = benjaminiHochberg(
    tested.map(({ p }) => p),
    FALSE_SHARE,
  );
  return tested
    .filter((_, at) => isFound[at])
    .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))
    .map(({ each, change }) => ({ ...each, direction: change > 0 ? ('up' as const) : ('down' as const) }));
}

const stored = z.array(
  z.object({
    departmentId: z.string().nullable(),
    reasonKey: z.string().nullable(),
    reason: z.string(),
    direction: z.enum(['up', 'down']),
    before: z.number(),
    after: z.number(),
  }),
);

/** As a closed month has it. */
export function movedFrom(json: unknown): readonly MovedReason[] {
  return stored.parse(json);
}
