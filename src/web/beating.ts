// Whether the work of each minute is done: a word in `GET /readyz`, the age in `GET /metrics`.
import { Gauge } from 'prom-client';
import { Unready } from '../errors.ts';
import type { Minutes } from '../minutes.ts';
import type { HealthCheck } from './health.ts';
import type { Metrics } from './metrics.ts';

/** Some minutes may fail, or take long; past this somebody has to look. */
const MOST_MS = 5 * 60_000;
/** One may lose against another replica; two in a row do not do their work. */
const MOST_FAILURES = 2;

/** @param minutes null until they have begun */
export function beating(minutes: () => Minutes | null): HealthCheck {
  return {
    name: 'heartbeat',
    async check() {
      const beats = minutes();
      if (beats === null || beats.age() > MOST_MS) throw new Unready('late');
      if (beats.failures() >= MOST_FAILURES) throw new Unready('failing');
    },
  };
}

export function countBeats({ registry }: Metrics, minutes: () => Minutes | null): void {
  new Gauge({
    name: 'portevoix_heartbeat_age_seconds',
    help: 'Seconds since all that is to be done each minute was last done.',
    registers: [registry],
    collect() {
      this.set((minutes()?.age() ?? 0) / 1_000);
    },
  });
}
