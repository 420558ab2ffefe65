// Indicators: each value with its margin and whether it really changed, hot beside cold; the intervals stand in the thread.
import { z } from 'zod';
import { type Metric, metrics } from '../../feedback/filters.ts';
import { answersOf } from '../../feedback/indicators/indicators.ts';
import { directions } from '../../feedback/indicators/reading.ts';
import { askedInSeveral } from '../../feedback/indicators/several-questions.ts';
import { moods } from '../../feedback/scale.ts';
import { formats, plural } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Block, Text } from '../../messages/message.ts';
import {
  answersText,
  type Figure,
  figure,
  figureCount,
  figureMargin,
  figureName,
  figureOf,
  figureValue,
  figureWord,
  heatName,
  metricName,
  notEnough,
  valueText,
} from '../figure.ts';
import { type DigestReader, section } from '../section.ts';
import { trendChart, trends, trendsToTell, type WeeklyTrend } from '../trend.ts';
import { indicatorsExample } from './indicators-example.ts';

const shape = z.object({
  figures: z.array(figure),
  /** Of a month that is told for the first time. */
  churn: figure.nullish(),
  /** Answers of all kinds, and of the period before. */
  volume: z
    .object({
      now: z.number(),
      before: z.number(),
      direction: z.enum(directions).nullable(),
      /** What was compared of them, where that is not all. */
      alike: z.object({ now: z.number(), before: z.number() }).optional(),
    })
    .optional(),
  /** Hot and cold are counted as one, as the schedule asks. */
  mixed: z.boolean().optional(),
  /** What chose the answers, by their score: then the figures are counts. */
  mood: z.enum(moods).optional(),
  /** Of which answers have more scores than the one that counts. */
  several: z.array(z.enum(metrics)).optional(),
  /** Absent where nothing has twelve weeks yet, and in what was stored before there were charts. */
  trends: trends.optional(),
});
type Said = z.output<typeof shape>;

export const indicatorsSection = section<Said>({
  id: 'indicators',
  name: { en: 'Indicators', fr: 'Indicateurs' },
  order: 20,
  weight: 2,
  tellsAnswers: true,
  shape,
  async gather({ changes, answers, filters, db, workspace, question, intake }) {
    const { responses, churn, volume } = changes.vitals;
    // Of a source that sent nothing there is nothing to say: that it is silent is for admins.
    const heard = changes.indicators.filter(({ n, metric }) => n > 0 || filters.metrics?.includes(metric));
    const figures = answers === 0 ? [] : [...heard, ...responses].map(figureOf);
    if (figures.length === 0 && churn === null) return null;
    const several =
      answers === 0 || filters.mood
        ? []
        : await askedInSeveral(db, workspace.id, answersOf(question).now, filters);
    const { now, before, alike, direction } = volume;
    // What is asked for day by day shows no weeks, nor does what is told more often than they pass.
    const isWeekly = intake !== undefined && question.to.getTime() - question.from.getTime() >= SHORTEST_MS;
    const weeks = isWeekly && !filters.mood ? await trendsToTell(db, workspace, question, figures) : null;
    return {
      figures,
      churn: churn && figureOf(churn),
      ...(answers === 0 ? {} : { volume: { now, before, direction, ...(alike ? { alike } : {}) } }),
      mixed: filters.mixed === true,
      ...(filters.mood ? { mood: filters.mood } : {}),
      ...(several.length > 0 ? { several: [...several] } : {}),
      ...(weeks ? { trends: weeks } : {}),
    };
  },
  isNews: () => true,
  view: (said, reader) => [
    {
      kind: 'list',
      items: [...byMetric(said).map((each) => line(each, reader)), ...volumeLine(said, reader)],
    },
    ...(said.mixed ? [{ kind: 'note', text: words(reader.locale).mixed } as const] : []),
    ...(said.mood ? [{ kind: 'note', text: words(reader.locale).chosen[said.mood] } as const] : []),
    ...severalNotes(said.several ?? [], reader.locale),
    ...chartOf(said.trends?.lead, reader),
  ],
  details: (said, reader) => [
    {
      kind: 'facts',
      facts: [
        ...byMetric(said)
          .flat()
          .filter((each) => each.value !== null)
          .map((each) => ({ label: figureName(each, reader), value: interval(each, reader) })),
        ...volumeFact(said, reader),
      ],
    },
    ...(said.mood ? [] : [{ kind: 'note', text: words(reader.locale).method } as const]),
    ...(said.trends?.others ?? []).flatMap((each) => chartOf(each, reader)),
    ...(said.trends ? [{ kind: 'note', text: words(reader.locale).weeks } as const] : []),
  ],
  wall: (said, reader) => [
    {
      kind: 'facts',
      facts: byMetric(said)
        .flat()
        .map((each) => tile(each, reader)),
    },
    ...(said.mood ? [{ kind: 'note', text: words(reader.locale).chosen[said.mood] } as const] : []),
  ],
  example: indicatorsExample,
});

/** Days off may shorten the time between two weekly digests. */
const SHORTEST_MS = 5 * 86_400_000;

function chartOf(trend: WeeklyTrend | null | undefined, reader: DigestReader): Block[] {
  return trend ? [{ kind: 'chart', chart: trendChart([trend], reader) }] : [];
}

/** What a reader has to know of figures that count one question of several. */
export function severalNotes(several: readonly Metric[], locale: Locale): Block[] {
  const { list } = formats(locale, 'UTC');
  const names = several.map((metric) => metric.toUpperCase());
  const [first = ''] = several;
  return several.length === 0 ? [] : [{ kind: 'note', text: words(locale).several(list(names), first) }];
}

/** What stands on one line: a figure, or those of one metric for hot and cold. */
function byMetric({ figures, churn }: Said): Figure[][] {
  const all = [...figures, ...(churn ? [churn] : [])];
  return [...new Set(all.map(({ metric }) => metric))].map((metric) =>
    all.filter((each) => each.metric === metric),
  );
}

function line(figures: readonly Figure[], reader: DigestReader): Text {
  const [shown, other] = figures;
  if (!shown) return [];
  if (other) return [{ strong: metricName(shown, reader) }, ...figures.flatMap((each) => side(each, reader))];
  const name = figureName(shown, reader);
  const value = figureValue(shown, reader);
  const count = figureCount(shown, reader);
  if (value === null)
    return [{ strong: name }, ` · ${shown.isCount ? count : `${notEnough(reader)} (${count})`}`];
  return [
    { strong: `${name} ${value}` },
    `${figureMargin(shown, reader)} · ${count} · ${figureWord(shown, reader)}`,
  ];
}

/** The value large, what it is over and whether it moved below. */
function tile(shown: Figure, reader: DigestReader): { readonly label: string; readonly value: Text } {
  const label = figureName(shown, reader);
  const value = figureValue(shown, reader);
  const count = figureCount(shown, reader);
  if (value === null) return { label, value: shown.isCount ? count : `${notEnough(reader)} (${count})` };
  const margin = figureMargin(shown, reader);
  return { label, value: [{ strong: value }, `${margin} · ${count} · ${figureWord(shown, reader)}`] };
}

/** One of two that stand side by side: each sees what the other misses, and how many answered is in the thread. */
function side(shown: Figure, reader: DigestReader): Text {
  const value = figureValue(shown, reader);
  if (value === null)
    return [
      ` · ${heatName(shown, reader)} ${shown.isCount ? figureCount(shown, reader) : notEnough(reader)}`,
    ];
  const word = shown.direction === null ? '' : ` (${figureWord(shown, reader)})`;
  return [` · ${heatName(shown, reader)} `, { strong: value }, figureMargin(shown, reader) + word];
}

/** Only where it moved; the thread has it always. */
function volumeLine({ volume }: Said, reader: DigestReader): Text[] {
  if (!volume || (volume.direction !== 'rise' && volume.direction !== 'fall')) return [];
  const say = words(reader.locale);
  const { number } = formats(reader.locale, reader.timeZone);
  const { now, before } = volume.alike ?? volume;
  const name = volume.alike ? say.volumeAlike : say.volume;
  return [
    [
      { strong: plural(reader.locale, now, name(number(now))) },
      ` · ${say.volumeMove[volume.direction](number(before))}`,
    ],
  ];
}

function volumeFact({ volume }: Said, reader: DigestReader): { label: string; value: string }[] {
  if (!volume) return [];
  const say = words(reader.locale);
  const { number } = formats(reader.locale, reader.timeZone);
  return [{ label: say.all, value: say.nowAndBefore(number(volume.now), number(volume.before)) }];
}

function interval(shown: Figure, reader: DigestReader): string {
  const { metric, value, low, high, previous, n } = shown;
  const say = words(reader.locale);
  const show = (each: number | null) => (each === null ? '–' : valueText(metric, each, reader));
  const over =
    metric === 'responses' || metric === 'churn' ? figureCount(shown, reader) : answersText(n, reader);
  return say.interval(show(value), show(low), show(high), show(previous), over);
}

const words = phrases({
  en: {
    interval: (value: string, low: string, high: string, before: string, n: string) =>
      `${value}, 95% interval ${low} to ${high}; ${before} before; ${n}`,
    volume: (count: string) => ({ one: `${count} answer in all`, other: `${count} answers in all` }),
    volumeAlike: (count: string) => ({
      one: `${count} answer, like for like`,
      other: `${count} answers, like for like`,
    }),
    volumeMove: {
      rise: (before: string) => `more than before (${before})`,
      fall: (before: string) => `fewer than before (${before})`,
    },
    all: 'All answers',
    nowAndBefore: (now: string, before: string) => `${now}; ${before} before`,
    mixed:
      'Hot and cold answers are counted as one here, as this schedule asks; each sees what the other misses.',
    chosen: {
      happy:
        'Happy customers only, chosen by their scores: no NPS, satisfaction or ease is computed of them.',
      neutral:
        'Neutral customers only, chosen by their scores: no NPS, satisfaction or ease is computed of them.',
      unhappy:
        'Unhappy customers only, chosen by their scores: no NPS, satisfaction or ease is computed of them.',
    },
    several: (names: string, metric: string) =>
      `${names}: some answers rate more than one question; the first of each answer counts. Each question for itself: /voice ${metric} by question`,
    weeks:
      'Charts go by whole weeks, Monday to Sunday, and by the day that answers were given; some may still come in for the last ones.',
    method:
      'Up or down: the change passes the test, all changes of this digest together. Stable: it is shown to be too small to matter. No clear change: neither, the margin leaves room for both. With fewer than 5 answers no value is shown.',
  },
  fr: {
    interval: (value, low, high, before, n) =>
      fr`${value}, intervalle à 95 % : de ${low} à ${high} ; ${before} avant ; ${n}`,
    volume: (count) => ({ one: `${count} réponse en tout`, other: `${count} réponses en tout` }),
    volumeAlike: (count) => ({
      one: `${count} réponse, à périmètre comparable`,
      other: `${count} réponses, à périmètre comparable`,
    }),
    volumeMove: {
      rise: (before) => `plus qu’avant (${before})`,
      fall: (before) => `moins qu’avant (${before})`,
    },
    all: 'Toutes réponses confondues',
    nowAndBefore: (now, before) => fr`${now} ; ${before} avant`,
    mixed:
      'Ici, réponses à chaud et à froid sont comptées ensemble, comme le demande ce bulletin ; chacune voit ce que l’autre ne voit pas.',
    chosen: {
      happy: fr`Clients contents seulement, choisis d’après leurs notes : on n’en tire ni NPS, ni satisfaction, ni facilité.`,
      neutral: fr`Clients neutres seulement, choisis d’après leurs notes : on n’en tire ni NPS, ni satisfaction, ni facilité.`,
      unhappy: fr`Clients mécontents seulement, choisis d’après leurs notes : on n’en tire ni NPS, ni satisfaction, ni facilité.`,
    },
    several: (names, metric) =>
      fr`${names} : certaines réponses notent plus d’une question ; la première de chacune compte. Chaque question à part : /voix ${metric} par question`,
    weeks: fr`Les graphiques vont par semaines entières, du lundi au dimanche, au jour où les réponses ont été données ; il peut encore en arriver pour les dernières.`,
    method:
      'En hausse, en baisse : l’écart est significatif, tous les écarts de ce numéro pris ensemble. Stable : il est établi que l’écart est trop petit pour compter. Pas d’écart net : ni l’un ni l’autre, la marge laisse place aux deux. En dessous de 5 réponses, aucune valeur n’est montrée.',
  },
});
