import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standardWebhooks } from '../../../src/feedback/vendors/formbricks.ts';
import { sayUnverified } from '../../../src/feedback/vendors/refusal.ts';
import { checkSignature } from '../../../src/feedback/vendors/signature.ts';
import type { VendorRequest } from '../../../src/feedback/vendors/vendor.ts';
import { vendors } from '../../../src/feedback/vendors/vendors.ts';
import { bytes, now, requestOf, type Signed, signed } from './samples.ts';

const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const verify = ({ vendor, secrets }: Signed, request: VendorRequest, at = now, own = secrets) =>
  vendor.verify?.(request, own, at);

describe.each(signed.map((each) => [each.vendor.name, each] as const))('%s', (_, vendor) => {
  const request = requestOf(vendor);
  const [header = ''] = Object.keys(request.headers).filter((name) => name.endsWith('signature'));
  const signature = String(request.headers[header]);
  const withHeader = (value: string | string[] | undefined): VendorRequest => ({
    ...request,
    headers: { ...request.headers, [header]: value },
  });

  test('a body signed as the vendor documents is taken', () => {
    expect(verify(vendor, request)).toMatchObject({ ok: true });
  });

  test('the same delivery has the same name each time, and another body another one', () => {
    const again = verify(vendor, requestOf(vendor));
    expect(again).toEqual(verify(vendor, request));
    expect(again).toMatchObject({ delivery: expect.stringMatching(/^[\x21-\x7e]{1,255}$/) });
    if (vendor.vendor.name === 'formbricks') return;
    expect(verify(vendor, requestOf({ ...vendor, body: vendor.other }))).not.toEqual(again);
  });

  test('a signature by another secret is refused', () => {
    const other = { ...vendor.secrets, signing: [Buffer.from('un autre secret').toString('base64')] };
    expect(verify(vendor, request, now, other)).toEqual({ ok: false, code: 'signature.wrong' });
  });

  test('the signature of another body is refused, were it only one byte', () => {
    const body = Uint8Array.from(request.body);
    body[body.length - 2] = (body[body.length - 2] ?? 0) ^ 1;
    expect(verify(vendor, { ...request, body })).toEqual({ ok: false, code: 'signature.wrong' });
    const half = request.body.slice(0, request.body.length / 2);
    expect(verify(vendor, { ...request, body: half })).toEqual({ ok: false, code: 'signature.wrong' });
  });

  test('the bytes are signed, not what JSON makes of them', () => {
    const spaced = new TextEncoder().encode(JSON.stringify(vendor.body, null, 2));
    expect(verify(vendor, { ...request, body: spaced })).toEqual({ ok: false, code: 'signature.wrong' });
    expect(verify(vendor, { headers: vendor.sign(spaced, now), body: spaced })).toMatchObject({ ok: true });
  });

  test('a body without a signature is refused, and so is one for a source without a secret', () => {
    expect(verify(vendor, withHeader(undefined))).toEqual({ ok: false, code: 'signature.missing' });
    expect(verify(vendor, withHeader([signature, signature]))).toEqual({
      ok: false,
      code: 'signature.missing',
    });
    expect(verify(vendor, { headers: {}, body: request.body })).toEqual({
      ok: false,
      code: 'signature.missing',
    });
    for (const signing of [[], ['']]) {
      expect(verify(vendor, request, now, { ...vendor.secrets, signing })).toEqual({
        ok: false,
        code: 'secret.missing',
      });
    }
  });

  test.each([
    ['nonsense'],
    [signature.slice(0, -5)],
    [`${signature}AAAA`],
    ['sha256='],
    ['v1,'],
    ['==='],
    ['é'],
  ])('a signature of another form is refused: %s', (value) => {
    expect(verify(vendor, withHeader(value))).toEqual({ ok: false, code: 'signature.malformed' });
  });

  test('while a secret is changed, the old one and the new one are both good', () => {
    const signing = ['bmV1Zg==', ...vendor.secrets.signing];
    expect(verify(vendor, request, now, { ...vendor.secrets, signing })).toMatchObject({ ok: true });
  });

  test('a replay is refused by its signed time, five minutes either way, or known by its name', () => {
    if (vendor.timestamp === null) {
      expect(verify(vendor, request, minutes(60))).toEqual(verify(vendor, request));
      return;
    }
    expect(verify(vendor, request, minutes(5))).toMatchObject({ ok: true });
    expect(verify(vendor, request, minutes(5.1))).toEqual({ ok: false, code: 'timestamp.stale' });
    expect(verify(vendor, request, minutes(-5.1))).toEqual({ ok: false, code: 'timestamp.ahead' });
    const fresh = { ...request.headers, ...pick(requestOf(vendor, minutes(60)).headers, vendor.timestamp) };
    expect(verify(vendor, { ...request, headers: fresh }, minutes(60))).toEqual({
      ok: false,
      code: 'signature.wrong',
    });
    const without = { ...request.headers, [vendor.timestamp]: undefined };
    expect(verify(vendor, { ...request, headers: without })).toEqual({
      ok: false,
      code: 'timestamp.missing',
    });
    const spaced = { ...request.headers, [vendor.timestamp]: 'last week' };
    expect(verify(vendor, { ...request, headers: spaced })).toEqual({
      ok: false,
      code: 'timestamp.malformed',
    });
  });

  test('never throws, and takes nothing, whatever the headers and the bytes', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constant(signature));
    const value = fc.oneof(text, fc.array(text, { maxLength: 3 }), fc.constant(undefined));
    const names = [...Object.keys(request.headers), '__proto__', 'constructor'];
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...names), value),
        fc.uint8Array({ maxLength: 200 }),
        fc.array(fc.string(), { maxLength: 2 }),
        (headers, body, signing) => {
          expect(verify(vendor, { headers, body }, now)?.ok).toBe(false);
          const own = { ...vendor.secrets, signing };
          expect(verify(vendor, { headers, body }, now, own)?.ok).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('the example that the Standard Webhooks libraries publish is taken', () => {
  const request = {
    headers: {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v2,bm8= v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
    body: new TextEncoder().encode('{"test": 2432232314}'),
  };
  const secrets = { signing: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'] };
  expect(checkSignature(standardWebhooks, request, secrets, new Date(1614265330_000))).toEqual({
    ok: true,
    delivery: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  });
});

test('SurveyMonkey signs with the client id as well', () => {
  const [, surveymonkey] = signed;
  if (surveymonkey === undefined) throw new Error('no SurveyMonkey');
  const { signing } = surveymonkey.secrets;
  expect(verify(surveymonkey, requestOf(surveymonkey), now, { signing })).toEqual({
    ok: false,
    code: 'secret.missing',
  });
  expect(verify(surveymonkey, requestOf(surveymonkey), now, { signing, clientId: 'autre' })).toEqual({
    ok: false,
    code: 'signature.wrong',
  });
});

test('stores and review sites send no webhook, and say so', () => {
  expect(vendors.filter(({ verify: check }) => check === null).map(({ name }) => name)).toEqual([
    'google-play',
    'app-store',
    'trustpilot',
    'limesurvey',
  ]);
});

test('every refusal has its sentence, in both languages', () => {
  const codes = [
    'secret.missing',
    'signature.missing',
    'signature.malformed',
    'signature.wrong',
    'timestamp.missing',
    'timestamp.malformed',
    'timestamp.stale',
    'timestamp.ahead',
  ] as const;
  const said = codes.flatMap((code) => [sayUnverified(code, 'en'), sayUnverified(code, 'fr')]);
  expect(new Set(said).size).toBe(codes.length * 2);
});

test('a body of a megabyte is checked whole', () => {
  const [typeform] = signed;
  if (typeform === undefined) throw new Error('no Typeform');
  const body = bytes({ words: 'é'.repeat(500_000) });
  expect(body.length).toBeGreaterThan(1_000_000);
  expect(verify(typeform, { headers: typeform.sign(body, now), body })).toMatchObject({ ok: true });
  expect(verify(typeform, { headers: typeform.sign(body, now), body: body.slice(1) })).toMatchObject({
    code: 'signature.wrong',
  });
});

function pick(headers: VendorRequest['headers'], name: string): VendorRequest['headers'] {
  return { [name]: headers[name] };
}
