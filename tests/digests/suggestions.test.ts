import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { suggestions } from '../../src/digests/sections/suggestions.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { plainText } from '../../src/messages/plain.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { addPromisedIdeas, addTopics, type PromisedIdea } from '../suggestions/promised-ideas.ts';

/** As it reads, its lines on one each, with plain spaces; or what stands in the thread. */
function read(stored: unknown, locale: Locale = 'en', what: 'view' | 'details' = 'view'): string[] {
  const blocks = suggestions[what](stored, { locale, timeZone: 'Europe/Paris', channel: null });
  return plainText({ summary: '', blocks }, locale)
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .split('\n')
    .filter((line) => line !== '');
}

const old = { received: 2, answered: 1, waiting: 0, oldest: null };
const promised = { inTime: 11, of: 12, median: { hours: 18, hoursPerDay: 9 } };

describe('what a digest says of ideas', () => {
  it.each<[string, unknown, string, string]>([
    [
      'whether the promise is kept, and whether answers answer',
      { ...old, promised, verdicts: { yes: 9, of: 10 } },
      '11 of 12 promised answers came in time; first reply within 2 working days (median).|9 of 10 authors say the reply answers their idea.',
      '11 réponses promises sur 12 données à temps ; première réponse en 2 jours ouvrés (médiane).|9 auteurs sur 10 disent que la réponse leur convient.',
    ],
    [
      'in the singular',
      {
        ...old,
        promised: { inTime: 1, of: 5, median: { hours: 9, hoursPerDay: 9 } },
        verdicts: { yes: 1, of: 5 },
      },
      '1 of 5 promised answers came in time; first reply within 1 working day (median).|1 of 5 authors says the reply answers their idea.',
      '1 réponse promise sur 5 donnée à temps ; première réponse en 1 jour ouvré (médiane).|1 auteur sur 5 dit que la réponse lui convient.',
    ],
    [
      'parts of days, when it took more than one',
      { ...old, promised: { ...promised, median: { hours: 20, hoursPerDay: 8 } } },
      '11 of 12 promised answers came in time; first reply within 2.5 working days (median).',
      '11 réponses promises sur 12 données à temps ; première réponse en 2,5 jours ouvrés (médiane).',
    ],
    [
      'hours, when it took less than a day',
      { ...old, promised: { ...promised, median: { hours: 2.6, hoursPerDay: 9 } } },
      '11 of 12 promised answers came in time; first reply within 3 working hours (median).',
      '11 réponses promises sur 12 données à temps ; première réponse en 3 heures ouvrées (médiane).',
    ],
    [
      'no more than that, when it took minutes',
      { ...old, promised: { ...promised, median: { hours: 0.2, hoursPerDay: 9 } } },
      '11 of 12 promised answers came in time; first reply within an hour (median).',
      '11 réponses promises sur 12 données à temps ; première réponse en moins d’une heure (médiane).',
    ],
    [
      'no time at all, while more than half have no reply',
      { ...old, promised: { inTime: 0, of: 6, median: null } },
      '0 of 6 promised answers came in time.',
      '0 réponse promise sur 6 donnée à temps.',
    ],
    [
      'verdicts alone',
      { ...old, verdicts: { yes: 5, of: 5 } },
      '5 of 5 authors say the reply answers their idea.',
      '5 auteurs sur 5 disent que la réponse leur convient.',
    ],
  ])('is %s', (_, stored, en, fr) => {
    for (const [locale, said] of [
      ['en', en],
      ['fr', fr],
    ] as const) {
      const lines = [...read(stored, locale, 'details').slice(1), ...read(stored, locale).slice(1)];
      expect(lines).toEqual(said.split('|'));
    }
    expect(read(stored)[0]).toBe('Your ideas: 2 came in, 1 has its answer.');
    expect(read(stored, 'en', 'details')[0]).toBe('Nobody is waiting.');
  });

  it.each<[string, string, string, string, string]>([
    ['its month', '2026-08-01T10:00:00Z', '2026-11-18T10:00:00Z', 'from August', 'd’août'],
    [
      'its year too, if that is another',
      '2025-05-31T22:30:00Z',
      '2026-11-18T10:00:00Z',
      'from June 2025',
      'de juin 2025',
    ],
    [
      'its day, in the same month',
      '2026-11-01T10:00:00Z',
      '2026-11-18T10:00:00Z',
      'from 1 November',
      'du 1er novembre',
    ],
  ])('says when an idea that was done had come in: %s', (_, submittedAt, at, en, fr) => {
    const idea = { number: 41, title: 'Scan', outcome: 'done', submittedAt, at, author: null };
    expect(read({ ...old, became: [idea] })[0]).toContain(`Idea #41, ${en}, is done: “Scan”.`);
    expect(read({ ...old, became: [idea] }, 'fr')[0]).toContain(`n° 41, ${fr}, est réalisée :`);
  });

  it.each([
    [0.2, '1 day', '1 jour'],
    [13, '13 days', '13 jours'],
    [14, '2 weeks', '2 semaines'],
    [61, '2 months', '2 mois'],
    [365, '12 months', '12 mois'],
    [800, '2 years', '2 ans'],
  ])('says how long it took: %d days', (days, en, fr) => {
    const at = '2026-11-18T10:00:00Z';
    const submittedAt = new Date(Date.parse(at) - days * 86_400_000).toISOString();
    const idea = { number: 41, title: 'Scan', outcome: 'done', submittedAt, at, author: null };
    expect(read({ ...old, became: [idea] })[0]).toContain(`It took ${en}.`);
    expect(read({ ...old, became: [idea] }, 'fr')[0]).toContain(`Il a fallu ${fr}.`);
  });

  it('says how many from before have their answer now', () => {
    const said = { ...old, earlier: 3 };
    expect(read(said)[0]).toContain('1 has its answer. 3 older ones have their answer now.');
    expect(read({ ...said, earlier: 1 }, 'fr')[0]).toContain('1 plus ancienne a maintenant sa réponse.');
  });

  it('is read from a digest that was stored before any of this was counted', () => {
    expect(read(old, 'fr')).toEqual(['Vos idées : 2 reçues, 1 a sa réponse.']);
  });

  it('is that none came in, rather than a zero', () => {
    const none = { ...old, received: 0, answered: 0, verdicts: { yes: 5, of: 6 } };
    expect(read(none)[0]).toBe('Your ideas: none came in.');
    expect(read(none, 'fr')[0]).toBe('Vos idées : aucune nouvelle.');
  });
});

onAnyEngine((engine) => {
  let database: Database;
  let workspace: Workspace;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    workspace = await addTopics(database.db, 'acme');
  });

  const at = (time: string) => new Date(`2026-11-${time}Z`);
  const gather = (from = at('16T08:00:00'), to = at('23T08:00:00')) =>
    suggestions.gather({
      db: database.db,
      workspace,
      scheduleId: null,
      from,
      to,
      filters: {},
      called: new Map(),
      channels: [],
      locale: null,
      ownLanguageOnly: false,
      answers: 0,
      quotedLately: new Set(),
      themes: async () => null,
      changes: {
        indicators: [],
        touchpoints: [],
        vitals: {
          volume: { now: 0, before: 0, change: null, direction: null },
          responses: [],
          churn: null,
        },
        tested: 0,
      },
      said: [],
      question: { from, to, filters: {} },
    });
  /** Submitted the week before and promised for Wednesday of this one; answered after so many working hours. */
  const idea = (number: number, hours: number | null, told: PromisedIdea['events'] = []): PromisedIdea => ({
    number,
    submittedAt: at('10T08:00:00'),
    firstDueAt: at('18T17:00:00'),
    firstReplyAt: hours === null ? null : at(hours > 45 ? '20T08:00:00' : '12T08:00:00'),
    firstReplyMin: hours === null ? null : hours * 60,
    events: told,
  });
  const yes = [['confirmed', at('17T10:00:00')]] as const;
  const no = [['contested', at('17T10:00:00')]] as const;

  it('counts the replies promised for its period, the times they took, and the verdicts given in it', async () => {
    await addPromisedIdeas(database, 'acme', [
      idea(1, 9, yes),
      idea(2, 9, yes),
      idea(3, 18, yes),
      idea(4, 60, yes),
      idea(5, null, no),
    ]);
    expect(await gather()).toEqual({
      received: 0,
      answered: 0,
      // The one that took 60 hours was answered on Friday of this week, the others in the week before.
      earlier: 1,
      became: [],
      waiting: 1,
      // Armistice day is not worked: Tuesday 10, Thursday and Friday, and the week of the 16th.
      oldest: { days: 8, topic: { en: 'Till', fr: 'Caisse' } },
      promised: { inTime: 3, of: 5, median: { hours: 18, hoursPerDay: 9 } },
      verdicts: { yes: 4, of: 5 },
    });
  });

  it('says nothing of four promised replies and four verdicts: they tell little, and could tell of whom', async () => {
    await addPromisedIdeas(
      database,
      'acme',
      [1, 2, 3, 4].map((number) => idea(number, 9, yes)),
    );
    expect(await gather()).toBeNull();
    const [from, to] = [at('09T08:00:00'), at('16T08:00:00')];
    expect(await gather(from, to)).toMatchObject({
      received: 4,
      answered: 4,
      promised: null,
      verdicts: null,
    });
  });

  /** What an owner did with an idea in April, and how it stands now. */
  async function fromApril(number: number, kind: string, time: string, status: string, more = {}) {
    const submittedAt = new Date('2026-04-14T09:00:00Z');
    const once = { submittedAt, firstDueAt: submittedAt, firstReplyAt: submittedAt, firstReplyMin: 60 };
    await addPromisedIdeas(database, 'acme', [{ number, ...once, events: [[kind, at(time)]] }]);
    const where = { workspaceId_number: { workspaceId: 'acme', number } };
    await database.db.suggestion.update({ where, data: { status, ...more } });
  }

  it('tells what was done and planned of ideas from earlier, whose they were if they said so, and how long it took', async () => {
    const refreshedAt = at('01T00:00:00');
    const lea = {
      platform: 'slack',
      externalId: 'U1',
      name: 'Léa Martin',
      timeZone: 'Europe/Paris',
      refreshedAt,
    };
    await database.db.person.create({ data: { workspaceId: 'acme', id: 'lea', ...lea } });
    await fromApril(41, 'completed', '18T10:00:00', 'done', {
      authorId: 'lea',
      title: 'Scan the boxes, says jean@acme.example',
    });
    await fromApril(42, 'planned', '19T10:00:00', 'planned', { authorId: 'lea' });
    await fromApril(43, 'completed', '20T10:00:00', 'done', { anonymous: true });
    const said = await gather();
    expect(read(said)).toEqual([
      'Your ideas: none came in.',
      '• Idea #43, from April, is done: “Idea 43”. It took 7 months.',
      '• Idea #41, from April, is done: “Scan the boxes, says [e-mail]”. Léa Martin proposed it; it took 7 months.',
      '• Idea #42, from April, is planned: “Idea 42”. Léa Martin proposed it.',
    ]);
    expect(read(said, 'fr').slice(1)).toEqual([
      '• L’idée n° 43, d’avril, est réalisée : « Idea 43 ». Il a fallu 7 mois.',
      '• L’idée n° 41, d’avril, est réalisée : « Scan the boxes, says [e-mail] ». Proposée par Léa Martin ; il a fallu 7 mois.',
      '• L’idée n° 42, d’avril, est prévue : « Idea 42 ». Proposée par Léa Martin.',
    ]);
    expect(suggestions.isNews(said, { locale: 'en', timeZone: 'Europe/Paris', channel: null })).toBe(true);
    expect(await gather(at('23T08:00:00'), at('30T08:00:00'))).toBeNull();
  });

  it('tells of no idea that was withdrawn, declined or merged since it was planned, and once what was planned and done', async () => {
    for (const [number, status] of ['withdrawn', 'declined', 'duplicate', 'under-review'].entries())
      await fromApril(number, 'planned', '18T10:00:00', status);
    expect(await gather()).toBeNull();
    await fromApril(7, 'planned', '18T10:00:00', 'done');
    await database.db.suggestionEvent.create({
      data: {
        workspaceId: 'acme',
        suggestionId: 'i7',
        position: 1,
        kind: 'completed',
        at: at('20T10:00:00'),
      },
    });
    expect(await gather()).toMatchObject({ became: [{ number: 7, outcome: 'done' }] });
  });

  it('names three of what was done and planned, and all in the thread', async () => {
    for (let number = 1; number <= 5; number += 1)
      await fromApril(number, 'completed', `18T1${number}:00:00`, 'done');
    const said = await gather();
    expect(read(said).slice(1)).toEqual([
      ...[5, 4, 3].map(
        (number) => `• Idea #${number}, from April, is done: “Idea ${number}”. It took 7 months.`,
      ),
      '• 2 more ideas were done or planned.',
    ]);
    expect(read(said, 'en', 'details').filter((line) => line.startsWith('•'))).toHaveLength(5);
  });

  it('says who waits, and how promises were kept, in the thread alone', () => {
    const said = { received: 0, answered: 0, waiting: 3, oldest: null, promised };
    expect(read(said)).toEqual([]);
    expect(read(said, 'en', 'details')).toEqual([
      expect.stringContaining('3 ideas are waiting in all'),
      expect.stringContaining('11 of 12 promised answers'),
    ]);
  });

  it('is no news that ideas wait, nor how promises were kept', async () => {
    await addPromisedIdeas(
      database,
      'acme',
      [1, 2, 3, 4, 5, 6].map((number) => idea(number, number < 6 ? 9 : null)),
    );
    const said = await gather();
    expect(said).toMatchObject({ waiting: 1, promised: { inTime: 5, of: 6 } });
    expect(suggestions.isNews(said, { locale: 'en', timeZone: 'Europe/Paris', channel: null })).toBe(false);
  });

  it('has something to say where nothing came in but promises were kept', async () => {
    await addPromisedIdeas(
      database,
      'acme',
      [1, 2, 3, 4, 5].map((number) => idea(number, 9)),
    );
    expect(await gather()).toMatchObject({ received: 0, waiting: 0, promised: { inTime: 5, of: 5 } });
    expect(await gather(at('23T08:00:00'), at('30T08:00:00'))).toBeNull();
  });
});
