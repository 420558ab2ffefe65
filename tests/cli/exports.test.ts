import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportCommand } from '../../src/cli/export.ts';
import { unguarded } from '../../src/csv.ts';
import { UserError } from '../../src/errors.ts';
import { exportsOf } from '../../src/handlers/folds.ts';
import { features } from '../../src/handlers/index.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { deskPlace, now, type Place, SECRET } from '../archive/places.ts';
import { onAnyEngine, openedHere } from '../harness/database.ts';
import { unattended } from '../harness/unattended.ts';

async function run(url: string, args: readonly string[], locale: Locale = 'en') {
  const env = { DATABASE_URL: url, PORTEVOIX_SECRET_KEY: SECRET };
  const { io, out, err } = unattended({ env, clock: { now: () => now }, locale });
  await exportCommand.run(args, io);
  return { out: out.map((line) => `${line}\n`).join(''), err };
}

const jsonOf = async (url: string, ...args: string[]): Promise<Record<string, unknown>[]> =>
  JSON.parse((await run(url, [...args, '--json'])).out);

const names = exportsOf(features).map(({ name }) => name);

onAnyEngine((engine) => {
  let place: Place;
  beforeAll(async () => {
    place = await deskPlace(engine);
    const { db } = await openedHere(place.url);
    const { workspaceId } = place;
    const source = await db.source.create({
      data: { workspaceId, id: 'shop', name: '=Shop', createdAt: now },
    });
    await db.feedback.createMany({
      data: Array.from({ length: 900 }, (_, i) => ({
        workspaceId,
        id: `answer ${i}`,
        sourceId: source.id,
        heat: 'hot',
        metric: 'nps',
        score: i % 11,
        verbatim: i === 0 ? null : `=HYPERLINK("x";"${i}")`,
        customer: `customer ${i % 7}`,
        segments: { country: 'Belgique', rare: 'the only one' },
        sealedOriginal: 'v1.original',
        erasedAt: i === 0 ? now : null,
        answeredAt: new Date(Date.UTC(2026, 9, 1, 22, 30) + (i % 30) * 86_400_000),
        receivedAt: now,
      })),
    });
    await db.contactStatement.create({
      data: { workspaceId, month: '2026-10', currency: 'EUR', digits: 2, closedAt: now, moved: [] },
    });
    await db.contactStatementLine.create({
      data: {
        ...{ workspaceId, month: '2026-10', departmentId: '', department: '', reason: 'Parcel' },
        ...{ reasonKey: 'parcel', channel: 'phone', madeIn: '2026-10', contacts: 3 },
        ...{ seconds: 60n, uncosted: 0, amount: 1_350n },
      },
    });
    await db.feedbackScore.create({
      data: {
        workspaceId,
        feedbackId: 'answer 1',
        place: 1,
        metric: 'csat',
        score: 4,
        counts: true,
      },
    });
  });

  it.each(names)(
    '%s: each row once, in JSON and in both languages’ CSV, with the fields that the usage promises',
    async (name) => {
      const rows = await jsonOf(place.url, name);
      expect(rows.length).toBeGreaterThan(0);
      const [first = {}] = rows;
      for (const usage of Object.values(exportCommand.usage))
        for (const field of Object.keys(first)) expect(usage).toContain(field);
      for (const [locale, delimiter] of [
        ['en', ','],
        ['fr', ';'],
      ] as const) {
        const { out, err } = await run(place.url, [name, '--format', 'csv'], locale);
        const table: string[][] = parse(out, { bom: true, delimiter });
        expect(table).toHaveLength(rows.length + 1);
        expect(table[0]).toHaveLength(Object.keys(first).length);
        expect(new Set(table[0]).size).toBe(table[0]?.length);
        expect(err.join()).toMatch(/^\d[\d\s,.]* [^\d]+\.$/);
        expect(table.flat().filter((cell) => /^[=@]|^[+-](?!\d)/.test(cell))).toEqual([]);
      }
    },
  );

  it('answers have what cards show of them, and neither who gave them, nor segments, nor what was sealed', async () => {
    const { out } = await run(place.url, ['feedback', '--json']);
    for (const telling of ['customer 1', 'Belgique', 'the only one', 'v1.', 'answer 1'])
      expect(out).not.toContain(telling);
    const rows: Record<string, unknown>[] = JSON.parse(out);
    const shop = rows.filter(({ source }) => source === '=Shop');
    expect(shop).toHaveLength(900);
    expect(shop.filter(({ erased }) => erased)).toMatchObject([{ text: null, metric: 'nps', score: 0 }]);
    expect(shop.find(({ text }) => text === '=HYPERLINK("x";"1")')).toMatchObject({
      // 22:30 UTC is past midnight in Paris.
      answeredOn: '2026-10-03',
      heat: 'hot',
      given: { score: 1, of: 10 },
      furtherScores: [{ metric: 'csat', score: 4 }],
    });
    expect(rows.map(({ answeredOn }) => answeredOn)).toEqual(
      rows.map(({ answeredOn }) => answeredOn).toSorted(),
    );
    const { out: csv } = await run(place.url, ['feedback', '--format', 'csv']);
    const cells: string[] = parse(csv, { bom: true }).flat();
    expect(cells).toContain(`'=HYPERLINK("x";"1")`);
    expect(cells.map(unguarded)).toContain('=HYPERLINK("x";"1")');
  });

  it('answers begin at midnight of the day in the company’s time zone', async () => {
    const rows = await jsonOf(place.url, 'feedback', '--since', '2026-10-30');
    const days = new Set(rows.map(({ answeredOn }) => answeredOn));
    expect([...days].toSorted()[0]).toBe('2026-10-30');
  });

  it('nobody is the hero of a story who did not agree, and no author without a name is in any export', async () => {
    const { db } = await openedHere(place.url);
    const [story] = await db.story.findMany({ where: { creditedId: { not: null } } });
    if (!story?.creditedId) throw new Error('nobody credited');
    const where = { workspaceId_id: { workspaceId: place.workspaceId, id: story.id } };
    await db.story.update({ where, data: { credit: 'agreed' } });
    expect(await jsonOf(place.url, 'stories')).toMatchObject([{ hero: 'Nadia Benali' }, { hero: null }]);
    for (const credit of ['asked', 'refused']) {
      await db.story.update({ where, data: { credit } });
      expect(await jsonOf(place.url, 'stories')).toMatchObject([{ hero: null }, { hero: null }]);
    }
    for (const name of names) {
      const { out } = await run(place.url, [name, '--json']);
      for (const telling of ['Quietly', 'v1.', 'slack:U', 'sealed']) expect(out).not.toContain(telling);
    }
  });

  it('another company’s rows are in no export', async () => {
    const { db } = await openedHere(place.url);
    const other = { workspaceId: 'other' };
    await db.topic.create({ data: { ...other, id: 't', nameFr: 'Ailleurs', nameEn: 'Elsewhere' } });
    await db.source.create({ data: { ...other, id: 's', name: 'Elsewhere', createdAt: now } });
    await db.feedback.create({
      data: { ...other, id: 'f', sourceId: 's', heat: 'hot', answeredAt: now, receivedAt: now },
    });
    for (const name of names) expect((await run(place.url, [name, '--json'])).out).not.toContain('Elsewhere');
  });
});

describe('feedback', () => {
  it('is not exported one by one before enough was heard: fewer could be guessed', async () => {
    const { url } = await deskPlace('sqlite');
    const { db } = await openedHere(url);
    await db.feedback.updateMany({ data: { customer: 'one' } });
    const refused: unknown = await run(url, ['feedback', '--json']).catch((error: unknown) => error);
    expect(refused instanceof UserError && refused.say('en')).toContain('from 8 answers of 5 customers on');
  });
});
