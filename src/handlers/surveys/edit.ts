// A survey is made and changed: first which kind, then whom it asks, how often, from how many answers on anything is shown, and what its kind
// lets one choose. Storing it is surveys/save.ts.
import { dayOf } from '../../calendar/day.ts';
import { dayIn, zoneOf } from '../../calendar/zone.ts';
import { newId } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import {
  type Field,
  type FormState,
  type FormValues,
  type FormView,
  filledIn,
  listOf,
  opening,
  textOf,
} from '../../messages/form.ts';
import { sentence } from '../../messages/message.ts';
import { numberOf, numberProblem } from '../../messages/number.ts';
import { type KindChoosing, kindNamed, type SurveyKind } from '../../surveys/kind.ts';
import { surveyKinds } from '../../surveys/kinds/index.ts';
import { channelsAsked, LEAST_THRESHOLD, MOST_THRESHOLD, THRESHOLD } from '../../surveys/round.ts';
import { cadenceOf, changeSurvey, makeSurvey, type SurveyDraft, surveyById } from '../../surveys/save.ts';
import { nextRoundAt } from '../../surveys/times.ts';
import { workCalendar } from '../../workspace/work-calendar.ts';
import { dayProblem } from '../day-field.ts';
import { problems, titleOf, titleProblem } from '../fields.ts';
import { channelProblem } from '../picked.ts';
import type { Ask, FormEntry, Request, SubmitReply } from '../request.ts';
import { shellOf } from '../shell.ts';
import { cadenceFor, rhythmIn, rhythmOptions, rhythms } from './rhythm.ts';

/** As many channels as a form may take. */
const MOST_CHANNELS = 20;
const DAYS_OPEN = { least: 2, most: 30 } as const;
const USUAL_DAYS = 7;
/** A round is planned a year ahead at most. */
const MOST_DAYS_AHEAD = 365;
const NEW = 'new:';

/** Which kind of survey. */
export const openNew: Ask = async ({ locale }) => {
  const say = words(locale);
  const kinds = surveyKinds.toSorted((a, b) => a.order - b.order);
  return {
    kind: 'open',
    form: {
      form: 'survey.kind',
      state: opening(newId()),
      title: say.title,
      submit: say.next,
      intro: [
        {
          kind: 'facts',
          facts: kinds.map(({ label, about }) => ({ label: label[locale], value: about[locale] })),
        },
      ],
      fields: [
        {
          kind: 'choice',
          name: 'kind',
          label: say.kind,
          options: kinds.map(({ name, label }) => ({ value: name, label: label[locale] })),
          initial: kinds[0]?.name ?? '',
        },
      ],
    },
  };
};

export const kindEntry: FormEntry = {
  name: 'survey.kind',
  may: 'admin',
  async submit(request, { key }, values): Promise<SubmitReply> {
    const kind = kindNamed(surveyKinds, textOf(values, 'kind'));
    if (kind === null) return { kind: 'errors', errors: { kind: words(request.locale).oneKind } };
    return {
      kind: 'again',
      form: await newForm(request, kind, opening(key, { subject: `${NEW}${kind.name}` })),
    };
  },
};

/** The survey of the button. */
export const openEdit: Ask = async (request) => {
  const { kit, workspace, subject, locale } = request;
  const survey = await surveyById(kit.database.db, workspace.id, subject ?? '');
  const kind = kindNamed(surveyKinds, survey.kind);
  if (kind === null) throw new UserError('survey.kind-gone', (reader) => words(reader).kindGone);
  const { name, threshold, daysOpen, nextAt, settings } = survey;
  const day = nextAt === null ? null : dayIn(workspace.timeZone, nextAt);
  const cadence = cadenceOf(survey);
  const known = {
    ...{ name, threshold, daysOpen, day: cadence === null ? day : null },
    channels: channelsAsked(survey),
    rhythm: rhythmIn(cadence),
  };
  const own = await kind.fields(choosingOf(request, settings));
  return {
    kind: 'open',
    form: {
      form: 'survey',
      state: opening(newId(), { subject: survey.id, version: survey.version }),
      title: words(locale).change,
      submit: words(locale).save,
      fields: [...commonFields(request, known), ...own],
    },
  };
};

async function newForm(request: Request, kind: SurveyKind, state: FormState): Promise<FormView> {
  const { locale } = request;
  const say = words(locale);
  const known = {
    ...{ name: kind.label[locale], channels: [], threshold: THRESHOLD, daysOpen: USUAL_DAYS, day: null },
    rhythm: 'by-hand',
  };
  return {
    ...{ form: 'survey', state, title: say.title, submit: say.make },
    intro: [{ kind: 'note', text: kind.about[locale] }],
    fields: [...commonFields(request, known), ...(await kind.fields(choosingOf(request, kind.defaults)))],
  };
}

function choosingOf({ kit, workspace, at: now, locale }: Request, settings: unknown): KindChoosing<unknown> {
  return { db: kit.database.db, workspace, now, locale, settings };
}

interface Known {
  readonly name: string;
  readonly channels: readonly string[];
  readonly threshold: number;
  readonly daysOpen: number;
  readonly day: string | null;
  readonly rhythm: string;
}

function commonFields({ locale }: Request, known: Known): Field[] {
  const say = words(locale);
  return [
    { kind: 'text', name: 'name', label: say.name, hint: say.nameHint, initial: known.name },
    {
      ...{ kind: 'channels', name: 'channels', label: say.channels, hint: say.channelsHint },
      most: MOST_CHANNELS,
      initial: known.channels,
      // A file may say who is asked instead.
      optional: true,
    },
    {
      kind: 'choice',
      name: 'rhythm',
      label: say.rhythm,
      options: rhythmOptions(locale),
      initial: known.rhythm,
    },
    {
      ...{ kind: 'date', name: 'day', label: say.day, hint: say.dayHint, optional: true },
      ...(known.day === null ? {} : { initial: known.day }),
    },
    {
      ...{ kind: 'number', name: 'daysOpen', label: say.daysOpen, ...DAYS_OPEN },
      initial: String(known.daysOpen),
    },
    {
      ...{ kind: 'number', name: 'threshold', label: say.threshold, hint: say.thresholdHint },
      ...{ least: LEAST_THRESHOLD, most: MOST_THRESHOLD },
      initial: String(known.threshold),
    },
  ];
}

export const surveyEntry: FormEntry = {
  name: 'survey',
  may: 'admin',
  async submit(request, state, values): Promise<SubmitReply> {
    const { kit, workspace, locale } = request;
    const subject = state.subject ?? '';
    const { db } = kit.database;
    const before = subject.startsWith(NEW) ? null : await surveyById(db, workspace.id, subject);
    const kind = kindNamed(surveyKinds, before?.kind ?? subject.slice(NEW.length));
    if (kind === null) throw new UserError('survey.kind-gone', (reader) => words(reader).kindGone);
    const choosing = choosingOf(request, before?.settings ?? kind.defaults);
    const own = await kind.chosen(values, choosing);
    const isFromFile =
      before !== null &&
      (await db.surveyPerson.count({ where: { workspaceId: workspace.id, surveyId: before.id } })) > 0;
    const errors = { ...(await wrong(request, values, isFromFile)), ...(own.ok ? {} : own.errors) };
    if (!own.ok || Object.keys(errors).length > 0) return { kind: 'errors', errors };
    const draft = draftOf(request, values, own.value);
    const say = words(locale);
    const by = request.asker;
    if (before === null) {
      const made = await makeSurvey(shellOf(request), { kind: kind.name, draft, by, formKey: state.key });
      return done(request, made.id, say.made(made.name));
    }
    try {
      const version = state.version ?? before.version;
      const saved = await changeSurvey(shellOf(request), {
        surveyId: before.id,
        version,
        draft,
        by: { person: by.id },
      });
      if (saved.kind === 'changed') return done(request, before.id, say.changed(saved.survey.name));
    } catch (error) {
      if (!(error instanceof UserError) || error.code !== 'survey.threshold') throw error;
      return { kind: 'errors', errors: { threshold: error.say(locale) } };
    }
    // Somebody saved it meanwhile: theirs is shown, with what was filled in here.
    const again = await openEdit({ ...request, subject: before.id });
    if (again.kind !== 'open') throw new Error('a survey is changed in a form');
    return {
      kind: 'again',
      form: { ...filledIn(again.form, values), intro: [{ kind: 'note', text: say.outdated }] },
    };
  },
};

async function wrong(
  request: Request,
  values: FormValues,
  isFromFile: boolean,
): Promise<Record<string, string>> {
  const { locale } = request;
  const say = words(locale);
  const channels = listOf(values, 'channels');
  const unfit = await Promise.all(channels.map((address) => channelProblem(request, address)));
  const day = textOf(values, 'day');
  return problems({
    name: titleProblem(values, 'name', { most: 80, locale }),
    channels:
      unfit.find((problem) => problem !== null) ??
      (channels.length === 0 && !isFromFile ? say.oneChannel : null),
    day: day === '' ? null : dayProblem(day, { first: 0, last: MOST_DAYS_AHEAD }, request),
    daysOpen: numberProblem(values, { name: 'daysOpen', label: say.daysOpen, ...DAYS_OPEN }, locale),
    threshold: numberProblem(
      values,
      { name: 'threshold', label: say.threshold, least: LEAST_THRESHOLD, most: MOST_THRESHOLD },
      locale,
    ),
  });
}

/** What was filled in, once nothing is wrong with it. */
function draftOf({ workspace, at: now }: Request, values: FormValues, settings: unknown): SurveyDraft {
  const { dayStartsAt } = workCalendar(workspace);
  const chosen = rhythms.find((each) => each === textOf(values, 'rhythm')) ?? 'by-hand';
  const cadence = cadenceFor(chosen, dayStartsAt);
  const day = textOf(values, 'day');
  const zone = zoneOf(workspace.timeZone);
  return {
    name: titleOf(values, 'name'),
    channels: listOf(values, 'channels'),
    threshold: numberOf(values, 'threshold') ?? THRESHOLD,
    daysOpen: numberOf(values, 'daysOpen') ?? USUAL_DAYS,
    ...{ cadence, settings },
    nextAt:
      day === ''
        ? nextRoundAt({ cadence: cadence && { ...cadence } }, workspace, now)
        : new Date(zone.instant(dayOf(day), dayStartsAt * 60)),
  };
}

function done({ locale }: Request, surveyId: string, text: string): SubmitReply {
  const say = words(locale);
  const buttons = [
    { label: say.preview, action: { name: 'survey.preview', subject: surveyId } },
    { label: say.all, action: { name: 'surveys' } },
  ];
  return { kind: 'done', title: say.title, told: sentence(text, buttons) };
}

const words = phrases({
  en: {
    title: 'A survey',
    change: 'Change a survey',
    next: 'Next',
    make: 'Make it',
    save: 'Save',
    kind: 'Which kind',
    oneKind: 'Choose one of the kinds.',
    kindGone: 'I no longer know this kind of survey. Make a new one.',
    name: 'What it is called',
    nameHint: 'Whoever is asked reads it.',
    channels: 'Whose members are asked',
    channelsHint:
      'Everybody who is in one of these channels when a round opens, each once. Each channel is a group; the result is posted there.',
    oneChannel: 'Choose at least one channel: its members are asked, and read the result there.',
    rhythm: 'How often',
    day: 'First day',
    dayHint: 'The next round opens by itself that morning. Left empty: you open it, or the rhythm does.',
    daysOpen: 'Days to answer',
    threshold: 'Nothing is shown from fewer answers than',
    thresholdHint:
      'It is printed in the invitation. Once a round was opened it can only be raised; comments are shown from 8 on.',
    made: (name: string) =>
      `“${name}” is there. Nobody is asked yet: look at it as its readers will, then open it.`,
    changed: (name: string) => `“${name}” is changed, for the rounds to come.`,
    outdated:
      'Somebody else saved this survey meanwhile. Below is what you filled in: save again to have it so.',
    preview: 'See it as its readers will',
    all: 'All surveys',
  },
  fr: {
    title: 'Une enquête',
    change: 'Modifier une enquête',
    next: 'Suivant',
    make: 'Créer',
    save: 'Enregistrer',
    kind: 'Quel type',
    oneKind: 'Choisissez l’un des types.',
    kindGone: 'Je ne connais plus ce type d’enquête. Créez-en une nouvelle.',
    name: 'Son nom',
    nameHint: fr`Les personnes interrogées le lisent.`,
    channels: fr`Canaux dont les membres sont interrogés`,
    channelsHint: fr`Toutes les personnes qui s’y trouvent à l’ouverture d’une vague, une fois chacune. Chaque canal est un groupe ; le résultat y paraît.`,
    oneChannel: fr`Choisissez au moins un canal : ses membres sont interrogés, et y lisent le résultat.`,
    rhythm: fr`À quel rythme`,
    day: 'Premier jour',
    dayHint: fr`La prochaine vague s’ouvre d’elle-même ce matin-là. Vide : vous l’ouvrez, ou le rythme le fait.`,
    daysOpen: fr`Jours pour répondre`,
    threshold: fr`Ne rien montrer en dessous de (réponses)`,
    thresholdHint: fr`Ce seuil figure dans l’invitation. Dès qu’une vague est ouverte, il ne peut qu’être relevé ; les commentaires s’affichent à partir de 8.`,
    made: (name) =>
      fr`« ${name} » est prête. Personne n’est encore interrogé : regardez-la comme la verront les destinataires, puis ouvrez-la.`,
    changed: (name) => fr`« ${name} » est modifiée, pour les prochaines vagues.`,
    outdated: fr`Quelqu’un d’autre a enregistré cette enquête entre-temps. Voici ce que vous aviez saisi : enregistrez à nouveau pour le garder.`,
    preview: fr`La voir comme les destinataires`,
    all: 'Toutes les enquêtes',
  },
});
