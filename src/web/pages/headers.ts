// What every page of ours answers with besides itself: nothing of another host, nothing inline, no frame, no referrer, no search engine.
import { problem, type WebAnswer } from '../../http/route.ts';

/** Styles and scripts are files of our own; a page that is one alone asks for nothing else. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const GUARD = {
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const;

/** @param policy for a page that needs another one */
export function pageAnswer(html: string, { status = 200, policy = POLICY } = {}): WebAnswer {
  const type = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
  return { status, headers: { ...type, ...GUARD }, body: html };
}

/** The same for a link that never was, one that was revoked or expired, and one that leads to a page of another kind. */
export function noPage(): WebAnswer {
  const answer = problem(404, { title: 'Not found' });
  return { ...answer, headers: { ...answer.headers, ...GUARD } };
}

/** @param seconds until it is worth another try */
export function pageLater(status: 429 | 503, title: string, seconds: number): WebAnswer {
  return problem(status, { title }, { 'retry-after': String(seconds), ...GUARD });
}

/** What a stream of events answers with; proxies are asked to hand each on at once. */
export const eventHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'x-accel-buffering': 'no',
  ...GUARD,
} as const;
