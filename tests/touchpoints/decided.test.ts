import fc from 'fast-check';
import { expect, test } from 'vitest';
import { transact } from '../../src/database/client.ts';
import { sourceForImport } from '../../src/feedback/sources/source.ts';
import { storeFeedback } from '../../src/feedback/store.ts';
import { touchpointIds } from '../../src/feedback/touchpoints/company.ts';
import { keysFrom } from '../../src/keys.ts';
import {
  allTouchpoints,
  bringBackTouchpoint,
  joinTouchpoints,
  makeTouchpoint,
  retireTouchpoint,
  saveTouchpoint,
  type TouchpointDraft,
} from '../../src/touchpoints/change.ts';
import { journeyOf } from '../../src/touchpoints/journey.ts';
import { useOf } from '../../src/touchpoints/retiring.ts';
import { settleFeedback } from '../../src/touchpoints/settling.ts';
import { somebody } from '../audit/somebody.ts';
import { addCompany } from '../feedback/answers-on-file.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { itemOf } from '../harness/flat.ts';

const now = new Date('2026-11-22T10:00:00Z');
const settings = { keys: keysFrom([Buffer.alloc(32, 7).toString('base64')]), keepOriginals: false, now };

type Given = Pick<TouchpointDraft, 'names'> & Partial<TouchpointDraft>;

function drafted(given: Given): TouchpointDraft {
  const spot = { stage: null, after: null };
  return { aliases: [], spot, channel: null, ownerId: null, aim: null, ...given };
}

onEachEngine((engine) => {
  async function company() {
    const database = await freshDatabase(engine);
    await addCompany(database.db, 'acme');
    const source = await sourceForImport(database, 'acme', { name: 'Enquête', heat: 'hot', now });
    let customers = 0;
    const store = (touchpoints: readonly string[]) => {
      const items = touchpoints.map((touchpoint) => ({
        ...({
          externalId: null,
          customer: `C${customers++}`,
          metric: 'nps',
          score: 9,
          verbatim: null,
        } as const),
        ...{ touchpoint, heat: null, answeredAt: now, names: [], segments: {} },
      }));
      return storeFeedback(database, 'acme', source, items.map(itemOf), settings);
    };
    const stored = async () => {
      const rows = await database.db.feedback.findMany({ orderBy: { customer: 'asc' } });
      return rows.map(({ touchpoint }) => touchpoint).toSorted();
    };
    const find = async (id: string) =>
      (await allTouchpoints(database.db, 'acme')).find((each) => each.id === id);
    const save = async (id: string, given: Given) => {
      const { version = 0 } = (await find(id)) ?? {};
      return transact(database, (tx) =>
        saveTouchpoint(tx, 'acme', { id, version }, drafted(given), somebody),
      );
    };
    const join = (from: string, to: string) =>
      transact(database, (tx) => joinTouchpoints(tx, 'acme', { from, to }, somebody));
    return { database, store, stored, find, save, join };
  }

  test('a touchpoint is named in both languages, and comes in by its names, by its first words and by those that an admin added', async () => {
    const { store, stored, find, save } = await company();
    await store(['Achat en magasin']);
    const names = { en: 'In the shop', fr: 'En boutique' };
    const aliases = ['Point de vente', 'POS'];
    expect(await save('Achat en magasin', { names, aliases })).toEqual({
      kind: 'saved',
      id: expect.any(String),
    });
    await store(['in the SHOP', 'en boutiques', 'points de vente', 'pos', 'achat en magasin']);
    expect(new Set(await stored())).toEqual(new Set(['Achat en magasin']));
    expect(await find('Achat en magasin')).toMatchObject({
      names,
      aliases: ['Achat en magasin', 'Point de vente', 'POS'],
      version: 2,
    });
  });

  test('ours may be called otherwise, and keep their own words', async () => {
    const { store, stored, find, save } = await company();
    const names = { en: 'At the door', fr: 'À la porte' };
    expect(await save('delivery', { names, aliases: ['SAV livraison'] })).toEqual({
      kind: 'saved',
      id: expect.any(String),
    });
    await store(['a la porte', 'livraison', 'delivery', 'sav LIVRAISON']);
    expect(new Set(await stored())).toEqual(new Set(['delivery']));
    expect(await find('delivery')).toMatchObject({ names, isOwn: false });
  });

  test('words that mean another one already are refused, and so is a change of what another admin saved meanwhile', async () => {
    const { database, store, save } = await company();
    await store(['Borne', 'Salon']);
    const names = { en: 'Kiosk', fr: 'Borne' };
    expect(await save('Borne', { names, aliases: ['salons'] })).toEqual({
      kind: 'taken',
      written: 'salons',
      by: 'Salon',
    });
    expect(await save('Borne', { names: { en: 'Delivery', fr: 'Borne' }, aliases: [] })).toMatchObject({
      kind: 'taken',
      by: 'delivery',
    });
    await save('Borne', { names, aliases: [] });
    const late = await transact(database, (tx) =>
      saveTouchpoint(tx, 'acme', { id: 'Borne', version: 1 }, drafted({ names, aliases: [] }), somebody),
    );
    expect(late).toEqual({ kind: 'outdated' });
  });

  test('one is made by hand where no file brought it, for customers and for employees, and stands where it was put', async () => {
    const { database, store, stored, save } = await company();
    const { db } = database;
    const make = (lane: 'customers' | 'employees', words: string, given: Partial<TouchpointDraft> = {}) =>
      transact(database, (tx) =>
        makeTouchpoint(
          tx,
          'acme',
          { lane, words },
          drafted({ names: { fr: words, en: words }, ...given }),
          somebody,
        ),
      );
    const afterBuy = { stage: 'buy', after: 'buy' } as const;
    expect(await make('customers', 'Borne', { spot: afterBuy, channel: 'shop', ownerId: 'p1' })).toEqual({
      kind: 'saved',
      id: 'Borne',
    });
    const first = { stage: 'buy', after: null } as const;
    await make('customers', 'Essai', { spot: first });
    const way = async (lane: 'customers' | 'employees') =>
      (await journeyOf(db, 'acme', lane)).map(({ id }) => id);
    expect((await way('customers')).slice(0, 5)).toEqual(['discover', 'Essai', 'buy', 'Borne', 'pay']);
    await store(['bornes']);
    expect(await stored()).toEqual(['Borne']);
    // A departure of employees is none of customers.
    expect(await make('customers', 'livraisons')).toMatchObject({ kind: 'taken', by: 'delivery' });
    expect(await make('employees', 'départs')).toMatchObject({ kind: 'taken', by: 'employees/departure' });
    const buddy = { spot: { stage: 'arrive', after: 'employees/first-day' } } as const;
    expect(await make('employees', 'Borne', buddy)).toEqual({ kind: 'saved', id: 'employees/Borne' });
    expect((await way('employees')).slice(1, 4)).toEqual([
      'employees/first-day',
      'employees/Borne',
      'employees/settling-in',
    ]);
    await save('employees/Borne', { names: { fr: 'Parrain', en: 'Buddy' }, ...buddy });
    expect(await make('employees', 'Borne')).toEqual({ kind: 'saved', id: 'employees/Borne 2' });
    expect(
      await db.touchpointAlias.findMany({ where: { touchpointId: { startsWith: 'employees/' } } }),
    ).toEqual([]);
  });

  test('where one stands is changed without a word about the others, however often, and whoever has no place gets one', async () => {
    const { database, store, find, save } = await company();
    await store(['A1', 'B1', 'C1', 'D1']);
    const put = async (id: string, after: string | null) => {
      const names = (await find(id))?.names ?? { en: id, fr: id };
      return save(id, { names, spot: { stage: 'use', after } });
    };
    await put('A1', 'use');
    await put('B1', 'A1');
    await put('C1', 'use');
    const use = async () =>
      (await journeyOf(database.db, 'acme', 'customers'))
        .filter(({ stage }) => stage === 'use')
        .map(({ id }) => id);
    expect(await use()).toEqual(['use', 'C1', 'A1', 'B1']);
    expect((await find('use'))?.version).toBe(0);
    const saved = await find('A1');
    // Always into the same gap: it cannot be halved for ever.
    for (let turn = 0; turn < 70; turn++) {
      const last = (await use()).at(-1) ?? '';
      await put(last, 'use');
      expect((await use())[1]).toBe(last);
      expect((await use()).length).toBe(4);
    }
    // Moving others outdates no form that is open on it, unless it was moved itself.
    expect(saved?.version).toBeLessThan((await find('A1'))?.version ?? 0);
    await put('D1', 'gone meanwhile');
    expect((await use()).at(-1)).toBe('D1');
  });

  test('the order of all is the one that was asked for, whatever was moved before', async () => {
    const ids = ['K', 'L', 'M', 'N'];
    const { database, store, find, save } = await company();
    await store(ids.map((id) => `${id} mot`));
    const moves = fc.sample(fc.record({ id: fc.nat(3), after: fc.nat(4) }), { numRuns: 40, seed: 7 });
    let model: string[] = [];
    for (const { id: which, after } of moves) {
      const id = `${ids[which]} mot`;
      const others = model.filter((each) => each !== id);
      const before = after === 0 ? null : (others[after - 1] ?? others.at(-1) ?? null);
      const names = (await find(id))?.names ?? { en: id, fr: id };
      await save(id, { names, spot: { stage: 'get-help', after: before === null ? 'get-help' : before } });
      const at = before === null ? 0 : others.indexOf(before) + 1;
      model = [...others.slice(0, at), id, ...others.slice(at)];
      const there = await journeyOf(database.db, 'acme', 'customers');
      expect(there.filter(({ stage }) => stage === 'get-help').map((each) => each.id)).toEqual([
        'get-help',
        ...model,
      ]);
    }
  });

  test('one that nobody uses is retired, keeps its name, and comes back with the first answer about it', async () => {
    const { database, store, find } = await company();
    const { db } = database;
    const retire = async (id: string) => {
      const entry = await find(id);
      return entry ? transact(database, (tx) => retireTouchpoint(tx, 'acme', entry, somebody)) : null;
    };
    expect(await retire('install')).toBe(true);
    expect(await retire('install')).toBe(false);
    expect(await touchpointIds(db, 'acme')).not.toContain('install');
    const outdated = { id: 'use', version: 3 };
    expect(await transact(database, (tx) => retireTouchpoint(tx, 'acme', outdated, somebody))).toBe(false);
    await store(['Installation']);
    expect(await touchpointIds(db, 'acme')).toContain('install');
    expect(await useOf(db, 'acme', 'install', { now, ourSentences: 0 })).toEqual({
      answers: 1,
      contacts: 0,
      choosers: new Map(),
    });
    const later = new Date(now.getTime() + 400 * 86_400_000);
    expect((await useOf(db, 'acme', 'install', { now: later, ourSentences: 0 })).answers).toBe(0);
    const asked = await useOf(db, 'acme', 'employees/staying', { now, ourSentences: 2 });
    expect(asked.choosers).toEqual(new Map([['SurveyItem', 2]]));
    await retire('install');
    const back = () => transact(database, (tx) => bringBackTouchpoint(tx, 'acme', 'install', somebody));
    expect([await back(), await back()]).toEqual([true, false]);
    const acts = await db.auditEntry.findMany({ orderBy: { number: 'asc' } });
    expect(acts.map(({ act }) => act)).toEqual([
      'touchpoint.retired',
      'touchpoint.retired',
      'touchpoint.brought-back',
    ]);
  });

  test('whatever named the one names the other after they were joined, and what goes on is told where one is to be retired', async () => {
    const { database, store, join } = await company();
    const { db } = database;
    await store(['Caisse', 'Borne']);
    const at = { workspaceId: 'acme', touchpoint: 'Caisse' };
    const days = { createdAt: now, createdById: 'a', formKey: 'f' };
    const action = { ...at, ...days, number: 1, title: 't', forWhom: '', ownerId: 'a' };
    await db.action.create({ data: { ...action, id: 'going', status: 'planned', formKey: 'a1' } });
    await db.action.create({ data: { ...action, id: 'done', number: 2, status: 'done', formKey: 'a2' } });
    await db.topic.create({ data: { ...at, id: 'open', nameFr: 'o', nameEn: 'o' } });
    await db.topic.create({ data: { ...at, id: 'closed', nameFr: 'c', nameEn: 'c', archivedAt: now } });
    await db.surveyItem.create({ data: { ...at, kind: 'pulse', key: 'own', position: 1 } });
    await db.source.updateMany({ where: { name: 'Enquête' }, data: { touchpoint: 'Caisse' } });
    const contact = {
      ...at,
      id: 'c',
      day: '2026-11-20',
      reason: 'r',
      reasonKey: 'r',
      channel: 'phone',
      count: 1,
    };
    await db.contact.create({ data: { ...contact, receivedAt: now } });
    const asks = (touchpoint: string | null) => ({ metric: 'nps', heat: 'hot', touchpoint });
    const settings = { questions: [asks('Caisse'), asks('Borne'), asks(null)], days: 90, own: false };
    const survey = {
      ...days,
      id: 's',
      number: 1,
      kind: 'mirror',
      name: 's',
      threshold: 5,
      daysOpen: 7,
      channels: [],
    };
    await db.survey.create({ data: { ...survey, workspaceId: 'acme', settings, formKey: 's' } });
    const { choosers, contacts } = await useOf(db, 'acme', 'Caisse', { now, ourSentences: 0 });
    expect(contacts).toBe(1);
    expect(Object.fromEntries(choosers)).toEqual({
      Action: 1,
      Source: 1,
      Survey: 1,
      SurveyItem: 1,
      Topic: 1,
    });
    expect(await join('Caisse', 'Borne')).toBe(true);
    const named = [
      ...(await db.action.findMany()),
      ...(await db.topic.findMany()),
      ...(await db.surveyItem.findMany()),
      ...(await db.source.findMany({ where: { name: 'Enquête' } })),
      ...(await db.contact.findMany()),
    ];
    expect(named.map(({ touchpoint }) => touchpoint)).toEqual(named.map(() => 'Borne'));
    // Two questions of the mirror have become one.
    const mirror = await db.survey.findFirstOrThrow();
    expect(mirror.settings).toEqual({ ...settings, questions: [asks('Borne'), asks(null)] });
    expect((await useOf(db, 'acme', 'Caisse', { now, ourSentences: 0 })).choosers).toEqual(new Map());
  });

  test('words of other languages mean ours, unless the company gave them to one of its own', async () => {
    const { store, stored, save } = await company();
    await store(['livraison', 'delivery', 'Lieferung', 'ENTREGAS', 'consegne']);
    expect(new Set(await stored())).toEqual(new Set(['delivery']));
    await store(['Versand']);
    const names = { en: 'Dispatch', fr: 'Expédition' };
    expect(await save('Versand', { names, aliases: ['Zustellung'] })).toMatchObject({ kind: 'saved' });
    await store(['zustellung']);
    expect((await stored()).filter((each) => each === 'Versand')).toHaveLength(2);
  });

  test('of two that are one, answers, words and filters are the other’s from then on', async () => {
    const { database, store, stored, find, join } = await company();
    await store(['SAV', 'service après-vente', 'Assistance']);
    const common = { workspaceId: 'acme', address: 'slack:C1', locale: 'fr', adminId: 'a', since: now };
    await database.db.caseRule.create({
      data: { ...common, id: 'r', name: 'r', channelName: 'c', touchpoints: ['SAV'], formKey: 'k' },
    });
    expect(await join('delivery', 'SAV')).toBe(false);
    expect(await join('SAV', 'nowhere')).toBe(false);
    expect(await join('SAV', 'get-help')).toBe(true);
    expect(await join('service après-vente', 'get-help')).toBe(true);
    await store(['sav', 'Service apres vente']);
    expect(await stored()).toEqual(Array.from({ length: 5 }, () => 'get-help'));
    expect(await find('SAV')).toBeUndefined();
    expect(await find('get-help')).toMatchObject({ aliases: ['SAV', 'service après-vente'] });
    const rule = await database.db.caseRule.findFirstOrThrow();
    expect(rule.touchpoints).toEqual(['get-help']);
    await settleFeedback(database, 'acme');
    expect(await stored()).toHaveLength(5);
  });
});
