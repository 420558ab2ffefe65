import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metrics } from '../../src/feedback/filters.ts';
import {
  askedFor,
  decodeQuestion,
  encodeQuestion,
  searchable,
  type VoiceQuestion,
} from '../../src/handlers/voice/question.ts';
import { beganAt } from '../../src/handlers/voice/so-far.ts';
import { encodeAction } from '../../src/messages/actions.ts';

const question = (text: string) => {
  const asked = askedFor(text);
  return asked.kind === 'question' ? encodeQuestion(asked.question) : asked.kind;
};

describe('what is typed after /voice', () => {
  it.each([
    ['', 'week'],
    ['  ', 'week'],
    ['week', 'week'],
    ['Semaine', 'week'],
    ['cette semaine', 'week'],
    ['today', 'today'],
    ['aujourd’hui', 'today'],
    ["AUJOURD'HUI", 'today'],
    ['aujourdhui', 'today'],
    ['themes', 'themes'],
    ['Thèmes', 'themes'],
    ['cases', 'cases'],
    ['cas', 'cases'],
    ['4512', 'answer/4512'],
    ['n° 4512', 'answer/4512'],
    ['#4512', 'answer/4512'],
    ['Réponse n° 4512', 'answer/4512'],
    ['search 4512', 'search/0/4512'],
    ['help', 'help'],
    ['aide', 'help'],
    ['?', 'help'],
    ['!!!', 'help'],
    ['search', 'help'],
    ['chercher  ', 'help'],
    ['add', 'add'],
    ['ajouter Il attend depuis lundi', 'add'],
    ['search parcel at the door', 'search/0/parcel at the door'],
    ['chercher colis', 'search/0/colis'],
    ['Livraison', 'search/0/Livraison'],
    ['search today', 'search/0/today'],
    ['search <!channel> *bold* /x', 'search/0/channel bold x'],
    ['nps', 'figures/nps/touchpoint'],
    ['nps by touchpoint', 'figures/nps/touchpoint'],
    ['NPS par étape', 'figures/nps/touchpoint'],
    ['satisfaction par étape', 'figures/csat/touchpoint'],
    ['csat by region', 'figures/csat/segment/region'],
    ['csat par Région', 'figures/csat/segment/region'],
    ['ces by source', 'figures/ces/source'],
    ['effort par chaleur', 'figures/ces/heat'],
    ['nps by N° produit', 'figures/nps/segment/n produit'],
    ['parcel by post', 'search/0/parcel by post'],
    ['search nps by touchpoint', 'search/0/nps by touchpoint'],
    ['nps by question', 'figures/nps/question'],
    ['trend', 'trend'],
    ['Tendance', 'trend'],
    ['évolution', 'trend'],
    ['trend nps', 'trend/nps'],
    ['CSAT trend', 'trend/csat'],
    ['tendance de la satisfaction', 'trend/csat'],
    ['trend for Delivery', 'trend?delivery'],
    ['tendance nps pour Belgique, Livraison', 'trend/nps?belgique,livraison'],
    ['tendance Livraison', 'trend?livraison'],
    ['search trend', 'search/0/trend'],
    ['trendy shoes', 'search/0/trendy shoes'],
    ['today for Delivery', 'today?delivery'],
    ['aujourd’hui pour Livraison', 'today?livraison'],
    ['pour livraison', 'week?livraison'],
    ['cette semaine seulement Livraison', 'week?livraison'],
    ['semaine pour Livraison, Pays = Belgique', 'week?livraison,pays belgique'],
    ['semaine Livraison', 'week?livraison'],
    ['nps livraison', 'figures/nps/touchpoint?livraison'],
    ['NPS for SAV 2026', 'figures/nps/touchpoint?sav 2026'],
    ['nps par source pour Belgique', 'figures/nps/source?belgique'],
    ['nps pour Belgique par source', 'figures/nps/source?belgique'],
    ['satisfaction Belgique par région', 'figures/csat/segment/region?belgique'],
    ['themes for delivery', 'not-narrowed'],
    ['cas pour Livraison', 'not-narrowed'],
    [`week for ${'x'.repeat(91)}`, 'too-many-names'],
    ['search parcels for delivery', 'search/0/parcels for delivery'],
    ['nothing for me', 'search/0/nothing for me'],
    ['parcel by post for delivery', 'search/0/parcel by post for delivery'],
  ])('%j asks for %s', (text, expected) => {
    expect(question(text)).toBe(expected);
  });

  it('keeps the words of the customer as they were typed', () => {
    expect(askedFor('add  “Je  n’en peux plus”\n– dit-il')).toEqual({
      kind: 'add',
      words: '“Je  n’en peux plus”\n– dit-il',
    });
  });

  it('always asks for something that a button can carry and give back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const asked = askedFor(text);
        if (asked.kind !== 'question') return;
        const code = encodeQuestion(asked.question);
        expect(encodeAction({ name: 'voice.share', subject: code }).length).toBeLessThanOrEqual(255);
        expect(decodeQuestion(code)).toEqual(asked.question);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a question in a button', () => {
  const questions: fc.Arbitrary<VoiceQuestion> = fc.oneof(
    fc.constantFrom<VoiceQuestion>(
      { kind: 'today' },
      { kind: 'week' },
      { kind: 'themes' },
      { kind: 'cases' },
    ),
    fc.record({
      kind: fc.constant('search' as const),
      words: fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
        .map(searchable)
        .filter((words) => words !== ''),
      page: fc.nat(9999),
    }),
    fc.record({ kind: fc.constant('answer' as const), number: fc.nat(999_999_999) }),
    fc.record({
      kind: fc.constant('figures' as const),
      metric: fc.constantFrom(...metrics),
      by: fc.constantFrom({ kind: 'touchpoint' as const }, { kind: 'segment' as const, name: 'region 2' }),
    }),
    fc.record({
      kind: fc.constantFrom('today' as const, 'week' as const),
      only: fc.constantFrom(['livraison'], ['pays belgique', 'sav']),
    }),
  );

  it('comes back as it went', () => {
    fc.assert(
      fc.property(questions, (asked) => {
        expect(decodeQuestion(encodeQuestion(asked))).toEqual(asked);
      }),
    );
  });

  it.each([
    null,
    '',
    'week/',
    'search/0/',
    'search/x/colis',
    'search/0/<b>',
    'search/0/a/b',
    'search/99999/colis',
    'figures/nps',
    'figures/eur/touchpoint',
    'figures/nps/segment/',
    'figures/nps/segment/Région',
    'figures/nps/segment/source',
    'figures/nps/touchpoint/x',
  ])('is none where we did not make it: %j', (code) => {
    expect(decodeQuestion(code)).toBeNull();
  });
});

describe('a period that is not over', () => {
  it.each([
    ['today', '2026-11-11T09:30:00Z', 'Europe/Paris', '2026-11-10T23:00:00Z'],
    ['today', '2026-11-11T02:30:00Z', 'America/New_York', '2026-11-10T05:00:00Z'],
    ['week', '2026-11-11T09:30:00Z', 'Europe/Paris', '2026-11-08T23:00:00Z'],
    ['week', '2026-11-09T09:30:00Z', 'Europe/Paris', '2026-11-08T23:00:00Z'],
    ['week', '2026-11-15T22:59:00Z', 'Europe/Paris', '2026-11-08T23:00:00Z'],
    // The clocks went back on Sunday 25 October: Monday began an hour later than seven days before the next one.
    ['week', '2026-10-25T20:00:00Z', 'Europe/Paris', '2026-10-18T22:00:00Z'],
    ['week', '2026-10-26T08:00:00Z', 'Europe/Paris', '2026-10-25T23:00:00Z'],
    ['today', '2026-03-29T08:00:00Z', 'Europe/Paris', '2026-03-28T23:00:00Z'],
  ] as const)('%s, asked at %s in %s, began at %s', (span, at, zone, began) => {
    expect(beganAt(span, new Date(at), zone)).toEqual(new Date(began));
  });
});
