// What one HTTP answer is made of, and the shape of a refusal. Listening is server.ts.
import type { IncomingHttpHeaders } from 'node:http';

export interface WebRequest {
  readonly headers: IncomingHttpHeaders;
  /** What stands where the route's path has its ":name": letters, digits, "-" and "_"; '' where it has none. */
  readonly parameter: string;
  /** The whole body, in bytes. @throws BodyTooLarge, having read no more than `most` bytes. */
  body(most: number): Promise<Buffer>;
}

export interface WebAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  /** See HttpAnswer. */
  readonly hearsOut?: number;
}

export interface Route {
  readonly method: 'GET' | 'POST';
  /** Exact, or ending in one "/:name" that stands for any one part. */
  readonly path: string;
  answer(request: WebRequest): Promise<WebAnswer>;
}

/** The part that stands for ":name", '' where the route's path has none; null where the address is another. */
export function parameterOf({ path }: Route, asked: string): string | null {
  const [front = '', name] = path.split(':');
  if (name === undefined) return asked === path ? '' : null;
  const part = asked.slice(front.length);
  return asked.startsWith(front) && /^[\w-]{1,100}$/.test(part) ? part : null;
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
