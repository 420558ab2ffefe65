// Touchpoints by forms on both chats: an admin says what one is called, where it stands, where it happens, who looks after it and what it should make
// people feel, adds a step of the employees' way, says that two are one, and retires what nobody uses. What files bring: touchpoints.test.ts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leading } from '../../src/feedback/scores.ts';
import { sourceForImport } from '../../src/feedback/sources/source.ts';
import { storeFeedback } from '../../src/feedback/store.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { enough } from '../harness/database.ts';
import { ADMIN, type Chat, chatsHere, onEither } from './chat.ts';

const OWNER = 1;
const OWN = 'Borne en magasin';

const said = {
  fr: {
    menu: 'Porte-voix, côté admins',
    list: 'Étapes du parcours client',
    saved: '« Expédition » est enregistrée.',
    named: 'Expédition',
    told: [
      'Acheter · Site web · suivie par Karim Haddad · visée : Soulagement après une déception',
      'en anglais : Shipping',
      'aussi : colis et envoi postal',
    ],
    map: ['parcours', 'Le parcours des clients', 'Expédition'],
    taken: '« paiement » désigne déjà Paiement.',
    tooMany: 'Trop de lignes (101) : 100 au plus.',
    tooLong: 'est trop long : 100 caractères au plus par ligne.',
    empty: 'Écrivez quelque chose ici.',
    employees: 'Étapes du parcours des collègues',
    step: 'Entretien annuel',
    stepSaved: '« Entretien annuel » est enregistrée.',
    stepTold: 'Évoluer',
    joined: '« Borne en magasin » est désormais « Achat », pour les réponses passées aussi.',
    used: '« Achat » sert encore, et reste : réponses des 365 derniers jours : 3.',
    retired: '« Entretien annuel » est retirée : elle n’est plus proposée nulle part.',
    back: '« Entretien annuel » est de nouveau en service.',
  },
  en: {
    menu: 'Porte-voix, for admins',
    list: 'Touchpoints of the customers’ way',
    saved: '“Shipping” is saved.',
    named: 'Shipping',
    told: [
      'Buy · Website · looked after by Karim Haddad · aim: Relief after a disappointment',
      'in French: Expédition',
      'also: colis and envoi postal',
    ],
    map: ['journey', 'Customers’ journey', 'Shipping'],
    taken: '“paiement” means Paying already.',
    tooMany: 'Too many lines (101): write at most 100.',
    tooLong: 'is too long: write at most 100 characters a line.',
    empty: 'Please write something here.',
    employees: 'Steps of the employees’ way',
    step: 'Yearly review',
    stepSaved: '“Yearly review” is saved.',
    stepTold: 'Grow',
    joined: '“Borne en magasin” is “Buying” from now on, for earlier answers too.',
    used: '“Buying” is still used, and stays: answers of the last 365 days: 3.',
    retired: '“Yearly review” is retired: it is offered nowhere any more.',
    back: '“Yearly review” is back.',
  },
} as const;

async function answered({ database, workspaceId, clock }: Chat, touchpoint: string): Promise<void> {
  const now = clock.now();
  const source = await sourceForImport(database, workspaceId, { name: 'file', heat: 'hot', now });
  const items = [1, 2, 3].map((i) => ({
    ...{ externalId: `${touchpoint} ${i}`, customer: `${touchpoint} ${i}`, ...leading('csat', 4, null) },
    ...{
      touchpoint,
      heat: null,
      names: [],
      segments: {},
      answeredAt: new Date(now.getTime() - i * 86_400_000),
    },
  }));
  await storeFeedback(database, workspaceId, source, items, {
    ...{ keys: keysFrom([newSecret()]), keepOriginals: false, now },
  });
}

describe.each(enough(chatsHere, 2))('touchpoints’ forms on $name, $engine, $locale', (row) => {
  const say = said[row.locale];
  let chat: Chat;
  beforeAll(async () => {
    chat = await onEither(row);
    await answered(chat, OWN);
  });
  afterAll(() => chat?.stop());

  const customers = async (words: string = say.list) =>
    (await chat.write(ADMIN, 'portevoix', say.menu)).press('touchpoints', words);
  const employees = async (words: string = say.employees) =>
    (await customers()).press('touchpoints:employees/0', words);
  const stored = (id: string) => {
    const { database, workspaceId } = chat;
    return database.db.touchpoint.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  };

  it('one gets names, a place, a channel, an owner, an aim and words, as the list and the map then say', async () => {
    const form = await (await customers()).open('touchpoint.edit:delivery', 'touchpoint');
    const { [OWNER]: owner = '' } = chat.accounts;
    const filled = {
      ...{ nameFr: 'Expédition', nameEn: 'Shipping', spot: 'buy/buy', channel: 'web', owner, aim: 'relief' },
      aliases: 'colis\nenvoi postal\ncolis',
    };
    await (await form.send(filled, say.saved)).close();
    const { text } = await customers(say.named);
    for (const words of say.told) expect(text).toContain(words);
    await answered(chat, 'Envoi  postal');
    const { database, workspaceId } = chat;
    expect(await database.db.feedback.count({ where: { workspaceId, touchpoint: 'delivery' } })).toBe(3);
    const [command, title, name] = say.map;
    const map = await chat.write(OWNER, command, title);
    expect(map.text).toContain(name);
  });

  it('its form says at which field what is wrong, and by what', async () => {
    const form = await (await customers(say.named)).open('touchpoint.edit:delivery', 'touchpoint');
    await form.isRefused({ nameEn: ' ' }, say.empty);
    await form.isRefused({ aliases: 'colis\npaiement' }, say.taken);
    await form.isRefused({ aliases: 'x'.repeat(101) }, say.tooLong);
    const many = Array.from({ length: 101 }, (_, i) => `mot ${i}`).join('\n');
    await form.isRefused({ aliases: many }, say.tooMany);
    await form.close();
    expect(await stored('delivery')).toMatchObject({ nameEn: 'Shipping', stage: 'buy', channel: 'web' });
  });

  it('a step of the employees’ way is added on its own lane, and no file’s words mean it', async () => {
    const form = await (await employees()).open('touchpoint.create:employees', 'touchpoint.create');
    const filled = { nameFr: 'Entretien annuel', nameEn: 'Yearly review', spot: 'grow/' };
    await (await form.send(filled, say.stepSaved)).close();
    const list = await employees(say.step);
    expect(list.text).toContain(say.stepTold);
    await answered(chat, 'Entretien annuel');
    const { database, workspaceId } = chat;
    const lanes = await database.db.touchpoint.findMany({
      where: { workspaceId, nameFr: 'Entretien annuel' },
    });
    expect(lanes.map(({ lane }) => lane).toSorted()).toEqual(['customers', 'employees']);
  });

  it('one that a file brought is another one, and its answers with it', async () => {
    const form = await (await customers(OWN)).open(`touchpoint.join:${OWN}`, 'touchpoint.join');
    await (await form.send({ into: 'buy' }, say.joined)).close();
    expect(await stored(OWN)).toBeNull();
    const { database, workspaceId } = chat;
    expect(await database.db.feedback.count({ where: { workspaceId, touchpoint: 'buy' } })).toBe(3);
  });

  it('one that is used stays; one that nobody uses is retired, and comes back', async () => {
    await (await customers()).press('touchpoint.retire:buy', say.used);
    const list = await employees(say.step);
    const { database, workspaceId } = chat;
    const { id } = await database.db.touchpoint.findFirstOrThrow({
      where: { workspaceId, lane: 'employees', nameFr: 'Entretien annuel' },
    });
    const done = await list.press(`touchpoint.retire:${id}`, say.retired);
    expect(done.text).toContain(say.step);
    expect((await stored(id))?.isRetired).toBe(true);
    // Whatever nobody uses stands last.
    const last = await (await employees()).press('touchpoints:employees/1', say.step);
    await last.press(`touchpoint.bring-back:${id}`, say.back);
    expect((await stored(id))?.isRetired).toBe(false);
  });
});
