// An action on Teams, through the whole program and Microsoft's own packages, against their playground: made of an idea and a theme, begun,
// late and reminded of, done; another one dropped.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transact } from '../../src/database/client.ts';
import { saveTopic } from '../../src/suggestions/topics.ts';
import { somebody } from '../audit/somebody.ts';
import { startTeamsJourney, type TeamsJourney } from '../harness/teams-journey.ts';
import { type Human, type Sent, shownOn } from '../peers/teams-playground.ts';
import { answerOnTeams, sixHumans } from './teams-people.ts';

const said = {
  fr: {
    ready: 'Votre formulaire est prêt.',
    idea: 'idée Appeler avant de livrer',
    ideas: 'idées 1',
    title: 'Appeler avant de livrer',
    grewFrom: 'À l’origine : l’idée n° 1, « Appeler avant de livrer ».',
    yours: 'vous confie l’action n° 1',
    planned: 'Prévue, pour le jeudi 19 novembre',
    underWay: 'En cours, pour le jeudi 19 novembre',
    counted: 'Tâches : 1 faite sur 2',
    empty: 'Écrivez quelque chose ici.',
    reminder: 'Une de vos actions arrive à échéance',
    late: 'plan retard',
    done: 'Terminée le vendredi 20 novembre',
    add: 'plan ajouter Un numéro qui répond',
    dropped: 'abandonnée par Camille Roux, qui dit pourquoi',
  },
  en: {
    ready: 'Your form is ready.',
    idea: 'suggest Call before delivering',
    ideas: 'suggestions 1',
    title: 'Call before delivering',
    grewFrom: 'Grew from idea #1, “Call before delivering”.',
    yours: 'gave you action #1',
    planned: 'Planned, for Thursday 19 November',
    underWay: 'Under way, for Thursday 19 November',
    counted: 'Steps: 1 of 2 done',
    empty: 'Please write something here.',
    reminder: 'An action of yours is due',
    late: 'plan late',
    done: 'Done on Friday 20 November',
    add: 'plan add A number that answers',
    dropped: 'dropped by Camille Roux, who says why',
  },
} as const;

const plain = (sent: Sent | { readonly card: unknown }) =>
  shownOn(sent.card).replaceAll(/[\u00a0\u202f]/g, ' ');

describe.each([
  { engine: 'sqlite', locale: 'fr' },
  { engine: 'postgresql', locale: 'en' },
] as const)('an action on Teams, $engine, $locale', ({ engine, locale }) => {
  const say = said[locale];
  const people = sixHumans(locale);
  const [camille, ines, adam] = people;
  let journey: TeamsJourney;
  beforeAll(async () => {
    journey = await startTeamsJourney({ engine, locale, people, admins: [adam] });
    for (const each of [camille, ines, adam]) await journey.peer.install(each);
  });
  afterAll(() => journey?.stop());

  const asked = (who: Human, text: string) => answerOnTeams(journey, who, text);
  const now = async (who: Human, text: string, holds: string): Promise<void> => {
    const answer = await asked(who, text);
    expect(plain(answer)).toContain(holds);
  };

  it('grows from an idea, for somebody, until a day, by whoever answers the idea', async () => {
    const { peer, database, app } = journey;
    const owner = await database.db.person.findFirstOrThrow({ where: { name: 'Inès Moreau' } });
    const delivery = { nameFr: 'Livraison', nameEn: 'Delivery', replyDays: null, ownerIds: [owner.id] };
    await transact(database, (tx) => saveTopic(tx, app.workspaceId, delivery, null, somebody));
    await peer.tell(camille, say.idea);
    const door = await journey.letter(camille, say.ready);
    const form = peer.dialog(await peer.press(camille, door, 'suggest'));
    await peer.submit(camille, form, { title: say.title, details: '' });
    // The admin's own letter, that nobody answers for the topic, came before what they ask for.
    await journey.delivered();

    const idea = await asked(adam, say.ideas);
    const making = peer.dialog(await peer.press(adam, idea, 'plan.add'));
    expect(plain(making)).toContain(say.grewFrom);
    const given = { owner: ines.id, dueOn: '2026-11-19', touchpoint: 'delivery', moves: 'csat up' };
    const refused = peer.dialog(await peer.submit(adam, making, { title: '  ', ...given }));
    expect(plain(refused)).toContain(say.empty);
    await peer.submit(adam, refused, { title: say.title, ...given });
    const letter = await journey.letter(ines, say.yours.replaceAll('n° ', 'n°\u00a0'));
    expect(plain(letter)).toContain(say.planned);
    await now(camille, 'plan 1', say.grewFrom);

    await peer.press(ines, letter, 'action.start');
    await peer.until('it is begun', () => peer.to(ines).some((each) => plain(each).includes(say.underWay)));
  });

  it('has steps that its owner writes and ticks, which everybody sees', async () => {
    const { peer } = journey;
    const view = await asked(ines, 'plan 1');
    const form = peer.dialog(await peer.press(ines, view, 'action.steps'));
    await peer.submit(ines, form, { steps: 'Tell the carrier\n2. Write what the call says' });
    const written = await asked(ines, 'plan 1');
    expect(plain(written)).toContain('○ Write what the call says');
    const others = await asked(camille, 'plan 1');
    expect(JSON.stringify(others.card)).not.toContain('action.tick');
    const again = peer.dialog(await peer.press(ines, written, 'action.steps'));
    const { id = '' } =
      (await journey.database.db.actionStep.findFirst({
        where: { workspaceId: journey.app.workspaceId, position: 0 },
      })) ?? {};
    await peer.submit(ines, again, { done: id, steps: 'Tell the carrier\nWrite what the call says' });
    await now(camille, 'plan 1', say.counted);
    await now(camille, 'plan 1', '✓ Tell the carrier');
  });

  it('is reminded of once its day is over, stands among the late ones, and is done', async () => {
    const { peer, clock, app } = journey;
    clock.moveTo(new Date('2026-11-20T09:30:00Z'));
    await app.beat();
    await journey.letter(ines, say.reminder);
    await now(camille, say.late, say.title);
    const view = await asked(ines, 'plan 1');
    const form = peer.dialog(await peer.press(ines, view, 'action.finish'));
    await peer.submit(ines, form, { text: 'Every van calls' });
    await now(camille, 'plan 1', say.done);
    await now(camille, 'plan 1', 'Every van calls');
  });

  it('is dropped with the reason, which everybody reads', async () => {
    const { peer } = journey;
    await peer.tell(camille, say.add);
    const door = await journey.letter(camille, say.ready);
    const form = peer.dialog(await peer.press(camille, door, 'plan'));
    await peer.submit(camille, form, { title: 'A number that answers', owner: camille.id });
    const view = await asked(camille, 'plan 2');
    const why = peer.dialog(await peer.press(camille, view, 'action.drop'));
    await peer.submit(camille, why, { text: 'The line is answered since Monday' });
    await now(ines, 'plan 2', say.dropped);
    await now(ines, 'plan 2', 'The line is answered since Monday');
  });
});
