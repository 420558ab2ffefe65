// A chart and a table -> elements of a card. What does not fit was taken out before (messages/drawable.ts).
import { formats } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Chart, Table } from '../../messages/chart.ts';
import { axisLabel } from '../../messages/drawable.ts';
import type { ChartElement, Element, TableCell, TextRun } from './card.ts';
import { type DrawnMarkup, label, textElement } from './markup.ts';

/**
 * Expects a chart without gaps (messages/drawable.ts). A client that draws none shows the values in a line instead, with `fallback`.
 */
export function chartElement(chart: Chart, locale: Locale): ChartElement {
  const { form, series } = chart;
  const axis = axisLabel(chart, locale);
  const shared = {
    title: label(chart.title),
    ...(axis === '' ? {} : { yAxisTitle: axis }),
    fallback: runs([{ type: 'TextRun', text: valuesOf(chart, locale), size: 'Small', isSubtle: true }]),
  } as const;
  const [only, ...others] = series;
  const data = series.map((each) => ({ legend: label(each.name), values: pointsOf(chart, each.values) }));
  if (form === 'line') return { type: 'Chart.Line', ...shared, data };
  return only === undefined || others.length > 0
    ? { type: 'Chart.VerticalBar.Grouped', ...shared, data }
    : { type: 'Chart.VerticalBar', ...shared, data: pointsOf(chart, only.values) };
}

function pointsOf({ categories }: Chart, values: Chart['series'][number]['values']) {
  return categories.map((category, at) => ({ x: label(category), y: values[at] ?? 0 }));
}

/** "NPS – 30 (week 46), 34 (week 47)", a line for each series. */
function valuesOf({ categories, series, unit }: Chart, locale: Locale): string {
  const { number } = formats(locale, 'UTC');
  return series
    .map(({ name, values }) => {
      const each = values.map((value, at) => `${number(value ?? 0, 1)}${unit} (${categories[at] ?? ''})`);
      return label(`${name} – ${each.join(', ')}`);
    })
    .join('\n');
}

/** In Adaptive Cards since 1.5; a client that draws none shows nothing, below the sentence that says it. */
export function tableElement({ columns, rows }: Table): DrawnMarkup {
  const drawn = rows.map((row) => row.map((cell) => textElement(cell)));
  const cells = drawn.map((row) =>
    row.map((each): TableCell => ({ type: 'TableCell', items: each ? [each.element] : [] })),
  );
  const labels = columns.map((column): TableCell => {
    return {
      type: 'TableCell',
      items: [runs([{ type: 'TextRun', text: label(column.label), weight: 'Bolder' }])],
    };
  });
  const element: Element = {
    type: 'Table',
    firstRowAsHeader: true,
    columns: columns.map(({ numeric }) => ({
      width: 1,
      horizontalCellContentAlignment: numeric ? 'Right' : 'Left',
    })),
    rows: [labels, ...cells].map((row) => ({ type: 'TableRow', cells: row })),
    fallback: 'drop',
  };
  return { element, mentions: drawn.flat().flatMap((each) => each?.mentions ?? []) };
}

function runs(inlines: readonly TextRun[]) {
  return { type: 'RichTextBlock', inlines } as const;
}
