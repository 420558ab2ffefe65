// The conversation about an idea in threads: what counts as an answer, what does not, and what follows when it is changed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import type { PeerMessage } from '../peers/local-slack.ts';
import {
  buttonsOf,
  CAMILLE,
  CHANNEL,
  card,
  company,
  createTopic,
  INES,
  ideaRow,
  kindsOf,
  NOOR,
  PAUL,
  pairings,
  shown,
  suggest,
} from './ideas.ts';

const said = {
  fr: {
    counts: 'Ce qu’un responsable écrit sous ce message parvient à l’auteur, et vaut réponse.',
    answered: (n: number) => `Inès Moreau a répondu à votre idée n°\u00a0${n}\u00a0:`,
    noorAnswered: (n: number) => `Noor Haddad a répondu à votre idée n°\u00a0${n}\u00a0:`,
    sent: (n: number) => `✓ Envoyé à l’auteur de l’idée n°\u00a0${n}. Cela vaut réponse.`,
    tookBack: (n: number) => `Inès Moreau a retiré ce message au sujet de l’idée n°\u00a0${n}.`,
    wroteBack: (n: number) => `Camille Roux vous réécrit au sujet de l’idée n°\u00a0${n}\u00a0:`,
    authorTookBack: (n: number) => `Camille Roux a retiré ce message au sujet de l’idée n°\u00a0${n}.`,
    sentTo: '✓ Envoyé à Inès Moreau.',
    noWords: 'une réponse compte au moins deux mots, ou dix lettres',
    tooLong:
      'Il y a 10\u202f000 caractères\u202f; 3\u202f000 au plus. Rien n’a été envoyé\u00a0: écrivez-le à nouveau, en plus court.',
    hint: 'Pour répondre à quelqu’un, écrivez sous son message («\u00a0Répondre dans le fil\u00a0» ou «\u00a0Répondre\u00a0»)',
    has: (n: number) => `L’idée n°\u00a0${n} a sa réponse`,
  },
  en: {
    counts: 'What an owner writes under this message goes to the author, and counts as the answer.',
    answered: (n: number) => `Inès Moreau answered your idea #${n}:`,
    noorAnswered: (n: number) => `Noor Haddad answered your idea #${n}:`,
    sent: (n: number) => `✓ Sent to the author of idea #${n}. That counts as an answer.`,
    tookBack: (n: number) => `Inès Moreau took this message about idea #${n} back.`,
    wroteBack: (n: number) => `Camille Roux writes back about idea #${n}:`,
    authorTookBack: (n: number) => `Camille Roux took this message about idea #${n} back.`,
    sentTo: '✓ Sent to Inès Moreau.',
    noWords: 'an answer has at least two words, or ten letters',
    tooLong: 'This has 10,000 characters; 3,000 at most. Nothing was sent: write it again, shorter.',
    hint: 'To answer somebody, write under their message (“Reply in thread” or “Reply”)',
    has: (n: number) => `Idea #${n} has its answer`,
  },
} as const;

describe.skipIf(!hasLocalSlack).each(enough(pairings))(
  'an idea in threads, $engine, $mode, $locale',
  ({ engine, mode, locale }) => {
    const say = said[locale];
    let journey: Journey;
    let topic: string;
    beforeAll(async () => {
      journey = await startJourney({ engine, mode, ...company(locale) });
      const names = { nameFr: 'Ateliers', nameEn: 'Workshops' };
      topic = await createTopic(journey, { ...names, channel: [CHANNEL] }, [INES, NOOR]);
    });
    afterAll(() => journey?.stop());

    /** Nobody answers within the milliseconds before the bot has noted where its message stands. */
    const reply = async (user: string, under: PeerMessage, text: string): Promise<PeerMessage> => {
      await journey.delivered();
      return journey.peer.reply(user, under, text);
    };
    /** What stands under a message, once one of them says this. */
    const under = (root: PeerMessage, text: string) =>
      journey.peer.until(`“${text}” under ${root.text}`, () =>
        journey.peer.replies(root).find((each) => each.text.includes(text)),
      );
    const nowShows = (user: string, letter: PeerMessage, text: string) =>
      journey.peer.until(`the letter to ${user}, now with “${text}”`, () =>
        journey.peer.dm(user).find((each) => each.ts === letter.ts && shown(each).includes(text)),
      );
    const channelCard = (title: string) =>
      journey.peer.until(`the card of ${title} in the channel`, () =>
        journey.peer.messages(CHANNEL).find((each) => !each.ephemeral_to && shown(each).includes(title)),
      );

    it('is answered under its card: the author gets the words, a mark says so, and they follow when changed', async () => {
      const { peer } = journey;
      const number = await suggest(journey, CAMILLE, { title: 'Établis plus hauts', topic });
      const hers = await card(journey, INES, number, say.counts);
      const words = await reply(INES, hers, 'On commande *deux* établis.');
      const letter = await journey.letter(CAMILLE, say.answered(number));
      expect(shown(letter)).toContain('On commande ');
      await under(hers, say.sent(number));
      await journey.letter(INES, say.has(number));
      expect(await ideaRow(journey, number)).toMatchObject({ waitingSince: null, status: 'acknowledged' });
      expect(await kindsOf(journey, number)).toEqual(['submitted', 'replied']);

      await peer.edit(INES, words, 'On commande trois établis.');
      await nowShows(CAMILLE, letter, 'On commande trois établis.');
      await peer.remove(INES, words);
      const gone = await nowShows(CAMILLE, letter, say.tookBack(number));
      expect(shown(gone)).not.toContain('établis.');
      expect((await ideaRow(journey, number)).events[1]?.data).toMatchObject({
        text: '',
        changed: 'deleted',
      });
      expect(peer.dm(CAMILLE).filter((each) => each.text.includes(say.answered(number)))).toEqual([]);
    });

    it('is not answered by a colleague, an emoji or a bot under the card in the channel, but by its owner there', async () => {
      const { peer } = journey;
      const number = await suggest(journey, CAMILLE, { title: 'Gants à la bonne taille', topic });
      const shared = await channelCard('Gants à la bonne taille');
      const ask = (path: string, body: object) =>
        fetch(`${peer.apiUrl}${path}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${peer.botToken}`, 'content-type': 'application/json' },
          body: JSON.stringify({ channel: CHANNEL, ...body }),
        }).then((answer) => answer.json());
      await reply(PAUL, shared, 'Moi aussi, taille 11.');
      expect(await ask('reactions.add', { timestamp: shared.ts, name: 'thumbsup' })).toMatchObject({
        ok: true,
      });
      const robot = { thread_ts: shared.ts, text: 'Un robot passe.' };
      expect(await ask('chat.postMessage', robot)).toMatchObject({ ok: true });
      // The author among colleagues speaks to them, not for an owner.
      await reply(CAMILLE, shared, 'Merci Paul.');
      await reply(NOOR, shared, 'Toutes les tailles arrivent lundi.');
      const letter = await journey.letter(CAMILLE, say.noorAnswered(number));
      expect(shown(letter)).toContain('Toutes les tailles arrivent lundi.');
      await under(shared, say.sent(number));
      await journey.delivered();
      const marks = peer.replies(shared).filter((each) => each.text.startsWith('✓'));
      expect(marks).toHaveLength(1);
      expect(await kindsOf(journey, number)).toEqual(['submitted', 'replied']);
      expect(
        [...peer.whispers(PAUL), ...peer.dm(PAUL)].filter((each) => each.text.includes(`${number}`)),
      ).toEqual([]);
    });

    it('is written back about under the letter; that stands under the owner’s card, and follows when changed', async () => {
      const { peer } = journey;
      const number = await suggest(journey, CAMILLE, { title: 'Deux pauses par matinée', topic });
      const hers = await card(journey, INES, number);
      await reply(INES, hers, 'Une seule suffit.');
      const letter = await journey.letter(CAMILLE, say.answered(number));
      const words = await reply(CAMILLE, letter, 'Même en été ?');
      const told = await under(hers, say.wroteBack(number));
      expect(shown(told)).toContain('Même en été ?');
      expect(buttonsOf(told)).toEqual([`suggestion.reply:${(await ideaRow(journey, number)).id}`]);
      await under(letter, say.sentTo);

      await peer.edit(CAMILLE, words, 'Même en juillet ?');
      const sees = (text: string) =>
        peer.until(`“${text}” under the card`, () =>
          peer.replies(hers).find((each) => each.ts === told.ts && shown(each).includes(text)),
        );
      await sees('Même en juillet ?');
      await peer.remove(CAMILLE, words);
      expect(shown(await sees(say.authorTookBack(number)))).not.toContain('juillet');

      await reply(INES, hers, 'En été, deux.');
      await peer.until('the second answer', () =>
        peer.dm(CAMILLE).some((each) => shown(each).includes('En été, deux.')),
      );
      expect(await kindsOf(journey, number)).toEqual(['submitted', 'replied', 'wrote-back', 'replied']);
    });

    it('is not answered with 10,000 characters, by neither side, and both are told so', async () => {
      const number = await suggest(journey, CAMILLE, { title: 'Un plan des issues', topic });
      const hers = await card(journey, INES, number);
      await reply(INES, hers, 'a'.repeat(10_000));
      await under(hers, say.tooLong);
      for (const mark of [':+1:', '👍', '…', `<@${CAMILLE}> ok`]) {
        await reply(INES, hers, mark);
        await under(hers, say.noWords);
      }
      expect(await kindsOf(journey, number)).toEqual(['submitted']);
      await reply(INES, hers, 'Trop court, cette fois.');
      const letter = await journey.letter(CAMILLE, say.answered(number));
      await reply(CAMILLE, letter, 'b'.repeat(10_000));
      await under(letter, say.tooLong);
      expect(await kindsOf(journey, number)).toEqual(['submitted', 'replied']);
    });

    it('is not reached by words that stand alone, or under another message: who writes them is told where to', async () => {
      const { peer } = journey;
      const counted = await journey.database.db.suggestionEvent.count();
      await peer.tell(PAUL, 'Bonjour ?');
      const hint = await journey.letter(PAUL, say.hint);
      expect(buttonsOf(hint)).toEqual([expect.stringMatching(/^suggest:/), 'suggestions.mine']);
      await reply(PAUL, hint, 'Et ici ?');
      await journey.delivered();
      expect(await journey.database.db.suggestionEvent.count()).toBe(counted);
    });
  },
);
