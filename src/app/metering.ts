// Figures for Prometheus: what is counted, and where it is served.
import type { Logger } from 'pino';
import type { GeneralConfig } from '../config/config.ts';
import type { Minutes } from '../minutes.ts';
import { countBeats } from '../web/beating.ts';
import { countChats } from '../web/chats.ts';
import { type Counting, countHappenings } from '../web/counting.ts';
import type { HealthCheck } from '../web/health.ts';
import { countIncoming } from '../web/incoming.ts';
import { type Metrics, metrics } from '../web/metrics.ts';
import { countNewsletters } from '../web/newsletters.ts';
import { startWeb } from '../web/server.ts';
import { countUndelivered } from '../web/undelivered.ts';
import { countWaiting } from '../web/waiting.ts';
import type { Ground } from './ground.ts';
import type { Stops } from './stops.ts';

export interface Metering {
  /** Hears of each step of a minute. */
  readonly stepDone: Counting['stepDone'];
  /** On the web server's own port, to whoever bears the token; null where they are served apart. */
  readonly route: Metrics['route'] | null;
  /** From now on counts what the database holds, of the companies served. */
  count(ground: Ground, companies: () => readonly string[], chats: readonly HealthCheck[]): void;
  /** Where no token is set: to this machine alone. Whoever reaches the chats' door does not reach this one. */
  serveApart(log: Logger): Promise<void>;
}

export interface MeteringParts {
  /** By whom something is sent, by name. */
  readonly carriers: readonly string[];
  /** Left out where nothing beats by itself. */
  readonly pulse?: () => Minutes | null;
}

/** Null where the operator wants none. */
export function metering(
  asked: GeneralConfig['metrics'],
  { carriers, pulse }: MeteringParts,
  stops: Stops,
): Metering | null {
  if (asked === false) return null;
  const counted = metrics('token' in asked ? asked.token : null);
  if (pulse) countBeats(counted, pulse);
  const counting = countHappenings(counted, carriers);
  stops.push(() => counting.stop());
  return {
    stepDone: counting.stepDone,
    route: 'token' in asked ? counted.route : null,
    count({ database: { db }, clock }, companies, chats) {
      countChats(counted, chats);
      countUndelivered(counted, db, companies);
      countWaiting(counted, { db, clock }, companies, carriers);
      countNewsletters(counted, db, companies);
      countIncoming(counted, { db, clock }, companies);
    },
    async serveApart(log) {
      if (!('port' in asked)) return;
      const apart = await startWeb({ host: '127.0.0.1', port: asked.port, log, routes: [counted.route] });
      stops.push(() => apart.close());
      log.info(
        { port: apart.port },
        'metrics are served to this machine alone; METRICS_TOKEN serves them to others',
      );
    },
  };
}
