import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Database, Engine } from '../../../src/database/client.ts';
import { correctQuotes } from '../../../src/erasure/correct.ts';
import type { FeedbackFilters } from '../../../src/feedback/filters.ts';
import type { FeedbackItem } from '../../../src/feedback/item.ts';
import { reviseFeedback } from '../../../src/feedback/revise.ts';
import { indexMissingFeedback } from '../../../src/feedback/search/indexing.ts';
import { type FeedbackSearch, searchFeedback } from '../../../src/feedback/search/search.ts';
import { addSource } from '../../../src/feedback/sources/source.ts';
import { storeFeedback } from '../../../src/feedback/store.ts';
import { keysFrom } from '../../../src/keys.ts';
import { fold } from '../../../src/terms/fold.ts';
import { termsOf, tokensOf } from '../../../src/terms/terms.ts';
import { freshDatabase, onEachEngine } from '../../harness/database.ts';
import { type Flat, itemOf } from '../../harness/flat.ts';

const now = new Date('2026-11-22T10:00:00Z');
const settings = { keys: keysFrom([Buffer.alloc(32, 7).toString('base64')]), keepOriginals: false, now };
const minute = 60_000;

function said(verbatim: string | null, i: number, changes: Partial<Flat> = {}): FeedbackItem {
  return itemOf({
    externalId: `a${i}`,
    customer: `C-${i}`,
    metric: 'nps',
    score: 3,
    verbatim,
    touchpoint: null,
    heat: null,
    answeredAt: new Date(now.getTime() - (1_000_000 - i) * minute),
    names: [],
    segments: {},
    ...changes,
  });
}

async function companyIn(database: Database, workspaceId = 'w') {
  const { source } = await addSource(database, workspaceId, { name: 'Enquête', heat: 'hot', now });
  return {
    source,
    store: (items: readonly FeedbackItem[]) => storeFeedback(database, workspaceId, source, items, settings),
    revise: (items: readonly FeedbackItem[]) =>
      reviseFeedback(database, workspaceId, source, items, { ...settings, replaces: correctQuotes }),
    search: (words: string, more: Partial<FeedbackSearch> = {}) =>
      searchFeedback(database, workspaceId, { words, now, ...more }),
    texts: async (words: string, more: Partial<FeedbackSearch> = {}) =>
      (await searchFeedback(database, workspaceId, { words, now, ...more })).found.map(({ text }) => text),
  };
}

async function company(engine: Engine, verbatims: readonly string[] = []) {
  const database = await freshDatabase(engine);
  const its = await companyIn(database);
  await its.store(verbatims.map((verbatim, i) => said(verbatim, i)));
  return { database, ...its };
}

onEachEngine((engine) => {
  test('accents, case, plurals, order and stop words do not matter, in either language', async () => {
    const { texts } = await company(engine, [
      'Les livraisons étaient en retard',
      'Le livreur est passé à l’heure',
      'The delivery was late and the boxes were damaged',
      'Nos chevaux attendent leur foin',
    ]);
    expect(await texts('Livraison')).toEqual(['Les livraisons étaient en retard']);
    expect(await texts('RETARDS des livraisons')).toEqual(['Les livraisons étaient en retard']);
    expect(await texts('cheval')).toEqual(['Nos chevaux attendent leur foin']);
    expect(await texts('damaged box')).toEqual(['The delivery was late and the boxes were damaged']);
    expect(await texts('livraison à l’heure')).toEqual([]);
  });

  test('the last word may be the beginning of one, the others not; numbers are words', async () => {
    const { texts } = await company(engine, ['Remboursement de la facture 4512', 'La carte rose']);
    expect(await texts('facture rembours')).toEqual(['Remboursement de la facture 4512']);
    expect(await texts('rembours facture')).toEqual([]);
    expect(await texts('4512')).toEqual(['Remboursement de la facture 4512']);
    expect(await texts('carte ro')).toEqual([]);
  });

  test('says who said it, the latest answer first, and how many there are', async () => {
    const { store, search } = await company(engine, ['Colis perdu', 'Colis abîmé']);
    await store([said('Colis en avance', 5, { touchpoint: 'livraison', metric: 'csat', score: 5 })]);
    await store([said('Colis oublié', 3), said('Colis de demain', 9, { answeredAt: new Date(+now + 1) })]);
    const { found, total, isMore, notAsked } = await search('colis', { most: 3 });
    expect(found.map(({ text }) => text)).toEqual(['Colis en avance', 'Colis oublié', 'Colis abîmé']);
    expect({ total, isMore, notAsked }).toEqual({ total: 4, isMore: false, notAsked: null });
    expect(found[0]).toMatchObject({
      touchpoint: 'delivery',
      metric: 'csat',
      score: 5,
      answeredAt: said('', 5).answeredAt,
      source: 'Enquête',
    });
  });

  test('keeps to the filters, each and all together; an empty list keeps everything', async () => {
    const { source, store, texts } = await company(engine);
    await store([
      said('Colis perdu', 1, { touchpoint: "l'entrée", score: 2 }),
      said('Colis abîmé', 2, { touchpoint: 'magasin', metric: 'csat', score: 5, heat: 'cold' }),
      said('Colis muet', 3, { metric: null, score: null }),
    ]);
    const among = (filters: FeedbackFilters) => texts('colis', { filters });
    expect(await among({ touchpoints: ["l'entrée", 'x'] })).toEqual(['Colis perdu']);
    expect(await among({ metrics: ['csat'] })).toEqual(['Colis abîmé']);
    expect(await among({ heat: 'hot' })).toEqual(['Colis muet', 'Colis perdu']);
    expect(await among({ mood: 'unhappy' })).toEqual(['Colis perdu']);
    expect(await among({ mood: 'happy' })).toEqual(['Colis abîmé']);
    expect(await among({ sourceIds: [source.id], metrics: [], touchpoints: [], mixed: true })).toHaveLength(
      3,
    );
    expect(await among({ sourceIds: ['other'] })).toEqual([]);
    expect(await among({ touchpoints: ['magasin'], mood: 'unhappy', heat: 'cold' })).toEqual([]);
  });

  test('counts to a thousand and says that there are more', async () => {
    const { store, search } = await company(engine);
    const items = Array.from({ length: 1_200 }, (_, i) =>
      said(`Colis ${i}`, i, { touchpoint: i % 50 === 0 ? 'rare' : 'usual' }),
    );
    await store(items.slice(0, 1_000));
    expect(await search('colis', { most: 1 })).toMatchObject({ total: 1_000, isMore: false });
    expect(await store(items)).toEqual({ imported: 200, duplicates: 1_000 });
    expect(await search('colis', { most: 1 })).toMatchObject({
      total: 1_000,
      isMore: true,
      found: [{ text: 'Colis 1199' }],
    });
    const rare = await search('colis', { most: 1, filters: { touchpoints: ['rare'] } });
    expect(rare).toMatchObject({ total: 24, isMore: false, found: [{ text: 'Colis 1150' }] });
  });

  test('asks for nothing, and says so, where there is no word to look for', async () => {
    const { search } = await company(engine, ['Colis perdu']);
    const nothing = { found: [], total: 0, isMore: false, notAsked: 'no-words' };
    for (const words of ['', ' ', 'de la', '"*"']) expect(await search(words)).toEqual(nothing);
  });

  test('words that were blanked, changed or deleted are found no longer, whoever did it, and leave the index', async () => {
    const { database, revise, store, texts } = await company(engine, [
      'Zanzibar un',
      'Zanzibar deux',
      'Zanzibar trois',
      'Zanzibar quatre',
    ]);
    const rows = await database.db.feedback.findMany({ orderBy: { answeredAt: 'asc' } });
    const where = (i: number) => ({ workspaceId: 'w', id: rows[i]?.id ?? '' });
    await database.db.feedback.updateMany({ where: where(0), data: { verbatim: null } });
    await database.db.feedback.deleteMany({ where: where(1) });
    await revise([said('Madagascar', 2)]);
    expect(await texts('zanzibar')).toEqual(['Zanzibar quatre']);
    expect(await texts('madagascar')).toEqual(['Madagascar']);
    expect((await database.db.feedbackText.findMany()).map(({ words }) => words).toSorted()).toEqual([
      'madagascar',
      'zanzibar quatr',
    ]);
    // Sent again, what was blanked stays so.
    await store([said('Zanzibar un', 0), said('Zanzibar cinq', 4)]);
    expect(await texts('zanzibar')).toEqual(['Zanzibar cinq', 'Zanzibar quatre']);
    expect(await database.db.feedbackText.count()).toBe(3);
    // Changing anything else leaves the words where they are.
    await database.db.feedback.updateMany({ where: { workspaceId: 'w' }, data: { touchpoint: 'magasin' } });
    expect(await database.db.feedbackText.count()).toBe(3);
  });

  test('a workspace finds nothing of another one', async () => {
    const { database, texts } = await company(engine, ['Colis perdu']);
    const other = await companyIn(database, 'other');
    await other.store([said('Colis volé', 0)]);
    expect(await texts('colis')).toEqual(['Colis perdu']);
    expect(await other.texts('colis')).toEqual(['Colis volé']);
    expect(await other.texts('perdu')).toEqual([]);
  });

  test('answers from before the index are indexed in batches, from where the last one stopped, once', async () => {
    const { database, store, search } = await company(engine);
    await store(Array.from({ length: 1_100 }, (_, i) => said(i % 2 ? `Colis ${i}` : null, i, { score: 1 })));
    await database.db.feedbackText.deleteMany();
    expect(await search('colis')).toMatchObject({ total: 0 });
    const stopped = new AbortController();
    stopped.abort();
    expect(await indexMissingFeedback(database, 'w', stopped)).toBe(250);
    expect(await search('colis', { most: 1 })).toMatchObject({ total: 250 });
    expect(await indexMissingFeedback(database, 'w')).toBe(300);
    expect(await search('colis', { most: 1 })).toMatchObject({
      total: 550,
      found: [{ text: 'Colis 1099' }],
    });
    expect(await indexMissingFeedback(database, 'w')).toBe(0);
    // Rules of an older program: all anew, none twice.
    await database.db.feedbackIndexing.updateMany({ data: { rules: 0 } });
    expect(await indexMissingFeedback(database, 'w')).toBe(550);
    expect(await database.db.feedbackText.count()).toBe(550);
  });

  test('long answers are indexed a few at a time, so that nobody waits for them, and none is left out', async () => {
    const { database, store, search } = await company(engine, []);
    const long = 'Colis en retard depuis trois jours. '.repeat(550);
    await store(Array.from({ length: 22 }, (_, i) => said(long, i, { score: 1 })));
    await database.db.feedbackText.deleteMany();
    const stopped = new AbortController();
    stopped.abort();
    expect(await indexMissingFeedback(database, 'w', stopped)).toBe(5);
    expect(await indexMissingFeedback(database, 'w')).toBe(17);
    expect(await search('colis', { most: 1 })).toMatchObject({ total: 22 });
  });

  test('a question is data: it finds what has its words and nothing else, whatever signs it holds', async () => {
    const stored = [
      'colis OR retard',
      'retard AND NOT colis',
      "l'aide' -- n'aide pas",
      '"cassé" ^ {words} : NEAR(cassé retard)',
      'Ünïcödé ΑΒΓ 漢字 ſtrange İstanbul 𝔘nicode 12³',
      '🙂 100 % retardataire',
    ];
    const { texts } = await company(engine, stored);
    const pieces = [
      ..."\" * ( ) : ^ - + NEAR( NEAR/2 AND OR NOT words: {words} ' '' & | ! <-> :* \\ ; -- /* \0 % _ $1 ? retard colis cassé aide ret 漢字 𝔘nicode ſ".split(
        ' ',
      ),
    ];
    const hostile = fc.oneof(
      { weight: 3, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 5 }) },
      { weight: 1, arbitrary: fc.array(fc.string({ unit: 'binary', maxLength: 8 }), { maxLength: 3 }) },
    );
    await fc.assert(
      fc.asyncProperty(hostile, fc.constantFrom(' ', ''), async (parts, between) => {
        const words = parts.join(between);
        expect((await texts(words)).toSorted()).toEqual(stored.filter((text) => has(text, words)).toSorted());
      }),
      { numRuns: 150 },
    );
  });
});

/** The same rule, said over the text itself. */
function has(text: string, words: string): boolean {
  const tokens = tokensOf(words);
  const telling = tokens.filter(({ stop }) => !stop);
  const last = tokens.at(-1);
  if (!last) return false;
  const there = termsOf(text);
  const begun = fold(last.form).replaceAll(' ', '');
  const begins = [...begun].length >= 3 && there.some((term) => term.startsWith(begun));
  if (telling.length === 0) return begins;
  return telling.every(({ term }) => there.includes(term) || (term === last.term && begins && !last.stop));
}
