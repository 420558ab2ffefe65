// What cannot be done with an idea, said in plain words with the way on: closed meanwhile, sent twice, empty, a topic gone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import type { PeerMessage, PeerView } from '../peers/local-slack.ts';
import {
  ADAM,
  answerTo,
  buttonsOf,
  CAMILLE,
  CHANNEL,
  card,
  company,
  createTopic,
  fill,
  INES,
  ideaRow,
  kindsOf,
  NOOR,
  overHttp,
  PAUL,
  shown,
  suggest,
  whisperedAfter,
} from './ideas.ts';
import { post } from './signed-form.ts';

const said = {
  fr: {
    closed: (n: number) =>
      `L’idée n°\u00a0${n} est close (déclinée). Vous pouvez la rouvrir en disant pourquoi.`,
    reopen: 'Rouvrir…',
    reopened: (n: number) => `Inès Moreau a rouvert votre idée n°\u00a0${n}\u00a0:`,
    notYours: (n: number) =>
      `L’idée n°\u00a0${n} est chez Inès Moreau\u00a0: seuls ses responsables et les admins peuvent faire cela.`,
    empty: 'Écrivez quelque chose ici.',
    tooLong:
      'Il y a 10\u202f000 caractères\u202f; 3\u202f000 au plus. Rien n’est perdu\u00a0: raccourcissez et renvoyez.',
    went: 'Le sujet que vous aviez choisi a été fermé entre-temps\u00a0: votre idée est allée à «\u00a0Autre sujet\u00a0».',
    already: (n: number) =>
      `L’idée n°\u00a0${n} est déjà «\u00a0bien reçue\u00a0». Vous pouvez toujours y répondre.`,
  },
  en: {
    closed: (n: number) => `Idea #${n} is closed (declined). You can reopen it with a reason.`,
    reopen: 'Reopen…',
    reopened: (n: number) => `Inès Moreau reopened your idea #${n}:`,
    notYours: (n: number) => `Idea #${n} is with Inès Moreau: only its owners and admins can do that.`,
    empty: 'Please write something here.',
    tooLong: 'This has 10,000 characters; 3,000 at most. Nothing was lost: shorten it and send again.',
    went: 'The topic that you chose was closed meanwhile: your idea went to “Something else”.',
    already: (n: number) => `Idea #${n} is already being looked into. You can still reply to it.`,
  },
} as const;

const done = expect.objectContaining({ response_action: 'update' });

describe.skipIf(!hasLocalSlack).each(enough(overHttp.toReversed()))(
  'refusals, $engine, $mode, $locale',
  ({ engine, mode, locale }) => {
    const say = said[locale];
    let journey: Journey;
    let topic: string;
    beforeAll(async () => {
      journey = await startJourney({ engine, mode, ...company(locale) });
      const names = { nameFr: 'Quais', nameEn: 'Docks' };
      topic = await createTopic(journey, { ...names, channel: [CHANNEL] }, [INES, NOOR]);
    });
    afterAll(() => journey?.stop());

    /** A form as somebody has it open before sending. */
    const opened = async (user: string, where: PeerMessage, button: string): Promise<PeerView> => {
      const { peer } = journey;
      peer.press(user, where, button);
      const form = await journey.form(button);
      peer.close(user);
      await peer.until('the form to be gone', () => peer.modal() === null);
      return form;
    };

    it('a closed idea: under the card, by an old button and in an open form; and it can be reopened from there', async () => {
      const { peer } = journey;
      const number = await suggest(journey, CAMILLE, { title: 'Un deuxième quai', topic });
      const hers = await card(journey, INES, number);
      const form = await opened(INES, hers, 'suggestion.reply');
      await fill(journey, INES, hers, 'suggestion.decline', { text: 'Trop cher.' });
      const { id } = await ideaRow(journey, number);
      expect(await post(journey, INES, form, { text: 'Et pourtant.' })).toEqual({
        response_action: 'errors',
        errors: { text: say.closed(number) },
      });
      await journey.delivered();
      await peer.reply(INES, hers, 'Et pourtant.');
      const below = await peer.until('the refusal under the card', () =>
        peer.replies(hers).find((each) => each.text === say.closed(number)),
      );
      expect(buttonsOf(below)).toEqual([`suggestion.reopen:${id}`]);
      const refused = await whisperedAfter(journey, INES, () => peer.press(INES, hers, 'suggestion.reply'));
      expect(shown(refused)).toBe(`${say.closed(number)}\n${say.reopen}`);
      expect(await kindsOf(journey, number)).toEqual(['submitted', 'declined']);

      await fill(journey, INES, refused, 'suggestion.reopen', { text: 'Un don est arrivé.' });
      expect(shown(await journey.letter(CAMILLE, say.reopened(number)))).toContain('Un don est arrivé.');
      await fill(journey, INES, hers, 'suggestion.decline', { text: 'Le don est reparti.' });
      // Once its author writes, whoever answers need not reopen it.
      const letter = await peer.until('the second no', () =>
        peer.dm(CAMILLE).find((each) => shown(each).includes('Le don est reparti.')),
      );
      await fill(journey, CAMILLE, letter, 'suggestion.write-back', { text: 'Pour de bon ?' });
      await fill(journey, INES, hers, 'suggestion.reply', { text: 'Pour de bon.' });
      expect(await ideaRow(journey, number)).toMatchObject({ status: 'declined', waitingSince: null });
    });

    it('a colleague who is no owner, by any button of the card in the channel', async () => {
      const { peer } = journey;
      const number = await suggest(journey, CAMILLE, { title: 'Des gilets plus chauds', topic });
      const shared = await peer.until('the card in the channel', () =>
        peer.messages(CHANNEL).find((each) => shown(each).includes('Des gilets plus chauds')),
      );
      for (const act of ['acknowledge', 'reply', 'next', 'reassign', 'decline']) {
        const no = await whisperedAfter(journey, PAUL, () => peer.press(PAUL, shared, `suggestion.${act}`));
        expect(no.text).toBe(say.notYours(number));
        expect(buttonsOf(no)).toEqual([]);
      }
      expect(peer.modal()).toBeNull();
      expect(await kindsOf(journey, number)).toEqual(['submitted']);
      expect((await ideaRow(journey, number)).waitingSince).not.toBeNull();
    });

    it('what was done already, by one pressing twice; a form sent twice acts once, whatever it does', async () => {
      const { peer } = journey;
      const number = await suggest(journey, CAMILLE, { title: 'Une rampe au quai nord', topic });
      const hers = await card(journey, INES, number);
      await whisperedAfter(journey, INES, () => peer.press(INES, hers, 'suggestion.acknowledge'));
      const again = await whisperedAfter(journey, INES, () =>
        peer.press(INES, hers, 'suggestion.acknowledge'),
      );
      expect(again.text).toBe(say.already(number));

      const form = await opened(INES, hers, 'suggestion.decline');
      const words = { text: 'Le quai nord ferme.' };
      const both = [post(journey, INES, form, words), post(journey, INES, form, words)];
      expect(await Promise.all(both)).toEqual([done, done]);
      expect(await post(journey, INES, form, words)).toEqual(done);
      await journey.delivered();
      expect(await kindsOf(journey, number)).toEqual(['submitted', 'acknowledged', 'declined']);
      expect(peer.dm(CAMILLE).filter((each) => shown(each).includes(words.text))).toHaveLength(1);
    });

    it('nothing at all, or 10,000 characters; what was typed stays in the form', async () => {
      const { peer } = journey;
      const number = await suggest(journey, CAMILLE, { title: 'Des chariots qui roulent droit', topic });
      peer.press(INES, await card(journey, INES, number), 'suggestion.reply');
      await journey.form('suggestion.reply');
      for (const [text, why] of [
        [' \n', say.empty],
        ['é'.repeat(10_000), say.tooLong],
      ] as const) {
        await peer.submit(INES, { text });
        expect(peer.errors()).toEqual({ text: why });
        expect(peer.modal()?.callback_id).toBe('suggestion.reply');
      }
      peer.close(INES);
      expect(await kindsOf(journey, number)).toEqual(['submitted']);
    });

    it('nothing when the topic was closed while the form was open: the receipt says where the idea went', async () => {
      const { peer, database } = journey;
      const gone = await createTopic(journey, { nameFr: 'Éphémère', nameEn: 'Fleeting' }, [PAUL]);
      await peer.command(CAMILLE, '/suggest', '', CHANNEL);
      const form = await journey.form('suggest');
      peer.close(CAMILLE);
      await peer.until('the form to be gone', () => peer.modal() === null);
      const menu = await answerTo(journey, ADAM, () => peer.command(ADAM, '/portevoix', '', CHANNEL));
      const list = await whisperedAfter(journey, ADAM, () => peer.press(ADAM, menu, 'topics'));
      await whisperedAfter(journey, ADAM, () => peer.press(ADAM, list, 'topic.close', { subject: gone }));
      const title = 'Une horloge au quai sud';
      expect(await post(journey, CAMILLE, form, { title, details: '', topic: gone })).toEqual(done);
      const receipt = await journey.letter(CAMILLE, title);
      expect(shown(receipt)).toContain(say.went);
      const { topicId } = await database.db.suggestion.findFirstOrThrow({ where: { title } });
      expect(await database.db.topic.findFirstOrThrow({ where: { id: topicId } })).toMatchObject({
        isDefault: true,
      });
    });
  },
);
