// Queues what is said to people and in channels: each reads it in their language, at the hours at which it may come. What is said, and
// who hears of what, is each room's; sending is delivery.
import type { PostingHours } from '../calendar/posting-hours.ts';
import { minutesPerDay } from '../calendar/working-time.ts';
import type { Store } from '../database/client.ts';
import type { Kind } from '../delivery/kinds.ts';
import { enqueue, sealAddress, sealSubject } from '../delivery/ledger.ts';
import type { Locale } from '../i18n/locale.ts';
import type { DatedReader } from '../i18n/reader.ts';
import type { Keys } from '../keys.ts';
import type { Address, Message } from '../messages/message.ts';
import { addressOf, localeFor, type Person, zoneFor } from '../people/person.ts';
import { admins } from '../people/roles.ts';
import { letterTime, postTime } from '../workspace/posting.ts';
import { workCalendar } from '../workspace/work-calendar.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** For which company something is written, and when: a shell is one. */
export interface Writing {
  readonly workspace: Workspace;
  /** What is stored of the moment, and what dates are told from. */
  readonly now: Date;
  /** When others may hear of it, where less than that is stored; `now` by default. */
  readonly toldAt?: Date;
}

export interface KeyedWriting extends Writing {
  readonly keys: Keys;
}

/** Knows besides how long a working day of the company is, in minutes. */
export interface LetterReader extends DatedReader {
  readonly workday: number;
}

export interface Letter {
  readonly kind: Kind;
  /** What it is about, for example "suggestion:ID". */
  readonly subject?: string;
  /** Under this delivery. */
  readonly threadOf?: string | undefined;
  readonly draw: (reader: LetterReader) => Message;
  /** When it may come; by default in the hours of whoever reads it. */
  readonly notBefore?: Date | undefined;
}

/** To somebody, where they are written to. The delivery's id. */
export function tellPerson(tx: Store, writing: Writing, person: Person, letter: Letter): Promise<string> {
  const hours = letterTime(writing.workspace, person, toldAt(writing));
  return send(tx, writing, letter, { address: addressOf(person), person, hours });
}

export async function tellPeople(
  tx: Store,
  writing: Writing,
  people: readonly Person[],
  letter: Letter,
): Promise<void> {
  for (const person of people) await tellPerson(tx, writing, person, letter);
}

/** Those whom letters reach; all of them where that is nobody. */
export async function tellAdmins(tx: Store, writing: Writing, letter: Letter): Promise<void> {
  await tellPeople(tx, writing, await admins(tx, writing.workspace.id), letter);
}

/** To somebody whom nobody may find by the row: in the company's hours, theirs would tell where they are. */
export function tellUnnamed(
  tx: Store,
  writing: KeyedWriting,
  person: Person,
  { subject = '', ...letter }: Letter,
): Promise<string> {
  const { keys, workspace } = writing;
  const hours = letterTime(workspace, null, toldAt(writing));
  const sealed = { ...letter, subject: sealSubject(keys, subject) };
  return send(tx, writing, sealed, { address: sealAddress(keys, addressOf(person)), person, hours, keys });
}

export interface Place {
  readonly address: Address;
  /** The company's by default. */
  readonly locale?: Locale;
  /** Its own; the company's by default. */
  readonly postingHours?: PostingHours | null;
}

/** In a channel, in its language and hours. */
export function tellChannel(tx: Store, writing: Writing, place: Place, letter: Letter): Promise<string> {
  const { address, locale, postingHours = null } = place;
  const hours = postTime(writing.workspace, postingHours, toldAt(writing));
  return send(tx, writing, letter, { address, person: null, hours, ...(locale ? { locale } : {}) });
}

interface Recipient {
  readonly address: Address;
  /** Null for a channel. */
  readonly person: Person | null;
  readonly hours: Date;
  readonly locale?: Locale;
  readonly keys?: Keys;
}

function send(
  tx: Store,
  { workspace, now }: Writing,
  { kind, subject, threadOf, draw, notBefore }: Letter,
  { address, person, hours, locale, keys }: Recipient,
): Promise<string> {
  const reader = { ...readerOf(person, workspace, now), ...(locale ? { locale } : {}) };
  return enqueue(tx, {
    workspaceId: workspace.id,
    kind,
    address,
    message: draw(reader),
    locale: reader.locale,
    ...(subject === undefined ? {} : { subject }),
    ...(threadOf === undefined ? {} : { threadOf }),
    keys,
    now,
    notBefore: notBefore ?? hours,
  });
}

/** @param person null for a channel: the company's language and zone */
export function readerOf(person: Person | null, workspace: Workspace, now: Date): LetterReader {
  const workday = minutesPerDay(workCalendar(workspace));
  return { locale: localeFor(person, workspace), timeZone: zoneFor(person, workspace), now, workday };
}

export function toldAt({ now, toldAt = now }: Writing): Date {
  return toldAt;
}

/** When the first of some is told, for whoever is told before them; null where that is now, or nobody is. */
export function firstOf(times: readonly Date[], now: Date): Date | null {
  const first = Math.min(...times.map((time) => time.getTime()));
  return times.length > 0 && first > now.getTime() ? new Date(first) : null;
}
