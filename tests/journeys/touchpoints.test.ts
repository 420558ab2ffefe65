// Answers whose moments of the journey are the reader's own words: a schedule that an admin filters by them quotes them, on both chats.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSource } from '../../src/feedback/sources/source.ts';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import { startTeamsJourney, type TeamsJourney } from '../harness/teams-journey.ts';
import { type Human, shownOn, TEAM_CHANNEL } from '../peers/teams-playground.ts';
import { ADAM, answerTo, CHANNEL, closeTold, company, overHttp } from './ideas.ts';
import { filledIn, seen } from './seen.ts';
import { goOn } from './signed-form.ts';

const said = {
  en: {
    menu: 'Porte-voix, for admins',
    list: 'Schedules',
    more: 'More settings…',
    known: '628 “livraison” → Delivery',
    fresh: 'Achat en magasin (12)',
    quoted: 'Delivery, ',
    saved: '“Livraisons” will be posted',
    none: 'No answer so far is of “Paying”. Nearest to it, answers have: ',
  },
  fr: {
    menu: 'Porte-voix, côté admins',
    list: 'Bulletins programmés',
    more: 'Plus de réglages…',
    known: '628 «\u00a0livraison\u00a0» → Livraison',
    fresh: 'Achat en magasin (12)',
    quoted: 'Livraison, ',
    saved: '«\u00a0Livraisons\u00a0» sera publié',
    none: 'Aucune réponse à ce jour ne relève de «\u00a0Paiement\u00a0». Au plus près, les réponses ont\u00a0: ',
  },
} as const;

const names = [
  'Nadia Benali',
  'Karim Haddad',
  'Inès Moreau',
  'Jack Ellison',
  'Gemma Whitfield',
  'Marion Delcourt',
];

const DELIVERED = 'Le colis est arrivé abîmé et personne ne rappelle depuis lundi';
const BOUGHT = 'La vendeuse du magasin a pris tout le temps de nous conseiller';

const answers = [
  ...Array.from({ length: 628 }, (_, i) => ({
    touchpoint: i % 3 === 0 ? 'Livraisons' : 'livraison',
    country: i % 2 === 0 ? 'Belgique' : 'France',
    score: 2,
    words: DELIVERED,
  })),
  ...Array.from({ length: 12 }, () => ({
    touchpoint: 'Achat en magasin',
    country: 'France',
    score: 10,
    words: BOUGHT,
  })),
].map((each, i) => ({ ...each, id: `R${i}`, on: `2026-11-0${(i % 6) + 2}` }));

describe.skipIf(!hasLocalSlack).each(enough(overHttp))(
  'touchpoints in a file on Slack, $engine, $locale',
  ({ engine, mode, locale }) => {
    const say = said[locale];
    let journey: Journey;
    beforeAll(async () => {
      journey = await startJourney({ engine, mode, ...company(locale) });
    });
    afterAll(() => journey?.stop());

    it('a file with 628 answers “livraison” is read back as Delivery, and its other words as the company’s own', async () => {
      const { peer } = journey;
      const rows = answers.map(({ id, on, score, words, touchpoint, country }) =>
        [id, on, score, words, touchpoint, country].join(';'),
      );
      const content = ['Id;Date;NPS;Commentaire;Étape;Pays', ...rows, ''].join('\n');
      await peer.share(ADAM, { name: 'avis.csv', content });
      const offer = await peer.until('an offer', () =>
        peer.dm(ADAM).findLast(({ blocks }) => JSON.stringify(blocks).includes('import.start')),
      );
      for (const line of [say.known, say.fresh]) expect(seen(offer)).toContain(line);
      peer.press(ADAM, offer, 'import.start');
      const done = await peer.until('a summary', () =>
        peer.dm(ADAM).findLast(({ blocks }) => JSON.stringify(blocks).includes('import.undo')),
      );
      for (const line of [say.known, say.fresh]) expect(seen(done)).toContain(line);
    });

    it('a schedule that is filtered on it, and on a group, quotes them and nobody else', async () => {
      const { peer } = journey;
      const menu = await answerTo(journey, ADAM, () => peer.command(ADAM, '/portevoix', '', CHANNEL));
      const list = await answerTo(journey, ADAM, () => peer.press(ADAM, menu, 'schedules'));
      peer.press(ADAM, list, 'schedule.create');
      const form = await journey.form('schedule');
      const more = await goOn(
        journey,
        ADAM,
        filledIn(form, { name: 'Livraisons', channels: [CHANNEL] }),
        'more',
      );
      const filters = { touchpoints: ['delivery'], segments: ['Pays=Belgique'] };
      await peer.submit(ADAM, filledIn(more, { ...filters, sections: ['verbatims'] }));
      expect(peer.errors()).toEqual({});
      expect(seen(peer.modal() ?? { blocks: [] })).toContain(say.saved);
      closeTold(journey, ADAM);
      const { filters: stored } = await journey.database.db.schedule.findFirstOrThrow();
      expect(stored).toMatchObject({
        touchpoints: ['delivery'],
        segments: [{ name: 'Pays', value: 'Belgique' }],
      });
      const again = await answerTo(journey, ADAM, () => peer.press(ADAM, menu, 'schedules'));
      const preview = await answerTo(journey, ADAM, () => peer.press(ADAM, again, 'schedule.preview'));
      expect(seen(preview)).toContain(DELIVERED);
      expect(seen(preview)).toContain(say.quoted);
      expect(seen(preview)).not.toContain(BOUGHT);
    });
  },
);

describe.each(
  enough([
    { engine: 'postgresql', locale: 'en' },
    { engine: 'sqlite', locale: 'fr' },
  ] as const),
)('touchpoints in answers on Teams, $engine, $locale', ({ engine, locale }) => {
  const say = said[locale];
  const people = names.map(
    (name, i): Human => ({
      id: `00000000-0000-4000-8000-00000000002${i}`,
      name,
      locale: locale === 'fr' ? 'fr-FR' : 'en-GB',
    }),
  );
  const [nadia] = people;
  if (!nadia) throw new Error('nobody');
  let journey: TeamsJourney;
  beforeAll(async () => {
    journey = await startTeamsJourney({ engine, locale, people, admins: [nadia] });
    await journey.peer.install(nadia);
    await journey.peer.join(nadia);
    const { app, database, clock } = journey;
    const { token } = await addSource(database, app.workspaceId, {
      name: 'Enquête',
      heat: 'hot',
      now: clock.now(),
    });
    const sent = await fetch(`http://127.0.0.1:${app.port}/api/v1/feedback`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(
        answers.map(({ id, on, score, words, touchpoint, country }) => ({
          ...{ id, customer: id, metric: 'nps', score, verbatim: words, touchpoint },
          ...{ answeredAt: `${on}T10:00:00Z`, segments: { Pays: country } },
        })),
      ),
    });
    expect(await sent.json()).toMatchObject({ imported: 640 });
  });
  afterAll(() => journey?.stop());

  it('a schedule that is filtered on the company’s own quotes them and nobody else; one that keeps nothing says so', async () => {
    const { peer, database } = journey;
    await peer.tell(nadia, 'portevoix');
    await peer.press(nadia, await journey.letter(nadia, say.menu), 'schedules');
    const list = await journey.letter(nadia, say.list);
    const form = peer.dialog(await peer.press(nadia, list, 'schedule.create'));
    const channels = encodeURIComponent(`teams:${TEAM_CHANNEL}`);
    const more = peer.dialog(await peer.submit(nadia, form, { name: 'Livraisons', channels }, say.more));
    const saved = peer.dialog(
      await peer.submit(nadia, more, {
        touchpoints: encodeURIComponent('Achat en magasin'),
        segments: encodeURIComponent('Pays=France'),
      }),
    );
    expect(shownOn(saved.card)).toContain(say.saved);
    expect(shownOn(saved.card)).not.toContain(say.none);
    const { id, filters } = await database.db.schedule.findFirstOrThrow();
    expect(filters).toMatchObject({
      touchpoints: ['Achat en magasin'],
      segments: [{ name: 'Pays', value: 'France' }],
    });
    await peer.press(nadia, saved, 'schedule.send-me');
    const digest = await peer.until('the digest', () =>
      peer.to(nadia).findLast(({ card }) => shownOn(card).includes(BOUGHT)),
    );
    expect(shownOn(digest.card)).toContain('Achat en magasin, ');
    expect(shownOn(digest.card)).not.toContain(DELIVERED);
    await peer.press(nadia, await journey.letter(nadia, say.menu), 'schedules');
    const listed = await peer.until('the list with it', () =>
      peer.to(nadia).findLast(({ card }) => JSON.stringify(card).includes('schedule.edit')),
    );
    const edited = peer.dialog(await peer.press(nadia, listed, 'schedule.edit'));
    const second = peer.dialog(await peer.submit(nadia, edited, {}, say.more));
    const empty = peer.dialog(await peer.submit(nadia, second, { touchpoints: 'pay', segments: '' }));
    expect(shownOn(empty.card)).toContain(say.none);
    expect(id).not.toBe('');
  });
});
