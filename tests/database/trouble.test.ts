import { expect, it } from 'vitest';
import { databaseCode, troubleOf } from '../../src/database/client.ts';
import { withCode } from '../../src/log.ts';
import { freshDatabase } from '../harness/database.ts';

const thrown = async (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);
/** As a driver's adapter throws it. */
const adapters = (originalCode: string) =>
  Object.assign(new Error('refused'), { cause: { originalCode, kind: 'any' } });

it('names SQLite’s own code of a full and of a read-only database, through Prisma and through what failed with it', async () => {
  const { db } = await freshDatabase('sqlite');
  const big = { id: 'b', name: 'y'.repeat(100_000), locale: 'fr', timeZone: 'UTC', createdAt: new Date() };
  await db.$queryRawUnsafe('PRAGMA max_page_count = 1');
  const full = await thrown(db.workspace.create({ data: big }));
  expect([databaseCode(full), troubleOf(full)]).toEqual(['SQLITE_FULL', 'full']);
  await db.$queryRawUnsafe('PRAGMA query_only = 1');
  const readOnly = await thrown(db.workspace.deleteMany());
  expect([databaseCode(readOnly), troubleOf(readOnly)]).toEqual(['SQLITE_READONLY', 'read-only']);
  expect(withCode(new AggregateError([new Error('other'), readOnly], 'two steps failed'))).toMatchObject({
    database: 'SQLITE_READONLY',
  });
});

it.each([
  ['53100', '53100', 'full'],
  ['25006', '25006', 'read-only'],
  ['55P03', '55P03', 'locked'],
  ['57P03', '57P03', 'unreachable'],
  ['08006', '08006', 'unreachable'],
  ['ECONNREFUSED', 'ECONNREFUSED', 'unreachable'],
  ['5', 'SQLITE_BUSY', 'locked'],
  ['1032', 'SQLITE_READONLY', 'read-only'],
  ['8458', 'SQLITE_IOERR', 'failing'],
  ['23505', '23505', null],
  ['2067', 'SQLITE_CONSTRAINT', null],
])('reads %s as %s: %s', (original, code, trouble) => {
  expect([databaseCode(adapters(original)), troubleOf(adapters(original))]).toEqual([code, trouble]);
});

it('knows an error that is none of a database', () => {
  expect([databaseCode(new TypeError('a bug')), troubleOf('nothing')]).toEqual([null, null]);
});
