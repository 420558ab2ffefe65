// What the author says of an answer: asked once, taken at their word, and a new answer owed where it does not answer.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import type { PeerMessage } from '../peers/local-slack.ts';
import {
  buttonsOf,
  CAMILLE,
  card,
  company,
  createTopic,
  fill,
  INES,
  ideaRow,
  kindsOf,
  NOOR,
  pairings,
  seeIdea,
  shown,
  suggest,
  take,
  whisperedAfter,
} from './ideas.ts';

const said = {
  fr: {
    answered: (n: number) => `Inès Moreau a répondu à votre idée n°\u00a0${n}\u00a0:`,
    asks: 'Cette réponse vous convient-elle\u202f?',
    thanks: (_: number) => 'Merci\u202f! Inès Moreau saura que sa réponse vous convient.',
    confirmed: (n: number) => `L’auteur de l’idée n°\u00a0${n} dit que votre réponse lui convient.`,
    already: (n: number) => `Vous avez déjà dit ce que vous pensez de la réponse à l’idée n°\u00a0${n}.`,
    contested: (n: number) => `Camille Roux trouve que la réponse à l’idée n°\u00a0${n} ne suffit pas.`,
    newDue: 'Une nouvelle réponse est attendue d’ici mardi 24 novembre.',
    asksAgain: 'Bien reçue · rouverte · chez Inès Moreau · réponse attendue mardi 24 novembre',
    reminder: (n: number) =>
      new RegExp(`Une personne attend votre réponse\u00a0: n°\u00a0${n}, «[^»]*» \\(pour demain\\)`),
    done: (n: number) => `Votre idée n°\u00a0${n} est réalisée.`,
    reviewing: 'À l’étude · rouverte · chez Inès Moreau',
    reopenedByAuthor: (n: number) => `Camille Roux a rouvert l’idée n°\u00a0${n}\u00a0:`,
    reopenedByOwner: (n: number) => `Noor Haddad a rouvert votre idée n°\u00a0${n}\u00a0:`,
    stillOpen: (n: number) =>
      `L’idée n°\u00a0${n} est toujours ouverte (à l’étude)\u00a0: il n’y a rien à rouvrir.`,
  },
  en: {
    answered: (n: number) => `Inès Moreau answered your idea #${n}:`,
    asks: 'Does this answer you?',
    thanks: (_: number) => 'Thank you! Inès Moreau will know that the answer suits you.',
    confirmed: (n: number) => `The author of idea #${n} says that your answer suits them.`,
    already: (n: number) => `You have already said what you think of the answer to idea #${n}.`,
    contested: (n: number) => `Camille Roux says that idea #${n} is not really answered.`,
    newDue: 'A new answer is due by Tuesday 24 November.',
    asksAgain: 'Being looked into · reopened · with Inès Moreau · answer due Tuesday 24 November',
    reminder: (n: number) =>
      new RegExp(`Somebody is waiting for your answer: #${n}, “[^”]*” \\(due tomorrow\\)`),
    done: (n: number) => `Your idea #${n} is done.`,
    reviewing: 'Under review · reopened · with Inès Moreau',
    reopenedByAuthor: (n: number) => `Camille Roux reopened idea #${n}:`,
    reopenedByOwner: (n: number) => `Noor Haddad reopened your idea #${n}:`,
    stillOpen: (n: number) => `Idea #${n} is still open (under review): there is nothing to reopen.`,
  },
} as const;

/** No holiday within the next five working days, neither in France nor in Great Britain. */
const TUESDAY = new Date('2026-11-17T10:00:00Z');

describe.skipIf(!hasLocalSlack).each(enough(pairings.toReversed()))(
  'what the author says of an answer, $engine, $mode, $locale',
  ({ engine, mode, locale }) => {
    const say = said[locale];
    let journey: Journey;
    let topic: string;
    beforeAll(async () => {
      journey = await startJourney({ engine, mode, ...company(locale), at: TUESDAY });
      topic = await createTopic(journey, { nameFr: 'Cantine', nameEn: 'Canteen' }, [INES, NOOR]);
    });
    afterAll(() => journey?.stop());

    const press = (user: string, where: Parameters<Journey['peer']['press']>[1], button: string) =>
      whisperedAfter(journey, user, () => journey.peer.press(user, where, button));
    /** The answer's letter once its author has said yes: in its own place, without the question. */
    const confirmed = (letter: PeerMessage, number: number) => {
      journey.peer.press(CAMILLE, letter, 'suggestion.confirm');
      return journey.peer.until('the letter drawn anew', () =>
        journey.peer.dm(CAMILLE).find((each) => each.id === letter.id && each.text === say.thanks(number)),
      );
    };
    const underCard = async (number: number, text: string) => {
      const { peer } = journey;
      const hers = await card(journey, INES, number);
      return peer.until(`“${text}” under the card`, () =>
        peer.replies(hers).find((each) => each.text.includes(text)),
      );
    };

    it('is asked once, after the first answer; a yes reaches the owner, a second press changes nothing', async () => {
      const number = await suggest(journey, CAMILLE, { title: 'Plats sans gluten', topic });
      const hers = await card(journey, INES, number);
      await fill(journey, INES, hers, 'suggestion.reply', { text: 'Dès lundi.' });
      const letter = await journey.letter(CAMILLE, say.answered(number));
      expect(shown(letter)).toContain(say.asks);
      const { id } = await ideaRow(journey, number);
      const verdict = [`suggestion.confirm:${id}`, `suggestion.contest:${id}`];
      expect(buttonsOf(letter)).toEqual([...verdict, `suggestion.write-back:${id}`]);
      const now = await confirmed(letter, number);
      expect(buttonsOf(now).filter((each) => verdict.includes(each))).toEqual([]);
      expect(shown(now)).toContain('Dès lundi.');
      await underCard(number, say.confirmed(number));

      for (const button of ['suggestion.confirm', 'suggestion.contest'])
        expect((await press(CAMILLE, letter, button)).text).toContain(say.already(number));
      expect(journey.peer.modal()).toBeNull();
      await fill(journey, INES, hers, 'suggestion.reply', { text: 'Et le mardi aussi.' });
      const second = await journey.peer.until('the second answer', () =>
        journey.peer.dm(CAMILLE).find((each) => shown(each).includes('Et le mardi aussi.')),
      );
      expect(buttonsOf(second)).toEqual([`suggestion.write-back:${id}`]);
      expect(await kindsOf(journey, number)).toEqual(['submitted', 'replied', 'confirmed', 'replied']);
    });

    it('asks again where it does not answer: a new date, the owner told why and reminded, and asked once more', async () => {
      const { clock, app } = journey;
      const number = await suggest(journey, CAMILLE, { title: 'Ouvrir à onze heures', topic });
      const hers = await card(journey, INES, number);
      await fill(journey, INES, hers, 'suggestion.reply', { text: 'On verra.' });
      const letter = await journey.letter(CAMILLE, say.answered(number));
      await fill(journey, CAMILLE, letter, 'suggestion.contest', { text: 'Quand ?' });
      const told = await underCard(number, say.contested(number));
      expect(shown(told)).toContain('Quand ?');
      expect(shown(told)).toContain(say.newDue);
      await card(journey, INES, number, say.asksAgain);
      const again = await ideaRow(journey, number);
      expect(again).toMatchObject({ waitingSince: expect.any(Date), firstReplyAt: expect.any(Date) });

      clock.moveTo(new Date('2026-11-23T10:00:00Z'));
      await app.beat();
      await journey.letter(INES, say.reminder(number));
      await fill(journey, INES, hers, 'suggestion.reply', { text: 'Le 1er décembre.' });
      const second = await journey.peer.until('the second answer', () =>
        journey.peer.dm(CAMILLE).find((each) => shown(each).includes('Le 1er décembre.')),
      );
      expect(buttonsOf(second)).toContain(`suggestion.confirm:${again.id}`);
      expect((await ideaRow(journey, number)).firstReplyAt).toEqual(again.firstReplyAt);
    });

    it('is asked again once the idea is done; a no opens it again', async () => {
      const number = await suggest(journey, CAMILLE, { title: 'Des carafes à table', topic });
      const hers = await card(journey, INES, number);
      await fill(journey, INES, hers, 'suggestion.reply', { text: 'Bonne idée.' });
      const answer = await journey.letter(CAMILLE, say.answered(number));
      await confirmed(answer, number);
      await take(journey, INES, hers, 'complete', { text: 'Elles sont là.' });
      const done = await journey.letter(CAMILLE, say.done(number));
      expect(shown(done)).toContain(say.asks);
      await fill(journey, CAMILLE, done, 'suggestion.contest', { text: 'Pas à toutes les tables.' });
      await card(journey, INES, number, say.reviewing);
      await underCard(number, say.contested(number));
      expect(await ideaRow(journey, number)).toMatchObject({ status: 'under-review', verdictAsked: false });
    });

    it('can be said long after: a closed idea is opened again by its author or an owner, and the other reads why', async () => {
      const { peer } = journey;
      const number = await suggest(journey, CAMILLE, { title: 'Une file rapide', topic });
      await fill(journey, INES, await card(journey, INES, number), 'suggestion.decline', {
        text: 'Non, pas ainsi.',
      });
      const full = await seeIdea(journey, CAMILLE, number);
      await fill(journey, CAMILLE, full, 'suggestion.reopen', { text: 'La salle est plus grande.' });
      const why = await underCard(number, say.reopenedByAuthor(number));
      expect(shown(why)).toContain('La salle est plus grande.');
      await card(journey, INES, number, say.reviewing);
      expect((await press(CAMILLE, full, 'suggestion.reopen')).text).toBe(say.stillOpen(number));
      expect(peer.modal()).toBeNull();

      await fill(journey, INES, await card(journey, INES, number), 'suggestion.decline', {
        text: 'Non, non.',
      });
      const forNoor = await seeIdea(journey, NOOR, number);
      await fill(journey, NOOR, forNoor, 'suggestion.reopen', { text: 'Je m’en occupe.' });
      expect(shown(await journey.letter(CAMILLE, say.reopenedByOwner(number)))).toContain('Je m’en occupe.');
      expect(await ideaRow(journey, number)).toMatchObject({
        status: 'under-review',
        waitingSince: expect.any(Date),
        verdictAsked: false,
      });
      expect(await kindsOf(journey, number)).toEqual([
        'submitted',
        'declined',
        'reopened',
        'declined',
        'reopened',
      ]);
    });
  },
);
