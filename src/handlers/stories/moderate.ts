// What moderators decide about a story: approved, or returned with what to change.
import { newId } from '../../clock.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { opening, textOf } from '../../messages/form.ts';
import { sentence } from '../../messages/message.ts';
import { approveStory, returnStory } from '../../stories/moderate.ts';
import { mustModerate } from '../../stories/moderators.ts';
import { LONGEST_TEXT, problems, textProblem } from '../fields.ts';
import { type Ask, type FormEntry, form } from '../request.ts';
import { shellOf } from '../shell.ts';
import { existing } from './existing.ts';

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

export const returnForm: FormEntry = form({
  name: 'story.return',
  may: 'everyone',
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
});

const words = phrases({
  en: {
    submit: 'Send',
    giveBack: 'Return the story',
    reason: 'What should change?',
    reasonHint: 'The teller reads this and can rework the story.',
    returned: (number: number, teller: string) =>
      `Best failure #${number} is back with ${teller}, who has your reason.`,
    approved: (number: number) => `Best failure #${number} is approved. It is told once in each channel.`,
  },
  fr: {
    submit: 'Envoyer',
    giveBack: 'Renvoyer le récit',
    reason: 'Que faudrait-il changer ?',
    reasonHint: 'La personne qui raconte lira ceci et pourra reprendre son récit.',
    returned: (number, teller) => fr`Le récit n° ${number} est renvoyé à ${teller}, avec votre demande.`,
    approved: (number) => fr`Le récit n° ${number} est approuvé. Il sera raconté une fois dans chaque canal.`,
  },
});
