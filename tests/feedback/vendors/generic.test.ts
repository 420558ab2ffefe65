import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMapping } from '../../../src/feedback/vendors/mapping.ts';
import { sayUnread } from '../../../src/feedback/vendors/refusal.ts';
import { genericBody, genericMapping, genericOf, now } from './samples.ts';

const { fields, constants, signature } = genericMapping;

test.each([
  ['/answers', { ...genericMapping, answers: '$' }, 'key.unknown'],
  ['/fields/comment', { ...genericMapping, fields: { ...fields, comment: 'x' } }, 'key.unknown'],
  ['/fields', { ...genericMapping, fields: { ...fields, answeredAt: undefined } }, 'key.missing'],
  ['/fields', { ...genericMapping, fields: { ...fields, id: undefined } }, 'key.missing'],
  ['/fields', { ...genericMapping, fields: { id: 'a', answeredAt: 'b' } }, 'key.missing'],
  ['/constants', { ...genericMapping, constants: {} }, 'key.missing'],
  ['/fields/score', { ...genericMapping, fields: { ...fields, score: 'a[*]' } }, 'path.unreadable'],
  ['/fields/score', { ...genericMapping, fields: { ...fields, score: 7 } }, 'shape'],
  ['/fields/segments/Ville', { ...genericMapping, fields: { ...fields, segments: { Ville: '' } } }, 'shape'],
  ['/fields/names', { ...genericMapping, fields: { ...fields, names: 'who' } }, 'shape'],
  ['/signature', { ...genericMapping, signature: undefined }, 'shape'],
  ['/signature/header', { ...genericMapping, signature: { ...signature, header: 'X Y' } }, 'value.unknown'],
  [
    '/signature/encoding',
    { ...genericMapping, signature: { ...signature, encoding: 'rot13' } },
    'value.unknown',
  ],
  ['/event/take', { ...genericMapping, event: { path: 'kind' } }, 'shape'],
  ['', null, 'shape'],
  ['', [], 'shape'],
])('a mapping that cannot work is refused at %j', (pointer, mapping, code) => {
  const parsed = parseMapping(JSON.parse(JSON.stringify(mapping)));
  expect(parsed).toMatchObject({ ok: false, pointer, reason: { code } });
  if (!parsed.ok) expect(sayUnread(parsed.reason, 'fr')).not.toBe(sayUnread(parsed.reason, 'en'));
});

test('never throws, whatever the mapping', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.constantFrom('signature', 'event', 'items', 'fields', 'constants'),
      (value, key) => {
        expect(typeof parseMapping(value).ok).toBe('boolean');
        expect(typeof parseMapping({ ...genericMapping, [key]: value }).ok).toBe('boolean');
      },
    ),
  );
});

test('without a list the body is one answer; its own touchpoint goes before the constant', () => {
  const mapping = {
    signature: { header: 'x-signature' },
    fields: { ...fields, touchpoint: 'step', metric: 'kind' },
    constants,
  };
  const [answer] = genericBody['the reviews'];
  const read = genericOf(mapping).read({ ...answer, step: 'pay', kind: 'ces' }, {});
  expect(read).toMatchObject({ ok: true, items: [{ id: '7', metric: 'ces', touchpoint: 'pay' }] });
  expect(genericOf(mapping).read(answer, {})).toMatchObject({
    items: [{ metric: 'csat', touchpoint: 'buy' }],
  });
});

test('an answer without an id is refused at its place, and so is a list that is none', () => {
  const [answer] = genericBody['the reviews'];
  const body = { kind: 'review', 'the reviews': [answer, { ...answer, uid: null }] };
  expect(genericOf().read(body, {})).toEqual({
    ok: false,
    pointer: '/the reviews/1/uid',
    reason: { code: 'id.missing' },
  });
  expect(genericOf().read({ kind: 'review', 'the reviews': {} }, {})).toEqual({
    ok: false,
    pointer: '/the reviews',
    reason: { code: 'shape', wanted: 'list' },
  });
  const many = Array.from({ length: 1001 }, () => answer);
  expect(genericOf().read({ kind: 'review', 'the reviews': many }, {})).toMatchObject({
    reason: { code: 'items.tooMany', most: 1000 },
  });
});

test('without a timestamp header the body alone is signed', () => {
  const vendor = genericOf({ ...genericMapping, signature: { header: 'x-signature', encoding: 'base64' } });
  const request = {
    // printf '{}' | openssl dgst -sha256 -hmac key -binary | base64
    headers: { 'x-signature': 'p3dyTZQ+tI3Gm8qKSm1XoE2z+ex+HeTlgehgJlvfMDI=' },
    body: new TextEncoder().encode('{}'),
  };
  expect(vendor.verify?.(request, { signing: ['key'] }, now)).toMatchObject({ ok: true });
});
