// How fast a company's messages may leave, learned from what the platform refuses. Pure; shared through the database by pacing.ts.

/**
 * One message after the other, `interval` apart. The moments at which the platform refused one tell its rate: whatever it allows to come at
 * once was used up at each of them, so that between two of them as many were taken as it lets through in that time.
 */
export interface Pace {
  /** Milliseconds between two messages. */
  readonly interval: number;
  /** The next free moment, epoch ms. */
  readonly nextAt: number;
  /** Until when the platform asked for a rest, epoch ms; 0 before it ever did. */
  readonly pausedUntil: number;
  /** A moment at which the platform refused one, and nothing was idle since; null while there is none. */
  readonly emptyAt: number | null;
  /** How many were let go since, less those that were refused. */
  readonly taken: number;
  /** The longest rest since, milliseconds. */
  readonly longestPause: number;
  /** How many went since the last one that was refused. */
  readonly clean: number;
}

/**
 * Ten a second, more than a platform allows for long: "several hundred messages per minute per workspace, with short bursts"
 * (docs.slack.dev/apis/web-api/rate-limits); 50 a second for a bot in a tenant (Teams: learn.microsoft.com, bots/how-to/rate-limit).
 */
const FIRST_INTERVAL = 100;
const SHORTEST = 20;
const LONGEST = 60_000;
/** A timer that fires late, or a slow database, is made up for this far. */
const CATCH_UP_MS = 400;
/** Where nothing was ever refused, as many may go at once after a rest. */
const CREDIT = 100;
/** No rest is longer, whatever the chat asks. */
const LONGEST_PAUSE_MS = 3_600_000;
const STEP = 50;
const FIRST_CREEP = 0.002;
const MOST_CREEP = 0.02;
/** A count below this measures nothing. */
const FEW = 20;
/** A measure over this long is good enough to begin the next. */
const ENOUGH_MS = 60_000;
/** A little slower than measured. */
const MARGIN = 1.005;
/** How much slower where nothing could be measured yet. */
const SLOWER = 1.15;
/** As long a run as this without a refusal was nearly right. */
const ESTABLISHED = 100;
const A_LITTLE_SLOWER = 1.02;

export function firstPace(now: number): Pace {
  return {
    interval: FIRST_INTERVAL,
    nextAt: now - CREDIT * FIRST_INTERVAL,
    pausedUntil: 0,
    emptyAt: null,
    taken: 0,
    longestPause: 0,
    clean: 0,
  };
}

/** From when on a message may leave, epoch ms. */
export function freeAt(pace: Pace, now: number): number {
  return asOf(pace, now).nextAt;
}

/** Because the platform asked for it. */
export function isResting(pace: Pace, now: number): boolean {
  return asOf(pace, now).pausedUntil > now;
}

/** What lies further ahead than this pace ever waited was noted by a clock that was set back since: it counts no more. */
function asOf(pace: Pace, now: number): Pace {
  const most = Math.min(LONGEST_PAUSE_MS, Math.max(LONGEST, pace.longestPause));
  if (Math.max(pace.nextAt, pace.pausedUntil) <= now + most) return pace;
  return { ...pace, nextAt: now, pausedUntil: Math.min(pace.pausedUntil, now), emptyAt: null, taken: 0 };
}

/** Lets up to `wanted` messages go now. @param least milliseconds between two, where that is known: nothing is learned then, and none go in a burst */
export function take(
  known: Pace,
  wanted: number,
  now: number,
  least = 0,
): { readonly pace: Pace; readonly granted: number } {
  const pace = asOf(known, now);
  const free = pace.nextAt;
  const isIdle = free < now - Math.max(CATCH_UP_MS, 2 * pace.interval);
  const credit = pace.pausedUntil === 0 && least === 0 ? CREDIT * pace.interval : CATCH_UP_MS;
  let nextAt = Math.max(free, now - credit);
  let { clean } = pace;
  let interval = least > 0 ? least : pace.interval;
  // The longer a refusal costs, the less often it is risked.
  const step = Math.max(STEP, Math.ceil((2 * pace.longestPause) / interval));
  let granted = 0;
  for (; granted < wanted && nextAt <= now; granted += 1) {
    nextAt += interval;
    clean += 1;
    if (least === 0 && clean % step === 0)
      interval = Math.max(SHORTEST, interval * (1 - creep(clean / step)));
  }
  const learned = isIdle ? { emptyAt: null, taken: 0, longestPause: 0 } : { taken: pace.taken + granted };
  return { granted, pace: { ...pace, nextAt, interval, clean, ...learned } };
}

/** A message was refused, and the next may be tried `at`. Those that were on their way with it teach nothing more. */
export function slowedDown(known: Pace, now: number, at: number): Pace {
  const pace = asOf(known, now);
  const taken = Math.max(0, pace.taken - 1);
  const pausedUntil = Math.max(pace.pausedUntil, at);
  const paused = { ...pace, taken, pausedUntil, nextAt: Math.max(pace.nextAt, at) };
  const longestPause = Math.max(pace.longestPause, at - now);
  if (now < pace.pausedUntil) return { ...paused, longestPause };
  const begun = { ...paused, clean: 0, longestPause };
  const anew = { emptyAt: now, taken: 0, longestPause: at - now };
  if (pace.emptyAt === null) return { ...begun, ...anew };
  const ms = now - pace.emptyAt;
  const slower = pace.interval * (pace.clean < ESTABLISHED ? SLOWER : A_LITTLE_SLOWER);
  if (taken < FEW || ms < 1.9 * pace.longestPause) return { ...begun, interval: bounded(slower) };
  const measured = (ms / taken) * MARGIN;
  const interval = bounded(pace.clean < ESTABLISHED ? measured : Math.min(measured, slower));
  return { ...begun, interval, ...(ms < ENOUGH_MS ? {} : anew) };
}

/** By which share the interval shrinks after so many fifties that went well. */
function creep(fifties: number): number {
  return Math.min(MOST_CREEP, FIRST_CREEP * 2 ** (fifties - 1));
}

function bounded(interval: number): number {
  return Math.min(LONGEST, Math.max(SHORTEST, interval));
}
