// A new action: its form, opened by /plan, or by "Make it an action" where something is shown that it grows from.
import { newId } from '../../clock.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type FormValues, type FormView, listOf, opening, type Parsed, textOf } from '../../messages/form.ts';
import { type Block, sentence } from '../../messages/message.ts';
import { addressOf } from '../../people/person.ts';
import type { GrownFrom, PlanAction } from '../../plan/action.ts';
import { addAction, growInto } from '../../plan/add.ts';
import { seeAction } from '../../plan/letters/letters.ts';
import { openActions } from '../../plan/lists.ts';
import { originsText, originsTold } from '../../plan/origins.ts';
import { surveyKinds } from '../../surveys/kinds/index.ts';
import { redrawResult } from '../../surveys/publish.ts';
import { dayProblem } from '../day-field.ts';
import { LONGEST_TITLE, problems } from '../fields.ts';
import { lookUpPeople } from '../picked.ts';
import { type Ask, form, type Request } from '../request.ts';
import { withWholeSegments } from '../segment-options.ts';
import { shellOf } from '../shell.ts';
import { asItWillBeRead, underFirstNames, underGivenNames } from '../taken-out.ts';
import { choosableAnswers } from '../which-answers.ts';
import { effectFields, nothingSaid, saidIn, saidProblems, whatFields } from './fields.ts';
import { originOf } from './origin.ts';

/** An action is for the next three years. */
export const MOST_DAYS_AHEAD = 3 * 365;
/** What is chosen to add a new one although others go on. */
const NEW = 'new';

/** Opens the form, with the words typed after the command. */
export const openNewAction: Ask = async (request) => ({ kind: 'open', form: await newActionForm(request) });

async function newActionForm(request: Request): Promise<FormView> {
  const { kit, workspace, asker, locale, subject, text } = request;
  const say = words(locale);
  const found = await originOf(request, subject);
  const said = {
    ...nothingSaid,
    title: [...(text === '' ? (found?.title ?? '') : text)].slice(0, LONGEST_TITLE).join(''),
    touchpoint: found?.touchpoint ?? null,
    moves: found?.moves ?? null,
  };
  const origin = found?.origin ?? null;
  const others = origin === null ? [] : await openActions(kit.database.db, workspace.id);
  return {
    form: 'plan.add',
    state: opening(newId(), found === null ? {} : { subject: subject ?? '' }),
    title: say.title,
    submit: say.submit,
    ...(origin === null ? {} : { intro: await introOf(request, origin) }),
    fields: [
      ...(others.length === 0 ? [] : [joinField(others, locale)]),
      // Who lets it join another one writes no title.
      ...whatFields(said, locale).map((field) =>
        others.length === 0 ? field : { ...field, optional: true },
      ),
      {
        kind: 'people',
        name: 'owner',
        label: say.owner,
        hint: say.ownerHint,
        most: 1,
        initial: [addressOf(asker)],
      },
      { kind: 'date', name: 'dueOn', label: say.dueOn, hint: say.dueOnHint, optional: true },
      ...effectFields(said, await choosableAnswers(request), locale),
    ],
  };
}

async function introOf({ kit, workspace, locale, formats }: Request, origin: GrownFrom): Promise<Block[]> {
  const told = await originsTold(kit.database.db, workspace.id, [origin], locale);
  return originsText(told, formats.list, locale).map((text) => ({ kind: 'note', text }));
}

function joinField(others: Awaited<ReturnType<typeof openActions>>, locale: Locale) {
  const say = words(locale);
  return {
    kind: 'choice',
    name: 'into',
    label: say.into,
    hint: say.intoHint,
    of: 'actions',
    options: [
      { value: NEW, label: say.new },
      ...others.map(({ id, number, title }) => ({ value: id, label: say.one(number, title) })),
    ],
    initial: NEW,
  } as const;
}

/** Of the menu's choosable lists: what something more may grow into. */
export async function actionOptions({ kit, workspace, locale }: Request) {
  const say = words(locale);
  const others = await openActions(kit.database.db, workspace.id);
  return [
    { value: NEW, label: say.new },
    ...others.map(({ id, number, title }) => ({ value: id, label: say.one(number, title) })),
  ];
}

interface NewAction {
  readonly values: FormValues;
  readonly owner: string;
  readonly dueOn: string | null;
  /** The one that it joins instead. */
  readonly into: string | null;
}

export const newActionEntry = withWholeSegments(
  form<NewAction>({
    name: 'plan.add',
    may: 'everyone',
    parse(given, request): Parsed<NewAction> {
      const { locale } = request;
      const values = underFirstNames(given);
      const chosen = textOf(values, 'into');
      const into = chosen === '' || chosen === NEW ? null : chosen;
      const owners = listOf(values, 'owner');
      const dueOn = textOf(values, 'dueOn');
      const due = { first: 0, last: MOST_DAYS_AHEAD };
      const errors =
        into === null
          ? problems({
              ...saidProblems(values, locale),
              owner: owners.length === 1 ? null : words(locale).oneOwner,
              dueOn: dueOn === '' ? null : dayProblem(dueOn, due, request),
            })
          : {};
      if (Object.keys(errors).length > 0) return underGivenNames({ errors }, given);
      const [owner = ''] = owners;
      return { ok: true, value: { values, owner, dueOn: dueOn || null, into } };
    },
    async submit({ values, owner: address, dueOn, into }, request, state) {
      const about = { ...request, subject: state.subject ?? null };
      const found = await originOf(about, about.subject);
      const by = request.asker;
      const origin = found?.origin ?? null;
      if (into !== null && origin !== null)
        return done(
          request,
          await growInto(shellOf(request), { actionId: into, origin, by }),
          'grown',
          origin,
        );
      const again = async () => ({ ...(await newActionForm(about)), state });
      const shown = await asItWillBeRead(request, again, values, ['title', 'forWhom']);
      if (shown) return { kind: 'again', form: shown };
      const picked = await lookUpPeople(request, [address]);
      if (!picked.ok) return { kind: 'errors', errors: { owner: picked.problem } };
      const [owner = by] = picked.people;
      const draft = { ...saidIn(values, found?.moves ?? null), dueOn };
      const adding = { draft, owner, by, origin, formKey: state.key };
      const action = await addAction(shellOf(request), adding);
      request.kit.nudge();
      return done(request, action, 'added', origin);
    },
  }),
);

async function done(request: Request, action: PlanAction, how: 'added' | 'grown', origin: GrownFrom | null) {
  const { locale, asker } = request;
  // Whoever was asked reads what follows below the result.
  if (origin?.kind === 'survey') await redrawResult(shellOf(request), surveyKinds, origin.subject);
  const say = words(locale);
  const { number, title } = action.row;
  const text =
    how === 'grown'
      ? say.grown(number, title)
      : say.added(number, action.owner.id === asker.id ? null : action.owner.name);
  return { kind: 'done', title: say.title, told: sentence(text, [seeAction(action, { locale })]) } as const;
}

const words = phrases({
  en: {
    title: 'An action',
    submit: 'Add it',
    into: 'Is it part of an action that goes on?',
    intoHint: 'Then the rest of this form does not matter.',
    new: 'No, it is a new one',
    one: (number: number, title: string) => `#${number} · ${title}`,
    owner: 'Who sees to it',
    ownerHint: 'They and admins can change it; everybody sees it.',
    oneOwner: 'Choose one person.',
    dueOn: 'Until when',
    dueOnHint: 'They are reminded two working days before, when it is due, and weekly after.',
    added: (number: number, owner: string | null) =>
      owner === null
        ? `Action #${number} is yours.`
        : `Action #${number} is with ${owner}, who will hear of it.`,
    grown: (number: number, title: string) => `It is part of action #${number} now: ${title}`,
  },
  fr: {
    title: 'Une action',
    submit: 'Ajouter',
    into: fr`Cela fait-il partie d’une action en cours ?`,
    intoHint: 'Dans ce cas, le reste du formulaire ne compte pas.',
    new: 'Non, c’est une nouvelle action',
    one: (number, title) => fr`n° ${number} · ${title}`,
    owner: 'Qui s’en charge',
    ownerHint: fr`Cette personne et les admins peuvent la modifier ; tout le monde la voit.`,
    oneOwner: 'Choisissez une personne.',
    dueOn: 'Pour quand',
    dueOnHint: fr`Rappels deux jours ouvrés avant, à l’échéance, puis chaque semaine.`,
    added: (number, owner) =>
      owner === null
        ? fr`L’action n° ${number} est à vous.`
        : fr`L’action n° ${number} est chez ${owner}, à qui je l’écris.`,
    grown: (number, title) => fr`Cela fait maintenant partie de l’action n° ${number} : ${title}`,
  },
});
