// A chart as pixels, for mailboxes, none of which shows SVG.
import { chartSvg } from '../charts/draw.ts';
import { pngOf } from '../charts/png.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Chart } from '../messages/chart.ts';
import type { Block, Message } from '../messages/message.ts';

/** Twice the width at which it is shown: sharp on a telephone. */
const WIDTH = 1_072;
/** In the SVG's own pixels: text is as large as what stands around it. */
const LOOK = { width: 536, height: 300, ground: 'light' } as const;
/** The charts of some issues are kept: a thousand readers get the same one. */
const KEPT = 16;

export type Pictures = (message: Message, locale: Locale) => Promise<ReadonlyMap<Chart, Buffer>>;

/** PNG of each chart of a message. */
export function pictures(): Pictures {
  const drawn = new Map<string, Promise<Buffer>>();
  const pictureOf = (chart: Chart, locale: Locale): Promise<Buffer> => {
    const key = JSON.stringify([locale, chart]);
    const known = drawn.get(key) ?? pngOf(chartSvg(chart, { ...LOOK, locale }), WIDTH);
    drawn.delete(key);
    drawn.set(key, known);
    const [oldest] = drawn.keys();
    if (drawn.size > KEPT && oldest !== undefined) drawn.delete(oldest);
    return known;
  };
  return async ({ blocks }, locale) => {
    const found = new Map<Chart, Buffer>();
    for (const chart of chartsIn(blocks)) found.set(chart, await pictureOf(chart, locale));
    return found;
  };
}

/** For a browser: it shows the drawing itself. */
export function drawingUrl(chart: Chart, locale: Locale): string {
  return `data:image/svg+xml;base64,${Buffer.from(chartSvg(chart, { ...LOOK, locale })).toString('base64')}`;
}

function chartsIn(blocks: readonly Block[]): Chart[] {
  return blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
}
