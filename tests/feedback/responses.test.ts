import { describe, expect, test } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { correctQuotes } from '../../src/erasure/correct.ts';
import { customerFingerprint, formerId, referenceHash, seenAnswers } from '../../src/feedback/identity.ts';
import { parseItem, type RawItem } from '../../src/feedback/item.ts';
import { answersOf, blankAnswers } from '../../src/feedback/retention.ts';
import { reviseFeedback } from '../../src/feedback/revise.ts';
import { ORIGINAL } from '../../src/feedback/rows.ts';
import { searchFeedback } from '../../src/feedback/search/search.ts';
import { about, shownAnswers } from '../../src/feedback/shown.ts';
import { sourceForImport } from '../../src/feedback/sources/source.ts';
import { storeFeedback } from '../../src/feedback/store.ts';
import { keysFrom } from '../../src/keys.ts';
import { onlyWorkspace } from '../../src/workspace/workspace.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';

const now = new Date('2026-11-22T10:00:00Z');
const at = new Date('2026-11-20T08:00:00Z');
const keys = keysFrom([Buffer.alloc(32, 7).toString('base64')]);
const settings = { keys, keepOriginals: true, now, country: 'FR' };

function itemOf(raw: RawItem) {
  const given = { customer: 'C-42', answeredAt: at.toISOString(), ...raw };
  const parsed = parseItem(given, { instantOf: (text) => new Date(text), dateOrder: 'dmy', now });
  if (!parsed.ok) throw new Error(`${parsed.field}: ${parsed.reason.code}`);
  return parsed.value;
}

const whole: RawItem = {
  id: 'R-1',
  metric: 'nps',
  score: 9,
  scores: [
    { metric: 'csat', score: 8, scale: '1-10', question: 'La livraison ?' },
    { metric: 'ces', score: 2, question: 'Était-ce simple ?' },
    { metric: 'csat', score: 1, question: 'Le magasin ?' },
  ],
  comments: [
    { text: 'Rapide', question: 'Pourquoi cette note ?' },
    { text: 'Le carton, appelez le 06 12 34 56 78', question: 'Que changer, Marie ?' },
  ],
};

async function company(database: Database) {
  const workspace = await onlyWorkspace(database, { locale: 'fr', timeZone: 'Europe/Paris', now });
  if (!workspace) throw new Error('one workspace was expected');
  const workspaceId = workspace.id;
  const source = await sourceForImport(database, workspaceId, { name: 'Enquête', heat: 'hot', now });
  const store = (...raw: readonly RawItem[]) =>
    storeFeedback(database, workspaceId, source, raw.map(itemOf), settings);
  const revise = (...raw: readonly RawItem[]) =>
    reviseFeedback(database, workspaceId, source, raw.map(itemOf), { ...settings, replaces: correctQuotes });
  const found = async (words: string) =>
    (await searchFeedback(database, workspaceId, { words, now })).found.map(({ feedbackId }) => feedbackId);
  return { workspaceId, source, store, revise, found };
}

const stored = ({ db }: Database) =>
  db.feedback.findMany({
    include: { scores: { orderBy: { place: 'asc' } }, comments: { orderBy: { place: 'asc' } } },
    orderBy: { answeredAt: 'asc' },
  });

onAnyEngine((engine) => {
  test('a response is one row that leads, with its further scores and words beside, redacted and sealed alike', async () => {
    const database = await freshDatabase(engine);
    const { store, found } = await company(database);
    expect(await store(whole)).toEqual({ imported: 1, duplicates: 0 });
    expect(await store(whole)).toEqual({ imported: 0, duplicates: 1 });
    const [row, ...more] = await stored(database);
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      metric: 'nps',
      score: 9,
      askedScale: null,
      verbatim: 'Rapide',
      scores: [
        { place: 1, metric: 'csat', score: 4.1111, askedScore: 8, askedScale: '1-10', counts: true },
        { place: 2, metric: 'ces', score: 2, askedScale: null, counts: true },
        { place: 3, metric: 'csat', score: 1, counts: false },
      ],
      comments: [{ place: 1, verbatim: 'Le carton, appelez le [téléphone]' }],
    });
    expect(keys.open(ORIGINAL, row?.comments[0]?.sealedOriginal ?? '')).toContain('06 12 34 56 78');
    expect(JSON.stringify(row)).not.toContain('06 12');
    const questions = new Map((await database.db.question.findMany()).map(({ id, text }) => [id, text]));
    expect(questions.get(row?.scores[0]?.scoreQuestion ?? '')).toBe('La livraison ?');
    expect(questions.get(row?.verbatimQuestion ?? '')).toBe('Pourquoi cette note ?');
    expect(questions.size).toBe(5);
    expect(await found('carton')).toEqual([row?.id]);
    expect(await found('rapide carton')).toEqual([row?.id]);
  });

  test('what is shown of a response has all its words, each below what was asked, and search finds any of them', async () => {
    const database = await freshDatabase(engine);
    const { workspaceId, store } = await company(database);
    const ten = { scores: [{ metric: 'csat', score: 8, scale: '1-10' }], metric: null, score: null };
    await store(whole, { ...whole, ...ten, id: 'R-2', comments: [{ text: 'Seul', question: 'Pourquoi ?' }] });
    const rows = await stored(database);
    const shown = await shownAnswers(
      database.db,
      workspaceId,
      rows.map(({ id }) => id),
    );
    const both = 'Pourquoi cette note ?\nRapide\n\nQue changer, Marie ?\nLe carton, appelez le [téléphone]';
    expect([...shown.values()].map(({ text }) => text).sort()).toEqual([both, 'Pourquoi ?\nSeul'].sort());
    const lines = [...shown.values()].map((each) => about(each, { locale: 'fr', timeZone: 'Europe/Paris' }));
    expect(lines.sort()).toEqual(['8/10 · Enquête', '9/10 · Enquête']);
    const { found } = await searchFeedback(database, workspaceId, { words: 'carton', now });
    expect(found.map(({ text }) => text)).toEqual([both]);
  });

  test('a question that many answered is kept once', async () => {
    const database = await freshDatabase(engine);
    const { store } = await company(database);
    await store(...[1, 2, 3].map((i) => ({ ...whole, id: `R-${i}` })));
    expect(await database.db.question.count()).toBe(5);
    expect(await database.db.feedbackScore.count()).toBe(9);
  });

  test('a source that sends a response again revises all of it, and keeps what the new sending has not', async () => {
    const database = await freshDatabase(engine);
    const { revise, found } = await company(database);
    await revise({ ...whole, comments: [], scores: [] });
    await revise(whole);
    expect((await stored(database)).map(({ scores, comments }) => [scores.length, comments.length])).toEqual([
      [3, 1],
    ]);
    expect(await found('carton')).toHaveLength(1);
    await revise({ id: 'R-1', metric: 'nps', score: 2 });
    const [row] = await stored(database);
    expect(row).toMatchObject({ score: 2, scores: [], verbatim: 'Rapide', comments: [{ place: 1 }] });
    await revise({ id: 'R-1', comments: [{ text: 'Lent' }, { text: 'Abîmé' }] });
    const [again] = await stored(database);
    expect(again).toMatchObject({
      metric: 'nps',
      score: 2,
      verbatim: 'Lent',
      comments: [{ verbatim: 'Abîmé' }],
    });
    expect([await found('carton'), (await found('abimé')).length]).toEqual([[], 1]);
  });

  test.each([
    { why: 'their customer asks for it', erasedAt: now },
    { why: 'they are past their time', erasedAt: null },
  ])('all words of a response go where $why, and its scores stay', async ({ erasedAt }) => {
    const database = await freshDatabase(engine);
    const { workspaceId, store, found } = await company(database);
    await store(whole);
    const [answer] = await answersOf(database.db, workspaceId, [
      customerFingerprint(keys, workspaceId, 'C-42'),
    ]);
    expect(answer?.texts).toEqual(['Rapide', 'Le carton, appelez le [téléphone]']);
    await blankAnswers(database.db, workspaceId, [answer?.id ?? ''], erasedAt);
    const [row] = await stored(database);
    expect(row).toMatchObject({ verbatim: null, sealedOriginal: null, customer: null, comments: [] });
    expect(row?.scores).toHaveLength(3);
    expect(await found('carton')).toEqual([]);
    await store(whole);
    expect((await stored(database))[0]?.comments).toEqual([]);
  });

  test('a response that is deleted takes its scores, its words and its place in the index with it', async () => {
    const database = await freshDatabase(engine);
    const { workspaceId, store } = await company(database);
    await store(whole);
    await database.db.feedback.deleteMany({ where: { workspaceId } });
    const { feedbackScore, feedbackComment, feedbackText } = database.db;
    expect([await feedbackScore.count(), await feedbackComment.count(), await feedbackText.count()]).toEqual([
      0, 0, 0,
    ]);
  });

  describe('without an id of the source’s', () => {
    const bare: RawItem = { customer: null, metric: 'nps', score: 9, verbatim: 'Très bien' };

    test('equal answers of nobody in one file are as many answers, and importing it again or grown changes nothing', async () => {
      const database = await freshDatabase(engine);
      const { store } = await company(database);
      expect(await store(bare, bare, bare)).toEqual({ imported: 3, duplicates: 0 });
      expect(await store(bare, bare, bare)).toEqual({ imported: 0, duplicates: 3 });
      expect(await store(bare, bare, bare, bare)).toEqual({ imported: 1, duplicates: 3 });
    });

    test('two answers of one customer are two where a score, a question or a word differs', async () => {
      const database = await freshDatabase(engine);
      const { store } = await company(database);
      const one: RawItem = { customer: '77', metric: 'csat', score: 4 };
      const others: RawItem[] = [
        { ...one, score: 2 },
        { ...one, scores: [{ metric: 'csat', score: 4, question: 'Le magasin ?' }] },
        { customer: '77', scores: [{ metric: 'csat', score: 4, question: 'Le magasin ?' }] },
        { ...one, comments: [{ text: 'Bien' }, { text: 'Propre' }] },
      ];
      expect(await store(one, ...others, one)).toEqual({ imported: 5, duplicates: 1 });
      expect(await store(one, ...others)).toEqual({ imported: 0, duplicates: 5 });
    });

    test('the order of its columns makes no other answer', async () => {
      const database = await freshDatabase(engine);
      const { store } = await company(database);
      const scores = [
        { metric: 'csat', score: 4, question: 'a' },
        { metric: 'ces', score: 4, question: 'b' },
      ];
      await store({ scores });
      expect(await store({ scores: scores.toReversed() })).toEqual({ imported: 0, duplicates: 1 });
    });

    test('an answer that was stored before it could hold several scores is still known, and another beside it is not', async () => {
      const database = await freshDatabase(engine);
      const { workspaceId, source, store } = await company(database);
      const customer = referenceHash(keys, 'C-42');
      const old = (verbatim: string | null, who: string | null) =>
        formerId(keys, source.id, { customer: who, verbatim, metric: 'nps', score: 9, answeredAt: at });
      const row = { workspaceId, sourceId: source.id, heat: 'hot', metric: 'nps', score: 9 };
      const when = { answeredAt: at, receivedAt: at };
      await database.db.feedback.createMany({
        data: [
          { ...row, ...when, id: old('Rapide', customer), verbatim: 'Rapide' },
          { ...row, ...when, id: old('Très bien', null), verbatim: 'Très bien' },
        ],
      });
      expect(await store({ metric: 'nps', score: 9, verbatim: 'Rapide' })).toEqual({
        imported: 0,
        duplicates: 1,
      });
      expect(
        await store({
          scores: [
            { metric: 'csat', score: 4, question: 'b' },
            { metric: 'nps', score: 9, question: 'a' },
          ],
          comments: [{ text: 'Oui' }, { text: 'Rapide' }],
        }),
      ).toEqual({ imported: 0, duplicates: 1 });
      expect(await store({ metric: 'nps', score: 2, verbatim: 'Rapide' })).toEqual({
        imported: 1,
        duplicates: 0,
      });
      expect(await store(bare, bare)).toEqual({ imported: 1, duplicates: 1 });
      expect(await store(bare, bare)).toEqual({ imported: 0, duplicates: 2 });
    });
  });
});

test('what was seen is ranked, a million keys apart', () => {
  const seen = seenAnswers();
  const ranks = Array.from({ length: 100_000 }, (_, i) => seen.rankOf(`2026-11-20 nps ${i}`));
  expect(ranks.filter((rank) => rank > 0).length).toBeLessThan(3);
  expect([seen.rankOf('a'), seen.rankOf('a'), seen.rankOf('a')]).toEqual([0, 1, 2]);
});
