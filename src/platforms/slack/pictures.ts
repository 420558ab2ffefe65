// A chart and a table -> Slack's blocks for them. What does not fit was taken out before (messages/drawable.ts); limits.ts cites the pages.
import type { types } from '@slack/bolt';
import type { Locale } from '../../i18n/locale.ts';
import type { Chart, Table } from '../../messages/chart.ts';
import { axisLabel } from '../../messages/drawable.ts';
import { type Text, words } from '../../messages/text.ts';
import { label } from './markup.ts';

/** docs.slack.dev/reference/block-kit/blocks/data-visualization-block (June 2026); Slack's own package has no type for it yet. */
export interface DataVisualization extends types.Block {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: Chart['form'];
    readonly series: readonly {
      readonly name: string;
      readonly data: readonly { readonly label: string; readonly value: number }[];
    }[];
    readonly axis_config: { readonly categories: readonly string[]; readonly y_label?: string };
  };
}

/** Expects a chart without gaps (messages/drawable.ts). Its strings are no mark-up anywhere on that page. */
export function chartBlock(chart: Chart, locale: Locale): DataVisualization {
  const categories = chart.categories.map(line);
  const series = chart.series.map(({ name, values }) => ({
    name: line(name),
    data: categories.map((category, at) => ({ label: category, value: values[at] ?? 0 })),
  }));
  const axis = axisLabel(chart, locale);
  return {
    type: 'data_visualization',
    title: line(chart.title),
    chart: {
      type: chart.form,
      series,
      axis_config: { categories, ...(axis === '' ? {} : { y_label: axis }) },
    },
  };
}

/** The line of labels in bold, then a line for each row. */
export function tableBlock({ columns, rows }: Table): types.TableBlock {
  return {
    type: 'table',
    column_settings: columns.map(({ numeric }) => ({ align: numeric ? 'right' : 'left', is_wrapped: true })),
    rows: [columns.map((column) => bold(column.label)), ...rows.map((row) => row.map(cell))],
  };
}

function cell(text: Text): types.RawTextElement | types.RichTextBlock {
  return typeof text !== 'string' && text.some((span) => typeof span !== 'string' && 'strong' in span)
    ? bold(words(text))
    : { type: 'raw_text', text: line(words(text)) };
}

function bold(text: string): types.RichTextBlock {
  const run = { type: 'text', text: line(text), style: { bold: true } } as const;
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [run] }] };
}

/** One line, never empty. */
function line(data: string): string {
  return label(data).text;
}
