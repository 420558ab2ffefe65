// A question to customers on Teams, through the whole program and Microsoft's own packages, against their playground: asked from an action, answered on
// the page, told, owed a word and answered in turn.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formKeyIn } from '../community/company.ts';
import { startTeamsJourney, type TeamsJourney } from '../harness/teams-journey.ts';
import { type Human, type Sent, shownOn } from '../peers/teams-playground.ts';
import { answerOnTeams, sixHumans } from './teams-people.ts';

const said = {
  fr: {
    add: 'plan ajouter Un suivi par SMS',
    ready: 'Votre formulaire est prêt.',
    title: 'Un suivi par SMS',
    question: 'Aimeriez-vous suivre vos retours par SMS ?',
    options: 'Je m’en servirais\nPeut-être',
    result: 'Ce que les clients répondent sur l’action',
    share: 'Je m’en servirais : 5 sur 6 (de 44 à 97 %)',
    owed: 'attendent de vous ce qui en sort',
    comes: 'Ce que deviennent les réponses des clients',
    word: 'Nous commençons en janvier.',
    named: 'vous présente aux clients comme la personne qui lit leurs réponses',
  },
  en: {
    add: 'plan add News by text message',
    ready: 'Your form is ready.',
    title: 'News by text message',
    question: 'Would you like to follow your returns by text message?',
    options: 'I would use it\nMaybe',
    result: 'What customers answer about action',
    share: 'I would use it: 5 of 6 (44 to 97%)',
    owed: 'wait for your word on what comes of it',
    comes: 'What comes of customers’ answers',
    word: 'We begin in January.',
    named: 'names you to customers as whoever reads their answers',
  },
} as const;

const plain = (sent: Sent | { readonly card: unknown }) =>
  shownOn(sent.card).replaceAll(/[\u00a0\u202f]/g, ' ');

describe.each([
  { engine: 'sqlite', locale: 'en' },
  { engine: 'postgresql', locale: 'fr' },
] as const)('customers are asked on Teams, $engine, $locale', ({ engine, locale }) => {
  const say = said[locale];
  const people = sixHumans(locale);
  const [camille, ines, adam] = people;
  let journey: TeamsJourney;
  let token = '';
  beforeAll(async () => {
    const publicUrl = 'https://voice.example';
    journey = await startTeamsJourney({ engine, locale, people, admins: [adam], publicUrl });
    for (const each of [camille, ines, adam]) await journey.peer.install(each);
  });
  afterAll(() => journey?.stop());

  const asked = (who: Human, text: string) => answerOnTeams(journey, who, text);
  const page = async () => {
    const headers = { 'accept-language': locale };
    const at = `http://127.0.0.1:${journey.app.port}/ask/${token}`;
    return { at, html: await (await fetch(at, { headers })).text() };
  };

  it('about an action, by its owner, who sees what customers will read and gets a link', async () => {
    const { peer } = journey;
    await peer.tell(camille, say.add);
    const door = await journey.letter(camille, say.ready);
    const making = peer.dialog(await peer.press(camille, door, 'plan'));
    await peer.submit(camille, making, { title: say.title, owner: camille.id });
    const action = await asked(camille, 'plan 1');
    const form = peer.dialog(await peer.press(camille, action, 'community.ask'));
    const done = await peer.submit(camille, form, {
      [`question-${locale}`]: say.question,
      [`options-${locale}`]: say.options,
      ...{ endsOn: '2026-11-30', reader: ines.id, readerShown: 'Inès' },
    });
    expect(JSON.stringify(done).replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(say.question);
    await journey.letter(ines, say.named);
    const others = await asked(ines, 'plan 1');
    expect(JSON.stringify(others.card)).not.toContain('community.ask');
    const again = await asked(camille, 'plan 1');
    const known = peer.to(camille).length;
    await peer.press(camille, again, 'community.see');
    const view = await peer.until('the question', () => peer.to(camille).slice(known).at(-1));
    await peer.press(camille, view, 'community.open-link');
    token = await peer.until(
      'the link',
      () => /https:\/\/voice\.example\/ask\/([\w-]{22})/.exec(JSON.stringify(peer.to(camille)))?.[1],
    );
  });

  it('is answered on the page, and its result told when it has ended', async () => {
    const { clock, app } = journey;
    for (const choice of ['0', '0', '1', '0', '0', '0']) {
      const { at, html } = await page();
      const body = new URLSearchParams({ page: formKeyIn(html), website: '', choice });
      expect((await fetch(at, { method: 'POST', body })).status).toBe(200);
    }
    clock.moveTo(new Date('2026-12-01T09:00:00Z'));
    await app.beat();
    for (const who of [camille, ines])
      expect(plain(await journey.letter(who, say.result))).toContain(say.share);
  });

  it('its reader is reminded of the word that is owed, and says it', async () => {
    const { clock, app, peer } = journey;
    clock.moveTo(new Date('2026-12-16T09:30:00Z'));
    await app.beat();
    const letter = await journey.letter(ines, say.owed);
    const known = peer.to(ines).length;
    await peer.press(ines, letter, 'community.see');
    const view = await peer.until('the question', () => peer.to(ines).slice(known).at(-1));
    const form = peer.dialog(await peer.press(ines, view, 'community.word'));
    await peer.submit(ines, form, { [`word-${locale}`]: say.word });
    await journey.letter(camille, say.comes);
    expect((await page()).html).toContain(say.word);
  });
});
