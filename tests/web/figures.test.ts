import { readFileSync } from 'node:fs';
import { parser } from '@prometheus-io/lezer-promql';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Database } from '../../src/database/client.ts';
import { sealAddress } from '../../src/delivery/ledger.ts';
import { GRACE_MS } from '../../src/digests/tick.ts';
import { startImport } from '../../src/imports/acts.ts';
import { countBeats } from '../../src/web/beating.ts';
import { countChats } from '../../src/web/chats.ts';
import { type Counting, countHappenings } from '../../src/web/counting.ts';
import { countIncoming } from '../../src/web/incoming.ts';
import { type Metrics, metrics } from '../../src/web/metrics.ts';
import { countNewsletters } from '../../src/web/newsletters.ts';
import { countUndelivered } from '../../src/web/undelivered.ts';
import { countWaiting } from '../../src/web/waiting.ts';
import { keys, type Office, office, WORKSPACE } from '../delivery/chat-peer.ts';
import { makeCompany } from '../digests/company.ts';
import { fetched, MINUTE } from '../feedback/pulling/fetched.ts';
import { typeform } from '../feedback/pulling/vendors.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { ANSWERS, sharedFiles } from '../imports/shared-files.ts';
import { fillMails } from '../mail-in/on-file.ts';
import { addIdeaCompany, addIdeas } from '../suggestions/ideas-on-file.ts';

let figures: Metrics;
let counting: Counting;
beforeEach(() => {
  figures = metrics();
  counting = countHappenings(figures, ['chat']);
});
afterEach(() => counting.stop());

/** The lines of one figure that are not nought, without its name. */
async function figure(name: string): Promise<string[]> {
  const lines = (await figures.registry.metrics()).split('\n');
  return lines.flatMap((line) => {
    const [, rest] = line.split(`portevoix_${name}`);
    return line.startsWith(`portevoix_${name}`) && rest !== undefined && !/ 0$/.test(rest)
      ? [rest.trim()]
      : [];
  });
}

describe('what is counted as it happens', () => {
  it('is how long each step of a minute took, and which failed', async () => {
    counting.stepDone('digests', 30, null);
    counting.stepDone('digests', 2_000, new Error('once'));
    expect(await figure('heartbeat_step_failures_total')).toEqual(['{step="digests"} 1']);
    expect(await figure('heartbeat_step_seconds_count')).toEqual(['{step="digests"} 2']);
    expect(await figure('heartbeat_step_seconds_sum')).toEqual(['{step="digests"} 2.03']);
  });

  it('begins at nought, so that the first one is seen to be one more', async () => {
    const text = await figures.registry.metrics();
    expect(text).toContain('portevoix_deliveries_total{chat="chat",outcome="limited"} 0');
    expect(text).toContain('portevoix_digests_total{outcome="missed"} 0');
    expect(text).toContain('portevoix_imports_total{outcome="failed"} 0');
  });

  it('is what became of digests that fell due', async () => {
    const company = await makeCompany(await freshDatabase('sqlite'));
    const monday = new Date('2026-11-16T08:00:00Z').getTime();
    const made = new Date('2026-11-12T08:00:00Z');
    const [news, quiet] = ['slack:C1', 'slack:C2'].map((address) => [{ address, name: address }]);
    await company.schedule({ channels: news ?? [], whenEmpty: 'note' }, made);
    await company.schedule({ channels: quiet ?? [], sections: ['story'], whenEmpty: 'silent' }, made);
    await company.answers(6, new Date('2026-11-15T10:00:00Z'));
    await company.tickAt(new Date(monday));
    await company.tickAt(new Date(monday));
    expect(await figure('digests_total')).toEqual(['{outcome="posted"} 1', '{outcome="nothing"} 1']);
    await company.tickAt(new Date(monday + 7 * 86_400_000 + GRACE_MS + 1));
    expect(await figure('digests_total')).toContain('{outcome="missed"} 2');
  });

  it('is how files that were handed over ended', async () => {
    const shared = await sharedFiles(await freshDatabase('sqlite'));
    try {
      const id = await shared.share('F1', ANSWERS);
      expect(await figure('imports_total')).toEqual([]);
      await startImport(shared.shell(), id);
      shared.importer.wake();
      await shared.importer.idle();
      expect(await figure('imports_total')).toEqual(['{outcome="done"} 1']);
    } finally {
      await shared.stop();
    }
  });

  it('ends with its program', async () => {
    const at = office(await freshDatabase('sqlite'));
    await counting.stop();
    await at.queue('chat:C1');
    await at.sending.run();
    expect(at.peer.posted).toHaveLength(1);
    expect(await figure('deliveries_total')).toEqual([]);
  });
});

onAnyEngine((engine) => {
  let database: Database;
  let at: Office;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    at = office(database);
    await addIdeaCompany(database.db, WORKSPACE);
    countWaiting(figures, { db: database.db, clock: at.clock }, () => [WORKSPACE], ['chat']);
  });

  it('counts a message each time it is tried, and says how many wait and for how long', async () => {
    const limited = await at.queue('chat:C1');
    const gone = await at.queue('chat:C2');
    await at.queue('chat:C3');
    at.peer.fail(limited, { limitedSeconds: 30 });
    at.peer.fail(gone, 'archived');
    expect(await figure('deliveries_waiting')).toEqual(['{chat="chat"} 3']);
    at.clock.pass(5_000);
    expect(await figure('delivery_oldest_due_seconds')).toEqual(['5.002']);
    await at.sending.run();
    await vi.waitUntil(async () => (await figure('deliveries_waiting')).length === 1);
    expect(await figure('deliveries_total')).toContain('{chat="chat",outcome="limited"} 1');
    for (let i = 0; i < 5; i++) await at.after(30_000);
    expect(await figure('deliveries_total')).toEqual([
      '{chat="chat",outcome="sent"} 2',
      '{chat="chat",outcome="limited"} 1',
      '{chat="chat",outcome="never"} 1',
    ]);
    expect(await figure('deliveries_waiting')).toEqual([]);
    expect(await figure('delivery_oldest_due_seconds')).toEqual([]);
  });

  it('tells nothing of what is sent to somebody anonymous, whose moment would say who they are', async () => {
    await at.queue(sealAddress(keys, 'chat:UANONYMOUS'));
    at.clock.pass(60_000);
    expect(await figure('deliver')).toEqual([]);
    await at.sending.run();
    expect(at.peer.posted).toHaveLength(1);
    expect(await figure('deliver')).toEqual([]);
  });

  it('counts the replies that were promised for the last thirty days, in time or not', async () => {
    const due = (number: number, dueAt: string) => ({ number, submittedAt: '2026-01-05T09:00:00Z', dueAt });
    await addIdeas(database.db, WORKSPACE, [
      due(1, '2026-02-20T17:00:00Z'),
      due(2, '2026-02-20T17:00:00Z'),
      due(3, '2026-01-20T17:00:00Z'),
      due(4, '2026-03-20T17:00:00Z'),
    ]);
    const firstReplyAt = new Date('2026-02-20T09:00:00Z');
    await database.db.suggestion.updateMany({ where: { number: 1 }, data: { firstReplyAt } });
    expect(await figure('first_replies_due')).toEqual(['{in_time="yes"} 1', '{in_time="no"} 1']);
  });
});

onAnyEngine((engine) => {
  it('counts how often a source was asked for its answers, by what came of it', async () => {
    const at = await fetched(await freshDatabase(engine), typeform);
    await at.pass();
    at.move(61 * MINUTE);
    at.refuse(402);
    await at.minute();
    expect(await figure('fetches_total')).toEqual(['{outcome="taken"} 1', '{outcome="unpaid"} 1']);
  });

  it('counts what brings customers’ words in by how it fares, of all companies together', async () => {
    const database = await freshDatabase(engine);
    const now = new Date('2026-11-22T11:00:00Z');
    const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
    const { workspace } = await makeCompany(database);
    const { db } = database;
    countIncoming(figures, { db, clock: { now: () => now } }, () => [workspace.id, 'nobody']);
    // Of the company itself.
    expect(await figure('sources')).toEqual(['{state="never"} 2']);
    const cold = { workspaceId: workspace.id, heat: 'cold', createdAt: ago(100) };
    await db.source.createMany({
      data: [
        { ...cold, id: 's1', name: 'Heard', lastSeenAt: ago(1) },
        { ...cold, id: 's2', name: 'Silent', lastSeenAt: ago(9), quietAfterDays: 7 },
        {
          ...{ ...cold, id: 's3', name: 'Refused', errorCount: 3 },
          ...{ lastErrorAt: ago(1), lastError: 'fetch.denied' },
        },
        { ...cold, id: 's4', name: 'Paused', lastSeenAt: ago(1) },
      ],
    });
    await db.sourcePull.create({
      data: {
        ...{ workspaceId: workspace.id, sourceId: 's4', vendor: 'typeform', account: {}, sealedSecret: '' },
        ...{ since: ago(100), nextAt: now, pausedAt: ago(1) },
      },
    });
    expect(await figure('sources')).toEqual([
      '{state="fine"} 1',
      '{state="never"} 2',
      '{state="quiet"} 1',
      '{state="failing"} 1',
      '{state="paused"} 1',
    ]);
    const pull = { workspaceId: workspace.id, vendor: 'typeform', account: {}, sealedSecret: '' };
    const times = { since: ago(100), nextAt: now };
    expect(await figure('fetch_oldest_seconds')).toEqual([]);
    await db.sourcePull.createMany({
      data: [
        { ...pull, ...times, sourceId: 's1', endedAt: ago(0.5) },
        { ...pull, ...times, sourceId: 's2', endedAt: ago(2) },
        { ...pull, ...times, sourceId: 's3' },
      ],
    });
    await db.sourcePull.updateMany({
      where: { workspaceId: workspace.id, sourceId: 's4' },
      data: { endedAt: ago(9) },
    });
    expect(await figure('fetch_oldest_seconds')).toEqual(['172800']);
    await fillMails({ database, keys, workspaceId: workspace.id, now });
    expect(await figure('mailboxes')).toEqual(['{state="failing"} 1']);
    expect(await figure('mails_waiting')).toEqual(['3']);
  });
});

describe('docs/metrics.md, docs/alerts.yml and docs/grafana.json', () => {
  const read = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
  const rules = z
    .object({
      groups: z.array(z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) })),
    })
    .parse(parse(read('alerts.yml')))
    .groups.flatMap((group) => group.rules);
  const panels = z
    .object({
      panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) })),
    })
    .parse(JSON.parse(read('grafana.json'))).panels;
  const asked = [
    ...rules.map(({ alert, expr }) => [alert, expr] as const),
    ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
  ];

  /** Every figure that the program serves, with its labels. */
  async function served(): Promise<Map<string, Set<string>>> {
    const { db } = await freshDatabase('sqlite');
    const clock = { now: () => new Date('2026-03-02T09:00:00Z') };
    await addIdeaCompany(db, WORKSPACE);
    countBeats(figures, () => null);
    countChats(figures, [{ name: 'chat', check: async () => undefined }]);
    countUndelivered(figures, db, () => [WORKSPACE]);
    countWaiting(figures, { db, clock }, () => [WORKSPACE], ['chat']);
    countNewsletters(figures, db, () => [WORKSPACE]);
    countIncoming(figures, { db, clock }, () => [WORKSPACE]);
    counting.stepDone('digests', 1, null);
    const found = new Map<string, Set<string>>();
    for (const line of (await figures.registry.metrics()).split('\n')) {
      const [, name, labels = ''] = /^(portevoix_\w+)(?:\{(.*)\})? /.exec(line) ?? [];
      if (name === undefined) continue;
      const known = found.get(name) ?? new Set();
      for (const [, label = ''] of labels.matchAll(/(\w+)="/g)) known.add(label);
      found.set(name, known);
    }
    return found;
  }

  it('the page lists each figure of ours, with its labels', async () => {
    const listed = new Map(
      [...read('metrics.md').matchAll(/^\| `(portevoix_\w+)` \| ([^|]*)\|/gm)].map(
        ([, name = '', labels = '']) => [
          name,
          [...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label).toSorted(),
        ],
      ),
    );
    const ours = [...(await served())].filter(([name]) => !/^portevoix_(process|nodejs)_/.test(name));
    const bare = ours.flatMap(([name, labels]) =>
      /_(bucket|count)$/.test(name)
        ? []
        : [[name.replace(/_seconds_sum$/, '_seconds'), [...labels].toSorted()] as const],
    );
    expect(listed).toEqual(new Map(bare));
  });

  it.each(asked)('%s is written in Prometheus’ language', (_, expr) => {
    const wrong: string[] = [];
    parser.parse(expr).iterate({
      enter: ({ type, from, to }) => void (type.isError && wrong.push(expr.slice(from, to) || `at ${from}`)),
    });
    expect(wrong).toEqual([]);
  });

  it('a fault in it would be found', () => {
    let wrong = 0;
    parser
      .parse('sum by (chat (portevoix_x) >')
      .iterate({ enter: ({ type }) => void (type.isError && wrong++) });
    expect(wrong).toBeGreaterThan(0);
  });

  it('name only figures and labels that the program serves', async () => {
    const figuresServed = await served();
    const unknown = asked.flatMap(([title, expr]) =>
      [...expr.matchAll(/(portevoix_\w+)(?:\{(\w+)=)?/g)]
        .filter(([, name = '', label]) => {
          const labels = figuresServed.get(name);
          return labels === undefined || (label !== undefined && !labels.has(label));
        })
        .map(([found]) => `${title}: ${found}`),
    );
    expect(asked.length).toBeGreaterThan(20);
    expect(unknown).toEqual([]);
  });
});
