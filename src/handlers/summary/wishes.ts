// Drafts and names that somebody asked for: made in the background, and told in a letter. Nobody waits in front of a form for a model.

import { tellPerson } from '../../correspondence/tell.ts';
import { type Store, transact } from '../../database/client.ts';
import type { Ahead } from '../../digests/ahead.ts';
import { searchFeedback } from '../../feedback/search/search.ts';
import { themeKey } from '../../feedback/themes/choices.ts';
import { newThemes } from '../../feedback/themes/recent.ts';
import { peopleByIds } from '../../people/person.ts';
import { suggestionById } from '../../suggestions/suggestion.ts';
import { type SummaryQuestion, summarise } from '../../summary/summarise.ts';
import {
  claim,
  commentsOf,
  isDue,
  type SummaryModel,
  type SummaryResult,
  settle,
  stillStanding,
  summaryLocale,
} from '../../summary/summary.ts';
import { termsOf } from '../../terms/terms.ts';
import { keyIn, untilIn } from '../voice/theme-subject.ts';
import { draftLetter, nameLetter, noneLetter, summaryKinds } from './letters.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** How far back customers' words are looked for that speak of an idea. */
const LOOK_BACK_MS = 90 * DAY_MS;
/** Of an idea's title. */
const MOST_TERMS = 6;
const FOUND_PER_TERM = 100;

/** What it is about, as its letter names it, and what the model is asked; `ask` null: it is not there any more. */
interface Wish {
  readonly about: { readonly number: number } | { readonly theme: string };
  readonly ask: SummaryQuestion | null;
}

/** All that are due, one after another. @returns whether any letter waits to be sent */
export async function grantWishes(ahead: Ahead, signal: AbortSignal): Promise<boolean> {
  const { database, workspace, clock } = ahead;
  let told = false;
  for (;;) {
    if (signal.aborted) return told;
    const now = clock.now();
    const due = await database.db.summary.findFirst({
      where: {
        workspaceId: workspace.id,
        use: { in: ['reply', 'theme'] },
        ...isDue(now),
      },
      orderBy: [{ nextAt: 'asc' }, { id: 'asc' }],
      select: { id: true, tries: true },
    });
    if (due === null) return told;
    const row = await claim(database.db, workspace.id, due.id, now);
    if (row === null) await giveUp(ahead, due.id);
    else told = (await grant(ahead, row, signal)) || told;
  }
}

/** Whoever tried it last died each time, or another has it just now: then this changes nothing. */
async function giveUp({ database: { db }, workspace, clock }: Ahead, id: string): Promise<void> {
  await db.summary.updateMany({
    where: { workspaceId: workspace.id, id, ...isDue(clock.now()) },
    data: { state: 'none', why: 'down' },
  });
}

async function grant(ahead: Ahead, row: SummaryModel, signal: AbortSignal): Promise<boolean> {
  const { database, workspace, clock, desk } = ahead;
  const { db } = database;
  const [asker] = row.askerId === null ? [] : await peopleByIds(db, workspace.id, [row.askerId]);
  const wish = row.use === 'reply' ? await draftWished(ahead, row) : await nameWished(ahead, row);
  const using = { db, workspace, now: clock.now() };
  const result: SummaryResult =
    wish.ask === null || !asker
      ? { sentences: [], why: 'gone' }
      : await summarise(desk, using, wish.ask, signal);
  const now = clock.now();
  return transact(database, async (tx) => {
    const standing = await asItStands(tx, row, result);
    const isSettled = await settle(tx, row, standing, now);
    if (!isSettled || !asker) return false;
    await tellPerson(tx, { workspace, now }, asker, letterOf(row, wish, standing));
    return true;
  });
}

/** Customers may have changed or taken back what they said while the model was asked. */
async function asItStands(tx: Store, row: SummaryModel, result: SummaryResult): Promise<SummaryResult> {
  if (result.why !== null) return result;
  const sentences = result.sentences.map(({ also, ...each }) => ({ ...each, also: [...also] }));
  const standing = await stillStanding(tx, { ...row, sentences });
  return standing.length === 0 ? { sentences: [], why: 'unsupported' } : { ...result, sentences: standing };
}

function letterOf(row: SummaryModel, { about }: Wish, { sentences, why }: SummaryResult) {
  const { id } = row;
  const subject = `summary:${id}`;
  if (why !== null)
    return {
      ...{ kind: summaryKinds['summary.none'], subject },
      draw: (reader: Parameters<typeof noneLetter>[2]) => noneLetter(about, why, reader),
    };
  return 'number' in about
    ? {
        ...{ kind: summaryKinds['summary.draft'], subject },
        draw: (reader: Parameters<typeof draftLetter>[2]) => draftLetter({ id, ...about }, sentences, reader),
      }
    : {
        ...{ kind: summaryKinds['summary.name'], subject },
        draw: (reader: Parameters<typeof nameLetter>[2]) => nameLetter({ id, ...about }, sentences, reader),
      };
}

/** Comments of the last 90 days that share words with the idea's title. Nothing of the idea itself goes out. */
async function draftWished({ database, workspace, clock }: Ahead, row: SummaryModel): Promise<Wish> {
  const { db } = database;
  const idea = await suggestionById(db, workspace.id, row.subject.replace(/^suggestion:/, ''));
  if (idea === null) return { about: { number: 0 }, ask: null };
  const now = clock.now();
  const since = now.getTime() - LOOK_BACK_MS;
  const shared = new Map<string, { count: number; at: number }>();
  for (const words of termsOf(idea.row.title).slice(0, MOST_TERMS)) {
    const { found } = await searchFeedback(database, workspace.id, { words, most: FOUND_PER_TERM, now });
    for (const { feedbackId, answeredAt } of found) {
      if (answeredAt.getTime() < since) continue;
      const count = (shared.get(feedbackId)?.count ?? 0) + 1;
      shared.set(feedbackId, { count, at: answeredAt.getTime() });
    }
  }
  const ids = [...shared]
    .toSorted(([a, one], [b, two]) => two.count - one.count || two.at - one.at || (a < b ? -1 : 1))
    .map(([id]) => id);
  const comments = await commentsOf(db, workspace.id, ids.slice(0, 500));
  return {
    about: { number: idea.row.number },
    ask: { use: 'reply', locale: summaryLocale(row), comments },
  };
}

async function nameWished({ database: { db }, workspace }: Ahead, row: SummaryModel): Promise<Wish> {
  const locale = summaryLocale(row);
  const to = untilIn(row.subject);
  const found =
    to && (await newThemes(db, workspace, { from: new Date(to.getTime() - WEEK_MS), to, locale }));
  const key = keyIn(row.subject);
  const theme = found?.themes.find(({ members }) => members.some((each) => themeKey(each) === key));
  if (!theme) return { about: { theme: '' }, ask: null };
  const comments = await commentsOf(db, workspace.id, theme.heldBy.slice(0, 500));
  return { about: { theme: theme.name }, ask: { use: 'theme', locale, comments } };
}
