// The indicator that an action should move, week by week, with the week in which it was done: a chart, and a table for chats and readers
// without one. How weeks are counted is feedback/indicators/trend.ts.
import { dayOf } from '../../calendar/day.ts';
import { isoWeekOf, wholeWeeks } from '../../calendar/weeks.ts';
import { zoneOf } from '../../calendar/zone.ts';
import type { Store } from '../../database/client.ts';
import { halfWidth, valueText } from '../../digests/figure.ts';
import { trendChart, type WeeklyTrend, weeklyOf } from '../../digests/trend.ts';
import { trendsOf } from '../../feedback/indicators/trend.ts';
import { formats } from '../../i18n/formats.ts';
import { phrases } from '../../i18n/phrases.ts';
import type { DatedReader } from '../../i18n/reader.ts';
import type { Chart, Table } from '../../messages/chart.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Moves } from '../moves.ts';
import { filtersOf } from './measuring.ts';
import { type ComparedAmong, indicatorName } from './words.ts';

/** As many as both chats draw: of an action that is done seven before it and thirteen since, up to the last look. */
const WEEKS = 20;
const WEEKS_SINCE = 13;
const MS_PER_WEEK = 7 * 86_400_000;

export interface EffectPictures {
  readonly chart: Chart;
  readonly table: Table;
}

/** Null where nobody answered in any of these weeks, and of a question of yes or no, which is compared and not drawn. */
export async function effectPictures(
  db: Store,
  workspace: Pick<Workspace, 'id' | 'timeZone'>,
  { moves, doneOn }: { readonly moves: Moves; readonly doneOn: string | null },
  among: ComparedAmong,
  reader: DatedReader,
): Promise<EffectPictures | null> {
  if ('question' in moves) return null;
  const weeks = weeksAround(doneOn, workspace.timeZone, reader.now);
  const found = await trendsOf(db, workspace.id, weeks, filtersOf(moves));
  const [first, ...others] = found.map((each) => weeklyOf(each, workspace.timeZone));
  if (first === undefined) return null;
  const say = words(reader.locale);
  const drawn = trendChart([first, ...others], reader);
  const done = doneWeekOf(weeks, doneOn, workspace.timeZone);
  const marked = (label: string, at: number) => (at === done ? say.marked(label) : label);
  const categories = drawn.categories.map(marked);
  const day = doneOn === null ? null : dayOf(doneOn);
  const { number } = formats(reader.locale, reader.timeZone);
  const doneLine = day === null ? [] : [done < 0 ? say.later : say.doneIn(number(isoWeekOf(day)))];
  const sentence = [drawn.sentence, ...doneLine].join(' ');
  const title = drawn.title;
  return {
    chart: { ...drawn, categories, sentence },
    table: {
      title,
      sentence: [
        say.table(indicatorName({ metric: first.metric, heat: null }, among, reader)),
        ...doneLine,
      ].join(' '),
      columns: [
        { label: say.week },
        ...[first, ...others].flatMap((_, at) => [
          { label: drawn.series[at]?.name ?? '', numeric: true },
          { label: say.margin, numeric: true },
          { label: say.answers, numeric: true },
        ]),
      ],
      rows: weeks.map((_, at) => [
        categories[at] ?? '',
        ...[first, ...others].flatMap((each) => cellsOf(each, at, reader)),
      ]),
    },
  };
}

function cellsOf({ metric, points }: WeeklyTrend, at: number, reader: DatedReader): string[] {
  const { number } = formats(reader.locale, reader.timeZone);
  const { value = null, margin = null, n = 0 } = points[at] ?? {};
  return [
    value === null ? '–' : valueText(metric, value, reader),
    value === null || margin === null ? '–' : halfWidth({ metric, value }, margin, reader),
    number(n),
  ];
}

/** The last that are over; of what is done no later ones than the last look needs. */
function weeksAround(doneOn: string | null, timeZone: string, now: Date) {
  const zone = zoneOf(timeZone);
  const last =
    doneOn === null ? now.getTime() : zone.instant(dayOf(doneOn), 0) + (WEEKS_SINCE + 1) * MS_PER_WEEK;
  return wholeWeeks(new Date(Math.min(now.getTime(), last)), zone, WEEKS);
}

/** The place of the week that holds the day; -1 where none does. */
function doneWeekOf(
  weeks: readonly { readonly from: Date; readonly to: Date }[],
  doneOn: string | null,
  timeZone: string,
): number {
  if (doneOn === null) return -1;
  const start = zoneOf(timeZone).instant(dayOf(doneOn), 0);
  return weeks.findIndex(({ from, to }) => from.getTime() <= start && start < to.getTime());
}

const words = phrases({
  en: {
    marked: (week: string) => `${week} · done`,
    doneIn: (week: string) => `Done in week ${week}.`,
    later: 'The week in which it was done is not over yet.',
    week: 'Week',
    margin: 'Margin',
    answers: 'Answers',
    table: (name: string) => `${name}, week by week.`,
  },
  fr: {
    marked: (week) => `${week} · fait`,
    doneIn: (week) => `Action terminée en semaine ${week}.`,
    later: 'La semaine où l’action s’est terminée n’est pas encore finie.',
    week: 'Semaine',
    margin: 'Marge',
    answers: 'Réponses',
    table: (name) => `${name}, semaine par semaine.`,
  },
});
