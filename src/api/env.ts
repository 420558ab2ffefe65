// What a route of the API finds beside a request, and how an answer of ours is passed on.
import type { IncomingHttpHeaders } from 'node:http';
import type { Context } from 'hono';
import type { WebAnswer, WebRequest } from '../http/route.ts';
import type { ApiToken } from '../tokens/token.ts';

/** What each request carries besides its address and headers. */
export interface Carried {
  readonly headers: IncomingHttpHeaders;
  readonly body: WebRequest['body'];
  /** See WebRequest. */
  readonly from?: string;
  /** Its sender has gone: nobody reads the answer. */
  readonly isGone: () => boolean;
  /** Set by whoever answers: see HttpAnswer. */
  hearsOut?: number;
  streams?: NonNullable<WebAnswer['streams']>;
}

export interface WebEnv {
  Bindings: Carried;
  Variables: {
    /** Where the API lets somebody in (admission.ts): whose request it is, and so of which company everything is. */
    token: ApiToken;
  };
}

/** An answer of ours as Hono passes it on. */
export function respond(
  c: Context<WebEnv>,
  { status, headers, body, hearsOut, streams }: WebAnswer,
): Response {
  if (streams !== undefined) c.env.streams = streams;
  if (hearsOut !== undefined) c.env.hearsOut = hearsOut;
  return new Response(body === '' ? null : body, { status, ...(headers ? { headers: { ...headers } } : {}) });
}
