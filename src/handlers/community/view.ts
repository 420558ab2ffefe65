// One question to customers, as colleagues see it: what customers read and, once it ended, what they answered and what comes of it. To whoever may
// ask besides: its links, and how many answered so far.
import { dateOf, dayOf } from '../../calendar/day.ts';
import { aboutOf, aboutText, mayAsk, seeAbout } from '../../community/about.ts';
import { wordsOf } from '../../community/end.ts';
import { quoteBlocks, resultBlocks } from '../../community/letters/letters.ts';
import { type CustomerLinks, linksOf } from '../../community/links.ts';
import {
  askedIn,
  type CommunityQuestion,
  isOpenTo,
  LEAST_WORDS,
  questionById,
  readerCalled,
  wordIn,
} from '../../community/question.ts';
import { UserError } from '../../errors.ts';
import { formats, plural } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Block, Button, Message } from '../../messages/message.ts';
import { holds } from '../../people/rights.ts';
import { pageIn, pageOn, pager } from '../paging.ts';
import type { Ask, Request } from '../request.ts';
import { sayCommunity } from './words.ts';

/** How many single-use links a chat hands over at once; more are for the command line. */
export const LISTS = [50, 200, 1_000, 5_000, 20_000] as const;
const ON_A_PAGE = 10;
const QUOTED = 3;

export const seeQuestion: Ask = async (request) => {
  const question = await questionById(request.kit.database.db, request.workspace.id, request.subject ?? '');
  return { kind: 'say', message: await questionMessage(request, question) };
};

/** Beside an idea or an action: what customers were asked about it lately. */
export function seeQuestions(questions: readonly CommunityQuestion[], locale: Locale): Button[] {
  const say = sayCommunity(locale);
  return questions.slice(0, 2).map(({ row }) => ({
    label: say.number(row.number),
    action: { name: 'community.see', subject: row.id },
  }));
}

/** What they are to it, besides a colleague. */
export interface QuestionPart {
  /** Asked it, answers the idea, has the action, or is an admin. */
  readonly manages: boolean;
  readonly reads: boolean;
}

export async function standingTo(
  { kit, workspace, asker }: Request,
  { row, about }: CommunityQuestion,
): Promise<QuestionPart> {
  const of = { keys: kit.keys, workspaceId: workspace.id };
  return {
    manages: row.askedById === asker.id || (await mayAsk(kit.database.db, of, about, asker)),
    reads: row.readerId === asker.id,
  };
}

export async function questionMessage(request: Request, question: CommunityQuestion): Promise<Message> {
  const { kit, workspace, locale } = request;
  const { db } = kit.database;
  const say = sayCommunity(locale);
  const { row } = question;
  const about = await aboutOf(db, workspace.id, question.about);
  const standing = await standingTo(request, question);
  const isOpen = isOpenTo(question, request.at);
  const links = standing.manages || standing.reads ? await linksOf(db, question) : [];
  const middle = isOpen
    ? openBlocks(question, { standing, links }, request)
    : await endedBlocks(question, request);
  return {
    summary: say.number(row.number),
    again: { name: 'community.see', subject: row.id },
    blocks: [
      { kind: 'text', text: [{ strong: say.number(row.number) }] },
      ...(about ? [{ kind: 'note', text: say.aboutLine(aboutText(about, locale)) } as const] : []),
      ...middle,
      ...(standing.manages ? links.flatMap((each) => linksBlocks(question, each, request)) : []),
      ...buttons(question, { standing, isOpen, isSent: links.length > 0 }, request),
      ...(about
        ? [
            {
              kind: 'buttons',
              buttons: [{ label: seeAbout(about, locale), action: about.see }],
            } as const,
          ]
        : []),
    ],
  };
}

/** As customers read it, in each of its languages. */
function openBlocks(
  question: CommunityQuestion,
  { standing, links }: { readonly standing: QuestionPart; readonly links: readonly CustomerLinks[] },
  { locale, formats: its }: Request,
): Block[] {
  const say = sayCommunity(locale);
  const { row, languages } = question;
  const status =
    row.answered === 0 && links.length === 0
      ? say.unsent
      : plural(locale, row.answered, say.soFar(its.number(row.answered)));
  return [
    ...languages.flatMap((each): Block[] => {
      const { question: text, options } = askedIn(question, each);
      return [
        ...(languages.length > 1 ? [{ kind: 'note', text: say.inLanguage[each] } as const] : []),
        { kind: 'quote', text },
        options.length === 0 ? { kind: 'note', text: say.freely } : { kind: 'list', items: options },
      ];
    }),
    {
      kind: 'text',
      text: `${say.readBy(readerCalled(question, locale))} ${say.until(dayNamed(row.endsOn, locale))}`,
    },
    ...(standing.manages || standing.reads ? [{ kind: 'note', text: status } as const] : []),
  ];
}

async function endedBlocks(question: CommunityQuestion, { kit, locale }: Request): Promise<Block[]> {
  const say = sayCommunity(locale);
  const { row, result } = question;
  const quotes =
    result !== null && result.wrote >= LEAST_WORDS ? await wordsOf(kit.database.db, question, QUOTED) : [];
  const word = wordIn(question, locale);
  return [
    ...resultBlocks(question, result, locale),
    ...quoteBlocks(question, quotes, locale),
    { kind: 'note', text: say.endedOn(dayNamed(row.endsOn, locale)) },
    ...(word === ''
      ? row.wordUntil === null
        ? []
        : [
            {
              kind: 'text',
              text: say.wordDue(readerCalled(question, locale), dayNamed(row.wordUntil, locale)),
            } as const,
          ]
      : [{ kind: 'quote', text: word, by: readerCalled(question, locale) } as const]),
  ];
}

function linksBlocks(
  { row }: CommunityQuestion,
  { id, kind, count, answered, createdAt, revokedAt }: CustomerLinks,
  { locale, workspace, formats: its, at }: Request,
): Block[] {
  const say = sayCommunity(locale);
  const day = formats(locale, workspace.timeZone).day(createdAt, at);
  const told =
    kind === 'open'
      ? say.linksLine.open(day, its.number(answered))
      : say.linksLine.single(day, its.number(count), its.number(answered));
  if (revokedAt !== null) return [{ kind: 'note', text: `${told} · ${say.revoked}` }];
  const confirm = { title: say.revokeTitle, text: say.revokeText, yes: say.revoke, no: say.keep };
  return [
    { kind: 'note', text: told },
    {
      kind: 'buttons',
      buttons: [
        {
          label: say.revoke,
          action: { name: 'community.revoke', subject: `${row.id}:${id}` },
          style: 'danger',
          confirm,
        },
      ],
    },
  ];
}

function buttons(
  { row, word, result }: CommunityQuestion,
  {
    standing,
    isOpen,
    isSent,
  }: { readonly standing: QuestionPart; readonly isOpen: boolean; readonly isSent: boolean },
  { locale, asker, formats: its }: Request,
): Block[] {
  const say = sayCommunity(locale);
  const subject = row.id;
  if (isOpen) {
    const stop: Button = {
      label: say.end,
      action: { name: 'community.end', subject },
      style: 'danger',
      confirm: {
        title: say.endTitle,
        text: isSent ? say.endText : say.endUnsent,
        yes: say.endYes,
        no: say.no,
      },
    };
    if (!standing.manages) return standing.reads ? [{ kind: 'buttons', buttons: [stop] }] : [];
    const confirm = { title: say.openTitle, text: say.openText, yes: say.openYes, no: say.no };
    const edit: Button = { label: say.edit, action: { name: 'community.change', subject } };
    return [
      {
        kind: 'select',
        label: say.singles,
        action: { name: 'community.singles', subject },
        options: LISTS.map((count) => ({
          value: String(count),
          label: say.singlesOption(its.number(count)),
        })),
      },
      {
        kind: 'buttons',
        buttons: [
          { label: say.openLink, action: { name: 'community.open-link', subject }, confirm },
          ...(isSent ? [] : [edit]),
          stop,
        ],
      },
    ];
  }
  const wrote = result?.wrote ?? 0;
  const speaks = standing.reads || holds(asker, 'admin');
  const shown: Button[] = [
    ...(speaks && row.endedAt !== null
      ? [
          {
            label: word === null ? say.word : say.reword,
            action: { name: 'community.word', subject },
            ...(word === null ? { style: 'primary' as const } : {}),
          },
        ]
      : []),
    ...(wrote > 0 && (standing.reads || wrote >= LEAST_WORDS)
      ? [{ label: say.answers(its.number(wrote)), action: { name: 'community.answers', subject } }]
      : []),
  ];
  return shown.length === 0 ? [] : [{ kind: 'buttons', buttons: shown }];
}

/** What customers wrote, a page at a time: to its reader at any time, to others once it has ended and enough wrote. */
export const readAnswers: Ask = async (request) => {
  const { kit, workspace, locale } = request;
  const { db } = kit.database;
  const say = sayCommunity(locale);
  const { of, page } = pageIn(request.subject);
  const question = await questionById(db, workspace.id, of);
  const { reads } = await standingTo(request, question);
  if (!reads && question.row.endedAt === null)
    throw new UserError('community.not-ended', (reader) =>
      sayCommunity(reader).notOpen(dayNamed(question.row.endsOn, reader)),
    );
  const all = await wordsOf(db, question, Number.MAX_SAFE_INTEGER);
  if (!reads && all.length < LEAST_WORDS)
    throw new UserError('community.few', (reader) =>
      sayCommunity(reader).held(formats(reader, 'UTC').number(LEAST_WORDS)),
    );
  const title = say.answersTitle(question.row.number);
  const turn = (to: number) => pageOn({ name: 'community.answers', of }, to);
  const message: Message = {
    summary: title,
    blocks: [
      { kind: 'text', text: [{ strong: title }] },
      ...quoteBlocks(question, all.slice(page * ON_A_PAGE, (page + 1) * ON_A_PAGE), locale),
      ...pager({ total: all.length, page, size: ON_A_PAGE, turn }, request),
      {
        kind: 'buttons',
        buttons: [{ label: say.see, action: { name: 'community.see', subject: of } }],
      },
    ],
  };
  return { kind: 'say', message, ...(request.subject === of ? {} : { instead: true as const }) };
};

export function dayNamed(day: string, locale: Locale): string {
  return formats(locale, 'UTC').fullDay(dateOf(dayOf(day)));
}
