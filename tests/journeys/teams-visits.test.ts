// Visits on Teams: the notice by a dialog, a visit told in two dialogs, and what it comes to in the personal chat.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTeamsJourney, type TeamsJourney } from '../harness/teams-journey.ts';
import { type Human, type Sent, shownOn } from '../peers/teams-playground.ts';

const said = {
  fr: {
    client: 'fr-FR',
    ask: 'visite',
    nothing: 'Rien ne peut encore être visité.',
    settings: 'Ce qu’il faut aux visites',
    recorded: 'C’est consigné',
    kept: 'La visite n°\u00a01 est gardée.',
    results: 'visite résultats',
    known: 'Chez nous\u00a0: 1 sur 1, donc entre 21 et 100\u00a0%\u00a0: trop peu pour le dire',
    month: 'novembre 2026',
  },
  en: {
    client: 'en-GB',
    ask: 'visit',
    nothing: 'Nothing can be visited yet.',
    settings: 'What visits need',
    recorded: 'It is recorded',
    kept: 'Visit #1 is kept.',
    results: 'visit results',
    known: 'Ours: 1 of 1, so between 21 and 100%: too few to say',
    month: 'November 2026',
  },
} as const;

describe.each([
  { engine: 'sqlite', locale: 'fr' },
  { engine: 'postgresql', locale: 'en' },
] as const)('visits on Teams, $engine, $locale', ({ engine, locale }) => {
  const say = said[locale];
  const people = [
    'Nadia Benali',
    'Claire Roussel',
    'Karim Haddad',
    'Inès Moreau',
    'Jack Ellison',
    'Gemma Whitfield',
  ].map((name, i): Human => ({ id: `00000000-0000-4000-8000-00000000003${i}`, name, locale: say.client }));
  const [nadia, claire] = people;
  if (!nadia || !claire) throw new Error('nobody');
  let journey: TeamsJourney;
  beforeAll(async () => {
    journey = await startTeamsJourney({ engine, locale, people, admins: [nadia] });
    for (const each of [nadia, claire]) await journey.peer.install(each);
  });
  afterAll(() => journey?.stop());

  const told = async (human: Human, ask: () => Promise<unknown>, text: string): Promise<Sent> => {
    const before = journey.peer.to(human).length;
    await ask();
    return journey.peer.until(`“${text}” to ${human.name}`, () =>
      journey.peer
        .to(human)
        .slice(before)
        .findLast(({ card }) => shownOn(card).includes(text)),
    );
  };

  it('wait for the notice, which an admin records by a dialog', async () => {
    const { peer, database } = journey;
    const refused = await told(nadia, () => peer.tell(nadia, say.ask), say.nothing);
    const settings = await told(nadia, () => peer.press(nadia, refused, 'visits.settings'), say.settings);
    const form = peer.dialog(await peer.press(nadia, settings, 'visit.notice'));
    const done = peer.dialog(
      await peer.submit(nadia, form, { toldOn: '2026-11-02', document: 'Note', confirmed: 'true' }),
    );
    expect(shownOn(done.card)).toContain(say.recorded);
    expect(await database.db.visitNotice.count()).toBe(1);
  });

  it('are told in two dialogs, and read by everybody', async () => {
    const { peer, database } = journey;
    const opener = await told(claire, () => peer.tell(claire, say.ask), '');
    const first = peer.dialog(await peer.press(claire, opener, 'visit'));
    const second = peer.dialog(await peer.submit(claire, first, { step: 'get-help' }));
    const text = { promised: 'Une heure', happened: 'Vingt minutes', kept: 'yes' };
    const done = peer.dialog(await peer.submit(claire, second, text));
    expect(shownOn(done.card)).toContain(say.kept);
    expect(await database.db.visit.findMany()).toMatchObject([{ touchpoint: 'get-help', kept: 'yes' }]);
    const results = await told(nadia, () => peer.tell(nadia, say.results), say.known);
    await peer.press(nadia, results, 'visits.at');
    // In the place of the list.
    const step = await peer.until('the step', () =>
      peer.to(nadia).findLast(({ card }) => shownOn(card).includes(say.month)),
    );
    expect(shownOn(step.card)).toContain('Vingt minutes');
  });
});
