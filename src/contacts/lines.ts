// Whose contacts these are and what they cost: from what was counted, the rules and the unit costs, the lines of a statement. Pure.
import { fold } from '../terms/fold.ts';
import { type Currency, PARTS_PER_MICRO, rounded } from './money.ts';

/** Contacts of one month that are alike and cost the same, as they are counted. */
export interface Tallied {
  /** As their source named it; null: rules tell it. */
  readonly departmentId: string | null;
  readonly reason: string;
  readonly reasonKey: string;
  readonly channel: string;
  /** One of theirs: no unit cost begins between any two. */
  readonly day: string;
  readonly contacts: bigint;
  /** Handling time, of those that have one. */
  readonly seconds: bigint;
  /** The cost of rows that brought their own, in millionths. */
  readonly own: bigint;
  /** Contacts without a cost of their own: with a handling time, and without. */
  readonly timed: bigint;
  readonly untimed: bigint;
  /** The handling time of the timed ones. */
  readonly timedSeconds: bigint;
}

export interface ReasonRule {
  readonly words: string;
  readonly how: 'is' | 'contains';
  readonly departmentId: string;
}

export interface UnitPrice {
  readonly channel: string;
  /** YYYY-MM-DD. */
  readonly since: string;
  readonly per: 'contact' | 'minute';
  readonly micros: bigint;
}

export interface CostLine {
  /** Null: nobody knows. */
  readonly departmentId: string | null;
  readonly reason: string;
  readonly reasonKey: string;
  readonly channel: string;
  /** YYYY-MM. */
  readonly madeIn: string;
  readonly contacts: number;
  readonly seconds: bigint;
  readonly uncosted: number;
  /** In the currency's smallest unit. */
  readonly amount: bigint;
}

/** By which department a reason's contacts are known to come from: the first rule that fits; null where none does. */
export function departmentBy(rules: readonly ReasonRule[]): (reasonKey: string) => string | null {
  const keyed = rules.map((rule) => ({ ...rule, key: fold(rule.words) })).filter(({ key }) => key !== '');
  const known = new Map<string, string | null>();
  return (reasonKey) => {
    const before = known.get(reasonKey);
    if (before !== undefined) return before;
    const fits = ({ key, how }: (typeof keyed)[number]) =>
      how === 'is' ? reasonKey === key : ` ${reasonKey} `.includes(` ${key} `);
    const found = reasonKey === '' ? null : (keyed.find(fits)?.departmentId ?? null);
    known.set(reasonKey, found);
    return found;
  };
}

/**
 * One line for each department, reason, channel and month in which the contacts were made. A row's own cost counts; else the channel's
 * latest unit cost of that day, by contact or by minute; contacts for which there is neither, or a price for minutes and no minutes, are
 * uncosted. What is exact until then is rounded once, here.
 */
export function costLines(
  tallied: readonly Tallied[],
  {
    rules,
    prices,
    currency,
  }: {
    readonly rules: readonly ReasonRule[];
    readonly prices: readonly UnitPrice[];
    readonly currency: Pick<Currency, 'digits'>;
  },
): CostLine[] {
  const departmentOf = departmentBy(rules);
  const priceOn = priceBy(prices);
  const open = new Map<string, Omit<CostLine, 'amount'> & { readonly parts: bigint }>();
  for (const each of tallied) {
    const departmentId = each.departmentId ?? departmentOf(each.reasonKey);
    const { reasonKey, channel } = each;
    const madeIn = each.day.slice(0, 7);
    const key = JSON.stringify([departmentId, reasonKey, channel, madeIn]);
    const before = open.get(key);
    const { parts, uncosted } = costOf(each, priceOn(channel, each.day));
    open.set(key, {
      departmentId,
      // The same each time, whichever day is read first.
      reason: before === undefined || each.reason < before.reason ? each.reason : before.reason,
      reasonKey,
      channel,
      madeIn,
      contacts: (before?.contacts ?? 0) + Number(each.contacts),
      seconds: (before?.seconds ?? 0n) + each.seconds,
      uncosted: (before?.uncosted ?? 0) + Number(uncosted),
      parts: (before?.parts ?? 0n) + parts,
    });
  }
  return [...open.values()].map(({ parts, ...line }) => ({ ...line, amount: rounded(parts, currency) }));
}

function costOf(
  { own, timed, untimed, timedSeconds }: Tallied,
  price: UnitPrice | null,
): { readonly parts: bigint; readonly uncosted: bigint } {
  const known = own * PARTS_PER_MICRO;
  if (price === null) return { parts: known, uncosted: timed + untimed };
  if (price.per === 'contact')
    return { parts: known + (timed + untimed) * price.micros * PARTS_PER_MICRO, uncosted: 0n };
  return { parts: known + timedSeconds * price.micros, uncosted: untimed };
}

function priceBy(prices: readonly UnitPrice[]): (channel: string, day: string) => UnitPrice | null {
  const latestFirst = prices.toSorted((a, b) => (a.since < b.since ? 1 : -1));
  return (channel, day) =>
    latestFirst.find((price) => price.channel === channel && price.since <= day) ?? null;
}
