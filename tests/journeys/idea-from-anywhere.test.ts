// Where an idea can begin: a colleague's message, App Home, a digest. Each opens the same form.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchedule } from '../../src/schedules/save.ts';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import {
  ADAM,
  CAMILLE,
  CHANNEL,
  card,
  closeTold,
  company,
  createTopic,
  INES,
  ideaRow,
  overHttp,
  PAUL,
  passTheHour,
  personId,
  shown,
} from './ideas.ts';
import { shortcut } from './signed-form.ts';

const said = {
  fr: {
    open: 'En faire une idée',
    fromMessage: 'Née de ce message',
    grewFrom: 'Le message dont elle est née',
    nameless: 'proposée par quelqu’un qui préfère rester anonyme',
  },
  en: {
    open: 'Suggest it as an idea',
    fromMessage: 'From this message',
    grewFrom: 'The message that it grew from',
    nameless: 'from someone who prefers not to be named',
  },
} as const;

const SAID = 'Les clients demandent toujours où est la prise.';

describe.skipIf(!hasLocalSlack).each(enough(overHttp))(
  'an idea begins, $engine, $mode, $locale',
  ({ engine, mode, locale }) => {
    const say = said[locale];
    const answered: string[] = [];
    let journey: Journey;
    let topic: string;
    beforeAll(async () => {
      journey = await startJourney({ engine, mode, ...company(locale) });
      topic = await createTopic(journey, { nameFr: 'Boutique', nameEn: 'Shop' }, [INES]);
    });
    afterAll(() => journey?.stop());

    const last = async () => (await journey.database.db.workspace.findFirstOrThrow()).lastSuggestion;
    const sent = async (user: string, values: Parameters<Journey['peer']['submit']>[1]) => {
      await journey.peer.submit(user, values);
      if (values['anonymous'] === true) await passTheHour(journey, user);
      else closeTold(journey, user);
      return last();
    };

    it('from a colleague’s message, whose words it takes over and whose link it keeps', async () => {
      const { peer } = journey;
      const message = await peer.say(PAUL, CHANNEL, SAID);
      await shortcut(journey, CAMILLE, 'suggest-from-message', message);
      const form = await journey.form('suggest');
      expect(shown(form)).toContain(say.fromMessage);
      expect(form.blocks.find((each) => each.block_id === 'title')?.element).toMatchObject({
        initial_value: SAID,
      });
      const number = await sent(CAMILLE, { topic });
      const hers = await card(journey, INES, number, say.grewFrom);
      const { link } = await ideaRow(journey, number);
      expect(link).toContain(message.ts.replace('.', ''));
      expect(shown(hers)).toContain(`<${link}|${say.grewFrom}>`);
    });

    it('from a colleague’s message without a name, and then without the link', async () => {
      const { peer } = journey;
      const message = await peer.say(PAUL, CHANNEL, 'Un escabeau manque au rayon du fond.');
      await shortcut(journey, CAMILLE, 'suggest-from-message', message);
      await journey.form('suggest');
      const number = await sent(CAMILLE, { topic, anonymous: true });
      expect(await ideaRow(journey, number)).toMatchObject({ link: null, authorId: null });
      const hers = await card(journey, INES, number, say.nameless);
      expect(shown(hers)).not.toContain(say.grewFrom);
    });

    it('from App Home', async () => {
      const { peer } = journey;
      peer.openHome(PAUL);
      await peer.until('his home', () => peer.home(PAUL));
      peer.press(PAUL, 'home', 'suggest');
      await journey.form('suggest');
      const number = await sent(PAUL, { title: 'Un banc devant l’entrée', topic });
      expect(await ideaRow(journey, number)).toMatchObject({ authorId: await personId(journey, PAUL) });
      await card(journey, INES, number);
    });

    it.each([
      [
        'named in a channel',
        (text: string) => journey.peer.say(PAUL, CHANNEL, `<@${journey.peer.botUserId}> ${text}`),
      ],
      ['written to directly', (text: string) => journey.peer.tell(PAUL, text)],
    ])(
      'from what is said to the bot, %s: to the writer alone, once, a button that opens the form with it',
      async (how, write) => {
        const { peer } = journey;
        const text = `Un sablier à la caisse, ${how}`;
        await write(text);
        const offers = () =>
          [...peer.whispers(PAUL), ...peer.dm(PAUL)].filter((each) => shown(each).includes(say.open));
        const offer = await peer.until('the offer', () =>
          offers().find((each) => !answered.includes(each.ts)),
        );
        answered.push(offer.ts);
        peer.press(PAUL, offer, 'suggest');
        const form = await journey.form('suggest');
        expect(form.blocks.find((each) => each.block_id === 'title')?.element).toMatchObject({
          initial_value: text,
        });
        const number = await sent(PAUL, { topic });
        expect(await ideaRow(journey, number)).toMatchObject({ title: text });
        expect(offers()).toHaveLength(answered.length);
      },
    );

    it('from a digest’s button', async () => {
      const { peer, database, app, clock } = journey;
      const adminId = await personId(journey, ADAM);
      await createSchedule(
        database,
        { workspaceId: app.workspaceId, now: clock.now(), adminId },
        {
          name: 'Matin',
          channels: [{ address: `slack:${CHANNEL}`, name: 'sav' }],
          sections: ['suggestions'],
          filters: {},
          cadence: { kind: 'weekly', weekday: 2, at: '09:00' },
          timeZone: 'Europe/Paris',
          locale,
          country: null,
          onHolidays: 'ignore',
          whenEmpty: 'silent',
          pausedUntil: null,
        },
        'morning',
      );
      clock.moveTo(new Date('2026-11-10T08:00:10Z'));
      await app.beat();
      const digest = await peer.until('the digest', () =>
        peer
          .messages(CHANNEL)
          .find((each) => !each.ephemeral_to && JSON.stringify(each.blocks).includes('"suggest"')),
      );
      peer.press(PAUL, digest, 'suggest');
      await journey.form('suggest');
      const number = await sent(PAUL, { title: 'Des paniers pliables', topic });
      expect(await ideaRow(journey, number)).toMatchObject({ title: 'Des paniers pliables' });
    });
  },
);
