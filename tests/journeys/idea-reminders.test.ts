// Reminders of the answers that are owed, over two months on a clock that jumps: whom, when, how often, and who comes next.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import type { PeerMessage } from '../peers/local-slack.ts';
import {
  ADAM,
  ALMA,
  CAMILLE,
  card,
  closeTold,
  company,
  createTopic,
  fill,
  INES,
  ideaRow,
  kindsOf,
  NOOR,
  PAUL,
  pairings,
  personId,
  shown,
  suggest,
} from './ideas.ts';

const said = {
  fr: {
    isReminder:
      /^(?:Une personne attend|\d+ personnes attendent|Une réponse est en retard|\d+ réponses sont en retard|Une idée attend sa|\d+ idées attendent)/,
    answered: 'Votre réponse à l’idée',
    tomorrow: (n: number) =>
      new RegExp(`Une personne attend votre réponse\u00a0: n°\u00a0${n}, «[^»]*» \\(pour demain\\)`),
    both: (a: number, b: number) =>
      new RegExp(
        `2 personnes attendent votre réponse\u00a0: n°\u00a0${a}, «[^»]*» \\(pour aujourd’hui\\), n°\u00a0${b}, «[^»]*» \\(pour demain\\)`,
      ),
    late: (a: number, b: number) =>
      new RegExp(
        `2 personnes attendent votre réponse\u00a0: n°\u00a0${a}, «[^»]*» \\(1 jour ouvré de retard\\), n°\u00a0${b}, «[^»]*» \\(pour aujourd’hui\\)`,
      ),
    other: 'Une réponse est en retard',
    otherLine: (n: number) => `n°\u00a0${n} · Lampes · chez Inès Moreau`,
    afterThree: (n: number) =>
      new RegExp(
        `Une personne attend votre réponse\u00a0: n°\u00a0${n}, «[^»]*» \\(3 jours ouvrés de retard\\)`,
      ),
    // Monday 28 is a working day in France, and a holiday in Great Britain.
    afterHoliday: /\(2 jours ouvrés de retard\)/,
    notHere: 'Personne ne lit les réponses à ce message.',
    comesTo: (n: number, from: string) => `${from} n’est pas là\u00a0: l’idée n°\u00a0${n} vous revient.`,
    with: (name: string) => `chez ${name}`,
    nobody: (n: number) => `L’idée n°\u00a0${n} (Bureaux) n’a personne pour y répondre.`,
    withNobody: 'chez personne',
  },
  en: {
    isReminder: /^(?:Somebody is waiting|\d+ people are waiting|An answer is late|\d+ answers are late)/,
    answered: 'Your reply to idea',
    tomorrow: (n: number) =>
      new RegExp(`Somebody is waiting for your answer: #${n}, “[^”]*” \\(due tomorrow\\)`),
    both: (a: number, b: number) =>
      new RegExp(
        `2 people are waiting for your answer: #${a}, “[^”]*” \\(due today\\), #${b}, “[^”]*” \\(due tomorrow\\)`,
      ),
    late: (a: number, b: number) =>
      new RegExp(
        `2 people are waiting for your answer: #${a}, “[^”]*” \\(1 working day late\\), #${b}, “[^”]*” \\(due today\\)`,
      ),
    other: 'An answer is late',
    otherLine: (n: number) => `#${n} · Lampes · with Inès Moreau`,
    afterThree: (n: number) =>
      new RegExp(`Somebody is waiting for your answer: #${n}, “[^”]*” \\(3 working days late\\)`),
    afterHoliday: /\(1 working day late\)/,
    notHere: 'Nobody reads answers to this message.',
    comesTo: (n: number, from: string) => `${from} is not here: idea #${n} comes to you.`,
    with: (name: string) => `with ${name}`,
    nobody: (n: number) => `Idea #${n} (Offices) has nobody to answer it.`,
    withNobody: 'with nobody',
  },
} as const;

/** Monday; the next holiday, in France and in Great Britain, is Christmas. */
const MONDAY = new Date('2026-11-16T10:00:00Z');

/** Why somebody hands an idea over. */
const note = 'You know it best.';

describe.skipIf(!hasLocalSlack).each(enough(pairings))(
  'reminders, $engine, $mode, $locale',
  ({ engine, mode, locale }) => {
    const say = said[locale];
    let journey: Journey;
    let topic: string;
    let lamps: number;
    beforeAll(async () => {
      journey = await startJourney({ engine, mode, ...company(locale), at: MONDAY });
      const names = { nameFr: 'Bureaux', nameEn: 'Offices' };
      topic = await createTopic(journey, { ...names, days: '2', sponsor: [PAUL] }, [INES, NOOR]);
      lamps = await suggest(journey, CAMILLE, { title: 'Lampes', topic });
    });
    afterAll(() => journey?.stop());

    const reminders = (user: string): readonly PeerMessage[] =>
      journey.peer.dm(user).filter((each) => say.isReminder.test(each.text));
    /** With those that gave way to what was answered from there. */
    const sent = (user: string) =>
      journey.peer
        .dm(user)
        .filter((each) => say.isReminder.test(each.text) || each.text.startsWith(say.answered));
    /** How many reminders each has got by then, each beat told twice. */
    const by = async (instant: string, users = [INES, NOOR, PAUL]) => {
      journey.clock.moveTo(new Date(instant));
      await journey.app.beat();
      await journey.app.beat();
      await journey.delivered();
      return users.map((user) => sent(user).length);
    };
    const latest = (user: string) => reminders(user).at(-1) ?? { text: '', blocks: [] };

    it('come the working day before, in working hours, once', async () => {
      expect(await by('2026-11-16T15:00:00Z')).toEqual([0, 0, 0]);
      expect(await by('2026-11-17T05:00:00Z')).toEqual([0, 0, 0]);
      expect(await by('2026-11-17T10:00:00Z')).toEqual([1, 0, 0]);
      expect(latest(INES).text).toMatch(say.tomorrow(lamps));
      expect(await by('2026-11-17T14:00:00Z')).toEqual([1, 0, 0]);
    });

    it('come together, at most once a day, and once it is due to the other owners too', async () => {
      const plants = await suggest(journey, CAMILLE, { title: 'Plantes', topic });
      expect(await by('2026-11-18T10:00:00Z')).toEqual([2, 0, 0]);
      expect(latest(INES).text).toMatch(say.both(lamps, plants));
      expect(await by('2026-11-18T15:00:00Z')).toEqual([2, 0, 0]);
      expect(await by('2026-11-19T10:00:00Z')).toEqual([3, 1, 0]);
      expect(latest(INES).text).toMatch(say.late(lamps, plants));
      expect(latest(NOOR).text).toContain(say.other);
      expect(shown(latest(NOOR))).toContain(say.otherLine(lamps));

      const { id } = await ideaRow(journey, plants);
      journey.peer.press(INES, reminders(INES).at(-1) ?? 'home', 'suggestion.reply', { subject: id });
      await journey.form('suggestion.reply');
      await journey.peer.submit(INES, { text: 'Oui, des fougères.' });
      closeTold(journey, INES);
      expect(await ideaRow(journey, plants)).toMatchObject({ waitingSince: null, remindAt: null });
    });

    it('come to the sponsor three working days late, then every week, never at the weekend', async () => {
      expect(await by('2026-11-20T10:00:00Z')).toEqual([3, 1, 0]);
      expect(await by('2026-11-21T10:00:00Z')).toEqual([3, 1, 0]);
      expect(await by('2026-11-23T10:00:00Z')).toEqual([4, 1, 1]);
      expect(latest(INES).text).toMatch(say.afterThree(lamps));
      expect(shown(latest(PAUL))).toContain(say.otherLine(lamps));
      expect(await by('2026-11-27T10:00:00Z')).toEqual([4, 1, 1]);
      expect(await by('2026-11-30T10:00:00Z')).toEqual([5, 1, 2]);
      expect(await by('2026-12-07T10:00:00Z')).toEqual([6, 1, 3]);
    });

    it('say so to whoever answers them in their thread', async () => {
      const reminder = await journey.letter(INES, say.isReminder);
      await journey.delivered();
      await journey.peer.reply(INES, reminder, 'Je m’en occupe.');
      await journey.peer.until('what becomes of it', () =>
        journey.peer.replies(reminder).find((each) => each.text.includes(say.notHere)),
      );
      expect(await kindsOf(journey, lamps)).toEqual(['submitted']);
    });

    it('do not come on a holiday', async () => {
      await fill(journey, INES, await card(journey, INES, lamps), 'suggestion.reply', {
        text: 'Oui, volontiers.',
      });
      await by('2026-12-22T10:00:00Z');
      const chairs = await suggest(journey, CAMILLE, { title: 'Chaises', topic });
      expect(await by('2026-12-23T10:00:00Z')).toEqual([7, 1, 3]);
      expect(await by('2026-12-24T16:00:00Z')).toEqual([7, 1, 3]);
      expect(await by('2026-12-25T10:00:00Z')).toEqual([7, 1, 3]);
      expect(await by('2026-12-26T10:00:00Z')).toEqual([7, 1, 3]);
      expect(await by('2026-12-29T10:00:00Z')).toEqual([8, 2, 3]);
      expect(latest(INES).text).toMatch(say.afterHoliday);
      await fill(journey, INES, await card(journey, INES, chairs), 'suggestion.reply', {
        text: 'Oui, volontiers.',
      });
    });

    it('go to the next owner while one is away, to the one after once one has left, at last to the admins', async () => {
      const { peer, database, clock, app } = journey;
      clock.moveTo(new Date('2027-01-04T10:00:00Z'));
      const number = await suggest(journey, CAMILLE, { title: 'Rideaux', topic });
      await card(journey, INES, number);
      peer.openHome(INES);
      await peer.until('her home', () => JSON.stringify(peer.home(INES) ?? '').includes('"away'));
      await fill(journey, INES, 'home', 'away', { back: '2027-03-01' });
      peer.close(INES);
      await app.beat();
      await journey.letter(NOOR, say.comesTo(number, 'Inès Moreau'));
      await card(journey, NOOR, number, say.with('Noor Haddad'));
      await card(journey, INES, number, say.with('Noor Haddad'));
      const before = reminders(INES).length;

      // As the chat would tell within a day: the peer has no way to let somebody leave.
      const gone = { isActive: false, refreshedAt: new Date('2027-12-31T00:00:00Z') };
      await database.db.person.updateMany({ where: { externalId: NOOR }, data: gone });
      await app.beat();
      for (const admin of [ADAM, ALMA]) await journey.letter(admin, say.nobody(number));
      expect(await kindsOf(journey, number)).toEqual(['submitted', 'passed-on', 'unowned']);
      const silent = reminders(NOOR).length;

      await by('2027-01-07T10:00:00Z');
      expect(shown(latest(PAUL))).not.toContain('Rideaux');
      expect(shown(latest(ADAM))).toContain(
        `${locale === 'fr' ? 'n°\u00a0' : '#'}${number} · Rideaux · ${say.withNobody}`,
      );
      expect([reminders(INES).length, reminders(NOOR).length]).toEqual([before, silent]);

      await fill(journey, ADAM, await journey.letter(ADAM, say.nobody(number)), 'suggestion.reassign', {
        to: [PAUL],
        text: note,
      });
      await card(journey, PAUL, number, say.with('Paul Diallo'));
      expect(await ideaRow(journey, number)).toMatchObject({ ownerId: await personId(journey, PAUL) });
    });
  },
);
