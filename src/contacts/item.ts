// One contact as it comes in, from a file or the API: the one place that says what is taken and what is refused. Pure. Storing is store.ts.

import type { InstantOf } from '../feedback/dates/instant.ts';
import { isPersonsName } from '../feedback/persons.ts';
import { excerpt, limits, text } from '../feedback/texts.ts';
import type { ContactChannel } from '../touchpoints/channel.ts';
import { channelMeant } from './channels.ts';
import { type AmountFault, microsOf } from './money.ts';

/** What came in, by field: texts or, from JSON, anything. */
export interface RawContact {
  readonly id?: unknown;
  readonly at?: unknown;
  readonly reason?: unknown;
  readonly channel?: unknown;
  readonly touchpoint?: unknown;
  readonly department?: unknown;
  readonly count?: unknown;
  readonly minutes?: unknown;
  readonly seconds?: unknown;
  /** "0:04:30". */
  readonly duration?: unknown;
  readonly cost?: unknown;
  readonly verbatim?: unknown;
  readonly customer?: unknown;
  /** Taken out of the words; not stored. */
  readonly names?: unknown;
}

/** Its names. */
export const rawFields = [
  ...(['id', 'at', 'reason', 'channel', 'touchpoint', 'department', 'count', 'minutes'] as const),
  ...(['seconds', 'duration', 'cost', 'verbatim', 'customer', 'names'] as const),
] as const satisfies readonly (keyof RawContact)[];

export interface ContactItem {
  readonly externalId: string | null;
  readonly at: Date;
  /** The company's day. */
  readonly day: string;
  /** '' where none was given. */
  readonly reason: string;
  readonly channel: ContactChannel;
  readonly touchpoint: string | null;
  /** Its name, as written. */
  readonly department: string | null;
  readonly count: number;
  /** It came as a sum: of its day, reason and channel there is one. */
  readonly isSum: boolean;
  readonly seconds: number | null;
  readonly cost: bigint | null;
  readonly verbatim: string | null;
  /** In clear: it is hashed before it is stored. */
  readonly customer: string | null;
  readonly names: readonly string[];
}

export interface ContactRules {
  readonly instantOf: InstantOf;
  readonly dayOf: (at: Date) => string;
  readonly now: Date;
  /** Where the row names none. */
  readonly channel: ContactChannel | null;
  /** Without one a cost cannot be taken. */
  readonly hasCurrency: boolean;
}

/** `given` is a short, redacted excerpt: safe to show to the sender. */
export interface ContactFault {
  readonly code:
    | 'date.missing'
    | 'date.unreadable'
    | 'date.future'
    | 'date.tooOld'
    | 'channel.missing'
    | 'channel.unknown'
    | 'count.unreadable'
    | 'time.unreadable'
    | 'time.ambiguous'
    | 'cost.noCurrency'
    | `cost.${AmountFault}`
    | 'text.tooLong'
    | 'text.damaged'
    | 'text.type';
  readonly given: string;
}

export type ParsedContact =
  | { readonly ok: true; readonly value: ContactItem }
  | { readonly ok: false; readonly field: keyof RawContact; readonly fault: ContactFault };

const DAY_MS = 86_400_000;
const OLDEST = Date.UTC(1990, 0, 1);
/** A row of more contacts, or of a longer time than all of a company's agents have in a year, is a slip. */
const MOST_CONTACTS = 10_000_000;
const MOST_SECONDS = 2_000_000_000;
const LONGEST_REASON = 200;
const LONGEST_DEPARTMENT = 100;

class Refused extends Error {
  readonly field: keyof RawContact;
  readonly fault: ContactFault;
  constructor(field: keyof RawContact, fault: ContactFault) {
    super(fault.code);
    this.field = field;
    this.fault = fault;
  }
}

/** The first thing that is wrong, or the contact. Never throws, whatever comes in. */
export function parseContact(raw: RawContact, rules: ContactRules): ParsedContact {
  try {
    return { ok: true, value: contactIn(raw, rules) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, field: error.field, fault: error.fault };
    throw error;
  }
}

function contactIn(raw: RawContact, rules: ContactRules): ContactItem {
  const at = instantIn(raw, rules);
  const count = textIn(raw, 'count', 30);
  return {
    externalId: textIn(raw, 'id', limits.id),
    at,
    day: rules.dayOf(at),
    reason: textIn(raw, 'reason', LONGEST_REASON) ?? '',
    channel: channelIn(raw, rules),
    touchpoint: textIn(raw, 'touchpoint', limits.touchpoint),
    department: textIn(raw, 'department', LONGEST_DEPARTMENT),
    count: count === null ? 1 : countIn(count),
    isSum: count !== null,
    seconds: secondsIn(raw),
    cost: costIn(raw, rules),
    verbatim: textIn(raw, 'verbatim', limits.verbatim),
    customer: textIn(raw, 'customer', limits.customer),
    names: namesIn(raw),
  };
}

function refuse(field: keyof RawContact, code: ContactFault['code'], given = ''): never {
  throw new Refused(field, { code, given: given === '' ? '' : excerpt(given) });
}

function textIn(raw: RawContact, field: keyof RawContact, most: number): string | null {
  const given = text(raw[field], most);
  if (given === null || typeof given === 'string') return given;
  if (given.code === 'text.tooLong') return refuse(field, 'text.tooLong', String(most));
  return refuse(field, given.code === 'type' ? 'text.type' : 'text.damaged');
}

function instantIn(raw: RawContact, { instantOf, now }: ContactRules): Date {
  const given = textIn(raw, 'at', 100);
  if (given === null) return refuse('at', 'date.missing');
  const at = instantOf(given);
  if (at === null) return refuse('at', 'date.unreadable', given);
  if (at.getTime() > now.getTime() + DAY_MS) return refuse('at', 'date.future', given);
  return at.getTime() < OLDEST ? refuse('at', 'date.tooOld', given) : at;
}

function channelIn(raw: RawContact, { channel }: ContactRules): ContactChannel {
  const given = textIn(raw, 'channel', 100);
  if (given === null) return channel ?? refuse('channel', 'channel.missing');
  return channelMeant(given) ?? refuse('channel', 'channel.unknown', given);
}

/** "1 204": spreadsheets group thousands by spaces, and some by a sign that could be a decimal's. */
function countIn(given: string): number {
  const bare = given.replace(/[\s'’]/g, '').replace(/[.,]0+$/, '');
  const count = /^\d{1,9}$/.test(bare) ? Number(bare) : Number.NaN;
  return count >= 1 && count <= MOST_CONTACTS ? count : refuse('count', 'count.unreadable', given);
}

/** Half a second up. */
function secondsIn(raw: RawContact): number | null {
  const minutes = textIn(raw, 'minutes', 30);
  if (minutes !== null) return clockIn(minutes) ?? decimalIn('minutes', minutes, 60n);
  const seconds = textIn(raw, 'seconds', 30);
  if (seconds !== null) return clockIn(seconds) ?? decimalIn('seconds', seconds, 1n);
  const duration = textIn(raw, 'duration', 30);
  return duration === null ? null : (clockIn(duration) ?? refuse('duration', 'time.ambiguous', duration));
}

/** "0:04:30"; "04:30" may be minutes or hours, and is null as everything else. */
function clockIn(given: string): number | null {
  const [, hours, minutes, seconds] = /^(\d{1,5}):([0-5]\d):([0-5]\d)(?:[.,]\d+)?$/.exec(given) ?? [];
  return hours === undefined ? null : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

function decimalIn(field: 'minutes' | 'seconds', given: string, each: bigint): number {
  const micros = microsOf(given);
  if (typeof micros === 'string')
    return refuse(field, micros === 'ambiguous' ? 'time.ambiguous' : 'time.unreadable', given);
  const seconds = Number((2n * micros * each + 1_000_000n) / 2_000_000n);
  return seconds <= MOST_SECONDS ? seconds : refuse(field, 'time.unreadable', given);
}

function costIn(raw: RawContact, { hasCurrency }: ContactRules): bigint | null {
  const given = textIn(raw, 'cost', 60);
  if (given === null) return null;
  if (!hasCurrency) return refuse('cost', 'cost.noCurrency');
  const micros = microsOf(given);
  return typeof micros === 'bigint' ? micros : refuse('cost', `cost.${micros}`, given);
}

function namesIn({ names }: RawContact): readonly string[] {
  const list = Array.isArray(names) ? names.slice(0, 10) : [];
  return list.flatMap((each) => {
    const name = text(each, 200);
    return typeof name === 'string' && isPersonsName(name) ? [name] : [];
  });
}
