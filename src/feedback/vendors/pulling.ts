// What fetching a vendor's answers is to us: pages of its API, in an order that loses nothing while it changes. What a body means is the same
// as when it is sent (vendor.ts); who asks, how often, and what is kept of where it stands is feedback/pulling/.
import type { VendorName } from './vendor.ts';

export interface PullRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent by POST, where `method` says nothing else. */
  readonly body?: string;
  readonly method?: 'PUT';
  /** Our time stands in what signs it: where it is refused, a clock that is wrong may be why. */
  readonly isTimed?: boolean;
  /** What a status means to this vendor alone; null where it means what it means to all. */
  readonly meaning?: (status: number, answer: unknown) => PullStopCode | null;
}

/** Gives the JSON of an answer of 2xx. @throws PullStop for everything else */
export type AskVendor = (request: PullRequest) => Promise<unknown>;

/**
 * denied: the key is not taken; forbidden: it is, and may not read this; unpaid: the vendor wants to be paid first; clock: it is not taken while our clock is wrong; sealed: our own key to it
 * is gone; gone: there is no such form, app or account; moved: it answers elsewhere; later: too much asked, or nobody answers just now; shape: not
 * what the documentation says.
 */
export type PullStopCode =
  | 'fetch.denied'
  | 'fetch.forbidden'
  | 'fetch.unpaid'
  | 'fetch.clock'
  | 'fetch.sealed'
  | 'fetch.gone'
  | 'fetch.moved'
  | 'fetch.later'
  | 'fetch.shape';

export class PullStop extends Error {
  readonly code: PullStopCode;
  /** What the vendor asks to wait; null where it says nothing. */
  readonly waitMs: number | null;
  /** How far our clock is ahead of the vendor's, in whole minutes, below zero where it is behind: of `fetch.clock` alone. */
  readonly aheadMinutes: number;

  /** Holds nothing of an answer or a request: a vendor's error may quote either. */
  constructor(code: PullStopCode, waitMs: number | null = null, aheadMinutes = 0) {
    super(code);
    this.name = 'PullStop';
    this.code = code;
    this.waitMs = waitMs;
    this.aheadMinutes = aheadMinutes;
  }
}

/** eu2: Typeform's newer place in Europe. */
export const pullRegions = ['us', 'eu', 'eu2', 'ca', 'au'] as const;
export type PullRegion = (typeof pullRegions)[number];

/** What the admin says of an account once. */
export interface PullAccount {
  /** A form, a survey, an app, a business unit. */
  readonly of: string | null;
  /** Zendesk's subdomain; the address of a Formbricks or LimeSurvey of one's own. */
  readonly at: string | null;
  /** Who asks, where the key alone does not say it. */
  readonly user: string | null;
  /** App Store Connect's key id. */
  readonly keyId: string | null;
  /** As whom customers are written to, where a key may write as several. */
  readonly author: string | null;
  /** Where the account's data are, where the vendor has several places (`hosts`). */
  readonly region: PullRegion;
}

/** The part of `PullAccount`, or the secret, that a vendor needs. */
export type PullPart = Exclude<keyof PullAccount, 'region' | 'author'> | 'secret';

export interface PullWith {
  readonly account: PullAccount;
  /** A token, an API key, or a private key. */
  readonly secret: string;
  readonly now: Date;
}

export interface PullFrom {
  /** By the vendor's clock. */
  readonly since: Date;
  /** What `next` was on the page before; null: the first page. */
  readonly page: string | null;
}

export interface PulledPage {
  /** Each as the vendor's `read` takes it, one answer in each: what cannot be read costs no other. */
  readonly bodies: readonly unknown[];
  /** When each of them changed last, by the vendor's clock; null where it is not said. */
  readonly dated: readonly (Date | null)[];
  /** Null: that was all there is for now. */
  readonly next: string | null;
}

export type PullHosts = Readonly<Partial<Record<PullRegion, string>>>;

/** @throws PullStop where the vendor is not there */
export function hostIn(hosts: PullHosts, region: PullRegion): string {
  const host = hosts[region];
  if (host === undefined) throw new PullStop('fetch.gone');
  return `https://${host}`;
}

/** Each vendor has its own file; the list is pullers/index.ts. */
export interface Puller {
  readonly vendor: VendorName;
  readonly needs: readonly PullPart[];
  /** By region, where an account's data may be in several: a key of one is unknown in the others. */
  readonly hosts?: PullHosts;
  /** A minute, below what the vendor allows. */
  readonly requestsPerMinute: number;
  /** After so many a list that is not done goes on; left out, in the next minute. */
  readonly goesOnMs?: number;
  /**
   * So far before the latest change that was read, the next pass begins again: for what the vendor shows late, and for what is changed without
   * being dated anew. Reading an answer again changes nothing.
   */
  readonly overlapMs: number;
  /**
   * How far back its lists go, where they go as far whatever they are asked: a pass that is whole has all that is there since then, so that what it
   * lacks was deleted.
   */
  readonly listsMs?: number;
  /** Of one answer several may be listed, each with its own date: what is older than what is there changes nothing. */
  readonly keepsLatest?: true;
  /** @throws PullStop */
  page(ask: AskVendor, having: PullWith, from: PullFrom): Promise<PulledPage>;
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** An instant that the vendor wrote; null where there is none, or it says nothing. */
export function instantIn(value: unknown): Date | null {
  const at = typeof value === 'string' && value.trim() !== '' ? new Date(value) : null;
  return at === null || Number.isNaN(at.getTime()) ? null : at;
}

/** To the second, as vendors want it, and one earlier: of most it is not said whether the very instant is among what is given. */
export function secondBefore(at: Date): string {
  return new Date(at.getTime() - 1_000).toISOString().slice(0, 19);
}

export function latest(instants: readonly (Date | null)[]): Date | null {
  return instants.reduce(
    (late, each) => (late === null || (each !== null && each > late) ? each : late),
    null,
  );
}

interface Walking {
  /** On a full page. */
  readonly size: number;
  /** How many the vendor says that there are; anything else where it does not. */
  readonly total: unknown;
  /** Of what is on this page. */
  readonly count: number;
  readonly newest: Date | null;
}

/** Where a walk stands: pages are counted anew from each instant. */
export interface WalkStep {
  readonly since: Date;
  /** From 1. */
  readonly number: number;
}

/**
 * A list that can be asked for from an instant on, the oldest change first, is walked by time and not by the number of its pages: the next
 * question is for what changed since the last of this page. What is changed, added or deleted meanwhile then moves nothing out of sight. Only
 * where a whole page was changed at one instant, its next page is asked for.
 */
export function walkStep({ since, page }: PullFrom): WalkStep {
  const [at = '', number = ''] = page?.split(' ') ?? [];
  const from = instantIn(at);
  const isNumber = /^[1-9]\d{0,5}$/.test(number);
  return from === null || !isNumber ? { since, number: 1 } : { since: from, number: Number(number) };
}

export function walkOn({ since, number }: WalkStep, { size, count, newest, total }: Walking): string | null {
  const isLater = newest !== null && newest > since;
  // A vendor may give fewer than it is asked for. Where its total is another one's, the page after this one has nothing later.
  const isCut = isLater && Number(total) > (number - 1) * size + count;
  if (count < size && !isCut) return null;
  return isLater ? `${newest.toISOString()} 1` : `${since.toISOString()} ${number + 1}`;
}
