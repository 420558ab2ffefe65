// A small server that answers as each vendor's documentation says of replies: what it was given it keeps, and shows when it is asked. Sources: Zendesk
// Ticketing API, "Update Ticket" and "List Audits for a Ticket" (metadata given with an update stands in its audit under `custom`); Intercom API 2.11, "Reply to
// a conversation", "Retrieve a conversation", "Identify an admin"; Google Android Publisher API v3, reviews.reply and reviews.get; App Store Connect API,
// "Create or update a response to a customer review" and "Get a customer review response"; Trustpilot Service Reviews API, reply to a review and get a
// private review; and each one's tokens.

import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { VendorFetch } from '../../src/feedback/pulling/asking.ts';
import type { ReplyWayKind } from '../../src/feedback/reply-address.ts';
import { boundedFetch } from '../../src/web/outgoing.ts';
import type { PullOnFile } from './on-file.ts';

/** What stands at the vendor's, oldest first. */
export interface Standing {
  readonly id: string;
  readonly text: string;
  /** Seconds since 1970, by the vendor's clock. */
  readonly at: number;
  /** Of an admin's of ours, or of somebody's. */
  readonly by: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** What one request is answered with. */
export interface Answered {
  readonly status: number;
  readonly json: unknown;
}

export interface ReplyVendor extends PullOnFile {
  readonly kind: Exclude<ReplyWayKind, 'mail'>;
  /** A ticket's, conversation's or review's id. */
  readonly at: string;
  /** Whether it holds one reply. */
  readonly isOne: boolean;
  /** Whether this request asks for something to be done. */
  readonly isWrite: (method: string, path: string) => boolean;
  readonly serve: (asked: AskedOfVendor, standing: Standing[], now: () => Date) => Answered;
}

export interface AskedOfVendor {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly authorization: string;
  readonly body: unknown;
}

const ok = (json: unknown, status = 200): Answered => ({ status, json });
const refused = (status: number): Answered => ({ status, json: { error: 'no' } });
const field = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (at, key) => (at === null || typeof at !== 'object' ? undefined : Reflect.get(at, key)),
    value,
  );
const seconds = (at: Date) => Math.floor(at.getTime() / 1_000);
const es256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const rs256 = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const pem = (key: typeof es256) => String(key.export({ type: 'pkcs8', format: 'pem' }));

const zendesk: ReplyVendor = {
  kind: 'zendesk',
  at: '12',
  account: { at: 'acme', user: 'bot@acme.example' },
  secret: 'zd_token',
  isOne: false,
  isWrite: (method) => method === 'PUT',
  serve({ method, host, path, query, authorization, body }, standing, now) {
    if (host !== 'acme.zendesk.com') return refused(404);
    if (authorization !== `Basic ${Buffer.from('bot@acme.example/token:zd_token').toString('base64')}`)
      return refused(401);
    if (method === 'PUT' && path === '/api/v2/tickets/12') {
      if (field(body, 'ticket', 'comment', 'public') !== true) return refused(422);
      const text = String(field(body, 'ticket', 'comment', 'body'));
      const metadata = field(body, 'ticket', 'metadata') as Record<string, string>;
      const id = String(9_000_000_000 + standing.length);
      standing.push({ id, text, at: seconds(now()), by: 'bot', metadata });
      return ok({ ticket: { id: 12 }, audit: { id: Number(id), ticket_id: 12 } });
    }
    if (method !== 'GET' || path !== '/api/v2/tickets/12/audits') return refused(404);
    const size = Number(query['page[size]']);
    const from = query['page[after]'] === undefined ? 0 : Number(query['page[after]']);
    const shown = standing.slice(from, from + size);
    return ok({
      audits: shown.map(({ id, text, metadata }) => ({
        ...{ id: Number(id), ticket_id: 12, metadata: { custom: metadata, system: {} } },
        events: [{ type: 'Comment', public: true, body: text }],
      })),
      meta: { has_more: standing.length > from + size, after_cursor: String(from + size) },
    });
  },
};

const intercom: ReplyVendor = {
  kind: 'intercom',
  at: '215',
  secret: 'ic_token',
  isOne: false,
  isWrite: (method) => method === 'POST',
  serve({ method, host, path, query, authorization, body }, standing, now) {
    if (host !== 'api.intercom.io') return refused(404);
    if (authorization !== 'Bearer ic_token') return refused(401);
    if (path === '/me') return ok({ type: 'admin', id: '814860' });
    const shown = (html: boolean) => ({
      type: 'conversation',
      id: '215',
      conversation_parts: {
        conversation_parts: standing.slice(-500).map(({ id, text, at, by }) => ({
          ...{ type: 'conversation_part', id, part_type: 'comment', created_at: at },
          author: { type: by === 'customer' ? 'user' : 'admin', id: by },
          body: html ? `<p>${text.replaceAll('&', '&amp;').replaceAll('\n', '<br>')}</p>` : text,
        })),
      },
    });
    if (method === 'POST' && path === '/conversations/215/reply') {
      if (field(body, 'message_type') !== 'comment' || field(body, 'type') !== 'admin') return refused(400);
      const [text, by] = [String(field(body, 'body')), String(field(body, 'admin_id'))];
      standing.push({ id: `p${standing.length}`, text, at: seconds(now()), by, metadata: {} });
      return ok(shown(true));
    }
    if (method !== 'GET' || path !== '/conversations/215') return refused(404);
    return ok(shown(query['display_as'] !== 'plaintext'));
  },
};

const googlePlay: ReplyVendor = {
  kind: 'google-play',
  at: 'gp:AOqp',
  account: { of: 'com.example.app' },
  secret: JSON.stringify({
    ...{ private_key_id: 'k1', private_key: pem(rs256), client_email: 'bot@acme.iam.gserviceaccount.com' },
  }),
  isOne: true,
  isWrite: (_, path) => path.endsWith(':reply'),
  serve({ method, host, path, authorization, body }, standing, now) {
    if (host === 'oauth2.googleapis.com') return ok({ access_token: 'gp_token', expires_in: 3600 });
    if (authorization !== 'Bearer gp_token') return refused(401);
    const review = '/androidpublisher/v3/applications/com.example.app/reviews/gp:AOqp';
    if (method === 'POST' && path === `${review}:reply`) {
      const text = String(field(body, 'replyText'));
      // "Replies of more than approximately 350 characters will be rejected."
      if (text.length > 350) return refused(400);
      standing.splice(0, 1, { id: 'r', text, at: seconds(now()), by: 'developer', metadata: {} });
      return ok({ result: { replyText: text, lastEdited: { seconds: String(seconds(now())) } } });
    }
    if (method !== 'GET' || path !== review) return refused(404);
    const developer = standing.map(({ text, at }) => ({
      developerComment: { text, lastModified: { seconds: String(at) } },
    }));
    return ok({
      reviewId: 'gp:AOqp',
      comments: [{ userComment: { text: 'Bad', starRating: 1 } }, ...developer],
    });
  },
};

const appStore: ReplyVendor = {
  kind: 'app-store',
  at: '00000012-aa',
  account: { of: '682658836', user: 'issuer-1', keyId: 'KEY1' },
  secret: pem(es256),
  isOne: true,
  isWrite: (method) => method === 'POST',
  serve({ method, host, path, authorization, body }, standing, now) {
    if (host !== 'api.appstoreconnect.apple.com') return refused(404);
    if (!authorization.startsWith('Bearer ey')) return refused(401);
    const shown = () => {
      const [there] = standing;
      if (!there) return null;
      const { id, text } = there;
      const attributes = { responseBody: text, state: 'PENDING_PUBLISH' };
      return { type: 'customerReviewResponses', id, attributes };
    };
    if (method === 'POST' && path === '/v1/customerReviewResponses') {
      if (field(body, 'data', 'type') !== 'customerReviewResponses') return refused(409);
      if (field(body, 'data', 'relationships', 'review', 'data', 'id') !== '00000012-aa') return refused(404);
      const text = String(field(body, 'data', 'attributes', 'responseBody'));
      standing.splice(0, 1, { id: 'resp-1', text, at: seconds(now()), by: 'developer', metadata: {} });
      return ok({ data: shown() }, 201);
    }
    if (method !== 'GET' || path !== '/v1/customerReviews/00000012-aa/response') return refused(404);
    return shown() === null ? refused(404) : ok({ data: shown() });
  },
};

const trustpilot: ReplyVendor = {
  kind: 'trustpilot',
  at: '5e3de1b4',
  account: { of: 'unit1', user: 'apikey', author: 'business_user_789' },
  secret: 'apisecret',
  isOne: true,
  isWrite: (_, path) => path.endsWith('/reply'),
  serve({ method, host, path, authorization, body }, standing, now) {
    if (host !== 'api.trustpilot.com') return refused(404);
    if (path === '/v1/oauth/oauth-business-users-for-applications/accesstoken')
      return ok({ access_token: 'tp_token' });
    if (authorization !== 'Bearer tp_token') return refused(401);
    if (method === 'POST' && path === '/v1/private/reviews/5e3de1b4/reply') {
      if (field(body, 'authorBusinessUserId') !== 'business_user_789') return refused(400);
      const text = String(field(body, 'message'));
      standing.splice(0, 1, { id: 'r', text, at: seconds(now()), by: 'company', metadata: {} });
      return ok({ reply: { message: text, createdAt: now().toISOString() } }, 201);
    }
    if (method !== 'GET' || path !== '/v1/private/reviews/5e3de1b4') return refused(404);
    const [there] = standing;
    const companyReply = there
      ? { text: there.text, createdAt: new Date(there.at * 1_000).toISOString() }
      : null;
    return ok({ id: '5e3de1b4', stars: 1, companyReply });
  },
};

export const replyVendors: readonly ReplyVendor[] = [zendesk, intercom, googlePlay, appStore, trustpilot];

/** What becomes of a request that asks for something to be done: null, as the vendor would answer. */
export type Mischief = (response: ServerResponse, done: () => Answered) => void;

export interface VendorPeer {
  readonly standing: Standing[];
  /** Requests that asked for something to be done. */
  writes(): number;
  /** Of the next ones that ask for something to be done, one after the other. */
  spoil(...mischief: Mischief[]): void;
  /** What was still to be spoiled is not. */
  forgive(): void;
  /** Of those that only look. */
  blind(mischief: Mischief | null): void;
  readonly fetch: VendorFetch;
  stop(): Promise<void>;
}

/** Behind a real connection; asked as any vendor is, by its own address. */
export async function startVendor(
  vendor: ReplyVendor,
  now: () => Date,
  { timeoutMs = 5_000 } = {},
): Promise<VendorPeer> {
  const standing: Standing[] = [];
  const next: Mischief[] = [];
  let blindness: Mischief | null = null;
  let writes = 0;
  const server = createServer(async (request, response) => {
    const asked = await askedIn(request);
    const done = () => vendor.serve(asked, standing, now);
    const isWrite = vendor.isWrite(asked.method, asked.path);
    writes += isWrite ? 1 : 0;
    const mischief = isWrite ? next.shift() : blindness;
    if (mischief) return mischief(response, done);
    say(response, done());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port for the vendor');
  const here = `http://127.0.0.1:${address.port}`;
  const bounded = boundedFetch(fetch, { timeoutMs });
  return {
    standing,
    writes: () => writes,
    spoil: (...mischief) => void next.push(...mischief),
    forgive: () => void next.splice(0),
    blind: (mischief) => {
      blindness = mischief;
    },
    fetch: (request) => {
      const { host, pathname, search } = new URL(request.url);
      const headers = { ...request.headers, 'x-host': host };
      return bounded({ ...request, headers, url: `${here}${pathname}${search}` });
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function say(response: ServerResponse, { status, json }: Answered): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
}

async function askedIn(request: IncomingMessage): Promise<AskedOfVendor> {
  const url = new URL(request.url ?? '/', 'http://vendor');
  const text = (await buffer(request)).toString();
  const isJson = request.headers['content-type'] === 'application/json';
  return {
    method: request.method ?? 'GET',
    host: String(request.headers['x-host']),
    path: decodeURIComponent(url.pathname),
    query: Object.fromEntries(url.searchParams),
    authorization: request.headers.authorization ?? '',
    body: isJson && text !== '' ? JSON.parse(text) : text,
  };
}
