import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePath, STEPS_MAX, valueAt } from '../../../src/feedback/vendors/path.ts';
import { sayUnread } from '../../../src/feedback/vendors/refusal.ts';

test.each([
  ['$', []],
  ['$.a.b[0].c', ['a', 'b', 0, 'c']],
  ['a.b', ['a', 'b']],
  ['a', ['a']],
  ["a['x y']", ['a', 'x y']],
  ['["x.y"][10]', ['x.y', 10]],
  ["$['l\\'avis']", ["l'avis"]],
  ["['a\\\\b']", ['a\\b']],
  ["['']", ['']],
  ['$[0]', [0]],
  ['réponse.été', ['réponse', 'été']],
  ['$price.x-y_z', ['$price', 'x-y_z']],
  ["['__proto__']", ['__proto__']],
])('%s is read', (text, path) => {
  expect(parsePath(text)).toEqual({ ok: true, value: path });
});

test.each([
  ['', 1],
  ['.', 1],
  ['.a', 1],
  ['a.', 3],
  ['a..b', 3],
  ['$..a', 3],
  ['$.', 3],
  ['a[*]', 2],
  ['a[-1]', 2],
  ['a[99999]', 2],
  ['a[0', 2],
  ["a['x]", 2],
  ['a[?(@.b)]', 2],
  ['a b', 2],
  ['a.[0]', 3],
  ['a(b)', 2],
  ['a[0]b', 5],
])('%j is refused, with the character where it stops making sense', (text, position) => {
  expect(parsePath(text)).toMatchObject({ ok: false, reason: { code: 'path.unreadable', position } });
});

test('the refusal shows the path, the place and what is allowed', () => {
  const parsed = parsePath('answers[*].score');
  if (parsed.ok) throw new Error('a refusal was expected');
  expect(sayUnread(parsed.reason, 'en')).toBe(
    "“answers[*].score” cannot be read at character 8; a path is names and positions such as $.answers[0].score or answer['first name'].",
  );
  expect(sayUnread(parsed.reason, 'fr')).toContain('illisible au caractère 8');
});

describe('limits', () => {
  test(`${STEPS_MAX} steps and 200 characters are read, one more is not`, () => {
    const steps = Array.from({ length: STEPS_MAX }, () => 'a');
    expect(parsePath(steps.join('.')).ok).toBe(true);
    expect(parsePath([...steps, 'a'].join('.'))).toMatchObject({
      reason: { code: 'path.tooDeep', most: 16 },
    });
    expect(parsePath('a'.repeat(200)).ok).toBe(true);
    expect(parsePath('a'.repeat(201))).toMatchObject({
      reason: { code: 'path.tooLong', length: 201, most: 200 },
    });
  });
});

test('a path leads to what the body itself holds, never to what it inherits', () => {
  const at = (text: string, body: unknown) => {
    const parsed = parsePath(text);
    if (!parsed.ok) throw new Error(text);
    return valueAt(body, parsed.value);
  };
  const body = { a: { 'x y': [{ c: 7 }] }, list: ['z'] };
  expect(at("$.a['x y'][0].c", body)).toBe(7);
  expect(at('list[0]', body)).toBe('z');
  for (const nowhere of [
    'a.toString',
    'constructor',
    '__proto__',
    'list.length',
    'list.0',
    'a[0]',
    'list[1]',
    'a.b.c',
  ]) {
    expect(at(nowhere, body)).toBeUndefined();
  }
  expect(at('a', null)).toBeUndefined();
  expect(at("['__proto__']", JSON.parse('{"__proto__":1}'))).toBe(1);
});

test('names written in brackets are read back as they are', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 8 }), { minLength: 1, maxLength: 6 }), (names) => {
      const text = names.map((name) => `['${name.replace(/[\\']/g, '\\$&')}']`).join('');
      expect(parsePath(text)).toEqual({ ok: true, value: names });
    }),
  );
});

test('never throws, whatever is written', () => {
  const bit = fc.oneof(
    fc.string({ maxLength: 3 }),
    fc.constantFrom('[', ']', "'", '"', '.', '$', '\\', '0', 'a'),
  );
  fc.assert(
    fc.property(fc.array(bit, { maxLength: 40 }), (bits) => {
      expect(typeof parsePath(bits.join('')).ok).toBe('boolean');
    }),
    { numRuns: 1000 },
  );
});
