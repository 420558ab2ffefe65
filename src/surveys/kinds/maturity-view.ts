// What the result of a survey of maturity is, and how it reads. How it is made is maturity.ts.
import { z } from 'zod';
import { formats } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Block, Text } from '../../messages/message.ts';
import { shortenLabel } from '../../messages/shorten.ts';
import { type ResultReader, saidIn } from '../kind.ts';
import { bilingual } from '../question.ts';
import { levelNames, practices } from './content/maturity.ts';
import {
  changeText,
  dayText,
  figureChange,
  figureText,
  notShown,
  quoted,
  surveyFigure,
  turnoutText,
} from './figure.ts';
import { askedBefore } from './memory.ts';
import { type Observed, observed } from './observed.ts';

export const maturityResult = z.object({
  /** The day on which the round closed, YYYY-MM-DD. */
  on: z.string(),
  /** In the order in which they were asked. Levels are 1 to 5; between two where as many are below as above. */
  practices: z.array(
    z.object({
      key: z.string(),
      name: bilingual,
      /** Of levels 1 to 5. */
      sentences: z.array(bilingual),
      /** What leads from level 1 to 2, 2 to 3, …; null where there is nothing. */
      measures: z.array(bilingual.nullable()).default([]),
      median: z.number(),
      /** Between which levels the middle half of the answers lies. */
      half: z.object({ low: z.number(), high: z.number() }),
      mean: surveyFigure,
      /** Of the mean. */
      change: figureChange,
      /** Mean levels; null where no leaders are named, or either side is too few. */
      leaders: z
        .object({
          leaders: z.number(),
          others: z.number(),
          /** Leaders see it higher, or lower, than the others by more than chance; null: no more than chance. */
          apart: z.enum(['rise', 'fall']).nullable(),
          p: z.number(),
        })
        .nullable(),
    }),
  ),
  observed,
  memory: askedBefore,
});
export type MaturityResult = z.infer<typeof maturityResult>;
type Told = MaturityResult['practices'][number];

/** The level that is reached: of one between two, the lower. */
export function levelOf(median: number): number {
  return Math.floor(median);
}

export function maturityHeadline({ practices: found }: MaturityResult, reader: ResultReader): string {
  const say = words(reader.locale);
  const name = (told: Told) => quoted(saidIn(told.name, reader.locale), reader);
  const [widest] = found
    .filter(({ leaders }) => leaders?.apart)
    .toSorted((a, b) => (a.leaders?.p ?? 1) - (b.leaders?.p ?? 1));
  if (widest?.leaders) {
    const { leaders, others } = widest.leaders;
    return say.seenApart(name(widest), decimal(leaders, reader), decimal(others, reader));
  }
  const byLevel = found.toSorted((a, b) => a.median - b.median || a.mean.value - b.mean.value);
  const lowest = byLevel[0];
  const highest = byLevel.at(-1);
  if (!lowest || !highest) return say.nothing;
  return lowest.median === highest.median
    ? say.allAlike(levelText(lowest.median, reader))
    : say.between(
        [name(lowest), levelText(lowest.median, reader)],
        [name(highest), levelText(highest.median, reader)],
      );
}

export function maturityView(of: MaturityResult, reader: ResultReader): Block[] {
  const say = words(reader.locale);
  const [first] = of.practices;
  return [
    ...(first ? [{ kind: 'note', text: say.how(turnoutText(first.mean, reader)) } as const] : []),
    ...chartBlocks(of.practices, reader),
    { kind: 'list', items: of.practices.map((each) => practiceLine(each, reader)) },
    ...(of.practices.some(({ leaders }) => leaders) && !of.practices.some(({ leaders }) => leaders?.apart)
      ? [{ kind: 'text', text: say.notApart } as const]
      : []),
    { kind: 'text', text: [{ strong: say.observed }] },
    { kind: 'facts', facts: observedFacts(of.observed, of.on, reader) },
    { kind: 'note', text: say.beside },
  ];
}

function chartBlocks(found: readonly Told[], reader: ResultReader): Block[] {
  if (found.length === 0) return [];
  const say = words(reader.locale);
  const name = (told: Told) => shortName(told, reader);
  const held = found.some(({ leaders }) => leaders);
  const said = found.map((each) =>
    held
      ? say.pointApart(
          name(each),
          meanOfSide(each.leaders?.leaders, reader),
          meanOfSide(each.leaders?.others, reader),
        )
      : say.point(name(each), decimal(each.median, reader)),
  );
  return [
    {
      kind: 'chart',
      chart: {
        title: held ? say.chartApart : say.chart,
        form: 'bar',
        categories: found.map(name),
        series: held
          ? [
              { name: say.leaders, values: found.map(({ leaders }) => rounded(leaders?.leaders)) },
              { name: say.others, values: found.map(({ leaders }) => rounded(leaders?.others)) },
            ]
          : [{ name: say.level, values: found.map(({ median }) => median) }],
        unit: '',
        sentence: (held ? say.chartApartSentence : say.chartSentence)(said.join(' · ')),
      },
    },
  ];
}

function rounded(mean: number | undefined): number | null {
  return mean === undefined ? null : Math.round(mean * 10) / 10;
}

function meanOfSide(mean: number | undefined, reader: ResultReader): string {
  return mean === undefined ? notShown(reader) : decimal(mean, reader);
}

function practiceLine(told: Told, reader: ResultReader): Text {
  const say = words(reader.locale);
  const { median, half, mean, change, leaders } = told;
  const number = (value: number) => decimal(value, reader);
  const sentence = told.sentences[levelOf(median) - 1];
  const spread =
    half.low === half.high
      ? say.half(number(half.low))
      : say.halfBetween(number(half.low), number(half.high));
  const changed = changeText(change, (value) => number(value), reader);
  const meanSaid = say.mean(number(mean.value), meanMargin(told, reader));
  return [
    { strong: say.practice(saidIn(told.name, reader.locale), levelText(median, reader)) },
    ...(sentence ? [` ${quoted(saidIn(sentence, reader.locale), reader)}`] : []),
    ` · ${spread} · ${meanSaid}${changed === '' ? '' : `, ${changed}`}`,
    ...(leaders?.apart ? [` · ${say.apart(number(leaders.leaders), number(leaders.others))}`] : []),
  ];
}

function meanMargin({ mean: { n, asked, margin } }: Told, reader: ResultReader): string {
  return n === asked ? '' : ` ± ${decimal(Math.max(margin, 0.1), reader)}`;
}

function observedFacts({ ideas, channels, cases, pulse }: Observed, now: string, reader: ResultReader) {
  const say = words(reader.locale);
  const { number } = formats(reader.locale, reader.timeZone);
  return [
    {
      label: say.ideas,
      value: ideas.of === 0 ? say.noIdeas : say.ofThem(number(ideas.replied), number(ideas.of)),
    },
    { label: say.channels, value: number(channels) },
    { label: say.cases, value: say.resolved(number(cases.resolved), number(cases.opened)) },
    ...(pulse
      ? [
          {
            label: say.pulse,
            value: say.recommended(
              figureText('points', pulse.recommendation, reader),
              dayText(pulse.on, now, reader),
            ),
          },
        ]
      : []),
  ];
}

/** "2, begun"; "2.5, between begun and organised". */
function levelText(median: number, reader: ResultReader): string {
  const say = words(reader.locale);
  const [low, high] = [Math.floor(median), Math.ceil(median)].map((level) => {
    const name = levelNames[level - 1];
    return name ? saidIn(name, reader.locale) : '';
  });
  const level = decimal(median, reader);
  return low === high ? say.levelNamed(level, low ?? '') : say.levelBetween(level, low ?? '', high ?? '');
}

/** Characters. */
const AXIS = 20;

function shortName({ key, name }: Told, { locale }: ResultReader): string {
  const ours = practices.find((practice) => practice.key === key && practice.name.en === name.en);
  return ours ? saidIn(ours.short, locale) : shortenLabel(saidIn(name, locale), AXIS);
}

function decimal(value: number, { locale, timeZone }: ResultReader): string {
  return formats(locale, timeZone).number(value, 1);
}

type Placed = readonly [practice: string, level: string];

const words = phrases({
  en: {
    nothing: 'Nothing of it may be shown.',
    seenApart: (practice: string, leaders: string, others: string) =>
      `Leaders and teams see ${practice} apart: level ${leaders} against ${others} on average.`,
    allAlike: (level: string) => `All practices stand at level ${level}.`,
    between: ([low, lowLevel]: Placed, [high, highLevel]: Placed) =>
      `Lowest: ${low}, level ${lowLevel}. Highest: ${high}, level ${highLevel}.`,
    how: (turnout: string) =>
      `${turnout}. The level is the one in the middle: as many chose a lower one as a higher one. 1 is “left to each”, 5 “who we are”.`,
    chart: 'Level of each practice, 1 to 5',
    level: 'level',
    leaders: 'leaders',
    others: 'teams',
    chartApart: 'Mean level, leaders and teams, 1 to 5',
    point: (name: string, level: string) => `${name} ${level}`,
    pointApart: (name: string, leaders: string, others: string) => `${name} ${leaders} / ${others}`,
    chartApartSentence: (points: string) => `Mean levels of leaders / of teams, from 1 to 5: ${points}.`,
    chartSentence: (points: string) => `Levels, from 1 to 5: ${points}.`,
    practice: (name: string, level: string) => `${name}: ${level}`,
    half: (level: string) => `half of the answers: ${level}`,
    halfBetween: (low: string, high: string) => `half of the answers: ${low} to ${high}`,
    mean: (mean: string, margin: string) => `mean ${mean}${margin}`,
    apart: (leaders: string, others: string) =>
      `leaders ${leaders}, teams ${others} on average, beyond chance`,
    notApart: 'Leaders and teams do not see any practice further apart than chance would make them.',
    levelNamed: (level: string, name: string) => `${level}, ${name}`,
    levelBetween: (level: string, low: string, high: string) => `${level}, between ${low} and ${high}`,
    observed: 'What Porte-voix itself sees',
    ideas: 'Ideas answered in time, in 90 days',
    noIdeas: 'none was due',
    ofThem: (some: string, all: string) => `${some} of ${all}`,
    channels: 'Channels that got a digest, in 30 days',
    cases: 'Customers’ cases, in 90 days',
    resolved: (resolved: string, opened: string) => `${resolved} resolved, ${opened} opened`,
    pulse: 'Last pulse of the same channels',
    recommended: (value: string, day: string) => `recommendation ${value}, on ${day}`,
    beside: 'Counted, beside what people chose; the two are never added up.',
  },
  fr: {
    nothing: 'On ne peut rien en montrer.',
    seenApart: (practice, leaders, others) =>
      fr`Dirigeants et équipes voient autrement ${practice} : niveau ${leaders} contre ${others} en moyenne.`,
    allAlike: (level) => `Toutes les pratiques sont au niveau ${level}.`,
    between: ([low, lowLevel], [high, highLevel]) =>
      fr`Au plus bas : ${low}, niveau ${lowLevel}. Au plus haut : ${high}, niveau ${highLevel}.`,
    how: (turnout) =>
      fr`${turnout}. Le niveau est celui du milieu : autant de réponses plus basses que de plus hautes. 1 est « laissé à chacun », 5 « notre façon d’être ».`,
    chart: 'Niveau de chaque pratique, de 1 à 5',
    level: 'niveau',
    leaders: 'dirigeants',
    others: 'équipes',
    chartApart: 'Niveau moyen, dirigeants et équipes, de 1 à 5',
    point: (name, level) => `${name} ${level}`,
    pointApart: (name, leaders, others) => `${name} ${leaders} / ${others}`,
    chartApartSentence: (points) => fr`Niveaux moyens des dirigeants / des équipes, de 1 à 5 : ${points}.`,
    chartSentence: (points) => fr`Niveaux, de 1 à 5 : ${points}.`,
    practice: (name, level) => fr`${name} : ${level}`,
    half: (level) => fr`la moitié des réponses : ${level}`,
    halfBetween: (low, high) => fr`la moitié des réponses : de ${low} à ${high}`,
    mean: (mean, margin) => `moyenne ${mean}${margin}`,
    apart: (leaders, others) => `dirigeants ${leaders}, équipes ${others} en moyenne, au-delà du hasard`,
    notApart: 'Sur aucune pratique, l’écart entre dirigeants et équipes ne dépasse ce que ferait le hasard.',
    levelNamed: (level, name) => `${level}, ${name}`,
    levelBetween: (level, low, high) => `${level}, entre ${low} et ${high}`,
    observed: 'Ce que Porte-voix voit de son côté',
    ideas: 'Idées qui ont eu leur réponse à temps, en 90 jours',
    noIdeas: 'aucune n’était attendue',
    ofThem: (some, all) => `${some} sur ${all}`,
    channels: 'Canaux qui ont reçu un bulletin, en 30 jours',
    cases: 'Cas de clients, en 90 jours',
    resolved: (resolved, opened) => fr`résolus : ${resolved}, ouverts : ${opened}`,
    pulse: 'Dernier pouls des mêmes canaux',
    recommended: (value, day) => `recommandation ${value}, le ${day}`,
    beside: fr`Compté, à côté de ce que chacun a choisi ; les deux ne s’additionnent jamais.`,
  },
});
