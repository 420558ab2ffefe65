// A digest to so many channels in virtual time: the real planning, the real dispatchers on a real database, a chat that limits.
import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import type { Database } from '../../src/database/client.ts';
import { dispatcher } from '../../src/delivery/dispatch.ts';
import { enqueue } from '../../src/delivery/ledger.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { sentence } from '../../src/messages/message.ts';
import { makeCompany } from '../digests/company.ts';
import { kind, kinds } from '../harness/kinds.ts';
import { limitingChat } from './limiting-chat.ts';

export interface FanOut {
  readonly channels: number;
  readonly perMinute: number;
  /** One connection each. */
  readonly replicas: readonly Database[];
  /** A personal letter is queued after each so many messages. */
  readonly letterEach: number;
}

export interface FanOutFigures {
  /** Real milliseconds. */
  readonly planningMs: number;
  readonly messages: number;
  /** Virtual milliseconds from the plan to the last message, and the least that the chat allows. */
  readonly ms: number;
  readonly leastMs: number;
  readonly refusals: number;
  /** The longest that a letter waited, virtual milliseconds. */
  readonly letterMs: number;
  readonly letters: number;
  /** Each a broken promise. */
  readonly wrong: readonly string[];
}

const DUE = Date.parse('2026-11-16T08:00:00Z');
/** A pump's longest rest. */
const POLL_MS = 30_000;

export async function fanOut({ channels, perMinute, replicas, letterEach }: FanOut): Promise<FanOutFigures> {
  const [first] = replicas;
  if (!first) throw new Error('no replica');
  let now = DUE;
  const clock = { now: () => new Date(now) };
  const company = await makeCompany(first);
  const workspaceId = company.workspace.id;
  const places = Array.from({ length: channels }, (_, i) => ({ address: `slack:C${i}`, name: `c${i}` }));
  await company.schedule({ channels: places }, new Date(DUE - 4 * 86_400_000));
  await company.answers(60, new Date(DUE - 20 * 3_600_000));
  const startedAt = performance.now();
  await Promise.all(replicas.map((replica) => company.tickAt(new Date(DUE), replica)));
  const planningMs = performance.now() - startedAt;

  const chat = limitingChat(clock, perMinute);
  const keys = keysFrom([newSecret()]);
  const wrong: string[] = [...company.errors];
  const log = pino({ level: 'error' }, { write: (line: string) => wrong.push(line) });
  const sending = replicas.map(({ db }, i) => ({
    wakeAt: now,
    dispatcher: dispatcher({
      kinds,
      db,
      workspaceId,
      carriers: new Map([['slack', chat]]),
      keys,
      clock,
      log,
      claimant: `replica ${i}`,
    }),
  }));
  const digests = await first.db.delivery.count({ where: { workspaceId, state: 'pending' } });
  const letters = new Map<string, number>();
  let nextLetter = letterEach;
  while (chat.taken.length < digests + letters.size) {
    now = Math.max(now, Math.min(...sending.map(({ wakeAt }) => wakeAt)));
    if (chat.taken.length >= nextLetter && chat.taken.length < digests) {
      nextLetter += letterEach;
      const id = await enqueue(first.db, {
        workspaceId,
        kind: kind('suggestion.replied'),
        address: `slack:U${letters.size}`,
        message: sentence(`letter ${randomUUID()}`),
        locale: 'en',
        now: clock.now(),
      });
      letters.set(id, now);
      // Queued by any of them, which looks at once.
      const nudged = sending[letters.size % sending.length];
      if (nudged) nudged.wakeAt = now;
    }
    const awake = sending.filter(({ wakeAt }) => wakeAt <= now);
    await Promise.all(awake.map((each) => each.dispatcher.run()));
    for (const each of awake) {
      const next = (await each.dispatcher.nextAt())?.getTime() ?? now + POLL_MS;
      each.wakeAt = Math.min(Math.max(next, now + 10), now + POLL_MS);
    }
    if (now > DUE + 24 * 3_600_000) {
      wrong.push('not all were sent within a day');
      break;
    }
  }

  const messages = digests + letters.size;
  const times = new Map<string, number[]>();
  for (const { deliveryId, at } of chat.taken) times.set(deliveryId, [...(times.get(deliveryId) ?? []), at]);
  for (const [id, at] of times) if (at.length > 1) wrong.push(`${id} was sent ${at.length} times`);
  if (times.size !== messages) wrong.push(`${times.size} of ${messages} were sent`);
  if (digests !== 2 * channels) wrong.push(`${digests} were planned for ${channels} channels`);
  const unsettled = await first.db.delivery.count({ where: { workspaceId, state: { not: 'sent' } } });
  if (unsettled > 0) wrong.push(`${unsettled} rows are not settled`);
  const tried = await first.db.delivery.count({ where: { workspaceId, attempts: { not: 1 } } });
  if (tried > 0) wrong.push(`${tried} rows count a refusal as an attempt`);
  const rows = await first.db.delivery.findMany({
    where: { workspaceId, threadOf: { not: null } },
    select: { id: true, threadOf: true },
  });
  for (const { id, threadOf } of rows) {
    const [digest = Number.POSITIVE_INFINITY] = times.get(threadOf ?? '') ?? [];
    if ((times.get(id)?.[0] ?? 0) < digest) wrong.push(`the details ${id} came before their digest`);
  }
  const waits = [...letters].map(([id, at]) => (times.get(id)?.[0] ?? Number.POSITIVE_INFINITY) - at);
  return {
    planningMs,
    messages,
    ms: Math.max(...chat.taken.map(({ at }) => at)) - DUE,
    leastMs: ((messages - perMinute / 6) / perMinute) * 60_000,
    refusals: chat.refusals,
    letterMs: Math.max(0, ...waits),
    letters: letters.size,
    wrong,
  };
}
