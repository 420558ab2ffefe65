// A question to customers on the real Bolt: asked from an idea without a name, answered on the page, told to whoever proposed it and to those who
// follow it, owed a word by its reader, and shown as done.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formKeyIn } from '../community/company.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import type { PeerMessage } from '../peers/local-slack.ts';
import {
  ADAM,
  answerTo,
  CAMILLE,
  CHANNEL,
  closeTold,
  company,
  createTopic,
  fill,
  INES,
  PAUL,
  seeIdea,
  suggest,
  whisperedAfter,
} from './ideas.ts';
import { seen } from './seen.ts';

const said = {
  fr: {
    title: 'Suivre les retours par SMS',
    question: 'Aimeriez-vous suivre vos retours par SMS ?',
    options: ['Je m’en servirais', 'Peut-être'],
    reader: 'Inès, retours',
    told: /Ce que les clients répondent sur l’idée n°\s1, «\sSuivre les retours par SMS\s»/,
    share: 'Je m’en servirais : 6 sur 8 (de 41 à 93 %)',
    word: 'Nous commençons en janvier.',
    wordTold: /Ce que deviennent les réponses des clients sur l’idée n°\s1/,
    owed: /attendent de vous ce qui en sort/,
    ended: 'Cette question est terminée.',
    promised: 'vous le lirez ici, par la voix de Inès, retours',
    done: 'C’est fait',
    link: 'Les clients répondent par ce lien :',
    outside: 'Écrivez la question dans une langue au moins.',
  },
  en: {
    title: 'Follow returns by text message',
    question: 'Would you like to follow your returns by text message?',
    options: ['I would use it', 'Maybe'],
    reader: 'Inès, returns',
    told: /What customers answer about idea #1, “Follow returns by text message”/,
    share: 'I would use it: 6 of 8 (41 to 93%)',
    word: 'We begin in January.',
    wordTold: /What comes of customers’ answers about idea #1/,
    owed: /wait for your word on what comes of it/,
    ended: 'This question has ended.',
    promised: 'it stands here, in the words of Inès, returns',
    done: 'It is done',
    link: 'Customers answer by this link:',
    outside: 'Write the question in at least one language.',
  },
} as const;

const plain = (message: Parameters<typeof seen>[0]) =>
  seen(message)
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll('*', '');

describe.skipIf(!hasLocalSlack).each([
  { engine: 'sqlite', mode: 'socket', locale: 'fr' },
  { engine: 'postgresql', mode: 'events', locale: 'en' },
] as const)('customers are asked ($engine, $mode, $locale)', ({ engine, mode, locale }) => {
  const say = said[locale];
  let journey: Journey;
  let token = '';
  let single = '';
  const at = (path: string) => `http://127.0.0.1:${journey.app.port}${path}`;
  const page = async (of: string) =>
    (await (await fetch(at(`/ask/${of}`), { headers: { 'accept-language': locale } })).text()).replaceAll(
      /[\u00a0\u202f]/g,
      ' ',
    );
  const answer = async (of: string, fields: Record<string, string>) => {
    const body = new URLSearchParams({ page: formKeyIn(await page(of)), website: '', ...fields });
    return (await fetch(at(`/ask/${of}`), { method: 'POST', body })).status;
  };
  const asked = (user: string, where: PeerMessage, name: string, more = {}) =>
    whisperedAfter(journey, user, () => journey.peer.press(user, where, name, more));

  beforeAll(async () => {
    journey = await startJourney({ engine, mode, ...company(locale), publicUrl: 'https://voice.example' });
    for (const user of [INES, CAMILLE, PAUL, ADAM])
      await answerTo(journey, user, () => journey.peer.command(user, '/plan', '', CHANNEL));
    await createTopic(journey, { nameFr: 'Retours', nameEn: 'Returns' }, [ADAM]);
    await suggest(journey, CAMILLE, { title: say.title, anonymous: true });
    const idea = await seeIdea(journey, PAUL, 1);
    expect(JSON.stringify(idea)).not.toContain('community.ask');
    await asked(PAUL, idea, 'suggestion.follow');
    await journey.delivered();
  });
  afterAll(() => journey?.stop());

  it('by whoever answers the idea, who sees what customers will read before a link is made', async () => {
    const { peer } = journey;
    const idea = await seeIdea(journey, ADAM, 1);
    peer.press(ADAM, idea, 'community.ask');
    await journey.form('community.ask');
    const endsOn = '2026-11-30';
    await peer.submit(ADAM, { endsOn, reader: [INES], readerShown: say.reader });
    expect(peer.errors()[`question-${locale}`]).toBe(say.outside);
    await peer.submit(ADAM, {
      [`question-${locale}`]: say.question,
      [`options-${locale}`]: say.options.join('\n'),
      ...{ endsOn, reader: [INES], readerShown: say.reader },
    });
    expect(JSON.stringify(peer.modal()).replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(say.question);
    closeTold(journey, ADAM);
    const view = await asked(ADAM, await seeIdea(journey, ADAM, 1), 'community.see');
    expect(plain(view)).toContain(say.question);
    peer.press(ADAM, view, 'community.open-link');
    const told = await peer.until('the link', () => {
      const shown = JSON.stringify([peer.modal(), peer.whispers(ADAM)]);
      return /https:\/\/voice\.example\/ask\/([\w-]{22})/.exec(shown)?.[1];
    });
    token = told;
    peer.press(ADAM, view, 'community.singles', { chosen: '50' });
    const { file } = await peer.until('the file', () => peer.files(ADAM).at(-1));
    const lines = (await peer.read(file)).trim().split('\r\n');
    expect(lines).toHaveLength(51);
    single = lines[1]?.split('/').at(-1) ?? '';
  });

  it('on a page without an account, each link once', async () => {
    expect(await page(token)).toContain(say.question);
    for (let nth = 0; nth < 5; nth += 1)
      expect(await answer(token, { choice: '0', text: nth === 0 ? 'SMS please' : '' })).toBe(200);
    expect(await answer(token, { choice: '1' })).toBe(200);
    expect(await answer(token, { choice: '1' })).toBe(200);
    expect(await answer(single, { choice: '0' })).toBe(200);
    expect(await answer(single, { choice: '1' })).toBe(409);
  });

  it('is told to whoever proposed the idea without a name, and to those who follow it, once it has ended', async () => {
    const { clock, app } = journey;
    clock.moveTo(new Date('2026-12-01T09:00:00Z'));
    await app.beat();
    await journey.delivered();
    for (const user of [CAMILLE, PAUL, INES, ADAM]) {
      const letter = await journey.letter(user, new RegExp(say.told));
      expect(plain(letter)).toContain(say.share);
    }
    const html = await page(token);
    expect(html).toContain(say.ended);
    expect(html).toContain(say.promised);
  });

  it('its reader is reminded of the word that is owed, and says it: customers read it, colleagues hear it', async () => {
    const { clock, app, peer } = journey;
    clock.moveTo(new Date('2026-12-16T09:30:00Z'));
    await app.beat();
    await journey.delivered();
    const letter = await journey.letter(INES, say.owed);
    peer.press(INES, letter, 'community.see');
    const view = await journey.letter(INES, locale === 'fr' ? /^Question n°\s1/ : /^Question #1/);
    await fill(journey, INES, view, 'community.word', { [`word-${locale}`]: say.word });
    await journey.delivered();
    for (const user of [CAMILLE, PAUL]) await journey.letter(user, new RegExp(say.wordTold));
    expect(await page(single)).toContain(say.word);
  });

  it('once the idea is done, the page says so', async () => {
    const { database } = journey;
    await database.db.suggestion.updateMany({ data: { status: 'done' } });
    expect(await page(token)).toContain(say.done);
  });
});
