// One line of a file of counts: the days that it is about and what it counts, or what is wrong with it. Pure.
import { msPerDay } from '../../../calendar/day.ts';
import type { Zone } from '../../../calendar/zone.ts';
import { plural } from '../../../i18n/formats.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { fr, phrases } from '../../../i18n/phrases.ts';
import type { InstantOf } from '../../dates/instant.ts';
import type { CsvRecord } from '../../files/csv/records.ts';
import type { CountKind, CountRow } from './count.ts';

/** Which cell is what. */
export interface CountColumns {
  readonly width: number;
  readonly date: number;
  readonly counts: readonly { readonly kind: CountKind; readonly at: number }[];
}

/** `line` as an editor counts them. */
export interface CountProblem {
  readonly line: number;
  readonly reason: string;
}

export interface CountsRow {
  readonly line: number;
  readonly counts: readonly CountRow[];
}

export interface RowRules {
  /** Of invitations. */
  readonly sourceId: string | null;
  readonly now: Date;
  /** The language of the reasons. */
  readonly locale: Locale;
  readonly zone: Zone;
  readonly instantOf: InstantOf;
}

export function rowOf(
  { line, cells, problem }: CsvRecord,
  columns: CountColumns,
  rules: RowRules,
): CountsRow | CountProblem {
  const words = say(rules.locale);
  if (problem === 'cut') return { line, reason: words.cut };
  if (problem !== null) return { line, reason: words.broken };
  // An unquoted "1,284" in a file with commas must not be read as 1.
  if (cells.slice(columns.width).some((cell) => cell.trim() !== ''))
    return { line, reason: words.cells(cells.length, columns.width) };
  const days = daysOf(cells[columns.date]?.trim() ?? '', rules);
  if (days === null) return { line, reason: words.badDate(excerpt(cells[columns.date])) };
  const { zone, now, sourceId } = rules;
  const period = { from: new Date(zone.instant(days.first, 0)), to: new Date(zone.instant(days.end, 0)) };
  if (period.from > now) return { line, reason: words.future(excerpt(cells[columns.date])) };
  const given = columns.counts.filter(({ at }) => (cells[at] ?? '').trim() !== '');
  const counts: CountRow[] = [];
  for (const { kind, at } of given) {
    const count = wholeNumber(cells[at] ?? '');
    if (count === null) return { line, reason: words.badCount(excerpt(cells[at])) };
    counts.push({ kind, of: kind === 'invitations' ? (sourceId ?? '') : '', ...period, count });
  }
  const [customers, lost] = ['customers', 'lost'].map((kind) => counts.find((each) => each.kind === kind));
  if (customers && lost && lost.count > customers.count)
    return { line, reason: words.moreLost(lost.count, customers.count) };
  if (counts.length === 0) return { line, reason: words.noCount };
  return { line, counts };
}

/** "2026-10", "10/2026": a month; "2026-10-05", "05/10/2026": a day. As days of calendar/day.ts. */
function daysOf(text: string, { zone, instantOf }: RowRules): { first: number; end: number } | null {
  const [, year, month] = /^(\d{4})[-/](\d{1,2})$/.exec(text) ?? [];
  const [, second, other] = /^(\d{1,2})[-/.](\d{4})$/.exec(text) ?? [];
  const [y, m] = [Number(year ?? other), Number(month ?? second)];
  if (y >= 1990 && m >= 1 && m <= 12)
    return { first: Date.UTC(y, m - 1, 1) / msPerDay, end: Date.UTC(y, m, 1) / msPerDay };
  const at = instantOf(text);
  if (at === null || at.getTime() < Date.UTC(1990, 0, 1)) return null;
  const first = zone.dayAt(at.getTime());
  return { first, end: first + 1 };
}

/** What the database's column takes is more than there are people to count. */
const MOST = 1_000_000_000;

/** "1284", and with a separator of thousands, "1 284" or "1,284". */
function wholeNumber(text: string): number | null {
  const trimmed = text.trim();
  if (!/^\d{1,12}$|^\d{1,3}(?:[\s.,'’]\d{3}){1,3}$/.test(trimmed)) return null;
  const count = Number(trimmed.replace(/\D/g, ''));
  return count <= MOST ? count : null;
}

function excerpt(cell: string | undefined): string {
  const text = (cell ?? '').trim();
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

const say = phrases({
  en: {
    broken: 'a quote is not closed, or the line is too long.',
    cut: 'the file stops in the middle of this line.',
    cells: (given: number, wanted: number) =>
      `${given} ${plural('en', given, { one: 'cell', other: 'cells' })} where the first line has ${wanted}; numbers with a comma stand in quotes.`,
    badDate: (given: string) =>
      `“${given}” is neither a month (2026-10) nor a day that exists (2026-10-05 or 05/10/2026).`,
    future: (given: string) => `“${given}” is still to come.`,
    badCount: (given: string) => `“${given}” is not a whole number, at most a thousand million.`,
    noCount: 'there is no number on this line.',
    moreLost: (lost: number, customers: number) =>
      `${lost} ${plural('en', lost, { one: 'customer', other: 'customers' })} lost of ${customers} at the start: that cannot be.`,
  },
  fr: {
    broken: 'un guillemet n’est pas fermé, ou la ligne est trop longue.',
    cut: 'le fichier s’arrête au milieu de cette ligne.',
    cells: (given, wanted) =>
      fr`${given} ${plural('fr', given, { one: 'cellule', other: 'cellules' })} alors que la première ligne en a ${wanted} ; un nombre qui contient une virgule se met entre guillemets.`,
    badDate: (given) =>
      fr`« ${given} » n’est ni un mois (2026-10) ni un jour qui existe (2026-10-05 ou 05/10/2026).`,
    future: (given) => fr`« ${given} » est à venir.`,
    badCount: (given) => fr`« ${given} » n’est pas un nombre entier, d’un milliard au plus.`,
    noCount: 'aucun nombre sur cette ligne.',
    moreLost: (lost, customers) =>
      fr`${lost} ${plural('fr', lost, { one: 'client perdu', other: 'clients perdus' })} sur ${customers} au départ : c’est impossible.`,
  },
});
