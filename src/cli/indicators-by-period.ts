// `portevoix indicators --by month`, week or quarter: a table for people, JSON for scripts. What is counted is feedback/indicators/by-period.ts.
import { dateOf, dayText } from '../calendar/day.ts';
import { daysAsked } from '../calendar/days-asked.ts';
import { beginBefore, type PeriodUnit, type Stretch, stretchesOf } from '../calendar/stretches.ts';
import { zoneOf } from '../calendar/zone.ts';
import type { Database } from '../database/client.ts';
import type { Heat, Metric } from '../feedback/filters.ts';
import { questionAsked, type WrittenFilters } from '../feedback/indicators/asked.ts';
import { type FiguresByPeriod, figuresByPeriod, type PlainRate } from '../feedback/indicators/by-period.ts';
import type { TrendPoint } from '../feedback/indicators/trend.ts';
import { formats, plusMinus } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { asUsage, type Io, UsageError } from './command.ts';

/** Where nobody says from when. */
const USUAL = 12;
/** Ten years of months; more are read by no one, and each is counted by itself. */
const MOST = 120;

interface PeriodsAsked extends WrittenFilters {
  readonly json: boolean;
  readonly unit: PeriodUnit;
}

/** What the command prints, line by line. @throws UsageError in the operator's language */
export async function periodLines(
  database: Database,
  workspace: Workspace,
  asked: PeriodsAsked,
  { locale, clock }: Pick<Io, 'locale' | 'clock'>,
): Promise<readonly string[]> {
  const now = clock.now();
  const { unit } = asked;
  const today = zoneOf(workspace.timeZone).dayAt(now.getTime());
  const from = await asUsage(locale, async () => {
    const { last } = daysAsked({ from: asked.from, to: asked.to }, today);
    return asked.from ?? dayText(beginBefore(last, unit, USUAL - 1));
  });
  const { days, question } = await asUsage(locale, () =>
    questionAsked(database, workspace, { ...asked, from }, now),
  );
  const stretches = stretchesOf(days, unit);
  if (stretches.length > MOST) {
    const { number } = formats(locale, 'UTC');
    throw new UsageError(say(locale).tooMany(`--by ${unit}`, number(stretches.length), number(MOST)));
  }
  const found = await figuresByPeriod(database.db, workspace, stretches, question.filters);
  if (asked.json) return [JSON.stringify(forScripts(stretches, found), null, 2)];
  return tableOf(stretches, found, unit, locale);
}

/** Exactly what the usage promises. */
function forScripts(stretches: readonly Stretch[], { trends, rates }: FiguresByPeriod) {
  return stretches.map(({ first, last, isWhole }, at) => ({
    from: dayText(first),
    to: dayText(last),
    whole: isWhole,
    indicators: trends.flatMap(({ metric, heat, points }) => {
      const point = points[at];
      if (point === undefined) return [];
      const { value, n, low, high, margin } = point;
      return [{ metric, ...(heat ? { heat } : {}), value, n, low, high, margin }];
    }),
    responses: rates[at]?.responses ?? [],
    churn: rates[at]?.churn ? shareOf(rates[at].churn) : null,
  }));
}

function shareOf({ value, low, high, hits, n }: PlainRate) {
  return { value, low, high, hits, n };
}

/** A row for each period; columns only of what some period has. */
function tableOf(
  stretches: readonly Stretch[],
  { trends, rates }: FiguresByPeriod,
  unit: PeriodUnit,
  locale: Locale,
): string[] {
  const words = say(locale);
  const heats = [...new Set(rates.flatMap(({ responses }) => responses.map(({ heat }) => heat ?? null)))];
  const hasChurn = rates.some(({ churn }) => churn !== null);
  const header = [
    words.unit[unit],
    ...trends.map(({ metric, heat }) => words.named(words.metric[metric], heat)),
    ...heats.map((heat) => words.named(words.responses, heat)),
    ...(hasChurn ? [words.churn] : []),
  ];
  const rows = stretches.map((stretch, at) => [
    `${nameOf(stretch, unit, locale)}${stretch.isWhole ? '' : ' *'}`,
    ...trends.map(({ metric, points }) => pointText(metric, points[at], locale)),
    ...heats.map((heat) =>
      rateText(rates[at]?.responses.find((each) => (each.heat ?? null) === heat) ?? null, locale),
    ),
    ...(hasChurn ? [rateText(rates[at]?.churn ?? null, locale)] : []),
  ]);
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const { days } = formats(locale, 'UTC');
  const cut = stretches
    .filter(({ isWhole }) => !isWhole)
    .map(({ first, last }) => days(dateOf(first), dateOf(last)));
  return [
    line(header),
    ...rows.map(line),
    ...(trends.length === 0 ? [words.nothing] : []),
    ...(cut.length === 0 ? [] : [words.cut(formats(locale, 'UTC').list(cut))]),
    words.method,
  ];
}

function nameOf({ first, last }: Stretch, unit: PeriodUnit, locale: Locale): string {
  const { days } = formats(locale, 'UTC');
  const date = dateOf(first);
  switch (unit) {
    case 'week':
      return days(date, dateOf(last));
    case 'month':
      return dayText(first).slice(0, 7);
    case 'quarter':
      return say(locale).quarter(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / 3) + 1);
    default:
      return unit satisfies never;
  }
}

/** "34 ± 6 (412)"; "– (3)" where there are too few. */
function pointText(metric: Metric, point: TrendPoint | undefined, locale: Locale): string {
  const { number, percent } = formats(locale, 'UTC');
  if (!point) return '–';
  const { value, margin, n } = point;
  if (value === null || margin === null) return `– (${number(n)})`;
  const isShare = metric === 'csat';
  const digits = metric === 'ces' ? 1 : 0;
  const shown = isShare ? percent(value) : number(digits === 0 ? Math.round(value) + 0 : value, digits);
  const half = isShare ? number(Math.max(1, 100 * margin)) : number(Math.max(10 ** -digits, margin), digits);
  return `${shown} ${plusMinus(half)} (${number(n)})`;
}

/** "21% (412/1,962)". */
function rateText(rate: PlainRate | null, locale: Locale): string {
  if (rate === null || rate.value === null) return '–';
  const { number, percent } = formats(locale, 'UTC');
  return `${percent(rate.value, rate.value < 0.1 ? 1 : 0)} (${number(rate.hits)}/${number(rate.n)})`;
}

const say = phrases({
  en: {
    unit: { week: 'Week', month: 'Month', quarter: 'Quarter' } satisfies Record<PeriodUnit, string>,
    quarter: (year: number, which: number) => `${year} Q${which}`,
    metric: { nps: 'NPS', csat: 'CSAT', ces: 'CES' },
    named: (name: string, heat: Heat | null) =>
      heat === null ? name : `${name} (${heat === 'hot' ? 'just after' : 'relationship'})`,
    responses: 'Response rate',
    churn: 'Customers lost',
    nothing: 'No scored answers in these periods.',
    cut: (days: string) => `* Not a whole period: ${days}.`,
    method:
      'By the day answers were given: for the last days some may still come in. 95% margins; changes between periods are not tested here.',
    tooMany: (option: string, count: string, most: string) =>
      `${option}: ${count} periods are too many, ${most} at most. Choose a later --from, or a longer period.`,
  },
  fr: {
    unit: { week: 'Semaine', month: 'Mois', quarter: 'Trimestre' },
    quarter: (year, which) => `${year} T${which}`,
    metric: { nps: 'NPS', csat: 'CSAT', ces: 'CES' },
    named: (name, heat) => (heat === null ? name : fr`${name} (${heat === 'hot' ? 'à chaud' : 'à froid'})`),
    responses: 'Taux de réponse',
    churn: 'Clients perdus',
    nothing: 'Aucune réponse notée sur ces périodes.',
    cut: (days) => fr`* Période incomplète : ${days}.`,
    method: fr`Au jour où les réponses ont été données : il peut encore en arriver pour les derniers. Marges à 95 % ; les écarts entre périodes ne sont pas testés ici.`,
    tooMany: (option, count, most) =>
      fr`${option} : ${count} périodes, c’est trop ; ${most} au plus. Choisissez un --from plus récent, ou une période plus longue.`,
  },
});
