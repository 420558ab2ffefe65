import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hasSegments,
  type Segment,
  segmentKey,
  segmentKeysOf,
  segmentParts,
} from '../../src/feedback/segment-filter.ts';

const segments = { Pays: 'Belgique', customer_type: 'Pro', Note: 'A+' };
const pays = (value: string): Segment => ({ name: 'Pays', value });

describe('segments that were chosen', () => {
  it.each<[string, readonly Segment[], boolean]>([
    ['nothing', [], true],
    ['the value', [pays('Belgique')], true],
    ['the value, whatever its case and accents', [pays('BELGÍQUE ')], true],
    ['the name in the other language', [{ name: 'country', value: 'belgique' }], true],
    ['the name of a key as people read it', [{ name: 'type de client', value: 'pro' }], true],
    ['another value', [pays('France')], false],
    ['a part of the value', [pays('Belg')], false],
    ['one of two values of a name', [pays('France'), pays('Belgique')], true],
    ['two names that both fit', [pays('Belgique'), { name: 'customer type', value: 'Pro' }], true],
    ['two names of which one fits', [pays('Belgique'), { name: 'customer type', value: 'Perso' }], false],
    ['a value that differs by a sign', [{ name: 'Note', value: 'A' }], false],
    ['a value with its sign', [{ name: 'note', value: 'a+' }], true],
    ['what means anything to a database', [pays('%')], false],
    ['a sign for any letter', [pays('B_lgique')], false],
  ])('keep an answer or not: %s', (_, chosen, kept) => {
    expect(hasSegments(chosen, segmentKeysOf(segments))).toBe(kept);
  });

  it('have keys in which nothing means more to a database than itself, and no edge', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((each) => each.trim() !== '');
    fc.assert(
      fc.property(text, text, (name, value) => {
        const key = segmentKey({ name, value });
        expect(key).not.toMatch(/[%_\\|'"]/);
        expect(key.split('=')).toHaveLength(2);
        expect(hasSegments([{ name, value }], segmentKeysOf({ [name]: value }))).toBe(true);
      }),
    );
  });

  it('are parted by name', () => {
    expect(segmentParts([pays('Belgique'), pays('France'), { name: 'country', value: 'france' }])).toEqual([
      ['|country=belgique|', '|country=france|'],
    ]);
  });
});
