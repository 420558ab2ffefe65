// One suggestion in full, as everyone may read it: how it stands, what happened to it, and what the reader can do.
import { type CommunityQuestion, questionsAbout } from '../../community/question.ts';
import { UserError } from '../../errors.ts';
import { numbered } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Block, Button, Message } from '../../messages/message.ts';
import { peopleByIds } from '../../people/person.ts';
import { dataOf, historyOf } from '../../suggestions/history.ts';
import { verdictButtons } from '../../suggestions/letters/author.ts';
import { answersWordLine, planLine, supportLine, trialLine } from '../../suggestions/letters/card.ts';
import { type IdeaRole, isOpen } from '../../suggestions/lifecycle.ts';
import { findSuggestion, rolesOf } from '../../suggestions/may.ts';
import { waitingOf } from '../../suggestions/outbox/outbox.ts';
import type { Suggestion } from '../../suggestions/suggestion.ts';
import { topicName } from '../../suggestions/topics.ts';
import { askButton } from '../community/ask.ts';
import { seeQuestions } from '../community/view.ts';
import { answerWithWord } from '../direction/answer-button.ts';
import type { Ask, Reply, Request } from '../request.ts';
import { historyBlocks, type SuggestionHistory } from './history.ts';
import { standingNow } from './line.ts';

/** The suggestion of the button. */
export const viewSuggestion: Ask = async (request) => {
  const { kit, workspace, subject } = request;
  return view(request, await findSuggestion(kit.database.db, workspace.id, subject ?? ''));
};

/** @throws UserError 'suggestion.no-such-number' */
export async function viewByNumber(request: Request, number: number): Promise<Reply> {
  const { kit, workspace } = request;
  const { db } = kit.database;
  const row = await db.suggestion.findUnique({
    where: { workspaceId_number: { workspaceId: workspace.id, number } },
    select: { id: true },
  });
  if (!row)
    throw new UserError('suggestion.no-such-number', (locale) => words(locale).noSuchNumber(String(number)));
  return view(request, await findSuggestion(db, workspace.id, row.id));
}

async function view(request: Request, suggestion: Suggestion): Promise<Reply> {
  return { kind: 'say', message: ideaMessage(await gather(request, suggestion), request) };
}

/** What the view is drawn from. */
export interface Seen extends SuggestionHistory {
  /** What the reader is to it. */
  readonly roles: readonly IdeaRole[];
  /** How the reader is tied to it, besides having written it. */
  readonly tie: 'supports' | 'follows' | null;
  /** Its author has not said yet whether the last answer answers. */
  readonly isAsked: boolean;
  /** Where it goes on, when it is a duplicate. */
  readonly original: { readonly id: string; readonly number: number } | null;
  /** The numbers of those that say the same and go on here. */
  readonly duplicates: readonly number[];
  /** What customers were asked about it, the newest first. */
  readonly questions: readonly CommunityQuestion[];
}

/** As many duplicates as anyone reads. */
const MOST_DUPLICATES = 20;

async function gather(request: Request, suggestion: Suggestion): Promise<Seen> {
  const { kit, workspace, asker } = request;
  const { db } = kit.database;
  const { id: suggestionId, workspaceId, duplicateOf } = suggestion.row;
  const events = await historyOf(db, workspaceId, suggestionId);
  const spokenOf = events.flatMap((event) => {
    const { from, to, into } = dataOf(event);
    return [event.actorId, from, to, into].filter((id) => typeof id === 'string');
  });
  const people = await peopleByIds(db, workspaceId, [...new Set(spokenOf)]);
  const related = await db.suggestion.findMany({
    where: { workspaceId, id: { in: [...new Set([...spokenOf, ...(duplicateOf ? [duplicateOf] : [])])] } },
    select: { id: true, number: true },
  });
  const duplicates = await db.suggestion.findMany({
    where: { workspaceId, duplicateOf: suggestionId },
    orderBy: { number: 'asc' },
    take: MOST_DUPLICATES,
    select: { number: true },
  });
  const personId = asker.id;
  const tie = await db.suggestionFollower.findUnique({
    where: { workspaceId_suggestionId_personId: { workspaceId: workspace.id, suggestionId, personId } },
  });
  const roles = rolesOf(kit.keys, suggestion, asker);
  const isAsked =
    roles.includes('author') && suggestion.row.verdictAsked && !(await hasJudged(request, suggestion));
  return {
    suggestion,
    events,
    names: new Map(people.map(({ id, name }) => [id, name])),
    numbers: new Map(related.map(({ id, number }) => [id, number])),
    isInside: roles.length > 0,
    isOwner: roles.includes('owner') && (suggestion.row.anonymous || !roles.includes('author')),
    roles,
    isAsked,
    tie: tie && (tie.supports ? 'supports' : 'follows'),
    original: related.find((each) => each.id === duplicateOf) ?? null,
    duplicates: duplicates.map(({ number }) => number),
    questions: await questionsAbout(db, workspaceId, { kind: 'suggestion', id: suggestionId }),
  };
}

/** What they said without their name waits for its hour. */
async function hasJudged({ kit, workspace, asker }: Request, { row }: Suggestion): Promise<boolean> {
  if (!row.anonymous) return false;
  const waiting = await waitingOf(kit.database.db, kit.keys, workspace.id, asker);
  return waiting.some(
    ({ act: { hidden } }) =>
      hidden.kind === 'act' &&
      hidden.doing.suggestionId === row.id &&
      (hidden.doing.act === 'confirm' || hidden.doing.act === 'contest'),
  );
}

/** Pure. An anonymous author is named to nobody, not even to themselves. */
function ideaMessage(
  seen: Seen,
  request: Pick<Request, 'workspace' | 'locale' | 'asker' | 'at' | 'formats'>,
): Message {
  const { locale, asker, at } = request;
  const { list } = request.formats;
  const say = words(locale);
  const reader = { locale, timeZone: asker.timeZone, now: at };
  const { suggestion, original, duplicates } = seen;
  const { row, topic, author, trial, plan } = suggestion;
  const from = row.anonymous ? say.anonymous : say.from(author?.name ?? '?');
  const notes = [
    standingNow(suggestion, request),
    ...(trial ? [trialLine(trial, reader)] : []),
    ...(plan ? [planLine(plan, reader)] : []),
    ...(row.supporters > 0 ? [supportLine(row.supporters, reader)] : []),
    ...(original ? [say.goesOn(original.number)] : []),
    ...(duplicates.length > 0 ? [say.same(list(duplicates.map((each) => numbered(locale, each))))] : []),
  ];
  return {
    summary: say.summary(row.number, row.title),
    again: { name: 'suggestion.view', subject: row.id },
    blocks: [
      {
        kind: 'text',
        text: [{ strong: say.number(row.number) }, ` · ${topicName(topic, locale)} · ${from}`],
      },
      { kind: 'text', text: row.title },
      ...(row.details === '' ? [] : [{ kind: 'quote', text: row.details } as const]),
      ...(row.wordId === null ? [] : [{ kind: 'note', text: answersWordLine(locale) } as const]),
      ...notes.map((text) => ({ kind: 'note', text }) as const),
      ...buttons(seen, request),
      { kind: 'divider' },
      ...historyBlocks(seen, at, reader),
    ],
  };
}

function buttons(
  { suggestion, roles, isAsked, tie, original, questions }: Seen,
  request: Pick<Request, 'asker' | 'locale'>,
): Block[] {
  const { locale } = request;
  const say = words(locale);
  const { id: subject } = suggestion.row;
  const isAlive = isOpen(suggestion.status);
  const isOwn = roles.includes('author');
  const reply: Button = {
    label: say.reply,
    action: { name: 'suggestion.reply', subject },
    style: 'primary',
  };
  const writeBack: Button = { label: say.writeBack, action: { name: 'suggestion.write-back', subject } };
  const edit: Button = { label: say.edit, action: { name: 'suggestion.edit', subject } };
  const withdraw: Button = { label: say.withdraw, action: { name: 'suggestion.withdraw', subject } };
  const support: Button = { label: say.support, action: { name: 'suggestion.support', subject } };
  const reopen: Button = { label: say.reopen, action: { name: 'suggestion.reopen', subject } };
  const follow: Button = { label: say.follow, action: { name: 'suggestion.follow', subject } };
  const unfollow: Button = { label: say.unfollow, action: { name: 'suggestion.unfollow', subject } };
  const change: Button = {
    label: say.change,
    action: { name: 'plan.add', subject: `suggestion:${subject}` },
  };
  const shown = [
    // What they openly proposed is answered by somebody else.
    ...(roles.includes('owner') && isAlive && (!isOwn || suggestion.row.anonymous) ? [reply] : []),
    ...(isAsked ? verdictButtons(subject, locale) : []),
    // Authors hear of it anyway, and do not support their own.
    ...(isOwn ? [writeBack] : []),
    ...(isOwn && isAlive ? [...(suggestion.row.firstReplyAt === null ? [edit] : []), withdraw] : []),
    ...(roles.length > 0 && !isAlive && (isOwn || suggestion.status !== 'withdrawn') ? [reopen] : []),
    ...(!isOwn && isAlive && tie !== 'supports' ? [support] : []),
    ...(isOwn ? [] : [tie === null ? follow : unfollow]),
    ...(roles.includes('owner') && isAlive
      ? [change, askButton({ kind: 'suggestion', id: subject }, locale)]
      : []),
    ...(original ? [seeOriginal(original, say)] : []),
    ...seeQuestions(questions, locale),
    ...(suggestion.status === 'withdrawn'
      ? []
      : answerWithWord({ kind: 'suggestion', id: subject }, request)),
  ];
  return [{ kind: 'buttons', buttons: shown }];
}

function seeOriginal(original: { id: string; number: number }, say: ReturnType<typeof words>): Button {
  const { id: subject, number } = original;
  return { label: say.see(number), action: { name: 'suggestion.view', subject } };
}

const words = phrases({
  en: {
    noSuchNumber: (number: string) =>
      `There is no idea #${number}. /suggestions search WORDS finds those that speak of something.`,
    number: (number: number) => `Idea #${number}`,
    summary: (number: number, title: string) => `Idea #${number}: ${title}`,
    from: (name: string) => `from ${name}`,
    anonymous: 'from someone who prefers not to be named',
    goesOn: (number: number) => `Says the same as #${number}, where it goes on.`,
    same: (numbers: string) => `Also said in ${numbers}.`,
    reply: 'Reply',
    writeBack: 'Write back',
    edit: 'Change it…',
    withdraw: 'Withdraw it…',
    reopen: 'Reopen…',
    support: 'I support it',
    follow: 'Follow',
    unfollow: 'Stop following',
    change: 'Make it an action…',
    see: (number: number) => `See #${number}`,
  },
  fr: {
    noSuchNumber: (number) =>
      fr`Il n’y a pas d’idée n° ${number}. /idees chercher MOTS trouve celles qui parlent de quelque chose.`,
    number: (number) => fr`Idée n° ${number}`,
    summary: (number, title) => fr`Idée n° ${number} : ${title}`,
    from: (name) => `proposée par ${name}`,
    anonymous: 'proposée par quelqu’un qui préfère rester anonyme',
    goesOn: (number) => fr`Dit la même chose que la n° ${number}, qui prend la suite.`,
    same: (numbers) => `Dite aussi dans ${numbers}.`,
    reply: 'Répondre',
    writeBack: 'Écrire au responsable',
    edit: 'La modifier…',
    withdraw: 'La retirer…',
    reopen: 'Rouvrir…',
    support: 'Je la soutiens',
    follow: 'La suivre',
    unfollow: 'Ne plus la suivre',
    change: 'En faire une action…',
    see: (number) => fr`Voir la n° ${number}`,
  },
});
