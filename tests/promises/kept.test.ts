// Promises on file: made, changed, ended, and counted over answers, on both engines.
import { expect, test } from 'vitest';
import { keptAmong, lately, promisesKept } from '../../src/promises/kept.ts';
import type { PromiseKnown } from '../../src/promises/known.ts';
import { allPromises, openPromises, versionsOf } from '../../src/promises/promise.ts';
import { endPromise, MOST_PROMISES } from '../../src/promises/save.ts';
import { promiseFacts } from '../../src/promises/words.ts';
import { freshDatabase, onAnyEngine, onEachEngine } from '../harness/database.ts';
import { promisesOnFile } from './on-file.ts';

const now = new Date('2026-11-30T09:00:00Z');
const asked: PromiseKnown = {
  by: 'question',
  question: 'Livré à temps ?',
  target: { bound: 'at-least', value: 0.9 },
};
const satisfied: PromiseKnown = {
  by: 'indicator',
  metric: 'csat',
  target: { bound: 'at-least', value: 0.85 },
};

onEachEngine((engine) => {
  test('a question is counted however its values and its name are spelled, over the period and of this company alone', async () => {
    const on = await promisesOnFile(await freshDatabase(engine), now);
    const { id } = await on.make({ sentence: 'Livré en deux jours', touchpoint: 'delivery', known: asked });
    await on.answer(30, { segments: { 'Livré à temps ?': 'Oui', plan: 'pro' } });
    await on.answer(10, { segments: { 'livre a temps': 'EN PARTIE' } });
    await on.answer(60, { segments: { 'Livré à temps ?': 'non' } });
    await on.answer(3, { segments: { 'Livré à temps ?': 'ne sait pas' } });
    await on.answer(7, { segments: { 'Livré à temps ? (bis)': 'oui', temps: 'oui' } });
    await on.answer(50, { segments: { 'Livré à temps ?': 'oui' }, daysAgo: 120 });
    const [kept] = await promisesKept(on.store.db, on.workspace.id, lately(now));
    expect(kept).toMatchObject({
      ...{ id, number: 1, verdict: 'not', n: 100, value: 0.3, heat: null },
      saids: { yes: 30, partly: 10, no: 60, other: 3 },
    });
    expect(kept?.low).toBeCloseTo(0.19, 2);
    expect(kept?.high).toBeCloseTo(0.43, 2);
  });

  test('an indicator is counted at its touchpoint and of its group alone', async () => {
    const on = await promisesOnFile(await freshDatabase(engine), now);
    const segment = { name: 'Plan', value: 'Pro' };
    await on.make({
      ...{ sentence: 'Vous êtes rappelé', touchpoint: 'get-help' },
      known: { ...satisfied, segment } as PromiseKnown,
    });
    const scored = (score: number, plan: string) => ({ metric: 'csat', score, segments: { plan } }) as const;
    await on.answer(40, { ...scored(5, 'pro'), touchpoint: 'get-help' });
    await on.answer(40, { ...scored(1, 'free'), touchpoint: 'get-help' });
    await on.answer(40, { ...scored(1, 'pro'), touchpoint: 'delivery' });
    const [kept] = await promisesKept(on.store.db, on.workspace.id, lately(now));
    expect(kept).toMatchObject({ verdict: 'kept', n: 40, value: 1, heat: 'hot', saids: null });
  });
});

onAnyEngine((engine) => {
  test('one whose words are newer than answers that count says so, until they are as old as the time looked at', async () => {
    const on = await promisesOnFile(await freshDatabase(engine), now);
    await on.make({ sentence: 'Livré en deux jours', touchpoint: 'delivery', known: asked });
    await on.answer(30, { segments: { 'Livré à temps ?': 'non' } });
    const told = async (at: Date) => {
      const [kept] = await promisesKept(on.store.db, on.workspace.id, lately(at));
      if (!kept) throw new Error('no promise');
      return promiseFacts(kept, { locale: 'en', timeZone: 'Europe/Paris' });
    };
    expect(await told(now)).toContain('Some of these answers are older than the promise as it stands.');
    await on.answer(30, { segments: { 'Livré à temps ?': 'oui' }, daysAgo: -95 });
    expect(await told(new Date(now.getTime() + 100 * 86_400_000))).not.toContain('older than');
  });

  test('each change is a version, the same form twice is one, and of two admins at once one is told so', async () => {
    const on = await promisesOnFile(await freshDatabase(engine), now);
    const draft = { sentence: 'Livré en deux jours', touchpoint: 'delivery', known: asked };
    const first = await on.save({ draft, id: null, basedOn: 0, formKey: 'one' });
    expect(await on.save({ draft, id: null, basedOn: 0, formKey: 'one' })).toEqual(first);
    if (first.kind !== 'saved') throw new Error('not saved');
    const { id } = first;
    const again = { ...draft, sentence: 'Livré en trois jours' };
    expect(await on.save({ draft: again, id, basedOn: 1, formKey: 'two' })).toMatchObject({ kind: 'saved' });
    expect(await on.save({ draft, id, basedOn: 1, formKey: 'three' })).toEqual({ kind: 'outdated' });
    expect(await on.save({ draft: again, id, basedOn: 2, formKey: 'four' })).toMatchObject({
      kind: 'as-it-was',
    });
    const noted = await on.store.db.auditEntry.findMany({
      where: { workspaceId: on.workspace.id },
      orderBy: { number: 'asc' },
    });
    expect(noted.map(({ act }) => act)).toEqual(['promise.made', 'promise.changed']);
    expect(await openPromises(on.store.db, on.workspace.id)).toMatchObject([
      { number: 1, version: 2, sentence: 'Livré en trois jours' },
    ]);
    expect((await versionsOf(on.store.db, on.workspace.id, id)).map(({ sentence }) => sentence)).toEqual([
      'Livré en trois jours',
      'Livré en deux jours',
    ]);
  });

  test('one that ended is counted no more, its number is not given again, and its words stay', async () => {
    const on = await promisesOnFile(await freshDatabase(engine), now);
    const { id } = await on.make({ sentence: 'Livré en deux jours', touchpoint: 'delivery', known: asked });
    expect(await endPromise(on.shell, { id, by: on.admin })).toBe(true);
    expect(await endPromise(on.shell, { id, by: on.admin })).toBe(false);
    expect(await promisesKept(on.store.db, on.workspace.id, lately(now))).toEqual([]);
    await on.make({ sentence: 'Rappelé sous une heure', touchpoint: 'get-help', known: satisfied });
    const all = await allPromises(on.store.db, on.workspace.id);
    expect(all.map(({ number, endedAt }) => [number, endedAt === null])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(await keptAmong(on.store.db, on.workspace.id, all, lately(now))).toHaveLength(2);
    expect(await on.save({ draft: { ...all[0] } as never, id, basedOn: 1, formKey: 'late' })).toEqual({
      kind: 'outdated',
    });
  });

  test('nobody keeps more than twenty promises in mind: the next one is refused until one ends', async () => {
    const on = await promisesOnFile(await freshDatabase(engine), now);
    const made = [];
    for (let i = 0; i < MOST_PROMISES; i += 1)
      made.push(await on.make({ sentence: `Promesse ${i}`, touchpoint: 'use', known: satisfied }));
    const next = { sentence: 'Une de trop', touchpoint: 'use', known: satisfied };
    await expect(on.make(next)).rejects.toThrow('promise.enough');
    await endPromise(on.shell, { id: made[0]?.id ?? '', by: on.admin });
    await expect(on.make(next)).resolves.toMatchObject({ number: MOST_PROMISES + 1 });
  });
});
