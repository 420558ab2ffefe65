// The shapes of charts and tables as the chats document them, written from their pages, and what of a drawn message does not have them.
import { Ajv } from 'ajv';
import { partsOf } from './chat.ts';

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength }) as const;
const closed = (properties: object, required: readonly string[]) =>
  ({ type: 'object', additionalProperties: false, properties, required }) as const;

/** docs.slack.dev/reference/block-kit/blocks/data-visualization-block, as of June 2026: "Fields", "Bar", "Line", "Data Series", "Data Point", "Axis Config". */
const dataVisualization = closed(
  {
    type: { const: 'data_visualization' },
    block_id: text(255),
    title: text(50),
    chart: closed(
      {
        type: { enum: ['line', 'bar', 'area'] },
        series: {
          type: 'array',
          minItems: 1,
          maxItems: 6,
          items: closed(
            {
              name: text(20),
              data: {
                type: 'array',
                minItems: 1,
                maxItems: 20,
                items: closed({ label: text(20), value: { type: 'number' } }, ['label', 'value']),
              },
            },
            ['name', 'data'],
          ),
        },
        axis_config: closed(
          {
            categories: { type: 'array', minItems: 1, maxItems: 20, uniqueItems: true, items: text(20) },
            x_label: text(50),
            y_label: text(50),
          },
          ['categories'],
        ),
      },
      ['type', 'series', 'axis_config'],
    ),
  },
  ['type', 'title', 'chart'],
);

/** docs.slack.dev/reference/block-kit/blocks/table-block: rows, column_settings; cells as composition-objects and blocks/rich-text-block have them. */
const table = closed(
  {
    type: { const: 'table' },
    block_id: text(255),
    rows: {
      type: 'array',
      minItems: 1,
      maxItems: 100,
      items: {
        type: 'array',
        minItems: 1,
        maxItems: 20,
        items: {
          anyOf: [
            closed({ type: { const: 'raw_text' }, text: text(3_000) }, ['type', 'text']),
            closed({ type: { const: 'rich_text' }, elements: { type: 'array', minItems: 1 } }, [
              'type',
              'elements',
            ]),
          ],
        },
      },
    },
    column_settings: {
      type: 'array',
      maxItems: 20,
      items: closed({ align: { enum: ['left', 'center', 'right'] }, is_wrapped: { type: 'boolean' } }, []),
    },
  },
  ['type', 'rows'],
);

const point = closed({ x: { type: ['string', 'number'] }, y: { type: 'number' } }, ['x', 'y']);
const lines = {
  type: 'array',
  minItems: 1,
  items: closed({ legend: text(200), values: { type: 'array', minItems: 1, items: point } }, [
    'legend',
    'values',
  ]),
} as const;
const teamsChart = (type: string, data: object) =>
  closed(
    {
      type: { const: type },
      title: text(200),
      xAxisTitle: text(200),
      yAxisTitle: text(200),
      separator: { type: 'boolean' },
      spacing: { type: 'string' },
      fallback: { type: 'object', required: ['type'] },
      data,
    },
    ['type', 'data', 'fallback'],
  );

const ajv = new Ajv({ strict: false, allErrors: true });
/** The Teams ones: "Charts in Adaptive Cards" on learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards, and the hub that it names. */
const shapes: Readonly<Record<string, ReturnType<Ajv['compile']>>> = {
  data_visualization: ajv.compile(dataVisualization),
  table: ajv.compile(table),
  'Chart.Line': ajv.compile(teamsChart('Chart.Line', lines)),
  'Chart.VerticalBar.Grouped': ajv.compile(teamsChart('Chart.VerticalBar.Grouped', lines)),
  'Chart.VerticalBar': ajv.compile(
    teamsChart('Chart.VerticalBar', { type: 'array', minItems: 1, items: point }),
  ),
};

/** Of every chart and table in it. What a schema cannot say is asked besides: names that differ, and the same categories in each series. */
export function misshapen(drawn: object): string[] {
  return partsOf(drawn).flatMap((part) => {
    const check = shapes[String(part['type'])];
    // A chart of Slack's is named like its kind: "line", in a block that has the rest.
    if (check === undefined) return [];
    const isShaped = check(part);
    const wrong = isShaped
      ? []
      : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
    return [...wrong, ...(part['type'] === 'data_visualization' ? unlike(part['chart']) : [])];
  });
}

function unlike(chart: unknown): string[] {
  const [axis] = partsOf(chart).flatMap(({ categories }) =>
    categories === undefined ? [] : [JSON.stringify(categories)],
  );
  const series = partsOf(chart).filter(({ data }) => Array.isArray(data));
  const names = series.map(({ name }) => name);
  return [
    ...(new Set(names).size < names.length ? ['two series of one name'] : []),
    ...series.flatMap(({ data }) => {
      const labels = JSON.stringify(Array.isArray(data) ? data.map(({ label }) => label) : data);
      return labels === axis ? [] : [`labels ${labels} on an axis of ${axis}`];
    }),
  ];
}
