// The door of the pages by which customers answer: the only ones that strangers open. Who is let in, how often each may try, what is read of what
// they send, and what they are told. How it looks: page.tsx; what is taken: community/answer.ts.
import { dayIn } from '../../../calendar/zone.ts';
import type { Clock } from '../../../clock.ts';
import { aboutOf } from '../../../community/about.ts';
import { daysKept, takeAnswer } from '../../../community/answer.ts';
import { type FollowedLink, isSpent, linkFollowed } from '../../../community/links.ts';
import { isOpenTo } from '../../../community/question.ts';
import { formKeyFor, receiptFrom } from '../../../community/sending.ts';
import type { Database } from '../../../database/client.ts';
import type { Worker } from '../../../feedback/work/work.ts';
import { allowances } from '../../../http/allowance.ts';
import { BodyTooLarge } from '../../../http/body.ts';
import { oneByOne } from '../../../http/one-by-one.ts';
import { problem, type Route, type WebAnswer, type WebRequest } from '../../../http/route.ts';
import { perStranger } from '../../../http/strangers.ts';
import { type Locale, localeOf, readersLocale } from '../../../i18n/locale.ts';
import type { Keys } from '../../../keys.ts';
import { noticeAnswer } from '../../notice.ts';
import { pageLater } from '../headers.ts';
import type { AskPage, FormShown, SentAnswer } from './page.tsx';
import { sayAsk } from './words.ts';

export interface AskParts {
  readonly database: Database;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly work?: Worker;
  /** Called once an answer was stored; returns at once. */
  readonly stored?: (workspaceId: string) => void;
  /** Erases whoever has this receipt; how many answers that were. */
  readonly takeBack: (workspaceId: string, receipt: string) => Promise<number>;
}

/** Links that lead nowhere, of all who try them together, as of other pages (../routes.ts). */
const WRONG = { burst: 30, perSecond: 0.5 };
/** Pages that one address opens: a telephone company puts thousands behind one. */
const OPENED = { burst: 120, perSecond: 2 };
/** Answers by open links, of one address, and of all together to one question, so that a flood on it closes no other: what is more is told to wait, with what they wrote. */
const FROM_ONE = { burst: 20, perSecond: 0.1 };
const FROM_ALL = { burst: 100, perSecond: 2 };
/** Receipts that are none, or whose answers are erased, of one address: none can be guessed, and erasing is work. */
const UNDONE = { burst: 5, perSecond: 1 / 60 };
/** In bytes: the longest answer whose every character is written as %XX of four bytes, and what stands beside it. */
const BODY_MOST = 16 * 1024;

export function askRoutes(parts: AskParts): readonly Route[] {
  const { database, keys, clock } = parts;
  const { db } = database;
  const now = () => clock.now().getTime();
  const looking = oneByOne();
  /** Each counts itself in one row: on PostgreSQL a script's sixteen at once lost against each other thirty times over. */
  const storing = oneByOne();
  const wrong = allowances(WRONG, now);
  const openings = perStranger(OPENED, now);
  const answers = perStranger(FROM_ONE, now);
  const undoing = perStranger(UNDONE, now);
  const all = allowances(FROM_ALL, now);
  const shown = () => import('./page.tsx');

  /** Whoever has a link is let in; the same answer to one that never was and one that is gone. */
  const admitted = async (
    request: WebRequest,
    answer: (followed: FollowedLink, page: AskPage) => Promise<WebAnswer>,
  ): Promise<WebAnswer> => {
    const { isOver, enoughInS } = openings(request.from ?? '');
    if (isOver) return pageLater(429, 'Too many pages', enoughInS);
    const followed = await looking(() => linkFollowed(db, keys, request.parameters['token'] ?? ''));
    if (followed === null) {
      const tried = wrong('');
      return tried.isOver
        ? pageLater(429, 'Too many links that lead nowhere', tried.enoughInS)
        : nowhere(readersLocale(request.headers['accept-language']));
    }
    return answer(followed, await pageOf(followed, request));
  };

  const pageOf = async ({ question }: FollowedLink, { query, headers }: WebRequest): Promise<AskPage> => {
    const { name, timeZone } = await db.workspace.findUniqueOrThrow({
      where: { id: question.row.workspaceId },
      select: { name: true, timeZone: true },
    });
    const wished = localeOf(query.get('lang')) ?? readersLocale(headers['accept-language']);
    const [first] = question.languages;
    const locale = question.languages.includes(wished) ? wished : first;
    return { question, company: name, locale, today: dayIn(timeZone, clock.now()) };
  };

  const form = async (
    { links, question }: FollowedLink,
    page: AskPage,
    about: {
      readonly filled?: SentAnswer;
      readonly fault?: FormShown['fault'];
      readonly status?: number;
    } = {},
  ): Promise<WebAnswer> => {
    const { filled = { choice: null, text: '' }, fault = null, status = 200 } = about;
    const { formPage } = await shown();
    const its = {
      ...{ formKey: formKeyFor(keys, links.id, clock.now()), filled, fault },
      daysKept: await daysKept(db, question.row.workspaceId),
      isOpenLink: links.kind === 'open',
    };
    return formPage(page, its, status);
  };

  const over = async ({ question }: FollowedLink, page: AskPage, status = 200): Promise<WebAnswer> => {
    const about = await aboutOf(db, question.row.workspaceId, question.about);
    return (await shown()).resultPage(page, about?.isDone ?? false, status);
  };

  const taken = async (
    followed: FollowedLink,
    page: AskPage,
    sent: URLSearchParams,
    request: WebRequest,
  ): Promise<WebAnswer> => {
    const { question, spendsAs } = followed;
    const filled = { choice: choiceIn(sent.get('choice')), text: textIn(sent.get('text')) };
    if ((sent.get('website') ?? '') !== '')
      return form(followed, page, { filled, fault: { kind: 'caught' }, status: 400 });
    if (spendsAs === null) {
      const its = answers(request.from ?? '');
      const together = its.isOver ? its : all(question.row.id);
      if (together.isOver)
        return later(
          await form(followed, page, {
            filled,
            fault: { kind: 'slow', seconds: together.enoughInS },
            status: 429,
          }),
          together.enoughInS,
        );
    }
    const given = { ...filled, formKey: sent.get('page') ?? '', locale: page.locale };
    const { work } = parts;
    const answering = { database, keys, now: clock.now(), ...(work ? { work } : {}) };
    const told = await storing(() => takeAnswer(answering, followed, given));
    switch (told.kind) {
      case 'taken':
        parts.stored?.(question.row.workspaceId);
        return (await shown()).thanksPage(page, told);
      case 'wrong':
        return form(followed, page, { filled, fault: { kind: told.fault }, status: 422 });
      case 'stale':
        return form(followed, page, { filled, fault: { kind: 'stale' }, status: 409 });
      case 'spent':
        return (await shown()).spentPage(page, 409);
      case 'over':
        return over(followed, page, 409);
      default:
        return told satisfies never;
    }
  };

  const undone = async (
    { question }: FollowedLink,
    page: AskPage,
    typed: string,
    request: WebRequest,
  ): Promise<WebAnswer> => {
    const { isOver, enoughInS } = undoing(request.from ?? '');
    if (isOver) return pageLater(429, 'Too many receipts', enoughInS);
    const receipt = receiptFrom(typed);
    const erased = receipt === null ? 0 : await parts.takeBack(question.row.workspaceId, receipt);
    return (await shown()).undonePage(page, erased > 0);
  };

  return [
    {
      method: 'GET',
      path: '/ask/:token',
      answer: (request) =>
        admitted(request, async (followed, page) => {
          if (!isOpenTo(followed.question, clock.now())) return over(followed, page);
          if (await isSpent(db, followed)) return (await shown()).spentPage(page);
          return form(followed, page);
        }),
    },
    {
      method: 'POST',
      path: '/ask/:token',
      answer: (request) =>
        admitted(request, async (followed, page) => {
          if (isElsewhere(request) && isOpenTo(followed.question, clock.now()))
            return form(followed, page, { fault: { kind: 'elsewhere' }, status: 403 });
          const sent = await formIn(request);
          if (sent === null) return problem(413, { title: 'Too much at once' });
          const receipt = sent.get('receipt');
          return receipt === null
            ? taken(followed, page, sent, request)
            : undone(followed, page, receipt, request);
        }),
    },
  ];
}

/**
 * Whether a page of somebody else's sent it, in the name of whoever looks at that: browsers say so
 * (https://www.w3.org/TR/fetch-metadata/), and no page of ours can be framed.
 */
function isElsewhere({ headers }: WebRequest): boolean {
  const site = headers['sec-fetch-site'];
  return site === 'cross-site' || site === 'same-site';
}

/** Null where it is longer than any page of ours sends. */
async function formIn(request: WebRequest): Promise<URLSearchParams | null> {
  try {
    return new URLSearchParams((await request.body(BODY_MOST)).toString('utf8'));
  } catch (error) {
    if (error instanceof BodyTooLarge) return null;
    throw error;
  }
}

function choiceIn(text: string | null): number | null {
  return text !== null && /^\d$/.test(text) ? Number(text) : null;
}

/** Lines as people write them; no byte that PostgreSQL does not take. */
function textIn(text: string | null): string {
  return (text ?? '').replaceAll('\r\n', '\n').replaceAll('\0', '').trim();
}

function later(answer: WebAnswer, seconds: number): WebAnswer {
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(seconds) } };
}

function nowhere(locale: Locale): WebAnswer {
  const say = sayAsk(locale);
  return noticeAnswer({ status: 404, locale, title: say.nowhere, text: [say.nowhereWhy] });
}
