// What every chat's folder owes, as the contract tests ask for it: one for each platform, in slack.ts and teams.ts.
import type { Outcome, Parcel } from '../../src/delivery/outcome.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import type { FieldErrors, FormState, FormValues, FormView } from '../../src/messages/form.ts';
import type { Action, Message } from '../../src/messages/message.ts';

export interface Chat {
  readonly name: string;
  draw(message: Message, locale: Locale): object;
  drawForm(form: FormView, locale: Locale, errors?: FieldErrors): object;
  /** Limits that are exceeded and rules that are broken. */
  problems(drawn: object): string[];
  /** All that a reader sees. */
  texts(drawn: object): string[];
  /** The texts among them in which this chat reads marks of its own. */
  parsed(drawn: object): string[];
  /** Marks of this chat that must never come from data. */
  readonly marks: readonly string[];
  /** The charts that it draws, and the cells of its tables, the labels first. */
  charts(drawn: object): DrawnChart[];
  tables(drawn: object): string[][][];
  /** What its buttons and selects ask for, read back as when somebody presses them. */
  actions(drawn: object): Action[];
  /** What comes in when somebody submits the form as it was opened. */
  submitted(drawn: object): {
    readonly form: string;
    readonly state: FormState | null;
    readonly values: FormValues;
  };
  /** The sentence that stands at a field, where somebody is told what is wrong with it. */
  complaintAt(form: FormView, field: string, sentence: string, locale: Locale): string | null;
}

export interface DrawnChart {
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: Readonly<Record<string, readonly number[]>>;
}

/** What can go wrong between us and a chat, before any chat's own codes. */
export const faults = [
  'throttled for 42 seconds',
  'throttled without a time',
  'passing trouble, nothing done',
  'the place is gone',
  'the bot is not in it',
  'the bot may not',
  'the message is too long',
  'a code of tomorrow',
  'the app lacks a right',
  'what it belongs to is gone',
  'the credentials are refused',
  'a proxy says 403',
  'a server error',
  'a gateway’s 502',
  'a gateway’s 504',
  'a page instead of an answer',
  'cut before the answer',
  'cut inside the answer',
  'no answer in time',
  'nothing listens',
  'nothing has that name',
] as const;
export type RemoteFault = (typeof faults)[number];

/** A platform whose remote does nothing but that. */
export interface Faulty {
  send(fault: RemoteFault, how: 'post' | 'edit'): Promise<Outcome>;
  /** How often the last letter was tried. */
  tries(): number;
  stop(): Promise<void>;
}

/** A platform whose remote takes everything but what is drawn: it refuses a message with a picture in it, by the code that its chat has for that. */
export interface Unpictured {
  /** Posts it, or edits what stands there. */
  send(message: Message, how: 'post' | 'edit'): Promise<Outcome>;
  /** What was sent since it was last asked: refused, then taken. */
  seen(): { readonly refused: number; readonly taken: readonly string[] };
  /** Refuses whatever comes, for a reason of its own with the same code. */
  refuseAll(isAll: boolean): void;
  stop(): Promise<void>;
}

export const now = new Date('2026-11-22T09:00:00Z');
export const clock = { now: () => now };

const hello: Message = { summary: 'Hello', blocks: [{ kind: 'text', text: 'Hello' }] };

export function letterTo(
  address: string,
  how: 'post' | 'edit',
  remote: Parcel['replaces'],
  message = hello,
): Parcel {
  const letter = { deliveryId: 'd-1', address, message, locale: 'en' } as const;
  return how === 'edit' && remote ? { ...letter, replaces: remote } : letter;
}

/** Every object in what was drawn, outermost first. */
export function partsOf(value: unknown): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (typeof value !== 'object' || value === null) return [];
  return [{ ...value }, ...Object.values(value).flatMap(partsOf)];
}
