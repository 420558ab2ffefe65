// Figures of what brings customers' words in, from the database: how sources fare, and the mailbox that customers' mails are forwarded to.
import { Gauge } from 'prom-client';
import type { Clock } from '../clock.ts';
import type { Db } from '../database/client.ts';
import { pullsOf } from '../feedback/pulling/account.ts';
import { healthOf } from '../feedback/sources/health.ts';
import { listSources } from '../feedback/sources/source.ts';
import { mailboxOf } from '../mail-in/mailbox.ts';
import { howManyMailsWait } from '../mail-in/waiting.ts';
import { withMailboxes, withMails, withSources } from './among.ts';
import type { Metrics } from './metrics.ts';

/** Over all companies: none has a label of its own, nor has a source. @param companies the workspaces that are served */
export function countIncoming(
  { registry }: Metrics,
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  companies: () => readonly string[],
): void {
  const registers = [registry];
  new Gauge({
    name: 'portevoix_sources',
    help: 'Sources of answers, by how they fare.',
    labelNames: ['state'],
    registers,
    async collect() {
      const now = clock.now();
      const sum = { fine: 0, never: 0, quiet: 0, failing: 0, paused: 0 };
      for (const each of await withSources(db, companies())) {
        const pulls = await pullsOf(db, each);
        for (const source of await listSources(db, each)) {
          const isPaused = (pulls.get(source.id)?.pausedAt ?? null) !== null;
          sum[isPaused ? 'paused' : healthOf(source, now).kind] += 1;
        }
      }
      for (const [state, count] of Object.entries(sum)) this.set({ state }, count);
    },
  });
  new Gauge({
    name: 'portevoix_fetch_oldest_seconds',
    help: 'Since the source whose answers were fetched the longest ago was last read to its end; without those that are paused.',
    registers,
    async collect() {
      const ages: number[] = [];
      for (const each of await withSources(db, companies()))
        for (const { endedAt, pausedAt } of (await pullsOf(db, each)).values())
          if (endedAt !== null && pausedAt === null) ages.push(clock.now().getTime() - endedAt.getTime());
      this.set(Math.max(0, ...ages) / 1_000);
    },
  });
  new Gauge({
    name: 'portevoix_mailboxes',
    help: 'Mailboxes that customers’ mails are forwarded to, by how reading them goes.',
    labelNames: ['state'],
    registers,
    async collect() {
      const sum = { read: 0, failing: 0, paused: 0 };
      for (const each of await withMailboxes(db, companies())) {
        const mailbox = await mailboxOf(db, each);
        if (mailbox === null) continue;
        if (mailbox.pausedAt !== null) sum.paused += 1;
        else sum[mailbox.lastError === null ? 'read' : 'failing'] += 1;
      }
      for (const [state, count] of Object.entries(sum)) this.set({ state }, count);
    },
  });
  new Gauge({
    name: 'portevoix_mails_waiting',
    help: 'Customers’ mails of which an admin has to say what they are about.',
    registers,
    async collect() {
      let sum = 0;
      for (const each of await withMails(db, companies())) sum += await howManyMailsWait(db, each);
      this.set(sum);
    },
  });
}
