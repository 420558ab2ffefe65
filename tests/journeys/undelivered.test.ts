// What Slack takes for nobody: listed in an admin's Home, sent again from there once it was put right, and gone from the list.

import { afterEach, describe, expect, it } from 'vitest';
import { transact } from '../../src/database/client.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { openTopics, saveTopic } from '../../src/suggestions/topics.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { somebody } from '../audit/somebody.ts';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import { type RefusingSlack, startRefusingSlack } from '../peers/refusing-slack.ts';
import { seen } from './seen.ts';

const [NADIA, KARIM, INES] = ['U0NADIA', 'U0KARIM', 'U0INES'];
const users = [
  { id: NADIA, name: 'nadia', real_name: 'Nadia Benali', tz: 'Europe/Paris' },
  { id: KARIM, name: 'karim', real_name: 'Karim Haddad', tz: 'Europe/Paris' },
  { id: INES, name: 'ines', real_name: 'Inès Roux', tz: 'Europe/Paris' },
];
const channels = [{ id: 'C0VOIX', name: 'voix', members: [NADIA] }];

const said = {
  en: {
    told: 'Karim Haddad could not be written to',
    title: 'Not delivered · 1 message',
    what: 'an idea to answer',
    sending: '1 message is on its way again.',
    all: 'Resend all',
  },
  fr: {
    told: 'impossible d’écrire à Karim Haddad',
    title: 'Non remis · 1 message',
    what: 'une idée à laquelle répondre',
    sending: '1 message est reparti.',
    all: 'Tout renvoyer',
  },
} as const;

describe.skipIf(!hasLocalSlack)('what Slack does not take', () => {
  let front: RefusingSlack;
  let journey: Journey;
  afterEach(async () => {
    await journey?.stop();
    await front?.stop();
  });

  it.each(
    enough([
      ['user_disabled', 'socket', 'sqlite', 'en'],
      ['a_code_of_tomorrow', 'events', 'postgresql', 'fr'],
    ] as const),
  )(
    'stands in an admin’s home, and is sent again from there, once (%s, %s, %s, %s)',
    async (code, mode, engine, locale) => {
      const say = said[locale];
      const secret = newSecret();
      let isRefused = true;
      journey = await startJourney({
        ...{ engine, mode, users, channels, locale, secret, admins: [NADIA] },
        front: async (apiUrl) => {
          front = await startRefusingSlack(apiUrl, (method, args) =>
            isRefused && method === 'conversations.open' && args.get('users') === KARIM ? code : null,
          );
          return front.apiUrl;
        },
      });
      const { app, clock, database, peer } = journey;
      for (const each of [NADIA, KARIM, INES]) await journey.speak(each, locale);
      const workspace = await workspaceById(database.db, app.workspaceId);
      const person = (externalId: string) => database.db.person.findFirstOrThrow({ where: { externalId } });
      const [karim, nadia] = [await person(KARIM), await person(NADIA)];
      const topic = { nameFr: 'Caisse', nameEn: 'Till', replyDays: null, ownerIds: [karim.id, nadia.id] };
      await transact(database, (tx) => saveTopic(tx, workspace.id, topic, null, somebody));
      const [saved] = await openTopics(database.db, workspace.id);
      await submitSuggestion(
        { database, keys: keysFrom([secret]), workspace, now: clock.now() },
        {
          ...{ title: 'Lamps', details: '', topicId: saved?.id ?? '', anonymous: false, link: null },
          ...{ author: await person(INES), formKey: 'lamps' },
        },
      );
      const minutes = async (count: number) => {
        for (let minute = 0; minute < count; minute += 1) {
          await app.beat();
          await journey.delivered();
          clock.advance(8 * 60_000);
        }
      };
      await minutes(5);
      expect(front.refused).toContain(`conversations.open ${code}`);
      await journey.letter(NADIA, 'Lamps');
      const told = await journey.letter(NADIA, say.told);

      const homeShows = async (words: string) => {
        const before = peer.home(NADIA);
        peer.openHome(NADIA);
        await peer.until('a home drawn anew', () => peer.home(NADIA) !== before);
        return peer.until(`the home with ${words}`, () => {
          const home = peer.home(NADIA);
          return home && seen(home).includes(words) && seen(home);
        });
      };
      const listed = await homeShows(say.title.split(' ·')[0] ?? '');
      expect(listed).toContain('Karim Haddad');
      expect(listed).toContain(say.what);

      isRefused = false;
      peer.press(NADIA, 'home', 'held.resend-all');
      await minutes(2);
      const cards = () => peer.dm(KARIM).filter(({ text }) => text.includes('Lamps'));
      await peer.until('the card', () => cards().length > 0);
      // The button in the letter about it stays.
      peer.press(NADIA, told, 'held.resend-all');
      await minutes(2);
      expect(cards()).toHaveLength(1);
      // As things stand by now: it went to the next in line.
      expect(seen(cards()[0] ?? { blocks: [] })).toContain('Nadia Benali');
      peer.openHome(NADIA);
      await peer.until('a home without the list', () => {
        const home = peer.home(NADIA);
        return home !== null && !seen(home).includes(say.all);
      });
    },
    60_000,
  );
});
