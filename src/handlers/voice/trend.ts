// /voice trend: an indicator over the last twelve whole weeks as a chart, and whether the last four differ from the four before.

import { wholeWeeks } from '../../calendar/weeks.ts';
import { zoneOf } from '../../calendar/zone.ts';
import {
  answersText,
  figureChange,
  figureMargin,
  figureName,
  figureOf,
  figureValue,
} from '../../digests/figure.ts';
import { severalNotes } from '../../digests/sections/indicators.ts';
import { TREND_WEEKS, trendChart, weeklyOf } from '../../digests/trend.ts';
import type { Metric } from '../../feedback/filters.ts';
import { type Indicator, indicators } from '../../feedback/indicators/indicators.ts';
import { askedInSeveral } from '../../feedback/indicators/several-questions.ts';
import { mostAnswered, trendsOf } from '../../feedback/indicators/trend.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Reader } from '../../i18n/reader.ts';
import { type Message, sentence, type Text } from '../../messages/message.ts';
import type { Request } from '../request.ts';
import { answersNamed } from './named.ts';
import type { VoiceQuestion } from './question.ts';

/** So many of the last weeks are compared with as many before. */
const COMPARED = 4;

/** Of the metric that is asked for, else of the one that most answered. Weeks are the company's. */
export async function trendMessage(
  request: Request,
  { metric: asked, only }: Extract<VoiceQuestion, { kind: 'trend' }>,
): Promise<Message> {
  const named = await answersNamed(request, only);
  if ('instead' in named) return named.instead;
  const { kit, workspace, asker, at, locale, formats } = request;
  const { db } = kit.database;
  const say = words(locale);
  const weeks = wholeWeeks(at, zoneOf(workspace.timeZone), TREND_WEEKS);
  const filters = { ...(asked ? { metrics: [asked] } : {}), ...named.filters };
  const all = await trendsOf(db, workspace.id, weeks, filters);
  const metric = asked ?? mostAnswered(all) ?? 'nps';
  const [first, ...others] = all
    .filter((each) => each.metric === metric)
    .map((each) => weeklyOf(each, workspace.timeZone));
  const whole = say.title(metric.toUpperCase(), formats.number(TREND_WEEKS));
  const title = named.said === '' ? whole : `${whole} · ${named.said}`;
  if (first === undefined) return sentence(`${title}. ${say.nobody}`);
  const reader = { locale, timeZone: asker.timeZone };
  const chart = trendChart([first, ...others], reader);
  const last = weeks.slice(-COMPARED);
  const period = { from: last[0]?.from ?? at, to: last.at(-1)?.to ?? at };
  const question = { ...period, previousFrom: weeks.at(-2 * COMPARED)?.from ?? period.from };
  const found = await indicators(db, workspace.id, {
    ...question,
    filters: { ...filters, metrics: [metric] },
  });
  const several = await askedInSeveral(db, workspace.id, period, filters);
  return {
    summary: `${title}. ${chart.sentence}`,
    blocks: [
      { kind: 'text', text: [{ strong: title }] },
      { kind: 'chart', chart },
      { kind: 'list', items: linesOf(found, metric, reader) },
      { kind: 'note', text: say.method(formats.number(COMPARED)) },
      ...severalNotes(several, locale),
    ],
  };
}

function linesOf(found: readonly Indicator[], metric: Metric, reader: Reader): Text[] {
  const say = words(reader.locale);
  return found
    .filter((each) => each.metric === metric && each.value !== null)
    .map(figureOf)
    .map((shown) => [
      { strong: `${say.lately} · ${figureName(shown, reader)} ${figureValue(shown, reader) ?? ''}` },
      `${figureMargin(shown, reader)} · ${answersText(shown.n, reader)} · ${figureChange(shown, reader)}`,
    ]);
}

const words = phrases({
  en: {
    title: (metric: string, weeks: string) => `${metric} · last ${weeks} whole weeks`,
    nobody: 'Nobody answered that.',
    lately: 'Last four weeks',
    method: (weeks: string) =>
      `Weeks run from Monday to Sunday and count answers by the day they were given: some may still come in for the last ones. Up or down: the last ${weeks} weeks passed the test against the ${weeks} before. 95% margins.`,
  },
  fr: {
    title: (metric, weeks) => fr`${metric} · ${weeks} dernières semaines entières`,
    nobody: 'Personne n’y a répondu.',
    lately: 'Quatre dernières semaines',
    method: (weeks) =>
      fr`Les semaines vont du lundi au dimanche et comptent les réponses au jour où elles ont été données : il peut encore en arriver pour les dernières. Hausse ou baisse : l’écart des ${weeks} dernières semaines avec les ${weeks} d’avant est significatif. Marges à 95 %.`,
  },
});
