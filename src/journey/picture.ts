// The map as a picture: the way from touchpoint to touchpoint, up where one stands above the journey's mean and down where one stands below it. SVG, for a
// page and, through whatever turns it into pixels, for a chat. What it says is told.ts's. Pure.
import { curveMonotoneX, line } from 'd3-shape';
import { chartColours } from '../charts/colours.ts';
import { element, escaped, linesOf } from '../charts/svg.ts';
import { figureMargin, figureName, figureValue } from '../digests/figure.ts';
import { formats, plural } from '../i18n/formats.ts';
import type { Reader } from '../i18n/reader.ts';
import type { JourneyMap, MapTouchpoint } from './map.ts';
import { mapTitle, stagesOn } from './message.ts';
import { headline, placeName } from './told.ts';
import { sayJourney } from './words.ts';

/** In pixels of its own. */
export const PICTURE_WIDTH = 1_200;
/** Around a picture that stands alone. */
const EDGE = 32;
/** Touchpoints beside each other: more go on below. */
const IN_ROW = 8;
const FONT = 15;
const LINE = 20;
/** Of the way, above and below its middle. */
const RISE = 46;
const NODE = 15;

const { light } = chartColours;
/** Blue and vermilion, which are told apart by all eyes; the shapes in them tell them without. */
const standingColours = { above: light.series[0], below: light.series[1] } as const;

/** How a touchpoint stands on the way. */
export type NodeKind = 'above' | 'below' | 'plain' | 'few' | 'nobody';

export function nodeKind({ noValue, difference }: Pick<MapTouchpoint, 'noValue' | 'difference'>): NodeKind {
  if (noValue === 'nobody') return 'nobody';
  if (noValue !== null) return 'few';
  const standing = difference?.standing;
  return standing === 'above' || standing === 'below' ? standing : 'plain';
}

/**
 * The whole element. A page may colour it by itself: "ink", "soft", "ground", "band" and "way", and the standings "above" and "below".
 * @param isFramed with title, sentence and legend, as a picture that stands alone
 */
export function mapPicture(
  map: JourneyMap,
  reader: Reader,
  { isFramed }: { readonly isFramed: boolean },
): string {
  const title = mapTitle(map, reader);
  const sentence = headline(map, reader);
  const edge = isFramed ? EDGE : 0;
  const inner = PICTURE_WIDTH - 2 * EDGE;
  const rows = rowsOf(map, reader);
  const head = isFramed ? linesOf(sentence, FONT + 2, inner) : [];
  let top = isFramed ? 56 + head.length * (LINE + 3) + 16 : 4;
  const drawn = rows.map((row) => {
    const { svg, height } = rowDrawn(row, { top, edge }, map, reader);
    top += height;
    return svg;
  });
  const height = top + (isFramed ? LINE * 2.4 : 4);
  const inside = [
    element('title', {}, escaped(title)),
    element('desc', {}, escaped(sentence)),
    element('defs', {}, patterns(map.lane)),
    ...(isFramed
      ? [
          element('rect', { class: 'ground', width: PICTURE_WIDTH, height, fill: light.ground }),
          text(EDGE, 40, title, { 'font-size': 24, 'font-weight': 'bold' }),
          ...head.map((each, at) => text(EDGE, 72 + at * (LINE + 3), each, { 'font-size': FONT + 2 })),
        ]
      : []),
    ...drawn,
    ...(isFramed ? [legend(height - LINE * 1.3, map, reader)] : []),
  ];
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'journey-way',
      role: 'img',
      viewBox: `0 0 ${PICTURE_WIDTH} ${Math.ceil(height)}`,
      'aria-label': escaped(`${title}. ${sentence}`),
      'font-family': 'system-ui, sans-serif',
      'font-size': FONT,
    },
    inside.join(''),
  );
}

interface OnWay {
  readonly there: MapTouchpoint;
  readonly stage: string;
}

/** As even as they can be: nine are five and four. */
function rowsOf(map: JourneyMap, reader: Reader): OnWay[][] {
  const spots = stagesOn(map, reader).flatMap(({ name, touchpoints }) =>
    touchpoints.map((there) => ({ there, stage: name })),
  );
  const count = Math.max(1, Math.ceil(spots.length / IN_ROW));
  const size = Math.ceil(spots.length / count);
  return Array.from({ length: count }, (_, at) => spots.slice(at * size, (at + 1) * size)).filter(
    (row) => row.length > 0,
  );
}

const LEVELS: Readonly<Record<NodeKind, number>> = { above: -1, below: 1, plain: 0, few: 0, nobody: 0 };

function rowDrawn(
  row: readonly OnWay[],
  { top, edge }: { readonly top: number; readonly edge: number },
  map: JourneyMap,
  reader: Reader,
): { readonly svg: string; readonly height: number } {
  const column = (PICTURE_WIDTH - 2 * edge) / row.length;
  const middle = top + LINE + 24 + RISE;
  const placed = row.map(({ there, stage }, at) => {
    const kind = nodeKind(there);
    return { there, stage, kind, x: edge + column * (at + 0.5), y: middle + LEVELS[kind] * RISE };
  });
  const labels = placed.map(({ there }) => labelLines(there, column - 12, reader));
  const under = middle + RISE + NODE + LINE;
  const height = LINE + 24 + 2 * RISE + NODE + LINE * (2 + Math.max(...labels.map((each) => each.length)));
  const way = line<(typeof placed)[number]>(
    ({ x }) => x,
    ({ y }) => y,
  ).curve(curveMonotoneX)(placed);
  return {
    height,
    svg: [
      ...bands(placed, { top, height: height - 10, column }),
      element('line', {
        ...{ class: 'way-mean', x1: edge, x2: PICTURE_WIDTH - edge, y1: middle, y2: middle },
        ...{ stroke: light.grid, 'stroke-width': 2, 'stroke-dasharray': '2 7' },
      }),
      element('path', {
        ...{ class: 'way', d: way ?? '', fill: 'none', stroke: '#8b949e' },
        ...{ 'stroke-width': 4, 'stroke-linecap': 'round' },
      }),
      ...placed.map(({ kind, x, y }) => node(kind, x, y, map.lane)),
      ...placed.flatMap(({ x }, at) =>
        (labels[at] ?? []).map(({ words, how }, nth) =>
          text(x, under + nth * LINE, words, { 'text-anchor': 'middle', ...LOOKS[how] }),
        ),
      ),
    ].join(''),
  };
}

function bands(
  placed: readonly { readonly stage: string; readonly x: number }[],
  { top, height, column }: { readonly top: number; readonly height: number; readonly column: number },
): string[] {
  return placed.flatMap(({ stage, x }, at) => {
    if (at > 0 && placed[at - 1]?.stage === stage) return [];
    const count = placed.slice(at).findIndex((each) => each.stage !== stage);
    const width = (count < 0 ? placed.length - at : count) * column;
    const left = x - column / 2;
    const [name = ''] = linesOf(stage, FONT - 1, width - 12);
    return [
      element('rect', {
        ...{
          class: 'band',
          x: round(left + 2),
          y: round(top),
          width: round(width - 4),
          height: round(height),
        },
        ...{ rx: 10, fill: '#f3f5f7' },
      }),
      text(left + width / 2, top + LINE + 2, name, {
        ...{ 'text-anchor': 'middle', 'font-size': FONT - 1 },
        ...SOFT,
      }),
    ];
  });
}

type Look = 'name' | 'value' | 'small';
const SOFT = { class: 'soft', fill: '#4a525b' };
const LOOKS: Readonly<Record<Look, Readonly<Record<string, string | number>>>> = {
  name: { 'font-weight': 'bold' },
  value: {},
  small: { 'font-size': FONT - 2, ...SOFT },
};

/** Name, value, and of what it is; or why there is none. */
function labelLines(
  there: MapTouchpoint,
  width: number,
  reader: Reader,
): { readonly words: string; readonly how: Look }[] {
  const { figure } = there;
  const lines = (words: string, how: Look, size: number) =>
    linesOf(words, size, width).map((each) => ({ words: each, how }));
  const name = lines(placeName(there, reader), 'name', FONT);
  const value = figure === null ? null : figureValue(figure, reader);
  if (figure === null || value === null)
    return [...name, ...lines(unvalued(there, reader), 'small', FONT - 2)];
  return [
    ...name,
    ...lines(`${value}${figureMargin(figure, reader)}`, 'value', FONT),
    ...lines(figureName(figure, reader), 'small', FONT - 2),
  ];
}

/** A sentence is no value of the touchpoint, and yet something was answered. */
function unvalued({ noValue, surveyed }: MapTouchpoint, { locale, timeZone }: Reader): string {
  const say = sayJourney(locale);
  if (surveyed.length > 0)
    return plural(locale, surveyed.length, say.answered(formats(locale, timeZone).number(surveyed.length)));
  return noValue === 'nobody' ? say.noneAsked : say.noFigure;
}

/** What stands on the path before a card of a page: the same shapes without the way, told to nobody who does not see them. */
export function markSvg(kind: NodeKind): string {
  const size = 2 * NODE + 2;
  return element(
    'svg',
    { class: 'mark', viewBox: `0 0 ${size} ${size}`, 'aria-hidden': 'true', focusable: 'false' },
    node(kind, size / 2, size / 2, null),
  );
}

/** A filled triangle in a disc of its own pattern, a ring, or a broken ring: never colour alone. @param lane whose patterns; null: without */
function node(kind: NodeKind, x: number, y: number, lane: string | null): string {
  const at = { cx: round(x), cy: round(y), r: NODE };
  switch (kind) {
    case 'above':
    case 'below': {
      const tip = kind === 'above' ? -7 : 7;
      const points = [
        [x - 7, y - tip * 0.7],
        [x + 7, y - tip * 0.7],
        [x, y + tip],
      ];
      return (
        element('circle', { class: kind, ...at, fill: standingColours[kind] }) +
        (lane === null ? '' : element('circle', { ...at, fill: `url(#${lane}-${kind})` })) +
        element('circle', { class: 'ground', cx: at.cx, cy: at.cy, r: 10.5, fill: light.ground }) +
        element('polygon', {
          class: kind,
          points: points.map((each) => each.map(round).join(',')).join(' '),
          fill: standingColours[kind],
        })
      );
    }
    case 'plain':
      return (
        element('circle', { class: 'ground ring', ...at, r: NODE - 2, fill: light.ground, ...RING }) +
        element('circle', { class: 'ink', cx: at.cx, cy: at.cy, r: 5, fill: light.ink })
      );
    case 'few':
    case 'nobody':
      return element('circle', {
        ...{ class: 'ground ring', ...at, r: NODE - 2, fill: light.ground, ...RING },
        ...(kind === 'nobody' ? { 'stroke-dasharray': '3 4' } : {}),
      });
    default:
      return kind satisfies never;
  }
}

const RING = { stroke: light.ink, 'stroke-width': 2.5 };

/** Upright lines above, slanting ones below, white on the colour. */
function patterns(lane: string): string {
  const pattern = (kind: 'above' | 'below', turn: number) =>
    element(
      'pattern',
      {
        ...{ id: `${lane}-${kind}`, width: 5, height: 5, patternUnits: 'userSpaceOnUse' },
        patternTransform: `rotate(${turn})`,
      },
      element('rect', { width: 2, height: 5, class: 'ground', fill: light.ground, opacity: 0.85 }),
    );
  return pattern('above', 0) + pattern('below', 45);
}

function legend(y: number, map: JourneyMap, reader: Reader): string {
  const say = sayJourney(reader.locale);
  const entries = [
    ['above', say.stands.above],
    ['below', say.stands.below],
    ['plain', say.stands.open],
    ['few', say.noFigure],
    ['nobody', say.noneAsked],
  ] as const;
  let x = EDGE + NODE;
  return entries
    .map(([kind, words]) => {
      const drawn = node(kind, x, y, map.lane) + text(x + NODE + 8, y + FONT / 3, words, LOOKS.small);
      x += NODE * 2 + 26 + words.length * (FONT - 2) * 0.56;
      return drawn;
    })
    .join('');
}

function text(
  x: number,
  y: number,
  words: string,
  attributes: Readonly<Record<string, string | number>> = {},
): string {
  return element(
    'text',
    { class: 'ink', x: round(x), y: round(y), fill: light.ink, ...attributes },
    escaped(words),
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
