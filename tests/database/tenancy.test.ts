// The guard between companies: what it refuses, what it lets pass, and who may ask beyond one company.
import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  beyond,
  type Database,
  insertMany,
  NoCompany,
  openDatabase,
  statements,
  transact,
} from '../../src/database/client.ts';
import { Prisma } from '../../src/database/generated/sqlite/client.ts';
import { OF_NO_COMPANY } from '../../src/database/tenancy.ts';
import { freshUrl, onEachEngine } from '../harness/database.ts';

const schema = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8');
const models = [...schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => ({
  name,
  body,
}));
const guardedModels = models.map(({ name }) => name).filter((name) => !OF_NO_COMPANY.has(name));

const asking = ['findUnique', 'findUniqueOrThrow', 'findFirst', 'findFirstOrThrow', 'findMany', 'count'];
const counting = ['aggregate', 'groupBy', 'findRaw', 'aggregateRaw'];
const writing = ['create', 'createMany', 'createManyAndReturn', 'upsert'];
const changing = ['update', 'updateMany', 'updateManyAndReturn', 'delete', 'deleteMany'];
const operations = [...asking, ...counting, ...writing, ...changing];

type Loose = Record<string, Record<string, (args?: object) => unknown>>;

/** What somebody might write who forgot the company. */
const forgetful = [
  undefined,
  { where: {}, data: {}, create: {}, update: {} },
  { where: { id: 'x' }, data: { id: 'x' }, create: { id: 'x' }, update: {} },
  { where: { workspaceId: undefined, id: undefined }, data: [{}], create: {}, update: {} },
  { where: { OR: [{ workspaceId: 'acme' }, { number: 1 }] }, data: {}, create: {} },
  { where: { NOT: { workspaceId: 'acme' } }, data: {}, create: {} },
  { where: { workspaceId: { in: ['acme', 'globex'] } }, data: {}, create: {} },
];

describe('every table', () => {
  it('is a company’s, the companies’ own, or named as nobody’s', () => {
    const without = models
      .filter(({ body }) => !/^ +workspaceId +String/m.test(body))
      .map(({ name }) => name);
    expect(without.toSorted()).toEqual([...OF_NO_COMPANY, 'Workspace'].toSorted());
  });

  it('is joined to others within its company', () => {
    const joined = [...schema.matchAll(/@relation\(fields: \[(\w+)[^\]]*\], references: \[(\w+)/g)];
    expect(joined.length).toBeGreaterThan(10);
    expect(joined.filter(([, own, other]) => own !== 'workspaceId' || other !== 'workspaceId')).toEqual([]);
  });
});

onEachEngine((engine) => {
  let database: Database;
  beforeEach(async () => {
    database = await openDatabase(await freshUrl(engine));
    return () => database.close();
  });

  it('refuses every operation of every model that names no company, in a transaction too', async () => {
    const tried = (client: Loose) => {
      for (const model of guardedModels) {
        const delegate = client[`${model.charAt(0).toLowerCase()}${model.slice(1)}`];
        for (const operation of operations)
          for (const args of model === 'Workspace' ? forgetful.filter((each) => !hasId(each)) : forgetful)
            expect(() => delegate?.[operation]?.(args), `${model}.${operation}`).toThrow(
              new NoCompany(model, operation),
            );
      }
    };
    tried(database.db as unknown as Loose);
    await database.db.$transaction(async (tx) => tried(tx as unknown as Loose));
  });

  it('knows every operation that the client has', () => {
    const known = new Set(operations);
    const had = Object.keys(beyond(database.db, 'the whole database').delivery);
    expect(had.filter((name) => !known.has(name) && !/^(\$|_|fields$|name$)/.test(name))).toEqual([]);
  });

  it('refuses SQL that does not pass by the one way, and there what does not bind the company', async () => {
    const { db } = database;
    for (const ask of [
      () => db.$queryRaw`SELECT 1`,
      () => db.$executeRaw`DELETE FROM "Delivery"`,
      () => db.$queryRawUnsafe('SELECT 1'),
      () => db.$executeRawUnsafe('DELETE FROM "Delivery"'),
    ])
      expect(ask).toThrow(NoCompany);
    await db.$transaction(async (tx) => expect(() => tx.$queryRaw`SELECT 1`).toThrow(NoCompany));
    const { query, execute, queryText, executeText } = statements(db, 'acme');
    expect(() => query`SELECT 1`).toThrow(NoCompany);
    expect(() => execute(Prisma.sql`DELETE FROM "Delivery" WHERE "workspaceId" = ${'globex'}`)).toThrow(
      NoCompany,
    );
    expect(() => queryText('SELECT 1')).toThrow(NoCompany);
    expect(() => executeText('DELETE FROM "Delivery"', 'globex')).toThrow(NoCompany);
    expect(await query`SELECT "id" FROM "Delivery" WHERE "workspaceId" = ${'acme'}`).toEqual([]);
  });

  it('refuses what is about two companies at once, and what would move a row', async () => {
    const { db } = database;
    const [acme, globex] = ['acme', 'globex'].map((workspaceId) => ({
      workspaceId,
      address: 'slack:C1',
      name: 'general',
    }));
    if (!acme || !globex) throw new Error('no companies');
    const where = { workspaceId_address: { workspaceId: 'acme', address: 'slack:C1' } };
    const two = /names several workspaces/;
    expect(() => db.channelName.createMany({ data: [acme, globex] })).toThrow(two);
    expect(() => db.channelName.upsert({ where, create: globex, update: {} })).toThrow(two);
    expect(() => db.channelName.upsert({ where, create: acme, update: { workspaceId: 'globex' } })).toThrow(
      two,
    );
    expect(() => db.channelName.updateMany({ where: acme, data: globex })).toThrow(two);
    const columns = { workspaceId: 'text', address: 'text', name: 'text' } as const;
    await expect(insertMany(database, 'ChannelName', columns, [acme, globex])).rejects.toThrow(two);
  });

  it('lets pass what names its company, by a column, a key or one of several conditions', async () => {
    const { db } = database;
    const row = { workspaceId: 'acme', address: 'slack:C1', name: 'general' };
    const where = { workspaceId_address: { workspaceId: 'acme', address: 'slack:C1' } };
    await transact(database, async (tx) => {
      await tx.channelName.create({ data: row });
      await tx.channelName.upsert({ where, create: row, update: { name: 'all' } });
    });
    expect(await db.channelName.findUnique({ where })).toMatchObject({ name: 'all' });
    expect(await db.channelName.count({ where: { AND: [{ name: 'all' }, { workspaceId: 'acme' }] } })).toBe(
      1,
    );
    expect(await db.channelName.count({ where: { workspaceId: { in: ['acme', 'acme'] } } })).toBe(1);
    const [[counted], [found]] = await db.$transaction([
      db.channelName.findMany({ where: { workspaceId: 'acme' } }),
      db.workspace.findMany({ where: { id: 'acme' } }),
    ]);
    expect([counted?.name, found]).toEqual(['all', undefined]);
  });

  it('asks beyond one company where that is said', async () => {
    const ask = beyond(database.db, 'the whole database');
    expect(await ask.delivery.count()).toBe(0);
    await database.db.$transaction(async (tx) => {
      expect(await beyond(tx, 'whose it is').source.findUnique({ where: { tokenHash: 'x' } })).toBeNull();
    });
  });
});

it('is asked beyond one company in these places', () => {
  const src = new URL('../../src/', import.meta.url);
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && file !== 'database/tenancy.ts',
  );
  const places = files.flatMap((file) => {
    const text = readFileSync(new URL(file, src), 'utf8');
    const reasons = [...text.matchAll(/\bbeyond\([\w.]+, '([\w ]+)'\)/g)].map(([, why]) => why);
    return reasons.length === 0 ? [] : [`${file}: ${[...new Set(reasons)].join(', ')}`];
  });
  expect(places.toSorted()).toEqual([
    'cli/doctor.ts: whose it is, the whole database',
    'community/links.ts: whose it is',
    'companies/leaving.ts: whose it is',
    'companies/others.ts: whose it is',
    'database/door.ts: the whole database',
    'database/erased.ts: the whole database',
    'database/insert.ts: the whole database',
    'database/locks.ts: the whole database',
    'database/shared-clock.ts: the whole database',
    'database/transact.ts: the whole database',
    'feedback/search/entries.ts: the whole database',
    'feedback/search/tidying.ts: the whole database',
    'feedback/sources/source.ts: whose it is',
    'installations/installation.ts: whose it is',
    'installations/tokens.ts: whose it is',
    'keyring/evidence.ts: the whole database',
    'keyring/rehash.ts: the whole database',
    'keyring/seals.ts: the whole database',
    'newsletter/readers.ts: whose it is',
    'pages/page.ts: whose it is',
    'tokens/token.ts: whose it is',
    'web/among.ts: the whole database',
    'web/storing.ts: the whole database',
    'workspace/workspace.ts: whose it is',
  ]);
});

function hasId(args: object | undefined): boolean {
  return JSON.stringify(args ?? {}).includes('"id":"x"');
}
