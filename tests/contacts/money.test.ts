// Amounts as they are written and read: whole numbers all the way.
import { describe, expect, it } from 'vitest';
import {
  amountShown,
  amountText,
  currencyCalled,
  microsOf,
  microsShown,
  microsText,
  rounded,
} from '../../src/contacts/money.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('money', () => {
  it.each([
    ['4.50', 4_500_000n],
    ['4,5', 4_500_000n],
    ['4,50 €', 4_500_000n],
    ['€4.50', 4_500_000n],
    ['EUR 1 204,50', 1_204_500_000n],
    ['1\u202f204,50 €', 1_204_500_000n],
    ["1'204.50", 1_204_500_000n],
    ['1,204.50', 1_204_500_000n],
    ['1.204,50', 1_204_500_000n],
    ['1.204.500', 1_204_500_000_000n],
    ['0,453', 453_000n],
    ['0.453312', 453_312n],
    ['12', 12_000_000n],
    ['0.1234565', 123_457n],
    ['12.299999999999999', 12_300_000n],
    ['12000 JPY', 12_000_000_000n],
  ])('reads %s', (text, micros) => {
    expect(microsOf(text)).toBe(micros);
  });

  it.each([
    ['1,204', 'ambiguous'],
    ['1.204', 'ambiguous'],
    ['-4', 'negative'],
    ['(4.00)', 'negative'],
    ['four', 'unreadable'],
    ['', 'unreadable'],
    ['1.2.3', 'unreadable'],
    ['1000000001', 'tooMuch'],
  ])('does not guess at %s', (text, fault) => {
    expect(microsOf(text)).toBe(fault);
  });

  it('knows the decimals of each currency', () => {
    const digits = (code: string) => currencyCalled(code)?.digits;
    expect(['jpy', 'EUR', 'BHD', 'XXZ'].map(digits)).toEqual([0, 2, 3, undefined]);
  });

  it('shows them as their readers write them, to the last digit', () => {
    const euro = { code: 'EUR', digits: 2 };
    expect(plain(amountShown(120_450n, euro, 'fr'))).toBe('1 204,50 €');
    expect(amountShown(120_450n, euro, 'en')).toBe('€1,204.50');
    expect(amountShown(1_204n, { code: 'JPY', digits: 0 }, 'en')).toBe('JP¥1,204');
    expect(amountText(5n, { digits: 3 })).toBe('0.005');
    expect(amountText(90_071_992_547_409_931n, euro)).toBe('900719925474099.31');
    expect(amountShown(90_071_992_547_409_931n, euro, 'en')).toBe('€900,719,925,474,099.31');
    expect(microsText(453_300n)).toBe('0.4533');
    expect(microsText(4_000_000n)).toBe('4');
    expect(microsText(0n)).toBe('0');
    expect(microsShown(453_300n, euro, 'en')).toBe('€0.4533');
  });

  it('rounds half a unit up, once', () => {
    const euro = { digits: 2 };
    const parts = (micros: bigint) => micros * 60n;
    expect([4_999n, 5_000n, 14_999n, 15_000n].map((each) => rounded(parts(each), euro))).toEqual([
      0n,
      1n,
      1n,
      2n,
    ]);
    expect(rounded(parts(500_000n), { digits: 0 })).toBe(1n);
  });
});
