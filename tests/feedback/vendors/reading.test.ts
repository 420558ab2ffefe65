import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantReader } from '../../../src/feedback/dates/instant.ts';
import { parseItem } from '../../../src/feedback/item.ts';
import { sayReason } from '../../../src/feedback/refusal.ts';
import { parseBody } from '../../../src/feedback/vendors/payload.ts';
import type { Read, ReadOptions } from '../../../src/feedback/vendors/read.ts';
import { sayUnread } from '../../../src/feedback/vendors/refusal.ts';
import { parseFieldUses } from '../../../src/feedback/vendors/uses.ts';
import { vendors } from '../../../src/feedback/vendors/vendors.ts';
import { flatOf } from '../../harness/flat.ts';
import * as samples from './samples.ts';
import { bytes, genericOf, named, now, signed } from './samples.ts';

const rules = { instantOf: instantReader('Europe/Paris', 'dmy'), dateOrder: 'dmy', now } as const;
const answersOf = (read: Read | undefined) =>
  read?.ok
    ? read.items.map((item) => {
        const parsed = parseItem(item, rules);
        return parsed.ok ? { ...parsed, value: flatOf(parsed.value) } : parsed;
      })
    : read;
const uses = (map: Record<string, string>): ReadOptions => {
  const parsed = parseFieldUses(map);
  if (!parsed.ok) throw new Error(parsed.pointer);
  return { uses: parsed.value };
};
/** The body with one place changed. */
function changed<T>(body: T, ...path: (string | number)[]) {
  return (value: unknown): unknown => {
    const copy: unknown = structuredClone(body);
    let here = copy;
    for (const step of path.slice(0, -1)) here = Reflect.get(Object(here), step);
    Reflect.set(Object(here), path.at(-1) ?? '', value);
    return copy;
  };
}

const PLAY = samples.playBody;
const readable = [
  ['typeform', named('typeform'), samples.typeformBody],
  ['surveymonkey response', named('surveymonkey'), samples.surveymonkeyResponse],
  ['delighted', named('delighted'), samples.delightedBody],
  ['formbricks', named('formbricks'), samples.formbricksBody],
  ['zendesk', named('zendesk'), samples.zendeskBody],
  ['intercom', named('intercom'), samples.intercomBody],
  ['google-play', named('google-play'), PLAY],
  ['app-store', named('app-store'), samples.appStoreBody],
  ['generic', genericOf(), samples.genericBody],
] as const;

describe('a body as the vendor documents it', () => {
  test('Typeform: one answer with every score and every text, each with what was asked', () => {
    const answers = answersOf(named('typeform').read(samples.typeformBody, { touchpoint: 'delivery' }));
    const common = {
      customer: 'CLIENT-REF-4242',
      touchpoint: 'delivery',
      answeredAt: new Date('2026-11-22T09:58:12Z'),
      segments: { plan: 'Pro' },
    };
    const token = 'a3a12ec67a1365927098a606107fac15';
    expect(answers).toMatchObject([
      {
        ok: true,
        value: {
          ...common,
          externalId: token,
          formerIds: [`${token}/nps1`],
          scores: [{ metric: 'nps', score: 9, question: 'Nous recommanderiez-vous ?' }],
          comments: [{ text: 'Livraison rapide, merci', question: 'Pourquoi ?' }],
        },
      },
    ]);
  });

  test('Typeform: the admin’s word goes before the types, by ref or by id', () => {
    const options = uses({ ref_star: 'ignore', city: 'segment', plan: 'ignore', ref_why1: 'verbatim' });
    expect(answersOf(named('typeform').read(samples.typeformBody, options))).toMatchObject([
      { ok: true, value: { metric: 'nps', segments: { Région: 'Sud' } } },
    ]);
  });

  test('Typeform: a scale without a name is not guessed; it is NPS where it asks to recommend', () => {
    const scale = (title: string) => ({
      event_type: 'form_response',
      form_response: {
        token: 't',
        submitted_at: '2026-11-22T09:58:12Z',
        definition: { fields: [{ id: 'f', type: 'opinion_scale', title, properties: {} }] },
        answers: [{ type: 'number', number: 4, field: { id: 'f', type: 'opinion_scale' } }],
      },
    });
    const { read } = named('typeform');
    expect(answersOf(read(scale('Would you recommend us?'), {}))).toMatchObject([
      { value: { metric: 'nps' } },
    ]);
    expect(read(scale('How satisfied are you?'), {})).toEqual({
      ok: false,
      pointer: '/form_response/answers',
      reason: { code: 'nothing.mapped', fields: ['f'] },
    });
    expect(answersOf(read(scale('How satisfied are you?'), uses({ f: 'csat' })))).toMatchObject([
      { value: { metric: 'csat', score: 4 } },
    ]);
  });

  test('Typeform: a rating or a scale of ten points is taken on ten points where the body says so', () => {
    const rated = (type: string, properties: object, number: number) => ({
      event_type: 'form_response',
      form_response: {
        token: 't',
        submitted_at: '2026-11-22T09:58:12Z',
        definition: {
          fields: [
            { id: 'n', type: 'nps', title: 'Recommend?' },
            { id: 'f', type, title: 'How satisfied are you?', properties },
            { id: 'x', type: 'multiple_choice', title: 'Which shop?' },
          ],
        },
        answers: [
          { type: 'number', number: 9, field: { id: 'n', type: 'nps' } },
          { type: 'number', number, field: { id: 'f', type } },
          { type: 'choice', choice: { label: 'Lyon' }, field: { id: 'x', type: 'multiple_choice' } },
        ],
      },
    });
    const { read } = named('typeform');
    const taken = read(rated('rating', { steps: 10 }, 8), {});
    expect(taken).toMatchObject({ ignored: ['question:x'] });
    expect(answersOf(taken)).toMatchObject([
      {
        value: {
          scores: [{ metric: 'nps' }, { metric: 'csat', asked: { score: 8, scale: { low: 1, high: 10 } } }],
        },
      },
    ]);
    expect(answersOf(read(rated('opinion_scale', { steps: 11 }, 0), {}))).toMatchObject([
      {
        value: {
          scores: [{ metric: 'nps' }, { metric: 'csat', asked: { score: 0, scale: { low: 0, high: 10 } } }],
        },
      },
    ]);
    // Where the body does not say, a rating stays what it is, a number under its question, until somebody says its scale.
    for (const number of [3, 8]) {
      const unknown = read(rated('rating', {}, number), {});
      expect(unknown).toMatchObject({ ignored: ['question:x', 'scale:f'] });
      expect(answersOf(unknown)).toMatchObject([
        {
          value: {
            scores: [{ metric: 'nps', score: 9 }],
            segments: { 'How satisfied are you?': String(number) },
          },
        },
      ]);
      const said = read(rated('rating', {}, number), uses({ f: 'csat 1-10' }));
      expect(said).toMatchObject({ ignored: ['question:x'] });
      expect(answersOf(said)).toMatchObject([
        {
          value: {
            scores: [
              { metric: 'nps' },
              { metric: 'csat', asked: { score: number, scale: { low: 1, high: 10 } } },
            ],
            segments: {},
          },
        },
      ]);
    }
  });

  test('Delighted: additional answers are kept as comments, scores and segments, with their questions', () => {
    const more = changed(
      samples.delightedBody,
      'event_data',
      'additional_answers',
    )([
      {
        question: { id: 'q1', type: 'free_response', text: 'What next?' },
        value: { free_response: 'Night buses' },
      },
      { question: { id: 'q2', type: 'scale', text: 'How satisfied with the driver?' }, value: { scale: 4 } },
      {
        question: { id: 'q3', type: 'select_one', text: 'Line' },
        value: { select_one: { id: 'a', text: '42' } },
      },
      {
        question: { id: 'q4', type: 'select_many', text: 'Days' },
        value: { select_many: [{ text: 'Mon' }, { text: 'Sun' }] },
      },
    ]);
    expect(answersOf(named('delighted').read(more, {}))).toMatchObject([
      {
        value: {
          scores: [{ score: 9 }, { metric: 'csat', score: 4, question: 'How satisfied with the driver?' }],
          segments: { Line: '42', Days: 'Mon, Sun' },
        },
      },
    ]);
    const [answer] = [answersOf(named('delighted').read(more, {}))].flat();
    expect(JSON.stringify(answer)).toContain('"text":"Night buses","question":"What next?"');
  });

  test('Typeform: a form that was skipped is empty, not wrong', () => {
    const skipped = changed(samples.typeformBody, 'form_response', 'answers')([]);
    expect(named('typeform').read(skipped, {})).toMatchObject({ ok: true, items: [], ignored: ['empty'] });
  });

  test('SurveyMonkey: the webhook holds ids only; what it names is pending', () => {
    expect(named('surveymonkey').read(samples.surveymonkeyEvent, {})).toEqual({
      ok: true,
      items: [],
      ignored: [],
      revises: false,
      pending: [{ surveyId: '105724755', responseId: '5007154402' }],
    });
  });

  test('SurveyMonkey: the response is read as it was shown, not by its weights', () => {
    const expected = {
      ok: true,
      value: {
        externalId: '5007154402',
        customer: 'CLIENT-REF-4242',
        metric: 'nps',
        score: 8,
        verbatim: 'Helpful people',
        answeredAt: new Date('2026-11-22T09:58:30Z'),
        segments: { region: 'Nord' },
      },
    };
    const { read } = named('surveymonkey');
    expect(answersOf(read(samples.surveymonkeyResponse, {}))).toMatchObject([expected]);
    expect(answersOf(read({ data: [samples.surveymonkeyResponse] }, {}))).toMatchObject([expected]);
    const [page] = samples.surveymonkeyResponse.pages;
    const counted = changed(page, 'questions', 1, 'answers', 0, 'text')('10 - sur dix');
    expect(answersOf(read({ ...samples.surveymonkeyResponse, pages: [counted] }, {}))).toMatchObject([
      { value: { score: 8, verbatim: '10 - sur dix' } },
    ]);
    const partial = { ...samples.surveymonkeyResponse, response_status: 'partial' };
    expect(read(partial, {})).toMatchObject({ items: [], ignored: ['response:partial'] });
  });

  test('Delighted: the comment that comes later revises the score', () => {
    const read = named('delighted').read(samples.delightedBody, {});
    expect(read).toMatchObject({ ok: true, revises: true });
    expect(answersOf(read)).toMatchObject([
      {
        ok: true,
        value: {
          externalId: '5435',
          customer: 'charlie@exemple.fr',
          metric: 'nps',
          score: 9,
          verbatim: 'Charlie Gravis trouve tout parfait',
          names: ['Charlie Gravis'],
          segments: { locale: 'fr' },
          answeredAt: new Date(1795341000_000),
        },
      },
    ]);
    const silent = changed(samples.delightedBody, 'event_data', 'comment')(null);
    const created = changed(silent, 'event_type')('survey_response.created');
    expect(answersOf(named('delighted').read(created, {}))).toMatchObject([
      { ok: true, value: { externalId: '5435', score: 9, verbatim: null } },
    ]);
  });

  test('Delighted: effort is of five, and a score of no metric of ours is left out with its words kept', () => {
    const eased = changed(samples.delightedBody, 'event_data', 'survey_type')('ces');
    const easy = changed(eased, 'event_data', 'score')(4);
    expect(answersOf(named('delighted').read(easy, {}))).toMatchObject([
      { value: { scores: [{ metric: 'ces', score: 5.5 }] } },
    ]);
    const effort = changed(samples.delightedBody, 'event_data', 'survey_type')('pmf');
    const read = named('delighted').read(effort, {});
    expect(read).toMatchObject({ ok: true, ignored: ['score:pmf'] });
    expect(answersOf(read)).toMatchObject([{ value: { externalId: '5435', metric: null, score: null } }]);
    expect(
      answersOf(named('delighted').read(changed(effort, 'event_data', 'score')(6), uses({ score: 'ces' }))),
    ).toMatchObject([{ value: { metric: 'ces', score: 6 } }]);
  });

  test('Formbricks: questions are known by their ids, one event or a list of them', () => {
    const expected = {
      ok: true,
      value: {
        externalId: 'cm5response',
        customer: 'CLIENT-REF-4242',
        metric: 'nps',
        score: 3,
        verbatim: 'Trop cher',
        segments: { plan: 'Pro', language: 'fr' },
        answeredAt: new Date('2026-11-22T09:58:56.116Z'),
      },
    };
    const { read } = named('formbricks');
    expect(answersOf(read(samples.formbricksBody, {}))).toMatchObject([expected]);
    const created = { ...samples.formbricksBody, event: 'responseCreated' };
    const list = read([created, samples.formbricksBody], {});
    expect(answersOf(list)).toMatchObject([expected]);
    expect(list).toMatchObject({ ignored: ['responseCreated', 'question:q7'] });
  });

  test('Formbricks: questions without a telling id have to be mapped', () => {
    const untold = changed(samples.formbricksBody, 'data', 'data')({ q1: 5, q2: 'Bien' });
    const read = named('formbricks').read(untold, {});
    expect(read).toMatchObject({
      ok: false,
      pointer: '/data/data',
      reason: { code: 'nothing.mapped', fields: expect.arrayContaining(['q1', 'q2']) },
    });
    const mapped = named('formbricks').read(untold, uses({ q1: 'csat', q2: 'verbatim' }));
    expect(answersOf(mapped)).toMatchObject([{ value: { metric: 'csat', score: 5, verbatim: 'Bien' } }]);
  });

  test('Zendesk: good is 5 and bad is 1, one answer for each ticket', () => {
    const { read } = named('zendesk');
    expect(answersOf(read(samples.zendeskBody, {}))).toMatchObject([
      {
        ok: true,
        value: {
          externalId: 'ticket/35436',
          customer: '20978392',
          metric: 'csat',
          score: 1,
          verbatim: 'Trois jours d’attente',
          touchpoint: 'get-help',
          answeredAt: new Date('2026-11-22T09:58:00Z'),
        },
      },
    ]);
    const score = changed(samples.zendeskBody, 'satisfaction_rating', 'score');
    for (const [given, value] of [
      ['good_with_comment', 5],
      ["Good, I'm satisfied", 5],
      ['3', 3],
      [4, 4],
    ] as const) {
      expect(answersOf(read(score(given), {}))).toMatchObject([{ value: { score: value } }]);
    }
    expect(read(score('offered'), {})).toMatchObject({ items: [], ignored: ['offered'] });
    expect(read(score('Bof'), {})).toMatchObject({
      ok: false,
      pointer: '/satisfaction_rating/score',
      reason: { code: 'value.unknown', given: 'Bof' },
    });
    const list = {
      satisfaction_ratings: [{ ...samples.zendeskBody.satisfaction_rating, ticket_id: 1, id: 2 }],
    };
    expect(answersOf(read(list, {}))).toMatchObject([{ value: { externalId: 'ticket/1' } }]);
  });

  test('Intercom: the rating of a conversation, which a later one revises', () => {
    const read = named('intercom').read(samples.intercomBody, {});
    expect(read).toMatchObject({ revises: true });
    expect(answersOf(read)).toMatchObject([
      {
        ok: true,
        value: {
          externalId: '363738',
          customer: 'CLIENT-REF-4242',
          metric: 'csat',
          score: 5,
          verbatim: 'Merci Hobanwash',
          names: ['Hobanwash'],
          touchpoint: 'get-help',
          answeredAt: new Date(1795341600_000),
        },
      },
    ]);
  });

  test('Google Play: the customer’s own language, the title on a line of its own', () => {
    expect(answersOf(named('google-play').read(PLAY, { touchpoint: 'use' }))).toMatchObject([
      {
        ok: true,
        value: {
          externalId: 'gp:AOqpTOE',
          customer: null,
          metric: 'csat',
          score: 4,
          verbatim: 'Très bien\nMarie Durand s’en sert chaque jour',
          names: ['Marie Durand'],
          touchpoint: 'use',
          segments: { appVersion: '2.1', language: 'fr', device: 'Pixel 8' },
          answeredAt: new Date(1795341480_000),
        },
      },
    ]);
    const [review] = PLAY.reviews;
    expect(answersOf(named('google-play').read(review, {}))).toMatchObject([{ value: { score: 4 } }]);
  });

  test('App Store: title and body are the words, the territory a segment', () => {
    const { read } = named('app-store');
    expect(answersOf(read(samples.appStoreBody, {}))).toMatchObject([
      {
        ok: true,
        value: {
          externalId: '00000029-0001',
          metric: 'csat',
          score: 2,
          verbatim: 'Lent\nSe fige au démarrage',
          names: ['zoe75duverger'],
          segments: { territory: 'FRA' },
          answeredAt: new Date('2026-11-20T16:08:16Z'),
        },
      },
    ]);
    const [review] = samples.appStoreBody.data;
    expect(answersOf(read({ data: review }, {}))).toMatchObject([{ value: { score: 2 } }]);
    expect(read({ data: [{ type: 'customerReviewResponses', id: '1' }] }, {})).toMatchObject({
      items: [],
      ignored: ['customerReviewResponses'],
    });
  });

  test('a tool of one’s own, by its mapping', () => {
    expect(answersOf(genericOf().read(samples.genericBody, {}))).toMatchObject([
      {
        ok: true,
        value: {
          externalId: '7',
          customer: 'CLIENT-REF-4242',
          metric: 'csat',
          score: 5,
          verbatim: 'Super',
          names: ['Zoé'],
          touchpoint: 'buy',
          segments: { Ville: 'Lyon' },
          answeredAt: new Date(1795341480_000),
        },
      },
    ]);
  });
});

describe.each(readable)('%s', (_, vendor, body) => {
  test('fields that are not known change nothing', () => {
    const plain = vendor.read(body, {});
    expect(plain).toMatchObject({ ok: true });
    expect(vendor.read(sprinkled(body), {})).toEqual(plain);
  });

  test('a body cut in half is no JSON, wherever it is cut', () => {
    const raw = bytes(body);
    for (let cut = 1; cut < raw.length; cut++) {
      const parsed = parseBody(raw.slice(0, cut));
      expect(parsed.ok).toBe(false);
    }
    expect(parseBody(raw)).toEqual({ ok: true, value: JSON.parse(JSON.stringify(body)) });
  });

  test('never throws, whatever is in the body', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(typeof vendor.read(value, {}).ok).toBe('boolean');
      }),
      { numRuns: 200 },
    );
  });

  test('never throws, and gives only what parseItem can judge, whatever stands in one place of it', () => {
    const hostile = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('\0', 'a\0b', '__proto__', 'constructor', '<!channel>', '\ud800', 'é'.repeat(30_000)),
      fc.constantFrom(JSON.parse('1e400'), 2 ** 60, -1, 1e21, Number.MIN_VALUE, true, null),
      fc.constant(
        JSON.parse('{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}'),
      ),
    );
    const places = placesOf(body);
    fc.assert(
      fc.property(fc.constantFrom(...places), hostile, (place, value) => {
        const read = vendor.read(changed(body, ...place)(value), {});
        if (read.ok) for (const item of read.items) expect(typeof parseItem(item, rules).ok).toBe('boolean');
        else expect(sayUnread(read.reason, 'fr')).not.toMatch(/undefined|\[object|\0/);
        expect(Reflect.get({}, 'polluted')).toBeUndefined();
      }),
      { numRuns: 600 },
    );
  });

  test('a megabyte of words, sent to the API, is refused whole with its length', () => {
    const long = 'é'.repeat(600_000);
    const read = vendor.read(JSON.parse(longWords(body, long)), {});
    const refusals = [answersOf(read)].flat().filter((each) => each && !each.ok);
    expect(refusals).toMatchObject([{ reason: { code: 'text.tooLong', most: 20_000 } }]);
    const [refusal] = refusals;
    if (!refusal || !('field' in refusal)) throw new Error('a refusal was expected');
    expect(sayReason(refusal.reason, 'en')).toMatch(
      /^The text has 6000\d\d characters; at most 20000 are taken\.$/,
    );
  });

  test('words with a NUL are refused', () => {
    const read = vendor.read(JSON.parse(longWords(body, 'mer\0ci')), {});
    expect([answersOf(read)].flat()).toContainEqual(
      expect.objectContaining({ ok: false, reason: { code: 'text.nul' } }),
    );
  });
});

test.each(signed.map((each) => [each.vendor.name, each] as const))(
  '%s: other events are ignored, by name and without an answer',
  (_, { vendor, other }) => {
    const read = vendor.read(other, {});
    expect(read).toMatchObject({ ok: true, items: [], pending: [] });
    expect(read.ok && read.ignored).toHaveLength(1);
  },
);

test.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
  '%s: a body of another shape is refused at its place',
  (_, vendor) => {
    for (const body of [null, [], 'text', 7, {}, { data: 'x' }]) {
      const read = vendor.read(body, {});
      if (read.ok) expect(read.items).toEqual([]);
      else expect(read.pointer).toMatch(/^(\/[^/]+)*$/);
    }
    expect(vendor.read({}, {}).ok).toBe(false);
  },
);

test.each([
  ['typeform', changed(samples.typeformBody, 'form_response', 'token'), '/form_response/token'],
  ['surveymonkey', changed(samples.surveymonkeyResponse, 'id'), '/id'],
  ['delighted', changed(samples.delightedBody, 'event_data', 'id'), '/event_data/id'],
  ['formbricks', changed(samples.formbricksBody, 'data', 'id'), '/data/id'],
  [
    'zendesk',
    changed(samples.zendeskBody, 'satisfaction_rating', 'ticket_id'),
    '/satisfaction_rating/ticket_id',
  ],
  ['intercom', changed(samples.intercomBody, 'data', 'item', 'id'), '/data/item/id'],
  ['google-play', changed(PLAY, 'reviews', 0, 'reviewId'), '/reviews/0/reviewId'],
  ['app-store', changed(samples.appStoreBody, 'data', 0, 'id'), '/data/0/id'],
] as const)('%s: an answer without an id, or with one that JSON rounded, is refused', (name, withId, at) => {
  const { read } = named(name);
  expect(read(withId(null), {})).toEqual({ ok: false, pointer: at, reason: { code: 'id.missing' } });
  expect(read(withId(2 ** 60), {})).toEqual({ ok: false, pointer: at, reason: { code: 'id.unsafe' } });
});

test('SurveyMonkey: an id that is no number never becomes a part of an address', () => {
  for (const id of ['../../users/me', '1?x=', '', 1.5, null, ['1']]) {
    const read = named('surveymonkey').read({ ...samples.surveymonkeyEvent, object_id: id }, {});
    expect(read).toMatchObject({ ok: false, pointer: '/object_id' });
  }
});

test('bytes that are not UTF-8 are refused', () => {
  expect(parseBody(Uint8Array.of(0x22, 0xe9, 0x22))).toEqual({
    ok: false,
    pointer: '',
    reason: { code: 'body.notUtf8' },
  });
});

test('a field mapping that says what we do not know is refused at its place', () => {
  expect(parseFieldUses({ q1: 'nps', 'a/b': 'stars' })).toMatchObject({
    ok: false,
    pointer: '/a~1b',
    reason: { code: 'value.unknown', given: 'stars' },
  });
  for (const given of ['nps 1-5', 'csat 1-6000', 'csat ten', 'verbatim 1-5', 'csat 1-5 6', 7, null])
    expect(parseFieldUses({ q: given }), String(given)).toMatchObject({ ok: false, pointer: '/q' });
  const said = parseFieldUses({ q: 'csat 1-10', r: 'ces 1-5' });
  expect(said.ok && [...said.value]).toEqual([
    ['q', { use: 'csat', scale: { low: 1, high: 10 } }],
    ['r', { use: 'ces', scale: { low: 1, high: 5 } }],
  ]);
  expect(parseFieldUses(JSON.parse('{"__proto__":"nps"}'))).toMatchObject({ ok: true });
  expect(parseFieldUses(['nps']).ok).toBe(false);
});

/** With a field that nobody documented in every object. */
function sprinkled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sprinkled);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(
    ([key, each]) => [key, OPEN.has(key) ? each : sprinkled(each)] as const,
  );
  return Object.fromEntries([...entries, ['x_new', { deep: ['x', 1] }]]);
}

/** Whose keys are the company's own names. */
const OPEN = new Set([
  'hidden',
  'custom_variables',
  'person_properties',
  'contactAttributes',
  'data_of_form',
]);

function placesOf(value: unknown, before: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const place = [...before, Array.isArray(value) ? Number(key) : key];
    return [place, ...placesOf(each, place)];
  });
}

/** The sample as JSON, its words replaced. */
function longWords(body: unknown, words: string): string {
  const samplesOfWords = [
    'Livraison rapide, merci',
    'Helpful people',
    'Charlie Gravis trouve tout parfait',
    'Trop cher',
    'Trois jours d’attente',
    'Merci Hobanwash',
    'Très bien\\tMarie Durand s’en sert chaque jour',
    'Se fige au démarrage',
    'Super',
  ];
  const json = JSON.stringify(body);
  const own = samplesOfWords.find((each) => json.includes(`"${each}"`));
  if (own === undefined) throw new Error('no words in this sample');
  return json.replace(`"${own}"`, JSON.stringify(words));
}
