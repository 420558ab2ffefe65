// A word is written, seen as its readers will see it, and published; and corrected in the same way. What that does: direction/publish.ts.
import { createHash } from 'node:crypto';
import { occurrencesAfter } from '../../calendar/occurrences.ts';
import { newId } from '../../clock.ts';
import { correctWord, mustBeTheirs, publishWord } from '../../direction/publish.ts';
import { answeredBy, wordBlocks } from '../../direction/section.ts';
import { LONGEST_WORD, originOf, standingWord, type WordOrigin } from '../../direction/word.ts';
import { UserError } from '../../errors.ts';
import { redact } from '../../feedback/redaction.ts';
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
import type { Block, Option } from '../../messages/message.ts';
import { allSchedules, rhythmOf, type Schedule } from '../../schedules/schedule.ts';
import { problems, textProblem } from '../fields.ts';
import { type Ask, form, type Request, type SubmitReply } from '../request.ts';
import { shellOf } from '../shell.ts';
import { shownName, underFirstNames, underGivenNames } from '../taken-out.ts';
import { withMailed } from './list.ts';
import { sayDirection } from './words.ts';

/** What a form is about: a new word, in answer to something or not, or one that is corrected. */
type WordAbout =
  | { readonly kind: 'new'; readonly origin: WordOrigin | null }
  | { readonly kind: 'word'; readonly id: string };

/** Each digest that a word may come with, by name. */
export async function wordDigests({ kit, workspace }: Request): Promise<readonly Option[]> {
  const schedules = await allSchedules(kit.database.db, workspace.id, new Set());
  return schedules.map(({ id, name }) => ({ value: id, label: name }));
}

/** In answer to what the button names ("feedback:ID", "suggestion:ID"), or to nothing. */
export const openWrite: Ask = async (request) => {
  const origin = originIn(request.subject ?? '');
  if (origin) await mustBeThere(request, origin);
  return { kind: 'open', form: await writeView(request, { kind: 'new', origin }, { text: request.text }) };
};

/** The word of the button, to be corrected by whoever wrote it. */
export const openCorrect: Ask = async (request) => {
  const { kit, workspace, asker, subject } = request;
  const { row } = await standingWord(kit.database.db, workspace.id, subject ?? '');
  const about = { kind: 'word', id: row.id } as const;
  const known = { text: row.text, version: row.version };
  mustBeTheirs(row, asker);
  return { kind: 'open', form: await writeView(request, about, known) };
};

/** @throws UserError 'word.no-origin' */
async function mustBeThere({ kit, workspace }: Request, origin: WordOrigin): Promise<void> {
  const { quote, idea } = await answeredBy(kit.database.db, workspace.id, origin);
  if (!quote && !idea) throw new UserError('word.no-origin', (locale) => sayDirection(locale).gone);
}

async function writeView(
  request: Request,
  about: WordAbout,
  { text, version }: { readonly text: string; readonly version?: number },
): Promise<FormView> {
  const { locale, formats } = request;
  const say = sayDirection(locale);
  const digests = await wordDigests(request);
  if (digests.length === 0) throw new UserError('word.no-digest', (reader) => sayDirection(reader).noDigest);
  const origin = about.kind === 'new' ? about.origin : null;
  const fields: Field[] = [
    {
      kind: 'multiline',
      name: 'text',
      label: say.text,
      hint: say.textHint(formats.number(LONGEST_WORD)),
      placeholder: say.example,
      initial: text,
    },
    ...(about.kind === 'word'
      ? []
      : [
          {
            kind: 'choices',
            name: 'digests',
            label: say.digests,
            hint: say.digestsHint,
            of: 'word-digests',
            options: digests,
            initial: digests.map(({ value }) => value),
          } as const,
        ]),
  ];
  return {
    form: 'direction.word',
    state: opening(newId(), {
      subject: subjectOf(about, ''),
      ...(version === undefined ? {} : { version }),
    }),
    title: about.kind === 'word' ? say.correctTitle : say.write,
    submit: say.preview,
    ...(origin ? { intro: await originBlocks(request, origin) } : {}),
    fields,
  };
}

async function originBlocks(request: Request, origin: WordOrigin): Promise<readonly Block[]> {
  const said = await answeredBy(request.kit.database.db, request.workspace.id, origin);
  const reader = { locale: request.locale, timeZone: request.asker.timeZone };
  const blocks = wordBlocks({ ...said, wordId: '', version: 1, text: '', author: '' }, reader);
  return blocks.filter(
    (block) => (block.kind === 'quote' && block.word === undefined) || block.kind === 'note',
  );
}

interface WordDraft {
  readonly text: string;
  readonly chosen: readonly string[];
  readonly values: FormValues;
}

export const wordForm = form<WordDraft>({
  name: 'direction.word',
  may: 'speak',
  parse(given, { locale }, { subject }) {
    const say = sayDirection(locale);
    const values = underFirstNames(given);
    const chosen = listOf(values, 'digests');
    const { about } = aboutIn(subject ?? '');
    const errors = problems({
      text: textProblem(values, 'text', { most: LONGEST_WORD, locale }),
      digests: about.kind === 'new' && chosen.length === 0 ? say.chooseDigest : null,
    });
    if (Object.keys(errors).length > 0) return underGivenNames({ errors }, given);
    return { ok: true, value: { text: textOf(values, 'text'), chosen, values } };
  },
  async submit({ text: typed, chosen, values }, request, state) {
    const { about, seen } = aboutIn(state.subject ?? '');
    const { text } = redact(typed, { country: request.workspace.country });
    if (seen !== printOf(text))
      return { kind: 'again', form: await previewOf(request, { about, typed, text, values, state }) };
    return about.kind === 'word'
      ? corrected(request, { id: about.id, text, state })
      : published(request, { origin: about.origin, text, chosen, state });
  },
});

interface PreviewOf {
  readonly about: WordAbout;
  readonly typed: string;
  readonly text: string;
  readonly values: FormValues;
  readonly state: FormState;
}

/** The same form under the word as it will be read: what is sent from here is what was seen. */
async function previewOf(
  request: Request,
  { about, typed, text, values, state }: PreviewOf,
): Promise<FormView> {
  const { kit, workspace, asker, locale } = request;
  const { db } = kit.database;
  const say = sayDirection(locale);
  const origin =
    about.kind === 'new' ? about.origin : originOf((await standingWord(db, workspace.id, about.id)).row);
  const answered = origin === null ? {} : await answeredBy(db, workspace.id, origin);
  const word = { wordId: '', version: 1, text, author: asker.name, ...answered };
  const blocks = wordBlocks(word, { locale, timeZone: asker.timeZone });
  const bare = await writeView(request, about, { text });
  const filled = filledIn(bare, { ...values, text });
  return {
    ...filled,
    state: { ...state, subject: subjectOf(about, printOf(text)) },
    submit: about.kind === 'word' ? say.saveCorrection : say.publish,
    intro: [
      { kind: 'note', text: say.previewed },
      ...blocks.filter(({ kind }) => kind !== 'buttons'),
      ...(text === typed ? [] : [{ kind: 'text', text: say.taken } as const]),
      { kind: 'note', text: say.change },
    ],
    fields: filled.fields.map((field) =>
      field.name === 'text' && text !== typed ? { ...field, name: shownName('text') } : field,
    ),
  };
}

async function published(
  request: Request,
  of: {
    readonly origin: WordOrigin | null;
    readonly text: string;
    readonly chosen: readonly string[];
    readonly state: FormState;
  },
): Promise<SubmitReply> {
  const { kit, workspace, asker, locale } = request;
  const say = sayDirection(locale);
  if (of.origin) await mustBeThere(request, of.origin);
  const schedules = await allSchedules(kit.database.db, workspace.id, new Set());
  const chosen = schedules.filter(({ id }) => of.chosen.includes(id));
  if (chosen.length === 0) return { kind: 'errors', errors: { digests: say.chooseDigest } };
  await publishWord(shellOf(request), {
    author: asker,
    text: of.text,
    origin: of.origin,
    // All that there are: those to come too.
    scheduleIds: chosen.length === schedules.length ? null : chosen.map(({ id }) => id),
    formKey: of.state.key,
  });
  return { kind: 'done', title: say.write, told: publishedText(request, chosen) };
}

/** As many schedules are named; a company may have dozens. */
const NAMED = 3;

/** Which digests come next, and when. */
function publishedText(request: Request, schedules: readonly Schedule[]): string {
  const { workspace, at, locale, formats } = request;
  const say = sayDirection(locale);
  const next = schedules
    .filter(({ isPaused }) => !isPaused)
    .flatMap((schedule) => {
      const [when] = occurrencesAfter(rhythmOf(schedule, workspace), at, 1);
      return when ? [{ name: schedule.name, when }] : [];
    })
    .toSorted((a, b) => a.when.getTime() - b.when.getTime())
    .slice(0, NAMED)
    .map(({ name, when }) => say.next(name, formats.moment(when, at)));
  return next.length === 0 ? say.publishedLater : say.published(formats.list(next));
}

async function corrected(
  request: Request,
  { id, text, state }: { readonly id: string; readonly text: string; readonly state: FormState },
): Promise<SubmitReply> {
  const { locale, asker, formats } = request;
  const say = sayDirection(locale);
  const { version = 0 } = state;
  const saved = await correctWord(shellOf(request), { id, version, by: asker, text });
  if (saved.kind === 'outdated') return { kind: 'errors', errors: { text: say.outdated } };
  if (saved.kind === 'as-it-was') return { kind: 'done', title: say.correctTitle, told: say.asItWas };
  request.kit.nudge();
  const told = await withMailed(say.isCorrected(formats.number(saved.edits)), saved.mailed, request);
  return { kind: 'done', title: say.correctTitle, told };
}

/** "feedback:ID". */
function originIn(subject: string): WordOrigin | null {
  const [, kind, id] = /^(feedback|suggestion):(\S+)$/.exec(subject) ?? [];
  if (id === undefined) return null;
  return { kind: kind === 'feedback' ? 'feedback' : 'suggestion', id };
}

/** What a form carries: what it is about, and of which words its sender has seen a preview. */
function subjectOf(about: WordAbout, seen: string): string {
  if (about.kind === 'word') return `word:${about.id} ${seen}`;
  return `${about.origin ? `${about.origin.kind}:${about.origin.id}` : 'new'} ${seen}`;
}

function aboutIn(subject: string): { readonly about: WordAbout; readonly seen: string } {
  const [of = '', seen = ''] = subject.split(' ');
  const [, id] = /^word:(.+)$/.exec(of) ?? [];
  return { about: id === undefined ? { kind: 'new', origin: originIn(of) } : { kind: 'word', id }, seen };
}

function printOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
