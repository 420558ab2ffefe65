import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExactly } from '../../src/feedback/exact-json.ts';

describe('JSON', () => {
  it.each([
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', '9007199254740993'],
    ['-9223372036854775808', '-9223372036854775808'],
    ['18446744073709551615', '18446744073709551615'],
    [
      '{"id":1234567890123456789,"n":[1,12345678901234567890,2.5]}',
      { id: '1234567890123456789', n: [1, '12345678901234567890', 2.5] },
    ],
    [
      '["1234567890123456789","\\"9007199254740993\\\\",9007199254740993]',
      ['1234567890123456789', '"9007199254740993\\', '9007199254740993'],
    ],
    ['{"9007199254740993":9007199254740995}', { '9007199254740993': '9007199254740995' }],
    ['12345678901234567.5', Number('12345678901234567.5')],
    ['1234567890123456789e2', Number('1234567890123456789e2')],
    ['[1e21,-0,0.1234567890123456789]', [1e21, -0, Number('0.1234567890123456789')]],
  ])('keeps each digit of a whole number: %s', (text, value) => {
    expect(parseExactly(text)).toEqual(value);
  });

  it('is read as ever where no number is longer than 2^53', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/\d{16}/.test(text));
        expect(parseExactly(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('has all long numbers as texts, and nothing else changed, whatever stands around them', () => {
    const word = fc.string().map((text) => `${text}9007199254740993"\\`);
    fc.assert(
      fc.property(
        fc.array(fc.record({ word, id: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n }) })),
        (rows) => {
          const text = `[${rows.map(({ word, id }) => `{"word":${JSON.stringify(word)},"id":${id}}`).join(' , ')}]`;
          const read = (id: bigint) => (Number.isSafeInteger(Number(id)) ? Number(id) : String(id));
          expect(parseExactly(text)).toEqual(rows.map(({ word, id }) => ({ word, id: read(id) })));
        },
      ),
    );
  });

  it.each(['', '{', '[1,]', '"9007199254740993', '{"a":9007199254740993'])(
    'is refused where it is none: %j',
    (text) => {
      expect(() => parseExactly(text)).toThrow(SyntaxError);
    },
  );

  it('takes no longer than its length, quotes and digits in any number', () => {
    for (const part of ['"\\""', '1234567890123456789', '-', '"a"']) {
      const text = `[${Array.from({ length: 200_000 }, () => (part === '-' ? '-1' : part)).join(',')}]`;
      const started = performance.now();
      parseExactly(text);
      expect(performance.now() - started).toBeLessThan(2_000);
    }
  });
});
