// `GET /metrics` for Prometheus: off unless the operator asks for it (METRICS=1), and never for everybody who reaches the chats' door.
import { createHash, timingSafeEqual } from 'node:crypto';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { problem, type Route } from '../http/route.ts';

export interface Metrics {
  readonly registry: Registry;
  readonly route: Route;
}

/**
 * The process's own figures; parts of the program add theirs to `registry`. No label ever holds a person or a text.
 * @param token that a caller has to bear; null where the route is mounted on a port of this machine alone
 */
export function metrics(token: string | null = null): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'portevoix_' });
  return {
    registry,
    route: {
      method: 'GET',
      path: '/metrics',
      async answer({ headers }) {
        if (token !== null && !isSame(headers.authorization ?? '', `Bearer ${token}`)) {
          return problem(401, { title: 'METRICS_TOKEN is needed' }, { 'www-authenticate': 'Bearer' });
        }
        const body = await registry.metrics();
        return { status: 200, headers: { 'content-type': registry.contentType }, body };
      },
    },
  };
}

/** Of one length, so that the time taken tells nothing. */
function isSame(given: string, wanted: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(wanted));
}
