// How a source fares: heard lately, silent, refused, or never heard. Pure; the words for it are in health-words.ts.
import { msPerDay } from '../../calendar/day.ts';
import type { Source } from './source.ts';

/** Before the code of an answer that was fetched with others, and is left out alone. */
export const LEFT_OUT = 'fetch.answer:';
/** Before the code of fields of which nobody said what they are: nothing is taken until somebody does. */
export const UNKNOWN_FIELDS = 'fetch.fields:';
/** What was fetched could not be kept: the vendor has no part in it. */
export const OWN_FAULT = 'fetch.ours';

type Watched = Pick<
  Source,
  'createdAt' | 'lastSeenAt' | 'quietAfterDays' | 'quietToldAt' | 'errorCount' | 'lastErrorAt' | 'lastError'
>;

export type Health =
  | { readonly kind: 'fine'; readonly seenAt: Date }
  /** Nothing came for `days` whole days, which is longer than an admin allows. `seenAt`: null where nothing ever came. */
  | { readonly kind: 'quiet'; readonly days: number; readonly seenAt: Date | null }
  /** So much was refused since the last that was taken. `code`: why the last was. */
  | {
      readonly kind: 'failing';
      readonly refused: number;
      readonly code: string;
      readonly at: Date;
      readonly seenAt: Date | null;
    }
  /** New, or nobody minds. */
  | { readonly kind: 'never' };

/** What was refused says more than that nothing came. */
export function healthOf(source: Watched, now: Date): Health {
  const { lastSeenAt: seenAt, errorCount: refused, lastError: code, lastErrorAt, createdAt } = source;
  if (refused > 0) {
    return { kind: 'failing', refused, code: code ?? '', at: lastErrorAt ?? createdAt, seenAt };
  }
  if (isQuiet(source, now)) return { kind: 'quiet', days: silentDays(source, now), seenAt };
  return seenAt === null ? { kind: 'never' } : { kind: 'fine', seenAt };
}

/** Silent for as long as an admin allows, whether or not something was refused meanwhile. */
export function isQuiet(source: Watched, now: Date): boolean {
  return source.quietAfterDays !== null && silentDays(source, now) >= source.quietAfterDays;
}

/** Quiet, and nobody has been told of this very silence. */
export function isSilenceUntold(source: Watched, now: Date): boolean {
  const { quietToldAt } = source;
  return isQuiet(source, now) && (quietToldAt === null || quietToldAt < silentSince(source));
}

/** Whole days since something was taken, or since the source was made. */
export function silentDays(source: Watched, now: Date): number {
  return Math.floor((now.getTime() - silentSince(source).getTime()) / msPerDay);
}

function silentSince({ lastSeenAt, createdAt }: Watched): Date {
  return lastSeenAt ?? createdAt;
}
