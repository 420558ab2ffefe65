// Acts of colleagues by processes that are killed at each write: what they tell, and take back, stands in the chat once in the end, as where
// nobody was killed.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { programOf } from '../../scripts/bundle.ts';
import type { Database } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openAddress } from '../../src/delivery/ledger.ts';
import type { Chance } from '../../src/demo/company/chance.ts';
import { type Keys, keysFrom, newSecret } from '../../src/keys.ts';
import { addAction } from '../../src/plan/add.ts';
import { createSchedule } from '../../src/schedules/save.ts';
import { proposeUnnamed } from '../../src/suggestions/outbox/outbox.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { addAnswers, addCompany } from '../feedback/answers-on-file.ts';
import { openToLook } from '../harness/own-looks.ts';
import { type SlackEmulator, startSlackEmulator } from '../peers/slack-emulator.ts';
import { onTheHour } from '../suggestions/on-the-hour.ts';
import type { ActorOrder, ActorParts, ActorReport } from './actor.ts';
import type { Killed } from './killing.ts';
import { CORRECTED, colleagues, FACT, scenes, WORD, WORKSPACE } from './scenes.ts';
import type { World } from './world.ts';

const DAY_MS = 86_400_000;
/** Past the lease of a claim and the turn to send: what the dead held is free to the next at once. */
const LATER_MS = 61_000;
/** More orders than a scene and what it sends need. */
const MOST_ORDERS = 400;

/** What has to be told in a life at all: a life that tells none of it proves nothing. */
const TOLD = [
  ...['digest', 'direction.redrawn', 'thanks.letter', 'thanks.posted', 'ambassador.letter', 'ambassador.kit'],
  ...['action.done', 'action.looked-back'],
];

export interface KilledActs extends Killed {
  /** What is told in a life in which nobody is killed; the same on either engine. */
  readonly expected: readonly string[];
}

/** @param stride at every how manyth write a process dies: 1 at each @param expected as an earlier one gave it; left out: found out */
export async function killActs(playing: {
  readonly name: string;
  empty(): Promise<string>;
  readonly world: World;
  readonly chance: Chance;
  readonly stride: number;
  readonly expected?: readonly string[] | undefined;
}): Promise<KilledActs> {
  const { name, empty, world, chance, stride } = playing;
  const program = await programOf('tests/kill/actor.ts');
  const violations: string[] = [];
  let { expected } = playing;
  if (expected === undefined) {
    const unharmed = await live(program, await empty(), world, () => null);
    violations.push(...unharmed.wrong);
    expected = unharmed.told;
    for (const kind of TOLD)
      if (!expected.some((each) => each.startsWith(`${kind} `)))
        violations.push(`nobody is told any ${kind}`);
  }
  let at = 0;
  const { told, wrong, kills } = await live(program, await empty(), world, (isNew) => {
    at = isNew ? 1 + Math.floor(chance.next() * stride) : at + stride;
    return at;
  });
  violations.push(...wrong, ...difference(told, expected));
  return { name: `${name}, acts of colleagues`, kills, violations, expected };
}

function difference(told: readonly string[], expected: readonly string[]): string[] {
  const count = (some: readonly string[], what: string) => some.filter((each) => each === what).length;
  return [...new Set([...told, ...expected])]
    .filter((what) => count(told, what) !== count(expected, what))
    .map((what) => `${what}: ${count(told, what)} times, where nobody is killed ${count(expected, what)}`);
}

export function reportActs({ name, kills, violations }: Killed): string {
  return [
    `${name}: ${kills} kills`,
    `    ${String(violations.length).padStart(4)}  things told twice or not at all, or that still stand where they were taken back`,
    ...violations.map((each) => `          ${each}`),
  ].join('\n');
}

interface Lived {
  readonly kills: number;
  /** What was told to whom, each as often as it was, in order. */
  readonly told: readonly string[];
  readonly wrong: readonly string[];
}

/** @param dieAt before which write the next process dies; null: it lives. Told whether a scene begins. */
async function live(
  program: string,
  databaseUrl: string,
  world: World,
  dieAt: (isNew: boolean) => number | null,
): Promise<Lived> {
  const secret = newSecret();
  const keys = keysFrom([secret]);
  const peer = await startSlackEmulator({ channels: ['general', 'other'], people: colleagues });
  await migrate(databaseUrl);
  const database = await openToLook(databaseUrl);
  const begins = world.now() + DAY_MS;
  await foundCompany(database, keys, peer, new Date(world.now()));
  world.moveTo(begins);
  const { apiUrl, botToken } = peer;
  const actors = actorsOf(program, { databaseUrl, apiUrl, botToken, secret });
  let kills = 0;
  try {
    for (const [i, { day }] of scenes.entries()) {
      world.moveTo(begins + day * DAY_MS);
      let scene: number | null = i;
      let next = dieAt(true);
      for (let orders = 0; ; orders += 1) {
        if (orders === MOST_ORDERS) throw new Error(`scene ${i} does not end`);
        const report = await actors.obey({
          scene,
          now: world.now(),
          dieAt: next,
          claimant: `actor ${kills}`,
        });
        if (report === 'killed') {
          kills += 1;
          world.moveTo(world.now() + LATER_MS);
          next = dieAt(false);
          continue;
        }
        scene = null;
        if (report.nextAt === null) break;
        world.moveTo(report.nextAt);
      }
    }
    return { kills, ...(await outcome(database, keys, peer)) };
  } finally {
    await actors.end();
    await database.close();
    await peer.stop();
  }
}

/** Everybody's ledger, and what stands at the peer. */
async function outcome(
  { db }: Database,
  keys: Keys,
  peer: SlackEmulator,
): Promise<Pick<Lived, 'told' | 'wrong'>> {
  const rows = await db.delivery.findMany({ where: { workspaceId: WORKSPACE } });
  const stored = await peer.messages(new Date(0));
  const wrong: string[] = [];
  const named = new Map<string, string>([
    ...peer.channels.map((id, i) => [`slack:${id}`, `channel ${i}`] as const),
    ...peer.people.map((id, i) => [`slack:${id}`, colleagues[i] ?? ''] as const),
  ]);
  const told: string[] = [];
  let sealed = 0;
  for (const { id, kind, address, state, replaces } of rows) {
    const where = openAddress(keys, address);
    told.push(`${kind} to ${named.get(where) ?? where}: ${state}`);
    // Nothing at the chat tells whose letter under seal it is: they are counted.
    if (where !== address) {
      if (state === 'sent') sealed += 1;
      continue;
    }
    const copies = stored.filter(({ deliveryId }) => deliveryId === id).length;
    if (replaces === null && copies !== (state === 'sent' ? 1 : 0))
      wrong.push(`${kind} to ${named.get(where)} is ${state}, and stands ${copies} times`);
  }
  const unknown = stored.filter(({ deliveryId }) => !rows.some(({ id }) => id === deliveryId));
  if (unknown.length !== sealed)
    wrong.push(`${unknown.length} messages without a name, of ${sealed} letters under seal`);
  const posted = JSON.stringify(stored.filter(({ channel }) => peer.channels.includes(channel)));
  for (const gone of [FACT, WORD])
    if (posted.includes(gone)) wrong.push(`“${gone}” still stands in a channel`);
  const corrected = posted.split(CORRECTED).length - 1;
  if (corrected !== 2)
    wrong.push(`the word of the direction stands ${corrected} times, not in each of 2 channels`);
  return { told: told.toSorted(), wrong };
}

function actorsOf(program: string, parts: ActorParts) {
  const start = () => {
    const child = fork(program, [JSON.stringify(parts)], { execArgv: [] });
    const ready = said(child);
    ready.catch(() => {});
    return { child, ready };
  };
  let actor = start();
  let spare = start();
  return {
    /** What it says once it is done; 'killed' where it died. Throws where it ended otherwise. */
    async obey(order: ActorOrder): Promise<Extract<ActorReport, { kind: 'done' }> | 'killed'> {
      if ((await actor.ready) === 'killed') throw new Error('an actor died before it had anything to do');
      const report = said(actor.child);
      actor.child.send(order);
      const done = await report;
      if (done !== 'killed' && done.kind === 'done') return done;
      actor = spare;
      spare = start();
      return 'killed';
    },
    async end(): Promise<void> {
      for (const { child } of [actor, spare]) {
        const gone = once(child, 'exit');
        if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) await gone;
      }
    },
  };
}

function said(child: ChildProcess): Promise<ActorReport | 'killed'> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null, signal: string | null) => {
      if (signal === 'SIGKILL') resolve('killed');
      else reject(new Error(`an actor ended by itself, with code ${code}`));
    };
    child.once('exit', ended);
    child.once('message', (report: ActorReport) => {
      child.off('exit', ended);
      resolve(report);
    });
  });
}

/** A company in which an action grew from two ideas, one of them without a name, and from a best failure; all that was told of it is over. */
async function foundCompany(
  database: Database,
  keys: Keys,
  { channels, people }: SlackEmulator,
  now: Date,
): Promise<void> {
  const { db } = database;
  const workspaceId = WORKSPACE;
  await addCompany(db, workspaceId);
  await db.workspace.update({ where: { id: workspaceId }, data: { postingHours: 'always' } });
  for (const [i, id] of colleagues.entries()) {
    const about = { name: `The ${id}`, timeZone: 'Europe/Paris', refreshedAt: now, chosenLocale: 'en' };
    const at = { platform: 'slack', externalId: people[i] ?? '' };
    await db.person.create({ data: { workspaceId, id, ...at, ...about, isAdmin: id === 'leader' } });
  }
  const person = (id: string) =>
    db.person.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } } });
  const shell = { database, keys, workspace: await workspaceById(db, workspaceId), now };
  const idea = { title: 'Ring before', details: '', topicId: null, link: null };
  const open = { ...idea, author: await person('author'), anonymous: false, formKey: 'open' };
  await submitSuggestion(shell, open);
  await proposeUnnamed(shell, {
    ...idea,
    author: await person('hidden'),
    anonymous: true,
    formKey: 'hidden',
  });
  await onTheHour(shell);
  const long = new Date(now.getTime() - 40 * DAY_MS);
  const story = { title: 'The lost table', wentWrong: 'w', weDid: 'd', customerSaid: '', learned: '' };
  const approved = { status: 'approved', submittedAt: long, approvedAt: long, formKey: 'story' };
  await db.story.create({
    data: { workspaceId, id: 'story', number: 1, tellerId: 'teller', ...story, ...approved },
  });
  const owner = await person('owner');
  const draft = {
    ...{ title: 'Ring before delivering', forWhom: '', dueOn: null, touchpoint: null },
    moves: { metric: 'csat', direction: 'up' } as const,
  };
  const { row } = await addAction(shell, { draft, owner, by: owner, origin: null, formKey: 'action' });
  const ideas = await db.suggestion.findMany({ where: { workspaceId } });
  await db.actionOrigin.createMany({
    data: [
      ...ideas.map(({ id: subject }) => ({ kind: 'suggestion', subject })),
      { kind: 'story', subject: 'story' },
    ].map((origin) => ({ workspaceId, actionId: row.id, ...origin })),
  });
  // For the ambassador's kit.
  await addAnswers(
    db,
    workspaceId,
    Array.from({ length: 24 }, (_, i) => ({
      ...{ id: `said-${i}`, score: i % 2 === 0 ? 1 : 10, customer: `customer-${i}` },
      at: new Date(now.getTime() - i * 3_600_000).toISOString(),
      verbatim: `Customer ${i} waited a long time and then said something about it.`,
    })),
  );
  await createSchedule(
    database,
    { workspaceId, now, adminId: 'leader' },
    {
      ...{ name: 'Week', channels: channels.map((id, i) => ({ address: `slack:${id}`, name: `c${i}` })) },
      ...{ sections: ['thanks'], filters: {}, cadence: { kind: 'weekly', weekday: 1, at: '09:00' } },
      ...{ timeZone: 'Europe/Paris', locale: 'en', country: null, onHolidays: 'ignore', whenEmpty: 'silent' },
      pausedUntil: null,
    },
    'schedule',
  );
  await db.delivery.deleteMany({ where: { workspaceId } });
}
