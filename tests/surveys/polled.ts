// A survey among 200 people through the program's own acts, from the making to the closing, and all that whoever attacks it can lay hands on.
import { pino } from 'pino';
import type { Database } from '../../src/database/client.ts';
import { requestOf } from '../../src/handlers/request.ts';
import { answerForm, notNow, openAnswer } from '../../src/handlers/surveys/answer.ts';
import type { Present } from '../../src/people/directory.ts';
import { rememberAsker } from '../../src/people/person.ts';
import { lookAfterSurveys } from '../../src/surveys/beat.ts';
import { closeRound } from '../../src/surveys/close.ts';
import { surveyKinds } from '../../src/surveys/kinds/index.ts';
import { openSurvey } from '../../src/surveys/open.ts';
import { questionsShape, type SurveyQuestion } from '../../src/surveys/question.ts';
import { makeSurvey } from '../../src/surveys/save.ts';
import { openCompanyDesk } from '../handlers/company-desk.ts';
import { fileLog, type LogRecord, serverLog } from '../suggestions/log-records.ts';
import { mixed, some } from '../suggestions/mixed.ts';

const PEOPLE = 200;
const ANSWERING = 140;
/** Where the program leaks, fewer tell it as well. */
const ANSWERING_WITH_A_LEAK = 50;
const MONDAY = new Date('2026-11-09T09:00:00Z');

/** What only the test knows: whose each ballot and each comment is. */
export interface Truth {
  readonly ballots: ReadonlyMap<string, string>;
  readonly comments: ReadonlyMap<string, string>;
}

/** @param isLeaking the program as it must not be: the row of whoever answers is refreshed beside their ballot */
export async function polled(database: Database, url: string | null, isLeaking: boolean) {
  const { db } = database;
  const desk = await openCompanyDesk(database, 'en');
  const { workspaceId, nadia } = desk;
  const externalIds = mixed(Array.from({ length: PEOPLE }, (_, i) => `U${1_000 + i}`));
  const common = { timeZone: 'Europe/Paris', locale: 'en-GB', isAdmin: false, isActive: true, isBot: false };
  const refreshedAt = new Date('2026-11-09T00:00:00Z');
  await db.person.createMany({
    data: externalIds.map((externalId) => ({
      ...{ workspaceId, id: `person-${externalId}`, platform: 'slack', externalId },
      ...{ name: `Name ${externalId}`, timeZone: common.timeZone, refreshedAt },
    })),
  });
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const members = mixed(externalIds).map(
    (id): Present => ({ account: `slack:${id}`, profile: { ...common, name: `Name ${id}` } }),
  );
  const directory = {
    ...desk.kit.directory,
    profile: async (address: string) => ({ ...common, name: `Name ${address.slice(6)}` }),
    peopleIn: async () => ({ kind: 'told' as const, people: members }),
  };
  const kitAt = (at: Date) => ({ ...desk.kit, log, directory, adminUsers: [], clock: { now: () => at } });
  const shellAt = async (now: Date) => ({ ...kitAt(now), workspace: await desk.workspace(), now });

  const survey = await makeSurvey(await shellAt(MONDAY), {
    ...{ kind: 'pulse', by: nadia, formKey: 'made' },
    draft: {
      ...{ name: 'Pulse', channels: ['slack:C1'], threshold: 5, daysOpen: 7, cadence: null, nextAt: null },
      settings: { items: 4, words: true },
    },
  });
  const by = { person: nadia.id };
  const { row } = await openSurvey(await shellAt(MONDAY), { kinds: surveyKinds, surveyId: survey.id, by });
  await lookAfterSurveys(await shellAt(MONDAY), surveyKinds);
  const round = await db.surveyRound.findFirstOrThrow({ where: { workspaceId, id: row.id } });
  if (round.asked !== PEOPLE) throw new Error(`${round.asked} were asked`);
  const questions = questionsShape.parse(round.questions);

  const wal = url === null ? await serverLog(database) : fileLog(url);
  const records: LogRecord[] = [];
  const linesBefore = lines.length;
  const ballots = new Map<string, string>();
  const comments = new Map<string, string>();
  const answering = some(externalIds, isLeaking ? ANSWERING_WITH_A_LEAK : ANSWERING);
  const mute = externalIds.filter((id) => !answering.includes(id));
  const deeds = mixed([
    ...answering.map((who) => ({ who, does: 'answer' as const })),
    ...some(mute, 20).map((who) => ({ who, does: 'not-now' as const })),
    ...some(mute, 20).map((who) => ({ who, does: 'look' as const })),
  ]);
  const seen = new Set<string>();
  for (const [i, { who, does }] of deeds.entries()) {
    const at = new Date(MONDAY.getTime() + (i + 1) * 60_000);
    const kit = kitAt(at);
    const asked = async (subject: string) => {
      const workspace = await desk.workspace();
      const remembering = { directory, adminUsers: [], now: at };
      const asker = await rememberAsker(db, workspace, `slack:${who}`, remembering);
      if (!asker) throw new Error(`nobody is ${who}`);
      return requestOf(kit, { workspace, asker, subject });
    };
    if (does === 'not-now') await notNow(await asked(round.id));
    else await openAnswer(await asked(round.id));
    if (does === 'answer') {
      if (isLeaking)
        await db.person.updateMany({ where: { workspaceId, externalId: who }, data: { refreshedAt: at } });
      const word = `word${wordOf(Number(who.slice(1)))}`;
      comments.set(word, `person-${who}`);
      const state = { key: `form ${i}`, subject: round.id };
      const values = valuesOf(questions, word, i);
      const done = await answerForm.submit(await asked(round.id), state, values);
      if (done.kind !== 'done') throw new Error(`not taken: ${JSON.stringify(done)}`);
      // The one row that is new: the test looks, the attacker does not.
      const rows = await db.ballot.findMany({ where: { workspaceId }, select: { id: true } });
      for (const { id } of rows) if (!seen.has(id)) ballots.set(id, `person-${who}`);
      for (const { id } of rows) seen.add(id);
      // Some send it twice; and some press "No more letters" on the thanks, where it is offered.
      if (i % 7 === 0) await answerForm.submit(await asked(round.id), state, values);
      if (i % 3 === 0) await notNow(await asked(round.id));
    }
    if (i % 20 === 0) await lookAfterSurveys({ ...(await shellAt(at)) }, surveyKinds);
    records.push(...(await wal.read()));
  }
  const meanwhile = lines.slice(linesBefore);
  const truth: Truth = { ballots, comments };
  const answered = new Set(answering.map((id) => `person-${id}`));
  return {
    ...{ desk, roundId: round.id, truth, answered, records, meanwhile, workspaceId },
    async close() {
      const now = new Date(MONDAY.getTime() + 6 * 3_600_000);
      const closed = await closeRound(await shellAt(now), { kinds: surveyKinds, roundId: round.id, by });
      return { closed, records: await wal.read() };
    },
  };
}

function valuesOf(questions: readonly SurveyQuestion[], word: string, i: number) {
  return Object.fromEntries(
    questions.map((question) => [
      `q:${question.key}`,
      question.kind === 'words' ? `${word} ${'and more '.repeat(i % 40)}` : String(1 + (i % 5)),
    ]),
  );
}

/** Letters alone: numbers would be taken out. */
function wordOf(n: number): string {
  return [...String(n)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('a');
}
