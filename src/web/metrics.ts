// `GET /metrics` for Prometheus: off unless the operator asks for it (METRICS=1).
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Route } from './route.ts';

export interface Metrics {
  readonly registry: Registry;
  readonly route: Route;
}

/** The process's own figures; parts of the program add theirs to `registry`. No label ever holds a person or a text. */
export function metrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'portevoix_' });
  return {
    registry,
    route: {
      method: 'GET',
      path: '/metrics',
      answer: async () => ({
        status: 200,
        headers: { 'content-type': registry.contentType },
        body: await registry.metrics(),
      }),
    },
  };
}
