// Answering a survey on Slack, through the whole program: from the home and from /survey, once, and what is left of it: no message, no line of the
// log and no change of the home that says who has.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import { answeredAll, askOf } from '../surveys/one-of-each.ts';
import { everyPairing } from './ideas.ts';
import { filledIn, seen } from './seen.ts';

const [NADIA, KARIM, INES] = ['U0NADIA', 'U0KARIM', 'U0INES'];
const GENERAL = 'C0GENERAL';
const users = [
  { id: NADIA, name: 'nadia', real_name: 'Nadia Benali', tz: 'Europe/Paris' },
  { id: KARIM, name: 'karim', real_name: 'Karim Haddad', tz: 'Europe/Paris' },
  { id: INES, name: 'ines', real_name: 'Inès Moreau', tz: 'Europe/Paris' },
];

const said = {
  fr: {
    command: '/enquete',
    list: 'Enquêtes',
    asked: 'Ce que l’on vous demande en ce moment',
    until: '5 questions, jusqu’au lundi 16 novembre à 10 h',
    whole: 'Un nombre entier, de 0 à 100 %.',
    ends: ['0 – pas du tout', '10 – certainement', '1 – pas du tout', '5 – tout à fait'],
    promise: 'Une fois envoyées, vos réponses ne peuvent être ni modifiées ni retrouvées.',
    wrong: 'n’est pas un nombre entier de 0 à 100 %',
    thanks: 'Merci : vos réponses comptent.',
    before: 'Vous avez déjà répondu à « Pulse »',
    nothing: 'Rien n’attend votre réponse',
    noLetters: 'Vous ne recevrez plus de messages sur « Pulse »',
    closed: '« Pulse » est close depuis le lundi 16 novembre',
  },
  en: {
    command: '/survey',
    list: 'Surveys',
    asked: 'Asked of you just now',
    until: '5 questions, until Monday 16 November at 10:00',
    whole: 'A whole number from 0 to 100%.',
    ends: ['0 – not at all', '10 – certainly', '1 – not at all', '5 – fully'],
    promise: 'Once sent, your answers can be neither changed nor found again.',
    wrong: 'is not a whole number from 0 to 100%',
    thanks: 'Thank you: your answers count.',
    before: 'You have answered “Pulse” already',
    nothing: 'Nothing waits',
    noLetters: 'You get no more letters about “Pulse”',
    closed: '“Pulse” closed on Monday 16 November',
  },
} as const;

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe.skipIf(!hasLocalSlack).each(enough(everyPairing))(
  'answering on Slack ($engine, $mode, $locale)',
  ({ engine, mode, locale }) => {
    const say = said[locale];
    let journey: Journey;
    let workspaceId: string;
    const ids = new Map<string, string>();
    beforeAll(async () => {
      const channels = [{ id: GENERAL, name: 'general', members: users.map(({ id }) => id) }];
      journey = await startJourney({ engine, mode, users, channels, admins: [NADIA], locale });
      for (const { id } of users) await journey.speak(id, locale);
      const { db } = journey.database;
      for (const { id, externalId, workspaceId: of } of await db.person.findMany()) {
        ids.set(externalId, id);
        workspaceId = of;
      }
      const personIds = [KARIM, INES].map((user) => ids.get(user) ?? '');
      const now = journey.clock.now();
      await askOf(journey.database, {
        id: 'round',
        workspaceId,
        personIds,
        createdById: ids.get(NADIA) ?? '',
        now,
      });
    });
    afterAll(() => journey?.stop());

    const home = async (user: string, words: string): Promise<string> => {
      const { peer } = journey;
      const before = peer.home(user);
      peer.openHome(user);
      return peer.until(`the home of ${user} with “${words}”`, () => {
        const drawn = peer.home(user);
        return drawn !== null && drawn !== before && plain(seen(drawn)).includes(words) && seen(drawn);
      });
    };
    const screen = (words: string) =>
      journey.peer.until(`a screen with “${words}”`, () => {
        const modal = journey.peer.modal();
        return modal !== null && plain(seen(modal)).includes(words) && plain(seen(modal));
      });
    const kept = async () => {
      const { db } = journey.database;
      const where = { workspaceId };
      return [await db.ballot.count({ where }), await db.surveyVoted.count({ where })];
    };
    const messagesTo = (user: string) => [...journey.peer.dm(user), ...journey.peer.whispers(user)].length;

    it('is asked in the home, and in /survey, of whoever was asked alone', async () => {
      const { peer } = journey;
      expect(plain(await home(KARIM, say.asked))).toContain(say.until);
      await peer.command(KARIM, say.command, '', GENERAL);
      expect(plain(seen(await journey.whisper(KARIM, say.list)))).toContain(say.until);
      await peer.command(NADIA, say.command, '', GENERAL);
      expect(plain(seen(await journey.whisper(NADIA, say.list)))).not.toContain(say.until);
    });

    it('is one form, whose numbers and scales say what they mean, and which keeps what was wrong', async () => {
      const { peer } = journey;
      const list = await journey.whisper(KARIM, say.list);
      peer.press(KARIM, list, 'survey.answer');
      const form = await journey.form('survey.answer');
      expect(plain(seen(form))).toContain(say.promise);
      expect(plain(JSON.stringify(form.blocks))).toContain(say.whole);
      for (const end of say.ends) expect(JSON.stringify(form.blocks)).toContain(end);
      await peer.submit(KARIM, filledIn(form, { ...answeredAll, 'q:guess': '101' }));
      expect(plain(peer.errors()['q:guess'] ?? '')).toContain(say.wrong);
      expect(await kept()).toEqual([0, 0]);
    });

    it('is answered once: thanks on a screen, no message, nothing changed in the list and the home', async () => {
      const { peer, logged } = journey;
      const before = await home(KARIM, say.asked);
      const told = messagesTo(KARIM);
      const lines = logged.length;
      const list = seen(await journey.whisper(KARIM, say.list));
      await peer.submit(KARIM, { ...answeredAll, 'q:guess': '85' });
      expect(peer.errors()).toEqual({});
      await screen(say.thanks);
      expect(await kept()).toEqual([1, 1]);
      peer.close(KARIM);
      expect(await home(KARIM, say.asked)).toBe(before);
      await journey.delivered();
      expect(messagesTo(KARIM)).toBe(told);
      expect(seen(await journey.whisper(KARIM, say.list))).toBe(list);
      const since = logged.slice(lines).join('\n');
      for (const secret of [KARIM, ids.get(KARIM) ?? '', 'Karim', answeredAll['q:more'], 'round'])
        expect(since).not.toContain(secret);
    });

    it('says to whoever answered before that they have, in a window that closes, wherever they press', async () => {
      const { peer } = journey;
      const told = messagesTo(KARIM);
      peer.press(KARIM, await journey.whisper(KARIM, say.list), 'survey.answer');
      await screen(say.before);
      peer.close(KARIM);
      await home(KARIM, say.asked);
      peer.press(KARIM, 'home', 'survey.answer');
      await screen(say.before);
      peer.close(KARIM);
      expect(messagesTo(KARIM)).toBe(told);
      expect(await kept()).toEqual([1, 1]);
    });

    it('ends at “Not this time” in the home, by a window that closes, and not in /survey, where it can still be answered', async () => {
      const { peer } = journey;
      await home(INES, say.asked);
      const told = messagesTo(INES);
      peer.press(INES, 'home', 'survey.not-now');
      await screen(say.noLetters);
      peer.close(INES);
      await home(INES, say.nothing);
      expect(plain(seen(peer.home(INES) ?? { blocks: [] }))).not.toContain(say.until);
      expect(messagesTo(INES)).toBe(told);
      await peer.command(INES, say.command, '', GENERAL);
      peer.press(INES, await journey.whisper(INES, say.list), 'survey.answer');
      const form = await journey.form('survey.answer');
      await peer.submit(INES, filledIn(form, { ...answeredAll, 'q:guess': '0', 'q:more': '' }));
      await screen(say.thanks);
      peer.close(INES);
      // The third is that she wants no more letters.
      expect(await kept()).toEqual([2, 3]);
    });

    it('says so where it is closed', async () => {
      const { peer, clock } = journey;
      clock.moveTo(new Date('2026-11-16T10:00:00Z'));
      const list = await journey.whisper(INES, say.list);
      peer.press(INES, list, 'survey.answer');
      await peer.until('it is closed', () =>
        peer.whispers(INES).some((each) => plain(each.text).includes(say.closed)),
      );
      expect(await kept()).toEqual([2, 3]);
    });
  },
);
