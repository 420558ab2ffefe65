// What the sample company asked its colleagues: opened, asked, answered and closed by the program's own acts, each at its time. No result and
// no answer is written here: ballots are given as a form gives them, and what may be told of them the program decides.
import { pino } from 'pino';
import { newId } from '../../clock.ts';
import { later } from '../../people/later.ts';
import type { RoundShell } from '../../surveys/audience.ts';
import { giveBallot } from '../../surveys/ballots.ts';
import { lookAfterSurveys } from '../../surveys/beat.ts';
import { kindNamed } from '../../surveys/kind.ts';
import { surveyKinds } from '../../surveys/kinds/index.ts';
import { openSurvey } from '../../surveys/open.ts';
import { roundSubject } from '../../surveys/publish.ts';
import type { SurveyAnswers, SurveyQuestion } from '../../surveys/question.ts';
import { roundById } from '../../surveys/round.ts';
import { makeSurvey } from '../../surveys/save.ts';
import type { KeyedShell } from '../../workspace/shell.ts';
import { seededChance } from '../company/chance.ts';
import { answers, guesses, type SampleSurvey, surveys } from '../company/index.ts';
import { daysBefore, one, type Persons, sampleDirectory, slack } from './persons.ts';

/** A result of the last days is news, and what is open waits for answers; older letters were read long ago. */
const NEWS_DAYS = 7;

/** What the letters are about that the demo still has to bring: invitations of what is open, results of what closed lately. */
export interface SurveyNews {
  readonly open: readonly string[];
  readonly closed: readonly string[];
}

export async function askColleagues(shell: KeyedShell, persons: Persons): Promise<SurveyNews> {
  const made = new Map<SampleSurvey, string>();
  for (const survey of surveys) {
    const { kind, name, adminId, channelId, settings, daysOpen, rounds } = survey;
    const [first] = rounds;
    const { id } = await makeSurvey(at(shell, (first?.openedDaysAgo ?? 0) + 1), {
      kind,
      by: one(persons, adminId),
      draft: {
        name,
        channels: [slack(channelId)],
        threshold: 5,
        daysOpen,
        cadence: null,
        nextAt: null,
        settings: { ...Object(kindNamed(surveyKinds, kind)?.defaults), ...settings },
      },
      formKey: newId(),
    });
    made.set(survey, id);
  }
  const openings = surveys
    .flatMap((survey) => survey.rounds.map((round) => ({ survey, ...round })))
    .toSorted((a, b) => b.openedDaysAgo - a.openedDaysAgo);
  const rounds: string[] = [];
  for (const { survey, openedDaysAgo, answered } of openings) {
    const then = at(shell, openedDaysAgo);
    // What is over by then closes first.
    await lookAfterSurveys(asking(then), surveyKinds);
    const by = { person: one(persons, survey.adminId).id };
    const round = await openSurvey(then, { kinds: surveyKinds, surveyId: made.get(survey) ?? '', by });
    await lookAfterSurveys(asking(then), surveyKinds);
    await answer(at(shell, openedDaysAgo - 1), round.row.id, answered);
    rounds.push(round.row.id);
  }
  await lookAfterSurveys(asking(shell), surveyKinds);
  const all = { workspaceId: shell.workspace.id, id: { in: rounds } };
  const { db } = shell.database;
  const open = await db.surveyRound.findMany({ where: { ...all, closedAt: null }, select: { id: true } });
  const lately = { ...all, closedAt: { gte: daysBefore(shell.now, NEWS_DAYS) } };
  const closed = await db.surveyRound.findMany({ where: lately, select: { id: true } });
  const subjects = (of: readonly { readonly id: string }[]) => of.map(({ id }) => roundSubject(id));
  return { open: subjects(open), closed: subjects(closed) };
}

/** So many of those who were asked, drawn by lot, each with answers drawn by lot: as few know as in a company. */
async function answer(shell: KeyedShell, roundId: string, many: number): Promise<void> {
  const workspaceId = shell.workspace.id;
  const { questions } = await roundById(shell.database.db, workspaceId, roundId);
  const invited = await shell.database.db.surveyInvited.findMany({
    where: { workspaceId, roundId },
    select: { personId: true },
  });
  const chance = seededChance(invited.length * 100 + many);
  for (const [place, { personId }] of chance.shuffle(invited).slice(0, many).entries()) {
    const given = questions.flatMap((question, nth) => {
      const value = answerTo(question, place + nth * 3);
      return value === null ? [] : [[question.key, value] as const];
    });
    await giveBallot(shell, {
      roundId,
      personId,
      answers: Object.fromEntries(given) satisfies SurveyAnswers,
    });
  }
}

function answerTo(question: SurveyQuestion, place: number): number | string | null {
  const from = <T>(list: readonly T[]) => list[place % list.length] ?? null;
  switch (question.kind) {
    case 'number':
      return from(
        guesses[/\bces\b/.test(question.key) ? 'ces' : question.unit === 'points' ? 'nps' : 'csat'],
      );
    case 'scale':
      return from(question.to > 7 ? answers.upTo10 : question.to > 5 ? answers.upTo7 : answers.upTo5);
    case 'choice':
      return from(question.options)?.value ?? null;
    case 'words':
      return null;
    default:
      return question satisfies never;
  }
}

function at(shell: KeyedShell, days: number): KeyedShell {
  return { ...shell, now: daysBefore(shell.now, days) };
}

function asking(shell: KeyedShell): RoundShell {
  const log = pino({ level: 'silent' });
  return { ...shell, directory: sampleDirectory, adminUsers: [], later: later(), log };
}
