// Visits on Teams: the notice by a dialog, a visit told in two dialogs, and what it comes to in the personal chat.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTeamsJourney, type TeamsJourney } from '../harness/teams-journey.ts';
import { type Human, shownOn } from '../peers/teams-playground.ts';
import { sixHumans, toldOnTeams } from './teams-people.ts';

const said = {
  fr: {
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
  const people = sixHumans(locale);
  const [camille, ines] = people;
  let journey: TeamsJourney;
  beforeAll(async () => {
    journey = await startTeamsJourney({ engine, locale, people, admins: [camille] });
    for (const each of [camille, ines]) await journey.peer.install(each);
  });
  afterAll(() => journey?.stop());

  const told = (human: Human, ask: () => Promise<unknown>, text: string) =>
    toldOnTeams(journey, human, ask, text);

  it('wait for the notice, which an admin records by a dialog', async () => {
    const { peer, database } = journey;
    const refused = await told(camille, () => peer.tell(camille, say.ask), say.nothing);
    const settings = await told(camille, () => peer.press(camille, refused, 'visits.settings'), say.settings);
    const form = peer.dialog(await peer.press(camille, settings, 'visit.notice'));
    const done = peer.dialog(
      await peer.submit(camille, form, { toldOn: '2026-11-02', document: 'Note', confirmed: 'true' }),
    );
    expect(shownOn(done.card)).toContain(say.recorded);
    expect(await database.db.visitNotice.count()).toBe(1);
  });

  it('are told in two dialogs, and read by everybody', async () => {
    const { peer, database } = journey;
    const opener = await told(ines, () => peer.tell(ines, say.ask), '');
    const first = peer.dialog(await peer.press(ines, opener, 'visit'));
    const second = peer.dialog(await peer.submit(ines, first, { step: 'get-help' }));
    const text = { promised: 'Une heure', happened: 'Vingt minutes', kept: 'yes' };
    const done = peer.dialog(await peer.submit(ines, second, text));
    expect(shownOn(done.card)).toContain(say.kept);
    expect(await database.db.visit.findMany()).toMatchObject([{ touchpoint: 'get-help', kept: 'yes' }]);
    const results = await told(camille, () => peer.tell(camille, say.results), say.known);
    await peer.press(camille, results, 'visits.at');
    // In the place of the list.
    const step = await peer.until('the step', () =>
      peer.to(camille).findLast(({ card }) => shownOn(card).includes(say.month)),
    );
    expect(shownOn(step.card)).toContain('Vingt minutes');
  });
});
