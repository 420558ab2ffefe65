// Charts and tables on every chat: what is drawn, what is said beside it, and that neither hides anything.
import { describe, expect, it } from 'vitest';
import { locales } from '../../src/i18n/locale.ts';
import type { Chart, Table } from '../../src/messages/chart.ts';
import { withoutPictures } from '../../src/messages/drawable.ts';
import type { Block, Message } from '../../src/messages/message.ts';
import { slack } from './slack.ts';
import { teams } from './teams.ts';

const SENTENCE = 'From 30 to 34 in twelve weeks, ± 6.';
const weeks = (count: number) => Array.from({ length: count }, (_, i) => `w${i + 1}`);
const rising = (count: number) => Array.from({ length: count }, (_, i) => 30 + i);
const chartOf = (more: Partial<Chart> = {}): Chart => ({
  title: 'NPS, week by week',
  form: 'line',
  categories: weeks(12),
  series: [{ name: 'NPS', values: rising(12) }],
  unit: '',
  sentence: SENTENCE,
  ...more,
});
const tableOf = (rows: Table['rows']): Table => ({
  title: 'NPS by shop',
  columns: [{ label: 'Shop' }, { label: 'NPS', numeric: true }],
  rows,
  sentence: 'Lyon is ahead.',
});
const saying = (...blocks: readonly Block[]): Message => ({ summary: 'A picture', blocks });
const withChart = (more: Partial<Chart> = {}) => saying({ kind: 'chart', chart: chartOf(more) });
const withTable = (rows: Table['rows']) => saying({ kind: 'table', table: tableOf(rows) });

describe.each([slack, teams].map((chat) => [chat.name, chat] as const))('on %s', (_, chat) => {
  const drawn = (message: Message, locale: 'en' | 'fr' = 'en') => {
    const all = chat.draw(message, locale);
    expect(chat.problems(all)).toEqual([]);
    return { charts: chat.charts(all), tables: chat.tables(all), texts: chat.texts(all).join('\n') };
  };

  it.each(['line', 'bar'] as const)(
    'a %s shows each value at its category, and its sentence is said',
    (form) => {
      const { charts, texts } = drawn(withChart({ form }));
      expect(charts).toHaveLength(1);
      expect(charts[0]?.title).toBe('NPS, week by week');
      expect(charts[0]?.categories).toEqual(weeks(12));
      expect(Object.values(charts[0]?.series ?? {})).toEqual([rising(12)]);
      expect(texts).toContain(SENTENCE);
    },
  );

  it('draws one point, nought and values below it', () => {
    const one = drawn(withChart({ categories: ['w1'], series: [{ name: 'NPS', values: [-100] }] }));
    expect(one.charts[0]?.series['NPS']).toEqual([-100]);
    const values = [-12, 0, 7.5];
    const some = drawn(withChart({ categories: weeks(3), series: [{ name: 'NPS', values }] }));
    expect(some.charts[0]?.series['NPS']).toEqual(values);
  });

  it.each([
    ['en', 'Not in the picture, for nothing was measured: w2 and w5.'],
    ['fr', 'Absent de l’image, faute de mesure\u00a0: w2 et w5.'],
  ] as const)('draws no value where nothing was measured, and says so (%s)', (locale, said) => {
    const values = [1, null, 3, 4, Number.NaN, 6];
    const { charts, texts } = drawn(
      withChart({ categories: weeks(6), series: [{ name: 'NPS', values }] }),
      locale,
    );
    expect(charts[0]?.categories).toEqual(['w1', 'w3', 'w4', 'w6']);
    expect(charts[0]?.series['NPS']).toEqual([1, 3, 4, 6]);
    expect(texts.replaceAll('\u202f', '\u00a0')).toContain(said);
  });

  it('leaves out the series that would take most of the others with it, and names it', () => {
    const series = [
      { name: 'hot', values: rising(6) },
      { name: 'cold', values: [1, null, null, null, null, 6] },
    ];
    const { charts, texts } = drawn(withChart({ categories: weeks(6), series }));
    expect(charts[0]?.series).toEqual({ hot: rising(6) });
    expect(texts).toContain('for want of room or of values: cold.');
  });

  it('says the sentence alone of a chart with no value at all', () => {
    const { charts, texts } = drawn(
      withChart({ series: [{ name: 'NPS', values: weeks(12).map(() => null) }] }),
    );
    expect(charts).toEqual([]);
    expect(texts).toContain(SENTENCE);
  });

  it('of 60 categories draws the last that fit, and says how many of how many', () => {
    const { charts, texts } = drawn(
      withChart({ categories: weeks(60), series: [{ name: 'NPS', values: rising(60) }] }),
    );
    const shown = charts[0]?.categories ?? [];
    expect(shown.length).toBeGreaterThanOrEqual(20);
    expect(shown).toEqual(weeks(60).slice(-shown.length));
    expect(charts[0]?.series['NPS']).toEqual(rising(60).slice(-shown.length));
    expect(texts).toContain(`The picture shows the last ${shown.length} of 60.`);
  });

  it('draws six series and names those past them', () => {
    const series = 'abcdefgh'.split('').map((name) => ({ name, values: rising(12) }));
    const { charts, texts } = drawn(withChart({ form: 'bar', series }));
    expect(Object.keys(charts[0]?.series ?? {})).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(texts).toContain('for want of room or of values: g and h.');
  });

  it('keeps hostile, empty, equal and very long labels apart, and reads no mark in them', () => {
    const hostile = [
      '<!channel> <@U1> *b*',
      'Réclamation après livraison à domicile, Lyon',
      '',
      ' ',
      '\u202e',
      '{{DATE(2026-11-22T09:00:00Z)}}',
    ];
    const categories = [...hostile, ...hostile.map((each) => `${each}`)];
    const series = hostile.slice(0, 4).map((name) => ({ name: `${name}`, values: rising(12) }));
    const { charts } = drawn(withChart({ title: hostile.join(' ').repeat(3), categories, series }));
    expect(new Set(charts[0]?.categories).size).toBe(12);
    expect(Object.keys(charts[0]?.series ?? {})).toHaveLength(4);
    const all = chat.draw(withChart({ categories, series, sentence: hostile.join(' ') }), 'en');
    for (const mark of chat.marks) expect(chat.parsed(all).join('\n')).not.toContain(mark);
  });

  it('shows Arabic and Hebrew as they are written', () => {
    const categories = ['توصيل الطلبات', 'משלוח', 'Lyon'];
    const { charts } = drawn(withChart({ categories, series: [{ name: 'رضا', values: [1, 2, 3] }] }));
    expect(charts[0]?.categories).toEqual(categories);
    expect(charts[0]?.series['رضا']).toEqual([1, 2, 3]);
  });

  it('says of an axis that need not begin at nought that it may not, and nothing of one that must', () => {
    const axis = (values: readonly number[]) =>
      JSON.stringify(
        chat.draw(withChart({ categories: weeks(2), series: [{ name: 'x', values }], unit: '%' }), 'en'),
      );
    expect(axis([86, 90])).toContain('% · axis may not start at 0');
    expect(axis([10, 90])).not.toContain('axis may not');
    expect(axis([-5, 90])).not.toContain('axis may not');
    drawn(
      withChart({ unit: 'responses & more <of them>', series: [{ name: 'x', values: rising(12) }] }),
      'fr',
    );
  });

  it('says the third chart in words', () => {
    const charts = ['one', 'two', 'three'].map(
      (title): Block => ({ kind: 'chart', chart: chartOf({ title, sentence: `Said of ${title}.` }) }),
    );
    const all = drawn(saying(...charts));
    expect(all.charts.map(({ title }) => title)).toEqual(['one', 'two']);
    for (const word of ['one', 'two', 'three']) expect(all.texts).toContain(`Said of ${word}.`);
    expect(all.texts).toMatch(/three\W*\n/);
  });

  it('shows a table row by row, and says how many rows do not fit', () => {
    const few = drawn(
      withTable([
        ['Lyon', [{ strong: '34' }, ' ± 6']],
        ['Lille', ''],
      ]),
    );
    expect(few.tables[0]?.map((row) => row.map((cell) => cell.trim()))).toEqual([
      ['Shop', 'NPS'],
      ['Lyon', '34 ± 6'],
      ['Lille', chat.name === 'slack' ? '…' : ''],
    ]);
    expect(few.texts).toContain('Lyon is ahead.');
    const many = drawn(
      withTable(Array.from({ length: 300 }, (_, i) => [`Shop ${i} <!channel> *b*`, `${i}`])),
    );
    const shown = (many.tables[0]?.length ?? 0) - 1;
    expect(shown).toBeGreaterThan(15);
    expect(many.texts).toContain(`… +${300 - shown} more items`);
  });

  it('keeps the biggest picture beside a full message within its limits, and never loses its sentence', () => {
    const long = 'Réclamation & suivi – '.repeat(6);
    const series = 'abcdef'.split('').map((name) => ({ name: name + long, values: rising(60) }));
    const categories = Array.from({ length: 60 }, (_, i) => `${i} ${long}`);
    const chart = chartOf({ title: long, series, categories });
    const rows = Array.from({ length: 300 }, (_, i) => [`${i} ${long}`, `${i}`]);
    const { texts } = drawn(
      saying(
        { kind: 'chart', chart },
        { kind: 'table', table: tableOf(rows) },
        { kind: 'chart', chart },
        { kind: 'text', text: long.repeat(40) },
      ),
    );
    expect(texts.split(SENTENCE).length - 1).toBe(2);
    expect(texts).toContain('Lyon is ahead.');
  });

  it.each(locales)('says without pictures all that it draws (%s)', (locale) => {
    const plain = drawn(
      withoutPictures(
        saying({ kind: 'chart', chart: chartOf() }, { kind: 'table', table: tableOf([['Lyon', '34 ± 6']]) }),
      ),
      locale,
    );
    expect(plain.charts).toEqual([]);
    expect(plain.tables).toEqual([]);
    for (const words of [
      'NPS, week by week',
      SENTENCE,
      'NPS by shop',
      'Lyon is ahead.',
      'Lyon',
      'NPS 34 ± 6',
    ])
      expect(plain.texts.replaceAll('\u200b', '')).toContain(words);
  });
});
