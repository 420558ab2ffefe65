// Figures of newsletters from the database, in numbers alone: who reads, and what became of the latest issue of each list.
import { Gauge } from 'prom-client';
import type { Db } from '../database/client.ts';
import { digestKinds } from '../digests/kinds.ts';
import { countedLists, mailLists } from '../newsletter/lists.ts';
import { latestIssue } from '../newsletter/outcome.ts';
import { withLists } from './among.ts';
import type { Metrics } from './metrics.ts';

/** Over all companies: none has a label of its own, nor has a list. @param companies the workspaces that are served */
export function countNewsletters({ registry }: Metrics, db: Db, companies: () => readonly string[]): void {
  const registers = [registry];
  new Gauge({
    name: 'portevoix_newsletter_readers',
    help: 'Readers of mailing lists: written to, unsubscribed, or refused by their mail server.',
    labelNames: ['state'],
    registers,
    async collect() {
      const sum = { reading: 0, left: 0, bounced: 0 };
      for (const each of await withLists(db, companies()))
        for (const list of await countedLists(db, each))
          for (const state of ['reading', 'left', 'bounced'] as const) sum[state] += list[state];
      this.set({ state: 'reading' }, sum.reading);
      this.set({ state: 'unsubscribed' }, sum.left);
      this.set({ state: 'bounced' }, sum.bounced);
    },
  });
  new Gauge({
    name: 'portevoix_newsletter_letters',
    help: 'Letters of the latest issue of each mailing list, by what became of them.',
    labelNames: ['outcome'],
    registers,
    async collect() {
      const outcomes = ['arrived', 'waiting', 'unknown', 'refused', 'bounced'] as const;
      const sum = { arrived: 0, waiting: 0, unknown: 0, refused: 0, bounced: 0 };
      for (const each of await withLists(db, companies()))
        for (const { id } of await mailLists(db, each)) {
          const issue = await latestIssue(db, each, id, digestKinds.digest.name);
          for (const outcome of outcomes) sum[outcome] += issue?.[outcome] ?? 0;
        }
      for (const outcome of outcomes)
        this.set({ outcome: outcome === 'arrived' ? 'delivered' : outcome }, sum[outcome]);
    },
  });
}
