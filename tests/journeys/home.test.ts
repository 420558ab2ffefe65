// App Home: what waits for me, what I proposed, the digests of my channels, what only admins see, and my language.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transact } from '../../src/database/client.ts';
import { enqueue } from '../../src/delivery/ledger.ts';
import { createSchedule } from '../../src/schedules/save.ts';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import { kind } from '../harness/kinds.ts';
import { closeTold, everyPairing } from './ideas.ts';
import { filledIn, seen } from './seen.ts';

const [NADIA, KARIM] = ['U0NADIA', 'U0KARIM'];
const [GENERAL, VOIX] = ['C0GENERAL', 'C0VOIX'];
const users = [
  { id: NADIA, name: 'nadia', real_name: 'Nadia Benali', tz: 'Europe/Paris' },
  { id: KARIM, name: 'karim', real_name: 'Karim Haddad', tz: 'Europe/Paris' },
];
const channels = [
  { id: GENERAL, name: 'general', members: [NADIA, KARIM] },
  { id: VOIX, name: 'voix-clients', members: [NADIA] },
];

const said = {
  fr: {
    menu: /^Porte-voix, côté admins$/,
    topics: /^Sujets et responsables$/,
    nothing: [
      'Rien n’attend votre réponse.',
      'Vous n’avez encore rien proposé.',
      'Aucun bulletin programmé dans vos canaux.',
    ],
    waiting: 'En attente de votre réponse, par échéance',
    mine: 'Vos idées',
    // The 11th of November is a public holiday in France.
    due: 'Reçue · chez Nadia Benali · réponse attendue mardi 17 novembre',
    hers: 'pour mardi 17 novembre',
    answered: 'Nadia Benali a répondu lundi 9 novembre',
    digests: 'Prochains bulletins dans vos canaux',
    general: 'mardi 10 novembre à 9\u00a0h\u00a0: Matin, dans #general',
    voix: 'mercredi 11 novembre à 10\u00a0h\u00a0: Midi, dans #voix-clients',
    admins: 'Pour les admins',
    held: 'Non remis',
    resent: /^C’est reparti\.$/,
    left: /^Laissé en l’état\.$/,
    suggest: '/idee',
    help: 'Il porte à tous ce que disent les clients, et une réponse à chaque idée.',
    word: 'aide',
    other: 'en',
    otherNothing: 'Nothing waits for your answer.',
  },
  en: {
    menu: /^Porte-voix, for admins$/,
    topics: /^Topics and owners$/,
    nothing: [
      'Nothing waits for your answer.',
      'You have not proposed anything yet.',
      'No digest is scheduled in your channels.',
    ],
    waiting: 'Waiting for your answer, first due first',
    mine: 'Your ideas',
    due: 'Received · with Nadia Benali · answer due Monday 16 November',
    hers: 'due Monday 16 November',
    answered: 'Nadia Benali answered on Monday 9 November',
    digests: 'Next digests in your channels',
    general: 'Tuesday 10 November at 09:00: Matin, in #general',
    voix: 'Wednesday 11 November at 10:00: Midi, in #voix-clients',
    admins: 'For admins',
    held: 'Not delivered',
    resent: /^It is on its way again\.$/,
    left: /^Left as it is\.$/,
    suggest: '/suggest',
    help: 'It brings what customers say to everyone, and an answer to every idea.',
    word: 'help',
    other: 'fr',
    otherNothing: 'Rien n’attend votre réponse.',
  },
} as const;

describe.skipIf(!hasLocalSlack).each(enough(everyPairing))(
  'App Home ($engine, $mode, $locale)',
  ({ engine, mode, locale }) => {
    const say = said[locale];
    let journey: Journey;
    beforeAll(async () => {
      journey = await startJourney({ engine, mode, users, channels, admins: [NADIA], locale });
    });
    afterAll(() => journey?.stop());

    /** The home of somebody, opened now; it must hold these words. */
    async function home(user: string, words: string): Promise<string> {
      const { peer } = journey;
      const before = peer.home(user);
      peer.openHome(user);
      // What was submitted just before may have drawn it once more meanwhile.
      return peer.until(`the home of ${user} with “${words}”`, () => {
        const drawn = peer.home(user);
        return drawn !== null && drawn !== before && seen(drawn).includes(words) && seen(drawn);
      });
    }

    it('says of each list that it is empty, and shows admins more', async () => {
      const hers = await home(NADIA, say.admins);
      const his = await home(KARIM, say.nothing[0]);
      for (const words of say.nothing) {
        expect(hers).toContain(words);
        expect(his).toContain(words);
      }
      expect(his).not.toContain(say.admins);
      expect(() => journey.peer.press(KARIM, 'home', 'schedules')).toThrow('nothing to press');
    });

    it('shows an owner what waits, and the author what he proposed', async () => {
      const { peer } = journey;
      await peer.command(NADIA, '/portevoix', '', GENERAL);
      peer.press(NADIA, await journey.whisper(NADIA, say.menu), 'topics');
      peer.press(NADIA, await journey.whisper(NADIA, say.topics), 'topic.create');
      await journey.form('topic');
      await peer.submit(NADIA, { nameFr: 'Facturation', nameEn: 'Billing', owners: [NADIA] });
      expect(peer.errors()).toEqual({});
      peer.close(NADIA);
      await home(KARIM, say.nothing[1]);
      peer.press(KARIM, 'home', 'suggest');
      const form = await journey.form('suggest');
      const topic = locale === 'fr' ? 'Facturation' : 'Billing';
      await peer.submit(KARIM, filledIn(form, { title: 'Numéroter les lignes', topic }));
      closeTold(journey, KARIM);

      const hers = await home(NADIA, say.waiting);
      expect(hers).toContain(`Numéroter les lignes\n${say.hers}`);
      const his = await home(KARIM, say.due);
      expect(his).toContain(say.mine);
      expect(his).not.toContain(say.waiting);
    });

    it('lets the owner answer from there; then nothing waits and the author sees it', async () => {
      const { peer } = journey;
      await home(NADIA, say.waiting);
      peer.press(NADIA, 'home', 'suggestion.reply');
      await journey.form('suggestion.reply');
      await peer.submit(NADIA, { text: 'Oui, dès décembre.' });
      closeTold(journey, NADIA);
      expect(await home(NADIA, say.nothing[0])).not.toContain('Numéroter les lignes');
      expect(await home(KARIM, say.answered)).toContain('Numéroter les lignes');
    });

    it('shows the next digests of the channels that one is in, and of no other', async () => {
      const { database, app, clock } = journey;
      const admin = await database.db.person.findFirstOrThrow({ where: { externalId: NADIA } });
      const where = { workspaceId: app.workspaceId, now: clock.now(), adminId: admin.id };
      const common = {
        sections: ['headline'],
        filters: {},
        timeZone: 'Europe/Paris',
        locale,
        country: null,
        onHolidays: 'ignore',
        whenEmpty: 'silent',
        pausedUntil: null,
      } as const;
      const general = [{ address: `slack:${GENERAL}`, name: 'general' }];
      const voix = [{ address: `slack:${VOIX}`, name: 'voix-clients' }];
      const tuesday = { kind: 'weekly', weekday: 2, at: '09:00' } as const;
      const wednesday = { kind: 'weekly', weekday: 3, at: '10:00' } as const;
      await createSchedule(
        database,
        where,
        { ...common, name: 'Matin', channels: general, cadence: tuesday },
        'a',
      );
      await createSchedule(
        database,
        where,
        { ...common, name: 'Midi', channels: voix, cadence: wednesday },
        'b',
      );
      const hers = await home(NADIA, say.general);
      expect(hers).toContain(`${say.general}\n`.trim());
      expect(hers).toContain(say.voix);
      const his = await home(KARIM, say.general);
      expect(his).toContain(say.general);
      expect(his).not.toContain('Midi');
    });

    it('asks admins, and only them, about messages whose fate nobody knows; resends or leaves them', async () => {
      const { peer, database, app, clock } = journey;
      const hold = async (summary: string) => {
        const message = { summary, blocks: [{ kind: 'text', text: summary } as const] };
        const id = await transact(database, (tx) =>
          enqueue(tx, {
            workspaceId: app.workspaceId,
            kind: kind('digest'),
            address: `slack:${GENERAL}`,
            message,
            locale,
            now: new Date(clock.now().getTime() + 3_600_000),
          }),
        );
        await database.db.delivery.updateMany({ where: { id }, data: { state: 'held' } });
        return id;
      };
      const [lost, arrived] = [await hold('Perdu'), await hold('Arrivé')];
      const hers = await home(NADIA, say.held);
      expect(hers).toContain('#general · Perdu');
      expect(hers).toContain('#general · Arrivé');
      expect(await home(KARIM, say.digests)).not.toContain(say.held);

      peer.press(NADIA, 'home', 'held.resend', { subject: lost });
      await journey.letter(NADIA, say.resent);
      peer.press(NADIA, 'home', 'held.let-be', { subject: arrived });
      await journey.letter(NADIA, say.left);
      await peer.until(
        'the home without them',
        () => !seen(peer.home(NADIA) || { blocks: [] }).includes(say.held),
      );
      await journey.delivered();
      const texts = peer.messages(GENERAL).map((each) => each.text);
      expect(texts.filter((each) => each === 'Perdu')).toHaveLength(1);
      expect(texts).not.toContain('Arrivé');
      expect(await home(NADIA, say.nothing[0])).not.toContain('Perdu');
    });

    it('is where one says whose public holidays one has, and is drawn again with them', async () => {
      const { peer } = journey;
      peer.openHome(KARIM);
      await peer.until('his home', () => JSON.stringify(peer.home(KARIM) ?? '').includes('"country"'));
      peer.press(KARIM, 'home', 'country');
      await journey.form('country');
      await peer.submit(KARIM, { country: 'ca' });
      await peer.until('his home with them', () => JSON.stringify(peer.home(KARIM)).includes('Canada'));
      closeTold(journey, KARIM);
    });

    it('is drawn again in the language that one chooses, and stays in it', async () => {
      await journey.speak(KARIM, say.other);
      expect(await home(KARIM, say.otherNothing)).not.toContain(say.nothing[0]);
      expect(await home(NADIA, say.nothing[0])).not.toContain(say.otherNothing);
      await journey.speak(KARIM, locale);
      await home(KARIM, say.nothing[0]);
    });

    it('has its help in a command, for everyone', async () => {
      const { peer } = journey;
      for (const user of [KARIM, NADIA]) {
        await peer.command(user, '/portevoix', say.word, GENERAL);
        const help = seen(await journey.whisper(user, /^Porte-voix$/));
        expect(help).toContain(say.help);
        expect(help).toContain(say.suggest);
        expect(/\/portevoix\*? –/.test(help)).toBe(user === NADIA);
      }
    });
  },
);
