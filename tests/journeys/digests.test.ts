// A schedule falls due: the digest in each channel, its details in the thread, once; and a channel that cannot take it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transact } from '../../src/database/client.ts';
import { leading } from '../../src/feedback/scores.ts';
import { sourceForImport } from '../../src/feedback/sources/source.ts';
import { storeFeedback } from '../../src/feedback/store.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { createSchedule } from '../../src/schedules/save.ts';
import { addAnswers } from '../feedback/answers-on-file.ts';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import type { PeerMessage } from '../peers/local-slack.ts';
import { everyPairing } from './ideas.ts';
import { filledIn, seen } from './seen.ts';

const [NADIA, KARIM] = ['U0NADIA', 'U0KARIM'];
const [GENERAL, VOIX, OTHER] = ['C0GENERAL', 'C0VOIX', 'C0OTHER'];
const users = [
  { id: NADIA, name: 'nadia', real_name: 'Nadia Benali', tz: 'Europe/Paris' },
  { id: KARIM, name: 'karim', real_name: 'Karim Haddad', tz: 'Europe/Paris' },
];
const channels = [
  { id: GENERAL, name: 'general', members: [NADIA, KARIM] },
  { id: VOIX, name: 'voix-clients', members: [NADIA] },
  { id: OTHER, name: 'autre', members: [NADIA] },
];

const said = {
  fr: {
    title: 'La voix des clients · semaine 46',
    nextTitle: 'La voix des clients · semaine 48',
    course: 'NPS : 0 en semaine 37, 0 en semaine 48.',
    summary: 'La voix des clients · semaine 46 – 10 réponses de clients mécontents',
    quotes: ', mécontent, ',
    figure: 'NPS* · 10 réponses',
    count: '10 réponses de clients mécontents',
    details: 'Le détail de ce numéro',
    note: 'Rien à signaler cette fois-ci.',
    trouble: /^Je n’ai pas pu publier «\u00a0Hebdo\u00a0» partout\u00a0:$/,
    toDo: '#perdu\u00a0: le canal a été supprimé, ou il est privé et je n’y suis pas. Invitez-moi ou choisissez-en un autre.',
    late: '7 réponses reçues, toutes de la semaine précédente.',
    others: 'Autres canaux qui l’ont reçu\u00a0: 2.',
  },
  en: {
    title: 'Customers’ voice · week 46',
    nextTitle: 'Customers’ voice · week 48',
    course: 'NPS: 0 in week 37, 0 in week 48.',
    summary: 'Customers’ voice · week 46 – 10 answers from unhappy customers',
    quotes: ', unhappy, ',
    figure: 'NPS* · 10 answers',
    count: '10 answers from unhappy customers',
    details: 'The details of this digest',
    note: 'Nothing to report this time.',
    trouble: /^I could not post “Hebdo” everywhere:$/,
    toDo: '#perdu: the channel was deleted, or it is private and I am not in it. Invite me, or choose another one.',
    late: '7 answers came in, all from the week before.',
    others: 'Other channels that got theirs: 2.',
  },
} as const;

const UNHAPPY = 'Troisième fois que je vous envoie la même pièce jointe, sans réponse.';

describe.skipIf(!hasLocalSlack).each(enough(everyPairing, 2))(
  'a digest falls due ($engine, $mode, $locale)',
  ({ engine, mode, locale }) => {
    const say = said[locale];
    let journey: Journey;
    beforeAll(async () => {
      journey = await startJourney({ engine, mode, users, channels, admins: [NADIA], locale });
      await journey.speak(NADIA, locale);
      await importAnswers();
      await makeSchedules();
    });
    afterAll(() => journey?.stop());

    /** Ten unhappy answers by phone in the week of 9 November, among others that the schedule leaves out. */
    async function importAnswers(): Promise<void> {
      const { database, app } = journey;
      const now = new Date('2026-11-16T07:00:00Z');
      const settings = { keys: keysFrom([newSecret()]), keepOriginals: false, now };
      for (const [name, scores] of [
        ['phone', [0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 10, 9]],
        ['survey', [0, 0, 0, 0, 0, 0, 0]],
      ] as const) {
        const source = await sourceForImport(database, app.workspaceId, { name, heat: 'hot', now });
        const items = scores.map((score, i) => ({
          externalId: `${name}-${i}`,
          customer: `${name}-customer-${i}`,
          ...leading(
            'nps',
            score,
            i === 0
              ? name === 'phone'
                ? UNHAPPY
                : 'Words of the survey, long enough to be quoted here.'
              : null,
          ),
          touchpoint: 'get-help',
          heat: null,
          answeredAt: new Date(Date.parse('2026-11-11T09:00:00Z') + i * 3_600_000),
          names: [],
          segments: {},
        }));
        await storeFeedback(database, app.workspaceId, source, items, settings);
      }
    }

    /** Seven more of that week, in a file that was handed over two hours after its digest. */
    async function importLate(): Promise<void> {
      const { database, app } = journey;
      const now = new Date('2026-11-16T10:00:00Z');
      const source = await database.db.source.findFirstOrThrow({ where: { name: 'phone' } });
      const items = [0, 1, 2, 3, 4, 5, 6].map((score) => ({
        externalId: `late-${score}`,
        customer: `late-customer-${score}`,
        ...leading('nps', score, null),
        touchpoint: 'get-help',
        heat: null,
        answeredAt: new Date('2026-11-13T09:00:00Z'),
        names: [],
        segments: {},
      }));
      const settings = { keys: keysFrom([newSecret()]), keepOriginals: false, now };
      await storeFeedback(database, app.workspaceId, { id: source.id, heat: 'hot' }, items, settings);
    }

    async function makeSchedules(): Promise<void> {
      const { database, app, clock } = journey;
      const [nadia] = await database.db.person.findMany({ where: { externalId: NADIA } });
      const source = await database.db.source.findFirstOrThrow({ where: { name: 'phone' } });
      const where = { workspaceId: app.workspaceId, now: clock.now(), adminId: nadia?.id ?? '' };
      const common = {
        cadence: { kind: 'weekly', weekday: 1, at: '09:00' },
        timeZone: 'Europe/Paris',
        locale,
        country: null,
        onHolidays: 'skip',
        pausedUntil: null,
      } as const;
      const both = [
        { address: `slack:${GENERAL}`, name: 'general' },
        { address: `slack:${VOIX}`, name: 'voix-clients' },
      ];
      const hebdo = await createSchedule(
        database,
        where,
        {
          ...common,
          name: 'Hebdo',
          channels: both,
          sections: ['verbatims', 'indicators', 'headline'],
          filters: { sourceIds: [source.id], mood: 'unhappy' },
          whenEmpty: 'silent',
        },
        'hebdo',
      );
      await createSchedule(
        database,
        where,
        {
          ...common,
          name: 'Récits',
          channels: [{ address: `slack:${OTHER}`, name: 'autre' }],
          sections: ['story'],
          filters: {},
          whenEmpty: 'note',
        },
        'recits',
      );
      // As when a channel is deleted after the schedule was saved.
      await transact(database, (tx) =>
        tx.scheduleChannel.create({
          data: {
            workspaceId: app.workspaceId,
            scheduleId: hebdo.id,
            address: 'slack:C0PERDU',
            name: 'perdu',
            position: 9,
          },
        }),
      );
    }

    const posted = (place: string): PeerMessage[] =>
      journey.peer
        .messages(place)
        .filter((each) => each.user === journey.peer.botUserId && !each.ephemeral_to);
    const beatAt = async (instant: string) => {
      journey.clock.moveTo(new Date(instant));
      await journey.app.beat();
      await journey.delivered();
    };

    it('says nothing before the hour', async () => {
      await beatAt('2026-11-16T07:59:00Z');
      expect([GENERAL, VOIX, OTHER].flatMap(posted)).toEqual([]);
    });

    it('is posted in both channels, with a line for notifications and the details in the thread', async () => {
      await beatAt('2026-11-16T08:00:10Z');
      for (const place of [GENERAL, VOIX]) {
        const [digest, details, ...more] = posted(place);
        expect(more).toEqual([]);
        expect(digest).toMatchObject({ text: say.summary });
        expect(digest?.thread_ts ?? digest?.ts).toBe(digest?.ts);
        expect(details).toMatchObject({ text: say.details, thread_ts: digest?.ts });
      }
    });

    it('says its sections in the order chosen, from the answers that the filters let through', async () => {
      const text = seen(posted(GENERAL)[0] ?? { blocks: [] });
      const order = [say.title, UNHAPPY, say.quotes, say.figure].map((part) =>
        text.replaceAll('−', '-').indexOf(part),
      );
      expect(order).toEqual(order.toSorted((a, b) => a - b));
      expect(order).not.toContain(-1);
      expect(text).toContain(say.count);
      expect(text).not.toContain('survey');
    });

    it('posts a short note where there is nothing to say and a note was asked for', async () => {
      expect(posted(OTHER).map((each) => seen(each))).toEqual([`${say.title}\n${say.note}`]);
    });

    it('is not posted again by the next beats', async () => {
      await beatAt('2026-11-16T08:01:00Z');
      await beatAt('2026-11-16T10:00:00Z');
      expect([GENERAL, VOIX, OTHER].map((place) => posted(place).length)).toEqual([2, 2, 1]);
      expect(await journey.database.db.digestRun.count()).toBe(2);
    });

    it('tells the admin once of the channel that cannot take it, and what to do', async () => {
      const letters = () => journey.peer.dm(NADIA).filter((each) => say.trouble.test(each.text));
      expect(letters()).toHaveLength(1);
      const [letter] = letters();
      expect(seen(letter ?? { blocks: [] })).toContain(say.toDo);
      expect(seen(letter ?? { blocks: [] })).toContain(say.others);
      // The next week's fails there too, and arrives in the others.
      await importLate();
      await beatAt('2026-11-23T08:00:10Z');
      await beatAt('2026-11-23T08:01:10Z');
      expect(posted(GENERAL).filter((each) => !each.thread_ts || each.thread_ts === each.ts)).toHaveLength(2);
      expect(letters()).toHaveLength(1);
    });

    it('tells in the next digest what was imported after the one of its week, and says so', () => {
      const [, next] = posted(GENERAL).filter((each) => !each.thread_ts || each.thread_ts === each.ts);
      expect(seen(next ?? { blocks: [] })).toContain(say.late);
    });

    it('lets the admin mend it from that letter', async () => {
      const { peer } = journey;
      const letter = await journey.letter(NADIA, say.trouble);
      peer.press(NADIA, letter, 'schedule.edit');
      const form = await journey.form('schedule');
      expect(filledIn(form)['channels']).toEqual([GENERAL, VOIX, 'C0PERDU']);
      await peer.submit(NADIA, filledIn(form, { channels: [GENERAL, VOIX] }));
      expect(peer.errors()).toEqual({});
      peer.close(NADIA);
      const rows = await journey.database.db.scheduleChannel.findMany({
        where: { address: 'slack:C0PERDU' },
      });
      expect(rows).toEqual([]);
    });

    it('shows one chart of the leading indicator, with its sentence, once it has twelve weeks', async () => {
      const { app, clock, database } = journey;
      const workspaceId = app.workspaceId;
      const source = { workspaceId, id: 'shop' };
      const createdAt = new Date('2026-08-01T00:00:00Z');
      await database.db.source.create({ data: { ...source, name: 'shop', heat: 'hot', createdAt } });
      const given = Array.from({ length: 12 * 8 }, (_, i) => ({
        score: i < 48 ? 4 : 10,
        sourceId: 'shop',
        id: `shop-${i}`,
        at: new Date(Date.parse('2026-11-25T11:00:00Z') - (i % 12) * 7 * 86_400_000).toISOString(),
      }));
      await addAnswers(database.db, workspaceId, given);
      clock.moveTo(new Date('2026-11-29T12:00:00Z'));
      const nadia = await database.db.person.findFirstOrThrow({ where: { externalId: NADIA } });
      await createSchedule(
        database,
        { workspaceId, now: clock.now(), adminId: nadia.id },
        {
          name: 'Boutique',
          cadence: { kind: 'weekly', weekday: 1, at: '09:00' },
          timeZone: 'Europe/Paris',
          locale,
          country: null,
          onHolidays: 'skip',
          pausedUntil: null,
          channels: [{ address: `slack:${OTHER}`, name: 'autre' }],
          sections: ['indicators'],
          filters: { sourceIds: ['shop'] },
          whenEmpty: 'silent',
        },
        'boutique',
      );
      await beatAt('2026-11-30T08:00:10Z');
      const digest = posted(OTHER).find((each) => each.text.includes(say.nextTitle));
      const charts = (digest?.blocks ?? []).filter(({ type }) => type === 'data_visualization');
      expect(charts).toMatchObject([
        { chart: { type: 'line', series: [{ data: Array.from({ length: 12 }, () => ({ value: 0 })) }] } },
      ]);
      expect(seen(digest ?? { blocks: [] }).replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(say.course);
    });
  },
);
