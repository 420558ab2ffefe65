// A touchpoint's value with its interval on the whole scale, the journey's mean as an upright line: read at a glance, said in words beside it.
import { element } from '../../../charts/svg.ts';
import type { JourneyMap, MapTouchpoint } from '../../../journey/map.ts';

const WIDTH = 240;
const HEIGHT = 22;
const MIDDLE = HEIGHT / 2;
const ENDS: Readonly<Record<string, readonly [number, number]>> = {
  nps: [-100, 100],
  csat: [0, 1],
  ces: [1, 7],
};

/** Null where there is no value. Told to nobody who does not see it: the words beside it say the same. */
export function intervalBar({ figure, difference }: MapTouchpoint, { means }: JourneyMap): string | null {
  const ends = figure === null ? undefined : ENDS[figure.metric];
  if (figure === null || ends === undefined || figure.value === null) return null;
  const { value, low, high, metric } = figure;
  if (low === null || high === null) return null;
  const [least, most] = ends;
  const x = (at: number) => Math.round((3 + ((at - least) / (most - least)) * (WIDTH - 6)) * 10) / 10;
  const mean = difference === null ? null : value - difference.change;
  const isMean = mean !== null && means.some((each) => each.metric === metric);
  return element(
    'svg',
    { class: 'bar', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true', focusable: 'false' },
    [
      element('line', { class: 'scale', x1: 3, x2: WIDTH - 3, y1: MIDDLE, y2: MIDDLE, 'stroke-width': 2 }),
      ...(isMean
        ? [
            element('line', {
              class: 'mean',
              x1: x(mean),
              x2: x(mean),
              y1: 2,
              y2: HEIGHT - 2,
              'stroke-width': 2,
            }),
          ]
        : []),
      element('line', {
        ...{ class: 'interval', x1: x(low), x2: x(high), y1: MIDDLE, y2: MIDDLE },
        ...{ 'stroke-width': 7, 'stroke-linecap': 'round' },
      }),
      element('circle', { class: 'value', cx: x(value), cy: MIDDLE, r: 6, 'stroke-width': 2 }),
    ].join(''),
  );
}
