// A process that brings a round of a survey from where it stands to its published result, as the heartbeat and those who answer do, and dies
// before a statement of one of its steps. Says how many statements each step took.
import { argv, pid } from 'node:process';
import { pino } from 'pino';
import { z } from 'zod';
import type { Database, Db } from '../../src/database/client.ts';
import { keysFrom } from '../../src/keys.ts';
import { later } from '../../src/people/later.ts';
import type { RoundShell } from '../../src/surveys/audience.ts';
import { giveBallot } from '../../src/surveys/ballots.ts';
import { lookAfterSurveys } from '../../src/surveys/beat.ts';
import { surveyKinds } from '../../src/surveys/kinds/index.ts';
import { openSurvey } from '../../src/surveys/open.ts';
import type { SurveyAnswers, SurveyQuestion } from '../../src/surveys/question.ts';
import { roundById, type SurveyRound } from '../../src/surveys/round.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { openToLook } from '../harness/own-looks.ts';
import { ANSWERING, ASKED, type POLL_STEPS, type PollOrder } from './polled.ts';

const order: PollOrder = JSON.parse(argv[2] ?? '');
const { surveyId, workspaceId, death } = order;
const opened = await openToLook(order.url);
const taken: Record<string, number> = {};
let step: (typeof POLL_STEPS)[number] = 'opening';

const watched = opened.db.$extends({
  query: {
    $allOperations({ args, query }) {
      const count = (taken[step] ?? 0) + 1;
      taken[step] = count;
      if (death?.step === step && death.before === count) process.kill(pid, 'SIGKILL');
      return query(args);
    },
  },
});
const database: Database = { ...opened, db: watched as unknown as Db };
const workspace = await workspaceById(opened.db, workspaceId);
const keys = keysFrom([order.secret]);

const people = Array.from({ length: ASKED }, (_, i) => ({
  account: `slack:P${i}`,
  profile: {
    ...{ name: `P${i}`, timeZone: 'Europe/Paris', locale: i % 2 === 0 ? 'fr-FR' : 'en-GB' },
    ...{ isAdmin: false, isActive: true, isBot: false },
  },
}));

const shellAt = (now: Date): RoundShell => ({
  ...{ database, workspace, keys, now, adminUsers: [], later: later(), log: pino({ level: 'silent' }) },
  directory: {
    profile: async () => null,
    channel: async () => null,
    isMember: async () => false,
    peopleIn: async () => ({ kind: 'told', people }),
  },
});
const beat = (now: Date) => lookAfterSurveys(shellAt(now), surveyKinds);

async function lastRound(): Promise<SurveyRound | null> {
  const row = await opened.db.surveyRound.findFirst({ where: { workspaceId, surveyId } });
  return row && roundById(opened.db, workspaceId, row.id);
}

/** Where it was to die in the step before, and had too little left to do, it ends instead. */
async function passTo(next: typeof step): Promise<void> {
  if (death?.step === step) {
    await opened.close();
    process.exit(0);
  }
  step = next;
}

/** The n-th person's. */
function answersOf(questions: readonly SurveyQuestion[], n: number): SurveyAnswers {
  const answers = questions.flatMap((question): [string, number | string][] => {
    if (question.kind !== 'scale') return [];
    return [[question.key, question.from + (n % (question.to - question.from + 1))]];
  });
  return Object.fromEntries(answers);
}

const opensAt = new Date(order.opensAt);
let round = await lastRound();
if (round === null) {
  await openSurvey(shellAt(opensAt), { kinds: surveyKinds, surveyId, by: 'command-line' });
  round = await lastRound();
}
if (round === null) throw new Error('no round opened');
await passTo('inviting');
if (round.row.state === 'opening') await beat(opensAt);
await passTo('answering');
if (round.row.state !== 'closed' && round.row.remindAt !== null)
  for (let n = 0; n < ANSWERING; n += 1) {
    const where = {
      workspaceId_platform_externalId: { workspaceId, platform: 'slack', externalId: `P${n}` },
    };
    const { id: personId } = await opened.db.person.findUniqueOrThrow({ where });
    const ballot = { roundId: round.row.id, personId, answers: answersOf(round.questions, n) };
    await giveBallot(shellAt(opensAt), ballot);
  }
await passTo('reminding');
if (round.row.remindAt !== null) await beat(round.row.remindAt);
await passTo('closing');
await beat(round.row.closesAt);
console.log(JSON.stringify(z.record(z.string(), z.int()).parse(taken)));
await opened.close();
