import { describe, expect, it } from 'vitest';
import { type Database, doorOf, impatient, transact } from '../../src/database/client.ts';
import { addSource } from '../../src/feedback/sources/source.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { healthRoutes } from '../../src/web/health.ts';
import { ingestionRoute } from '../../src/web/ingestion.ts';
import { startWeb } from '../../src/web/server.ts';
import { storing } from '../../src/web/storing.ts';
import { onlyWorkspace } from '../../src/workspace/workspace.ts';
import { freshUrl, onEachEngine, openedHere } from '../harness/database.ts';
import { holdBy, holdWriter } from '../harness/holding.ts';

const now = new Date('2026-11-22T10:00:00Z');
const clock = { now: () => now };

/** A web server with the door for feedback and the two for health, on a database that can be kept from it. */
async function house(url: string, database: Database) {
  const logged: object[] = [];
  const log = (fields: object): void => void logged.push(fields);
  const workspace = await onlyWorkspace(database, { locale: 'fr', timeZone: 'Europe/Paris', now });
  if (!workspace) throw new Error('one workspace was expected');
  const { token } = await addSource(database, workspace.id, { name: 'Site', heat: 'hot', now });
  const parts = { keys: keysFrom([newSecret()]), keepOriginals: true, clock };
  const routes = [
    ingestionRoute(impatient(database), parts),
    ...healthRoutes([storing(database, url, clock)]),
  ];
  const web = await startWeb({
    host: '127.0.0.1',
    port: 0,
    routes,
    door: doorOf(database).enter,
    log: { info: () => {}, error: log },
  });
  const at = `http://127.0.0.1:${web.port}`;
  return {
    logged,
    ready: async () => {
      const response = await fetch(`${at}/readyz`);
      return [response.status, await response.json()];
    },
    post: (id = 'R-1') =>
      fetch(`${at}/api/v1/feedback`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ id, metric: 'nps', score: 9, answeredAt: '2026-11-20T08:00:00Z' }),
      }),
    close: () => web.close(),
  };
}

function gate() {
  const found: { open: () => void } = { open() {} };
  const opened = new Promise<void>((resolve) => {
    found.open = resolve;
  });
  return { open: () => found.open(), opened };
}

onEachEngine((engine) => {
  it('is ready while the database takes what is written, and says that it is locked within three seconds', async () => {
    const url = await freshUrl(engine);
    const database = await openedHere(url);
    const here = await house(url, database);
    expect(await here.ready()).toEqual([200, { status: 'ok', checks: { database: 'ok' } }]);
    const other = await openedHere(url);
    const locked = gate();
    const release = gate();
    const holding = transact(other, async (tx) => {
      await tx.writeCheck.updateMany({ data: { at: now } });
      locked.open();
      await release.opened;
    });
    await locked.opened;
    const started = performance.now();
    // What was asked within the last second still holds.
    while ((await here.ready())[0] === 200) expect(performance.now() - started).toBeLessThan(3_000);
    expect(await here.ready()).toEqual([503, { status: 'failed', checks: { database: 'locked' } }]);
    release.open();
    await holding;
    await expect
      .poll(() => here.ready(), { timeout: 5_000 })
      .toEqual([200, { status: 'ok', checks: { database: 'ok' } }]);
    await here.close();
  });
});

it('answers 503 with a time to come back, within three seconds, while the database is locked, and stores nothing then', async () => {
  const url = await freshUrl('sqlite');
  const database = await openedHere(url);
  const here = await house(url, database);
  const release = await holdWriter(url);
  const started = performance.now();
  const refused = await here.post();
  expect(performance.now() - started).toBeLessThan(3_000);
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('10');
  expect(here.logged).toContainEqual(expect.objectContaining({ trouble: 'locked' }));
  await release();
  await expect.poll(async () => (await here.post()).status, { timeout: 5_000 }).toBe(201);
  expect(await database.db.feedback.count()).toBe(1);
  await here.close();
});

/** What another session of PostgreSQL's does, and keeps open. */
const sessions = {
  'VACUUM FULL, a migration': 'LOCK TABLE "Feedback" IN ACCESS EXCLUSIVE MODE',
  'CREATE INDEX': 'LOCK TABLE "FeedbackText" IN SHARE MODE',
  'a lock on another table': 'LOCK TABLE "Delivery" IN EXCLUSIVE MODE',
} as const;
const closing = ['a stuck transaction', `UPDATE "Reception" SET "closedUntil" = "closedUntil"`] as const;

describe('another session of PostgreSQL’s that is stuck', () => {
  async function stuck(statement: string) {
    const url = await freshUrl('postgresql');
    const database = await openedHere(url);
    const here = await house(url, database);
    expect((await here.post()).status).toBe(201);
    const end = await holdBy(url, statement);
    return { here, database, end };
  }

  /** Milliseconds until each has an answer. */
  async function timed(ask: () => Promise<Response>) {
    const started = performance.now();
    const answer = await ask();
    return { answer, ms: performance.now() - started };
  }

  it.each([...Object.entries(sessions), closing])(
    'lets whoever brings feedback hear within three seconds when to come back, and stores nothing: %s',
    async (_, statement) => {
      const { here, database, end } = await stuck(statement);
      const answers = await Promise.all(
        Array.from({ length: 2 }, (_, i) => timed(() => here.post(`R-${i + 2}`))),
      );
      for (const { answer, ms } of answers) {
        expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10']);
        expect(ms).toBeLessThan(3_000);
      }
      await end();
      expect(await database.db.feedback.count()).toBe(1);
      await expect.poll(async () => (await here.post('R-2')).status, { timeout: 5_000 }).toBe(201);
      await here.close();
    },
  );

  it.each([closing, ['the row of their source', `UPDATE "Source" SET "name" = "name"`] as const])(
    'lets each of twenty hear within three seconds, and stores of whom it refused nothing: %s',
    async (_, statement) => {
      const { here, database, end } = await stuck(statement);
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, i) => timed(() => here.post(`R-${i + 2}`))),
      );
      for (const { ms } of answers) expect(ms).toBeLessThan(3_000);
      const taken = answers.filter(({ answer }) => answer.status === 201).length;
      expect(answers.filter(({ answer }) => answer.status === 503)).toHaveLength(20 - taken);
      await end();
      expect(await database.db.feedback.count()).toBe(1 + taken);
      await here.close();
    },
  );

  it('takes feedback within three seconds though the row of its source is held', async () => {
    const { here, database, end } = await stuck(`UPDATE "Source" SET "name" = "name"`);
    const { answer, ms } = await timed(() => here.post('R-2'));
    expect([answer.status, await database.db.feedback.count()]).toEqual([201, 2]);
    expect(ms).toBeLessThan(3_000);
    await end();
    await here.close();
  });
});

it('says that the database is read-only, and answers 503 at the door', async () => {
  const url = await freshUrl('sqlite');
  const database = await openedHere(url);
  const here = await house(url, database);
  await database.db.$queryRawUnsafe('PRAGMA query_only = 1');
  expect(await here.ready()).toEqual([503, { status: 'failed', checks: { database: 'read-only' } }]);
  expect((await here.post()).status).toBe(503);
  expect(here.logged).toContainEqual(
    expect.objectContaining({ trouble: 'read-only', database: 'SQLITE_READONLY' }),
  );
  await here.close();
});

it('says that there is no room for one more page, answers 503, and takes all again once there is', async () => {
  const url = await freshUrl('sqlite');
  const database = await openedHere(url);
  const here = await house(url, database);
  const most = (pages: number) => database.db.$queryRawUnsafe(`PRAGMA max_page_count = ${pages}`);
  expect((await here.post('R-0')).status).toBe(201);
  await most(1);
  let taken = 0;
  // What fits in pages that are there already may be taken; what was taken is there.
  for (let answer = await here.post('R-1'); answer.status === 201; answer = await here.post(`R-${taken + 1}`))
    taken += 1;
  const refused = await here.post('R-full');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10']);
  expect(here.logged).toContainEqual(expect.objectContaining({ trouble: 'full', database: 'SQLITE_FULL' }));
  expect(await here.ready()).toEqual([503, { status: 'failed', checks: { database: 'full' } }]);
  expect(await database.db.feedback.count()).toBe(1 + taken);
  await most(1_000_000);
  await expect
    .poll(() => here.ready(), { timeout: 5_000 })
    .toEqual([200, { status: 'ok', checks: { database: 'ok' } }]);
  expect((await here.post('R-full')).status).toBe(201);
  await here.close();
});

/** What whoever runs the server does to one database of it, and takes back. */
const refusals = [
  ['read-only', ['SET default_transaction_read_only = on'], ['RESET default_transaction_read_only'], '25006'],
  ['unreachable', ['ALLOW_CONNECTIONS false'], ['ALLOW_CONNECTIONS true'], '55000'],
] as const;

it.each(refusals)(
  'says that PostgreSQL is %s by its own code, answers 503, and goes on by itself',
  async (word, begin, end, code) => {
    const url = await freshUrl('postgresql');
    const database = await openedHere(url);
    const here = await house(url, database);
    const name = new URL(url).pathname.slice(1);
    const server = await openedHere(new URL('/postgres', url).href);
    // Sessions that are open already would not notice.
    const change = async (statements: readonly string[]) => {
      for (const each of statements) await server.db.$executeRawUnsafe(`ALTER DATABASE "${name}" ${each}`);
      await server.db.$queryRawUnsafe(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
      );
    };
    expect((await here.post('R-0')).status).toBe(201);
    await change(begin);
    await expect
      .poll(() => here.ready(), { timeout: 5_000 })
      .toEqual([503, { status: 'failed', checks: { database: word } }]);
    const refused = await here.post();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10']);
    expect(here.logged).toContainEqual(expect.objectContaining({ trouble: word, database: code }));
    await change(end);
    await expect
      .poll(() => here.ready(), { timeout: 5_000 })
      .toEqual([200, { status: 'ok', checks: { database: 'ok' } }]);
    expect((await here.post()).status).toBe(201);
    expect(await database.db.feedback.count()).toBe(2);
    await here.close();
  },
);
