// /suggest: an idea from an employee. What becomes of it is in src/suggestions/.
import { newId } from '../../clock.ts';
import type { SuggestionModel } from '../../database/generated/sqlite/models.ts';
import { wordById, wordGone } from '../../direction/word.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type Field, type FormView, opening, textOf } from '../../messages/form.ts';
import type { Block, Option } from '../../messages/message.ts';
import { addressOf } from '../../people/person.ts';
import { similarTo } from '../../suggestions/finding/similar.ts';
import { setFollowing } from '../../suggestions/followers.ts';
import { statusName, supportLine } from '../../suggestions/letters/card.ts';
import { hearsAt } from '../../suggestions/letters/hears.ts';
import { noAlertLine } from '../../suggestions/letters/no-alert-line.ts';
import { statusFrom } from '../../suggestions/lifecycle.ts';
import { passedOnKey } from '../../suggestions/outbox/hidden-act.ts';
import { proposeUnnamed } from '../../suggestions/outbox/outbox.ts';
import { submitSuggestion } from '../../suggestions/submit.ts';
import { offeredTopics, type Topic, topicName } from '../../suggestions/topics.ts';
import { meetAdmins } from '../admin.ts';
import { LONGEST_TEXT, LONGEST_TITLE, problems, textProblem, titleOf, titleProblem } from '../fields.ts';
import { type CommandEntry, form, type Reply, type Request, type ShortcutEntry } from '../request.ts';
import { shellOf } from '../shell.ts';
import { asItWillBeRead, underFirstNames, underGivenNames } from '../taken-out.ts';
import { saidUnder } from './said-words.ts';
import { suggestWords as words } from './suggest-words.ts';
import { proposedUnnamed } from './unnamed.ts';

export const suggestCommand: CommandEntry = {
  name: 'suggest',
  inFrench: 'idée',
  aliases: ['proposer'],
  description: {
    en: 'Suggest an improvement; somebody will answer you',
    fr: 'Proposer une idée ; quelqu’un vous répondra',
  },
  usageHint: { en: '[your idea]', fr: '[votre idée]' },
  may: 'everyone',
  run: openSuggest,
};

/** "Turn into a suggestion", from a message's own menu. */
export const suggestShortcut: ShortcutEntry = {
  name: 'suggest-from-message',
  title: { en: 'Turn into a suggestion', fr: 'En faire une idée' },
  description: {
    en: 'Propose an improvement that grew from this message',
    fr: 'Proposer une amélioration née de ce message',
  },
  may: 'everyone',
  run: openSuggest,
};

/** Opens the form, prefilled with the words typed after the command, with a message, or with what was written to the bot. */
export async function openSuggest(request: Request): Promise<Reply> {
  const { about, subject } = request;
  const wordId = wordIn(subject);
  const said = subject === null || wordId !== null ? null : await saidUnder(request, subject);
  const draft = { ...prefill(about?.text ?? said ?? request.text), topicId: null, anonymous: false };
  const isForgotten = subject !== null && wordId === null && said === null;
  const around = { link: about?.link ?? null, wordId, similar: [], isForgotten };
  return { kind: 'open', form: await view(request, draft, around) };
}

interface Draft {
  readonly title: string;
  readonly details: string;
  readonly topicId: string | null;
  readonly anonymous: boolean;
}

interface AroundForm {
  readonly link: string | null;
  /** The word of the direction below which it was asked for. */
  readonly wordId: string | null;
  /** Open ideas that say much the same, to choose from. */
  readonly similar: readonly SuggestionModel[];
  /** It should hold what was written to the bot, and that is no longer kept. */
  readonly isForgotten?: boolean;
}

/** What is chosen to send the idea although others say the same. */
const MINE = 'mine';
/** Fewer people than this, and whoever reads an anonymous idea may guess. */
const FEW = 5;

async function view(
  request: Request,
  draft: Draft,
  { link, wordId, similar, isForgotten = false }: AroundForm,
): Promise<FormView> {
  const { locale, kit, workspace } = request;
  const say = words(locale);
  const topics = await offeredTopics(kit.database, workspace.id, locale);
  const everyone = { workspaceId: workspace.id, isActive: true, linkedTo: null };
  const known = await kit.database.db.person.count({ where: everyone });
  const first = similar.length > 0 ? [insteadField(similar, locale)] : [];
  return {
    form: 'suggest',
    state: opening(newId(), { ...(link ? { link } : {}), ...subjectOf(wordId, similar.length > 0) }),
    title: say.title,
    submit: say.submit,
    ...(similar.length > 0
      ? { intro: similarBlocks(similar, locale) }
      : link
        ? { intro: [{ kind: 'note', text: [{ link: say.grewFrom, href: link }] } as const] }
        : isForgotten
          ? { intro: [{ kind: 'note', text: say.forgotten } as const] }
          : { intro: await wordBlocksOf(request, wordId) }),
    fields: [
      ...first,
      { kind: 'text', name: 'title', label: say.idea, placeholder: say.ideaExample, initial: draft.title },
      {
        kind: 'multiline',
        name: 'details',
        label: say.details,
        hint: say.detailsHint,
        optional: true,
        initial: draft.details,
      },
      {
        kind: 'choice',
        name: 'topic',
        label: say.topic,
        of: 'topics',
        options: asOptions(topics, locale),
        initial: topics.find((topic) => topic.id === draft.topicId)?.id ?? topics.at(-1)?.id ?? '',
      },
      {
        kind: 'toggle',
        name: 'anonymous',
        label: say.name,
        text: say.anonymous,
        hint: `${known < FEW ? say.anonymousThin : say.anonymousHint} ${noAlertLine(workspace, locale)}`,
        optional: true,
        initial: draft.anonymous,
      },
    ],
  };
}

function asOptions(topics: readonly Topic[], locale: Locale): readonly Option[] {
  return topics.map((topic) => ({ value: topic.id, label: topicName(topic, locale) }));
}

/** Of the menu's choosable lists: where an idea may go. */
export async function topicOptions({ kit, workspace, locale }: Request): Promise<readonly Option[]> {
  return asOptions(await offeredTopics(kit.database, workspace.id, locale), locale);
}

function similarBlocks(similar: readonly SuggestionModel[], locale: Locale): Block[] {
  const say = words(locale);
  const items = similar.map(({ number, title, status, supporters }) => [
    { strong: say.like(number, title) },
    ` · ${statusName(statusFrom(status), locale)}`,
    supporters > 0 ? ` · ${supportLine(supporters, { locale, timeZone: 'UTC' })}` : '',
  ]);
  return [
    { kind: 'text', text: say.similar },
    { kind: 'list', items },
  ];
}

/** Marks a form whose sender has seen the similar ideas. */
const SHOWN = 'similar-shown';

/** What the form carries along: which word it answers, and whether similar ideas were seen. */
function subjectOf(wordId: string | null, isShown: boolean): { readonly subject?: string } {
  const parts = [...(wordId === null ? [] : [`word:${wordId}`]), ...(isShown ? [SHOWN] : [])];
  return parts.length === 0 ? {} : { subject: parts.join(' ') };
}

function wordIn(subject: string | null | undefined): string | null {
  return /^word:(\S+)/.exec(subject ?? '')?.[1] ?? null;
}

/** The word that the idea answers, as it reads now; nothing of one that was taken back. */
async function wordBlocksOf({ kit, workspace, locale }: Request, id: string | null): Promise<Block[]> {
  const word = id === null ? null : await wordById(kit.database.db, workspace.id, id);
  if (word === null || word.row.withdrawnAt !== null) return [];
  return [
    { kind: 'note', text: words(locale).answersWord },
    { kind: 'quote', text: word.row.text, by: word.author.name },
  ];
}

function insteadField(similar: readonly SuggestionModel[], locale: Locale): Field {
  const say = words(locale);
  return {
    kind: 'choice',
    name: 'instead',
    label: say.instead,
    options: [
      ...similar.map((row) => ({ value: row.id, label: say.support(row.number, row.title) })),
      { value: MINE, label: say.sendMine },
    ],
    initial: MINE,
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
  may: 'everyone',
  parse(given, { locale }) {
    const values = underFirstNames(given);
    const errors = problems({
      title: titleProblem(values, 'title', { locale }),
      details: textProblem(values, 'details', { most: LONGEST_TEXT, optional: true, locale }),
    });
    if (Object.keys(errors).length > 0) return underGivenNames({ errors }, given);
    return {
      ok: true,
      value: {
        values,
        title: titleOf(values, 'title'),
        details: textOf(values, 'details'),
        topicId: textOf(values, 'topic') || null,
        anonymous: values['anonymous'] === true,
        instead: [MINE, ''].includes(textOf(values, 'instead')) ? null : textOf(values, 'instead'),
      },
    };
  },
  async submit({ instead, values, ...draft }, request, state) {
    const { kit, workspace, asker: author, locale } = request;
    if (instead !== null || !draft.anonymous) await kit.later.settle(kit.database.db, addressOf(author));
    if (instead !== null) {
      const person = author;
      const { suggestion } = await setFollowing(shellOf(request), {
        suggestionId: instead,
        person,
        wish: 'support',
      });
      kit.nudge();
      const say = words(locale);
      const text = say.supported(suggestion.row.number, suggestion.row.title);
      return { kind: 'done', title: say.supportedTitle, told: text };
    }
    const link = state.link ?? null;
    const wordId = wordIn(state.subject);
    await mustBeOurs(request, wordId);
    const shown = await asItWillBeRead(
      request,
      async () => ({ ...(await view(request, draft, { link, wordId, similar: [] })), state }),
      values,
      ['title', 'details'],
    );
    if (shown) return { kind: 'again', form: shown };
    if (state.subject?.endsWith(SHOWN) !== true) {
      const similar = await similarTo(kit.database.db, workspace.id, draft);
      // The same form again is most like the idea that it made the first time.
      const keys = [state.key, passedOnKey(kit.keys, state.key)];
      const isStored = similar.some((row) => keys.includes(row.formKey));
      if (similar.length > 0 && !isStored)
        return { kind: 'again', form: await view(request, draft, { link, wordId, similar }) };
    }
    const submission = { ...draft, author, link, wordId, formKey: state.key };
    if (draft.anonymous) {
      // Nothing else is written here: it could tell who was at work just then.
      const passOnAt = await proposeUnnamed(shellOf(request), submission);
      return passOnAt
        ? proposedUnnamed(request, submission, passOnAt)
        : { kind: 'done', title: words(locale).title, told: words(locale).already };
    }
    await meetAdmins(request);
    const { row, owner } = await submitSuggestion(shellOf(request), submission);
    kit.nudge();
    const say = words(locale);
    const hears = await hearsAt(kit.database.db, workspace, { owner }, request.at);
    const moment = hears && request.formats.moment(hears, request.at);
    const told = owner ? say.isWith(row.number, owner.name, moment) : say.isWithAdmins(row.number, moment);
    return { kind: 'done', title: say.title, told };
  },
});

/** A form carries whatever a chat sends back. @throws UserError 'word.gone' where no word of this company is called so */
async function mustBeOurs({ kit, workspace }: Request, wordId: string | null): Promise<void> {
  if (wordId !== null && (await wordById(kit.database.db, workspace.id, wordId)) === null) throw wordGone();
}
