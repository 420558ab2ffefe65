// /suggest: an idea from an employee. What becomes of it is in src/suggestions/.
import { newId } from '../clock.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type FormView, opening, textOf } from '../messages/form.ts';
import { submitSuggestion } from '../suggestions/submit.ts';
import { offeredTopics, topicName } from '../suggestions/topics.ts';
import { meetAdmins } from './admin.ts';
import { LONGEST_TEXT, LONGEST_TITLE, problems, textProblem } from './fields.ts';
import { type CommandEntry, form, type Reply, type Request } from './request.ts';

export const suggestCommand: CommandEntry = {
  name: 'suggest',
  aliases: ['idee', 'idée', 'proposer'],
  description: {
    en: 'Suggest an improvement; somebody will answer you',
    fr: 'Proposer une idée ; quelqu’un vous répondra',
  },
  usageHint: { en: '[your idea]', fr: '[votre idée]' },
  run: openSuggest,
};

/** Opens the form, prefilled with the words typed after the command. */
export async function openSuggest(request: Request): Promise<Reply> {
  return { kind: 'open', form: await view(request) };
}

async function view(request: Request): Promise<FormView> {
  const { locale, kit, workspace } = request;
  const say = words(locale);
  const topics = await offeredTopics(kit.database, workspace.id, locale);
  const { title, details } = prefill(request.text);
  return {
    form: 'suggest',
    state: opening(newId()),
    title: say.title,
    submit: say.submit,
    fields: [
      { kind: 'text', name: 'title', label: say.idea, placeholder: say.ideaExample, initial: title },
      {
        kind: 'multiline',
        name: 'details',
        label: say.details,
        hint: say.detailsHint,
        optional: true,
        initial: details,
      },
      {
        kind: 'choice',
        name: 'topic',
        label: say.topic,
        options: topics.map((topic) => ({ value: topic.id, label: topicName(topic, locale) })),
        initial: topics.at(-1)?.id ?? '',
      },
      {
        kind: 'toggle',
        name: 'anonymous',
        label: say.name,
        text: say.anonymous,
        hint: say.anonymousHint,
        optional: true,
      },
    ],
  };
}

/** A short text is the title; a long one is the details, and its beginning the title. */
export function prefill(text: string): { title: string; details: string } {
  const title = text.split('\n')[0] ?? '';
  if (title === text && [...text].length <= LONGEST_TITLE) return { title: text, details: '' };
  const short = [...title].slice(0, 80).join('');
  const atWord = short.length < title.length ? `${short.replace(/\s+\S*$/, '')}…` : short;
  return { title: atWord, details: text };
}

export const suggestForm = form({
  name: 'suggest',
  parse(values, { locale }) {
    const errors = problems({
      title: textProblem(values, 'title', { most: LONGEST_TITLE, locale }),
      details: textProblem(values, 'details', { most: LONGEST_TEXT, optional: true, locale }),
    });
    if (Object.keys(errors).length > 0) return { ok: false, errors };
    return {
      ok: true,
      value: {
        title: textOf(values, 'title'),
        details: textOf(values, 'details'),
        topicId: textOf(values, 'topic') || null,
        anonymous: values['anonymous'] === true,
      },
    };
  },
  async submit(draft, request, state) {
    const { kit, workspace, asker: author, at: now } = request;
    const shell = { database: kit.database, keys: kit.keys, workspace, now };
    await meetAdmins(request);
    await submitSuggestion(shell, { ...draft, author, formKey: state.key });
    kit.nudge();
    return { kind: 'done' };
  },
});

const words = phrases({
  en: {
    title: 'Suggest an idea',
    submit: 'Send',
    idea: 'Your idea, in one line',
    ideaExample: 'Number the invoice lines',
    details: 'Tell more',
    detailsHint: 'What happens today, what would be better, for whom.',
    topic: 'What is it about?',
    name: 'Your name',
    anonymous: 'Hide my name',
    anonymousHint:
      'If you hide it, nobody here is shown who you are, admins included, and you still get the answer. Slack itself keeps its own technical logs.',
  },
  fr: {
    title: 'Proposer une idée',
    submit: 'Envoyer',
    idea: 'Votre idée, en une ligne',
    ideaExample: 'Numéroter les lignes des factures',
    details: 'Dites-en plus',
    detailsHint: fr`Ce qui se passe aujourd’hui, ce qui serait mieux, pour qui.`,
    topic: 'De quoi s’agit-il ?',
    name: 'Votre nom',
    anonymous: 'Masquer mon nom',
    anonymousHint:
      'Si vous le masquez, Porte-voix ne montre à personne qui vous êtes, admins compris, et vous recevez quand même la réponse. Slack, de son côté, garde ses propres journaux techniques.',
  },
});
