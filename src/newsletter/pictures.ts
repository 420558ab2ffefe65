// A chart as pixels, for mailboxes, none of which shows SVG. The library and its fonts are loaded with the first one: most run without.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chartSvg } from '../charts/draw.ts';
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
    const known = drawn.get(key) ?? png(chart, locale);
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

let loading: ReturnType<typeof load> | null = null;

async function load() {
  const { resolve } = createRequire(import.meta.url);
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  await initWasm(await readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')));
  const fonts = await Promise.all(
    ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((name) =>
      readFile(resolve(`dejavu-fonts-ttf/ttf/${name}`)),
    ),
  );
  return { Resvg, fonts };
}

async function png(chart: Chart, locale: Locale): Promise<Buffer> {
  loading ??= load();
  const { Resvg, fonts } = await loading;
  const drawing = new Resvg(chartSvg(chart, { ...LOOK, locale }), {
    fitTo: { mode: 'width', value: WIDTH },
    background: '#ffffff',
    font: { fontBuffers: fonts, defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' },
  });
  try {
    const image = drawing.render();
    const bytes = Buffer.from(image.asPng());
    image.free();
    return bytes;
  } finally {
    drawing.free();
  }
}
