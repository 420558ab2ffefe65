import { describe, expect, it, test } from 'vitest';
import { namesAMoment, touchpointIds, touchpointsMeant } from '../../src/feedback/touchpoints/company.ts';
import { lanes, stageIn, stageNames, stagesOf } from '../../src/feedback/touchpoints/stage.ts';
import { steps, touchpoints } from '../../src/feedback/touchpoints.ts';
import { locales } from '../../src/i18n/locale.ts';
import { aimName, aims, isAim } from '../../src/touchpoints/aim.ts';
import { contactChannelName, contactChannels, isContactChannel } from '../../src/touchpoints/channel.ts';
import { journeyOf } from '../../src/touchpoints/journey.ts';
import { addCompany } from '../feedback/answers-on-file.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';

onEachEngine((engine) => {
  async function company() {
    const { db } = await freshDatabase(engine);
    await addCompany(db, 'acme');
    const add = (id: string, more: object = {}) =>
      db.touchpoint.create({ data: { workspaceId: 'acme', id, nameFr: id, nameEn: id, ...more } });
    const way = async (lane: 'customers' | 'employees') =>
      (await journeyOf(db, 'acme', lane)).map(({ id }) => id);
    return { db, add, way };
  }

  test('a company that decided nothing has ours, each at its stage, numbered from 1', async () => {
    const { db } = await company();
    const customers = await journeyOf(db, 'acme', 'customers');
    expect(customers.map(({ id, stage, place }) => [place, id, stage])).toEqual([
      [1, 'discover', 'discover'],
      [2, 'buy', 'buy'],
      [3, 'pay', 'buy'],
      [4, 'delivery', 'receive'],
      [5, 'install', 'receive'],
      [6, 'use', 'use'],
      [7, 'get-help', 'get-help'],
      [8, 'leave', 'leave'],
    ]);
    expect(customers[3]).toEqual({
      ...{ id: 'delivery', names: { en: 'Delivery', fr: 'Livraison' }, lane: 'customers', stage: 'receive' },
      ...{ place: 4, channel: null, ownerId: null, aim: null },
    });
    const employees = await journeyOf(db, 'acme', 'employees');
    expect(employees.map(({ id }) => id)).toEqual(steps);
    expect(new Set(employees.map(({ stage }) => stage))).toEqual(new Set(stagesOf.employees));
  });

  test('what a company decides stands before what is built in; what it placed nowhere comes after all that have a stage', async () => {
    const { db, add, way } = await company();
    await add('Borne');
    await add('Atelier', { stage: 'get-help', place: 2.5 });
    await add('Essai', { stage: 'buy', place: 1.5, channel: 'shop', ownerId: 'marie', aim: 'desire' });
    await add('install', { isRetired: true });
    await add('pay', { nameFr: 'Facture', nameEn: 'Invoice', stage: 'use' });
    expect(await way('customers')).toEqual(
      'discover buy Essai delivery pay use Atelier get-help leave Borne'.split(' '),
    );
    const found = (await journeyOf(db, 'acme', 'customers')).find(({ id }) => id === 'Essai');
    expect(found).toMatchObject({ channel: 'shop', ownerId: 'marie', aim: 'desire', stage: 'buy', place: 3 });
    expect(await way('employees')).toEqual(steps);
    expect(await touchpointIds(db, 'acme')).toEqual(await way('customers'));
  });

  test('the employees’ are on their own way, and another company’s are nowhere', async () => {
    const { db, add, way } = await company();
    await add('employees/Parrainage', { lane: 'employees', stage: 'arrive', place: 1.5 });
    await addCompany(db, 'globex');
    expect((await way('employees')).slice(1, 4)).toEqual([
      'employees/first-day',
      'employees/Parrainage',
      'employees/settling-in',
    ]);
    expect(await touchpointIds(db, 'acme')).toEqual(await way('customers'));
    expect((await journeyOf(db, 'globex', 'employees')).map(({ id }) => id)).toEqual(steps);
  });

  test('no words of a file mean a step of employees', async () => {
    const { db } = await company();
    expect(await touchpointsMeant(db, 'acme', [...steps, 'Recrutement', 'First day'])).toEqual(new Map());
    expect(steps.filter(namesAMoment)).toEqual([]);
  });

  test('what an earlier version, or somebody by hand, stored that is none is nobody’s word', async () => {
    const { db, add } = await company();
    await add('Borne', { stage: 'hire', channel: 'pigeon', aim: 'rage' });
    expect((await journeyOf(db, 'acme', 'customers')).at(-1)).toMatchObject({
      ...{ id: 'Borne', stage: null, channel: null, aim: null },
    });
  });
});

describe('stages, channels and aims', () => {
  it('are called something in both languages, and no two alike', () => {
    for (const locale of locales) {
      for (const lane of lanes) {
        const names = stagesOf[lane].map((stage) => stageNames(stage)[locale]);
        expect(new Set(names).size).toBe(names.length);
      }
      expect(new Set(contactChannels.map((each) => contactChannelName(each, locale))).size).toBe(9);
      expect(new Set(aims.map((each) => aimName(each, locale))).size).toBe(3);
    }
  });

  it('are told from other words', () => {
    expect([isContactChannel('shop'), isContactChannel('constructor')]).toEqual([true, false]);
    expect([isAim('relief'), isAim('constructor')]).toEqual([true, false]);
    expect([stageIn('customers', 'buy'), stageIn('employees', 'buy')]).toEqual(['buy', null]);
  });

  it('ours of customers come in the order of their stages, so that files and filters have one order', () => {
    expect(touchpoints).toEqual('discover buy pay delivery install use get-help leave'.split(' '));
  });
});
