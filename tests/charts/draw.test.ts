import { readFile } from 'node:fs/promises';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { type ChartColours, chartColours, dashes } from '../../src/charts/colours.ts';
import { chartSvg } from '../../src/charts/draw.ts';
import type { Chart } from '../../src/messages/chart.ts';

const chart: Chart = {
  title: 'Satisfaction, twelve weeks',
  form: 'line',
  categories: ['W36', 'W37', 'W38', 'W39', 'W40', 'W41', 'W42', 'W43', 'W44', 'W45', 'W46', 'W47'],
  series: [
    { name: 'Satisfaction', values: [81, 80, null, 82, null, null, 79, 80, 81, 83, 84, 86] },
    { name: 'low', values: [76, 75, null, 77, null, null, 74, 75, 76, 78, 80, 81] },
  ],
  unit: '%',
  sentence: 'Satisfaction went from 81% to 86% in twelve weeks.',
};

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** @throws where it is no well-formed XML */
function parsed(svg: string): Node[] {
  const nodes: Node[] = [];
  const open: Node[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node = { name, attributes: attributes as Record<string, string>, text: '' };
    nodes.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node) node.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(svg).close();
  return nodes;
}

const texts = (nodes: readonly Node[]) => nodes.filter(({ name }) => name === 'text').map(({ text }) => text);
const series = (nodes: readonly Node[], nth: number, name = 'path') =>
  nodes.filter((each) => each.name === name && (each.attributes['class'] ?? '').includes(`series-${nth}`));

describe('a chart of lines', () => {
  const nodes = parsed(chartSvg(chart, { locale: 'en' }));

  test('says in words what it shows, to who does not see it', () => {
    expect(nodes[0]).toMatchObject({ name: 'svg', attributes: { role: 'img' } });
    expect(nodes[0]?.attributes['aria-label']).toContain(chart.sentence);
  });

  test('leaves gaps where nothing was measured, and shows a value between two gaps as a dot', () => {
    const [path] = series(nodes, 1);
    expect(path?.attributes['d']?.match(/M/g)).toHaveLength(3);
    expect(series(nodes, 1, 'circle')).toHaveLength(2);
  });

  test('tells its lines apart without their colours, and names each', () => {
    const [first] = series(nodes, 1);
    const [second] = series(nodes, 2);
    expect(first?.attributes['stroke-dasharray']).toBeUndefined();
    expect(second?.attributes['stroke-dasharray']).toBe(dashes[1]);
    expect(texts(nodes)).toEqual(expect.arrayContaining(['Satisfaction', 'low']));
  });

  test('says that its axis does not begin at zero, and writes values as its reader does', () => {
    expect(texts(nodes)).toContain('The axis begins at 74%.');
    const french = texts(parsed(chartSvg(chart, { locale: 'fr' })));
    expect(french).toContain('L’axe commence à 74\u00a0%.');
  });

  test('has its title on as many lines as a narrow picture needs, and its lines below them', () => {
    const narrow = parsed(chartSvg(chart, { locale: 'en', width: 200, height: 200 }));
    expect(texts(narrow).slice(0, 3)).toEqual(['Satisfaction,', 'twelve weeks', 'The axis begins at 74%.']);
    const [before, after] = [nodes, narrow].map((each) => {
      const [top] = each.filter(({ attributes }) => attributes['class'] === 'grid').toReversed();
      return Number(top?.attributes['y1']);
    });
    expect(after ?? 0).toBeGreaterThan(before ?? 0);
  });

  test('always names the latest category, and no more than have room', () => {
    const long = { ...chart, categories: chart.categories.map((each) => `week of ${each} 2026`) };
    const shown = texts(parsed(chartSvg(long, { locale: 'en', width: 320 }))).filter((each) =>
      each.startsWith('week of'),
    );
    expect(shown.at(-1)).toBe('week of W47 2026');
    expect(shown.length).toBeLessThan(3);
  });
});

test('bars stand on zero, and one below it hangs', () => {
  const bar: Chart = {
    ...chart,
    form: 'bar',
    categories: ['a', 'b', 'c'],
    series: [{ name: 's', values: [10, -5, null] }],
  };
  const rects = parsed(chartSvg(bar, { locale: 'en' })).filter(({ name }) => name === 'rect');
  expect(rects).toHaveLength(2);
  const [up, down] = rects.map(({ attributes }) => ({
    y: Number(attributes['y']),
    height: Number(attributes['height']),
  }));
  expect((up?.y ?? 0) + (up?.height ?? 0)).toBeCloseTo(down?.y ?? -1, 0);
});

test.each([
  ['markup', '<script>alert(1)</script> & "quotes"'],
  ['what XML cannot hold', 'a\u0000b\ud800c\ufffe'],
])('people’s words stay words: %s', (_, word) => {
  const hostile: Chart = {
    ...chart,
    title: word,
    categories: [word],
    series: [{ name: word, values: [1] }],
    sentence: word,
  };
  const nodes = parsed(
    chartSvg(
      { ...hostile, series: [...hostile.series, { name: `${word}2`, values: [2] }] },
      { locale: 'en' },
    ),
  );
  expect(new Set(nodes.map(({ name }) => name))).toEqual(
    new Set(['svg', 'title', 'desc', 'text', 'line', 'path', 'circle']),
  );
});

test.each([
  ['nothing measured at all', [null, null, null]],
  ['one value', [null, 4, null]],
  ['the same all along', [0, 0, 0]],
  ['very large ones', [1e9, 2e9, -1e9]],
])('draws %s without a number that is none', (_, values) => {
  for (const form of ['line', 'bar'] as const) {
    const svg = chartSvg(
      { ...chart, form, categories: ['a', 'b', 'c'], series: [{ name: 's', values }] },
      { locale: 'fr' },
    );
    expect(parsed(svg).length).toBeGreaterThan(5);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  }
});

describe('the colours', () => {
  test.each(Object.entries(chartColours))(
    'on a %s ground stand out by 4.5 to 1',
    (_, colours: ChartColours) => {
      for (const colour of [colours.ink, ...colours.series])
        expect(contrast(colour, colours.ground), colour).toBeGreaterThanOrEqual(4.5);
    },
  );

  test('are as many as a chart has series, and so are the dashes, no two alike', () => {
    for (const each of [chartColours.light.series, chartColours.dark.series, dashes])
      expect(new Set(each).size).toBe(6);
  });
});

/** WCAG 2.2, "contrast ratio". */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('a wall in the dark has the same colours', async () => {
  const css = await readFile(new URL('../../src/web/pages/files/wall.css', import.meta.url), 'utf8');
  const there = [...css.matchAll(/\.series-(\d) \{\s*--series: (#\w{6})/g)].map(([, , colour]) => colour);
  expect(there).toEqual([...chartColours.dark.series]);
});
