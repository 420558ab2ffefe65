// What was not delivered, and whether an admin can be told: a word in `GET /readyz`, figures in `GET /metrics`.
import { Gauge } from 'prom-client';
import type { Db } from '../database/client.ts';
import { notArrived, undeliveredLetters } from '../delivery/held.ts';
import { isUnheard } from '../undelivered/unheard.ts';
import { either, withIdeas, withLetters } from './among.ts';
import { type HealthCheck, HealthWord } from './health.ts';
import type { Metrics } from './metrics.ts';

/** Companies that are worth asking whether an admin can be told. */
export const untold = either(
  withLetters(notArrived),
  withIdeas({ ownerId: null, waitingSince: { not: null } }),
);

/** `unreached`: something has to be told to an admin, and letters reach none. */
export function adminsCheck(db: Db, workspaceId: string): HealthCheck {
  return {
    name: 'admins',
    check: async () =>
      (await isUnheard(db, workspaceId)) ? new HealthWord('unreached', { isTrouble: true }) : undefined,
  };
}

/** @param companies the workspaces that are served, whose sum is told */
export function countUndelivered({ registry }: Metrics, db: Db, companies: () => readonly string[]): void {
  const registers = [registry];
  new Gauge({
    name: 'portevoix_undelivered',
    help: 'Messages that did not arrive, or of which nobody knows; an admin sees them in Home.',
    registers,
    async collect() {
      let sum = 0;
      for (const each of await withLetters(notArrived)(db, companies()))
        sum += (await undeliveredLetters(db, each, { skip: 0, take: 1 })).total;
      this.set(sum);
    },
  });
  new Gauge({
    name: 'portevoix_admins_unreached',
    help: 'Companies in which something has to be told to an admin, and letters reach none.',
    registers,
    async collect() {
      let count = 0;
      for (const each of await untold(db, companies())) if (await isUnheard(db, each)) count += 1;
      this.set(count);
    },
  });
}
