import { expect, test } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { answersIn } from '../../src/feedback/filters.ts';
import { indicatorsBy } from '../../src/feedback/indicators/segments/segments.ts';
import { removeSegments } from '../../src/feedback/personal-segments.ts';
import { blankAnswers } from '../../src/feedback/retention.ts';
import { searchFeedback } from '../../src/feedback/search/search.ts';
import { segmentsSaid } from '../../src/feedback/segments-said.ts';
import { sourceForImport } from '../../src/feedback/sources/source.ts';
import { storeFeedback } from '../../src/feedback/store.ts';
import { MOST_OWN, touchpointIds, touchpointsMeant } from '../../src/feedback/touchpoints/company.ts';
import { keysFrom } from '../../src/keys.ts';
import { settleFeedback } from '../../src/touchpoints/settling.ts';
import { somebody } from '../audit/somebody.ts';
import { addAnswers, addCompany, times } from '../feedback/answers-on-file.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { type Flat, itemOf } from '../harness/flat.ts';

const now = new Date('2026-11-22T10:00:00Z');
const settings = { keys: keysFrom([Buffer.alloc(32, 7).toString('base64')]), keepOriginals: false, now };
const always = { from: new Date(0), to: new Date('2027-01-01T00:00:00Z') };

function answer(touchpoint: string | null, segments: Record<string, string> = {}, customer = 'C'): Flat {
  const answeredAt = new Date('2026-11-20T08:00:00Z');
  const said = { metric: 'nps', score: 9, verbatim: 'Le colis est arrivé en avance', heat: null } as const;
  return { externalId: null, customer, ...said, touchpoint, answeredAt, names: [], segments };
}

async function company(database: Database, id = 'acme') {
  await addCompany(database.db, id);
  const source = await sourceForImport(database, id, { name: 'Enquête', heat: 'hot', now });
  let customers = 0;
  return {
    id,
    store: (given: readonly Flat[]) =>
      storeFeedback(
        database,
        id,
        source,
        given.map((each) => itemOf({ ...each, customer: `C-${customers++}` })),
        settings,
      ),
    touchpoints: async () => {
      const rows = await database.db.feedback.groupBy({
        by: ['touchpoint'],
        where: { workspaceId: id },
        _count: { _all: true },
        orderBy: { touchpoint: 'asc' },
      });
      return Object.fromEntries(rows.map(({ touchpoint, _count }) => [touchpoint, _count._all]));
    },
    count: (filters: Parameters<typeof answersIn>[2]) =>
      database.db.feedback.count({ where: answersIn(id, always, filters) }),
  };
}

onEachEngine((engine) => {
  test('words that mean one of ours are stored as it, others as the company’s own by the words in which they first came', async () => {
    const database = await freshDatabase(engine);
    const { id, store, touchpoints, count } = await company(database);
    await store([answer('livraison'), answer('LIVRAISONS'), answer('Achat en magasin'), answer(null)]);
    await store([answer('achats en magasin'), answer('Achat-en-magasin'), answer('delivery')]);
    expect(await touchpoints()).toEqual({ 'Achat en magasin': 3, delivery: 3, null: 1 });
    expect(await count({ touchpoints: ['delivery'] })).toBe(3);
    expect(await count({ touchpoints: ['Achat en magasin'] })).toBe(3);
    expect((await touchpointIds(database.db, id)).slice(-2)).toEqual(['leave', 'Achat en magasin']);
  });

  test('each company has its own', async () => {
    const database = await freshDatabase(engine);
    const [acme, globex] = [await company(database), await company(database, 'globex')];
    await acme.store([answer('Borne')]);
    await globex.store([answer('borne'), answer('Salon')]);
    expect(await acme.touchpoints()).toEqual({ Borne: 1 });
    expect(await globex.touchpoints()).toEqual({ Salon: 1, borne: 1 });
    expect(await touchpointsMeant(database.db, 'acme', ['salon', 'BORNES'])).toEqual(
      new Map([['BORNES', 'Borne']]),
    );
  });

  test('what tells of a person, a number, and what comes beyond as many as a company has stays with its answer and is not offered', async () => {
    const database = await freshDatabase(engine);
    const { id, store, touchpoints } = await company(database);
    await store([answer('12345'), answer('marie@example.org'), answer('06 12 34 56 78')]);
    expect(await touchpointIds(database.db, id)).toHaveLength(8);
    const many = Array.from({ length: MOST_OWN + 20 }, (_, i) => answer(`Magasin ${i}`));
    await store(many);
    expect(await touchpointIds(database.db, id)).toHaveLength(8 + MOST_OWN);
    expect(Object.keys(await touchpoints())).toHaveLength(3 + many.length);
  });

  test('what was stored before, and the filters that name it, are brought to what they mean at a start, once', async () => {
    const database = await freshDatabase(engine);
    const { id, touchpoints, count } = await company(database);
    const { db } = database;
    const at = '2026-11-01T08:00:00Z';
    await addAnswers(db, id, [
      ...times(600, { at, touchpoint: 'livraison', segments: { Pays: 'Belgique' } }),
      ...times(28, { at, touchpoint: 'Livraisons' }),
      ...times(3, { at, touchpoint: 'Borne' }),
      ...times(2, { at, touchpoint: 'bornes' }),
      ...times(1, { at }),
    ]);
    // As they were stored before segments could be filtered on.
    await db.feedback.updateMany({ where: { workspaceId: id }, data: { segmentKeys: '' } });
    await db.feedback.updateMany({
      where: { workspaceId: id, id: 'f0' },
      data: { erasedAt: now, segments: {} },
    });
    await db.feedRule.create({
      data: {
        ...{
          workspaceId: id,
          id: 'r',
          name: 'r',
          address: 'slack:C1',
          mood: 'all',
          locale: 'fr',
          adminId: 'a',
        },
        ...{ touchpoints: ['livraison', 'bornes', 'Salon'], since: now, lookedUntil: now, formKey: 'k' },
      },
    });
    expect(await count({ segments: [{ name: 'Pays', value: 'Belgique' }] })).toBe(0);
    expect(await settleFeedback(database, id)).toBe(634);
    expect(await touchpoints()).toEqual({ Borne: 5, delivery: 628, null: 1 });
    expect(await count({ segments: [{ name: 'country', value: 'belgique' }] })).toBe(599);
    const rule = await db.feedRule.findFirstOrThrow({ where: { workspaceId: id } });
    expect(rule.touchpoints).toEqual(['delivery', 'Borne', 'Salon']);
    expect(await settleFeedback(database, id)).toBe(0);
  });

  test('a rule of the feed that was content with one of several groups is parted by name, once, so that the same answers come', async () => {
    const database = await freshDatabase(engine);
    const { id } = await company(database);
    const { db } = database;
    const segments = [
      { name: 'Pays', value: 'Belgique' },
      { name: 'pays', value: 'France' },
      { name: 'Offre', value: 'Pro' },
    ];
    const common = { workspaceId: id, address: 'slack:C1', mood: 'all', locale: 'fr', adminId: 'a' };
    await db.feedRule.create({
      data: { ...common, id: 'r', name: 'Nord', segments, since: now, lookedUntil: now, formKey: 'k' },
    });
    await settleFeedback(database, id);
    const rules = () => db.feedRule.findMany({ where: { workspaceId: id }, orderBy: { name: 'asc' } });
    const parted = [
      { name: 'Nord', segments: segments.slice(0, 2) },
      { name: 'Nord (2)', segments: segments.slice(2) },
    ];
    expect(await rules()).toMatchObject(parted);
    await db.feedbackSettling.update({ where: { workspaceId: id }, data: { rules: 0 } });
    await db.feedRule.update({ where: { workspaceId_id: { workspaceId: id, id: 'r' } }, data: { segments } });
    await settleFeedback(database, id);
    expect(await rules()).toHaveLength(2);
  });

  test('segments that are erased or cleaned away cannot be filtered on any more', async () => {
    const database = await freshDatabase(engine);
    const { id, store } = await company(database);
    await store([answer(null, { Pays: 'Belgique', Code: 'X1' }), answer(null, { Code: 'X1' })]);
    await removeSegments(database, id, ['Code'], somebody);
    const keys = async () =>
      (await database.db.feedback.findMany()).map(({ segmentKeys }) => segmentKeys).toSorted();
    expect(await keys()).toEqual(['', '|country=belgique|']);
    const ids = (await database.db.feedback.findMany()).map((each) => each.id);
    await blankAnswers(database.db, id, ids, now);
    expect(await keys()).toEqual(['', '']);
    await settleFeedback(database, id);
    expect(await keys()).toEqual(['', '']);
  });

  test('a filter on segments keeps the same answers wherever they are counted, searched or grouped', async () => {
    const database = await freshDatabase(engine);
    const { id, store, count } = await company(database);
    const belge = answer('livraison', { Pays: 'Belgique', Offre: 'Pro' });
    await store([
      ...Array.from({ length: 6 }, () => belge),
      ...Array.from({ length: 3 }, () => answer('livraison', { Pays: 'belgique', Offre: 'Perso' })),
      ...Array.from({ length: 5 }, () => answer('livraison', { Pays: 'France', Offre: 'Pro' })),
      answer('livraison', { Pays: 'Bel%' }),
      answer(null),
    ]);
    const among = async (segments: { name: string; value: string }[]) => {
      const filters = { segments };
      const { total } = await searchFeedback(database, id, { words: 'colis', filters, now });
      const [group] = await indicatorsBy(database, id, { ...always, filters }, 'touchpoint');
      return { counted: await count(filters), found: total, grouped: group?.n ?? 0 };
    };
    const all = (n: number) => ({ counted: n, found: n, grouped: n });
    expect(await among([{ name: 'Pays', value: 'Belgique' }])).toEqual(all(9));
    expect(
      await among([
        { name: 'Pays', value: 'Belgique' },
        { name: 'pays', value: 'France' },
      ]),
    ).toEqual(all(14));
    expect(
      await among([
        { name: 'country', value: 'BELGIQUE' },
        { name: 'Offre', value: 'pro' },
      ]),
    ).toEqual(all(6));
    expect(await among([{ name: 'Pays', value: 'Bel%' }])).toEqual(all(1));
    expect(await among([{ name: 'Pays', value: 'Bel' }])).toEqual(all(0));
  });

  test('the values that exist are offered by the thousand, as most are written, without what tells of persons', async () => {
    const database = await freshDatabase(engine);
    const { id, store } = await company(database);
    await store([
      ...Array.from({ length: 3_000 }, (_, i) => answer(null, { Magasin: `Boutique ${i}` })),
      answer(null, { Pays: 'belgique', Courriel: 'marie@example.org' }),
      answer(null, { Pays: 'Belgique' }),
      answer(null, { Pays: 'Belgique' }),
    ]);
    const said = await segmentsSaid(database, id);
    expect(said).toHaveLength(3_001);
    expect(said).toContainEqual({ name: 'Pays', value: 'Belgique' });
    expect(said.filter(({ name }) => name === 'Magasin').map(({ value }) => value)).toEqual(
      Array.from({ length: 3_000 }, (_, i) => `Boutique ${i}`),
    );
  });
});
