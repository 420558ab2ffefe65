import { expect, test } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { correctQuotes } from '../../src/erasure/correct.ts';
import { customerFingerprint } from '../../src/feedback/identity.ts';
import { answersOf, blankAnswers } from '../../src/feedback/retention.ts';
import { reviseFeedback } from '../../src/feedback/revise.ts';
import { ORIGINAL } from '../../src/feedback/rows.ts';
import { addSource, listSources, sourceForImport, sourceOfToken } from '../../src/feedback/sources/source.ts';
import { storeFeedback } from '../../src/feedback/store.ts';
import { keysFrom } from '../../src/keys.ts';
import { onlyWorkspace } from '../../src/workspace/workspace.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { type Flat, itemOf } from '../harness/flat.ts';

const now = new Date('2026-11-22T10:00:00Z');
const keys = keysFrom([Buffer.alloc(32, 7).toString('base64')]);
const item: Flat = {
  externalId: null,
  customer: 'C-42',
  metric: 'nps',
  score: 3,
  verbatim: 'Rappelez Marie au 06 12 34 56 78',
  touchpoint: 'Livraison',
  heat: null,
  answeredAt: new Date('2026-11-20T08:00:00Z'),
  names: ['Marie'],
  segments: { Région: 'Sud', Contact: 'marie@exemple.fr' },
};
const settings = { keys, keepOriginals: true, now, country: 'FR' };

async function company(database: Database) {
  const workspace = await onlyWorkspace(database, { locale: 'fr', timeZone: 'Europe/Paris', now });
  if (!workspace) throw new Error('one workspace was expected');
  const source = await sourceForImport(database, workspace.id, { name: 'Enquête', heat: 'cold', now });
  const store = (items: readonly Flat[], changes = {}) =>
    storeFeedback(database, workspace.id, source, items.map(itemOf), { ...settings, ...changes });
  return { workspaceId: workspace.id, source, store };
}

onEachEngine((engine) => {
  test('stores words redacted, the customer hashed and the original sealed', async () => {
    const database = await freshDatabase(engine);
    const { workspaceId, store, source } = await company(database);
    expect(await store([item])).toEqual({ imported: 1, duplicates: 0 });
    const [row] = await database.db.feedback.findMany();
    expect(row).toMatchObject({
      sourceId: source.id,
      heat: 'cold',
      metric: 'nps',
      score: 3,
      verbatim: 'Rappelez [nom] au [téléphone]',
      touchpoint: 'delivery',
      customer: customerFingerprint(keys, workspaceId, ' c-42 '),
      segments: { Région: 'Sud', Contact: '[e-mail]' },
      answeredAt: item.answeredAt,
      receivedAt: now,
    });
    expect(keys.open(ORIGINAL, row?.sealedOriginal ?? '')).toBe(item.verbatim);
    expect(JSON.stringify(row)).not.toMatch(/C-42|06 12|Marie|marie@/);
  });

  test('keeps no original where nothing was taken out, nor where the operator wants none', async () => {
    const database = await freshDatabase(engine);
    const { store } = await company(database);
    await store([{ ...item, verbatim: 'Parfait' }]);
    await store([{ ...item, customer: 'C-43' }], { keepOriginals: false });
    const rows = await database.db.feedback.findMany();
    expect(rows.map(({ sealedOriginal }) => sealedOriginal)).toEqual([null, null]);
  });

  test('the same answer twice, in one batch or two, is stored once', async () => {
    const database = await freshDatabase(engine);
    const { store } = await company(database);
    expect(await store([item, item])).toEqual({ imported: 1, duplicates: 1 });
    expect(await store([item], { now: new Date('2026-11-23T10:00:00Z') })).toEqual({
      imported: 0,
      duplicates: 1,
    });
    const withId = { ...item, externalId: 'R-1' };
    expect(await store([withId, { ...withId, verbatim: 'corrigé' }])).toEqual({ imported: 1, duplicates: 1 });
    expect(await database.db.feedback.count()).toBe(2);
  });

  test('bare scores of one day are counted one by one, and once each when they come again', async () => {
    const database = await freshDatabase(engine);
    const { store } = await company(database);
    const bare = { ...item, customer: null, verbatim: null };
    expect(await store([bare, bare, bare])).toEqual({ imported: 3, duplicates: 0 });
    expect(await store([bare, bare, bare, bare])).toEqual({ imported: 1, duplicates: 3 });
  });

  test.each([
    { why: 'at its customer’s request stays without words', erasedAt: now, words: null },
    { why: 'for its age takes them again', erasedAt: null, words: 'Rappelez [nom] au [téléphone]' },
  ])('an answer that was blanked $why when its source sends it again', async ({ erasedAt, words }) => {
    const database = await freshDatabase(engine);
    const { workspaceId, source, store } = await company(database);
    const known = { ...item, externalId: 'R-1' };
    await store([known]);
    const answers = await answersOf(database.db, workspaceId, [
      customerFingerprint(keys, workspaceId, 'C-42'),
    ]);
    const ids = answers.map(({ id }) => id);
    await blankAnswers(database.db, workspaceId, ids, erasedAt);
    await store([known]);
    const replaces = correctQuotes;
    await reviseFeedback(database, workspaceId, source, [itemOf(known)], { ...settings, replaces });
    const rows = await database.db.feedback.findMany();
    expect(rows.map(({ verbatim, score }) => ({ verbatim, score }))).toEqual([{ verbatim: words, score: 3 }]);
    if (words === null) expect(rows[0]).toMatchObject({ customer: null, sealedOriginal: null, segments: {} });
  });

  test('a source’s token is told once, and only its hash is stored', async () => {
    const database = await freshDatabase(engine);
    const { workspaceId } = await company(database);
    const { source, token } = await addSource(database, workspaceId, { name: 'Site', heat: 'hot', now });
    expect((await sourceOfToken(database.db, token))?.id).toBe(source.id);
    expect(await sourceOfToken(database.db, `${token}x`)).toBeNull();
    expect(JSON.stringify(await listSources(database.db, workspaceId))).not.toContain(token);
    await expect(addSource(database, workspaceId, { name: 'Site', heat: 'hot', now })).rejects.toThrow(
      'source.exists',
    );
    const known = await addSource(database, workspaceId, { name: 'Enquête', heat: 'cold', now });
    expect((await sourceOfToken(database.db, known.token))?.name).toBe('Enquête');
  });
});
