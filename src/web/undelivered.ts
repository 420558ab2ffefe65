// What was not delivered, and whether an admin can be told: a word in `GET /readyz`, figures in `GET /metrics`.
import { Gauge } from 'prom-client';
import type { Db } from '../database/client.ts';
import { undeliveredLetters } from '../delivery/held.ts';
import { isUnheard } from '../undelivered/unheard.ts';
import { type HealthCheck, HealthWord } from './health.ts';
import type { Metrics } from './metrics.ts';

/** `unreached`: something has to be told to an admin, and letters reach none. */
export function adminsCheck(db: Db, workspaceId: string): HealthCheck {
  return {
    name: 'admins',
    check: async () =>
      (await isUnheard(db, workspaceId)) ? new HealthWord('unreached', { isTrouble: true }) : undefined,
  };
}

export function countUndelivered({ registry }: Metrics, db: Db, workspaceId: string): void {
  const registers = [registry];
  new Gauge({
    name: 'portevoix_undelivered',
    help: 'Messages that did not arrive, or of which nobody knows; an admin sees them in Home.',
    registers,
    async collect() {
      const { total } = await undeliveredLetters(db, workspaceId, { skip: 0, take: 1 });
      this.set(total);
    },
  });
  new Gauge({
    name: 'portevoix_admins_unreached',
    help: '1 while something has to be told to an admin, and letters reach none.',
    registers,
    async collect() {
      this.set((await isUnheard(db, workspaceId)) ? 1 : 0);
    },
  });
}
