import { describe, expect, it } from 'vitest';
import { leftOut } from '../../src/archive/left-out.ts';
import { given, lineOf } from '../../src/archive/lines.ts';
import { insertRows, pagesOf, rowsOf } from '../../src/archive/rows.ts';
import { carried, inOrderOfNeed, type StoredTable, tablesOf } from '../../src/archive/tables.ts';
import { Prisma } from '../../src/database/generated/sqlite/client.ts';
import { bundledMigrations } from '../../src/database/migrations.ts';
import { readWhole, type Whole, writeWhole } from '../../src/database/whole.ts';
import { freshUrl, onEachEngine, openedHere } from '../harness/database.ts';

const shapes = async (engine: 'sqlite' | 'postgresql') =>
  readWhole(await freshUrl(engine), (whole) => tablesOf(whole));

describe('what is carried', () => {
  it('is every model of the schema, but for those that are left out with a reason', async () => {
    const tables = await shapes('sqlite');
    const models = Object.values(Prisma.ModelName);
    expect([...tables.map(({ name }) => name), ...Object.keys(leftOut)].toSorted()).toEqual(
      models.toSorted(),
    );
    for (const reason of Object.values(leftOut)) expect(reason.length).toBeGreaterThan(20);
  });

  it('is every column of a model', async () => {
    const fields = new Map(
      Object.entries(Prisma).flatMap(([name, value]) =>
        name.endsWith('ScalarFieldEnum') ? [[name.replace('ScalarFieldEnum', ''), value] as const] : [],
      ),
    );
    for (const { name, columns } of await shapes('sqlite'))
      expect(columns.map((column) => column.name).toSorted()).toEqual(
        Object.keys(fields.get(name) ?? {}).toSorted(),
      );
  });

  it('looks the same on both engines, and both have the same migrations', async () => {
    expect(await shapes('postgresql')).toEqual(await shapes('sqlite'));
    const names = async (engine: 'sqlite' | 'postgresql') =>
      (await bundledMigrations(engine)).map(({ name }) => name);
    expect(await names('postgresql')).toEqual(await names('sqlite'));
  });

  it('belongs to one company, but for the keys of the database', async () => {
    const tables = await shapes('sqlite');
    expect(tables.filter(({ owner }) => owner === null).map(({ name }) => name)).toEqual(['KeyOnFile']);
  });

  it('comes after what it refers to', async () => {
    const tables = await shapes('sqlite');
    const at = (name: string) => tables.findIndex((table) => table.name === name);
    for (const { name, needs } of tables)
      for (const needed of needs) expect(at(needed)).toBeLessThan(at(name));
    expect(tables.some(({ needs }) => needs.length > 0)).toBe(true);
    expect(carried.length).toBe(tables.length);
  });

  it('is read page by page along each key: no page is sorted, or looks at the rows before it', async () => {
    const plans = await readWhole(await freshUrl('sqlite'), async (whole) => {
      const found: [string, string[]][] = [];
      for (const table of await tablesOf(whole)) {
        const { further, moving } = pagesOf(table);
        if (moving.length === 0) continue;
        const args = Array.from({ length: moving.length + (table.owner === null ? 0 : 1) }, () => '');
        const plan = await whole.rows(`EXPLAIN QUERY PLAN ${further}`, args);
        found.push([table.name, plan.map((row) => String(row.at(-1)))]);
      }
      return found;
    });
    expect(plans.length).toBeGreaterThan(40);
    const isAlongTheKey = ([detail = '', ...more]: string[]) =>
      more.length === 0 &&
      /^SEARCH .* USING (INTEGER PRIMARY KEY|PRIMARY KEY|(COVERING )?INDEX sqlite_autoindex_\w+) \(.*>/.test(
        detail,
      );
    expect(plans.filter(([, plan]) => !isAlongTheKey(plan))).toEqual([]);
  });

  it('is refused where tables need each other in a circle', () => {
    const table = (name: string, needs: string[]): StoredTable => ({
      name,
      needs,
      columns: [],
      keys: 1,
      owner: null,
    });
    expect(() => inOrderOfNeed([table('a', ['b']), table('b', ['a'])])).toThrow('need each other');
  });
});

onEachEngine((engine) => {
  const types = {
    sqlite: { bytes: 'BLOB', real: 'REAL', instant: 'DATETIME' },
    postgresql: { bytes: 'BYTEA', real: 'DOUBLE PRECISION', instant: 'TIMESTAMP(3)' },
  }[engine];

  /** A table as a model that joins the schema tomorrow would have it. */
  async function withToy(): Promise<string> {
    const url = await freshUrl(engine);
    const { db } = await openedHere(url);
    await db.$executeRawUnsafe(`CREATE TABLE "Toy" ("rank" BIGINT NOT NULL, "workspaceId" TEXT NOT NULL, "picture" ${types.bytes},
      "json" JSONB, "weight" ${types.real}, "at" ${types.instant}, "isOld" BOOLEAN, PRIMARY KEY ("workspaceId", "rank"))`);
    return url;
  }

  const lines = async (whole: Whole, toy: StoredTable) => {
    const all: string[] = [];
    for await (const row of rowsOf(whole, toy, 'w')) all.push(lineOf(toy, row));
    return all;
  };

  it('a model that joins the schema is carried without a line, with bytes and integers of 64 bits', async () => {
    const rows = [
      '{"workspaceId":"w","rank":"-9223372036854775808","picture":"00ff10"}',
      '{"workspaceId":"w","rank":"0","at":"0001-01-01T00:00:00.000Z","isOld":false,"json":null,"weight":0.1}',
      '{"workspaceId":"w","rank":"9007199254740993","at":"9999-12-31T23:59:59.999Z","isOld":true,"json":{"a":1}}',
      '{"workspaceId":"w","rank":"9223372036854775807","json":"null","picture":""}',
    ];
    const found = await writeWhole(await withToy(), async (whole) => {
      const [toy] = await tablesOf(whole, ['Toy']);
      if (toy === undefined) throw new Error('no toy');
      await insertRows(
        whole,
        toy,
        rows.map((line) => given(engine, toy, line)),
      );
      await insertRows(whole, toy, [given(engine, toy, '{"workspaceId":"other","rank":"1"}')]);
      return lines(whole, toy);
    });
    expect(found).toEqual(rows);
  });

  it('doubles arrive as they left, bit for bit', async () => {
    const random = new Float64Array(
      new BigUint64Array(2_000).map((_, i) => (BigInt(i) * 0x9e3779b97f4a7c15n) & 0x7fefffffffffffffn).buffer,
    );
    const weights = [...random].filter((each) => Number.isFinite(each) && each >= 2.3e-308);
    const back = await writeWhole(await withToy(), async (whole) => {
      const [toy] = await tablesOf(whole, ['Toy']);
      if (toy === undefined) throw new Error('no toy');
      const rows = weights.map((weight, i) => JSON.stringify({ workspaceId: 'w', rank: String(i), weight }));
      await insertRows(
        whole,
        toy,
        rows.map((line) => given(engine, toy, line)),
      );
      return (await lines(whole, toy)).map((line) => JSON.parse(line).weight as number);
    });
    expect(back.filter((each, i) => each !== weights[i])).toEqual([]);
    expect(back.length).toBeGreaterThan(1_500);
  });

  it('is read as it was at the first question, whoever writes meanwhile', async () => {
    const url = await freshUrl(engine);
    const { db } = await openedHere(url);
    const name = (address: string) =>
      db.channelName.create({ data: { workspaceId: 'w', address, name: 'n' } });
    await name('slack:C1');
    const counts = await readWhole(url, async (whole) => {
      const count = async () => (await whole.rows('SELECT "name" FROM "ChannelName"')).length;
      const before = await count();
      await name('slack:C2');
      return [before, await count()];
    });
    expect(counts).toEqual([1, 1]);
    expect(await db.channelName.count()).toBe(2);
  });
});
