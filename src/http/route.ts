// What one HTTP answer is made of, and the shape of a refusal. Listening is server.ts.
import type { IncomingHttpHeaders } from 'node:http';
import type { HttpAnswer } from './answer.ts';

export interface WebRequest {
  readonly headers: IncomingHttpHeaders;
  /** What stands in the address where the route's path has ":name", decoded. Whatever somebody wrote: check it. */
  readonly parameters: Readonly<Record<string, string>>;
  /** What stands behind the "?". */
  readonly query: URLSearchParams;
  /** Where it comes from, as strangers.ts has it: for limits alone, never stored nor logged. Left out where nobody knows. */
  readonly from?: string;
  /** The whole body, in bytes. @throws BodyTooLarge, having read no more than `most` bytes. */
  body(most: number): Promise<Buffer>;
}

export interface WebAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  /** See HttpAnswer. */
  readonly hearsOut?: number;
  readonly streams?: NonNullable<HttpAnswer['streams']>;
}

export interface Route {
  readonly method: 'GET' | 'POST';
  /** As Hono reads it: "/:name" stands for any one part. */
  readonly path: string;
  answer(request: WebRequest): Promise<WebAnswer>;
}

export function json(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): WebAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** RFC 9457, "Problem Details for HTTP APIs". */
export interface Problem {
  readonly title: string;
  readonly detail?: string;
  readonly [extension: string]: unknown;
}

export function problem(
  status: number,
  value: Problem,
  headers: Readonly<Record<string, string>> = {},
): WebAnswer {
  return json(
    status,
    { type: 'about:blank', status, ...value },
    { 'content-type': 'application/problem+json', ...headers },
  );
}
