// Variants of what the vendors send: other question kinds, nulls, other types, lists where objects were, ids of 64 bits, words and fields that are
// too long. One fault costs no more than itself. The bodies as documented: reading.test.ts.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantReader } from '../../../src/feedback/dates/instant.ts';
import { parseItem } from '../../../src/feedback/item.ts';
import { limits } from '../../../src/feedback/texts.ts';
import { parseMapping } from '../../../src/feedback/vendors/mapping.ts';
import { parseBody } from '../../../src/feedback/vendors/payload.ts';
import type { Read } from '../../../src/feedback/vendors/read.ts';
import { sayUnread } from '../../../src/feedback/vendors/refusal.ts';
import { starSegments } from '../../../src/feedback/vendors/stars.ts';
import * as samples from './samples.ts';
import { genericMapping, genericOf, named, now } from './samples.ts';

const rules = {
  instantOf: instantReader('Europe/Paris', 'dmy'),
  dateOrder: 'dmy',
  now,
  keepsRest: 'delivery',
} as const;

/** As a delivery is taken: each answer and what was left out of it. */
function taken(read: Read) {
  if (!read.ok) return read;
  return read.items.map((item) => {
    const parsed = parseItem(item, rules);
    if (!parsed.ok) return parsed;
    const { value, leftOut } = parsed;
    const scores = value.scores.map(({ metric, score, asked }) => [metric, asked?.score ?? score] as const);
    const comments = value.comments.map(({ text, question }) => [question, text] as const);
    return { ...value, scores, comments, leftOut: leftOut.map(({ field }) => field) };
  });
}

describe('Zendesk', () => {
  const { read } = named('zendesk');
  const event = (type: string, own: unknown, rest: object = {}) => ({
    type: `zen:event-type:${type}`,
    account_id: 12514403,
    id: '2b24ef10-19d4-4740-93cf-8f98ec4776c0',
    time: '2026-11-22T09:58:00Z',
    zendesk_event_version: '2022-11-06',
    subject: 'zen:ticket:35436',
    detail: { id: '35436', requester_id: '20978392', updated_at: '2026-11-22T09:57:59Z' },
    event: own,
    ...rest,
  });

  test.each([
    ['a rating', { rating: { score: 'bad' }, comment: 'Trop long', score: 'bad' }, 1, 'Trop long'],
    ['the change of a score', { current: 'good', previous: 'offered' }, 5, undefined],
    [
      'a satisfaction rating',
      { satisfaction_rating: { score: 'good_with_comment', comment: 'Ok' } },
      5,
      'Ok',
    ],
    ['a number', { current: { score: 4, comment: 'Bien' } }, 4, 'Bien'],
    [
      'a satisfaction score',
      { satisfaction_score: { score: 'BAD', comment: 'Trois relances' } },
      1,
      'Trois relances',
    ],
    [
      'a satisfaction score without words',
      { satisfaction_score: { score: 'GOOD', comment: null } },
      5,
      undefined,
    ],
  ])('an event of a rating is read where it holds %s', (_, own, score, words) => {
    expect(taken(read(event('ticket.csat_received', own), {}))).toMatchObject([
      {
        externalId: 'ticket/35436',
        customer: '20978392',
        scores: [['csat', score]],
        comments: words === undefined ? [] : [[null, words]],
        answeredAt: new Date('2026-11-22T09:58:00Z'),
      },
    ]);
  });

  test('an event that tells of a rating without it is refused with what to do, never dropped in silence', () => {
    for (const own of [
      {},
      null,
      [],
      { current: null },
      'x',
      { current: {} },
      { comment: 'seul' },
      { satisfaction_score: {} },
    ]) {
      const refused = read(event('ticket.csat_received', own), {});
      expect(refused, JSON.stringify(own)).toMatchObject({ ok: false, pointer: '/event' });
    }
    expect(sayUnread({ code: 'zendesk.noRating' }, 'en')).toContain('source add');
    expect(sayUnread({ code: 'zendesk.noRating' }, 'fr')).toContain('déclencheur');
  });

  test('an offer, and what is no rating, is told as ignored', () => {
    for (const type of ['ticket.csat_requested', 'ticket.survey_offered', 'ticket.status_changed'])
      expect(read(event(type, {}), {})).toMatchObject({ items: [], ignored: [`zen:event-type:${type}`] });
  });

  const survey = {
    id: '01HZX8',
    survey: { id: '01H', version: 3 },
    responder_id: '20978392',
    subjects: [{ id: '35436', zrn: 'zen:ticket:35436' }],
    answers: [
      {
        type: 'closed_ended',
        question: {
          type: 'rating_scale_numeric',
          headline: { type: 'plain', value: 'How was our help?' },
          options: [1, 2, 3, 4, 5, 6, 7].map((rating) => ({ rating })),
        },
        selections: [{ type: 'rating', rating: 7, rating_category: 'good' }],
        updated_at: '2026-11-22T09:58:00Z',
      },
      {
        type: 'open_ended',
        question: { headline: 'What went well?' },
        value: 'Fast',
        updated_at: '2026-11-22T09:59:00Z',
      },
      { type: 'open_ended', question: { headline: 'What did not?' }, value: 'The wait' },
      { type: 'skipped', question: { headline: 'Anything else?' } },
    ],
  };

  test.each([
    ['alone', survey],
    ['named', { survey_response: survey }],
    ['in a list', { survey_responses: [survey] }],
    ['in an event', event('ticket.survey_response_submitted', { survey_response: survey })],
  ])('a response to the newer surveys is read, %s', (_, body) => {
    const answers = read(body, {});
    expect(answers).toMatchObject({ revises: true });
    expect(taken(answers)).toMatchObject([
      {
        externalId: 'ticket/35436',
        customer: '20978392',
        scores: [['csat', 7]],
        comments: [
          ['What went well?', 'Fast'],
          ['What did not?', 'The wait'],
        ],
        answeredAt: new Date('2026-11-22T09:59:00Z'),
        leftOut: [],
      },
    ]);
  });

  // The example of "CSAT Survey Responses", List Survey Responses, in Zendesk's ticketing API.
  test('the rating of a rating scale is read as Zendesk documents it, and none of something else', () => {
    const question = { id: '01J1WBE8QR0YQVE373K2JDJR0F', type: 'rating_scale_numeric' };
    const rated = (sub_type: string, rating: number) => ({
      ...{ type: 'rating_scale', rating, rating_category: 'bad', question: { ...question, sub_type } },
      created_at: '2024-08-14T12:00:00.000Z',
    });
    const chosen = {
      ...{ type: 'closed_ended', question: { id: '01J1WBGX1BR4ECKTS87CRJTXSF', type: 'closed_ended' } },
      selections: [{ option_id: '01J1WBKRG57E6M8C1145EXJ535', type: 'predefined' }],
    };
    const answers = [rated('customer_satisfaction', 2), rated('other', 4), chosen];
    const answer = read({ survey_responses: [{ ...survey, answers }] }, {});
    expect(answer).toMatchObject({ ignored: [] });
    expect(taken(answer)).toMatchObject([{ scores: [['csat', 2]], comments: [] }]);
  });

  test('without a ticket the response is the answer; a kind that is not known is told', () => {
    const { subjects: _, ...alone } = survey;
    const read7 = read({ ...alone, answers: [...survey.answers, { type: 'matrix' }, null, 4] }, {});
    expect(read7).toMatchObject({ ignored: ['answer:matrix'], items: [{ id: 'survey/01HZX8' }] });
    expect(read({ answers: survey.answers }, {})).toMatchObject({ ok: false, pointer: '/id' });
    expect(read({ ...survey, answers: [] }, {})).toMatchObject({ items: [], ignored: ['empty'] });
  });
});

describe('SurveyMonkey', () => {
  const { read } = named('surveymonkey');
  const response = (heading: string, simple_text: string, family = 'single_choice') => ({
    ...samples.surveymonkeyResponse,
    pages: [
      {
        questions: [
          ...(samples.surveymonkeyResponse.pages[0]?.questions ?? []),
          { id: '9', family, heading, answers: [{ choice_id: '3', simple_text }] },
        ],
      },
    ],
  });

  test.each([
    ['How satisfied are you with the delivery?', 'Very satisfied', 'csat', 5],
    ['How satisfied are you with the delivery?', 'Neither satisfied nor dissatisfied', 'csat', 3],
    ['Êtes-vous satisfait de la livraison ?', 'Plutôt insatisfait', 'csat', 2],
    ['Was it easy to return the item?', 'Very easy', 'ces', 5],
    ['Est-ce que c’était facile ?', 'Très difficile', 'ces', 1],
  ])('“%s” answered with “%s” is %s of %d', (heading, label, metric, score) => {
    expect(taken(read(response(heading, label), {}))).toMatchObject([
      {
        scores: [
          ['nps', 8],
          [metric, score],
        ],
      },
    ]);
  });

  test('a bare number for satisfaction, or a label that is none, is told and not guessed', () => {
    for (const label of ['4', 'By post', 'Lyon'])
      expect(read(response('How satisfied are you?', label), {})).toMatchObject({ ignored: ['question:9'] });
  });

  test('a response that is updated is asked for again, and revises', () => {
    const updated = { ...samples.surveymonkeyEvent, event_type: 'response_updated' };
    expect(read(updated, {})).toMatchObject({
      items: [],
      revises: true,
      pending: [{ surveyId: '105724755', responseId: '5007154402' }],
    });
    for (const object_id of [null, '', 'a', [], {}, -1, 1.5, 2 ** 60, '12/../34'])
      expect(read({ ...updated, object_id }, {}), String(object_id)).toMatchObject({ ok: false });
  });
});

describe('a tool of one’s own', () => {
  const mapping = {
    ...genericMapping,
    fields: {
      ...genericMapping.fields,
      scores: [
        { metric: 'nps', score: 'more.nps', question: 'Recommend us?' },
        { metric: 'csat', score: 'more.stars', scale: '1-10' },
      ],
      comments: [{ text: 'more.better', question: 'What could be better?' }],
    },
  };
  const body = (more: unknown) => ({
    ...samples.genericBody,
    'the reviews': samples.genericBody['the reviews'].map((each) => ({ ...each, more })),
  });

  test('further scores and texts come in with what was asked', () => {
    const read = genericOf(mapping).read(body({ nps: 3, stars: 9, better: 'Quicker' }), {});
    expect(taken(read)).toMatchObject([
      {
        scores: [
          ['csat', expect.anything()],
          ['nps', 3],
          ['csat', 9],
        ],
        comments: [
          [null, 'Super'],
          ['What could be better?', 'Quicker'],
        ],
      },
    ]);
  });

  test('those that are not there cost nothing', () => {
    for (const more of [undefined, null, {}, [], 'x', { nps: null, stars: '', better: 4 }])
      expect(taken(genericOf(mapping).read(body(more), {})), JSON.stringify(more)).toMatchObject([
        { scores: [['csat', expect.anything()]] },
      ]);
  });

  test.each([
    ['/fields/scores', { scores: 'x' }],
    ['/fields/scores/0/metric', { scores: [{ metric: 'stars', score: 'a' }] }],
    ['/fields/scores/0/score', { scores: [{ metric: 'nps' }] }],
    ['/fields/scores/0/scale', { scores: [{ metric: 'nps', score: 'a', scale: '1-5' }] }],
    ['/fields/scores/0/label', { scores: [{ metric: 'nps', score: 'a', label: 'b' }] }],
    ['/fields/comments/0/text', { comments: [{ question: 'Why?' }] }],
  ])('a further one that cannot work is refused at %s', (pointer, fields) => {
    const { fields: own } = genericMapping;
    expect(parseMapping({ ...genericMapping, fields: { ...own, ...fields } })).toMatchObject({
      ok: false,
      pointer,
    });
  });
});

describe('an NPS is never lost to what stands beside it', () => {
  const typeform = (change: object) => ({
    ...samples.typeformBody,
    form_response: { ...samples.typeformBody.form_response, ...change },
  });

  test.each([
    ['a hidden field of 5,000 characters', { hidden: { plan: 'x'.repeat(5_000) } }, []],
    ['a hidden field’s name of 300', { hidden: { ['n'.repeat(300)]: 'a' } }, []],
    ['a customer of 900', { hidden: { email: `${'x'.repeat(900)}@exemple.fr` } }, []],
    ['a touchpoint of 900', { hidden: { touchpoint: 'x'.repeat(900) } }, []],
    ['a name of 900', { hidden: { name: 'x'.repeat(900) } }, []],
    ['hidden as a list', { hidden: ['a', 'b'] }, []],
    ['hidden as null', { hidden: null }, []],
    [
      'sixty hidden fields',
      { hidden: Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`field ${i}`, 'a'])) },
      ['segments'],
    ],
  ])('%s', (_, change, leftOut) => {
    const [answer] = [taken(named('typeform').read(typeform(change), {}))].flat();
    expect(answer).toMatchObject({ scores: expect.arrayContaining([['nps', 9]]), leftOut });
  });

  test('what was cut says so', () => {
    const [answer] = [
      taken(named('typeform').read(typeform({ hidden: { plan: 'x'.repeat(5_000) } }), {})),
    ].flat();
    const segments = answer && 'segments' in answer ? answer.segments : {};
    expect(segments['plan']).toHaveLength(limits.segment);
    expect(segments['plan']).toMatch(/ \[…\]$/);
  });

  test('whatever the customer, the names, the moment and the segments are, of a delivery', () => {
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.string({ maxLength: 3_000 }),
      fc.constant(undefined),
      fc.array(fc.string({ maxLength: 400 }), { maxLength: 60 }),
      fc.dictionary(fc.string({ maxLength: 300 }), fc.jsonValue(), { maxKeys: 60 }),
    );
    fc.assert(
      fc.property(odd, odd, odd, odd, odd, (customer, names, touchpoint, heat, segments) => {
        const item = { metric: 'nps', score: 3, answeredAt: '2026-11-22T09:58:12Z' };
        const parsed = parseItem({ ...item, customer, names, touchpoint, heat, segments }, rules);
        expect(parsed).toMatchObject({ ok: true, value: { scores: [{ metric: 'nps', score: 3 }] } });
      }),
    );
  });

  test('sixty further texts: the first fifty, and one that is no text, cost no more than themselves', () => {
    const comments = Array.from({ length: 60 }, (_, i) => ({ text: i === 3 ? { a: 1 } : `text ${i}` }));
    const item = { metric: 'nps', score: 3, answeredAt: '2026-11-22T09:58:12Z', comments };
    const parsed = parseItem(item, rules);
    expect(parsed).toMatchObject({
      ok: true,
      leftOut: [{ field: 'comments' }, { field: 'comments/3/text' }],
    });
    expect(parsed.ok && parsed.value.comments).toHaveLength(49);
    expect(parseItem(item, { ...rules, keepsRest: 'file' })).toMatchObject({ ok: false, field: 'comments' });
  });
});

test('an id of 64 bits is itself, not its neighbour', () => {
  const body =
    '{"satisfaction_rating":{"score":"good","ticket_id":9007199254740993,"updated_at":"2026-11-22T09:58:00Z"}}';
  const parsed = parseBody(new TextEncoder().encode(body));
  const read = named('zendesk').read(parsed.ok ? parsed.value : null, {});
  expect(read).toMatchObject({ items: [{ id: 'ticket/9007199254740993' }] });
});

test('Delighted: thumbs are of two, up is satisfied and down is not', () => {
  for (const [score, own] of [
    [1, 5],
    [0, 1],
  ] as const) {
    const body = {
      ...samples.delightedBody,
      event_data: { ...samples.delightedBody.event_data, survey_type: 'thumbs', score },
    };
    const read = named('delighted').read(body, {});
    const parsed = read.ok && read.items[0] ? parseItem(read.items[0], rules) : null;
    expect(parsed).toMatchObject({
      ok: true,
      value: { scores: [{ metric: 'csat', score: own, asked: { score } }] },
    });
  }
});

describe('Intercom', () => {
  const { read } = named('intercom');
  const body = (item: object) => ({
    type: 'notification_event',
    topic: 'conversation.rating.added',
    created_at: 1_795_341_480,
    data: { item: { type: 'conversation', id: '147', ...item } },
  });
  const given = { rating: 4, remark: 'Kind, but slow', contact: { external_id: 'c7' } };
  const agent = { source_title: 'Fin', rating: 2, rating_remark: 'It sent me in circles' };

  test.each([
    ['a rating with its remark', { conversation_rating: given }, [4], [[null, 'Kind, but slow']]],
    [
      'what the AI agent got beside it',
      { conversation_rating: given, ai_agent: agent },
      [4, 2],
      [
        [null, 'Kind, but slow'],
        ['Fin', 'It sent me in circles'],
      ],
    ],
    ['what the AI agent got alone', { ai_agent: agent }, [2], [['Fin', 'It sent me in circles']]],
    [
      'an agent that nobody rated',
      { conversation_rating: given, ai_agent: { rating: null } },
      [4],
      [[null, 'Kind, but slow']],
    ],
  ])('%s is kept, each text under what it answers', (_, item, scores, comments) => {
    expect(taken(read(body(item), {}))).toMatchObject([
      { externalId: '147', scores: scores.map((score) => ['csat', score]), comments },
    ]);
  });

  test('a conversation without any rating is refused', () => {
    for (const item of [{}, { ai_agent: {} }, { ai_agent: null, conversation_rating: null }])
      expect(read(body(item), {})).toMatchObject({ ok: false, pointer: '/data/item/conversation_rating' });
  });
});

test('a question or a hidden field that is too long is cut where one sees it', () => {
  const long = (words: string) => `${words} `.repeat(100).trim();
  const typeform = {
    event_type: 'form_response',
    form_response: {
      token: 't',
      submitted_at: '2026-11-22T09:58:12Z',
      hidden: { campaign: long('spring') },
      definition: { fields: [{ id: 'n', type: 'nps', title: long('Would you') }] },
      answers: [{ type: 'number', number: 9, field: { id: 'n', type: 'nps' } }],
    },
  };
  const read = named('typeform').read(typeform, {});
  const parsed = read.ok && read.items[0] ? parseItem(read.items[0], rules) : null;
  expect(parsed).toMatchObject({
    ok: true,
    value: {
      scores: [{ score: 9, question: expect.stringMatching(/ \[…\]$/) }],
      segments: { campaign: expect.stringMatching(/ \[…\]$/) },
    },
  });
  expect(starSegments({ device: long('tablet') }).device).toHaveLength(699);
});
