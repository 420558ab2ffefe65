// Which column tells when somebody answered, in which order its days are written, and what is in doubt of it. Pure.
import { fold } from '../../../terms/fold.ts';
import { type DateOrder, readingsOf } from '../../dates/instant.ts';
import { type OrderReason, ordersLeft } from '../../dates/order.ts';
import type { Override } from '../columns.ts';
import { answerOf, type Doubt } from './doubts.ts';
import { datesIn } from './guesses.ts';
import type { SaidOfColumns } from './said.ts';
import { type ColumnSummary, columnOf, type Summary } from './summary.ts';

/** 'said': by somebody. 'written': by signs that only one order has, or the language of the headers. 'usual': as the company's country writes it. */
export type DatingReason = OrderReason | 'said' | 'written' | 'usual';

export interface Order {
  readonly order: DateOrder;
  /** Why it is read so; null where the dates are the same by any. */
  readonly why: DatingReason | null;
  /** Nothing shows it, and it matters: those that it may be, the likeliest first. Empty where it is known. */
  readonly open: readonly DateOrder[];
}

interface DatingSettings {
  readonly dateOrder?: DateOrder;
  readonly usualDateOrder: DateOrder;
  readonly now?: Date;
}

export function orderOf(
  at: number,
  headers: readonly string[],
  summary: Summary,
  { dateOrder, usualDateOrder, now }: DatingSettings,
  said: SaidOfColumns,
): Order {
  const given = said.dateOrder ?? dateOrder ?? null;
  if (given !== null) return { order: given, why: 'said', open: [] };
  const column = columnOf(summary, at);
  const { dates, open } = column.order;
  if (dates === 0) return { order: usualDateOrder, why: null, open: [] };
  const { orders, why } = ordersLeft(column.order, now);
  const told = open === 0 || orders.includes('ymd') ? null : orderTold(column, headers);
  const [only = usualDateOrder] = orders;
  const isAgainst = why === 'past' && told !== null && told !== only;
  if (orders.length === 1 && !isAgainst) return { order: only, why, open: [] };
  if (open === 0) return { order: usualDateOrder, why: null, open: [] };
  if (told !== null && !isAgainst) return { order: told, why: 'written', open: [] };
  const left = isAgainst ? (['dmy', 'mdy'] as const) : orders;
  const likeliest = left.find((each) => each === usualDateOrder) ?? only;
  // A single day goes by the country; the year does not, ten years are more than a month.
  const isAlone = open === 1 && !left.includes('ymd');
  const ranked = [likeliest, ...left.filter((each) => each !== likeliest)];
  return { order: likeliest, why: 'usual', open: isAlone ? [] : ranked };
}

/** Words of French headers: who writes them, writes the day first. */
const FRENCH =
  / (?:de|du|des|la|le|les|vous|votre|nous|note|commentaire|commentaires|reponse|horodateur|heure|client|avis|magasin|recommandation|identifiant|prenom|nom|satisfaction client) |[àâéèêîôûç]/;

/** Where the dates alone do not tell: by how they are written, by the language of the headers. */
function orderTold({ values }: ColumnSummary, headers: readonly string[]): DateOrder | null {
  const given = [...values.keys()];
  // "01.10.2026", "01/10/2026 10h00", "01-10-2026 10.00"
  if (given.some((text) => /^\s*\d{1,2}\.\d{1,2}\.\d{2}|\d\s?h\s?\d{2}\b|\s\d{1,2}\.\d{2}$/i.test(text)))
    return 'dmy';
  // Nobody who writes French puts the month first, but a program that speaks it may: "9/3/26" is such a program's.
  const isPadded = given.every((text) => /^\s*\d\d\D\d\d\D/.test(text));
  const isFrench = headers.some((header) => FRENCH.test(` ${fold(header)} `) || /[àâéèêîôûç]/i.test(header));
  return isPadded && isFrench ? 'dmy' : null;
}

const DAY: Override = { left: 'date', right: 'YYYY-MM-DD' };

/** One date alone shows no order of day and month, and goes by the company's own; several that all could be read both ways are asked about. */
export function dateDoubts(
  at: number,
  headers: readonly string[],
  summary: Summary,
  said: SaidOfColumns,
  { open }: Order,
): Omit<Doubt, 'isAsked'>[] {
  if (said.day !== null) return [];
  const typed = { ...answerOf('day', [DAY]), overrides: [] };
  if (at < 0) return [{ code: 'date.missing', column: null, answers: [typed], shown: [] }];
  const column = columnOf(summary, at);
  const where = { at, header: headers[at] ?? '' };
  const { days, lessThanDays } = datesIn(column);
  const shown = [...column.values.keys()].slice(0, 3).filter((text) => text.length <= 40);
  if (lessThanDays > 0 && lessThanDays >= days)
    return [{ code: 'date.precision', column: where, answers: [typed], shown }];
  if (open.length === 0) return [];
  // One that each of them reads otherwise shows what is asked.
  const telling = [...column.values.keys()].find((text) => {
    const read = readingsOf(text)?.days;
    return read !== undefined && new Set(open.map((order) => read[order] ?? order)).size === open.length;
  });
  const answers = open.map((order) => ({
    ...answerOf(order, [{ left: '', right: order, of: 'dates' }]),
    day: readingsOf(telling ?? '')?.days[order] ?? null,
  }));
  const first = telling === undefined ? [] : [telling];
  return [
    { code: 'date.order', column: where, answers, shown: [...new Set([...first, ...shown])].slice(0, 3) },
  ];
}
