// The form of a promise, new or changed: its words, where it is kept, by which answers that is known and from where on. Saving is promises/save.ts.
import { newId } from '../../clock.ts';
import { heats } from '../../feedback/filters.ts';
import { segmentName } from '../../feedback/segment-names.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type Field, type FormView, opening, type Parsed, textOf } from '../../messages/form.ts';
import { keptAmong, lately } from '../../promises/kept.ts';
import {
  type Bound,
  measureOf,
  type PromiseKnown,
  type PromiseMeasure,
  possibleTargets,
} from '../../promises/known.ts';
import { type BrandPromise, promiseById } from '../../promises/promise.ts';
import { savePromise } from '../../promises/save.ts';
import { problems, titleOf, titleProblem } from '../fields.ts';
import { type Ask, form, type Request } from '../request.ts';
import { segmentField, segmentsChosen, withWholeSegments } from '../segment-options.ts';
import { shellOf } from '../shell.ts';
import { type Choosable, choosableAnswers, nameIn, touchpointsOffered } from '../which-answers.ts';
import { sayPromiseForm } from './form-words.ts';
import { gonePromise } from './gone.ts';
import { promiseBlocks } from './list.ts';
import { printOf, questionNamed, questionsOffered } from './questions.ts';

/** A promise that customers remember. In characters. */
const LONGEST = 150;
const bounds: readonly Bound[] = ['at-least', 'at-most'];

export const openAdd: Ask = async (request) => ({ kind: 'open', form: await promiseView(request, null) });

export const openEdit: Ask = async (request) => {
  const { kit, workspace, subject } = request;
  const promise = await promiseById(kit.database.db, workspace.id, subject ?? '');
  if (!promise || promise.endedAt !== null) throw gonePromise();
  return { kind: 'open', form: await promiseView(request, promise) };
};

async function promiseView(request: Request, promise: BrandPromise | null): Promise<FormView> {
  const { locale } = request;
  const say = sayPromiseForm(locale);
  const choosable = await choosableAnswers(request);
  const state = promise === null ? {} : { subject: promise.id, version: promise.version };
  return {
    form: 'promise',
    state: opening(newId(), state),
    title: promise === null ? say.add : say.edit,
    submit: say.save,
    fields: [
      {
        ...{ kind: 'text', name: 'sentence', label: say.sentence, placeholder: say.example },
        initial: promise?.sentence ?? '',
      },
      touchpointField(promise?.touchpoint ?? null, choosable, locale),
      knownField(promise?.known ?? null, choosable, locale),
      ...targetFields(promise?.known ?? null, locale),
      ...whichFields(promise?.known ?? null, choosable, locale),
    ],
  };
}

function touchpointField(chosen: string | null, { touchpoints }: Choosable, locale: Locale): Field {
  const offered = touchpointsOffered(touchpoints, locale);
  const isGone = chosen !== null && !offered.some(({ value }) => value === chosen);
  return {
    kind: 'choice',
    name: 'touchpoint',
    label: sayPromiseForm(locale).touchpoint,
    of: 'touchpoints',
    options: [...offered, ...(isGone ? [{ value: chosen, label: nameIn(touchpoints, chosen, locale) }] : [])],
    ...(chosen === null ? {} : { initial: chosen }),
  };
}

function knownField(known: PromiseKnown | null, { segments }: Choosable, locale: Locale): Field {
  const say = sayPromiseForm(locale);
  const asked = questionsOffered(segments, known?.by === 'question' ? known.question : null);
  return {
    kind: 'choice',
    name: 'known',
    label: say.known,
    hint: asked.length === 0 ? say.noQuestion : say.knownHint,
    options: [
      ...(['nps', 'csat', 'ces'] as const).map((metric) => ({ value: metric, label: say.metric[metric] })),
      ...asked.map((name) => ({ value: printOf(name), label: say.question(segmentName(name, locale)) })),
    ],
    ...(known === null ? {} : { initial: known.by === 'question' ? printOf(known.question) : known.metric }),
  };
}

function targetFields(known: PromiseKnown | null, locale: Locale): Field[] {
  const say = sayPromiseForm(locale);
  return [
    {
      kind: 'choice',
      name: 'bound',
      label: say.bound,
      options: bounds.map((bound) => ({ value: bound, label: say.bounds[bound] })),
      initial: known?.target.bound ?? 'at-least',
    },
    {
      ...{ kind: 'text', name: 'target', label: say.target, hint: say.targetHint },
      initial: known === null ? '' : writtenTarget(known, locale),
    },
  ];
}

/** Which answers alone an indicator is of; of groups nothing where no answer has any. */
function whichFields(known: PromiseKnown | null, { segments }: Choosable, locale: Locale): Field[] {
  const say = sayPromiseForm(locale);
  const indicator = known?.by === 'indicator' ? known : null;
  return [
    {
      kind: 'choice',
      name: 'heat',
      label: say.heat,
      hint: say.heatHint,
      optional: true,
      options: heats.map((heat) => ({ value: heat, label: say.heats[heat] })),
      ...(indicator?.heat ? { initial: indicator.heat } : {}),
    },
    ...segmentField(segments, indicator?.segment ?? null, say.segment, locale),
  ];
}

/** As somebody writes it: 90 for a share of 0.9. */
function writtenTarget(known: PromiseKnown, locale: Locale): string {
  const { value } = known.target;
  const shown = isShare(measureOf(known)) ? Math.round(value * 1e6) / 1e4 : value;
  return locale === 'fr' ? String(shown).replace('.', ',') : String(shown);
}

function isShare(measure: PromiseMeasure): boolean {
  return measure === 'csat' || measure === 'question';
}

interface WrittenPromise {
  readonly sentence: string;
  readonly touchpoint: string;
  /** A metric, or the print of a question. */
  readonly known: string;
  readonly heat: string;
  readonly segments: ReturnType<typeof segmentsChosen>;
  readonly target: PromiseKnown['target'];
}

export const promiseForm = withWholeSegments(
  form<WrittenPromise>({
    name: 'promise',
    may: 'admin',
    parse(values, { locale }): Parsed<WrittenPromise> {
      const say = sayPromiseForm(locale);
      const known = textOf(values, 'known');
      const measure: PromiseMeasure =
        known === 'nps' || known === 'csat' || known === 'ces' ? known : 'question';
      const written = textOf(values, 'target');
      const target = targetIn(written, measure);
      const range = say.range[measure];
      const bound = bounds.find((each) => each === textOf(values, 'bound')) ?? 'at-least';
      const isNarrowed = textOf(values, 'heat') !== '' || segmentsChosen(values).length > 0;
      const errors = problems({
        sentence: titleProblem(values, 'sentence', { most: LONGEST, locale }),
        touchpoint: textOf(values, 'touchpoint') === '' ? say.chooseTouchpoint : null,
        known: known === '' ? say.chooseKnown : null,
        target: typeof target === 'number' ? null : say[target](shortened(written), range),
        heat: measure === 'question' && isNarrowed ? say.questionAlone : null,
      });
      if (Object.keys(errors).length > 0 || typeof target !== 'number') return { ok: false, errors };
      return {
        ok: true,
        value: {
          sentence: titleOf(values, 'sentence'),
          touchpoint: textOf(values, 'touchpoint'),
          known,
          heat: textOf(values, 'heat'),
          segments: segmentsChosen(values),
          target: { bound, value: target },
        },
      };
    },
    async submit(written, request, { key: formKey, subject, version = 0 }) {
      const { kit, workspace, asker: by, locale } = request;
      const { db } = kit.database;
      const say = sayPromiseForm(locale);
      const choosable = await choosableAnswers(request);
      const before = subject === undefined ? null : await promiseById(db, workspace.id, subject);
      const known = knownIn(written, choosable, before?.known ?? null);
      if (known === null) return { kind: 'errors', errors: { known: say.questionGone } };
      const { sentence, touchpoint } = written;
      const offered = touchpointsOffered(choosable.touchpoints, locale).map(({ value }) => value);
      if (![...offered, before?.touchpoint].includes(touchpoint)) {
        const name = shortened(nameIn(choosable.touchpoints, touchpoint, locale));
        return { kind: 'errors', errors: { touchpoint: say.touchpointGone(name) } };
      }
      const saved = await savePromise(shellOf(request), {
        draft: { sentence, touchpoint, known },
        ...{ id: subject ?? null, basedOn: version, by, formKey },
      });
      if (saved.kind === 'outdated') return { kind: 'errors', errors: { sentence: say.outdated } };
      const promise = await promiseById(db, workspace.id, saved.id);
      if (!promise) throw gonePromise();
      const window = lately(new Date(request.at.getTime() + 1));
      const [kept] = await keptAmong(db, workspace.id, [promise], window);
      const where = nameIn(choosable.touchpoints, touchpoint, locale);
      return {
        kind: 'done',
        title: saved.kind === 'saved' ? say.saved : say.asItWas,
        told: {
          summary: saved.kind === 'saved' ? say.savedText : say.asItWas,
          blocks: [
            { kind: 'text', text: saved.kind === 'saved' ? say.savedText : say.asItWas },
            ...(kept ? promiseBlocks(kept, where, request).filter(({ kind }) => kind !== 'buttons') : []),
          ],
        },
      };
    },
  }),
);

/** "90", "90 %", "4,5", "-10": in the unit of what is measured; else what is wrong with it: it is no such number, or finer than is kept. */
function targetIn(written: string, measure: PromiseMeasure): number | 'notATarget' | 'tooFine' {
  const [, digits, decimals = '', percent] = /^([+\-−]?\d{1,3}(?:[.,](\d+))?)\s*(%)?$/u.exec(written) ?? [];
  if (digits === undefined || (percent !== undefined && !isShare(measure))) return 'notATarget';
  const number = Number(digits.replace(',', '.').replace('−', '-'));
  const value = isShare(measure) ? Math.round(number * 1e4) / 1e6 : number;
  const { low, high } = possibleTargets(measure);
  if (value < low || value > high) return 'notATarget';
  return decimals.length > 2 ? 'tooFine' : value;
}

/** What was written, where a sentence quotes it. */
function shortened(written: string): string {
  const all = [...written];
  return all.length > 40 ? `${all.slice(0, 39).join('')}…` : written;
}

/** Null where no answer asks that question any more. */
function knownIn(
  { known, heat: writtenHeat, segments: [segment], target }: WrittenPromise,
  { segments }: Choosable,
  before: PromiseKnown | null,
): PromiseKnown | null {
  if (known === 'nps' || known === 'csat' || known === 'ces') {
    const heat = heats.find((each) => each === writtenHeat);
    return {
      ...{ by: 'indicator', metric: known, target },
      ...(heat ? { heat } : {}),
      ...(segment ? { segment } : {}),
    };
  }
  const question = questionNamed(known, segments, before?.by === 'question' ? before.question : null);
  return question === null ? null : { by: 'question', question, target };
}
