// A lesson made from a best failure or a case: written, seen as its readers will see it, sent. Whoever moderates sends it approved; of others
// it is proposed, and a moderator may reword it before.
import { createHash } from 'node:crypto';
import { newId } from '../../clock.ts';
import { redact } from '../../feedback/redaction.ts';
import { localeOf } from '../../i18n/locale.ts';
import { editLesson, type LessonDraft, makeLesson } from '../../lessons/make.ts';
import { lessonFrom, lessonGone, standingLesson } from '../../lessons/own.ts';
import { happenedBlocks, situationBlocks } from '../../lessons/views.ts';
import { type FormState, type FormValues, type FormView, filledIn, opening } from '../../messages/form.ts';
import type { Block } from '../../messages/message.ts';
import { mayModerate, mustModerate } from '../../stories/moderators.ts';
import { type Ask, form, type Request, type SubmitReply } from '../request.ts';
import { shellOf } from '../shell.ts';
import { shownName, underFirstNames, underGivenNames } from '../taken-out.ts';
import { knownFor } from './known.ts';
import { draftFields, draftTexts, type InitialDraft, parseDraft, valuesOf } from './make-fields.ts';
import { sayMaking } from './make-words.ts';

/** From the button of a best failure or a case. */
export const openMake: Ask = async (request) => {
  const origin = request.subject ?? '';
  const { draft } = await knownFor(request, origin);
  return { kind: 'open', form: makeView(request, draft, opening(newId(), { subject: `${origin} ` })) };
};

/** Of one that waits, by whoever moderates. */
export const openEdit: Ask = async (request) => {
  const { kit, workspace, asker, subject } = request;
  await mustModerate(kit.directory, workspace, asker);
  const row = await standingLesson(kit.database.db, workspace.id, subject ?? '');
  if (row.status !== 'proposed') throw lessonGone();
  const language = localeOf(row.language) ?? 'en';
  const state = opening(newId(), { subject: `lesson:${row.id} `, version: row.version });
  return { kind: 'open', form: makeView(request, { ...lessonFrom(row), language }, state) };
};

function makeView({ locale }: Request, initial: InitialDraft, state: FormState): FormView {
  const say = sayMaking(locale);
  return {
    form: 'lesson.make',
    state,
    title: say.title,
    submit: say.preview,
    intro: [{ kind: 'note', text: say.intro }],
    fields: draftFields(initial, locale),
  };
}

export const makeForm = form<LessonDraft>({
  name: 'lesson.make',
  may: 'everyone',
  parse(given, { locale }) {
    const parsed = parseDraft(underFirstNames(given), locale);
    return parsed.ok ? parsed : underGivenNames(parsed, given);
  },
  async submit(typed, request, state) {
    const { origin, seen } = aboutIn(state);
    const { kit, workspace, asker } = request;
    const draft = readable(typed, workspace.country);
    const isEdit = origin.startsWith('lesson:');
    const known = isEdit ? null : await knownFor(request, origin);
    if (isEdit) await mustModerate(kit.directory, workspace, asker);
    const isApproved = !isEdit && (await mayModerate(kit.directory, workspace, asker));
    if (seen !== printOf(draft))
      return { kind: 'again', form: previewOf(request, { typed, draft, state, isApproved }) };
    if (known === null) return edited(request, origin.slice('lesson:'.length), draft, state);
    const { feedbackId } = known;
    const made = { author: asker, draft, origin, feedbackId, isApproved, formKey: state.key };
    const { number } = await makeLesson(shellOf(request), made);
    kit.nudge();
    const say = sayMaking(request.locale);
    const shown = request.formats.number(number);
    return { kind: 'done', title: say.title, told: isApproved ? say.approved(shown) : say.proposed(shown) };
  },
});

async function edited(
  request: Request,
  id: string,
  draft: LessonDraft,
  { version = 0 }: FormState,
): Promise<SubmitReply> {
  const say = sayMaking(request.locale);
  const saved = await editLesson(shellOf(request), { id, version, draft });
  if (saved === 'outdated') return { kind: 'errors', errors: { title: say.outdated } };
  request.kit.nudge();
  return { kind: 'done', title: say.title, told: say.edited };
}

interface Previewed {
  readonly typed: LessonDraft;
  readonly draft: LessonDraft;
  readonly state: FormState;
  readonly isApproved: boolean;
}

/** The same form under the lesson as it will be read: what is sent from here is what was seen. */
function previewOf(request: Request, { typed, draft, state, isApproved }: Previewed): FormView {
  const { locale, asker } = request;
  const say = sayMaking(locale);
  const reader = { locale, timeZone: asker.timeZone };
  const lesson = { ...draft, id: '', number: null, by: '', feedbackId: null };
  const before = valuesOf(typed);
  const after: FormValues = valuesOf(draft);
  const changed = draftTexts.filter((name) => before[name] !== after[name]);
  const filled = filledIn(makeView(request, draft, state), after);
  const blocks: Block[] = [
    { kind: 'note', text: say.previewed },
    { kind: 'text', text: [{ strong: draft.title }] },
    ...situationBlocks(lesson, reader),
    ...happenedBlocks(lesson, reader),
    ...(changed.length === 0 ? [] : [{ kind: 'text', text: say.taken } as const]),
    { kind: 'note', text: say.change },
  ];
  return {
    ...filled,
    state: { ...state, subject: `${aboutIn(state).origin} ${printOf(draft)}` },
    submit: isApproved ? say.approve : say.send,
    intro: blocks,
    fields: filled.fields.map((field) =>
      changed.some((name) => name === field.name) ? { ...field, name: shownName(field.name) } : field,
    ),
  };
}

/** What is personal is taken out of each part. */
function readable(draft: LessonDraft, country: string): LessonDraft {
  const clean = (text: string) => redact(text, { country }).text;
  const { a, b, c } = draft.answers;
  return {
    ...draft,
    ...{ title: clean(draft.title), said: clean(draft.said), situation: clean(draft.situation) },
    ...{ happened: clean(draft.happened), value: clean(draft.value) },
    answers: { a: clean(a), b: clean(b), c: clean(c) },
  };
}

/** "story:ID", "case:ID" or "lesson:ID", and of which words its sender has seen a preview. */
function aboutIn({ subject = '' }: FormState): { readonly origin: string; readonly seen: string } {
  const [origin = '', seen = ''] = subject.split(' ');
  return { origin, seen };
}

function printOf(draft: LessonDraft): string {
  return createHash('sha256')
    .update(JSON.stringify(valuesOf(draft)))
    .digest('base64url')
    .slice(0, 22);
}
