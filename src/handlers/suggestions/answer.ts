// The forms in which owners and authors act on an idea. What an act leads to is src/suggestions/; its fields are answer-form.ts.
import { UserError } from '../../errors.ts';
import { type FormState, type FormValues, filledIn, textOf } from '../../messages/form.ts';
import { type Button, sentence } from '../../messages/message.ts';
import { act } from '../../suggestions/answer.ts';
import { HANDED_MEANWHILE } from '../../suggestions/handed-meanwhile.ts';
import { hearsAt } from '../../suggestions/letters/hears.ts';
import { type Act, transitions } from '../../suggestions/lifecycle.ts';
import { findSuggestion, mayAct, rolesOf } from '../../suggestions/may.ts';
import type { Suggestion } from '../../suggestions/suggestion.ts';
import { channelProblem, lookUpPeople } from '../picked.ts';
import { type Ask, type FormEntry, form, type Request, type SubmitReply } from '../request.ts';
import { shellOf } from '../shell.ts';
import { wishDraft } from '../summary/asks.ts';
import { asItWillBeRead, underFirstNames, underGivenNames } from '../taken-out.ts';
import { answerForm, DRAFT, type FormAct, formActs, type GivenAnswer, parseAnswer } from './answer-form.ts';
import { answerWords as words } from './answer-words.ts';
import { mergeForm, mergeIdeas } from './merge-form.ts';
import { actedUnnamed, laterWords } from './unnamed.ts';

/** "Received, I'll look into it": no form, done at once. */
export const acknowledge: Ask = (request) => actAtOnce(request, 'acknowledge', 'acknowledged');

/** "That answers me". */
export const confirm: Ask = (request) => actAtOnce(request, 'confirm', 'confirmed');

async function actAtOnce(
  request: Request,
  kind: 'acknowledge' | 'confirm',
  said: 'acknowledged' | 'confirmed',
): ReturnType<Ask> {
  const { suggestion, passedOnAt } = await act(shellOf(request), {
    suggestionId: request.subject ?? '',
    actor: request.asker,
    act: kind,
    text: '',
  });
  if (passedOnAt) return { kind: 'say', message: laterWords(request, passedOnAt), did: true };
  request.kit.nudge();
  const { row, answeredBy, owner } = suggestion;
  const say = words(request.locale);
  const by = (answeredBy ?? owner)?.name;
  const text = said === 'acknowledged' || by === undefined ? say[said](row.number) : say.confirmedTo(by);
  return { kind: 'say', message: sentence(text), did: true };
}

/** Opens the form of an act; refuses at once what would be refused at the end. */
export function openAnswer(kind: FormAct): Ask {
  return async (request) => ({ kind: 'open', form: answerForm(request, kind, await allowed(request, kind)) });
}

/** The steps that an owner can take from here. */
const steps = ['study', 'plan', 'test', 'conclude', 'complete', 'merge'] as const satisfies readonly (
  | FormAct
  | 'merge'
)[];

/** "Next step…": asks which, then opens that step's form in the same window. */
export const openNext: Ask = async (request) => {
  const suggestion = await allowed(request, 'complete');
  const { step } = words(request.locale);
  const options = steps.filter((each) => isFrom(each, suggestion.status));
  return {
    kind: 'open',
    form: {
      form: 'suggestion.next',
      state: { key: suggestion.row.id, subject: suggestion.row.id },
      title: step.title,
      submit: step.submit,
      intro: [{ kind: 'quote', text: suggestion.row.title }],
      fields: [
        {
          kind: 'choice',
          name: 'step',
          label: step.label,
          options: options.map((each) => ({ value: each, label: step.options[each] })),
          initial: options[0] ?? 'complete',
        },
      ],
    },
  };
};

function isFrom(kind: Act, status: string): boolean {
  const from: readonly string[] = transitions[kind].from;
  return from.includes(status);
}

const nextForm = form({
  name: 'suggestion.next',
  may: 'everyone',
  parse(values, { locale }) {
    const step = steps.find((each) => each === textOf(values, 'step'));
    return step ? { ok: true, value: step } : { ok: false, errors: { step: words(locale).step.choose } };
  },
  async submit(step, request, { subject }) {
    const about = { ...request, subject: subject ?? '' };
    const suggestion = await allowed(about, step);
    const next = step === 'merge' ? mergeForm(about, suggestion) : answerForm(about, step, suggestion);
    return { kind: 'again', form: await next };
  },
});

export const answerForms: readonly FormEntry[] = [
  nextForm,
  mergeIdeas,
  ...formActs.map((kind) =>
    offeringDraft(
      form({
        name: `suggestion.${kind}`,
        may: 'everyone',
        parse(given, request) {
          const values = underFirstNames(given);
          const parsed = parseAnswer(kind, values, request);
          return parsed.ok
            ? { ok: true, value: { given: parsed.value, values } }
            : underGivenNames(parsed, given);
        },
        async submit({ given, values }, request, state) {
          const { to, announceIn, ...answer } = given;
          const { subject, key: formKey, version: seen } = state;
          const shown = await asChannelsRead({ ...request, subject: subject ?? '' }, kind, given, values);
          if (shown) return { kind: 'again', form: { ...shown, state } };
          const trouble = announceIn ? await channelProblem(request, announceIn) : null;
          if (trouble) return { kind: 'errors', errors: { channel: trouble } };
          const picked = await lookUpPeople(request, to ? [to] : []);
          if (!picked.ok) return { kind: 'errors', errors: { to: picked.problem } };
          const [person] = picked.people;
          const doing = {
            ...answer,
            suggestionId: subject ?? '',
            actor: request.asker,
            act: kind,
            announceIn: announceIn ?? null,
            ...(person ? { to: person } : {}),
            formKey,
            seen,
          };
          try {
            const acted = await act(shellOf(request), doing);
            if (acted.passedOnAt) return actedUnnamed(request, acted.passedOnAt);
            request.kit.nudge();
            return await told(request, kind, acted);
          } catch (error) {
            if (error instanceof UserError && error.code === HANDED_MEANWHILE)
              return handedMeanwhile({ ...request, subject: subject ?? '' }, error, answer.text);
            // What is wrong about the person is said next to them.
            if (!(error instanceof UserError) || !error.code.startsWith('hand-over.')) throw error;
            return { kind: 'errors', errors: { to: error.say(request.locale) } };
          }
        },
      }),
    ),
  ),
];

/** On the way to a draft the form stays as it is, with what was written; the draft comes in a letter. */
function offeringDraft(entry: FormEntry): FormEntry {
  return {
    ...entry,
    async submit(request, state, values, way) {
      if (way !== DRAFT) return entry.submit(request, state, values, way);
      return { kind: 'again', form: await withDraftComing(request, state, values) };
    },
  };
}

async function withDraftComing(request: Request, state: FormState, given: FormValues) {
  const subject = state.subject ?? '';
  const told = await wishDraft(request, subject);
  const suggestion = await findSuggestion(request.kit.database.db, request.workspace.id, subject);
  const { intro = [], ways: _, ...view } = answerForm({ ...request, subject }, 'reply', suggestion);
  const coming = { kind: 'note', text: told } as const;
  return filledIn({ ...view, state, intro: [coming, ...intro] }, underFirstNames(given));
}

/** What of an act a channel reads: on the card in the topic's, or where it is announced. */
function readInChannels(kind: FormAct, { announceIn }: GivenAnswer): readonly string[] {
  if (kind === 'edit') return ['title', 'details'];
  if (kind === 'test') return ['text', 'people'];
  return kind === 'complete' && announceIn ? ['text'] : [];
}

/** The same form with these words as they will be read; null where nothing is taken out of them. */
async function asChannelsRead(request: Request, kind: FormAct, given: GivenAnswer, values: FormValues) {
  const names = readInChannels(kind, given);
  if (names.length === 0) return null;
  const { db } = request.kit.database;
  const suggestion = await findSuggestion(db, request.workspace.id, request.subject ?? '');
  return asItWillBeRead(request, () => answerForm(request, kind, suggestion), values, names);
}

/** The form over the idea as it is now, which says what happened meanwhile; what was written stays. */
async function handedMeanwhile(request: Request, meanwhile: UserError, text: string): Promise<SubmitReply> {
  const { intro = [], fields, ...view } = answerForm(request, 'reassign', await allowed(request, 'reassign'));
  const said = { kind: 'text', text: [{ strong: meanwhile.say(request.locale) }] } as const;
  const filled = fields.map((field) => (field.kind === 'multiline' ? { ...field, initial: text } : field));
  return { kind: 'again', form: { ...view, intro: [said, ...intro], fields: filled } };
}

/** What came of it; whoever wrote at the same time as somebody else is told that both went out. */
async function told(
  request: Request,
  kind: FormAct,
  { suggestion, answeredMeanwhile, isAsItWas }: Awaited<ReturnType<typeof act>>,
): Promise<SubmitReply> {
  const { locale } = request;
  const say = words(locale);
  if (isAsItWas) return { kind: 'done', title: say.title[kind], told: say.asItWas(suggestion.row.number) };
  if (!answeredMeanwhile)
    return { kind: 'done', title: say.title[kind], told: await lineFor(request, kind, suggestion) };
  return {
    kind: 'done',
    title: say.bothTitle,
    told: sentence(say.both(answeredMeanwhile.name, suggestion.row.number), [see(suggestion, locale)]),
  };
}

async function lineFor(request: Request, kind: FormAct, { row, owner }: Suggestion): Promise<string> {
  const { kit, workspace, locale, formats, at } = request;
  const say = words(locale);
  const hears = owner && (await hearsAt(kit.database.db, workspace, { owner }, at));
  const moment = hears && formats.moment(hears, at);
  if (kind === 'reassign') return say.handedOver(row.number, owner?.name ?? '?', moment);
  if (owner && moment && (kind === 'write-back' || kind === 'contest'))
    return say.didLater[kind](row.number, owner.name, moment);
  return say.did[kind](row.number);
}

function see({ row }: Suggestion, locale: Request['locale']): Button {
  return { label: words(locale).see, action: { name: 'suggestion.view', subject: row.id } };
}

async function allowed({ kit, workspace, asker, subject }: Request, kind: Act): Promise<Suggestion> {
  const { db } = kit.database;
  const suggestion = await findSuggestion(db, workspace.id, subject ?? '');
  await mayAct(db, suggestion, { act: kind, roles: rolesOf(kit.keys, suggestion, asker) });
  return suggestion;
}
