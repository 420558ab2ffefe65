// A question ends: counted, its result told to all whom it concerns, and its reader owes a word from then on. How it reads is letters/.

import { noted } from '../audit/note.ts';
import { step } from '../beat.ts';
import { dayOf } from '../calendar/day.ts';
import { addWorkingDays } from '../calendar/working-time.ts';
import { dayIn, zoneOf } from '../calendar/zone.ts';
import { type Store, type Tx, transact } from '../database/client.ts';
import { type Person, peopleByIds, zoneFor } from '../people/person.ts';
import { nextStep } from '../reminders/ladder.ts';
import { calendarFor } from '../workspace/posting.ts';
import type { KeyedShell } from '../workspace/shell.ts';
import { workCalendar } from '../workspace/work-calendar.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { aboutOf, tellConcerned } from './about.ts';
import { communityKinds } from './letters/kinds.ts';
import { resultLetter } from './letters/letters.ts';
import {
  askedIn,
  type CommunityQuestion,
  type CustomersWords,
  LEAST_WORDS,
  type QuestionResult,
  questionById,
  questionFrom,
} from './question.ts';

/** Working days from its end in which its reader says what came of it: time for a meeting. */
const DAYS_TO_WORD = 10;
/** In one transaction each. */
const BATCH = 20;
/** Of what customers wrote, in a letter. */
const QUOTED = 3;

export const endingQuestions = step('customer-questions', endQuestions);

/** Safe to call at any time, by any number of replicas: every minute is enough. */
export async function endQuestions(shell: KeyedShell): Promise<void> {
  const { database, workspace, now } = shell;
  const due = await database.db.customerQuestion.findMany({
    where: { workspaceId: workspace.id, endedAt: null, endsAt: { lte: now } },
    select: { id: true },
    take: BATCH,
  });
  for (const { id } of due) await transact(database, (tx) => end(tx, shell, id));
}

/** Today, whatever its last day was to be: all that an end brings comes at once. False where it had ended. @throws UserError 'community.gone' */
export function endEarly(
  shell: KeyedShell,
  { id, by }: { readonly id: string; readonly by: Person },
): Promise<boolean> {
  const { database, workspace, now } = shell;
  const workspaceId = workspace.id;
  return transact(database, async (tx) => {
    const { row } = await questionById(tx, workspaceId, id);
    const today = { endsOn: dayIn(workspace.timeZone, now), endsAt: now };
    if (!(await end(tx, shell, id, now < row.endsAt ? today : {}))) return false;
    const noting = { workspaceId, by: { person: by.id }, now };
    await noted(tx, noting, 'customers.ended', { question: row.number });
    return true;
  });
}

/** False where it had ended. */
async function end(
  tx: Tx,
  shell: KeyedShell,
  id: string,
  when: { readonly endsOn?: string; readonly endsAt?: Date } = {},
): Promise<boolean> {
  const { workspace, now } = shell;
  const workspaceId = workspace.id;
  // First of all: whoever answers just now is counted, or told that it is over.
  const { count } = await tx.customerQuestion.updateMany({
    where: { workspaceId, id, endedAt: null },
    data: { endedAt: now, ...when },
  });
  if (count === 0) return false;
  const before = questionFrom(
    await tx.customerQuestion.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } } }),
  );
  const result = await tally(tx, before);
  const wasSent = (await tx.customerLinks.count({ where: { workspaceId, questionId: id } })) > 0;
  if (!wasSent) {
    // Nobody was asked: there is nothing to tell, and nobody to whom a word is owed.
    await tx.customerQuestion.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { result: { ...result, chosen: [...result.chosen] } },
    });
    return true;
  }
  const [reader] = await peopleByIds(tx, workspaceId, [before.row.readerId]);
  const row = await tx.customerQuestion.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { result: { ...result, chosen: [...result.chosen] }, ...wordClock(workspace, reader, now) },
  });
  // Which links were answered by is of no use any more.
  await tx.spentLink.deleteMany({ where: { workspaceId, questionId: id } });
  const question = questionFrom(row);
  const about = await aboutOf(tx, workspaceId, question.about);
  const quotes = result.wrote >= LEAST_WORDS ? await wordsOf(tx, question, QUOTED) : [];
  await tellConcerned(tx, shell, question, about, {
    kind: communityKinds['community.result'],
    draw: (its) => resultLetter(question, { about, quotes }, its),
  });
  return true;
}

/** As it stands now. */
export async function tally(db: Store, question: CommunityQuestion): Promise<QuestionResult> {
  const { workspaceId, id: questionId } = question.row;
  const groups = await db.customerAnswer.groupBy({
    by: ['choice'],
    where: { workspaceId, questionId },
    _count: { _all: true },
  });
  const wrote = await db.customerAnswer.count({
    where: { workspaceId, questionId, feedbackId: { not: null } },
  });
  const { options } = askedIn(question, question.languages[0]);
  const of = (place: number) => groups.find(({ choice }) => choice === place)?._count._all ?? 0;
  return {
    answered: groups.reduce((sum, { _count }) => sum + _count._all, 0),
    chosen: options.map((_, place) => of(place)),
    wrote,
  };
}

/** What customers wrote, as it is kept; in an order that says nothing of when. @param most @param skip */
export async function wordsOf(
  db: Store,
  { row }: CommunityQuestion,
  most: number,
  skip = 0,
): Promise<CustomersWords[]> {
  const { workspaceId, id: questionId } = row;
  const answers = await db.customerAnswer.findMany({
    where: { workspaceId, questionId, feedbackId: { not: null } },
    orderBy: { id: 'asc' },
    select: { feedbackId: true, choice: true },
  });
  const ids = answers.flatMap(({ feedbackId }) => feedbackId ?? []);
  const said = await db.feedback.findMany({
    where: { workspaceId, id: { in: ids }, verbatim: { not: null } },
    select: { id: true, verbatim: true },
  });
  const texts = new Map(said.map(({ id, verbatim }) => [id, verbatim]));
  return answers
    .flatMap(({ feedbackId, choice }) => {
      const text = feedbackId === null ? null : texts.get(feedbackId);
      return feedbackId === null || !text ? [] : [{ feedbackId, text, choice }];
    })
    .slice(skip, skip + most);
}

interface WordClock {
  readonly wordUntil: string;
  readonly remindAt: Date | null;
  readonly remindStep: number;
}

function wordClock(workspace: Workspace, reader: Person | undefined, now: Date): WordClock {
  const ends = addWorkingDays(now, DAYS_TO_WORD, workCalendar(workspace), workspace.timeZone);
  // Its closing hour; of days that end at midnight, the day that it closes.
  const wordUntil = dayIn(workspace.timeZone, new Date(ends.getTime() - 1));
  const from = { step: 0, after: now };
  return {
    wordUntil,
    ...(reader ? remindedOf(workspace, reader, wordUntil, from) : { remindAt: null, remindStep: 0 }),
  };
}

/** The next step of the ladder (reminders/ladder.ts), on the reader's days. */
export function remindedOf(
  workspace: Workspace,
  reader: Person,
  wordUntil: string,
  from: { readonly step: number; readonly after: Date },
): Omit<WordClock, 'wordUntil'> {
  const zone = zoneFor(reader, workspace);
  const calendar = calendarFor(workspace, reader);
  const dawn = new Date(zoneOf(zone).instant(dayOf(wordUntil), 0));
  const dueAt = addWorkingDays(dawn, 0, calendar, zone);
  const { step: remindStep, at } = nextStep({ since: from.after, dueAt, daysAhead: 2 }, from, calendar, zone);
  return { remindAt: at, remindStep };
}
