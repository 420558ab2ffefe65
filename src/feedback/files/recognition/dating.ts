// Which column tells when somebody answered, in which order its days are written, and what is in doubt of it. Pure.
import { msPerDay } from '../../../calendar/day.ts';
import { fold } from '../../../terms/fold.ts';
import { type DateOrder, fileInstantReader } from '../../dates/instant.ts';
import type { Override } from '../columns.ts';
import { answerOf, type Doubt } from './doubts.ts';
import { datesIn } from './guesses.ts';
import type { Said } from './said.ts';
import { type ColumnSummary, columnOf, type Summary } from './summary.ts';

export interface Order {
  readonly order: DateOrder;
  /** Nothing shows it, and it matters. */
  readonly isOpen: boolean;
}

interface Settings {
  readonly dateOrder?: DateOrder;
  readonly usualDateOrder: DateOrder;
  readonly now?: Date;
}

export function orderOf(
  at: number,
  headers: readonly string[],
  summary: Summary,
  { dateOrder, usualDateOrder, now }: Settings,
  said: Said,
): Order {
  const given = said.dateOrder ?? dateOrder;
  if (given !== undefined && given !== null) return { order: given, isOpen: false };
  const column = columnOf(summary, at);
  const { dayFirst, monthFirst, eitherWay } = column;
  if (dayFirst !== monthFirst) return { order: dayFirst > monthFirst ? 'dmy' : 'mdy', isOpen: false };
  if (eitherWay === 0) return { order: usualDateOrder, isOpen: false };
  const told = orderTold(column, headers, now);
  return told === null ? { order: usualDateOrder, isOpen: true } : { order: told, isOpen: false };
}

/** Words of French headers: who writes them, writes the day first. */
const FRENCH =
  / (?:de|du|des|la|le|les|vous|votre|nous|note|commentaire|commentaires|reponse|horodateur|heure|client|avis|magasin|recommandation|identifiant|prenom|nom|satisfaction client) |[àâéèêîôûç]/;

/** Where the dates alone do not tell: by how they are written, by the language of the headers, by days that have not come yet. */
function orderTold(
  { values }: ColumnSummary,
  headers: readonly string[],
  now: Date | undefined,
): DateOrder | null {
  const given = [...values.keys()];
  // "01.10.2026", "01/10/2026 10h00", "01-10-2026 10.00"
  if (given.some((text) => /^\s*\d{1,2}\.\d{1,2}\.\d{2}|\d\s?h\s?\d{2}\b|\s\d{1,2}\.\d{2}$/i.test(text)))
    return 'dmy';
  // Nobody who writes French puts the month first, but a program that speaks it may: "9/3/26" is such a program's.
  const isPadded = given.every((text) => /^\s*\d\d\D\d\d\D/.test(text));
  const isFrench = headers.some((header) => FRENCH.test(` ${fold(header)} `) || /[àâéèêîôûç]/i.test(header));
  const byWords = isPadded && isFrench ? 'dmy' : null;
  const byDays = now === undefined ? null : orderOfPast(given, now);
  return byWords === null || byDays === null || byWords === byDays ? (byWords ?? byDays) : null;
}

/** Where one way of reading them puts a day after now, and the other none. */
function orderOfPast(given: readonly string[], now: Date): DateOrder | null {
  const limit = now.getTime() + msPerDay;
  const isFuture = (order: DateOrder) => {
    const read = fileInstantReader('UTC', order);
    return given.some((text) => (read(text)?.getTime() ?? 0) > limit);
  };
  const [dmy, mdy] = [isFuture('dmy'), isFuture('mdy')];
  return dmy === mdy ? null : dmy ? 'mdy' : 'dmy';
}

const DAY: Override = { left: 'date', right: 'YYYY-MM-DD' };

/** One date alone shows no order, and goes by the company's own; several that all could be read both ways are asked about. */
export function dateDoubts(
  at: number,
  headers: readonly string[],
  summary: Summary,
  said: Said,
  { order, isOpen }: Order,
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
  if (!isOpen || column.eitherWay < 2) return [];
  const orders = order === 'dmy' ? (['dmy', 'mdy'] as const) : (['mdy', 'dmy'] as const);
  const answers = orders.map((right) => answerOf(right, [{ left: '', right, of: 'dates' }]));
  return [{ code: 'date.order', column: where, answers, shown }];
}
