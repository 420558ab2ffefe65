// What both chats' journeys of a fetched source stand on: a Formbricks of the company's own, over HTTP, as its documentation says that it answers, and
// the command with which an admin connects it.
import { createServer } from 'node:http';
import { expect, vi } from 'vitest';
import { sourceCommand } from '../../src/cli/source.ts';
import type { Clock } from '../../src/clock.ts';
import type { Database } from '../../src/database/client.ts';
import { unattended } from '../harness/unattended.ts';

export const RIGHT_KEY = 'fbk_a-key-that-nobody-may-read';
const WRONG_KEY = 'fbk_another-key-that-nobody-may-read';

export interface VendorAnswer {
  readonly id: string;
  readonly csat: number;
  readonly comment: string;
  readonly at: Date;
}

export interface LocalVendor {
  readonly url: string;
  answers: readonly VendorAnswer[];
  /** What it takes from now on. */
  key: string;
  /** Lists that it was asked for. */
  asked(): number;
  /** From now on what is past the first page waits until the returned function is called; where somebody waits is told. */
  hold(): { readonly isWaiting: () => boolean; readonly letGo: () => void };
  stop(): Promise<void>;
}

export async function startVendor(): Promise<LocalVendor> {
  let asked = 0;
  let held: { waiting: boolean; done: Promise<void> } | null = null;
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://127.0.0.1');
    const { startDate = '', limit = '', skip = '', filterDateField } = Object.fromEntries(url.searchParams);
    const from = new Date(startDate);
    const found = vendor.answers
      .filter(({ at }) => at >= from)
      .toSorted((a, b) => a.at.getTime() - b.at.getTime());
    const isRight = request.headers['x-api-key'] === vendor.key;
    const say = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    // Asked first, to know whether it goes by changes.
    if (isRight && filterDateField === 'none') return say(400, { code: 'bad_request' });
    const isFirst = vendor.answers.every(({ at }) => at >= from);
    if (held && !isFirst) {
      held.waiting = true;
      await held.done;
    }
    asked += 1;
    const data = found.slice(Number(skip), Number(skip) + Number(limit)).map(({ id, at, csat, comment }) => ({
      ...{ id, finished: true, createdAt: at, updatedAt: at },
      data: { csat, comment },
    }));
    return isRight
      ? say(200, { data, meta: { total: found.length } })
      : say(401, { code: 'not_authenticated' });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const vendor: LocalVendor = {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    answers: [],
    key: RIGHT_KEY,
    asked: () => asked,
    hold() {
      let resolve = () => {};
      const done = new Promise<void>((done) => {
        resolve = done;
      });
      const holding = { waiting: false, done };
      held = holding;
      return {
        isWaiting: () => holding.waiting,
        letGo: () => {
          held = null;
          resolve();
        },
      };
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return vendor;
}

/** The vendor takes another key, and nobody has told us. */
export function changeKey(vendor: LocalVendor): void {
  vendor.key = WRONG_KEY;
}

/** `portevoix source add …`, as an admin types it. What it said. */
export async function connect(
  { databaseUrl, clock }: { readonly databaseUrl: string; readonly clock: Clock },
  {
    vendor,
    secret,
    locale,
  }: { readonly vendor: LocalVendor; readonly secret: string; readonly locale: 'fr' | 'en' },
): Promise<string> {
  const { io, out, err } = unattended({
    env: { DATABASE_URL: databaseUrl, PORTEVOIX_SECRET_KEY: secret, FORMBRICKS_KEY: vendor.key },
    ...{ clock, locale },
  });
  const about = ['--at', vendor.url, '--of', 's1', '--token', 'FORMBRICKS_KEY', '--since', '2026-10-01'];
  await sourceCommand.run(['add', 'Formbricks', '--pull', 'formbricks', ...about], io);
  return [...out, ...err].join('\n');
}

/**
 * Once a pass that began or went on at this instant is over. Whoever moves the clock under one that still runs puts off the next: it is due an hour
 * after the end.
 */
export async function passedSince({ db }: Database, instant: Date): Promise<void> {
  const passed = async () => {
    const { endedAt } = await db.sourcePull.findFirstOrThrow();
    expect(endedAt?.getTime()).toBeGreaterThanOrEqual(instant.getTime());
  };
  await vi.waitFor(passed, { timeout: 20_000, interval: 50 });
}

/** Answers of the hours before, a minute apart: one has words. */
export function history(count: number, before: Date): VendorAnswer[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `r${i}`,
    csat: i % 3 === 0 ? 1 : 5,
    comment: i === 0 ? FIRST_SAID : '',
    at: new Date(before.getTime() - (count - i) * 60_000),
  }));
}

export const FIRST_SAID = 'Le colis est arrivé ouvert, et personne ne m’a rappelée depuis lundi.';
export const SINCE_SAID = 'On m’a rappelée, le colis a été remplacé le lendemain : merci.';

export const tellings = {
  fr: {
    added: 'formbricks a répondu.',
    reading: 'lecture de l’historique\u00a0: 100 réponses jusqu’ici',
    fetched: 'relevée à l’instant\u00a0: 150 réponses de plus ou modifiées',
    pause: 'Suspendre le relevé',
    paused: 'relevé suspendu à l’instant',
    resume: 'Reprendre le relevé',
    denied: 'l’outil refuse la clé',
    remedy: 'Créez une nouvelle clé dans l’outil',
    since: 'modifié depuis par le client',
  },
  en: {
    added: 'formbricks answered.',
    reading: 'reading what was said before: 100 answers so far',
    fetched: 'fetched just now: 150 answers new or changed',
    pause: 'Pause fetching',
    paused: 'fetching paused just now',
    resume: 'Go on fetching',
    denied: 'the vendor does not take the key',
    remedy: 'Make a new key at the vendor',
    since: 'changed since by the customer',
  },
} as const;
