import { createClient } from '@libsql/client';
import { describe, expect, it } from 'vitest';
import { type Database, impatient, transact } from '../../src/database/client.ts';
import { addSource } from '../../src/feedback/sources/source.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { healthRoutes } from '../../src/web/health.ts';
import { ingestionRoute } from '../../src/web/ingestion.ts';
import { startWeb } from '../../src/web/server.ts';
import { storing } from '../../src/web/storing.ts';
import { onlyWorkspace } from '../../src/workspace/workspace.ts';
import { freshUrl, onEachEngine, openedHere } from '../harness/database.ts';

const now = new Date('2026-11-22T10:00:00Z');
const clock = { now: () => now };

/** A web server with the door for feedback and the two for health, on a database that can be kept from it. */
async function house(url: string, database: Database) {
  const logged: object[] = [];
  const log = (fields: object): void => void logged.push(fields);
  const workspace = await onlyWorkspace(database, { locale: 'fr', timeZone: 'Europe/Paris', now });
  if (!workspace) throw new Error('one workspace was expected');
  const { token } = await addSource(database, workspace.id, { name: 'Site', heat: 'hot', now });
  const stored = storing(database, url, clock);
  const parts = { keys: keysFrom([newSecret()]), keepOriginals: true, clock };
  const heard: string[] = [];
  const routes = [ingestionRoute(impatient(database), parts), ...healthRoutes([stored.check])];
  const web = await startWeb({
    host: '127.0.0.1',
    port: 0,
    routes,
    door: stored.door,
    chatDoor: stored.chatDoor,
    mounted: ['/slack/', '/teams/'].map((prefix) => ({
      prefix,
      listener: (request, response) => {
        heard.push(request.url ?? '');
        response.end('taken');
      },
    })),
    log: { info: () => {}, error: log },
  });
  const at = `http://127.0.0.1:${web.port}`;
  return {
    logged,
    heard,
    call: (path: string) => fetch(`${at}${path}`, { method: 'POST', body: '{}' }),
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
  const lock = createClient({ url });
  const held = await lock.transaction('write');
  const started = performance.now();
  const refused = await here.post();
  expect(performance.now() - started).toBeLessThan(3_000);
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('10');
  expect(here.logged).toContainEqual(expect.objectContaining({ trouble: 'locked' }));
  await held.rollback();
  lock.close();
  await expect.poll(async () => (await here.post()).status, { timeout: 5_000 }).toBe(201);
  expect(await database.db.feedback.count()).toBe(1);
  await here.close();
});

it.each(['/slack/events', '/teams/messages'])(
  'tells a chat at %s within three seconds to come back while the database is locked, and hears it afterwards',
  async (path) => {
    const url = await freshUrl('sqlite');
    const here = await house(url, await openedHere(url));
    const lock = createClient({ url });
    const held = await lock.transaction('write');
    const started = performance.now();
    const refused = await here.call(path);
    expect(performance.now() - started).toBeLessThan(3_000);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10']);
    expect(here.heard).toEqual([]);
    await held.rollback();
    lock.close();
    await expect.poll(async () => (await here.call(path)).status, { timeout: 5_000 }).toBe(200);
    expect(here.heard).toContain(path);
    await here.close();
  },
);

it.each(['/slack/events', '/teams/messages'])(
  'lets a chat in at %s while the program itself is writing',
  async (path) => {
    const url = await freshUrl('sqlite');
    const database = await openedHere(url);
    const here = await house(url, database);
    const writing = gate();
    const release = gate();
    const own = transact(database, async () => {
      writing.open();
      await release.opened;
    });
    await writing.opened;
    // Were it to wait for the writer, this would never end.
    expect((await here.call(path)).status).toBe(200);
    expect(here.heard).toEqual([path]);
    release.open();
    await own;
    await here.close();
  },
);

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
    const other = await openedHere(url);
    const began = gate();
    const release = gate();
    const holding = other.db.$transaction(
      async (tx) => {
        await tx.$executeRawUnsafe(statement);
        began.open();
        await release.opened;
      },
      { timeout: 60_000 },
    );
    await began.opened;
    return {
      here,
      database,
      async end() {
        release.open();
        await holding;
      },
    };
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

  it('takes feedback within three seconds though the row of its source is held', async () => {
    const { here, database, end } = await stuck(`UPDATE "Source" SET "name" = "name"`);
    const { answer, ms } = await timed(() => here.post('R-2'));
    expect([answer.status, await database.db.feedback.count()]).toEqual([201, 2]);
    expect(ms).toBeLessThan(3_000);
    await end();
    await here.close();
  });

  it.each(Object.entries(sessions))(
    'lets a chat hear within three seconds when to come back, and is told in readyz: %s',
    async (_, statement) => {
      const { here, end } = await stuck(statement);
      for (const path of ['/slack/events', '/teams/messages']) {
        const { answer, ms } = await timed(() => here.call(path));
        expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10']);
        expect(ms).toBeLessThan(3_000);
      }
      expect(here.heard).toEqual([]);
      await expect
        .poll(() => here.ready())
        .toEqual([503, { status: 'failed', checks: { database: 'locked' } }]);
      await end();
      await here.close();
    },
  );
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
