// Whether what is to be sent leaves: a word in `GET /readyz`.
import type { Clock } from '../clock.ts';
import type { Db } from '../database/client.ts';
import { isAnyOverdue } from '../delivery/due.ts';
import { Unready } from '../errors.ts';
import { type Among, withLetters } from './among.ts';
import type { HealthCheck } from './health.ts';

/** A fan-out to thousands of channels takes some twenty minutes; past this nothing leaves. */
const MOST_MS = 30 * 60_000;

/** Companies that are worth asking. @param now of the check */
export function lateLetters(now: Date): Among {
  return withLetters({ state: 'pending', notBefore: { lte: new Date(now.getTime() - MOST_MS) } });
}

export function sendingCheck(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  workspaceId: string,
): HealthCheck {
  return {
    name: 'deliveries',
    async check() {
      const now = clock.now();
      const since = new Date(now.getTime() - MOST_MS);
      if (await isAnyOverdue(db, { workspaceId, now, since })) throw new Unready('overdue');
    },
  };
}
