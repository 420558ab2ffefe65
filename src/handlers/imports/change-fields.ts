// The fields of "Change…": what of an import can be corrected, as it stands. What is done with the answers is change.ts.
import { columnFields } from '../../feedback/files/columns.ts';
import { heats, metrics } from '../../feedback/filters.ts';
import { redact } from '../../feedback/redaction.ts';
import type { Source } from '../../feedback/sources/source.ts';
import { plural } from '../../i18n/formats.ts';
import { type FoundInFile, fieldAt, type ImportPlan, metricOf, sheetOf } from '../../imports/plan.ts';
import { sayImports } from '../../imports/words.ts';
import type { Field } from '../../messages/form.ts';
import type { Option } from '../../messages/message.ts';
import type { Request } from '../request.ts';
import { sayChange } from './words.ts';

/** The choice of a source that is not there yet; no id looks like it. */
export const NEW = 'new';

/** What is in doubt comes first. */
export function changeFields(plan: ImportPlan, sources: readonly Source[], request: Request): Field[] {
  return [
    ...doubtFields(plan),
    ...dayField(plan, request),
    ...sourceFields(plan, sources, request),
    ...scoreFields(plan, request),
    ...columnFieldsOf(plan, request),
    ...filterFields(plan, request),
  ];
}

/** The likeliest answer is chosen. */
function doubtFields({ found }: ImportPlan): Field[] {
  return (found?.doubts ?? []).map(({ question, answers }, i) => ({
    kind: 'choice',
    name: doubtName(i),
    label: question,
    options: answers.map(({ is, label }) => ({ value: is, label })),
    initial: answers[0]?.is ?? '',
  }));
}

function doubtName(place: number): string {
  return `doubt-${place}`;
}

/** One day for all answers, where no column tells it, or one was given. */
function dayField({ found, day }: ImportPlan, { locale }: Request): Field[] {
  const say = sayChange(locale);
  const isDated = (found?.columns ?? []).some(({ field }) => field === 'date');
  if (day === null && isDated && found?.missing !== 'date') return [];
  return [
    {
      kind: 'date',
      name: 'day',
      label: say.day,
      hint: say.dayHint,
      optional: true,
      ...(day === null ? {} : { initial: day }),
    },
  ];
}

export function restText({ columns, rest }: FoundInFile, { locale, formats }: Request): string {
  return plural(locale, rest, sayChange(locale).rest(formats.number(columns.length), formats.number(rest)));
}

function sourceFields(plan: ImportPlan, sources: readonly Source[], { locale }: Request): Field[] {
  const say = sayChange(locale);
  const { source, heat } = plan;
  const known = sources.find(({ id, name }) => id === source.id || name === source.name);
  const heatName = sayImports(locale).heatName;
  return [
    {
      kind: 'choice',
      name: 'source',
      label: say.source,
      of: 'sources',
      options: [
        { value: NEW, label: say.newSource },
        ...sources.map(({ id, name }) => ({ value: id, label: name })),
      ],
      initial: known?.id ?? NEW,
    },
    {
      kind: 'text',
      name: 'name',
      label: say.name,
      hint: say.nameHint,
      optional: true,
      initial: known ? '' : source.name,
    },
    {
      kind: 'choice',
      name: 'heat',
      label: say.heat,
      options: heats.map((value) => ({ value, label: heatName[value] })),
      initial: heat,
    },
  ];
}

function scoreFields(plan: ImportPlan, { locale }: Request): Field[] {
  const say = sayChange(locale);
  const { metricName } = sayImports(locale);
  const initial = metricOf(plan);
  const sheets = plan.found?.sheets ?? [];
  return [
    {
      kind: 'choice',
      name: 'metric',
      label: say.metric,
      hint: say.metricHint,
      optional: true,
      options: metrics.map((value) => ({ value, label: metricName[value] })),
      ...(initial === null ? {} : { initial }),
    },
    ...(sheets.length < 2
      ? []
      : [
          {
            kind: 'choice',
            name: 'sheet',
            label: say.sheet,
            hint: say.sheetHint,
            options: sheets.map((_, i) => ({ value: String(i), label: sheets[i] ?? '' })),
            initial: String(sheets.indexOf(sheetOf(plan) ?? '')),
          } as const,
        ]),
  ];
}

function columnFieldsOf(plan: ImportPlan, { locale }: Request): Field[] {
  const say = sayImports(locale);
  const options = columnFields.map((value): Option => ({ value, label: say.field[value] }));
  return (plan.found?.columns ?? []).map((column) => ({
    kind: 'choice',
    name: columnName(column.at),
    label: sayChange(locale).column(column.label),
    options,
    initial: fieldAt(plan, column),
  }));
}

/** Which rows come in, by what stands in columns of few values; none where there is no such column. */
function filterFields({ found, only, without }: ImportPlan, { locale }: Request): Field[] {
  const filters = found?.filters ?? [];
  if (filters.length === 0) return [];
  const say = sayChange(locale);
  const options = filters.flatMap(({ label, values }, i) =>
    values.map((value, n): Option => ({ value: `${i}-${n}`, label: `${label}: ${redact(value).text}` })),
  );
  const placesOf = (list: ImportPlan['only']) =>
    filters.flatMap(({ at, values }, i) =>
      values.flatMap((value, n) =>
        list.some((each) => each.at === at && each.value === value) ? [`${i}-${n}`] : [],
      ),
    );
  return (['only', 'without'] as const).map((name) => ({
    kind: 'choices',
    name,
    label: say[name],
    hint: say[`${name}Hint`],
    optional: true,
    options,
    initial: placesOf(name === 'only' ? only : without),
  }));
}

/** What was chosen of `filterFields`. */
export function standingOf(chosen: readonly string[], found: FoundInFile | null): ImportPlan['only'] {
  return chosen.flatMap((choice) => {
    const [i = '', n = ''] = choice.split('-');
    const filter = found?.filters[Number(i)];
    const value = filter?.values[Number(n)];
    return filter === undefined || value === undefined ? [] : [{ at: filter.at, value }];
  });
}

export function columnName(at: number): string {
  return `column-${at}`;
}
