import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { suggestions } from '../../src/digests/sections/suggestions.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { plainText } from '../../src/messages/plain.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { addPromisedIdeas, addTopics, type PromisedIdea } from '../suggestions/promised-ideas.ts';

/** As it reads, its lines on one each, with plain spaces. */
function read(stored: unknown, locale: Locale = 'en'): string[] {
  const blocks = suggestions.view(stored, { locale, timeZone: 'Europe/Paris', channel: null });
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
      '11 of 12 promised answers came in time; first reply within 2 working days (median). 9 of 10 authors say the reply answers their idea.',
      '11 réponses promises sur 12 données à temps ; première réponse en 2 jours ouvrés (médiane). 9 auteurs sur 10 disent que la réponse répond.',
    ],
    [
      'in the singular',
      {
        ...old,
        promised: { inTime: 1, of: 5, median: { hours: 9, hoursPerDay: 9 } },
        verdicts: { yes: 1, of: 5 },
      },
      '1 of 5 promised answers came in time; first reply within 1 working day (median). 1 of 5 authors says the reply answers their idea.',
      '1 réponse promise sur 5 donnée à temps ; première réponse en 1 jour ouvré (médiane). 1 auteur sur 5 dit que la réponse répond.',
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
      '5 auteurs sur 5 disent que la réponse répond.',
    ],
  ])('is %s', (_, stored, en, fr) => {
    expect(read(stored)).toEqual(['Your ideas: 2 came in, 1 has its answer. Nobody is waiting.', en]);
    expect(read(stored, 'fr').slice(1)).toEqual([fr]);
  });

  it('is read from a digest that was stored before any of this was counted', () => {
    expect(read(old, 'fr')).toEqual(['Vos idées : 2 reçues, 1 a sa réponse. Personne n’attend.']);
  });

  it('is that none came in, rather than a zero', () => {
    const none = { ...old, received: 0, answered: 0, verdicts: { yes: 5, of: 6 } };
    expect(read(none)[0]).toBe('Your ideas: none came in. Nobody is waiting.');
    expect(read(none, 'fr')[0]).toBe('Vos idées : aucune nouvelle. Personne n’attend.');
  });
});

onEachEngine((engine) => {
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
      from,
      to,
      filters: {},
      channels: [],
      indicators: [],
      answers: 0,
      quotedLately: new Set(),
      themes: async () => null,
      vitals: async () => ({
        volume: { now: 0, before: 0, change: null, direction: null },
        responses: [],
        churn: null,
      }),
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
