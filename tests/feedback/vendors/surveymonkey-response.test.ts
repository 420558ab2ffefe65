import { expect, test } from 'vitest';
import { type FetchResponse, fetchResponse } from '../../../src/feedback/vendors/surveymonkey-response.ts';
import { bytes, named, surveymonkeyEvent, surveymonkeyResponse } from './samples.ts';

const pending = { surveyId: '105724755', responseId: '5007154402' };

function answering(
  status: number,
  body: unknown,
): { fetch: FetchResponse; asked: Parameters<FetchResponse>[0][] } {
  const asked: Parameters<FetchResponse>[0][] = [];
  return {
    asked,
    fetch: async (request) => {
      asked.push(request);
      return { status, body: bytes(body) };
    },
  };
}

test('what the webhook names is fetched with the token, and read', async () => {
  const { fetch, asked } = answering(200, surveymonkeyResponse);
  const event = named('surveymonkey').read(surveymonkeyEvent, {});
  const [first] = event.ok ? event.pending : [];
  if (first === undefined) throw new Error('a pending response was expected');
  const fetched = await fetchResponse(first, { fetch, token: 'jeton' });
  expect(asked).toEqual([
    {
      url: 'https://api.surveymonkey.com/v3/surveys/105724755/responses/5007154402/details?simple=true',
      headers: { authorization: 'Bearer jeton', accept: 'application/json' },
    },
  ]);
  if (!fetched.ok) throw new Error(fetched.code);
  expect(named('surveymonkey').read(fetched.body, {})).toMatchObject({
    items: [
      { id: '5007154402', scores: [{ metric: 'nps', score: '8' }], comments: [{ text: 'Helpful people' }] },
    ],
  });
});

test('an account in Europe is asked in Europe', async () => {
  const { fetch, asked } = answering(200, {});
  await fetchResponse(pending, { fetch, token: 'jeton', region: 'eu' });
  expect(asked[0]?.url).toMatch(/^https:\/\/api\.eu\.surveymonkey\.com\/v3\//);
});

test.each([
  [401, 'denied'],
  [403, 'denied'],
  [404, 'gone'],
  [410, 'gone'],
  [429, 'later'],
  [500, 'later'],
  [302, 'later'],
] as const)('an answer of %d means %s', async (status, code) => {
  expect(await fetchResponse(pending, { ...answering(status, {}), token: 'jeton' })).toEqual({
    ok: false,
    code,
  });
});

test('no answer, or one cut in half, is asked for again later', async () => {
  const silent: FetchResponse = async () => {
    throw new Error('connection reset');
  };
  expect(await fetchResponse(pending, { fetch: silent, token: 'jeton' })).toEqual({
    ok: false,
    code: 'later',
  });
  const whole = bytes(surveymonkeyResponse);
  const cut: FetchResponse = async () => ({ status: 200, body: whole.slice(0, whole.length / 2) });
  expect(await fetchResponse(pending, { fetch: cut, token: 'jeton' })).toEqual({ ok: false, code: 'later' });
});
