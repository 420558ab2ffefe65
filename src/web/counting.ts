// What happened since this process started, counted as it happens: each replica counts its own, and their sum is the truth.
import { Counter, Histogram } from 'prom-client';
import { hear } from '../happenings.ts';
import type { Metrics } from './metrics.ts';

/** Seconds: most steps take a few hundredths, and one that takes minutes holds the others up. */
const STEP_BUCKETS = [0.01, 0.1, 1, 10, 60];

/** `taken`, and what was wrong, as sources' lines have it. */
const FETCHES = [
  ...['taken', 'later', 'denied', 'forbidden', 'unpaid', 'clock', 'sealed', 'gone', 'moved', 'shape'],
  ...['fields', 'ours'],
];

/** As `Outcome` has them, and the one that is told apart. */
const ARRIVALS = ['sent', 'later', 'limited', 'refused', 'held', 'never', 'unknown'];

export interface Counting {
  /** @param ms how long it took. @param error what it threw; null where it ended well */
  stepDone(step: string, ms: number, error: unknown): void;
  stop(): Promise<void>;
}

/** @param chats by name */
export function countHappenings({ registry }: Metrics, chats: readonly string[]): Counting {
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Counter({ name: `portevoix_${name}`, help, labelNames, registers });
  const deliveries = counter(
    'deliveries_total',
    'Messages that were tried, by what the chat said; those of anonymous readers are not counted.',
    ['chat', 'outcome'],
  );
  const digests = counter('digests_total', 'Digests that fell due, by what was done about them.', [
    'outcome',
  ]);
  const imports = counter('imports_total', 'Files handed over in a chat, by how they ended.', ['outcome']);
  const fetches = counter(
    'fetches_total',
    'Times that a source was asked for its answers, by what came of it.',
    ['outcome'],
  );
  const seconds = new Histogram({
    name: 'portevoix_heartbeat_step_seconds',
    help: 'How long each step of what is done each minute took.',
    labelNames: ['step'],
    buckets: STEP_BUCKETS,
    registers,
  });
  const failures = counter(
    'heartbeat_step_failures_total',
    'Steps of what is done each minute that failed.',
    ['step'],
  );
  // From nought on: what appears with its first one is no increase to Prometheus.
  for (const chat of chats) for (const outcome of ARRIVALS) deliveries.inc({ chat, outcome }, 0);
  for (const outcome of ['posted', 'note', 'nothing', 'missed']) digests.inc({ outcome }, 0);
  for (const outcome of FETCHES) fetches.inc({ outcome }, 0);
  for (const outcome of ['done', 'failed', 'cancelled']) imports.inc({ outcome }, 0);
  const ends = [
    hear('delivery', (told) => deliveries.inc(told)),
    hear('digest', (told) => digests.inc(told)),
    hear('fetch', (told) => fetches.inc(told)),
    hear('import', (told) => imports.inc(told)),
  ];
  return {
    stepDone(step, ms, error) {
      seconds.observe({ step }, ms / 1_000);
      failures.inc({ step }, error === null ? 0 : 1);
    },
    async stop() {
      for (const end of ends) end();
    },
  };
}
