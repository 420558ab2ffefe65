// "Write to the customer": what they said and where the answer goes, the text, the text once more as they will read it, and on its way.
// To whom it may go is whom.ts; sending is customer-replies/.
import { createHash } from 'node:crypto';
import { showReplies } from '../../cases/replied.ts';
import { newId } from '../../clock.ts';
import type { CustomerReply } from '../../customer-replies/reply.ts';
import { goesAs, replyBlocks } from '../../customer-replies/shown.ts';
import { sentBy, writeToCustomer } from '../../customer-replies/write.ts';
import { UserError } from '../../errors.ts';
import { redact } from '../../feedback/redaction.ts';
import { about } from '../../feedback/shown.ts';
import { numbered, plural } from '../../i18n/formats.ts';
import { type FormState, type FormView, filledIn, opening, textOf } from '../../messages/form.ts';
import type { Block } from '../../messages/message.ts';
import { shortcodesIn } from '../../terms/visible.ts';
import { LONGEST_TEXT, textProblem } from '../fields.ts';
import { type Ask, form, type Request, type SubmitReply } from '../request.ts';
import { shellOf } from '../shell.ts';
import { kindsText } from '../taken-out.ts';
import { type Addressed, type Addressee, addressed } from './whom.ts';
import { sayReply } from './words.ts';

/** On a case ("case:ID") or an action that is done ("action:ID"). */
export const openReply: Ask = async (request) => {
  const subject = request.subject ?? '';
  const whom = await addressed(request, subject);
  return { kind: 'open', form: replyView(request, whom, opening(newId(), { subject })) };
};

function replyView(request: Request, whom: Addressed, state: FormState): FormView {
  const { locale, formats } = request;
  const say = sayReply(locale);
  return {
    form: 'customer-reply',
    state,
    title: titleOf(whom, request),
    submit: say.preview,
    intro: [
      ...(whom.from.kind === 'case' ? aboutCase(whom, request) : aboutAction(whom, request)),
      ...replacedBlocks(whom, request),
      ...replyBlocks(whom.before, readerOf(request)),
    ],
    fields: [
      {
        ...({ kind: 'multiline', name: 'text', label: say.text } as const),
        ...{ hint: say.hint(formats.number(longestFor(whom))), initial: whom.missed },
      },
    ],
  };
}

function titleOf({ from }: Addressed, { locale }: Pick<Request, 'locale'>): string {
  return from.kind === 'case' ? sayReply(locale).title : sayReply(locale).titleMany;
}

function aboutCase(whom: Addressed, request: Request): Block[] {
  return whom.to.flatMap((each): Block[] => [
    { kind: 'text', text: [{ strong: whoText(each, request) }] },
    ...wordsOf(each, whom, request),
    { kind: 'note', text: goesAs(each.way, request.locale) },
  ]);
}

/** What each said is read on their cases' cards; here there may be twenty. */
function aboutAction(whom: Addressed, request: Request): Block[] {
  const { number, title, to, more, unreached } = whom;
  const { locale, formats } = request;
  const say = sayReply(locale);
  const count = (some: number, forms: (count: string) => { one: string; other: string }): Block[] =>
    some === 0 ? [] : [{ kind: 'note', text: plural(locale, some, forms(formats.number(some))) }];
  return [
    { kind: 'text', text: [{ strong: say.aboutAction(number, title) }] },
    { kind: 'text', text: plural(locale, to.length, say.many(formats.number(to.length))) },
    { kind: 'list', items: to.map((each) => `${whoText(each, request)}. ${goesAs(each.way, locale)}`) },
    ...(to.length === 1 ? to.flatMap((each) => wordsOf(each, whom, request)) : []),
    ...count(more, say.more),
    ...count(unreached, say.unreached),
  ];
}

/** A store holds one answer: whoever writes over a colleague's knows it. */
function replacedBlocks({ to }: Addressed, { locale, formats }: Request): Block[] {
  const replaced = to.flatMap((each) => each.replaced ?? []);
  const names = formats.list([...new Set(replaced.map(({ by }) => by.name))]);
  return replaced.length === 0
    ? []
    : [{ kind: 'note', text: plural(locale, replaced.length, sayReply(locale).replaced(names)) }];
}

/** "Case #12 · 2/10 · Delivery · Google Play". */
function whoText({ of, answer }: Addressee, request: Request): string {
  return sayReply(request.locale).aboutCase(of.row.number, about(answer, readerOf(request)));
}

function wordsOf({ answer }: Addressee, { isReadable }: Addressed, { locale }: Request): Block[] {
  const say = sayReply(locale);
  if (!isReadable) return [{ kind: 'note', text: say.hidden }];
  if (answer.text === null) return [{ kind: 'note', text: say.noWords }];
  return [{ kind: 'quote', text: answer.text, of: answer.feedbackId }];
}

export const replyForm = form<{ readonly text: string }>({
  name: 'customer-reply',
  may: 'everyone',
  parse: (values) => ({ ok: true, value: { text: textOf(values, 'text') } }),
  async submit({ text }, request, state) {
    const { kit, workspace, locale } = request;
    const { subject, seen } = carriedBy(state);
    const already = await sentBy(kit.database.db, workspace.id, state.key);
    // Of several customers of an action, whoever was not written to yet is shown once more.
    if (already[0]?.from.kind === 'case') return onItsWay(request, already);
    const whom = await stillAddressed(request, subject);
    if (whom instanceof UserError)
      return already.length > 0
        ? onItsWay(request, already)
        : { kind: 'errors', errors: { text: whom.say(locale) } };
    const wrong = textProblem({ text }, 'text', { most: longestFor(whom), locale });
    if (wrong !== null) return { kind: 'errors', errors: { text: wrong } };
    const print = printOf(whom, text);
    if (seen === print) return sent(request, whom, text, state.key);
    return {
      kind: 'again',
      form: previewOf(request, whom, text, { ...state, subject: `${subject} ${print}` }),
    };
  },
});

/** What has changed since the form was opened is said beside the text, which stays: somebody else has written, the source is gone. */
async function stillAddressed(request: Request, subject: string): Promise<Addressed | UserError> {
  try {
    return await addressed(request, subject);
  } catch (error) {
    if (error instanceof UserError && error.code.startsWith('customer-reply.')) return error;
    throw error;
  }
}

/** The same form under what will be read: what is sent from here is what was seen. */
function previewOf(request: Request, whom: Addressed, text: string, state: FormState): FormView {
  const { locale, workspace } = request;
  const say = sayReply(locale);
  const bare = replyView(request, whom, state);
  const { found } = redact(text, { country: workspace.country });
  const isPublic = whom.to.some(({ way }) => way.isPublic);
  const codes = shortcodesIn(text);
  const ways = [...new Set(whom.to.map(({ way }) => goesAs(way, locale)))];
  return {
    ...filledIn(bare, { text }),
    submit: say.send,
    intro: [
      { kind: 'note', text: say.previewed },
      { kind: 'quote', text },
      ...(whom.to.length > 1 ? [{ kind: 'note', text: whoAll(whom, request) } as const] : []),
      ...ways.map((way) => ({ kind: 'note', text: way }) as const),
      ...replacedBlocks(whom, request),
      ...(isPublic && found.length > 0
        ? [{ kind: 'text', text: say.personal(kindsText(found, request)) } as const]
        : []),
      ...(codes.length > 0 ? [{ kind: 'text', text: say.codes(request.formats.list(codes)) } as const] : []),
      ...replyBlocks(whom.before, readerOf(request)),
      { kind: 'note', text: say.change },
    ],
  };
}

function whoAll({ to }: Addressed, { locale, formats }: Request): string {
  const cases = formats.list(to.map(({ of }) => numbered(locale, of.row.number)));
  return plural(locale, to.length, sayReply(locale).toCases(cases));
}

/** Each is written to by itself: whom it cannot reach keeps it from nobody else, and the text from nobody. */
async function sent(
  request: Request,
  { from, number, to }: Addressed,
  text: string,
  formKey: string,
): Promise<SubmitReply> {
  const { kit, asker, locale } = request;
  const written: CustomerReply[] = [];
  const refusals: UserError[] = [];
  for (const { feedbackId } of to) {
    const key = from.kind === 'case' ? formKey : `${formKey} ${feedbackId}`;
    const one = { feedbackId, from, number, text, by: asker, formKey: key };
    try {
      written.push(await writeToCustomer(shellOf(request), one));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refusals.push(error);
    }
  }
  const [why] = refusals;
  if (why && written.length === 0) return { kind: 'errors', errors: { text: why.say(locale) } };
  await showReplies(shellOf(request));
  kit.nudge();
  return onItsWay(request, written, refusals);
}

function onItsWay(
  { locale, formats }: Request,
  written: readonly CustomerReply[],
  refusals: readonly UserError[] = [],
): SubmitReply {
  const say = sayReply(locale);
  const isCase = written[0]?.from.kind === 'case';
  const summary = isCase
    ? say.toOne
    : plural(locale, written.length, say.toMany(formats.number(written.length)));
  const [why] = refusals;
  const missed = why && say.notTo(formats.number(refusals.length), why.say(locale));
  return {
    kind: 'done',
    title: isCase ? say.title : say.titleMany,
    told: {
      summary,
      blocks: [
        { kind: 'text', text: summary },
        ...(missed ? [{ kind: 'text', text: plural(locale, refusals.length, missed) } as const] : []),
        { kind: 'quote', text: written[0]?.text ?? '' },
      ],
    },
  };
}

/** In characters: of all the ways that it goes, the shortest; a form of the chat holds no more than so many. */
function longestFor({ to }: Addressed): number {
  return Math.min(LONGEST_TEXT, ...to.map(({ way }) => way.longest));
}

/** What the form carries: where it was opened, and what its sender has seen. */
function carriedBy({ subject = '' }: FormState): { readonly subject: string; readonly seen: string } {
  const [of = '', seen = ''] = subject.split(' ');
  return { subject: of, seen };
}

/** Of the text, of whom it goes to, and of what was written to them before: whatever changed meanwhile is seen before anything is sent. */
function printOf({ to, before }: Addressed, text: string): string {
  const whom = to.map(({ feedbackId, way, replaced }) => [feedbackId, way.kind, replaced?.id]);
  const seen = JSON.stringify([text, whom, before.map(({ id }) => id)]);
  return createHash('sha256').update(seen).digest('base64url').slice(0, 22);
}

function readerOf({ locale, asker, at: now }: Request) {
  return { locale, timeZone: asker.timeZone, now };
}
