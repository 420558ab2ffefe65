// Ideas that several people share: the same one offered before it is sent, supported instead, followed, and left again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import type { PeerView } from '../peers/local-slack.ts';
import {
  buttonsOf,
  CAMILLE,
  CHANNEL,
  card,
  closeTold,
  company,
  createTopic,
  INES,
  ideaRow,
  NOOR,
  PAUL,
  pairings,
  personId,
  seeIdea,
  shown,
  suggest,
  take,
  whisperedAfter,
} from './ideas.ts';

const said = {
  fr: {
    first: 'Des vélos électriques pour les tournées',
    same: 'Un velo electrique pour la tournée',
    other: 'Un parasol sur la terrasse',
    before: 'Avant de l’envoyer\u00a0: d’autres ont peut-être proposé la même chose.',
    choice: (n: number, title: string) => `Soutenir la n°\u00a0${n}\u00a0: ${title}`,
    mine: 'Envoyer la mienne\u00a0: elle dit autre chose',
    supported: (n: number, title: string) =>
      `Vous soutenez l’idée n°\u00a0${n}, «\u00a0${title}\u00a0». Vous saurez ce qu’elle devient.`,
    own: (n: number) =>
      `L’idée n°\u00a0${n} est la vôtre\u00a0: elle a déjà votre soutien, et vous saurez tout ce qu’elle devient.`,
    one: '1 personne la soutient',
    already: (n: number) => `Vous soutenez déjà l’idée n°\u00a0${n}.`,
    stopped: (n: number) => `Vous ne suivez plus l’idée n°\u00a0${n}.`,
    follows: (n: number) => `Vous suivez l’idée n°\u00a0${n}\u00a0: vous saurez ce qu’elle devient.`,
    done: (n: number) => new RegExp(`^L’idée n°\\s${n}, .*, que vous suivez, est réalisée\\.$`),
    closed: (n: number) => `L’idée n°\u00a0${n} est close. On peut la suivre, plus la soutenir.`,
  },
  en: {
    first: 'Electric bikes for the café deliveries',
    same: 'An electric bike for cafe delivery',
    other: 'A parasol on the terrace',
    before: 'Before you send it: others may have proposed the same.',
    choice: (n: number, title: string) => `Support #${n}: ${title}`,
    mine: 'Send mine: it says something else',
    supported: (n: number, title: string) =>
      `You support idea #${n}, “${title}”. You will hear what becomes of it.`,
    own: (n: number) =>
      `Idea #${n} is yours: it has your support already, and you hear all that becomes of it.`,
    one: '1 person supports it',
    already: (n: number) => `You already support idea #${n}.`,
    stopped: (n: number) => `You no longer follow idea #${n}.`,
    follows: (n: number) => `You follow idea #${n}: you will hear what becomes of it.`,
    done: (n: number) => new RegExp(`^Idea #${n}, .*, which you follow, is done\\.$`),
    closed: (n: number) => `Idea #${n} is closed. It can be followed, no longer supported.`,
  },
} as const;

describe.skipIf(!hasLocalSlack).each(enough(pairings.toReversed()))(
  'an idea that others share, $engine, $mode, $locale',
  ({ engine, mode, locale }) => {
    const say = said[locale];
    let journey: Journey;
    let topic: string;
    let number: number;
    beforeAll(async () => {
      journey = await startJourney({ engine, mode, ...company(locale) });
      topic = await createTopic(journey, { nameFr: 'Tournées', nameEn: 'Rounds' }, [INES]);
      number = await suggest(journey, CAMILLE, { title: say.first, topic });
      for (const title of ['Zinc', 'Yaourt', 'Wagon']) await suggest(journey, NOOR, { title, topic });
    });
    afterAll(() => journey?.stop());

    const last = async () => (await journey.database.db.workspace.findFirstOrThrow()).lastSuggestion;
    /** The form, once it offers the ideas that say the same. */
    const offered = async (user: string, title: string): Promise<PeerView> => {
      const { peer } = journey;
      await peer.command(user, '/suggest', '', CHANNEL);
      await journey.form('suggest');
      await peer.submit(user, { title, topic });
      return peer.until('the ideas that say the same', () => {
        const view = peer.modal();
        return view?.blocks.some((each) => each.block_id === 'instead') ? view : null;
      });
    };
    const press = (user: string, where: Parameters<Journey['peer']['press']>[1], button: string) =>
      whisperedAfter(journey, user, () => journey.peer.press(user, where, button));

    it('is offered before the same is sent, whatever its accents and plurals, and supported instead', async () => {
      const { peer } = journey;
      const before = await last();
      const form = await offered(PAUL, say.same);
      expect(shown(form)).toContain(say.before);
      const instead = form.blocks.find((each) => each.block_id === 'instead');
      const options = instead?.element?.options?.map((each) => each.text.text);
      expect(options).toEqual([say.choice(number, say.first), say.mine]);
      const kept = form.blocks.find((each) => each.block_id === 'title');
      expect(kept?.element).toMatchObject({ initial_value: say.same });
      await peer.submit(PAUL, { instead: say.choice(number, say.first) });
      expect(shown(peer.modal() ?? { blocks: [] })).toBe(say.supported(number, say.first));
      peer.close(PAUL);
      await card(journey, INES, number, say.one);
      expect(await last()).toBe(before);
      expect((await press(PAUL, await seeIdea(journey, PAUL, number), 'suggestion.unfollow')).text).toBe(
        say.stopped(number),
      );
      await journey.peer.until('the card without support', () =>
        peer.dm(INES).some((each) => shown(each).includes(say.first) && !shown(each).includes(say.one)),
      );
      expect((await ideaRow(journey, number)).supporters).toBe(0);
    });

    it('does not stand in the way of what says something else, nor of who sends theirs all the same', async () => {
      const { peer } = journey;
      const before = await last();
      expect(await suggest(journey, PAUL, { title: say.other, topic })).toBe(before + 1);
      await offered(PAUL, say.same);
      await peer.submit(PAUL, {});
      closeTold(journey, PAUL);
      expect(await last()).toBe(before + 2);
      expect(await ideaRow(journey, before + 2)).toMatchObject({ title: say.same });
    });

    it('is not supported by its own author, who is told why', async () => {
      const { peer } = journey;
      const before = await last();
      await offered(CAMILLE, say.first);
      await peer.submit(CAMILLE, { instead: say.choice(number, say.first) });
      expect(Object.values(peer.errors())).toEqual([say.own(number)]);
      peer.close(CAMILLE);
      expect(await last()).toBe(before);
      expect((await ideaRow(journey, number)).supporters).toBe(0);
      const buttons = buttonsOf(await seeIdea(journey, CAMILLE, number));
      expect(buttons.filter((each) => /support|follow/.test(each))).toEqual([]);
    });

    it('is supported once, followed, left, and heard of by those who still follow', async () => {
      const { peer } = journey;
      const seen = await seeIdea(journey, PAUL, number);
      await press(PAUL, seen, 'suggestion.support');
      expect((await press(PAUL, seen, 'suggestion.support')).text).toBe(say.already(number));
      const forNoor = await seeIdea(journey, NOOR, number);
      expect((await press(NOOR, forNoor, 'suggestion.follow')).text).toBe(say.follows(number));
      expect(await ideaRow(journey, number)).toMatchObject({ supporters: 1 });
      await press(PAUL, await seeIdea(journey, PAUL, number), 'suggestion.unfollow');

      await take(journey, INES, await card(journey, INES, number), 'complete', { text: 'Six vélos.' });
      expect(shown(await journey.letter(NOOR, say.done(number)))).toContain('Six vélos.');
      await journey.delivered();
      expect(peer.dm(PAUL).filter((each) => say.done(number).test(each.text))).toEqual([]);
      expect((await press(PAUL, seen, 'suggestion.support')).text).toBe(say.closed(number));
      const followers = await journey.database.db.suggestionFollower.findMany({
        where: { suggestionId: (await ideaRow(journey, number)).id },
      });
      expect(followers.map(({ personId: id, supports }) => [id, supports])).toEqual([
        [await personId(journey, NOOR), false],
      ]);
    });
  },
);
