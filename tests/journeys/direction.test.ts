// A word of the direction, from whoever writes it to its readers: seen before it is published, first in digests once each, answered with an
// idea, corrected and taken back where it stands. And the charter.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchedule } from '../../src/schedules/save.ts';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import type { PeerMessage } from '../peers/local-slack.ts';
import { answerTo, closeTold, pairings, whisperedAfter } from './ideas.ts';
import { filledIn, seen } from './seen.ts';

const [NADIA, CLAIRE, KARIM] = ['U0NADIA', 'U0CLAIRE', 'U0KARIM'];
const [GENERAL, VOIX] = ['C0GENERAL', 'C0VOIX'];
const users = [
  { id: NADIA, name: 'nadia', real_name: 'Nadia Benali', tz: 'Europe/Paris' },
  { id: CLAIRE, name: 'claire', real_name: 'Claire Roussel', tz: 'Europe/Paris' },
  { id: KARIM, name: 'karim', real_name: 'Karim Haddad', tz: 'Europe/Paris' },
];
const members = users.map(({ id }) => id);
const channels = [
  { id: GENERAL, name: 'general', members },
  { id: VOIX, name: 'voix-clients', members },
];

const said = {
  fr: {
    word: 'mot',
    words: 'mots',
    charter: 'charte',
    menu: 'Porte-voix, côté admins',
    refused: /^C’est réservé à celles et ceux qui parlent pour la direction/,
    lead: 'Le mot de la direction',
    previewed: 'Voici comment il sera lu\u00a0:',
    tooLong: /600 au plus/,
    taken: 'Ce qui est personnel a été retiré',
    phone: '[téléphone]',
    published: /^C’est publié\. Il ouvrira le prochain bulletin\u00a0: Hebdo, lundi 16 novembre à 9\u00a0h/,
    toIdea: 'En réponse à l’idée n°\u00a01, «\u00a0Rappeler avant de venir\u00a0»',
    answersWord: 'En réponse à un mot de la direction',
    corrected: 'C’est corrigé. Messages modifiés là où ils sont\u00a0: 2.',
    list: 'Les mots de la direction',
    one: '1 idée en réponse',
    takenBack: 'Ce mot a été retiré.',
    noCharter: 'Il n’y a pas encore de charte',
    version: 'Version 2, par Nadia Benali',
    was: 'Avant\u00a0: Par consentement.',
    joined: 'Ajouts\u00a0: Karim Haddad',
  },
  en: {
    word: 'word',
    words: 'words',
    charter: 'charter',
    menu: 'Porte-voix, for admins',
    refused: /^That is for those who speak for the direction/,
    lead: 'A word from the direction',
    previewed: 'This is how it will be read:',
    tooLong: /600 at most/,
    taken: 'What is personal was taken out',
    phone: '[téléphone]',
    published: /^Published\. It stands first in the next digest: Hebdo, on Monday 16 November at 09:00/,
    toIdea: 'In answer to idea #1, “Rappeler avant de venir”',
    answersWord: 'In answer to a word of the direction',
    corrected: 'Corrected. Messages that change where they stand: 2.',
    list: 'Words of the direction',
    one: '1 idea in answer',
    takenBack: 'This word was taken back.',
    noCharter: 'There is no charter yet',
    version: 'Version 2, by Nadia Benali',
    was: 'Was: Par consentement.',
    joined: 'Joined: Karim Haddad',
  },
};
const TEXT = 'Dès lundi, chaque tournée en retard appelle. Dites-moi si cela coince : 06 39 98 12 04.';
const BETTER = 'Dès lundi, chaque tournée en retard appelle une heure avant.';

describe.skipIf(!hasLocalSlack).each(enough(pairings))(
  'a word of the direction on $engine, $mode, $locale',
  ({ engine, mode, locale }) => {
    const say = said[locale];
    let journey: Journey;
    beforeAll(async () => {
      journey = await startJourney({ engine, mode, users, channels, admins: [NADIA], locale });
    });
    afterAll(() => journey?.stop());

    const ask = (user: string, text: string) =>
      answerTo(journey, user, () => journey.peer.command(user, '/portevoix', text, GENERAL));
    const beatAt = async (instant: string) => {
      journey.clock.moveTo(new Date(instant));
      await journey.app.beat();
      await journey.delivered();
    };
    const digestsIn = (channel: string) =>
      journey.peer
        .messages(channel)
        .filter((each) => each.user === journey.peer.botUserId && !each.ephemeral_to && !each.thread_ts);
    const holding = (channel: string, text: string) =>
      digestsIn(channel).filter((each) => seen(each).includes(text));
    const schedule = async (name: string, channel: string) => {
      const { database, app, clock } = journey;
      const admin = await database.db.person.findFirstOrThrow({ where: { externalId: NADIA } });
      await createSchedule(
        database,
        { workspaceId: app.workspaceId, now: clock.now(), adminId: admin.id },
        {
          ...{ name, channels: [{ address: `slack:${channel}`, name: channel }], sections: ['suggestions'] },
          ...{ filters: {}, cadence: { kind: 'weekly', weekday: 1, at: '09:00' }, timeZone: 'Europe/Paris' },
          ...{ locale, country: null, onHolidays: 'skip', whenEmpty: 'silent', pausedUntil: null },
        } as const,
        name,
      );
    };

    it('is written by whoever has the role, which an admin gives in the chat', async () => {
      const { peer } = journey;
      const menu = await ask(NADIA, '');
      expect((await ask(CLAIRE, say.word)).text).toMatch(say.refused);
      const roles = await whisperedAfter(journey, NADIA, () => peer.press(NADIA, menu, 'roles'));
      peer.press(NADIA, roles, 'role.give');
      await journey.form('role');
      await peer.submit(NADIA, { role: 'voice', people: [CLAIRE] });
      closeTold(journey, NADIA);
      await schedule('Hebdo', GENERAL);
      await schedule('Voix', VOIX);
    });

    it('is seen as readers will see it, without what is personal, and published as it was seen', async () => {
      const { peer, database } = journey;
      await peer.command(KARIM, '/suggest', '', GENERAL);
      await journey.form('suggest');
      await peer.submit(KARIM, { title: 'Rappeler avant de venir' });
      closeTold(journey, KARIM);
      const ideas = await answerTo(journey, CLAIRE, () => peer.command(CLAIRE, '/suggestions', '1', GENERAL));
      peer.press(CLAIRE, ideas, 'direction.write');
      const form = await journey.form('direction.word');
      expect(seen(form)).toContain(say.toIdea);
      await peer.submit(CLAIRE, filledIn(form, { text: 'x'.repeat(601) }));
      expect(peer.errors()['text']).toMatch(say.tooLong);
      await peer.submit(CLAIRE, filledIn(form, { text: TEXT }));
      const preview = await peer.until('the preview', () => {
        const view = peer.modal();
        return view && seen(view).includes(say.previewed) && view;
      });
      for (const shown of [say.lead, say.toIdea, say.phone, say.taken])
        expect(seen(preview)).toContain(shown);
      expect(seen(preview)).not.toContain('06 39');
      expect(await database.db.directionWord.count()).toBe(0);
      await peer.submit(CLAIRE, filledIn(preview));
      expect(seen(peer.modal() ?? { blocks: [] })).toMatch(say.published);
      closeTold(journey, CLAIRE);
      expect(await database.db.directionWord.findMany()).toMatchObject([
        { number: 1, text: expect.stringContaining(say.phone), scheduleIds: null },
      ]);
    });

    it('stands first in the next digest of each channel, once', async () => {
      for (const at of [
        '2026-11-16T08:00:10Z',
        '2026-11-16T08:01:10Z',
        '2026-11-23T08:00:10Z',
        '2026-11-30T08:00:10Z',
      ])
        await beatAt(at);
      for (const channel of [GENERAL, VOIX]) {
        const [digest, ...others] = holding(channel, 'chaque tournée en retard');
        expect(others).toEqual([]);
        const [title, lead] = seen(digest as PeerMessage).split('\n');
        expect(title).not.toContain(say.lead);
        expect(lead).toContain(say.lead);
        expect(seen(digest as PeerMessage)).toContain(say.toIdea);
      }
    });

    it('is answered by a reader with an idea that says so', async () => {
      const { peer, database } = journey;
      const [digest] = holding(GENERAL, 'chaque tournée en retard');
      const { id } = await database.db.directionWord.findFirstOrThrow();
      peer.press(KARIM, digest as PeerMessage, 'suggest', { subject: `word:${id}` });
      const form = await journey.form('suggest');
      expect(seen(form)).toContain('chaque tournée en retard');
      await peer.submit(KARIM, { title: 'Un téléphone par camion' });
      closeTold(journey, KARIM);
      const idea = await answerTo(journey, KARIM, () => peer.command(KARIM, '/suggestions', '2', GENERAL));
      expect(seen(idea)).toContain(say.answersWord);
      const list = await ask(KARIM, say.words);
      for (const shown of [say.list, say.one]) expect(seen(list)).toContain(shown);
      expect(JSON.stringify(list.blocks)).not.toMatch(/direction\.(write|correct|withdraw)/);
    });

    it('is corrected and taken back where it was posted', async () => {
      const { peer } = journey;
      const list = await ask(CLAIRE, say.words);
      peer.press(CLAIRE, list, 'direction.correct');
      const form = await journey.form('direction.word');
      await peer.submit(CLAIRE, filledIn(form, { text: BETTER }));
      const preview = await peer.until('the preview', () => {
        const view = peer.modal();
        return view && seen(view).includes(say.previewed) && view;
      });
      await peer.submit(CLAIRE, filledIn(preview));
      expect(seen(peer.modal() ?? { blocks: [] })).toContain(say.corrected);
      closeTold(journey, CLAIRE);
      await journey.delivered();
      for (const channel of [GENERAL, VOIX]) {
        expect(holding(channel, BETTER)).toHaveLength(1);
        expect(holding(channel, say.phone)).toEqual([]);
      }
      const again = await ask(CLAIRE, say.words);
      peer.press(CLAIRE, again, 'direction.withdraw');
      await peer.until('it is taken back', () => holding(VOIX, say.takenBack)[0]);
      await journey.delivered();
      for (const channel of [GENERAL, VOIX]) {
        expect(holding(channel, say.takenBack)).toHaveLength(1);
        expect(holding(channel, BETTER)).toEqual([]);
        expect(JSON.stringify(digestsIn(channel))).not.toContain('word:');
      }
    });

    it('leaves a charter that admins change, version by version, and everybody reads', async () => {
      const { peer } = journey;
      const none = await ask(KARIM, say.charter);
      expect(seen(none)).toContain(say.noCharter);
      expect(JSON.stringify(none.blocks)).not.toContain('charter.edit');
      const change = async (values: Record<string, string | string[]>) => {
        const page = await ask(NADIA, say.charter);
        peer.press(NADIA, page, 'charter.edit');
        const form = await journey.form('charter');
        await peer.submit(NADIA, filledIn(form, values));
        closeTold(journey, NADIA);
      };
      await change({ purpose: 'Une seule voix.', rule: 'Par consentement.', members: [NADIA] });
      await change({ rule: 'Par vote.', members: [NADIA, KARIM] });
      const page = await ask(KARIM, say.charter);
      for (const shown of ['Une seule voix.', 'Par vote.', 'Karim Haddad', say.version])
        expect(seen(page)).toContain(shown);
      const changes = await whisperedAfter(journey, KARIM, () => peer.press(KARIM, page, 'charter.changes'));
      for (const shown of [say.version, say.was, say.joined]) expect(seen(changes)).toContain(shown);
    });
  },
);
