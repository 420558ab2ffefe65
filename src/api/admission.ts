// Who gets in: a token that is known, has not expired and has the scope; and how much it may ask for.
import { etag } from 'hono/etag';
import { createMiddleware } from 'hono/factory';
import { dayIn } from '../calendar/zone.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import { allowances } from '../http/allowance.ts';
import { oneByOne } from '../http/one-by-one.ts';
import { problem, type WebAnswer } from '../http/route.ts';
import { type ApiToken, isExpired, noteUsed, type Scope, tokenBorne } from '../tokens/token.ts';
import type { Api, ApiKit } from './contract.ts';
import { respond, type WebEnv } from './env.ts';
import { bearerOf } from './headers.ts';
import { noteSeen } from './seen.ts';

/** Of one token: a page a second for hours, or a report's worth at once. What reads thousands of comments counts as several. */
const RATE = { burst: 120, perSecond: 2 };
const POLICY = `"reads";q=${RATE.burst};w=${RATE.burst / RATE.perSecond}`;

export type ApiAdmission = ReturnType<typeof admission>;

/** Some routes of the API: what joins them to it. */
export type ApiRoutes = (api: Api, kit: ApiKit, admits: ApiAdmission) => void;

/** Lets in whoever bears a token with that scope, `cost` units of its rate at a time. */
export function admission(kit: ApiKit) {
  const { database, clock } = kit;
  const looking = oneByOne();
  const allowed = allowances(RATE, () => clock.now().getTime());
  const tag = etag();
  return (scope: Scope, cost = 1) =>
    createMiddleware<WebEnv>(async (c, next) => {
      const found = await looking(() => admitted(kit, c.env.headers.authorization, scope));
      if ('refused' in found) return respond(c, found.refused);
      const { token } = found;
      const { isOver, left, fullInS, enoughInS } = allowed(token.id, cost);
      const limits = { 'ratelimit-policy': POLICY, ratelimit: `"reads";r=${left};t=${fullInS}` };
      if (isOver) {
        const detail = `Ask again in ${enoughInS} seconds.`;
        const headers = { ...limits, 'retry-after': String(enoughInS) };
        return respond(c, problem(429, { title: 'Too much was asked for with this token', detail }, headers));
      }
      await noteUse(database, clock, token);
      c.set('token', token);
      if (c.req.method === 'GET') await tag(c, next);
      else await next();
      for (const [name, value] of Object.entries(limits)) c.res.headers.set(name, value);
      c.res.headers.set('cache-control', 'private, no-cache');
      c.res.headers.set('vary', 'authorization, accept-language');
      return undefined;
    });
}

/** The token of a request for what needs that scope, or why it is not let in. */
export async function admitted(
  { database, clock }: ApiKit,
  authorization: string | undefined,
  scope: Scope,
): Promise<{ readonly token: ApiToken } | { readonly refused: WebAnswer }> {
  const borne = bearerOf({ authorization });
  const token = borne === null ? null : await tokenBorne(database.db, borne);
  if (token === null) return { refused: unknown('token.unknown', 'A bearer token is needed') };
  if (isExpired(token, clock.now())) return { refused: unknown('token.expired', 'This token has expired') };
  if (!token.scopes.includes(scope)) {
    const title = 'This token may not do that';
    const detail = `It needs the scope ${scope}.`;
    return { refused: problem(403, { title, detail, code: 'token.scope', scope }, challenge(scope)) };
  }
  return { token };
}

/** Nobody waits for it, and on most days it is noted already. */
export async function noteUse(database: Database, clock: Clock, token: ApiToken): Promise<void> {
  const { timeZone } = await database.db.workspace.findUniqueOrThrow({
    where: { id: token.workspaceId },
    select: { timeZone: true },
  });
  const today = dayIn(timeZone, clock.now());
  if (token.lastUsedOn !== today) await noteSeen(database, (db) => noteUsed(db, token, today));
}

function unknown(code: string, title: string): WebAnswer {
  return problem(401, { title, code }, { 'www-authenticate': 'Bearer' });
}

/** RFC 6750, 3.1. */
function challenge(scope: Scope): Record<string, string> {
  return { 'www-authenticate': `Bearer error="insufficient_scope", scope="${scope}"` };
}
