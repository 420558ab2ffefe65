// Rounds of surveys whose processes are killed while they open, invite, take answers, remind, close and publish: the next process goes on, no
// answer is lost or counted twice, and nobody is written to twice.
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Database } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { newSecret } from '../../src/keys.ts';
import { surveyKinds } from '../../src/surveys/kinds/index.ts';
import { talliesShape } from '../../src/surveys/tally.ts';
import { openToLook } from '../harness/own-looks.ts';
import { surveyRow } from '../surveys/on-file.ts';
import { type Killed, type Killing, run } from './killing.ts';
import { ANSWERING, ASKED, POLL_STEPS, type PollOrder } from './polled.ts';

const COMPANY = 'polled';
const DAY_MS = 86_400_000;
/** A Monday at ten in Paris; each round opens a fortnight after the one before. */
const FIRST = new Date('2026-03-02T09:00:00Z');
/** Deaths in each step of a round. */
const EACH = 2;

const counted = z.record(z.string(), z.int());

export async function killPolls({ engine, program, empty, chance, rounds }: Killing): Promise<Killed> {
  const pollster = join(dirname(program), 'pollster.js');
  const url = await empty();
  await migrate(url);
  const database = await openToLook(url);
  const secret = newSecret();
  const violations: string[] = [];
  let kills = 0;
  try {
    await fill(database);
    // The first round is let be: it tells how many statements each step takes.
    let taken: Record<string, number> = {};
    for (let round = 0; round <= rounds; round += 1) {
      const surveyId = `survey-${round}`;
      const opensAt = FIRST.getTime() + round * 14 * DAY_MS;
      await addSurvey(database, surveyId, round + 1, new Date(opensAt));
      const order = { url, secret, workspaceId: COMPANY, surveyId, opensAt };
      const obey = (death: PollOrder['death']) => run(pollster, [JSON.stringify({ ...order, death })]);
      const steps = round === 0 ? [] : POLL_STEPS;
      for (const step of steps)
        for (let i = 0; i < EACH; i += 1) {
          // Spread over the step: with rounds enough it dies before each statement.
          const part = ((round - 1) * EACH + i + chance.next()) / (rounds * EACH);
          const before = 1 + Math.floor(part * (taken[step] ?? 1));
          const ended = await obey({ step, before });
          if (ended.signal === 'SIGKILL') kills += 1;
          else if (ended.code !== 0)
            violations.push(`${surveyId}, ${step}: ended with ${ended.code}${ended.said}`);
          violations.push(
            ...(await halves(database, surveyId)).map((each) => `${surveyId}, ${step}: ${each}`),
          );
        }
      const last = await obey(null);
      if (last.code === 0 && round === 0) taken = counted.parse(JSON.parse(last.out));
      if (last.code !== 0) violations.push(`${surveyId}: does not go on${last.said}`);
      else violations.push(...(await faults(database, surveyId)).map((each) => `${surveyId}: ${each}`));
    }
  } finally {
    await database.close();
  }
  return { name: `${engine}, rounds of surveys`, kills, violations };
}

export function reportPolls({ name, kills, violations }: Killed): string {
  return [
    `${name}: ${kills} kills`,
    `    ${String(violations.length).padStart(4)}  answers lost or counted twice, people invited or reminded twice or forgotten, results told twice`,
    ...violations.map((each) => `          ${each}`),
  ].join('\n');
}

async function fill({ db }: Database): Promise<void> {
  const workspace = {
    name: 'Polled',
    timeZone: 'Europe/Paris',
    locale: 'fr',
    country: 'FR',
    createdAt: FIRST,
  };
  await db.workspace.create({ data: { ...workspace, id: COMPANY, slackTeamId: 'T-polled' } });
  const admin = { name: 'Nadia', timeZone: 'Europe/Paris', refreshedAt: FIRST, isAdmin: true };
  await db.person.create({
    data: { ...admin, workspaceId: COMPANY, id: 'admin', platform: 'slack', externalId: 'U1' },
  });
}

async function addSurvey({ db }: Database, id: string, number: number, now: Date): Promise<void> {
  const pulse = surveyKinds.find(({ name }) => name === 'pulse');
  if (!pulse) throw new Error('there is no pulse');
  const row = surveyRow({ workspaceId: COMPANY, id, createdById: 'admin', now });
  await db.survey.create({ data: { ...row, number, settings: JSON.parse(JSON.stringify(pulse.defaults)) } });
}

/** Whoever counts as having answered has a ballot, and the other way round, at any moment. */
async function halves({ db }: Database, surveyId: string): Promise<string[]> {
  const where = { workspaceId: COMPANY, round: { surveyId } };
  const [voted, ballots] = await Promise.all([db.surveyVoted.count({ where }), db.ballot.count({ where })]);
  return voted === ballots ? [] : [`${voted} have answered by ${ballots} ballots`];
}

async function faults(database: Database, surveyId: string): Promise<string[]> {
  const { db } = database;
  const workspaceId = COMPANY;
  const rounds = await db.surveyRound.findMany({ where: { workspaceId, surveyId } });
  const [row] = rounds;
  if (!row || rounds.length > 1) return [`${rounds.length} rounds`];
  const found = await halves(database, surveyId);
  const is = (what: string, value: unknown, expected: unknown) => {
    if (value !== expected) found.push(`${what}: ${value} instead of ${expected}`);
  };
  is('state', row.state, 'closed');
  is('asked', row.asked, ASKED);
  is('answered', row.answered, ANSWERING);
  is('has a result', row.result !== null, true);
  const [everybody] = talliesShape.parse(row.tallies);
  for (const [key, counts] of Object.entries(everybody?.counts ?? {}))
    is(
      `answers to ${key}`,
      Object.values(counts).reduce((sum, n) => sum + n, 0),
      ANSWERING,
    );
  const subject = `survey-round:${row.id}`;
  const letters = await db.delivery.findMany({ where: { workspaceId, subject } });
  for (const kind of ['survey.invitation', 'survey.reminder']) {
    const addresses = letters.flatMap((each) => (each.kind === kind ? [each.address] : []));
    is(`${kind}s`, addresses.length, ASKED);
    is(`people with a ${kind}`, new Set(addresses).size, ASKED);
  }
  for (const kind of ['survey.result', 'survey.decide'])
    is(kind, letters.filter((each) => each.kind === kind).length, 1);
  const news = { workspaceId, kind: 'survey.news', subject: `survey:${surveyId}` };
  is('news to its admin', await db.delivery.count({ where: news }), 1);
  is('ballots left', await db.ballot.count({ where: { workspaceId } }), 0);
  return found;
}
