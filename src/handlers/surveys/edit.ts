// A survey is made, once its kind is chosen (kind-choice.ts), and changed: the form and what is sent with it. Its fields are survey-fields.ts
// and its kind's; storing it is surveys/save.ts.
import { dayIn } from '../../calendar/zone.ts';
import { newId } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type FormView, filledIn, opening } from '../../messages/form.ts';
import { sentence } from '../../messages/message.ts';
import { type KindChoosing, kindNamed, type SurveyKind } from '../../surveys/kind.ts';
import { surveyKinds } from '../../surveys/kinds/index.ts';
import { channelsAsked, THRESHOLD } from '../../surveys/round.ts';
import { cadenceOf, changeSurvey, makeSurvey, surveyById } from '../../surveys/save.ts';
import type { Ask, FormEntry, Request, SubmitReply } from '../request.ts';
import { shellOf } from '../shell.ts';
import { rhythmIn } from './rhythm.ts';
import { commonFields, draftOf, problemsIn, USUAL_DAYS } from './survey-fields.ts';

/** What the subject of a survey's form begins with that is not there yet; then its kind. */
const NEW = 'new:';

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

/** @param key the opening of the form before */
export async function newForm(request: Request, kind: SurveyKind, key: string): Promise<FormView> {
  const { locale } = request;
  const say = words(locale);
  const known = {
    ...{ name: kind.label[locale], channels: [], threshold: THRESHOLD, daysOpen: USUAL_DAYS, day: null },
    rhythm: 'by-hand',
  };
  return {
    ...{ form: 'survey', state: opening(key, { subject: `${NEW}${kind.name}` }) },
    ...{ title: say.title, submit: say.make },
    intro: [{ kind: 'note', text: kind.about[locale] }],
    fields: [...commonFields(request, known), ...(await kind.fields(choosingOf(request, kind.defaults)))],
  };
}

function choosingOf({ kit, workspace, at: now, locale }: Request, settings: unknown): KindChoosing<unknown> {
  return { db: kit.database.db, workspace, now, locale, settings };
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
    const errors = { ...(await problemsIn(request, values, isFromFile)), ...(own.ok ? {} : own.errors) };
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
    make: 'Make it',
    save: 'Save',
    kindGone: 'I no longer know this kind of survey. Make a new one.',
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
    make: 'Créer',
    save: 'Enregistrer',
    kindGone: 'Je ne connais plus ce type d’enquête. Créez-en une nouvelle.',
    made: (name) =>
      fr`« ${name} » est prête. Personne n’est encore interrogé : regardez-la comme la verront les destinataires, puis ouvrez-la.`,
    changed: (name) => fr`« ${name} » est modifiée, pour les prochaines vagues.`,
    outdated: fr`Quelqu’un d’autre a enregistré cette enquête entre-temps. Voici ce que vous aviez saisi : enregistrez à nouveau pour le garder.`,
    preview: fr`La voir comme les destinataires`,
    all: 'Toutes les enquêtes',
  },
});
