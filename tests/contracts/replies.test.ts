// Every way to customers under every fault of the contract: a reply is there once, or held, and never twice. The vendors are small servers that
// answer as their documentation says (customer-replies/vendors.ts), behind a real connection; nobody asked the true ones.
import { createServer, type ServerResponse } from 'node:http';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { resend } from '../../src/delivery/held.ts';
import { LEASE_MS } from '../../src/delivery/recording.ts';
import type { VendorFetch } from '../../src/feedback/pulling/asking.ts';
import { boundedFetch } from '../../src/web/outgoing.ts';
import { replyOffice } from '../customer-replies/office.ts';
import { reachable } from '../customer-replies/on-file.ts';
import {
  type Answered,
  type Mischief,
  replyVendors,
  startVendor,
  type VendorPeer,
} from '../customer-replies/vendors.ts';
import { fakeClock } from '../delivery/chat-peer.ts';
import { freshDatabase, onAnyEngine, rowsOn } from '../harness/database.ts';
import { faults, type RemoteFault } from './chat.ts';

const START = '2026-11-10T09:00:00Z';
const status =
  (code: number, headers: Record<string, string> = {}, body = '{"error":"no"}'): Mischief =>
  (response) => {
    response.writeHead(code, headers).end(body);
  };
/** Done at the vendor's, or not; the answer is lost in this way. */
const lost =
  (isDone: boolean, how: (response: ServerResponse, answered: Answered) => void): Mischief =>
  (response, done) =>
    how(response, isDone ? done() : { status: 200, json: {} });

interface Expected {
  /** What the ledger says after the first try, and how often it was tried in all once the fault has passed. */
  readonly state: 'pending' | 'claimed' | 'held' | 'dropped';
  readonly reason: RegExp;
  /** Seconds until it is tried again. */
  readonly again?: number;
}

const later = (again: number): Expected => ({ state: 'pending', reason: /:/, again });
const held = (reason: RegExp): Expected => ({ state: 'held', reason });
const never = (reason: RegExp): Expected => ({ state: 'dropped', reason });
const uncertain: Expected = { state: 'claimed', reason: /^unknown: / };

type Told = Expected & { readonly how: (isDone: boolean) => Mischief };
const always = (mischief: Mischief, expected: Expected): Told => ({ how: () => mischief, ...expected });

const told: Readonly<Record<RemoteFault, Told>> = {
  'throttled for 42 seconds': always(status(429, { 'retry-after': '42' }), later(42)),
  'throttled without a time': always(status(429), later(30)),
  'passing trouble, nothing done': always(status(503, { 'retry-after': '60' }), later(60)),
  'the place is gone': always(status(404), never(/^not-found$/)),
  'the bot is not in it': always(status(403), held(/^restricted: /)),
  'the bot may not': always(status(403), held(/^restricted: /)),
  'the message is too long': always(status(413), never(/^too-long$/)),
  'a code of tomorrow': always(status(418), never(/^refused$/)),
  'the app lacks a right': always(status(403), held(/^restricted: /)),
  'what it belongs to is gone': always(status(410), never(/^not-found$/)),
  'the credentials are refused': always(status(401), held(/^restricted: /)),
  'a proxy says 403': always(status(403, {}, '<html>'), held(/^restricted: /)),
  'a server error': { ...uncertain, how: (isDone) => lost(isDone, (to) => to.writeHead(500).end('{}')) },
  'a gateway’s 502': { ...uncertain, how: (isDone) => lost(isDone, (to) => to.writeHead(502).end('Bad')) },
  'a gateway’s 504': { ...uncertain, how: (isDone) => lost(isDone, (to) => to.writeHead(504).end('Late')) },
  'a page instead of an answer': {
    ...uncertain,
    how: (isDone) => lost(isDone, (to) => to.writeHead(200).end('<html>')),
  },
  'cut before the answer': { ...uncertain, how: (isDone) => lost(isDone, (to) => to.destroy()) },
  'cut inside the answer': {
    ...uncertain,
    how: (isDone) =>
      lost(isDone, (to) => {
        to.writeHead(200, { 'content-length': '100' }).write('{"ok":');
        setImmediate(() => to.destroy());
      }),
  },
  'no answer in time': { ...uncertain, how: (isDone) => lost(isDone, () => {}) },
  'nothing listens': always(status(200), later(30)),
  'nothing has that name': always(status(200), later(30)),
};

/** Where requests go that reach nobody. */
const UNREACHED: Partial<Record<RemoteFault, string>> = { 'nothing has that name': 'http://vendor.invalid' };
beforeAll(async () => {
  const gone = createServer();
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
  const address = gone.address();
  await new Promise((resolve) => gone.close(resolve));
  if (typeof address === 'object' && address)
    UNREACHED['nothing listens'] = `http://127.0.0.1:${address.port}`;
});

onAnyEngine((engine) => {
  describe.each(rowsOn(engine, replyVendors))('a reply by $kind', (vendor) => {
    let peer: VendorPeer | null = null;
    afterEach(async () => peer?.stop());

    async function office(timeoutMs = 5_000) {
      const clock = fakeClock(START);
      const server = await startVendor(vendor, () => clock.now(), { timeoutMs });
      peer = server;
      const company = await reachable(await freshDatabase(engine), vendor, vendor);
      /** Where requests go instead; null: to the vendor. */
      let elsewhere: string | null = null;
      const astray = boundedFetch(fetch);
      const asked: VendorFetch = (request) => {
        if (elsewhere === null) return server.fetch(request);
        return astray({ ...request, url: elsewhere });
      };
      const at = replyOffice(company, { fetch: asked, clock });
      return {
        ...at,
        database: company.database,
        server,
        lead: (where: string | null) => {
          elsewhere = where;
        },
        /** How often it stands there. */
        times: (text: string) => server.standing.filter((each) => each.text === text).length,
      };
    }

    it('arrives once, as its writer wrote it', async () => {
      const at = await office();
      const { text } = await at.write();
      await at.after(0);
      expect(await at.shown()).toMatchObject({ state: 'sent', sentAt: at.clock.now(), why: null });
      expect([at.times(text), at.server.writes()]).toEqual([1, 1]);
      await at.after(LEASE_MS);
      await at.after(LEASE_MS);
      expect(at.server.writes()).toBe(1);
    });

    const uncertainFaults = faults.filter((fault) => told[fault].state === 'claimed');
    const rows = [
      ...faults.map((fault) => [fault, 'not done', false] as const),
      ...uncertainFaults.map((fault) => [fault, 'done all the same', true] as const),
    ];
    it.each(rows)('%s, %s: is there once, or held', async (fault, _, isDone) => {
      const { how, state, reason, again } = told[fault];
      const at = await office(fault === 'no answer in time' ? 400 : 5_000);
      const { text, id } = await at.write();
      at.lead(UNREACHED[fault] ?? null);
      if (UNREACHED[fault] === undefined) at.server.spoil(how(isDone));
      await at.after(0);
      const row = await at.row();
      expect(row).toMatchObject({ state, reason: expect.stringMatching(reason) });
      expect(at.times(text)).toBe(isDone ? 1 : 0);
      expect(at.server.writes()).toBe(fault.startsWith('nothing') ? 0 : 1);
      at.lead(null);
      if (again !== undefined) {
        expect(row.notBefore.getTime() - at.clock.now().getTime()).toBe(again * 1_000);
        await at.after(again * 1_000 - 1);
        expect(at.times(text)).toBe(0);
      }
      if (state === 'held') expect(await at.shown()).toMatchObject({ state: 'held' });
      if (state === 'held') await resend(at.database.db, 'acme', id, at.clock.now());
      for (let minute = 0; minute < 4; minute += 1) await at.after(LEASE_MS);
      expect(at.times(text)).toBe(state === 'dropped' ? 0 : 1);
      expect(await at.shown()).toMatchObject({ state: state === 'dropped' ? 'refused' : 'sent' });
    });
  });
});
