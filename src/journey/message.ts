// The map as a message, and one touchpoint of it in full. Pure views; the selects and buttons around them are whoever's asks they carry.
import { answersText, valueText } from '../digests/figure.ts';
import { sayFigure } from '../digests/figure-words.ts';
import { type Metric, metrics } from '../feedback/filters.ts';
import { stageNames, stagesOf } from '../feedback/touchpoints/stage.ts';
import { formats, plural } from '../i18n/formats.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Chart } from '../messages/chart.ts';
import type { Block, Text } from '../messages/message.ts';
import { aimName } from '../touchpoints/aim.ts';
import { contactChannelName } from '../touchpoints/channel.ts';
import type { JourneyMap, MapTouchpoint } from './map.ts';
import {
  elsewhereTexts,
  factsThere,
  figureText,
  gapsText,
  headline,
  meansText,
  methodText,
  placeName,
  standingText,
} from './told.ts';
import { sayJourney } from './words.ts';

/** A shape for each standing: none is told by colour alone. */
function markOf({ noValue, difference }: Pick<MapTouchpoint, 'noValue' | 'difference'>): string {
  if (noValue !== null) return noValue === 'nobody' ? '◌' : '○';
  const marks = { above: '▲', below: '▼', near: '●', open: '●' } as const;
  return difference === null ? '●' : marks[difference.standing];
}

export interface StageOnMap {
  /** '' of those at no stage, where no touchpoint is at one. */
  readonly name: string;
  readonly touchpoints: readonly MapTouchpoint[];
}

/** In the order of the way; those at no stage last. */
export function stagesOn({ lane, touchpoints }: JourneyMap, { locale }: Reader): StageOnMap[] {
  const at = (stage: MapTouchpoint['stage']) => touchpoints.filter((each) => each.stage === stage);
  const staged = stagesOf[lane].map((stage) => ({ name: stageNames(stage)[locale], touchpoints: at(stage) }));
  const none = { name: sayJourney(locale).noStage, touchpoints: at(null) };
  return [...staged, none].filter(({ touchpoints: there }) => there.length > 0);
}

export function mapTitle({ lane, from, to }: JourneyMap, reader: Reader): string {
  const say = sayJourney(reader.locale);
  const days = Math.round((to.getTime() - from.getTime()) / 86_400_000);
  return `${say.title[lane]} · ${say.lastDays(formats(reader.locale, reader.timeZone).number(days))}`;
}

export function mapBlocks(map: JourneyMap, reader: Reader): Block[] {
  const chart = mapChart(map, reader);
  const gaps = gapsText(map, reader);
  const means = meansText(map, reader);
  return [
    { kind: 'text', text: [{ strong: mapTitle(map, reader) }] },
    { kind: 'text', text: headline(map, reader) },
    ...stagesOn(map, reader).flatMap(({ name, touchpoints }): Block[] => [
      { kind: 'text', text: [{ strong: name }] },
      { kind: 'list', items: touchpoints.map((each) => touchpointLine(each, reader)) },
    ]),
    ...(chart === null ? [] : [{ kind: 'chart', chart } as const]),
    ...[gaps, ...elsewhereTexts(map, reader), means, methodText(map, reader)].flatMap((text): Block[] =>
      text === null ? [] : [{ kind: 'note', text }],
    ),
  ];
}

/** "▼ Delivery · Satisfaction 61 % ± 5 · 17 points below the journey’s mean · 412 answers · 3 open cases · 1 action". */
function touchpointLine(there: MapTouchpoint, reader: Reader): Text {
  const { locale, timeZone } = reader;
  const say = sayJourney(locale);
  const { number } = formats(locale, timeZone);
  const figure = figureText(there.figure, reader);
  const isClear = there.difference?.standing === 'above' || there.difference?.standing === 'below';
  const { openCases, actions } = there;
  const acting = actions.underWay.length;
  const broken = there.promises.filter(({ verdict }) => verdict === 'not').length;
  return [
    { strong: `${markOf(there)} ${placeName(there, reader)}` },
    [
      '',
      ...(figure === null ? [] : [figure]),
      ...(figure === null || isClear ? [standingText(there, reader)] : []),
      ...(there.volume > 0 ? [answersText(there.volume, reader)] : []),
      ...(openCases > 0 ? [plural(locale, openCases, say.cases(number(openCases)))] : []),
      ...(broken > 0 ? [plural(locale, broken, say.broken(number(broken)))] : []),
      ...(acting > 0 ? [plural(locale, acting, say.actions(number(acting)))] : []),
    ].join(' · '),
  ];
}

/** Of the metric that most touchpoints show; null where fewer than two do. Values of different metrics share no axis. */
function mapChart({ touchpoints }: JourneyMap, reader: Reader): Chart | null {
  const shows = (metric: Metric) =>
    touchpoints.filter(({ figure }) => figure?.metric === metric && figure.value !== null);
  const [metric] = metrics.toSorted((a, b) => shows(b).length - shows(a).length);
  const shown = metric === undefined ? [] : shows(metric);
  if (metric === undefined || shown.length < 2) return null;
  const say = sayJourney(reader.locale);
  const valued = shown.map((each) => ({ name: placeName(each, reader), value: each.figure?.value ?? 0 }));
  const inOrder = valued.toSorted((a, b) => a.value - b.value);
  const end = (each: (typeof valued)[number] | undefined) =>
    [valueText(metric, each?.value ?? 0, reader), each?.name ?? ''] as const;
  const name = sayFigure(reader.locale).metric[metric];
  const scale = metric === 'csat' ? 100 : 1;
  return {
    title: say.chart(name),
    form: 'bar',
    categories: valued.map((each) => each.name),
    series: [{ name, values: valued.map(({ value }) => Math.round(value * scale * 10) / 10) }],
    unit: metric === 'csat' ? '%' : '',
    sentence: say.chartSays(end(inOrder[0]), end(inOrder.at(-1))),
  };
}

/** One touchpoint in full. @param owner who looks after it; null where nobody was said to */
export function touchpointBlocks(
  map: JourneyMap,
  there: MapTouchpoint,
  owner: string | null,
  reader: Reader,
): Block[] {
  const { locale } = reader;
  const say = sayJourney(locale);
  const { labels } = say;
  const figure = figureText(there.figure, reader);
  const answered = there.volume > 0 ? answersText(there.volume, reader) : null;
  const placed = [
    ...(there.channel === null
      ? []
      : [{ label: labels.channel, value: contactChannelName(there.channel, locale) }]),
    ...(there.aim === null ? [] : [{ label: labels.aim, value: aimName(there.aim, locale) }]),
    ...(owner === null ? [] : [{ label: labels.owner, value: owner }]),
  ];
  const facts = [...factsThere(there, reader, MOST_ACTIONS), ...placed];
  return [
    {
      kind: 'text',
      text: [{ strong: `${markOf(there)} ${placeName(there, reader)}` }, ` · ${mapTitle(map, reader)}`],
    },
    {
      kind: 'text',
      text: [
        ...(figure === null ? [] : [{ strong: figure }, ' · ']),
        [standingText(there, reader), ...(answered === null ? [] : [answered])].join(' · '),
      ],
    },
    ...(facts.length === 0 ? [] : [{ kind: 'facts', facts } as const]),
  ];
}

/** In a view of one touchpoint. */
const MOST_ACTIONS = 6;
