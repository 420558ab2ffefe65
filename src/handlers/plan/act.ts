// The forms in which its owner and admins do something with an action. What an act leads to is src/plan/.
import { newId } from '../../clock.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import {
  type Field,
  type FormValues,
  type FormView,
  listOf,
  opening,
  type Parsed,
  textOf,
} from '../../messages/form.ts';
import { sentence } from '../../messages/message.ts';
import { actOnAction } from '../../plan/act.ts';
import type { PlanAction } from '../../plan/action.ts';
import { seeAction } from '../../plan/letters/letters.ts';
import { type ActionAct, transitions } from '../../plan/lifecycle.ts';
import { findAction, mayAct } from '../../plan/may.ts';
import type { StepsSaid } from '../../plan/steps.ts';
import { writeButtons } from '../customer-replies/whom.ts';
import { dayProblem } from '../day-field.ts';
import { LONGEST_TEXT, problems, textProblem } from '../fields.ts';
import { lookUpPeople } from '../picked.ts';
import { type Ask, type FormEntry, form, type Request } from '../request.ts';
import { withWholeSegments } from '../segment-options.ts';
import { shellOf } from '../shell.ts';
import { asItWillBeRead, underFirstNames, underGivenNames } from '../taken-out.ts';
import { choosableAnswers } from '../which-answers.ts';
import { MOST_DAYS_AHEAD } from './add.ts';
import { effectFields, saidIn, saidProblems, whatFields } from './fields.ts';
import { stepFields, stepProblems, stepsIn } from './steps.ts';

/** The acts that ask for something in a form. */
const formActs = [
  'finish',
  'drop',
  'note',
  'postpone',
  'hand-over',
  'edit',
  'steps',
  'reopen',
] as const satisfies readonly ActionAct[];
type ActionForm = (typeof formActs)[number];

/** "Begin": no form, done at once. */
export const startAction: Ask = async (request) => {
  const doing = { actionId: request.subject ?? '', actor: request.asker, act: 'start', text: '' } as const;
  const action = await actOnAction(shellOf(request), doing);
  request.kit.nudge();
  return { kind: 'say', message: sentence(words(request.locale).did.start(action.row.number)), did: true };
};

/** Opens the form of an act; refuses at once what would be refused at the end. */
function openAct(act: ActionForm): Ask {
  return async (request) => {
    const action = await findAction(request.kit.database.db, request.workspace.id, request.subject ?? '');
    mayAct(action, act, request.asker);
    return { kind: 'open', form: await actForm(request, act, action) };
  };
}

export const actionAsks = Object.fromEntries(
  formActs.map((act) => [`action.${act}`, { run: openAct(act), opens: true, may: 'everyone' } as const]),
);

async function actForm(request: Request, act: ActionForm, action: PlanAction): Promise<FormView> {
  const say = words(request.locale);
  const { row } = action;
  return {
    form: `action.${act}`,
    state: opening(newId(), { subject: row.id, version: row.eventCount }),
    title: say.title[act],
    submit: say.submit,
    intro: [{ kind: 'note', text: say.about(row.number, row.title) }],
    fields: await fieldsOf(request, act, action),
  };
}

async function fieldsOf(
  request: Request,
  act: ActionForm,
  { row, moves, steps }: PlanAction,
): Promise<Field[]> {
  const { locale } = request;
  const say = words(locale);
  if (act === 'edit') {
    const said = { title: row.title, forWhom: row.forWhom, touchpoint: row.touchpoint, moves };
    return [...whatFields(said, locale), ...effectFields(said, await choosableAnswers(request), locale)];
  }
  if (act === 'steps') return stepFields(steps, locale);
  const text: Field = {
    kind: 'multiline',
    name: 'text',
    label: say.label[act],
    ...(transitions[act].words === 'optional' ? { optional: true } : {}),
  };
  switch (act) {
    case 'postpone':
      return [
        {
          kind: 'date',
          name: 'dueOn',
          label: say.dueOn,
          hint: say.dueOnHint,
          optional: true,
          ...(row.dueOn === null ? {} : { initial: row.dueOn }),
        },
        text,
      ];
    case 'hand-over':
      return [{ kind: 'people', name: 'to', label: say.to, most: 1 }, text];
    default:
      return [text];
  }
}

interface GivenAct {
  readonly values: FormValues;
  readonly text: string;
  readonly to: string | null;
  readonly dueOn: string | null;
  readonly steps: StepsSaid | null;
}

function parseAct(act: ActionForm, given: FormValues, request: Request): Parsed<GivenAct> {
  const { locale } = request;
  const values = underFirstNames(given);
  const [to = null] = listOf(values, 'to');
  const dueOn = textOf(values, 'dueOn');
  const due = { first: 0, last: MOST_DAYS_AHEAD };
  const optional = transitions[act].words !== 'required';
  const errors = problems({
    text: textProblem(values, 'text', { most: LONGEST_TEXT, optional, locale }),
    ...(act === 'edit' ? saidProblems(values, locale) : {}),
    ...(act === 'steps' ? stepProblems(values, locale) : {}),
    ...(act === 'hand-over' && to === null ? { to: words(locale).choose } : {}),
    ...(act === 'postpone' && dueOn !== '' ? { dueOn: dayProblem(dueOn, due, request) } : {}),
  });
  if (Object.keys(errors).length > 0) return underGivenNames({ errors }, given);
  const steps = act === 'steps' ? stepsIn(values) : null;
  return { ok: true, value: { values, text: textOf(values, 'text'), to, dueOn: dueOn || null, steps } };
}

/** Everybody reads what is said of an action; what is said on handing it over, its new owner and everybody. */
const READ: Readonly<Record<ActionForm, readonly string[]>> = {
  finish: ['text'],
  drop: ['text'],
  note: ['text'],
  postpone: ['text'],
  'hand-over': ['text'],
  edit: ['title', 'forWhom'],
  steps: ['steps'],
  reopen: ['text'],
};

function actEntry(act: ActionForm): FormEntry {
  return form<GivenAct>({
    name: `action.${act}`,
    may: 'everyone',
    parse: (given, request) => parseAct(act, given, request),
    async submit({ values, text, to: address, dueOn, steps }, request, state) {
      const { kit, workspace, locale, asker: actor } = request;
      const actionId = state.subject ?? '';
      const found = await findAction(kit.database.db, workspace.id, actionId);
      const again = async () => ({ ...(await actForm(request, act, found)), state });
      const shown = await asItWillBeRead(request, again, values, READ[act]);
      if (shown) return { kind: 'again', form: shown };
      const picked = await lookUpPeople(request, address === null ? [] : [address]);
      if (!picked.ok) return { kind: 'errors', errors: { to: picked.problem } };
      const [to] = picked.people;
      if (to && to.id === found.row.ownerId)
        return { kind: 'errors', errors: { to: words(locale).alreadyWith(to.name) } };
      const action = await actOnAction(shellOf(request), {
        actionId,
        actor,
        act,
        text,
        dueOn,
        ...(to ? { to } : {}),
        ...(act === 'edit' ? { draft: saidIn(values, found.moves) } : {}),
        ...(steps ? { steps } : {}),
        seen: state.version,
        formKey: state.key,
      });
      kit.nudge();
      return {
        kind: 'done',
        title: words(locale).title[act],
        told: sentence(words(locale).did[act](action.row.number), [
          ...(await writeButtons(request, action)),
          seeAction(action, { locale }),
        ]),
      };
    },
  });
}

export const actEntries: readonly FormEntry[] = formActs.map((act) =>
  act === 'edit' ? withWholeSegments(actEntry(act)) : actEntry(act),
);

const words = phrases({
  en: {
    about: (number: number, title: string) => `Action #${number}: ${title}`,
    submit: 'Save',
    choose: 'Choose somebody.',
    to: 'Who sees to it now',
    alreadyWith: (name: string) => `${name} has it already.`,
    dueOn: 'Until when',
    dueOnHint: 'Left empty, it has no day, and nobody is reminded of one.',
    title: {
      finish: 'Done',
      drop: 'Drop it',
      note: 'A note',
      postpone: 'Another day',
      'hand-over': 'Hand over',
      edit: 'Change the action',
      steps: 'Steps',
      reopen: 'Open again',
    } satisfies Record<ActionForm, string>,
    label: {
      finish: 'What was done? Whoever it grew from may read it.',
      drop: 'Why?',
      note: 'What is new',
      postpone: 'Why',
      'hand-over': 'A word with it',
      reopen: 'Why?',
    } satisfies Record<Exclude<ActionForm, 'edit' | 'steps'>, string>,
    did: {
      start: (number: number) => `Action #${number} is under way.`,
      finish: (number: number) => `Action #${number} is done.`,
      drop: (number: number) => `Action #${number} is dropped. Why stays on it.`,
      note: (number: number) => `Your note is on action #${number}.`,
      postpone: (number: number) => `Action #${number} has its new day.`,
      'hand-over': (number: number) => `Action #${number} is handed over; its new owner hears of it.`,
      edit: (number: number) => `Action #${number} is changed.`,
      steps: (number: number) => `The steps of action #${number} are saved.`,
      reopen: (number: number) => `Action #${number} is under way again.`,
    } satisfies Record<ActionForm | 'start', (number: number) => string>,
  },
  fr: {
    about: (number, title) => fr`Action n° ${number} : ${title}`,
    submit: 'Enregistrer',
    choose: 'Choisissez quelqu’un.',
    to: 'Qui s’en charge désormais',
    alreadyWith: (name) => fr`Elle est déjà chez ${name}.`,
    dueOn: 'Pour quand',
    dueOnHint: fr`Laissée vide, l’action n’a pas d’échéance, et personne n’est relancé.`,
    title: {
      finish: 'C’est fait',
      drop: 'Abandonner',
      note: 'Une note',
      postpone: 'Changer d’échéance',
      'hand-over': 'Passer la main',
      edit: 'Modifier l’action',
      steps: 'Tâches',
      reopen: 'Rouvrir',
    },
    label: {
      finish: fr`Qu’est-ce qui a été fait ? Les personnes à l’origine pourront le lire.`,
      drop: fr`Pourquoi ?`,
      note: 'Ce qu’il y a de neuf',
      postpone: 'Pourquoi',
      'hand-over': 'Un mot pour l’accompagner',
      reopen: fr`Pourquoi ?`,
    },
    did: {
      start: (number) => fr`L’action n° ${number} est en cours.`,
      finish: (number) => fr`L’action n° ${number} est terminée.`,
      drop: (number) => fr`L’action n° ${number} est abandonnée ; on peut y lire pourquoi.`,
      note: (number) => fr`Votre note est sur l’action n° ${number}.`,
      postpone: (number) => fr`L’action n° ${number} a sa nouvelle échéance.`,
      'hand-over': (number) =>
        fr`L’action n° ${number} change de mains ; la personne qui s’en charge en est avertie.`,
      edit: (number) => fr`L’action n° ${number} est modifiée.`,
      steps: (number) => fr`Les tâches de l’action n° ${number} sont enregistrées.`,
      reopen: (number) => fr`L’action n° ${number} est de nouveau en cours.`,
    },
  },
});
