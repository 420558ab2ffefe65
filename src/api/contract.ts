// What the parts of the API's contract have in common: who may ask, how a list is read on, how a refusal looks. The same shapes check what
// comes in and make openapi.json.
import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { isDay } from '../calendar/day.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import { problem } from '../http/route.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Scope } from '../tokens/token.ts';
import { respond, type WebEnv } from './env.ts';
import { readerOf } from './headers.ts';
import { reasonOf } from './query-words.ts';

export type Api = OpenAPIHono<WebEnv>;

/** What the handlers of the API may use. */
export interface ApiKit {
  readonly database: Database;
  readonly clock: Clock;
}

export function newApi(): Api {
  return new OpenAPIHono<WebEnv>({
    defaultHook(result, c) {
      if (result.success) return undefined;
      const locale = localeOf(c);
      const errors = result.error.issues.map((issue) => ({
        in: result.target === 'param' ? 'path' : result.target,
        name: issue.path.join('.'),
        code: issue.code,
        reason: reasonOf(issue, locale),
      }));
      return respond(c, problem(400, { title: 'This cannot be asked', errors }));
    },
  });
}

export function localeOf(c: Context<WebEnv>): Locale {
  return readerOf(c.env.headers);
}

const failed = z
  .object({
    type: z.string(),
    status: z.int(),
    title: z.string(),
    detail: z.string().optional(),
    code: z.string().optional(),
  })
  .catchall(z.unknown())
  .openapi('Problem', { description: 'RFC 9457. Fields beside these say more of some refusals.' });

export const refusal = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: failed } },
});

/** Of every route that reads. */
const refusals = {
  400: refusal(
    'Something is asked for in a way that cannot be answered; `errors` or `detail` says what, in the language of Accept-Language.',
  ),
  401: refusal('No token, one that is unknown or was revoked, or one that has expired.'),
  403: refusal('The token has not the scope that this needs.'),
  429: refusal(
    'Too much was asked for with this token; Retry-After says in how many seconds it may be asked again.',
  ),
  503: refusal('The database cannot answer just now; Retry-After says when to ask again.'),
};

const headers = z.object({
  etag: z.string().openapi({ description: 'Send it as If-None-Match: 304 where nothing has changed.' }),
  'ratelimit-policy': z
    .string()
    .openapi({ description: 'draft-ietf-httpapi-ratelimit-headers', example: '"reads";q=120;w=60' }),
  ratelimit: z.string().openapi({ example: '"reads";r=119;t=1' }),
});

/** What a route that reads says of itself, but for its path and what may be asked. */
export function reads<Shape extends z.ZodType>(
  scope: Scope,
  {
    tag,
    id,
    summary,
    gives,
  }: { readonly tag: string; readonly id: string; readonly summary: string; readonly gives: Shape },
) {
  return {
    method: 'get' as const,
    operationId: id,
    tags: [tag],
    summary,
    description: `Needs the scope \`${scope}\`.`,
    security: [{ bearer: [scope] }],
    responses: {
      200: { description: summary, headers, content: { 'application/json': { schema: gives } } },
      304: { description: 'Nothing has changed since the answer with that ETag.' },
      ...refusals,
    },
  };
}

export const day = z
  .string()
  .refine(isDay)
  .openapi({ format: 'date', description: 'A day where the company is, YYYY-MM-DD.', example: '2026-11-22' });

export const instant = z.iso.datetime();

/** Of a shape with a name: `nullable` would tell that it is an object and null at once. */
export function orNull<Shape extends z.ZodType>(shape: Shape) {
  return z.union([shape, z.null()]);
}

/** One or several of the same name. */
export function several<Shape extends z.ZodType<unknown, string>>(each: Shape) {
  return z.preprocess((given) => (typeof given === 'string' ? [given] : given), z.array(each)).optional();
}

/** How every list is read on. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50).openapi({ description: 'How many at most.' }),
  cursor: z
    .string()
    .regex(/^[\w-]{1,300}$/)
    .optional()
    .openapi({ description: 'The `next` of the page before; nothing for the first one.' }),
};

/** A page of a list. `next`: the cursor of the following one; null after the last. */
export function pages<Shape extends z.ZodType>(item: Shape) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}
