// A year of being asked: a monthly pulse of everybody, a quarterly mirror, two surveys of teams that get in their way, and a lesson a week, of 500
// people, on a fake clock, by the program's own beats. What must be true of it is asked-watch.ts, from rows and letters alone.
import { setImmediate as turn } from 'node:timers/promises';
import { pino } from 'pino';
import type { Database } from '../../src/database/client.ts';
import type { Chance } from '../../src/demo/company/chance.ts';
import { leading } from '../../src/feedback/scores.ts';
import { addSource } from '../../src/feedback/sources/source.ts';
import { storeFeedback } from '../../src/feedback/store.ts';
import type { Keys } from '../../src/keys.ts';
import { answerLesson } from '../../src/lessons/answer.ts';
import { choices } from '../../src/lessons/lesson.ts';
import { createPlace } from '../../src/lessons/places.ts';
import { tellLessons } from '../../src/lessons/post.ts';
import { subscribe } from '../../src/lessons/readers.ts';
import { later } from '../../src/people/later.ts';
import { giveBallot } from '../../src/surveys/ballots.ts';
import { lookAfterSurveys } from '../../src/surveys/beat.ts';
import { surveyKinds } from '../../src/surveys/kinds/index.ts';
import { wantNoLetters } from '../../src/surveys/not-now.ts';
import { questionsShape, type SurveyAnswers, type SurveyQuestion } from '../../src/surveys/question.ts';
import { makeSurvey, type SurveyDraft } from '../../src/surveys/save.ts';
import { newAgenda } from './agenda.ts';
import { ALL, type Colleague, foundAskedCompany, SMALL, TEAMS } from './asked-company.ts';
import { type AskedYear, type InvitedNow, watchAsked } from './asked-watch.ts';
import { DAY_MS } from './company.ts';
import { isAtWork, isWorked } from './hours.ts';

const start = new Date('2026-01-01T00:00:00Z');
const HOUR_MS = 3_600_000;
/** UTC: from the first opening hour of a day in the company's zone to its last closing hour. */
const [FIRST_HOUR, LAST_HOUR] = [7, 17];
/** Who asks for the lesson by letter. */
const READERS = 60;
/** A working day. */
const LESSON_ANSWERS = 8;

export interface LivedAsked extends AskedYear {
  readonly violations: readonly string[];
  readonly seconds: { readonly real: number; readonly processor: number };
}

export async function askThroughTheYear(
  database: Database,
  keys: Keys,
  chance: Chance,
  days: number,
): Promise<LivedAsked> {
  const [from, work] = [performance.now(), process.cpuUsage()];
  const { db } = database;
  const agenda = newAgenda();
  const company = await foundAskedCompany(database, chance, agenda, start);
  const { workspace, admin, colleagues, directory, chat } = company;
  const workspaceId = workspace.id;
  const shell = (now: Date) => ({ database, keys, workspace, now });
  const watch = watchAsked(database, company, {
    invited: (colleague, round) => putAnswers(colleague, round),
  });
  const known = later();
  const log = pino({ level: 'silent' });

  await heardCustomers();
  for (const [kind, draft] of surveysMade()) {
    const formKey = draft.name;
    await makeSurvey(shell(start), { kind, draft, by: admin, formKey });
  }
  const saving = { workspaceId, adminId: admin.id, now: start };
  for (const [i, address] of TEAMS.slice(0, 3).entries()) {
    const place = { address, weekday: ([2, 3, 4] as const)[i] ?? 2, at: '10:00', locale: 'fr' } as const;
    await createPlace(database, saving, place, address);
  }
  const reading = [...colleagues.values()].filter(({ personId, is }) => personId !== '' && is === 'own');
  for (const { personId } of chance.shuffle(reading).slice(0, READERS))
    await subscribe(shell(start), await person(personId));

  for (let day = 0; day < days; day += 1) {
    const midnight = new Date(start.getTime() + day * DAY_MS);
    const isOpen = isWorked(midnight.toISOString().slice(0, 10));
    if (isOpen) putLessonAnswers(midnight);
    // Letters in other zones come on a day off of the company too, and are looked at all the same.
    for (let hour = isOpen ? FIRST_HOUR : LAST_HOUR; hour <= LAST_HOUR; hour += 1) {
      const now = new Date(midnight.getTime() + hour * HOUR_MS);
      await agenda.doUntil(now);
      await turn();
      chat.isSilent = chance.next() < 0.05;
      await lookAfterSurveys({ ...shell(now), directory, adminUsers: [], later: known, log }, surveyKinds);
      await tellLessons(shell(now));
      await watch.look(now);
    }
  }
  await watch.end(new Date(start.getTime() + (days - 1) * DAY_MS + LAST_HOUR * HOUR_MS));
  const { user, system } = process.cpuUsage(work);
  return {
    ...watch.figures(),
    violations: watch.violations,
    seconds: { real: (performance.now() - from) / 1e3, processor: (user + system) / 1e6 },
  };

  async function person(id: string) {
    return db.person.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } } });
  }

  /** Of each month, some customers' answers, so that a mirror has what to be compared with. */
  async function heardCustomers(): Promise<void> {
    const { source } = await addSource(database, workspaceId, { name: 'Enquête', heat: 'hot', now: start });
    for (let month = -1; month < 12; month += 1) {
      const at = new Date(start.getTime() + month * 30 * DAY_MS);
      const items = Array.from({ length: 40 }, (_, i) => ({
        ...{ externalId: `${month} ${i}`, customer: null, touchpoint: null, heat: null, answeredAt: at },
        ...{ names: [], segments: {}, ...leading('nps', Math.floor(chance.next() * 11), '') },
      }));
      await storeFeedback(database, workspaceId, source, items, { keys, keepOriginals: false, now: at });
    }
  }

  /** Some at once, some late, some twice, some after its end; some want no more letters. */
  function putAnswers(
    colleague: Colleague,
    { id: roundId, questions: json, notBefore, closesAt, isKeen }: InvitedNow,
  ): void {
    const questions = questionsShape.parse(json);
    const { personId } = colleague;
    if (chance.next() < 0.03) {
      const at = momentAt(colleague, notBefore, closesAt);
      if (at)
        agenda.put(at, async (now) => {
          await wantNoLetters(shell(now), { roundId, personId });
          watch.wantsNone(roundId, personId);
        });
    }
    if (chance.next() > (isKeen ? 0.6 : 0.35)) return;
    const at = momentAt(colleague, notBefore, closesAt);
    if (at === null) return;
    const answers = answersTo(questions);
    const give = async (now: Date) => {
      const fate = await giveBallot(shell(now), { roundId, personId, answers });
      watch.gave(roundId, personId, answers, fate);
    };
    agenda.put(at, give);
    if (chance.next() < 0.02) agenda.put(new Date(at.getTime() + 1), give);
    if (chance.next() < 0.02)
      agenda.put(new Date(closesAt.getTime() + HOUR_MS), async (now) => {
        const told = await giveBallot(shell(now), { roundId, personId, answers }).catch(({ code }) => code);
        if (told !== 'survey.closed') watch.violations.push(`a ballot after the end of ${roundId}: ${told}`);
      });
  }

  /** When they are at work; null where none was found. */
  function momentAt({ zone, country }: Colleague, opens: Date, closes: Date): Date | null {
    for (let tries = 0; tries < 30; tries += 1) {
      const at = new Date(opens.getTime() + chance.next() * (closes.getTime() - opens.getTime() - 60_000));
      if (isAtWork(at, zone, country)) return at;
    }
    return null;
  }

  function answersTo(questions: readonly SurveyQuestion[]): SurveyAnswers {
    const answers: Record<string, number | string> = {};
    for (const question of questions) {
      if (question.kind === 'words') {
        if (chance.next() < 0.1) answers[question.key] = 'Plus de temps pour les clients.';
        continue;
      }
      if (question.optional && chance.next() < 0.3) continue;
      if (question.kind === 'choice') answers[question.key] = chance.pick(question.options).value;
      else {
        const [least, most] =
          question.kind === 'scale' ? [question.from, question.to] : [question.least, question.most];
        answers[question.key] = least + Math.floor(chance.next() * (most - least + 1));
      }
    }
    return answers;
  }

  function putLessonAnswers(midnight: Date): void {
    for (let i = 0; i < LESSON_ANSWERS; i += 1) {
      const at = new Date(midnight.getTime() + (11 + chance.next() * 4) * HOUR_MS);
      const { personId, is } = chance.pick([...colleagues.values()]);
      if (personId === '' || is !== 'own') continue;
      const choice = chance.pick(choices);
      agenda.put(at, async (now) => {
        const row = await db.lessonWeek.findFirst({ where: { workspaceId }, orderBy: { week: 'desc' } });
        if (row === null) return;
        const { answered } = await answerLesson(shell(now), { week: row.week, personId, choice });
        watch.lessonAnswered(row.week, personId, choice, answered);
      });
    }
  }
}

function surveysMade(): readonly (readonly [string, SurveyDraft])[] {
  const draft = (name: string, channels: readonly string[], more: Partial<SurveyDraft>): SurveyDraft => ({
    ...{ name, channels, threshold: 5, daysOpen: 7, cadence: null, settings: { items: 4, words: true } },
    ...{ nextAt: new Date(start.getTime() + DAY_MS + 10 * HOUR_MS), ...more },
  });
  const nps = { metric: 'nps', heat: 'hot', touchpoint: null } as const;
  return [
    ['pulse', draft('Pouls du mois', TEAMS, { cadence: { kind: 'monthly', on: 'first', at: '10:00' } })],
    [
      'mirror',
      draft('Miroir', [ALL], {
        ...{ cadence: { kind: 'cron', expression: '0 11 20 1,4,7,10 *' }, threshold: 8, daysOpen: 10 },
        ...{ settings: { questions: [nps], own: true, days: 90 } },
        nextAt: new Date(start.getTime() + 19 * DAY_MS + 10 * HOUR_MS),
      }),
    ],
    [
      'pulse',
      draft('Pouls de deux équipes', TEAMS.slice(0, 2), {
        ...{ cadence: { kind: 'biweekly', weekday: 4, anchor: '2026-01-05', at: '17:30' } },
        ...{ settings: { items: 3, words: false }, threshold: 5 },
        nextAt: new Date(start.getTime() + 7 * DAY_MS + 16.5 * HOUR_MS),
      }),
    ],
    [
      'pulse',
      draft('Petite équipe', [SMALL], {
        ...{ cadence: { kind: 'weekly', weekday: 1, at: '09:00' }, daysOpen: 4, threshold: 3 },
        nextAt: new Date(start.getTime() + 4 * DAY_MS + 8 * HOUR_MS),
      }),
    ],
  ];
}
