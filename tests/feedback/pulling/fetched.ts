// A source that is fetched, for tests: from one of the servers of vendors.ts, whose answers and faults the test decides, by a clock that it moves.
import type { Database } from '../../../src/database/client.ts';
import { correctQuotes } from '../../../src/erasure/correct.ts';
import { savePull } from '../../../src/feedback/pulling/account.ts';
import type { VendorFetch } from '../../../src/feedback/pulling/asking.ts';
import { type PullingParts, pullSome, takeDue } from '../../../src/feedback/pulling/pull.ts';
import { keysFrom, newSecret } from '../../../src/keys.ts';
import { takeOutDeleted } from '../../../src/undoing/deleted.ts';
import { addCompany } from '../answers-on-file.ts';
import { answering, type Said, type VendorServer } from './vendors.ts';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
export const START = new Date('2026-11-02T09:00:00Z');
export const keys = keysFrom([newSecret()]);

/** A source that is fetched from a server whose answers the test changes, by a clock that the test moves. */
export async function fetched(database: Database, server: VendorServer, of = 'acme') {
  let now = START;
  let said: readonly Said[] = [];
  let between: (() => void) | null = null;
  let status: number | null = null;
  let waits: string | null = null;
  let fault: VendorFetch | null = null;
  let asked = 0;
  const logged: unknown[] = [];
  await addCompany(database.db, of);
  const served = answering(server, () => said);
  const fetch: VendorFetch = async (request) => {
    asked += 1;
    const answer =
      status !== null
        ? { status, body: Buffer.from('{}'), retryAfter: waits }
        : await (fault ?? served)(request);
    between?.();
    return answer;
  };
  const parts: PullingParts = {
    ...{ database, workspaceId: of, keys, keepOriginals: false, clock: { now: () => now }, fetch },
    log: {
      error: (...all: unknown[]) => void logged.push(all),
      info: (...all: unknown[]) => void logged.push(all),
    },
    answersCame: () => undefined,
    replaces: correctQuotes,
    takeOut: (ids) => takeOutDeleted(database, of, ids, now),
  };
  const doer = { by: 'command-line', now } as const;
  const { vendor, account, secret, mapping = null } = server;
  const wanted = { name: 'Reviews', vendor, account, secret, mapping, heat: null, touchpoint: null };
  const since = new Date(START.getTime() - 60 * DAY);
  await savePull(database, { keys, workspaceId: of }, { ...wanted, since }, doer);
  return {
    parts,
    asked: () => asked,
    now: () => now,
    move: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
    say: (all: readonly Said[]) => {
      said = all;
    },
    said: () => said,
    /** Done after each request. */
    between: (what: (() => void) | null) => {
      between = what;
    },
    refuse: (with_: number | null, retryAfter: string | null = null) => {
      status = with_;
      waits = retryAfter;
    },
    /** What answers in the server's place. */
    fail: (with_: VendorFetch | null) => {
      fault = with_;
    },
    served,
    /** All that was logged. */
    logged: () => logged,
    row: () => database.db.sourcePull.findFirstOrThrow({ where: { workspaceId: of } }),
    source: () => database.db.source.findFirstOrThrow({ where: { workspaceId: of, name: 'Reviews' } }),
    /** What a minute of the heartbeat does. Whether anything was due. */
    async minute(signal = new AbortController().signal): Promise<boolean> {
      const row = await takeDue(parts);
      if (row !== null) await pullSome(parts, row, signal);
      return row !== null;
    },
    /** Until nothing is due: the pass has ended. */
    async pass(): Promise<void> {
      for (let i = 0; i < 200; i += 1) {
        await this.minute();
        const { page } = await this.row();
        if (page === null) return;
        now = new Date(now.getTime() + MINUTE);
      }
      throw new Error('the pass does not end');
    },
    async stored() {
      const rows = await database.db.feedback.findMany({
        where: { workspaceId: of },
        select: { score: true, verbatim: true },
      });
      return rows.map(({ score, verbatim }) => `${score} ${verbatim?.replace(/^Title\n/, '')}`).toSorted();
    },
  };
}

export function one(id: number, at: Date, words = `word ${id}`, stars = (id % 5) + 1): Said {
  return { id: String(id), stars, words, createdAt: at, changedAt: at };
}

export const shown = (said: readonly Said[]) =>
  said.map(({ stars, words }) => `${stars} ${words}`).toSorted();
