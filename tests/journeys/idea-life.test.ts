// The life of an idea, each path through the whole program: looked into, planned, tried, done, declined, joined with another.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import {
  ALMA,
  buttonsOf,
  CAMILLE,
  CHANNEL,
  card,
  closeTold,
  company,
  createTopic,
  fill,
  INES,
  ideaRow,
  kindsOf,
  NOOR,
  openStep,
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
    isReviewing: (n: number) => `Inès Moreau étudie votre idée n°\u00a0${n}. La réponse elle-même suivra.`,
    reviews: (n: number) => `Inès Moreau étudie votre idée n°\u00a0${n}\u00a0:`,
    underReview: 'À l’étude · chez Inès Moreau · réponse attendue mardi 17 novembre',
    planned: (n: number) => `Votre idée n°\u00a0${n} est prévue. Inès Moreau écrit\u00a0:`,
    isPlanned: 'Prévue · Inès Moreau a répondu',
    followsPlanned: (n: number) =>
      `L’idée n°\u00a0${n}, «\u00a0Bornes vertes\u00a0», que vous suivez, est prévue.`,
    tried: (n: number) => `Votre idée n°\u00a0${n} est à l’essai.`,
    trial: 'Moins de files.\nÀ l’essai jusqu’au vendredi 20 novembre, avec Lyon',
    noDay: /^Choisissez un jour, du .* au .*\.$/,
    badDay: /^Choisissez un jour, du mardi 10 novembre 2026 au .*\.$/,
    ends: /^Un essai se termine\u00a0: qu’a-t-il montré\u202f\? n°/,
    over: (n: number) => `L’essai de votre idée n°\u00a0${n} est terminé.`,
    done: (n: number) => `Votre idée n°\u00a0${n} est réalisée. Inès Moreau dit ce qui change\u00a0:`,
    isDone: 'Réalisée · Inès Moreau a répondu',
    announced: (n: number) => `C’est fait\u00a0: idée n°\u00a0${n}, «\u00a0Bornes vertes\u00a0»`,
    thanks: 'Merci à Camille Roux. 1 personne la soutient.',
    followsDone: (n: number) =>
      `L’idée n°\u00a0${n}, «\u00a0Bornes vertes\u00a0», que vous suivez, est réalisée.`,
    declined: (n: number) => `Inès Moreau a décliné votre idée n°\u00a0${n} et dit pourquoi\u00a0:`,
    followsDeclined: (n: number) =>
      `L’idée n°\u00a0${n}, «\u00a0Salle de sieste\u00a0», que vous suivez, a été déclinée.`,
    follows: (n: number) => `Vous suivez l’idée n°\u00a0${n}\u00a0: vous saurez ce qu’elle devient.`,
    noNumber: 'Choisissez l’autre idée, ou écrivez son numéro, par exemple 218.',
    wouldGoOn: (n: number) => `Elle continuerait avec l’idée n°\u00a0${n}\u00a0:`,
    badNumber:
      'Aucune idée ouverte ne répond à «\u00a0zzz\u00a0». Écrivez son numéro, par exemple 218, ou d’autres mots.',
    unknown: 'Il n’y a pas d’idée n°\u00a099\u202f999. Écrivez le numéro de l’idée qui continue.',
    itself: 'Une idée ne peut pas être son propre doublon. Écrivez le numéro de l’autre.',
    circle: (n: number, other: number) =>
      `L’idée n°\u00a0${n} est elle-même un doublon de la n°\u00a0${other}. Rouvrez-la d’abord, ou choisissez-en une autre.`,
    merged: (n: number) =>
      `Inès Moreau a réuni votre idée n°\u00a0${n} avec une autre qui dit la même chose\u00a0:`,
    goesOn: (n: number) => `Elle continue avec l’idée n°\u00a0${n}, «\u00a0Machine à café\u00a0»`,
    followsMerged: (n: number) =>
      `L’idée n°\u00a0${n}, «\u00a0Expresso pour tous\u00a0», que vous suivez, a été réunie avec une autre.`,
    followsOther: (n: number) =>
      `L’idée n°\u00a0${n}, «\u00a0Machine à café\u00a0», que vous suivez, est réalisée.`,
    one: '1 personne la soutient',
    support: '2 personnes la soutiennent',
    duplicate: 'Doublon · Inès Moreau a répondu',
  },
  en: {
    isReviewing: (n: number) => `Inès Moreau is reviewing your idea #${n}. The answer itself will follow.`,
    reviews: (n: number) => `Inès Moreau is reviewing your idea #${n}:`,
    underReview: 'Under review · with Inès Moreau · answer due Monday 16 November',
    planned: (n: number) => `Your idea #${n} is planned. Inès Moreau writes:`,
    isPlanned: 'Planned · Inès Moreau answered on',
    followsPlanned: (n: number) => `Idea #${n}, “Bornes vertes”, which you follow, is planned.`,
    tried: (n: number) => `Your idea #${n} is being tried.`,
    trial: 'Moins de files.\nTried until Friday 20 November, with Lyon',
    noDay: /^Choose a day, from .* to .*\.$/,
    badDay: /^Choose a day from Tuesday 10 November 2026 to .*\.$/,
    ends: /^A trial ends: what did it show\? #/,
    over: (n: number) => `The trial of your idea #${n} is over.`,
    done: (n: number) => `Your idea #${n} is done. Inès Moreau says what changed:`,
    isDone: 'Done · Inès Moreau answered on',
    announced: (n: number) => `Done: idea #${n}, “Bornes vertes”`,
    thanks: 'Thank you, Camille Roux. 1 person supports it.',
    followsDone: (n: number) => `Idea #${n}, “Bornes vertes”, which you follow, is done.`,
    declined: (n: number) => `Inès Moreau declined your idea #${n}, and says why:`,
    followsDeclined: (n: number) => `Idea #${n}, “Salle de sieste”, which you follow, was declined.`,
    follows: (n: number) => `You follow idea #${n}: you will hear what becomes of it.`,
    noNumber: 'Choose the other idea, or write its number, for example 218.',
    wouldGoOn: (n: number) => `It would go on as idea #${n}:`,
    badNumber: 'No open idea was found by “zzz”. Write its number, for example 218, or other words.',
    unknown: 'There is no idea #99,999. Write the number of the idea that goes on.',
    itself: 'An idea cannot be its own duplicate. Write the number of the other one.',
    circle: (n: number, other: number) =>
      `Idea #${n} is itself a duplicate of #${other}. Reopen it first, or choose another one.`,
    merged: (n: number) => `Inès Moreau joined your idea #${n} with another one that says the same:`,
    goesOn: (n: number) => `It goes on as idea #${n}, “Machine à café”`,
    followsMerged: (n: number) =>
      `Idea #${n}, “Expresso pour tous”, which you follow, was joined with another one.`,
    followsOther: (n: number) => `Idea #${n}, “Machine à café”, which you follow, is done.`,
    one: '1 person supports it',
    support: '2 people support it',
    duplicate: 'Duplicate · Inès Moreau answered on',
  },
} as const;

describe.skipIf(!hasLocalSlack).each(enough(pairings.toReversed()))(
  'the life of an idea, $engine, $mode, $locale',
  ({ engine, mode, locale }) => {
    const say = said[locale];
    let journey: Journey;
    let topic: string;
    beforeAll(async () => {
      journey = await startJourney({ engine, mode, ...company(locale) });
      topic = await createTopic(journey, { nameFr: 'Accueil', nameEn: 'Welcome' }, [INES, NOOR]);
    });
    afterAll(() => journey?.stop());

    it('is under review without a word while the clock runs on, or with words, which are the answer', async () => {
      const silent = await suggest(journey, CAMILLE, { title: 'Fauteuils neufs', topic });
      await take(journey, INES, await card(journey, INES, silent), 'study', { text: '' });
      await journey.letter(CAMILLE, say.isReviewing(silent));
      await card(journey, INES, silent, say.underReview);
      expect(await ideaRow(journey, silent)).toMatchObject({
        status: 'under-review',
        firstReplyAt: null,
        waitingSince: expect.any(Date),
        verdictAsked: false,
      });
      await fill(journey, INES, await card(journey, INES, silent), 'suggestion.reply', {
        text: 'Oui, volontiers.',
      });
      expect(await ideaRow(journey, silent)).toMatchObject({ status: 'under-review', waitingSince: null });

      const worded = await suggest(journey, CAMILLE, { title: 'Parking couvert', topic });
      const text = 'Le devis arrive.';
      await take(journey, INES, await card(journey, INES, worded), 'study', { text });
      expect(shown(await journey.letter(CAMILLE, say.reviews(worded)))).toContain(text);
      expect(await ideaRow(journey, worded)).toMatchObject({
        status: 'under-review',
        firstReplyBy: await personId(journey, INES),
        waitingSince: null,
        verdictAsked: true,
      });
    });

    it('is planned, tried, concluded on its last day and done, and its author, follower and channel hear of it', async () => {
      const { peer, clock, app } = journey;
      const number = await suggest(journey, CAMILLE, { title: 'Bornes vertes', topic });
      peer.press(PAUL, await seeIdea(journey, PAUL, number), 'suggestion.support');
      const first = await card(journey, INES, number, say.one);
      await take(journey, INES, first, 'plan', { text: 'Pour janvier.' });
      expect(shown(await journey.letter(CAMILLE, say.planned(number)))).toContain('Pour janvier.');
      expect(shown(await journey.letter(PAUL, say.followsPlanned(number)))).toContain('Pour janvier.');

      const planned = await card(journey, INES, number, say.isPlanned);
      const trial = { text: 'Moins de files.', people: 'Lyon' };
      await openStep(journey, INES, planned, 'test');
      await peer.submit(INES, trial);
      expect(peer.errors()).toEqual({ endsOn: expect.stringMatching(say.noDay) });
      await peer.submit(INES, { ...trial, endsOn: '2026-11-09' });
      expect(peer.errors()).toEqual({ endsOn: expect.stringMatching(say.badDay) });
      await peer.submit(INES, { ...trial, endsOn: '2026-11-20' });
      closeTold(journey, INES);
      await journey.letter(CAMILLE, say.tried(number));
      await card(journey, INES, number, say.trial);

      clock.moveTo(new Date('2026-11-19T10:00:00Z'));
      await app.beat();
      await journey.delivered();
      expect(peer.dm(INES).some((each) => say.ends.test(each.text))).toBe(false);
      clock.moveTo(new Date('2026-11-20T10:00:00Z'));
      await app.beat();
      const asked = await journey.letter(INES, say.ends);
      await fill(journey, INES, asked, 'suggestion.conclude', { text: 'Deux minutes de moins.' });
      expect(shown(await journey.letter(CAMILLE, say.over(number)))).toContain('Deux minutes de moins.');

      const concluded = await card(journey, INES, number);
      await take(journey, INES, concluded, 'complete', { text: 'Partout dès lundi.', channel: [CHANNEL] });
      expect(shown(await journey.letter(CAMILLE, say.done(number)))).toContain('Partout dès lundi.');
      await journey.letter(PAUL, say.followsDone(number));
      const announced = await peer.until('the announcement', () =>
        peer.messages(CHANNEL).find((each) => each.text === say.announced(number)),
      );
      expect(shown(announced)).toContain('Partout dès lundi.');
      expect(shown(announced)).toContain(say.thanks);
      const closed = await card(journey, INES, number, say.isDone);
      const { id, firstReplyMin } = await ideaRow(journey, number);
      expect(firstReplyMin).toBe(0);
      expect(buttonsOf(closed)).toEqual([`suggestion.reopen:${id}`]);
      expect(await kindsOf(journey, number)).toEqual([
        'submitted',
        'supported',
        'planned',
        'trial-started',
        'trial-concluded',
        'completed',
      ]);
    });

    it('is declined with a reason, which its author and its followers read', async () => {
      const { peer } = journey;
      const number = await suggest(journey, CAMILLE, { title: 'Salle de sieste', topic });
      const seen = await seeIdea(journey, NOOR, number);
      const thanks = await whisperedAfter(journey, NOOR, () => peer.press(NOOR, seen, 'suggestion.follow'));
      expect(thanks.text).toBe(say.follows(number));
      const reason = 'Aucune pièce n’a de rideaux.';
      await fill(journey, INES, await card(journey, INES, number), 'suggestion.decline', { text: reason });
      expect(shown(await journey.letter(CAMILLE, say.declined(number)))).toContain(reason);
      expect(shown(await journey.letter(NOOR, say.followsDeclined(number)))).toContain(reason);
    });

    it('goes on as another one that says the same, with its author and followers; wrong numbers stay at the field', async () => {
      const { peer } = journey;
      const original = await suggest(journey, PAUL, { title: 'Machine à café', topic });
      const sealed = await suggest(journey, ALMA, { title: 'Boissons chaudes', topic, anonymous: true });
      const number = await suggest(journey, CAMILLE, { title: 'Expresso pour tous', topic });
      peer.press(NOOR, await seeIdea(journey, NOOR, number), 'suggestion.support');
      const text = 'C’est la même.';
      await openStep(journey, INES, await card(journey, INES, number, say.one), 'merge');
      for (const [wrong, why] of [
        ['', say.noNumber],
        ['zzz', say.badNumber],
        ['99999', say.unknown],
        [String(number), say.itself],
      ] as const) {
        await peer.submit(INES, { number: wrong, text });
        expect(peer.errors()).toEqual({ number: why });
      }
      await peer.submit(INES, { number: `n° ${original}`, text });
      expect(peer.errors()).toEqual({});
      // Nothing is sent before its title was seen.
      expect(await ideaRow(journey, number)).toMatchObject({ status: 'received' });
      const asked = JSON.stringify(await journey.form('suggestion.merge'));
      for (const seen of ['Machine à café', say.wouldGoOn(original)]) expect(asked).toContain(seen);
      await peer.submit(INES, { into: String(original), number: '', text });
      closeTold(journey, INES);

      const letter = await journey.letter(CAMILLE, say.merged(number));
      expect(shown(letter)).toContain(text);
      expect(shown(letter)).toContain(say.goesOn(original));
      await journey.letter(NOOR, say.followsMerged(number));
      await card(journey, INES, number, say.duplicate);
      await card(journey, INES, original, say.support);
      const into = await ideaRow(journey, original);
      expect(await ideaRow(journey, number)).toMatchObject({
        status: 'duplicate',
        duplicateOf: into.id,
        supporters: 0,
      });

      journey.clock.advance(3_600_000);
      await journey.app.beat();
      await openStep(journey, INES, await card(journey, INES, original), 'merge');
      await peer.submit(INES, { number: String(number), text });
      expect(peer.errors()).toEqual({ number: say.circle(number, original) });
      peer.close(INES);

      // One whose author is sealed: they hear of it as the others do, and are written down nowhere.
      await take(journey, INES, await card(journey, INES, sealed), 'merge', {
        number: String(original),
        text,
      });
      await peer.submit(INES, { into: String(original), number: '', text });
      closeTold(journey, INES);
      await journey.letter(ALMA, say.merged(sealed));
      await take(journey, INES, await card(journey, INES, original), 'complete', { text: 'Elle est là.' });
      for (const user of [CAMILLE, NOOR, ALMA]) await journey.letter(user, say.followsOther(original));
      await journey.delivered();
      expect(peer.dm(PAUL).filter((each) => each.text === say.followsOther(original))).toEqual([]);
      expect(await ideaRow(journey, original)).toMatchObject({ supporters: 2, status: 'done' });
    });
  },
);
