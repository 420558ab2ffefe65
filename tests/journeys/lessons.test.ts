// The lesson of the week on Slack: a channel that an admin chose reads it, six colleagues answer, each reads at once and alone what happened,
// and the next digest tells how many chose what.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchedule } from '../../src/schedules/save.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import type { PeerMessage } from '../peers/local-slack.ts';
import { answerTo, closeTold, pairings, whisperedAfter } from './ideas.ts';
import { filledIn, seen } from './seen.ts';

const [NADIA, ...OTHERS] = ['U0NADIA', 'U0CLAIRE', 'U0KARIM', 'U0INES', 'U0PAUL', 'U0NOOR'] as const;
const PEOPLE = [NADIA, ...OTHERS];
const GENERAL = 'C0GENERAL';
const users = PEOPLE.map((id) => ({
  id,
  name: id.slice(2).toLowerCase(),
  real_name: `${id} Roux`,
  tz: 'Europe/Paris',
}));
const channels = [{ id: GENERAL, name: 'general', members: [...PEOPLE] }];

const said = {
  fr: {
    posted: 'Désormais, la leçon de la semaine paraît dans',
    next: 'La prochaine\u00a0: mardi 10 novembre à 10\u00a0h',
    title: 'La leçon de la semaine\u00a0: Le troisième appel pour la même chose',
    right: 'B\u00a0: c’est ce qui a été fait.',
    wrong: 'A se défend\u202f; ce qui a été fait, c’est B.',
    happened: 'Dès qu’elle a compris que quelqu’un avait lu le dossier',
    value: 'Ce que cela montre\u00a0: Écouter d’abord.',
    counts: 'Votre réponse compte',
    again: 'Vous avez déjà répondu',
    told: 'La dernière leçon de la semaine\u00a0: Le troisième appel pour la même chose.',
    found: 'Ce qui a été fait\u00a0: choisi 4 fois sur 6.',
    each: '6 réponses\u00a0: A 1, B 4 et C 1.',
    past: 'Les leçons passées',
    on: 'oui',
    subscribed: 'Vous la recevrez chaque mardi',
    second: 'Un manteau sans ticket',
  },
  en: {
    posted: 'From now on the lesson of the week is posted in',
    next: 'The next one comes on Tuesday 10 November at 10:00',
    title: 'Lesson of the week: The third call about the same thing',
    right: 'B: that is what was done.',
    wrong: 'A can be argued for; what was done is B.',
    happened: 'Once she heard that somebody had read the file',
    value: 'What it shows: Listening first.',
    counts: 'Your answer counts',
    again: 'You have answered this one already',
    told: 'Last lesson of the week: The third call about the same thing.',
    found: '4 of 6 chose what was done.',
    each: '6 answered: A 1, B 4 and C 1.',
    past: 'Earlier lessons',
    on: 'on',
    subscribed: 'It comes to you each Tuesday',
    second: 'A coat without its receipt',
  },
};

describe.skipIf(!hasLocalSlack).each(pairings)(
  'the lesson of the week on $engine, $mode, $locale',
  ({ engine, mode, locale }) => {
    const say = said[locale];
    let journey: Journey;
    beforeAll(async () => {
      journey = await startJourney({ engine, mode, users, channels, admins: [NADIA], locale });
    });
    afterAll(() => journey?.stop());

    const beatAt = async (instant: string) => {
      journey.clock.moveTo(new Date(instant));
      await journey.app.beat();
      await journey.delivered();
    };
    const ask = (user: string, text: string) =>
      answerTo(journey, user, () => journey.peer.command(user, '/lesson', text, GENERAL));
    const inChannel = (text: string) =>
      journey.peer
        .messages(GENERAL)
        .filter(
          (each) => each.user === journey.peer.botUserId && !each.ephemeral_to && seen(each).includes(text),
        );
    const press = (user: string, on: PeerMessage, choice: string, week = '2026-11-09') =>
      whisperedAfter(journey, user, () =>
        journey.peer.press(user, on, 'lesson.answer', { subject: `${week}/${choice}` }),
      );

    it('is posted where and when an admin says', async () => {
      const { peer } = journey;
      const menu = await answerTo(journey, NADIA, () => peer.command(NADIA, '/portevoix', '', GENERAL));
      const list = await whisperedAfter(journey, NADIA, () => peer.press(NADIA, menu, 'lesson-places'));
      peer.press(NADIA, list, 'lesson-place.create');
      const form = await journey.form('lesson-place');
      await peer.submit(NADIA, filledIn(form, { channel: [GENERAL], at: '25:00' }));
      expect(peer.errors()['at']).toBeDefined();
      await peer.submit(NADIA, filledIn(form, { channel: [GENERAL] }));
      const told = seen(peer.modal() ?? { blocks: [] });
      for (const shown of [say.posted, say.next]) expect(told).toContain(shown);
      closeTold(journey, NADIA);
      expect(inChannel(say.title)).toEqual([]);
      await beatAt('2026-11-10T09:00:10Z');
      await beatAt('2026-11-10T09:01:10Z');
      expect(inChannel(say.title)).toHaveLength(1);
    });

    it('tells whoever presses, at once and alone, what happened and why, and counts one answer of each', async () => {
      const [card] = inChannel(say.title);
      if (!card) throw new Error('no card');
      expect(seen(card)).not.toContain(say.happened);
      const right = await press(NADIA, card, 'b');
      for (const shown of [say.right, say.happened, say.value, say.counts])
        expect(seen(right)).toContain(shown);
      const wrong = await press(OTHERS[0], card, 'a');
      for (const shown of [say.wrong, say.happened, say.value]) expect(seen(wrong)).toContain(shown);
      expect(seen(await press(OTHERS[0], card, 'b'))).toContain(say.again);
      await press(OTHERS[1], card, 'c');
      for (const user of OTHERS.slice(2)) await press(user, card, 'b');
      expect(await journey.database.db.lessonWeek.findMany()).toMatchObject([
        { week: '2026-11-09', lesson: 'third-call', choseA: 1, choseB: 4, choseC: 1 },
      ]);
      expect(inChannel(say.happened)).toEqual([]);
    });

    it('leaves in the log nothing of who pressed what', () => {
      const lines = journey.logged.filter((line) => /lesson\.answer|2026-11-09\/[abc]/.test(line));
      expect(lines).toEqual([]);
    });

    it('comes to whoever asked for it, from the next week on', async () => {
      expect(seen(await ask(OTHERS[0], say.on))).toContain(say.subscribed);
      await beatAt('2026-11-12T09:00:10Z');
      expect(journey.peer.dm(OTHERS[0]).filter((each) => seen(each).includes(say.title))).toEqual([]);
    });

    it('is told in the next digest of the channel by how many chose what, once', async () => {
      const { database, app, clock } = journey;
      const admin = await database.db.person.findFirstOrThrow({ where: { externalId: NADIA } });
      await createSchedule(
        database,
        { workspaceId: app.workspaceId, now: clock.now(), adminId: admin.id },
        {
          ...{ name: 'Hebdo', channels: [{ address: `slack:${GENERAL}`, name: 'general' }] },
          ...{ sections: ['lessons'], filters: {}, cadence: { kind: 'daily', at: '09:00' } },
          ...{ timeZone: 'Europe/Paris', locale, country: null, onHolidays: 'skip' },
          ...{ whenEmpty: 'silent', pausedUntil: null },
        } as const,
        'hebdo',
      );
      // The week goes on: nothing is told that could change.
      await beatAt('2026-11-13T08:00:10Z');
      expect(inChannel(say.told)).toEqual([]);
      await beatAt('2026-11-16T08:00:10Z');
      await beatAt('2026-11-17T08:00:10Z');
      const [told, ...others] = inChannel(say.told).filter((each) => !each.thread_ts);
      expect(others).toEqual([]);
      expect(seen(told as PeerMessage)).toContain(say.found);
      const thread = journey.peer.messages(GENERAL).filter((each) => each.thread_ts);
      const threads = thread.map(seen).join('\n');
      for (const shown of [say.happened, say.value]) expect(threads).toContain(shown);
      expect(JSON.stringify(thread)).toContain(say.each);
    });

    it('is another one in the next week, in the channel and by letter; the one before can be read again', async () => {
      await beatAt('2026-11-17T09:00:10Z');
      expect(inChannel(say.second)).toHaveLength(1);
      const letter = await journey.letter(OTHERS[0], say.second);
      expect(seen(letter)).toContain(say.second);
      const list = await ask(OTHERS[1], locale === 'fr' ? 'passées' : 'past');
      expect(seen(list)).toContain(say.past);
      const again = await whisperedAfter(journey, OTHERS[1], () =>
        journey.peer.press(OTHERS[1], list, 'lesson.read', { subject: '2026-11-09' }),
      );
      for (const shown of [say.happened, say.each]) expect(seen(again)).toContain(shown);
    });
  },
);
