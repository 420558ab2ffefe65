import { expect, test } from 'vitest';
import { transact } from '../../src/database/client.ts';
import { sourceForImport } from '../../src/feedback/sources/source.ts';
import { storeFeedback } from '../../src/feedback/store.ts';
import { keysFrom } from '../../src/keys.ts';
import {
  allTouchpoints,
  joinTouchpoints,
  saveTouchpoint,
  type TouchpointDraft,
} from '../../src/touchpoints/change.ts';
import { settleFeedback } from '../../src/touchpoints/settling.ts';
import { somebody } from '../audit/somebody.ts';
import { addCompany } from '../feedback/answers-on-file.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { itemOf } from '../harness/flat.ts';

const now = new Date('2026-11-22T10:00:00Z');
const settings = { keys: keysFrom([Buffer.alloc(32, 7).toString('base64')]), keepOriginals: false, now };

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
    const save = async (id: string, draft: TouchpointDraft) => {
      const { version = 0 } = (await find(id)) ?? {};
      return transact(database, (tx) => saveTouchpoint(tx, 'acme', { id, version }, draft, somebody));
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
    expect(await save('Achat en magasin', { names, aliases })).toEqual({ kind: 'saved' });
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
    expect(await save('delivery', { names, aliases: ['SAV livraison'] })).toEqual({ kind: 'saved' });
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
      saveTouchpoint(tx, 'acme', { id: 'Borne', version: 1 }, { names, aliases: [] }, somebody),
    );
    expect(late).toEqual({ kind: 'outdated' });
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
