// Whom Teams does not let us write to: listed for the admins, sent again by their press once it was put right, and gone from the list.

import { afterEach, describe, expect, it } from 'vitest';
import { transact } from '../../src/database/client.ts';
import { saveTopic } from '../../src/suggestions/topics.ts';
import { somebody } from '../audit/somebody.ts';
import { enough } from '../harness/database.ts';
import { startTeamsJourney, type TeamsJourney } from '../harness/teams-journey.ts';
import { type RefusingTeams, startRefusingTeams } from '../peers/refusing-teams.ts';
import { type Human, shownOn } from '../peers/teams-playground.ts';

const names = ['Camille Roux', 'Inès Moreau', 'Paul Diallo', 'Noor Haddad', 'Adam Leroy', 'Alma Petit'];

const said = {
  en: {
    client: 'en-GB',
    suggest: 'suggest Lamps',
    ready: 'Your form is ready.',
    told: 'Inès Moreau could not be written to',
    title: 'Not delivered',
    what: 'an idea to answer',
    home: 'home',
    none: 'None is left.',
  },
  fr: {
    client: 'fr-FR',
    suggest: 'idée Lamps',
    ready: 'Votre formulaire est prêt.',
    told: 'impossible d’écrire à Inès Moreau',
    title: 'Non remis',
    what: 'une idée à laquelle répondre',
    home: 'accueil',
    none: 'Il n’en reste aucun.',
  },
} as const;

describe('what Teams does not take', () => {
  let front: RefusingTeams;
  let journey: TeamsJourney;
  afterEach(async () => {
    await journey?.stop();
    await front?.stop();
  });

  it.each(
    enough([
      ['BotNotInConversationRoster', 'sqlite', 'fr'],
      ['ConversationBlockedByUser', 'postgresql', 'en'],
    ] as const),
  )(
    'stands in an admin’s list, and is sent again from there, once (%s, %s, %s)',
    async (code, engine, locale) => {
      const say = said[locale];
      const people = names.map(
        (name, i): Human => ({ id: `00000000-0000-4000-8000-00000000004${i}`, name, locale: say.client }),
      );
      const [camille, ines, paul] = people;
      if (!camille || !ines || !paul) throw new Error('nobody');
      let refused: string | null = null;
      journey = await startTeamsJourney({
        ...{ engine, locale, people, admins: [paul] },
        front: async (connector) => {
          front = await startRefusingTeams(connector, (conversation) =>
            conversation === refused ? code : null,
          );
          return front.url;
        },
      });
      const { app, clock, database, peer } = journey;
      for (const each of [camille, ines, paul]) await peer.install(each);
      const owner = await database.db.person.findFirstOrThrow({ where: { name: 'Inès Moreau' } });
      const place = { place: ines.id, platform: 'teams' };
      refused = (await database.db.conversation.findFirstOrThrow({ where: place })).conversationId;
      const till = { nameFr: 'Caisse', nameEn: 'Till', replyDays: null, ownerIds: [owner.id] };
      await transact(database, (tx) => saveTopic(tx, app.workspaceId, till, null, somebody));
      const { id: topic } = await database.db.topic.findFirstOrThrow({ where: { nameEn: 'Till' } });
      await peer.tell(camille, say.suggest);
      const form = peer.dialog(
        await peer.press(camille, await journey.letter(camille, say.ready), 'suggest'),
      );
      await peer.submit(camille, form, { title: 'Lamps', topic });
      const minutes = async (count: number) => {
        for (let minute = 0; minute < count; minute += 1) {
          await app.beat();
          await journey.delivered();
          clock.advance(61_000);
        }
      };
      await minutes(3);
      expect(front.refused[0]).toBe(`${code} ${refused}`);
      const told = await journey.letter(paul, say.told);
      await peer.press(paul, told, 'held');
      const list = await peer.until('the list', () =>
        peer.to(paul).find(({ card }) => shownOn(card).startsWith(say.title)),
      );
      expect(shownOn(list.card)).toContain('Inès Moreau');
      expect(shownOn(list.card)).toContain(say.what);

      refused = null;
      await peer.press(paul, list, 'held.resend-all');
      await minutes(2);
      await peer.press(paul, list, 'held.resend-all');
      await minutes(2);
      const missed = await database.db.delivery.findMany({
        where: { address: `teams:${ines.id}`, kind: 'suggestion.card', replaces: null },
        orderBy: { queuedAt: 'asc' },
      });
      expect(missed[0]).toMatchObject({ state: 'sent', undeliveredAt: null });
      const sent = missed.filter(({ state }) => state === 'sent').length;
      expect(peer.to(ines).filter(({ card }) => shownOn(card).includes('Lamps'))).toHaveLength(sent);
      const before = peer.to(paul).length;
      await peer.tell(paul, say.home);
      const home = await peer.until('the home', () => peer.to(paul)[before]);
      expect(shownOn(home.card)).not.toContain(say.title);
    },
    90_000,
  );
});
