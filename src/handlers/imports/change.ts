// "Change…": the form that corrects how a file is imported. Its fields are in change-fields.ts; what may be chosen together is decided in imports/plan.ts.
import { newId } from '../../clock.ts';
import { columnFields } from '../../feedback/files/columns.ts';
import { heats, metrics } from '../../feedback/filters.ts';
import { isElicited } from '../../feedback/sources/elicited.ts';
import { listSourcesToFill, reservedName } from '../../feedback/sources/source.ts';
import { correctPlan, importOf } from '../../imports/acts.ts';
import { type Correction, type ImportPlan, isAsPlanned, objectionTo } from '../../imports/plan.ts';
import { type FormValues, listOf, opening, textOf } from '../../messages/form.ts';
import { type Ask, form, type Request } from '../request.ts';
import { importingOf } from './acts.ts';
import { changeFields, columnName, NEW, restText, standingOf } from './change-fields.ts';
import { sayChange } from './words.ts';

/** Sources' names: feedback/sources.ts. */
const LONGEST_NAME = 100;

export const openImportChange: Ask = async (request) => {
  const { kit, workspace, locale } = request;
  const { row, plan } = await importOf(kit.database.db, importingOf(request), request.subject ?? '');
  const say = sayChange(locale);
  const sources = await listSourcesToFill(kit.database.db, workspace.id);
  return {
    kind: 'open',
    form: {
      form: 'import.change',
      state: opening(newId(), { subject: row.id }),
      title: say.title,
      submit: say.save,
      intro: plan.found?.rest ? [{ kind: 'note', text: restText(plan.found, request) }] : [],
      fields: changeFields(plan, sources, request),
    },
  };
};

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
  may: 'admin',
  parse(values, { locale }) {
    const say = sayChange(locale);
    const name = textOf(values, 'name');
    const isNew = textOf(values, 'source') === NEW;
    if (isNew && name === '') return { ok: false, errors: { name: say.noName } };
    if (isNew && isElicited({ name })) return { ok: false, errors: { name: reservedName(name, locale) } };
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
    const { kit, workspace, locale } = request;
    const { plan } = await importOf(kit.database.db, importingOf(request), subject);
    const sources = await listSourcesToFill(kit.database.db, workspace.id);
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
    await correctPlan(importingOf(request), subject, correction);
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

function errorsOf(
  correction: Correction,
  { found }: ImportPlan,
  { locale }: Request,
): Record<string, string> {
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
