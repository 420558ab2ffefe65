// The buttons of an owner's card and of an author's letter: reply, acknowledge, decline, complete, hand over, write back.
import { newId } from '../clock.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Field, listOf, opening, textOf } from '../messages/form.ts';
import { sentence } from '../messages/message.ts';
import { act, rolesOf } from '../suggestions/answer.ts';
import { statusName } from '../suggestions/card.ts';
import { type Act, decide } from '../suggestions/lifecycle.ts';
import { suggestionById } from '../suggestions/suggestion.ts';
import { LONGEST_TEXT, peopleAt, problems, textProblem } from './fields.ts';
import { type Ask, type FormEntry, form, type Request } from './request.ts';

type Written = Exclude<Act, 'acknowledge' | 'reassign'>;
const written: readonly Written[] = ['reply', 'decline', 'complete', 'write-back'];

/** "Received, I'll look into it": no form, done at once. */
export const acknowledge: Ask = async (request) => {
  const after = await act(shellOf(request), {
    suggestionId: request.subject ?? '',
    actor: request.asker,
    act: 'acknowledge',
    text: '',
  });
  request.kit.nudge();
  return { kind: 'say', message: sentence(words(request.locale).acknowledged(after.row.number)) };
};

/** Opens the form of an act that needs words; refuses at once what would be refused at the end. */
export function openWritten(kind: Written): Ask {
  return async (request) => {
    const suggestion = await mayAct(request, kind);
    const say = words(request.locale);
    return {
      kind: 'open',
      form: {
        form: `suggestion.${kind}`,
        state: opening(newId(), { subject: suggestion.row.id }),
        title: say.title[kind],
        submit: say.send,
        intro: [
          {
            kind: 'quote',
            text: [suggestion.row.title, suggestion.row.details].filter((each) => each !== '').join('\n'),
          },
          ...(say.before[kind] === '' ? [] : [{ kind: 'note', text: say.before[kind] } as const]),
        ],
        fields: [{ kind: 'multiline', name: 'text', label: say.label[kind] } satisfies Field],
      },
    };
  };
}

export const openReassign: Ask = async (request) => {
  const suggestion = await mayAct(request, 'reassign');
  const say = words(request.locale);
  return {
    kind: 'open',
    form: {
      form: 'suggestion.reassign',
      state: opening(newId(), { subject: suggestion.row.id }),
      title: say.handOver,
      submit: say.handOverSubmit,
      intro: [{ kind: 'quote', text: suggestion.row.title }],
      fields: [{ kind: 'people', name: 'to', label: say.to, hint: say.toHint, most: 1 }],
    },
  };
};

export const answerForms: readonly FormEntry[] = [
  ...written.map((kind) =>
    form({
      name: `suggestion.${kind}`,
      parse(values, { locale }) {
        const errors = problems({ text: textProblem(values, 'text', { most: LONGEST_TEXT, locale }) });
        return Object.keys(errors).length > 0
          ? { ok: false, errors }
          : { ok: true, value: textOf(values, 'text') };
      },
      async submit(text, request, { subject, key: formKey }) {
        await act(shellOf(request), {
          suggestionId: subject ?? '',
          actor: request.asker,
          act: kind,
          text,
          formKey,
        });
        request.kit.nudge();
        return { kind: 'done' };
      },
    }),
  ),
  form({
    name: 'suggestion.reassign',
    parse(values, { locale }) {
      const [to] = listOf(values, 'to');
      return to ? { ok: true, value: to } : { ok: false, errors: { to: words(locale).choose } };
    },
    async submit(address, request, { subject, key: formKey }) {
      const [to] = await peopleAt(request, [address]);
      if (!to) return { kind: 'errors', errors: { to: words(request.locale).choose } };
      const doing = {
        suggestionId: subject ?? '',
        actor: request.asker,
        act: 'reassign' as const,
        text: '',
        to,
        formKey,
      };
      await act(shellOf(request), doing);
      request.kit.nudge();
      return { kind: 'done' };
    },
  }),
];

async function mayAct(request: Request, kind: Act) {
  const { kit, workspace, asker, subject } = request;
  const suggestion = await suggestionById(kit.database.db, workspace.id, subject ?? '');
  if (!suggestion) throw new UserError('suggestion.not-found', (locale) => words(locale).notFound);
  const roles = await rolesOf(kit.database.db, kit.keys, suggestion, asker);
  const standing = { status: suggestion.status, hasReply: suggestion.row.firstReplyAt !== null };
  const decision = decide(kind, standing, roles);
  const { number } = suggestion.row;
  if (decision.kind === 'not-yours')
    throw new UserError('suggestion.not-yours', (locale) => words(locale).notYours(number));
  if (decision.kind === 'too-late') {
    throw new UserError('suggestion.closed', (locale) =>
      words(locale).tooLate(number, statusName(decision.status, { locale, timeZone: 'UTC' }).toLowerCase()),
    );
  }
  return suggestion;
}

function shellOf({ kit, workspace, at: now }: Request) {
  return { database: kit.database, keys: kit.keys, workspace, now };
}

const words = phrases({
  en: {
    acknowledged: (number: number) =>
      `The author of idea n° ${number} knows that you are looking into it. The reply itself is still due.`,
    title: {
      reply: 'Reply',
      decline: 'Decline the idea',
      complete: 'The idea is done',
      'write-back': 'Write back',
    },
    label: {
      reply: 'Your reply',
      decline: 'Why not?',
      complete: 'What changed?',
      'write-back': 'Your message',
    },
    before: {
      reply: '',
      decline: 'The author reads this reason. A clear no is an answer; silence is not.',
      complete: 'The author reads this.',
      'write-back': '',
    },
    send: 'Send',
    handOver: 'Hand over',
    handOverSubmit: 'Hand over',
    to: 'To whom?',
    toHint: 'The due date stays the same.',
    choose: 'Choose one person.',
    notFound: 'This idea no longer exists here.',
    notYours: (number: number) =>
      `Idea n° ${number} is not yours to act on: only its owners, and its author for writing back, can.`,
    tooLate: (number: number, status: string) =>
      `Idea n° ${number} is already ${status}. You can still reply to it.`,
  },
  fr: {
    acknowledged: (number) =>
      fr`L’auteur de l’idée n° ${number} sait que vous l’étudiez. La réponse elle-même reste attendue.`,
    title: {
      reply: 'Répondre',
      decline: 'Décliner l’idée',
      complete: 'L’idée est réalisée',
      'write-back': 'Réécrire',
    },
    label: {
      reply: 'Votre réponse',
      decline: 'Pourquoi pas ?',
      complete: 'Qu’est-ce qui change ?',
      'write-back': 'Votre message',
    },
    before: {
      reply: '',
      decline: 'L’auteur lira cette raison. Un non clair est une réponse ; le silence n’en est pas une.',
      complete: 'L’auteur lira ceci.',
      'write-back': '',
    },
    send: 'Envoyer',
    handOver: 'Passer la main',
    handOverSubmit: 'Confier',
    to: 'À qui ?',
    toHint: 'L’échéance reste la même.',
    choose: 'Choisissez une personne.',
    notFound: 'Cette idée n’existe plus ici.',
    notYours: (number) =>
      fr`L’idée n° ${number} n’est pas entre vos mains : seuls ses responsables, et son auteur pour réécrire, peuvent agir.`,
    tooLate: (number, status) =>
      fr`L’idée n° ${number} est déjà « ${status} ». Vous pouvez toujours y répondre.`,
  },
});
