// /story and the buttons around a "best failure": tell, edit, approve, return, agree to be named.
import { newId } from '../clock.ts';
import { UserError } from '../errors.ts';
import { languages } from '../feedback/themes/language.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import {
  type Field,
  type FormValues,
  type FormView,
  listOf,
  opening,
  type Parsed,
  textOf,
} from '../messages/form.ts';
import { sentence } from '../messages/message.ts';
import { moderatorsHear } from '../stories/moderation-places.ts';
import { mustModerate } from '../stories/moderators.ts';
import { type Story, type StoryText, storyById, storyLanguage } from '../stories/story.ts';
import { answerCredit, approveStory, editStory, returnStory, tellStory } from '../stories/tell.ts';
import { fold } from '../terms/fold.ts';
import { meetAdmins } from './admin.ts';
import { LONGEST_TEXT, problems, textProblem, titleOf, titleProblem } from './fields.ts';
import { peopleAt } from './picked.ts';
import { type Ask, type CommandEntry, type FormEntry, form, type Reply, type Request } from './request.ts';
import { listStories } from './stories.ts';
import { asItWillBeRead, underFirstNames, underGivenNames } from './taken-out.ts';

export const storyCommand: CommandEntry = {
  name: 'story',
  inFrench: 'récit',
  aliases: ['raté'],
  description: {
    en: 'Tell a best failure: a problem turned into a great experience',
    fr: 'Raconter un raté devenu pépite',
  },
  usageHint: { en: '[title | waiting]', fr: '[titre | attente]' },
  run: async (request) =>
    ['waiting', 'attente', 'en attente'].includes(fold(request.text))
      ? listStories(request)
      : openStory(request),
};

export async function openStory(request: Request): Promise<Reply> {
  return { kind: 'open', form: storyForm(request, { title: request.text }, null) };
}

/** A new story's form, with what is known already. @param feedbackId the customer's answer that it grows from */
export function storyForm(request: Request, known: Partial<StoryText>, feedbackId: string | null): FormView {
  const say = words(request.locale);
  return {
    form: 'story',
    state: opening(newId(), feedbackId === null ? {} : { subject: feedbackId }),
    title: say.title,
    submit: say.submit,
    intro: [{ kind: 'note', text: say.intro }],
    fields: [
      ...textFields(request, { ...untold, ...known }),
      {
        kind: 'people',
        name: 'credited',
        label: say.credited,
        hint: say.creditedHint,
        most: 1,
        optional: true,
      },
    ],
  };
}

const untold: StoryText = { title: '', wentWrong: '', weDid: '', customerSaid: '', learned: '' };

export const openStoryEdit: Ask = async (request) => {
  const story = await existing(request);
  if (story.row.tellerId !== request.asker.id)
    await mustModerate(request.kit.directory, request.workspace, request.asker);
  return { kind: 'open', form: editForm(request, story) };
};

function editForm(request: Request, { row }: Story): FormView {
  const say = words(request.locale);
  return {
    form: 'story.edit',
    state: opening(newId(), { subject: row.id, version: row.version }),
    title: say.edit,
    submit: say.save,
    fields: [...textFields(request, row), languageField(request, row)],
  };
}

export const openStoryReturn: Ask = async (request) => {
  await mustModerate(request.kit.directory, request.workspace, request.asker);
  const story = await existing(request);
  const say = words(request.locale);
  return {
    kind: 'open',
    form: {
      form: 'story.return',
      state: opening(newId(), { subject: story.row.id }),
      title: say.giveBack,
      submit: say.submit,
      intro: [{ kind: 'quote', text: story.row.title }],
      fields: [{ kind: 'multiline', name: 'reason', label: say.reason, hint: say.reasonHint }],
    },
  };
};

export const approve: Ask = async (request) => {
  await mustModerate(request.kit.directory, request.workspace, request.asker);
  const story = await approveStory(shellOf(request), request.subject ?? '', request.asker);
  request.kit.nudge();
  return { kind: 'say', message: sentence(words(request.locale).approved(story.row.number)), did: true };
};

export function credit(agreed: boolean): Ask {
  return async (request) => {
    await answerCredit(shellOf(request), request.subject ?? '', request.asker, agreed);
    request.kit.nudge();
    const say = words(request.locale);
    return { kind: 'say', message: sentence(agreed ? say.willBeNamed : say.willNotBeNamed), instead: true };
  };
}

export const storyForms: readonly FormEntry[] = [
  form({
    name: 'story',
    parse(given, request) {
      const values = underFirstNames(given);
      const text = parseText(values, request);
      if (!text.ok) return underGivenNames(text, given);
      return { ok: true, value: { text: text.value, credited: listOf(values, 'credited'), values } };
    },
    async submit({ text, credited: picked, values }, request, state) {
      const { key: formKey, subject: feedbackId = null } = state;
      const shown = await asItWillBeRead(
        request,
        () => ({ ...storyForm(request, {}, null), state }),
        values,
        textNames,
      );
      if (shown) return { kind: 'again', form: shown };
      const [credited] = await peopleAt(request, picked);
      await meetAdmins(request);
      const telling = { teller: request.asker, text, credited: credited ?? null, feedbackId, formKey };
      const { row } = await tellStory(shellOf(request), telling);
      request.kit.nudge();
      const say = words(request.locale);
      const hears = await moderatorsHear(request.kit.database.db, request.workspace, request.at);
      const told = say.told(row.number, hears && request.formats.moment(hears, request.at));
      return { kind: 'done', title: say.title, told };
    },
  }),
  form({
    name: 'story.edit',
    parse(given, request) {
      const values = underFirstNames(given);
      const text = parseText(values, request);
      if (!text.ok) return underGivenNames(text, given);
      const language = languages.find((each) => each === textOf(values, 'language')) ?? null;
      return { ok: true, value: { text: text.value, language, values } };
    },
    async submit({ text, language, values }, request, state) {
      const { subject: id = '', version = 0 } = state;
      const story = await existing({ ...request, subject: id });
      if (story.row.tellerId !== request.asker.id) {
        await mustModerate(request.kit.directory, request.workspace, request.asker);
      }
      const shown = await asItWillBeRead(
        request,
        () => ({ ...editForm(request, story), state }),
        values,
        textNames,
      );
      if (shown) return { kind: 'again', form: shown };
      const saved = await editStory(shellOf(request), { id, version, by: request.asker, text, language });
      const say = words(request.locale);
      if (saved === 'outdated') return { kind: 'errors', errors: { title: say.outdated } };
      request.kit.nudge();
      const { number } = story.row;
      return {
        kind: 'done',
        title: say.edit,
        told: saved === 'edited' ? say.edited(number) : say.asItWas(number),
      };
    },
  }),
  form({
    name: 'story.return',
    parse(values, { locale }) {
      const errors = problems({ reason: textProblem(values, 'reason', { most: LONGEST_TEXT, locale }) });
      return Object.keys(errors).length > 0
        ? { ok: false, errors }
        : { ok: true, value: textOf(values, 'reason') };
    },
    async submit(reason, request, { subject: id = '' }) {
      await mustModerate(request.kit.directory, request.workspace, request.asker);
      const { row, teller } = await returnStory(shellOf(request), id, request.asker, reason);
      request.kit.nudge();
      const say = words(request.locale);
      return { kind: 'done', title: say.giveBack, told: say.returned(row.number, teller.name) };
    },
  }),
];

const parts = ['wentWrong', 'weDid', 'customerSaid', 'learned'] as const;
const textNames = ['title', ...parts] as const;

function textFields({ locale }: Request, initial: StoryText): Field[] {
  const say = words(locale);
  return [
    {
      kind: 'text',
      name: 'title',
      label: say.field.title,
      placeholder: say.titleExample,
      initial: initial.title,
    },
    ...parts.map(
      (name): Field => ({
        kind: 'multiline',
        name,
        label: say.field[name],
        initial: initial[name],
        optional: name === 'customerSaid' || name === 'learned',
      }),
    ),
  ];
}

/** Digests tell it first where readers have this language. */
function languageField({ locale }: Request, row: Story['row']): Field {
  const say = words(locale);
  const initial = storyLanguage(row);
  return {
    kind: 'choice',
    name: 'language',
    label: say.language,
    optional: true,
    options: languages.map((language) => ({ value: language, label: say.languages[language] })),
    ...(initial === null ? {} : { initial }),
  };
}

function parseText(values: FormValues, { locale }: Request): Parsed<StoryText> {
  const errors = problems({
    title: titleProblem(values, 'title', { locale }),
    wentWrong: textProblem(values, 'wentWrong', { most: LONGEST_TEXT, locale }),
    weDid: textProblem(values, 'weDid', { most: LONGEST_TEXT, locale }),
    customerSaid: textProblem(values, 'customerSaid', { most: LONGEST_TEXT, optional: true, locale }),
    learned: textProblem(values, 'learned', { most: LONGEST_TEXT, optional: true, locale }),
  });
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const text = (name: keyof StoryText) => textOf(values, name);
  return {
    ok: true,
    value: {
      title: titleOf(values, 'title'),
      wentWrong: text('wentWrong'),
      weDid: text('weDid'),
      customerSaid: text('customerSaid'),
      learned: text('learned'),
    },
  };
}

async function existing({ kit, workspace, subject }: Request) {
  const story = await storyById(kit.database.db, workspace.id, subject ?? '');
  if (!story) throw new UserError('story.not-found', (locale) => words(locale).notFound);
  return story;
}

function shellOf({ kit, workspace, at: now }: Request) {
  return { database: kit.database, workspace, now };
}

const words = phrases({
  en: {
    title: 'A best failure',
    intro:
      'Something went wrong, and someone turned it into a great experience. Told as it was, it helps everyone.',
    submit: 'Send',
    save: 'Save',
    edit: 'Edit the story',
    giveBack: 'Return the story',
    reason: 'What should change?',
    reasonHint: 'The teller reads this and can rework the story.',
    titleExample: 'A lost file, an adviser who crosses the town',
    field: {
      title: 'Title',
      wentWrong: 'What went wrong?',
      weDid: 'What did we do?',
      customerSaid: 'What did the customer say?',
      learned: 'What did we learn?',
    },
    language: 'Told in',
    languages: { fr: 'French', en: 'English' },
    credited: 'Who made it right?',
    creditedHint: 'They are asked before their name is shown.',
    told: (number: number, hears: string | null) =>
      `Best failure #${number} ${hears === null ? 'is' : `will be, on ${hears},`} with those who approve stories. You are told when it can be read.`,
    edited: (number: number) => `The new text of best failure #${number} is saved.`,
    asItWas: (number: number) =>
      `Best failure #${number} stays as it was: nothing changed, so nobody is told.`,
    returned: (number: number, teller: string) =>
      `Best failure #${number} is back with ${teller}, who has your reason.`,
    approved: (number: number) => `Best failure #${number} is approved. It is told once in each channel.`,
    willBeNamed: 'Thank you. Your name will stand with the story.',
    willNotBeNamed: 'Understood. The story will be told without your name.',
    outdated: 'Somebody else changed this story meanwhile. Copy your text, close, and open it again.',
    notFound: 'This story no longer exists here.',
  },
  fr: {
    title: 'Un raté devenu pépite',
    intro:
      'Quelque chose a raté, et quelqu’un en a fait un beau moment. Raconté tel quel, cela aide tout le monde.',
    submit: 'Envoyer',
    save: 'Enregistrer',
    edit: 'Retoucher le récit',
    giveBack: 'Renvoyer le récit',
    reason: 'Que faudrait-il changer ?',
    reasonHint: 'La personne qui raconte lira ceci et pourra reprendre son récit.',
    titleExample: 'Un dossier perdu, une conseillère qui traverse la ville',
    field: {
      title: 'Titre',
      wentWrong: 'Qu’est-ce qui a raté ?',
      weDid: 'Qu’avons-nous fait ?',
      customerSaid: 'Qu’a dit le client ?',
      learned: 'Qu’en retenons-nous ?',
    },
    language: 'Raconté en',
    languages: { fr: 'français', en: 'anglais' },
    credited: 'Qui a rattrapé le coup ?',
    creditedHint: 'Son accord est demandé avant de montrer son nom.',
    told: (number, hears) =>
      fr`Le récit n° ${number} ${hears === null ? 'est' : `sera, le ${hears},`} chez qui approuve les récits. Vous saurez quand il pourra être lu.`,
    edited: (number) => fr`Le nouveau texte du récit n° ${number} est enregistré.`,
    asItWas: (number) => fr`Le récit n° ${number} reste tel quel : rien n’a changé, personne n’est prévenu.`,
    returned: (number, teller) => fr`Le récit n° ${number} est renvoyé à ${teller}, avec votre demande.`,
    approved: (number) => fr`Le récit n° ${number} est approuvé. Il sera raconté une fois dans chaque canal.`,
    willBeNamed: 'Merci. Votre nom accompagnera le récit.',
    willNotBeNamed: 'C’est noté. Le récit sera raconté sans votre nom.',
    outdated: 'Quelqu’un d’autre a modifié ce récit entre-temps. Copiez votre texte, fermez et rouvrez-le.',
    notFound: 'Ce récit n’existe plus ici.',
  },
});
