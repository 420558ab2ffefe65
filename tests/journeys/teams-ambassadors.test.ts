// An ambassador on Teams, through the whole program and Microsoft's own packages: asked, no and yes, a kit, and the way out.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAnswers } from '../feedback/answers-on-file.ts';
import { startTeamsJourney, type TeamsJourney } from '../harness/teams-journey.ts';
import { shownOn } from '../peers/teams-playground.ts';
import { differences, everyRow } from '../suggestions/every-row.ts';
import { sixHumans } from './teams-people.ts';

const said = {
  fr: {
    on: 'C’est activé',
    invited: 'Voulez-vous porter la voix des clients dans votre équipe',
    declined: 'cela reste entre nous',
    accepted: 'Merci. Votre mandat court jusqu’au',
    kit: 'Votre kit du mois',
    did: 'Personne n’apprend que vous l’avez fait.',
    term: 'Votre mandat d’ambassade',
    stopped: 'Votre mandat est terminé',
    over: 'Ce kit est passé',
    ambassadors: 'Ambassadeurs',
  },
  en: {
    on: 'It is on',
    invited: 'Would you carry what customers say into your team?',
    declined: 'stays between us',
    accepted: 'Thank you. Your term runs until',
    kit: 'Your kit of the month',
    did: 'That you did it is told to nobody.',
    term: 'Your term as an ambassador',
    stopped: 'Your term is over',
    over: 'This kit is over',
    ambassadors: 'Ambassadors',
  },
} as const;

describe.each([
  { engine: 'sqlite', locale: 'fr' },
  { engine: 'postgresql', locale: 'en' },
] as const)('ambassadors on Teams, $engine, $locale', ({ engine, locale }) => {
  const say = said[locale];
  const people = sixHumans(locale);
  const [camille, ines, adam] = people;
  let journey: TeamsJourney;
  beforeAll(async () => {
    // It beats when the journey says so.
    const front = async (connector: string) => connector;
    journey = await startTeamsJourney({ engine, locale, people, admins: [adam], front });
  });
  afterAll(() => journey?.stop());

  const beatIn = async (days: number) => {
    journey.clock.advance(days * 86_400_000);
    await journey.app.beat();
    await journey.delivered();
  };

  it('are asked, say no without a trace, or yes, and stop', async () => {
    const { peer, database, app, clock } = journey;
    const { db } = database;
    const workspaceId = app.workspaceId;
    for (const each of [camille, ines, adam]) await peer.install(each);
    await db.source.create({ data: { workspaceId, id: 'phone', name: 'phone', createdAt: clock.now() } });
    const ago = (days: number) => new Date(clock.now().getTime() - days * 86_400_000);
    for (const [i, { name }] of [camille, ines].entries()) {
      const { id: tellerId } = await db.person.findFirstOrThrow({ where: { name } });
      const words = { wentWrong: 'w', weDid: 'd', customerSaid: '', learned: '', title: `Story ${i}` };
      const times = { submittedAt: ago(50), approvedAt: ago(40) };
      const rest = { workspaceId, id: `s${i}`, number: i + 1, status: 'approved', formKey: `s${i}` };
      await db.story.create({ data: { tellerId, ...words, ...times, ...rest } });
    }
    await peer.tell(adam, 'portevoix');
    const menu = await journey.letter(adam, 'Porte-voix');
    await peer.press(adam, menu, 'ambassadors');
    const page = await journey.letter(adam, say.ambassadors);
    await peer.press(adam, page, 'ambassadors.on');
    await peer.until('it is on', () => peer.to(adam).some(({ card }) => shownOn(card).includes(say.on)));

    await beatIn(1);
    await beatIn(1);
    const no = await journey.letter(ines, say.invited);
    const yes = await journey.letter(camille, say.invited);
    const rows = await everyRow(database, true);
    await peer.press(ines, no, 'ambassador.no');
    await peer.until('the no is heard', () =>
      peer.to(ines).some(({ card }) => shownOn(card).includes(say.declined)),
    );
    expect(differences(rows, await everyRow(database, true))).toEqual({});

    const answers = Array.from({ length: 12 }, (_, i) => ({
      at: ago(2).toISOString(),
      score: i % 2 === 0 ? 1 : 10,
      verbatim: `Number ${i} waited for a long time, and then somebody came and mended it.`,
    }));
    await addAnswers(db, workspaceId, answers);
    await peer.press(camille, yes, 'ambassador.yes');
    await peer.until('the yes is heard', () =>
      peer.to(camille).some(({ card }) => shownOn(card).includes(say.accepted)),
    );
    await beatIn(1);
    const kit = await journey.letter(camille, say.kit);
    expect(shownOn(kit.card).match(/waited for a long time/g)).toHaveLength(3);
    await peer.press(camille, kit, 'ambassador.did');
    await peer.until('it is done', () =>
      peer.to(camille).some(({ card }) => shownOn(card).includes(say.did)),
    );
    await peer.tell(camille, 'home');
    const home = await peer.until('her term', () =>
      peer.to(camille).findLast(({ card }) => shownOn(card).includes(say.term)),
    );
    await peer.press(camille, home, 'ambassador.stop');
    await peer.until('it is over', () =>
      peer.to(camille).some(({ card }) => shownOn(card).includes(say.stopped)),
    );
    await beatIn(0.1);
    await peer.until('the kit quotes nobody', () => {
      const now = peer.to(camille).find(({ id }) => id === kit.id);
      return now && shownOn(now.card).includes(say.over) && !shownOn(now.card).includes('waited');
    });
    expect(await db.ambassador.count()).toBe(0);
  });
});
