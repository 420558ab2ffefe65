// Claims before sending, sends once, records: a crash leaves a claimed row, never two posts.
import { setTimeout as wait } from 'node:timers/promises';
import { tell } from '../happenings.ts';
import type { Keys } from '../keys.ts';
import { type Address, place } from '../messages/message.ts';
import { NO_CHAT } from '../people/stand-in.ts';
import { claim, orphan, putOff, record } from './claim.ts';
import { type Due, dueRows, isAnythingOpen, nextDue } from './due.ts';
import { Flights } from './flights.ts';
import { lanes } from './lane.ts';
import { type Delivery, isSealed, NOWHERE, openAddress, sayNewestAgain } from './ledger.ts';
import { goneBy, letterOf } from './letter.ts';
import { isLimited, type Outcome, type Parcel } from './outcome.ts';
import { pacing, type SendingWay, wayKey } from './pacing.ts';
import { changeFor, LONGEST_PUT_OFF_MS } from './recording.ts';
import { type Recovery, recovering, tried } from './recover.ts';
import { Resting } from './rests.ts';
import { turn } from './turn.ts';

export interface Dispatcher {
  /**
   * Sends all that is due as fast as each chat takes it, recovers what the dead left behind, and returns when nothing more can be done
   * now. What a chat is slow to answer ends by itself.
   */
  run(): Promise<void>;
  /** When something can be sent next; null when nothing waits. */
  nextAt(): Promise<Date | null>;
  /** Starts nothing more; resolves when all that was on its way has ended. */
  stop(): Promise<void>;
}

export interface DispatcherParts extends Recovery {
  /** Tells this process's claims from another's. */
  readonly claimant: string;
  /** Least time between two messages to one address; PACE_MS by default. */
  readonly paceMs?: number;
  /** While every chat refuses us: when one is asked again. */
  readonly shutUntil?: () => Promise<Date | null>;
}

/** Slack: "one message per second per channel" (docs.slack.dev/apis/web-api/rate-limits, chat.postMessage). */
const PACE_MS = 1_000;
/** How long a run waits for answers while nothing else can be done, and how often it looks meanwhile for what has come. */
const PATIENCE_MS = 1_000;
const GLANCE_MS = 50;
const SOON_MS = 250;

/** Replicas take turns, and share the paces and the claims: nothing is sent twice, each address is written to in order. */
export function dispatcher(parts: DispatcherParts): Dispatcher {
  const { db, workspaceId, keys, clock, log, claimant, paceMs = PACE_MS } = parts;
  const resting = new Resting();
  const flights = new Flights();
  const paces = pacing({ ...parts, leastMs: (platform) => parts.carriers.get(platform)?.pace?.leastMs });
  const ours = turn(parts, parts);
  const recovery = recovering({ ...parts, isGoing: (id) => flights.isGoing(id) });
  let stopped = false;
  /** The turn to send may be ours still. */
  let hasTurn = false;
  /** As of the last look. */
  let isIdle = false;
  /** How many for somebody went since the last one of many. */
  let persons = 0;
  const now = () => clock.now().getTime();

  async function run(): Promise<void> {
    isIdle = false;
    if (stopped || (await parts.shutUntil?.())) return;
    isIdle = !hasTurn && flights.count === 0 && !(await isAnythingOpen(db, workspaceId));
    if (isIdle) return;
    await recovery.recover();
    const before = await ours.take();
    if (before === null) return;
    hasTurn = true;
    for (const [address, until] of Object.entries(before))
      resting.add(address, { from: now(), until, anonymous: false });
    for (let idle = 0; !stopped && (await ours.take()) !== null; ) {
      const { done, allSaid } = await start();
      if (done > 0) idle = 0;
      else if (flights.count === 0) return allSaid ? leave() : undefined;
      else if (idle >= PATIENCE_MS) return;
      if (done > 0 && flights.count === 0) continue;
      const ended = await Promise.race([flights.one().then(() => true), wait(GLANCE_MS, false)]);
      idle = ended ? 0 : idle + GLANCE_MS;
    }
  }

  async function leave(): Promise<void> {
    await ours.leave(resting.shared());
    hasTurn = false;
  }

  /** How many rows it did something about; `allSaid`: no more are due, not even such as have to wait for their pace. */
  async function start(): Promise<{ readonly done: number; readonly allSaid: boolean }> {
    resting.forget(now());
    const closed = await paces.closed();
    const resters = resting.addresses();
    const due = await dueRows(db, { workspaceId, now: clock.now(), resting: resters, closed, persons });
    const full = new Set(closed.map(wayKey));
    const served = new Set(resters);
    let done = 0;
    for (const each of due) {
      const reader = readerOf(keys, each.address);
      const way = wayOf(reader, each);
      if (served.has(reader) || flights.isGoingTo(reader) || full.has(wayKey(way))) continue;
      if (!flights.hasRoom(way, parts.carriers.get(way.platform)?.pace?.atOnce)) full.add(wayKey(way));
      else {
        served.add(reader);
        const came = await deliver(each, reader, way);
        if (came === 'too fast') full.add(wayKey(way));
        else {
          done += 1;
          persons = each.lane === lanes.many ? 0 : persons + 1;
        }
      }
    }
    return { done, allSaid: closed.length === 0 && due.length === 0 };
  }

  /** Whatever comes of it, the row is not due afterwards, unless it has to wait for the pace. One that trips us up does not stop the others. */
  async function deliver({ id }: Due, reader: Address, way: SendingWay): Promise<'done' | 'too fast'> {
    const row = await db.delivery.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
    if (row?.state !== 'pending') return 'done';
    try {
      const letter = await letterOf(parts, row);
      if (letter === 'waits') await putOff(parts, row, asLongAgain(row, clock.now()));
      else if (typeof letter === 'string') await orphan(parts, row, goneBy[letter]);
      else if ((await takeTurn(way, row)) === 0) return 'too fast';
      else {
        const mine = await claim(parts, row, claimant);
        if (mine) flights.start(id, way, reader, () => carry(mine, letter, way).catch(stumbled(row)));
      }
    } catch (error) {
      stumbled(row)(error);
      await putOff(parts, row, LONGEST_PUT_OFF_MS);
    }
    return 'done';
  }

  /** Whose pace it moves: for an anonymous reader that of every chat, in one order, or it would tell which one they are on. */
  function waysOf(way: SendingWay, { address }: Delivery): readonly SendingWay[] {
    if (!isSealed(address)) return [way];
    const platforms = new Set([...parts.carriers.keys(), way.platform]);
    return [...platforms].toSorted().map((platform) => ({ ...way, platform }));
  }

  async function takeTurn(way: SendingWay, row: Delivery): Promise<number> {
    if (isSealed(row.address) && paces.closedAsKnown().some(({ isResting }) => isResting)) return 0;
    let granted = 0;
    for (const each of waysOf(way, row)) {
      const given = await paces.take(each, 1);
      if (each.platform === way.platform) granted = given;
    }
    return granted;
  }

  function stumbled({ id, kind }: Delivery): (error: unknown) => void {
    return (err) => log.error({ err, delivery: id, kind }, 'a message could not be sent');
  }

  async function carry(mine: Delivery, letter: Parcel, way: SendingWay): Promise<void> {
    const outcome = await send(parts, letter);
    const limited = outcome.kind === 'later' && isLimited(outcome);
    if (limited) {
      flights.refused(way);
      for (const each of waysOf(way, mine)) await paces.slowDown(each, outcome.at);
    } else flights.arrived(way);
    const from = now();
    const change = changeFor(outcome, tried(parts, mine), clock.now());
    const anonymous = isSealed(mine.address);
    // When something is sent to somebody anonymous, and where, says who they may be.
    if (!anonymous) tell('delivery', { chat: way.platform, outcome: limited ? 'limited' : outcome.kind });
    if (change.state === 'sent') resting.add(letter.address, { from, until: from + paceMs, anonymous });
    // Those behind it wait too: they would fare no better, and would arrive before it. In the ledger each sealing looks different.
    if (change.state === 'pending' && anonymous)
      resting.add(letter.address, { from, until: change.notBefore.getTime(), anonymous });
    if (outcome.kind !== 'sent' && outcome.kind !== 'refused') {
      // Why an anonymous reader could not be reached would tell of their account.
      const code = 'code' in outcome ? { code: outcome.code } : {};
      const why = anonymous ? {} : { outcome: outcome.kind, reason: outcome.reason, ...code };
      log.warn({ delivery: mine.id, kind: mine.kind, ...why }, 'a message did not go through');
    }
    const isOurs = await record(parts, mine, change);
    // So slow that another took it over: its edits arrived before ours, which says less.
    if (!isOurs && mine.replaces !== null) await sayNewestAgain(db, keys, mine, clock.now());
  }

  async function nextAt(): Promise<Date | null> {
    if (isIdle) return null;
    const shut = await parts.shutUntil?.();
    if (shut) return shut;
    const due = await dueRows(db, { workspaceId, now: clock.now(), resting: [], closed: [], persons });
    const known = ours.isOurs() ? paces.closedAsKnown() : await paces.closed();
    const closed = new Map(known.map((each) => [wayKey(each), each.opensAt]));
    const rest = Math.max(0, ...known.flatMap(({ isResting, opensAt }) => (isResting ? [opensAt] : [])));
    const times = due.map((each) => {
      const reader = readerOf(keys, each.address);
      const opensAt = closed.get(wayKey(wayOf(reader, each))) ?? 0;
      return Math.max(now(), resting.until(reader), opensAt, isSealed(each.address) ? rest : 0);
    });
    const othersUntil = (await ours.heldUntil()) ?? 0;
    const next = await nextDue(db, workspaceId, clock.now());
    // What waits for one that is still on its way is looked at soon after it has ended.
    if (flights.count > 0) times.push(now() + SOON_MS);
    const lapse = await recovery.nextAt();
    const soonest = [
      ...(times.length > 0 ? [Math.min(...times)] : []),
      ...(next ? [next.getTime()] : []),
      ...(lapse === null ? [] : [lapse]),
    ];
    // A pace opens between two milliseconds: in the earlier one nothing could be sent yet.
    return soonest.length === 0 ? null : new Date(Math.ceil(Math.max(Math.min(...soonest), othersUntil)));
  }

  return {
    run,
    nextAt,
    async stop() {
      stopped = true;
      await flights.all();
      await leave();
    },
  };
}

function wayOf(reader: Address, { replaces }: Due): SendingWay {
  return { platform: isSealed(reader) ? '' : place(reader).platform, method: replaces ? 'edit' : 'post' };
}

/** Who reads it: each sealing of an address looks different. One that no key opens is nobody else's. */
function readerOf(keys: Keys, address: Address): Address {
  try {
    return openAddress(keys, address);
  } catch {
    return address;
  }
}

/** Milliseconds: as long as it has waited already, so that one whose parent is held is not looked at without end. */
function asLongAgain({ queuedAt }: Delivery, now: Date): number {
  return Math.min(Math.max(now.getTime() - queuedAt.getTime(), PACE_MS), LONGEST_PUT_OFF_MS);
}

async function send({ carriers, clock }: DispatcherParts, letter: Parcel): Promise<Outcome> {
  const { platform } = place(letter.address);
  if (platform === NO_CHAT) return { kind: 'sent', remote: NOWHERE };
  const carrier = carriers.get(platform);
  if (carrier) return carrier.send(letter);
  const at = new Date(clock.now().getTime() + 5 * 60_000);
  return { kind: 'later', at, reason: `${platform} is not connected` };
}
