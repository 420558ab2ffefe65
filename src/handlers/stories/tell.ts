// /story: a best failure is told.
import { newId } from '../../clock.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type FormView, listOf, opening } from '../../messages/form.ts';
import { moderatorsHear } from '../../stories/moderation-places.ts';
import type { StoryText } from '../../stories/story.ts';
import { tellStory } from '../../stories/tell.ts';
import { fold } from '../../terms/fold.ts';
import { meetAdmins } from '../admin.ts';
import { peopleAt } from '../picked.ts';
import { type CommandEntry, type FormEntry, form, type Reply, type Request } from '../request.ts';
import { shellOf } from '../shell.ts';
import { asItWillBeRead, underFirstNames, underGivenNames } from '../taken-out.ts';
import { parseText, textFields, textNames } from './story-fields.ts';
import { listStories } from './waiting.ts';

export const storyCommand: CommandEntry = {
  name: 'story',
  inFrench: 'récit',
  aliases: ['raté'],
  description: {
    en: 'Tell a best failure: a problem turned into a great experience',
    fr: 'Raconter un raté devenu pépite',
  },
  usageHint: { en: '[title | waiting]', fr: '[titre | attente]' },
  may: 'everyone',
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

export const tellForm: FormEntry = form({
  name: 'story',
  may: 'everyone',
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
});

const words = phrases({
  en: {
    title: 'A best failure',
    intro:
      'Something went wrong, and someone turned it into a great experience. Told as it was, it helps everyone.',
    submit: 'Send',
    credited: 'Who made it right?',
    creditedHint: 'They are asked before their name is shown.',
    told: (number: number, hears: string | null) =>
      `Best failure #${number} ${hears === null ? 'is' : `will be, on ${hears},`} with those who approve stories. You are told when it can be read.`,
  },
  fr: {
    title: 'Un raté devenu pépite',
    intro:
      'Quelque chose a raté, et quelqu’un en a fait un beau moment. Raconté tel quel, cela aide tout le monde.',
    submit: 'Envoyer',
    credited: 'Qui a rattrapé le coup ?',
    creditedHint: 'Son accord est demandé avant de montrer son nom.',
    told: (number, hears) =>
      fr`Le récit n° ${number} ${hears === null ? 'est' : `sera, le ${hears},`} chez qui approuve les récits. Vous saurez quand il pourra être lu.`,
  },
});
