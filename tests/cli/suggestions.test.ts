import { beforeAll, expect, it } from 'vitest';
import { UsageError } from '../../src/cli/command.ts';
import { suggestionsCommand } from '../../src/cli/suggestions.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { freshUrl, onAnyEngine, openedHere } from '../harness/database.ts';
import { onDatabase, unattended } from '../harness/unattended.ts';
import { addPromisedIdeas, addTopics } from '../suggestions/promised-ideas.ts';

onAnyEngine((engine) => {
  let url: string;
  beforeAll(async () => {
    url = await freshUrl(engine);
    const database = await openedHere(url);
    await addTopics(database.db, 'acme');
    const at = (time: string) => new Date(`2026-${time}:00Z`);
    const early = { submittedAt: at('09-01T08:00'), firstDueAt: at('09-08T16:00') };
    const late = { submittedAt: at('11-16T08:00'), firstDueAt: at('11-23T17:00') };
    await addPromisedIdeas(database, 'acme', [
      {
        ...early,
        number: 1,
        firstReplyAt: at('09-02T08:00'),
        firstReplyMin: 540,
        supporters: 1200,
        events: [
          ['completed', at('09-10T08:00')],
          ['confirmed', at('09-11T08:00')],
        ],
      },
      {
        ...early,
        number: 2,
        firstReplyAt: at('09-14T08:00'),
        firstReplyMin: 4860,
        events: [
          ['contested', at('09-15T08:00')],
          ['completed', at('10-10T08:00')],
        ],
      },
      {
        ...late,
        number: 3,
        topicId: 'stock',
        firstReplyAt: at('11-16T10:00'),
        firstReplyMin: 120,
        supporters: 2,
      },
      { ...late, number: 4 },
    ]);
  });

  /** Runs the command on Thursday 26 November 2026 at 10:00 in Paris. */
  async function run(args: readonly string[], locale: Locale = 'en', database = url) {
    const clock = { now: () => new Date('2026-11-26T09:00:00Z') };
    const { io, out, err } = unattended({ env: onDatabase(database), clock, locale });
    const status = await suggestionsCommand.run(args, io);
    return { status, out, err };
  }

  const json = async (...args: string[]) => JSON.parse((await run(['--json', ...args])).out.join('\n'));

  it('reads as a table, topic by topic and in all, in the language of the operator', async () => {
    const { status, out, err } = await run([]);
    expect({ status, err }).toEqual({ status: 0, err: [] });
    expect(out).toEqual([
      'Ideas and their replies, since the first one; days are working days',
      'Topic   Received  Answered  In time  First reply (median)  Waiting   Oldest  Authors satisfied  Support',
      'Stock          1         1      1/1                   2 h        0        –                  –        2',
      'Till           3         2      1/3                   9 d        1  #4, 8 d                1/2    1,200',
      'In all         4         3      2/4                   1 d        1  #4, 8 d                1/2    1,202',
      'Done: 1 in Q3 2026, 1 in Q4 2026',
    ]);
    const french = (await run(['--since', '2026-11-16'], 'fr')).out.map((line) =>
      line.replaceAll(/[\u00a0\u202f]/g, ' '),
    );
    expect(french).toEqual([
      'Les idées et leurs réponses, depuis le lundi 16 novembre 2026 ; les jours sont des jours ouvrés',
      'Sujet    Reçues  Avec réponse  À temps  Première réponse (médiane)  En attente  La plus ancienne  Auteurs satisfaits  Soutiens',
      'Réserve       1             1      1/1                         2 h           0                 –                   –         2',
      'Caisse        1             0      0/1                           –           1         n° 4, 8 j                   –         0',
      'En tout       2             1      1/2                         2 h           1         n° 4, 8 j                   –         2',
      'Réalisées : aucune',
    ]);
  });

  it('prints one JSON object with exactly the promised fields, and nothing else', async () => {
    const till = {
      received: 3,
      answered: 2,
      inTime: { replied: 1, of: 3 },
      medianMinutes: 4860,
      waiting: 1,
      oldest: { number: 4, topic: { en: 'Till', fr: 'Caisse' }, days: 8 },
      verdicts: { yes: 1, no: 1 },
      supporters: 1200,
      done: [
        { quarter: '2026-Q3', done: 1 },
        { quarter: '2026-Q4', done: 1 },
      ],
    };
    const stock = {
      received: 1,
      answered: 1,
      inTime: { replied: 1, of: 1 },
      medianMinutes: 120,
      waiting: 0,
      oldest: null,
      verdicts: { yes: 0, no: 0 },
      supporters: 2,
      done: [],
    };
    expect(await json()).toEqual({
      from: null,
      to: '2026-11-26T09:00:00.000Z',
      all: {
        ...till,
        received: 4,
        answered: 3,
        inTime: { replied: 2, of: 4 },
        medianMinutes: 540,
        supporters: 1202,
      },
      topics: [
        { id: 'stock', topic: { en: 'Stock', fr: 'Réserve' }, ...stock },
        { id: 'till', topic: { en: 'Till', fr: 'Caisse' }, ...till },
      ],
    });
  });

  it('counts from midnight of the day in the company’s time zone, and verdicts and completions too', async () => {
    const { from, all } = await json('--since', '2026-09-15');
    expect(from).toBe('2026-09-14T22:00:00.000Z');
    expect(all).toMatchObject({
      received: 2,
      verdicts: { yes: 0, no: 1 },
      done: [{ quarter: '2026-Q4', done: 1 }],
      waiting: 1,
    });
  });

  it('needs nothing but a database: an empty one has nothing to tell', async () => {
    const empty = await freshUrl(engine);
    const { out } = await run(['--json'], 'en', empty);
    expect(JSON.parse(out.join('\n'))).toMatchObject({
      all: { received: 0, medianMinutes: null },
      topics: [],
    });
    expect((await run([], 'fr', empty)).out).toHaveLength(4);
  });

  it.each([
    {
      args: ['--since', '2026-02-30'],
      says: '“2026-02-30” is not a day that exists; write it as YYYY-MM-DD.',
    },
    {
      args: ['--since', '2026-11-27'],
      says: 'The period ends (Thursday 26 November 2026) before it starts (Friday 27 November 2026).',
    },
    { args: ['--from', '2026-11-01'], says: 'There is no option --from here.' },
    { args: ['till'], says: '“till” is one word too many here' },
  ])('refuses $args by name', async ({ args, says }) => {
    const refused = run(args);
    await expect(refused).rejects.toBeInstanceOf(UsageError);
    await expect(refused).rejects.toThrow(says);
  });
});
