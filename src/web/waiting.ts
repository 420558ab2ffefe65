// What stands in the database of what is owed, asked for at each scrape: every replica says the same, so take the greatest and not the sum.
import { Gauge } from 'prom-client';
import type { Clock } from '../clock.ts';
import type { Db } from '../database/client.ts';
import { oldestDue, waitingFor } from '../delivery/due.ts';
import { promisedIn } from '../suggestions/numbers/numbers.ts';
import { workspaceById } from '../workspace/workspace.ts';
import { withIdeas, withLetters } from './among.ts';
import type { Metrics } from './metrics.ts';

/** Companies with letters that are still to be sent. */
const waiting = withLetters({ state: { in: ['pending', 'claimed'] } });

const THIRTY_DAYS_MS = 30 * 24 * 60 * 60_000;

/**
 * Over all companies: none has a label of its own.
 * @param companies the workspaces that are served
 * @param chats by name; what waits for anonymous readers is nowhere counted, since it would tell when they did something
 */
export function countWaiting(
  { registry }: Metrics,
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  companies: () => readonly string[],
  chats: readonly string[],
): void {
  const registers = [registry];
  new Gauge({
    name: 'portevoix_companies',
    help: 'Companies that this process serves.',
    registers,
    collect() {
      this.set(companies().length);
    },
  });
  new Gauge({
    name: 'portevoix_deliveries_waiting',
    help: 'Messages that are still to be sent, those that wait for their time among them.',
    labelNames: ['chat'],
    registers,
    async collect() {
      const having = await waiting(db, companies());
      for (const chat of chats) {
        let sum = 0;
        for (const each of having) sum += await waitingFor(db, each, chat);
        this.set({ chat }, sum);
      }
    },
  });
  new Gauge({
    name: 'portevoix_delivery_oldest_due_seconds',
    help: 'For how long the message that is due the longest has been due; 0 where none is.',
    registers,
    async collect() {
      const now = clock.now();
      let longestMs = 0;
      for (const each of await waiting(db, companies())) {
        const oldest = await oldestDue(db, each, now);
        longestMs = Math.max(longestMs, oldest === null ? 0 : now.getTime() - oldest.getTime());
      }
      this.set(longestMs / 1_000);
    },
  });
  new Gauge({
    name: 'portevoix_first_replies_due',
    help: 'First replies to suggestions that were promised for the last thirty days, by whether they came in time.',
    labelNames: ['in_time'],
    registers,
    async collect() {
      const to = clock.now();
      const from = new Date(to.getTime() - THIRTY_DAYS_MS);
      let [replied, late] = [0, 0];
      const promised = withIdeas({ firstDueAt: { gte: from, lt: to } });
      for (const each of await promised(db, companies())) {
        const { inTime } = await promisedIn(db, await workspaceById(db, each), { from, to });
        replied += inTime.replied;
        late += inTime.of - inTime.replied;
      }
      this.set({ in_time: 'yes' }, replied);
      this.set({ in_time: 'no' }, late);
    },
  });
}
