// Whose body is read next: so many at once, so many of one source, so many that wait, unread. Whoever is over is told when to come back,
// having sent nothing for nothing. In memory: each replica has its own.
import { troubleOf } from '../database/client.ts';
import { allowances } from '../http/allowance.ts';
import { problem, type WebAnswer } from '../http/route.ts';

export interface Turns {
  /** Resolves once it is this source's turn: `end` it, whatever happens. A refusal says when to come back. */
  take(sourceId: string): Promise<WebTurn | { readonly refused: WebAnswer }>;
}

export interface WebTurn {
  end(): void;
  /** What it does waited in vain for a database that somebody else holds: whoever waits for a turn would too, and is told now. */
  wasHeld(): void;
}

/** Does the work once it is this source's turn. */
export async function inItsTurn(
  queue: Turns,
  sourceId: string,
  work: () => Promise<WebAnswer>,
): Promise<WebAnswer> {
  const turn = await queue.take(sourceId);
  if ('refused' in turn) return turn.refused;
  try {
    return await work();
  } catch (error) {
    if (troubleOf(error) === 'locked') turn.wasHeld();
    throw error;
  } finally {
    turn.end();
  }
}

/** Bodies of at most five megabytes that are in memory at once: while one is worked on, the other is read or stored. */
const AT_ONCE = 2;
const WAITING_MAX = 100;
/** Of one source: half of what there is, so that no source keeps another out. */
const WAITING_OF_ONE = 50;
/** Milliseconds. Vendors wait some ten seconds for an answer. */
const PATIENCE_MS = 6_000;
/** In bytes: a whole body, so that its sender gets to read that it has to come back. */
const HEARD_OUT = 6 * 1024 * 1024;
/**
 * Seconds after which whoever is told to come back may do so: at least, and at most. Whoever is refused before comes before: each has a moment of
 * its own, as far apart as half of what a turn takes, so that hardly any body is sent for nothing and nobody waits for one who does not come.
 */
const SOONEST_S = 5;
const LATEST_S = 300;
/** Milliseconds that a turn takes, before any was taken; then what the last ones took, each with this share. */
const FIRST_TURN_MS = 300;
const NEWEST_SHARE = 0.2;
/** Requests of one source: so many at once, as after a pause, then so many a second. */
const RATE = { burst: 400, perSecond: 20 };

interface Waiting {
  readonly sourceId: string;
  readonly begin: () => void;
  readonly refuse: (title: string) => void;
}

/** @param now in milliseconds, from any beginning; never goes back */
export function turns(now: () => number = () => performance.now()): Turns {
  const waiting: Waiting[] = [];
  const busy = new Map<string, number>();
  const allowed = allowances(RATE, now);
  /** When the last one of a source that was refused is to come back. */
  const comingBack = new Map<string, number>();
  let running = 0;
  let turnMs = FIRST_TURN_MS;

  const later = (status: 429 | 503, title: string, sourceId: string) => {
    const soonest = now() + SOONEST_S * 1_000;
    const last = Math.max(soonest, comingBack.get(sourceId) ?? 0);
    const at = Math.min(last + turnMs / AT_ONCE / 2, now() + LATEST_S * 1_000);
    for (const [each, until] of comingBack) if (until < now()) comingBack.delete(each);
    comingBack.set(sourceId, at);
    return { refused: refusal(status, title, Math.floor((at - now()) / 1_000)) };
  };
  const next = (): void => {
    if (running >= AT_ONCE) return;
    // Those of whom least is being done, in the order in which they came.
    const least = Math.min(...waiting.map(({ sourceId }) => busy.get(sourceId) ?? 0));
    const at = waiting.findIndex(({ sourceId }) => (busy.get(sourceId) ?? 0) === least);
    const [chosen] = at < 0 ? [] : waiting.splice(at, 1);
    if (chosen === undefined) return;
    running++;
    busy.set(chosen.sourceId, (busy.get(chosen.sourceId) ?? 0) + 1);
    chosen.begin();
  };
  const turn = (sourceId: string): WebTurn => {
    const began = now();
    let isOver = false;
    return {
      end() {
        if (isOver) return;
        isOver = true;
        running--;
        turnMs += NEWEST_SHARE * (now() - began - turnMs);
        const left = (busy.get(sourceId) ?? 1) - 1;
        if (left > 0) busy.set(sourceId, left);
        else busy.delete(sourceId);
        next();
      },
      wasHeld() {
        for (const each of waiting.splice(0)) each.refuse('The database is locked');
      },
    };
  };
  return {
    take(sourceId) {
      if (allowed(sourceId).isOver)
        return Promise.resolve(later(429, 'Too many requests of this source', sourceId));
      if (waiting.filter((each) => each.sourceId === sourceId).length >= WAITING_OF_ONE)
        return Promise.resolve(later(429, 'Too many requests of this source at once', sourceId));
      if (waiting.length >= WAITING_MAX)
        return Promise.resolve(later(503, 'Too much waits already', sourceId));
      return new Promise((resolve) => {
        const mine: Waiting = {
          sourceId,
          begin() {
            clearTimeout(late);
            resolve(turn(sourceId));
          },
          refuse(title) {
            clearTimeout(late);
            resolve(later(503, title, sourceId));
          },
        };
        const late = setTimeout(() => {
          waiting.splice(waiting.indexOf(mine), 1);
          mine.refuse('Too much waits already');
        }, PATIENCE_MS);
        waiting.push(mine);
        next();
      });
    },
  };
}

function refusal(status: 429 | 503, title: string, seconds: number): WebAnswer {
  const detail = `Nothing was read. Send it again in ${seconds} seconds.`;
  return { ...problem(status, { title, detail }, { 'retry-after': String(seconds) }), hearsOut: HEARD_OUT };
}
