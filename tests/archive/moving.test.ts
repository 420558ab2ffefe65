import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Manifest } from '../../src/archive/manifest.ts';
import { transact } from '../../src/database/client.ts';
import { Prisma } from '../../src/database/generated/sqlite/client.ts';
import { intoRequest } from '../../src/feedback/batches/batch.ts';
import { keysFrom } from '../../src/keys.ts';
import { act } from '../../src/suggestions/answer.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { onEachEngine, openedHere } from '../harness/database.ts';
import { deskPlace, folderOfTheirOwn, now, type Place, packed, SECRET, unpackedInto } from './places.ts';

const folder = folderOfTheirOwn();

/** What every archive of the same rows has in common. */
const tables = ({ tables }: Manifest) => tables;
const files = (from: string) =>
  readdirSync(from)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => [name, readFileSync(join(from, name), 'utf8')]);

/** Values at the edges of what columns hold. */
async function addOdd({ url, workspaceId }: Place): Promise<void> {
  const { db } = await openedHere(url);
  const draft = (key: string, values: Prisma.InputJsonValue | typeof Prisma.JsonNull) => ({
    workspaceId,
    key,
    values,
    at: new Date('2024-02-29T23:59:59.999Z'),
  });
  await db.formDraft.createMany({
    data: [
      draft('json null', Prisma.JsonNull),
      draft('number', 5),
      draft('text', 'null'),
      draft('nested', { z: null, a: [1, [true, null]], é: '👩🏽‍🚀', '': '\\u0041"\n\u2028' }),
      draft('half a pair', { '\udc00': 'a\ud800b' }),
      draft('numbers', [0.1 + 0.2, 1e21, 5e-324, 1e300, Number.MAX_SAFE_INTEGER]),
    ],
  });
  const [run] = await db.digestRun.findMany({ take: 1 });
  const schedule = await db.schedule.findFirstOrThrow();
  const occurrence = (id: string, occurrenceAt: string, waiting?: typeof Prisma.JsonNull) => ({
    workspaceId,
    id,
    scheduleId: schedule.id,
    occurrenceAt: new Date(occurrenceAt),
    coversFrom: new Date('0001-01-01T00:00:00Z'),
    coversTo: new Date('9999-12-31T23:59:59.999Z'),
    outcome: 'nothing',
    snapshot: run?.snapshot ?? {},
    createdAt: now,
    ...(waiting === undefined ? {} : { waiting }),
  });
  await db.digestRun.createMany({
    data: [
      occurrence('before 1970', '1969-12-31T23:59:59.999Z', Prisma.JsonNull),
      occurrence('in summer', '2026-03-29T01:30:00.123Z'),
    ],
  });
  const source = await db.source.create({
    data: { workspaceId, id: 'odd', name: ' 👍 ’;--\t“é” e\u0301 \u202e', createdAt: now },
  });
  const scores = [0.1 + 0.2, 1 / 3, 4.35, 9.999999999999998, 2.3e-308, 1e300, -0.1, 7, 123456.789];
  await db.feedback.createMany({
    data: scores.map((score, i) => ({
      workspaceId,
      id: `odd ${i} é`,
      sourceId: source.id,
      heat: 'hot',
      metric: 'csat',
      score,
      verbatim: i % 2 === 0 ? null : '',
      answeredAt: new Date(Date.UTC(1900 + i, 1, 28)),
      receivedAt: now,
    })),
  });
  const count = { workspaceId, of: '', from: now, to: now };
  await db.count.createMany({
    data: [
      { ...count, kind: 'lost', count: 2 ** 31 - 1 },
      { ...count, kind: 'customers', count: -(2 ** 31) },
    ],
  });
}

it('goes from SQLite to PostgreSQL and back without a byte of difference', async () => {
  const begun = await deskPlace('sqlite');
  await addOdd(begun);
  const first = await packed(begun, folder('first'));
  const server = await unpackedInto('postgresql', folder('first'));
  const second = await packed(server, folder('second'));
  const file = await unpackedInto('sqlite', folder('second'));
  const third = await packed(file, folder('third'));
  expect(tables(second)).toEqual(tables(first));
  expect(tables(third)).toEqual(tables(first));
  expect(files(folder('second'))).toEqual(files(folder('first')));
  expect(files(folder('third'))).toEqual(files(folder('first')));
  const filled = tables(first).filter(({ rows }) => rows > 0);
  expect(filled.length).toBeGreaterThan(25);
  const odd = readFileSync(join(folder('third'), 'FormDraft.jsonl'), 'utf8');
  expect(odd).toContain('"key":"json null","at":"2024-02-29T23:59:59.999Z","values":null}');
  expect(odd).toContain('a\ufffdb');
});

onEachEngine((engine) => {
  const other = engine === 'sqlite' ? 'postgresql' : 'sqlite';
  const house = folder(`${engine} house`);
  let begun: Place;
  let manifest: Manifest;
  beforeAll(async () => {
    begun = await deskPlace(engine);
    manifest = await packed(begun, house);
  });

  it('goes on where it was: answers are found, ideas answered, and new ones numbered after the last', async () => {
    const place = await unpackedInto(other, house);
    const database = await openedHere(place.url);
    const { db } = database;
    const keys = keysFrom([SECRET]);
    const workspace = await workspaceById(db, place.workspaceId);
    const waiting = await db.suggestion.findFirstOrThrow({ where: { title: 'Unanswered' } });
    const karim = await db.person.findFirstOrThrow({ where: { externalId: 'U2' } });
    const shell = { database, keys, workspace, now };
    await act(shell, { actor: karim, text: 'So it is.', suggestionId: waiting.id, act: 'reply' });
    expect(await db.suggestion.findFirst({ where: { title: 'Unanswered' } })).toMatchObject({
      waitingSince: null,
    });
    const before = await db.batch.aggregate({ _max: { number: true } });
    const source = await db.source.findFirstOrThrow({ where: { workspaceId: workspace.id } });
    const into = await intoRequest(database, source, { kind: 'api', day: null, now });
    const { number } = await transact(database, into);
    expect(number).toBeGreaterThan(before._max.number ?? 0);
  });

  it('is for its owner alone, and holds neither a secret key nor what is sealed in the clear', async () => {
    const unnamed = await (await openedHere(begun.url)).db.sealedAct.count();
    expect(unnamed).toBeGreaterThan(0);
    const all = files(house);
    const text = JSON.stringify([all, manifest]);
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('Quietly');
    expect(statSync(house).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(house)) expect(statSync(join(house, name)).mode & 0o777).toBe(0o600);
    expect(manifest.keys).toHaveLength(1);
  });
});
