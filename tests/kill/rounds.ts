// Rounds on one engine: queue three messages, kill whoever sends them, start again until all are settled, then count.
import type { Database } from '../../src/database/client.ts';
import { type Delivery, enqueue } from '../../src/delivery/ledger.ts';
import type { Chance } from '../../src/demo/company/chance.ts';
import { newSecret } from '../../src/keys.ts';
import { sentence } from '../../src/messages/message.ts';
import { kind } from '../harness/kinds.ts';
import { openToLook } from '../harness/own-looks.ts';
import { type FaultProxy, startFaultProxy } from '../peers/fault-proxy.ts';
import type { SlackEmulator, StoredMessage } from '../peers/slack-emulator.ts';
import { deathsOf, fateOf } from './plan.ts';
import type { Death, Report } from './steps.ts';
import { count, judge, newTally, recount, type Tally } from './tally.ts';
import { type Victim, victims } from './victim.ts';
import type { World } from './world.ts';

export interface RoundsParts {
  readonly name: string;
  readonly databaseUrl: string;
  /** The worker's file, as `compileVictim` gives it. */
  readonly program: string;
  readonly peer: SlackEmulator;
  /** Places at the peer that nobody else writes to meanwhile. */
  readonly places: { readonly channel: string; readonly other: string; readonly person: string };
  readonly world: World;
  readonly chance: Chance;
  readonly rounds: number;
  /** False: the peer keeps no metadata, so it cannot tell what it has. */
  readonly canTell: boolean;
  readonly progress: (round: number) => void;
}

/** More looks than any round needs. */
const MOST_LOOKS = 300;
const MESSAGES = 3;

export async function playRounds(parts: RoundsParts): Promise<Tally> {
  const tally = newTally(parts.name);
  const startedAt = performance.now();
  const since = new Date(parts.world.now() - 1_000);
  const database = await openToLook(parts.databaseUrl);
  const table = await layTable(parts, tally);
  try {
    for (let round = 0; round < parts.rounds; round++) {
      await playRound(parts, database, table, tally, round);
      tally.rounds++;
      parts.progress(tally.rounds);
    }
    recount(tally, await parts.peer.messages(since));
  } finally {
    await table.clear();
    await database.close();
  }
  tally.seconds = (performance.now() - startedAt) / 1_000;
  return tally;
}

/** The proxy, and the process that is sending at the moment. */
interface Table {
  /** Orders the process to send all that is due now; kills it where it is to die. */
  send(death: Death | null): Promise<Report>;
  clear(): Promise<void>;
}

async function layTable(
  { databaseUrl, program, peer, world, chance, canTell, name }: RoundsParts,
  tally: Tally,
): Promise<Table> {
  let holdAfter = Number.POSITIVE_INFINITY;
  let held = () => {};
  const proxy: FaultProxy = await startFaultProxy({
    target: peer.apiUrl,
    strip: canTell ? [] : ['metadata'],
    plan(call) {
      if (call.method === 'chat.postMessage' && holdAfter-- === 0) return { kind: 'answer held' };
      return fateOf(call, chance);
    },
    told(call, { kind }) {
      if (kind === 'answer held') held();
      else if (kind !== 'pass') count(tally.faults, `${kind}: ${call.method}`);
    },
  });
  const waiting = victims(program, {
    databaseUrl,
    apiUrl: proxy.apiUrl,
    botToken: peer.botToken,
    secret: newSecret(),
    workspaceId: name,
  });
  let victim: Victim = waiting.next();
  return {
    async send(death) {
      if (death?.step === 'sending' && holdAfter === Number.POSITIVE_INFINITY) holdAfter = death.passes;
      const holding = new Promise<Report>((resolve) => {
        held = () => resolve({ kind: 'at', step: 'sending' });
      });
      const obeying = victim.obey({ now: world.now(), death });
      const report = await Promise.race([obeying, holding]);
      if (report.kind !== 'at') return report;
      obeying.catch(() => {});
      holdAfter = Number.POSITIVE_INFINITY;
      count(tally.kills, report.step);
      await victim.kill();
      await proxy.quiet();
      victim = waiting.next();
      return report;
    },
    async clear() {
      await Promise.all([victim.kill(), waiting.end()]);
      await proxy.stop();
    },
  };
}

async function playRound(
  parts: RoundsParts,
  database: Database,
  table: Table,
  tally: Tally,
  round: number,
): Promise<void> {
  const { peer, world, chance } = parts;
  const since = new Date(world.now() - 1_000);
  const labels = await queue(parts, database, round);
  const deaths = deathsOf(round, MESSAGES, chance);
  let nextAt: number | null = world.now();
  for (let look = 0; look < MOST_LOOKS; look++) {
    const open = await unsettled(database, parts.name);
    if (open.length === 0) break;
    if (nextAt !== null) world.moveTo(nextAt);
    const report = await table.send(deaths[0] ?? null);
    if (report.kind === 'at') deaths.shift();
    // Whoever comes after the dead looks at once.
    nextAt = report.kind === 'done' ? report.nextAt : world.now();
  }
  const stored = await peer.messages(since);
  for (const [id, label] of labels) await check(parts, database, stored, tally, { id, label });
}

/** A message to a channel, one to a person, and a third: an answer in the first one's thread, or another channel's. */
async function queue(
  { name, places, canTell, world }: RoundsParts,
  { db }: Database,
  round: number,
): Promise<Map<string, string>> {
  const labels = new Map<string, string>();
  const write = async (place: string, threadOf?: string) => {
    const label = `${name}: round ${round}, message ${labels.size + 1}`;
    const id = await enqueue(db, {
      workspaceId: name,
      kind: kind('voice.shared'),
      address: `slack:${place}`,
      message: sentence(label),
      locale: 'en',
      now: new Date(world.now()),
      ...(threadOf === undefined ? {} : { threadOf }),
    });
    labels.set(id, label);
    return id;
  };
  const parent = await write(places.channel);
  await write(places.person);
  // An answer waits for as long as nobody knows where the message is that it answers.
  await (canTell ? write(places.channel, parent) : write(places.other));
  return labels;
}

function unsettled({ db }: Database, workspaceId: string): Promise<Delivery[]> {
  return db.delivery.findMany({ where: { workspaceId, state: { in: ['pending', 'claimed'] } } });
}

async function check(
  { name, canTell }: RoundsParts,
  { db }: Database,
  stored: readonly StoredMessage[],
  tally: Tally,
  { id, label }: { readonly id: string; readonly label: string },
): Promise<void> {
  const row = await db.delivery.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId: name, id } } });
  const copies = stored.filter((message) => message.text === label);
  judge(tally, label, row.state, copies.length);
  const [copy] = copies;
  if (!copy || row.state !== 'sent') return;
  const wrong = (what: string) => tally.violations.push(`${label} ${what}`);
  if (row.remote !== JSON.stringify({ channel: copy.channel, id: copy.ts }))
    wrong('is not where its row says');
  if (canTell && copy.deliveryId !== id) wrong('carries another id');
  if (canTell && (row.threadOf !== null) !== (copy.thread !== null)) wrong('is not where it belongs');
}
