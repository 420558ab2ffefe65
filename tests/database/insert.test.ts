import { expect, test } from 'vitest';
import { type Database, insertMany, transact } from '../../src/database/client.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';

const at = new Date('2026-03-29T01:30:00.123Z');
const columns = {
  workspaceId: 'text',
  id: 'text',
  sourceId: 'text',
  heat: 'text',
  metric: 'text',
  score: 'real',
  verbatim: 'text',
  segments: 'json',
  answeredAt: 'instant',
  receivedAt: 'instant',
} as const;

function feedback(
  id: string,
  more: { score?: number | null; verbatim?: string | null; segments?: object } = {},
) {
  const { score = null, verbatim = null, segments = {} } = more;
  const rest = { workspaceId: 'w', sourceId: 's', heat: 'hot', metric: 'nps' };
  return { ...rest, id, score, verbatim, segments, answeredAt: at, receivedAt: new Date(0) };
}

async function withSource(database: Database): Promise<Database> {
  await database.db.source.create({ data: { workspaceId: 'w', id: 's', name: 'Magasin', createdAt: at } });
  return database;
}

onEachEngine((engine) => {
  test('inserting the same rows twice changes nothing, and only new ones are counted', async () => {
    const database = await withSource(await freshDatabase(engine));
    expect(await insertMany(database, 'Feedback', columns, [])).toBe(0);
    expect(
      await insertMany(database, 'Feedback', columns, [feedback('a'), feedback('b'), feedback('a')]),
    ).toBe(2);
    const later = [feedback('b', { verbatim: 'other' }), feedback('c')];
    expect(await insertMany(database, 'Feedback', columns, later)).toBe(1);
    const rows = await database.db.feedback.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map((row) => [row.id, row.verbatim])).toEqual([
      ['a', null],
      ['b', null],
      ['c', null],
    ]);
  });

  test('what all rows have alike is stored as what they have each', async () => {
    const database = await withSource(await freshDatabase(engine));
    const alike = (id: string) => feedback(id, { score: 8.5, verbatim: `l'été \u0022\ud800` });
    await insertMany(database, 'Feedback', columns, [alike('a'), alike('b')]);
    await insertMany(database, 'Feedback', columns, [alike('c')]);
    await insertMany(database, 'Feedback', columns, [alike('d'), feedback('e')]);
    const rows = await database.db.feedback.findMany({ orderBy: { id: 'asc' } });
    const [one, ...others] = rows.slice(0, 4).map(({ id: _, ...rest }) => rest);
    expect(others).toEqual([one, one, one]);
    expect(one).toMatchObject({ verbatim: `l'été "\ufffd`, answeredAt: at });
    // Nothing of its own in any row.
    const texts = { workspaceId: 'text', id: 'text', text: 'text' } as const;
    const question = { workspaceId: 'w', id: 'q', text: 'Why?' };
    expect(await insertMany(database, 'Question', texts, [question, question])).toBe(1);
    expect(await database.db.question.findMany()).toEqual([question]);
  });

  test('the rows equal, to the byte, those that Prisma writes', async () => {
    const database = await withSource(await freshDatabase(engine));
    const cases = [
      feedback('score', { score: 9 }),
      feedback('fraction', { score: 8.1 }),
      feedback('negative', { score: -0.25 }),
      feedback('sum', { score: 0.1 + 0.2 }),
      feedback('tiny', { score: 1.7976931348623157e-300 }),
      feedback('empty', { verbatim: '' }),
      feedback('quotes', { verbatim: `it's "so" \\ \\ud83d \\\\ud800 \n\t\r` }),
      feedback('emoji', { verbatim: 'café 🧡 \u202e \u2028 \u00a0' }),
      feedback('half', { verbatim: 'cut \ud83d' }),
      feedback('number', { verbatim: '00123' }),
      feedback('json', {
        verbatim: '{"a":1}',
        segments: { pays: 'FR', 'à b': ['x', 1, null, { y: true }], z: 'l’été "\\' },
      }),
    ];
    for (const data of cases) await database.db.feedback.create({ data });
    const cast =
      engine === 'sqlite'
        ? (name: string) => `typeof("${name}") || ':' || quote("${name}")`
        : (name: string) => `"${name}"::text`;
    const fields = Object.keys(columns).map((name) => `${cast(name)} AS "${name}"`);
    const stored = () =>
      database.db.$queryRawUnsafe(`SELECT ${fields.join(', ')} FROM "Feedback" ORDER BY "id"`);
    const byPrisma = await stored();
    await database.db.feedback.deleteMany();
    expect(await insertMany(database, 'Feedback', columns, cases)).toBe(cases.length);
    expect(await stored()).toEqual(byPrisma);
  });

  test('whole numbers, truths and instants are found again by Prisma', async () => {
    const database = await freshDatabase(engine);
    const kinds = {
      workspaceId: 'text',
      id: 'text',
      nameFr: 'text',
      nameEn: 'text',
      version: 'integer',
    } as const;
    const more = { ...kinds, isDefault: 'boolean', archivedAt: 'instant' } as const;
    const row = {
      workspaceId: 'w',
      id: 't',
      nameFr: 'Un',
      nameEn: 'One',
      version: 7,
      isDefault: true,
      archivedAt: at,
    };
    await insertMany(database, 'Topic', more, [row]);
    const found = await database.db.topic.findFirst({
      where: { version: 7, isDefault: true, archivedAt: { gte: at, lte: at } },
    });
    expect(found).toMatchObject(row);
  });

  test('a row that cannot be stored keeps the whole batch out', async () => {
    const database = await freshDatabase(engine);
    await expect(insertMany(database, 'Feedback', columns, [feedback('orphan')])).rejects.toThrow();
    expect(await database.db.feedback.count()).toBe(0);
  });

  test('it belongs to the transaction that it is given', async () => {
    const database = await withSource(await freshDatabase(engine));
    const failing = transact(database, async (tx) => {
      await insertMany({ db: tx, engine }, 'Feedback', columns, [feedback('a')]);
      throw new Error('given up');
    });
    await expect(failing).rejects.toThrow('given up');
    expect(await database.db.feedback.count()).toBe(0);
  });
});
