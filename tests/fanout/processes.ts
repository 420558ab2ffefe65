// A digest to so many channels by real processes of the built program, in real time, against a Slack-like server behind a limit; on demand
// with processes killed and clocks that differ and go back meanwhile.
import { setTimeout as wait } from 'node:timers/promises';
import { migrate } from '../../src/database/migrate.ts';
import type { Chance } from '../../src/demo/company/chance.ts';
import { makeCompany } from '../digests/company.ts';
import { openToLook } from '../harness/own-looks.ts';
import { startFaultProxy } from '../peers/fault-proxy.ts';
import { type SlackEmulator, startSlackEmulator } from '../peers/slack-emulator.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { limitOf } from './limiting-chat.ts';
import { faultsOf } from './settled.ts';

export interface Play {
  /** An empty database. */
  readonly databaseUrl: string;
  readonly channels: number;
  readonly perMinute: number;
  /** How far the clock of each replica stands beside the machine's, in milliseconds. */
  readonly skews: readonly number[];
  /** How often one of them is killed, and whether the clock of one goes back by two hours. */
  readonly harm?: { readonly kills: number; readonly setBack: boolean; readonly chance: Chance };
}

export interface Played {
  readonly messages: number;
  /** From the first message to the last, and the least that the chat allows. */
  readonly ms: number;
  readonly leastMs: number;
  readonly refusals: number;
  readonly kills: number;
  /** Each a broken promise. */
  readonly faults: readonly string[];
}

/** Nothing that is still sent then will be. */
const MOST_MS = 15 * 60_000;
/** Share of the posts of a harmed fleet of which nobody hears that they arrived. */
const ANSWERS_LOST = 0.03;
const HOUR_MS = 3_600_000;

export async function playProcesses({
  databaseUrl,
  channels,
  perMinute,
  skews,
  harm,
}: Play): Promise<Played> {
  const since = new Date(Date.now() - HOUR_MS);
  const names = Array.from({ length: channels }, (_, i) => `channel-${i}`);
  const peer = await startSlackEmulator({ channels: names, people: ['person'] });
  const limit = limitOf(perMinute);
  const taken: number[] = [];
  let refusals = 0;
  const proxy = await startFaultProxy({
    target: peer.apiUrl,
    plan({ method }) {
      if (method !== 'chat.postMessage') return { kind: 'pass' };
      const seconds = limit(performance.now());
      if (seconds !== null) return { kind: 'limited', retryAfterSeconds: seconds };
      return { kind: harm && harm.chance.next() < ANSWERS_LOST ? 'answer lost' : 'pass' };
    },
    told({ method }, { kind }) {
      if (method !== 'chat.postMessage') return;
      if (kind === 'limited') refusals += 1;
      else taken.push(performance.now());
    },
  });
  await migrate(databaseUrl);
  const database = await openToLook(databaseUrl);
  const workspaceId = await digestDue(database, peer);
  const counted = { workspaceId, kind: { in: ['digest', 'digest.details'] } };
  const count = (state: 'any' | 'open') =>
    database.db.delivery.count({
      where: state === 'any' ? counted : { ...counted, state: { in: ['pending', 'claimed'] } },
    });
  const fleet = await startFleet({ databaseUrl, apiUrl: proxy.apiUrl, botToken: peer.botToken, skews });
  try {
    const until = performance.now() + MOST_MS;
    const is = async (what: () => Promise<boolean>) => {
      while (!(await what()) && performance.now() < until) await wait(50);
    };
    // While it is being planned.
    await is(async () => (await count('any')) > 0);
    const kills = harm ? await harmed(fleet, harm, async () => (await count('open')) === 0) : 0;
    await is(async () => (await count('any')) >= 2 * channels && (await count('open')) === 0);
    await proxy.quiet();
    const rows = await database.db.delivery.findMany({ where: counted });
    const stored = await peer.messages(since);
    const planned = new Set(rows.map(({ id }) => id));
    const digests = stored.filter(({ deliveryId }) => deliveryId !== null && planned.has(deliveryId));
    return {
      messages: rows.length,
      ms: Math.max(...taken) - Math.min(...taken),
      leastMs: ((rows.length - perMinute / 6) / perMinute) * 60_000,
      refusals,
      kills,
      faults: [...fleet.ended, ...faultsOf(rows, digests, peer.channels)],
    };
  } finally {
    await fleet.stop();
    await database.close();
    await proxy.stop();
    await peer.stop();
  }

  /** A company whose digest fell due a minute ago. */
  async function digestDue(
    opened: Awaited<ReturnType<typeof openToLook>>,
    { channels: ids, apiUrl, botToken }: SlackEmulator,
  ): Promise<string> {
    const company = await makeCompany(opened);
    const response = await fetch(`${apiUrl}auth.test`, {
      method: 'POST',
      headers: { authorization: `Bearer ${botToken}` },
    });
    const said: unknown = await response.json();
    const team = typeof said === 'object' && said !== null && 'team_id' in said ? String(said.team_id) : '';
    await opened.db.workspace.update({ where: { id: company.workspace.id }, data: { slackTeamId: team } });
    const due = new Date(Math.floor(Date.now() / 60_000) * 60_000);
    await company.schedule(
      {
        channels: ids.map((id, i) => ({ address: `slack:${id}`, name: names[i] ?? id })),
        cadence: { kind: 'cron', expression: `${due.getUTCMinutes()} ${due.getUTCHours()} * * *` },
        timeZone: 'UTC',
        onHolidays: 'ignore',
        postingHours: { kind: 'always' },
      },
      new Date(due.getTime() - 20 * HOUR_MS),
    );
    await company.answers(60, new Date(due.getTime() - 10 * HOUR_MS));
    return company.workspace.id;
  }
}

/** Kills one after the other until enough were, or there is nothing left to do. */
async function harmed(
  fleet: Fleet,
  { kills, setBack, chance }: NonNullable<Play['harm']>,
  isDone: () => Promise<boolean>,
): Promise<number> {
  let killed = 0;
  for (; killed < kills && !(killed > 0 && (await isDone())); killed += 1) {
    await fleet.kill(killed % fleet.size);
    if (setBack && killed === Math.floor(kills / 2)) await fleet.setBack((killed + 1) % fleet.size);
    await wait(1_000 + chance.next() * 4_000);
  }
  return killed;
}
