// "Change…": the form that corrects how a file is imported. What may be chosen together is decided in imports/plan.ts.
import { newId } from '../../clock.ts';
import { columnFields } from '../../feedback/files/columns.ts';
import { heats, metrics } from '../../feedback/filters.ts';
import { redact } from '../../feedback/redaction.ts';
import { listSources, type Source } from '../../feedback/sources/source.ts';
import { plural } from '../../i18n/formats.ts';
import { correctPlan, importOf } from '../../imports/acts.ts';
import {
  type Correction,
  type Found,
  fieldAt,
  isAsPlanned,
  metricOf,
  objectionTo,
  type Plan,
  sheetOf,
} from '../../imports/plan.ts';
import { sayImports } from '../../imports/words.ts';
import { type Field, type FormValues, listOf, opening, textOf } from '../../messages/form.ts';
import type { Option } from '../../messages/message.ts';
import { mustBeAdmin } from '../admin.ts';
import { type Ask, form, type Request } from '../request.ts';
import { shellOf } from './acts.ts';
import { sayChange } from './words.ts';

/** The choice of a source that is not there yet; no id looks like it. */
const NEW = 'new';
/** Sources' names: feedback/sources.ts. */
const LONGEST_NAME = 100;

export const openImportChange: Ask = async (request) => {
  await mustBeAdmin(request);
  const { kit, workspace, locale } = request;
  const { row, plan } = await importOf(kit.database.db, shellOf(request), request.subject ?? '');
  const say = sayChange(locale);
  const sources = await listSources(kit.database.db, workspace.id);
  return {
    kind: 'open',
    form: {
      form: 'import.change',
      state: opening(newId(), { subject: row.id }),
      title: say.title,
      submit: say.save,
      intro: plan.found?.rest ? [{ kind: 'note', text: restText(plan.found, request) }] : [],
      fields: [
        ...doubtFields(plan),
        ...dayField(plan, request),
        ...sourceFields(plan, sources, request),
        ...scoreFields(plan, request),
        ...columnFieldsOf(plan, request),
        ...filterFields(plan, request),
      ],
    },
  };
};

/** What is in doubt first, the likeliest answer chosen. */
function doubtFields({ found }: Plan): Field[] {
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
function dayField({ found, day }: Plan, { locale }: Request): Field[] {
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

function restText({ columns, rest }: Found, { locale, formats }: Request): string {
  return plural(locale, rest, sayChange(locale).rest(formats.number(columns.length), formats.number(rest)));
}

function sourceFields(plan: Plan, sources: readonly Source[], { locale }: Request): Field[] {
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

function scoreFields(plan: Plan, { locale }: Request): Field[] {
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

function columnFieldsOf(plan: Plan, { locale }: Request): Field[] {
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
function filterFields({ found, only, without }: Plan, { locale }: Request): Field[] {
  const filters = found?.filters ?? [];
  if (filters.length === 0) return [];
  const say = sayChange(locale);
  const options = filters.flatMap(({ label, values }, i) =>
    values.map((value, n): Option => ({ value: `${i}-${n}`, label: `${label}: ${redact(value).text}` })),
  );
  const placesOf = (list: Plan['only']) =>
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
function standingOf(chosen: readonly string[], found: Found | null): Plan['only'] {
  return chosen.flatMap((choice) => {
    const [i = '', n = ''] = choice.split('-');
    const filter = found?.filters[Number(i)];
    const value = filter?.values[Number(n)];
    return filter === undefined || value === undefined ? [] : [{ at: filter.at, value }];
  });
}

function columnName(at: number): string {
  return `column-${at}`;
}

interface Filled extends Omit<Correction, 'source' | 'sheet' | 'answers' | 'only' | 'without'> {
  /** Of the options of `filterFields`. */
  readonly only: readonly string[];
  readonly without: readonly string[];
  /** By the place of the doubt. */
  readonly answers: ReadonlyMap<number, string>;
  /** Null: a new one. */
  readonly sourceId: string | null;
  readonly name: string;
  /** The place of the sheet. */
  readonly sheet: number | null;
}

export const importChangeForm = form<Filled>({
  name: 'import.change',
  parse(values, { locale }) {
    const say = sayChange(locale);
    const name = textOf(values, 'name');
    const isNew = textOf(values, 'source') === NEW;
    if (isNew && name === '') return { ok: false, errors: { name: say.noName } };
    if (isNew && name.length > LONGEST_NAME) return { ok: false, errors: { name: say.longName } };
    return {
      ok: true,
      value: {
        sourceId: isNew ? null : textOf(values, 'source'),
        name,
        heat: heats.find((each) => each === textOf(values, 'heat')) ?? 'hot',
        metric: metrics.find((each) => each === textOf(values, 'metric')) ?? null,
        sheet: textOf(values, 'sheet') === '' ? null : Number(textOf(values, 'sheet')),
        choices: choicesOf(values),
        day: textOf(values, 'day') || null,
        answers: answersIn(values),
        only: listOf(values, 'only'),
        without: listOf(values, 'without'),
      },
    };
  },
  async submit(
    { sourceId, name, sheet: place, answers: given, only, without, ...rest },
    request,
    { subject = '' },
  ) {
    await mustBeAdmin(request);
    const { kit, workspace, locale } = request;
    const { plan } = await importOf(kit.database.db, shellOf(request), subject);
    const sources = await listSources(kit.database.db, workspace.id);
    const source = sources.find((each) => (sourceId === null ? each.name === name : each.id === sourceId));
    if (sourceId !== null && !source) {
      return { kind: 'errors', errors: { source: sayChange(locale).goneSource } };
    }
    const sheet = place === null ? null : (plan.found?.sheets[place] ?? null);
    const chosen = { id: source?.id ?? null, name: source?.name ?? name };
    const answers = Object.fromEntries(
      (plan.found?.doubts ?? []).flatMap(({ key }, i) => {
        const said = given.get(i);
        return said === undefined ? [] : [[key, said] as const];
      }),
    );
    const rows = { only: standingOf(only, plan.found), without: standingOf(without, plan.found) };
    const correction: Correction = { ...rest, ...rows, answers, source: chosen, sheet };
    const say = sayChange(locale);
    if (isAsPlanned(plan, correction)) return { kind: 'done', title: say.title, told: say.asItWas };
    const isOtherSheet = sheet !== null && sheet !== plan.found?.sheet;
    const errors = isOtherSheet ? {} : errorsOf(correction, plan, request);
    if (Object.keys(errors).length > 0) return { kind: 'errors', errors };
    await correctPlan(shellOf(request), subject, correction);
    kit.nudge();
    kit.wakeImports();
    return { kind: 'done', title: say.title, told: isOtherSheet ? say.readAgain : say.corrected };
  },
});

function answersIn(values: FormValues): ReadonlyMap<number, string> {
  return new Map(
    Object.keys(values).flatMap((name) => {
      const [, place] = /^doubt-(\d+)$/.exec(name) ?? [];
      const said = textOf(values, name);
      return place === undefined || said === '' ? [] : [[Number(place), said] as const];
    }),
  );
}

function choicesOf(values: FormValues): Correction['choices'] {
  const entries = Object.keys(values).flatMap((name) => {
    const [, at] = /^column-(\d+)$/.exec(name) ?? [];
    const field = columnFields.find((each) => each === textOf(values, name));
    return at === undefined || field === undefined ? [] : [[at, field] as const];
  });
  return Object.fromEntries(entries);
}

function errorsOf(correction: Correction, { found }: Plan, { locale }: Request): Record<string, string> {
  if (found === null) return {};
  const objection = objectionTo(correction, found);
  if (objection === null) return {};
  const say = sayChange(locale);
  if (objection.kind === 'twice') {
    return Object.fromEntries(objection.places.map((at) => [columnName(at), say.twice]));
  }
  const first = columnName(found.columns[0]?.at ?? 0);
  const field = { metric: 'metric', date: 'day', answer: first }[objection.what];
  return { [field]: say.missing[objection.what] };
}
