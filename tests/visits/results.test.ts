// What visits come to: how little a few of them say, and when ours are told apart from competitors'.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checksOf, knownOf, placesOf, type VisitTally } from '../../src/visits/results.ts';
import { answers, type CheckAnswer, type ToldVisit } from '../../src/visits/visit.ts';

const tally = (yes: number, partly: number, no: number): VisitTally => ({ yes, partly, no });

let last = 0;
function visit(touchpoint: string, competitor: string | null, kept: CheckAnswer, checks = {}): ToldVisit {
  last += 1;
  return {
    row: {
      ...{ workspaceId: 'w', id: `v${last}`, number: last, visitorId: null, version: 1 },
      ...{ competitorId: competitor, visitedOn: '2026-11-02', touchpoint, kept, checks, formKey: `f${last}` },
      ...{ promised: 'p', happened: 'h', words: '', addedAt: new Date('2026-11-03T09:00:00Z') },
    },
    ...{ kept, checks, competitor },
  };
}

const many = (count: number, touchpoint: string, competitor: string | null, kept: CheckAnswer) =>
  Array.from({ length: count }, () => visit(touchpoint, competitor, kept));

describe('what so few visits say', () => {
  // Wilson's interval by hand: (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n), z = 1.96.
  it.each([
    ['two of three', tally(2, 0, 1), 21, 94, true],
    ['none of three', tally(0, 1, 2), 0, 56, true],
    ['three of three', tally(3, 0, 0), 44, 100, true],
    ['four of four: still fewer than five', tally(4, 0, 0), 51, 100, true],
    ['five of five', tally(5, 0, 0), 57, 100, false],
    ['five of ten: more, yet open', tally(5, 3, 2), 24, 76, true],
    ['twenty of forty', tally(20, 0, 20), 35, 65, false],
  ])('%s', (_, told, low, high, isOpen) => {
    const known = knownOf(told);
    expect(known && { low: Math.round(known.low * 100), high: Math.round(known.high * 100) }).toEqual({
      low,
      high,
    });
    expect(known?.isOpen).toBe(isOpen);
  });

  it('is nothing without a visit', () => {
    expect(knownOf(tally(0, 0, 0))).toBeNull();
  });

  it('never concludes from fewer than five', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.nat(4), fc.nat(4), (yes, partly, no) => {
        const known = knownOf(tally(yes, partly, no));
        if (known !== null && known.n < 5) expect(known.isOpen).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('ours beside competitors', () => {
  it('stand by step, competitors together and one by one', () => {
    const [delivery, pay] = placesOf([
      ...many(2, 'delivery', null, 'yes'),
      visit('delivery', null, 'partly'),
      visit('delivery', 'b', 'no'),
      visit('delivery', 'a', 'yes'),
      visit('pay', 'a', 'no'),
    ]);
    expect(delivery).toEqual({
      touchpoint: 'delivery',
      ours: tally(2, 1, 0),
      competitors: tally(1, 0, 1),
      each: [
        { id: 'a', name: 'a', tally: tally(1, 0, 0) },
        { id: 'b', name: 'b', tally: tally(0, 0, 1) },
      ],
      apart: null,
    });
    expect(pay).toMatchObject({ ours: tally(0, 0, 0), competitors: tally(0, 0, 1), apart: null });
  });

  it.each([
    ['four beside four, as far apart as can be: too few', 4, 4, null],
    ['eight beside eight', 8, 8, 'worse'],
  ] as const)('are told apart only beyond chance: %s', (_, ours, theirs, apart) => {
    const visits = [...many(ours, 'buy', null, 'no'), ...many(theirs, 'buy', 'a', 'yes')];
    expect(placesOf(visits)[0]?.apart).toBe(apart);
    const turned = [...many(ours, 'buy', null, 'yes'), ...many(theirs, 'buy', 'a', 'no')];
    expect(placesOf(turned)[0]?.apart).toBe(apart === null ? null : 'better');
  });

  it('are tested with all steps at once: what is told of one alone is not told among forty', () => {
    const one = [
      ...many(6, 'buy', null, 'yes'),
      ...many(1, 'buy', null, 'no'),
      ...many(2, 'buy', 'a', 'yes'),
      ...many(7, 'buy', 'a', 'no'),
    ];
    expect(placesOf(one)[0]?.apart).toBe('better');
    const others = Array.from({ length: 40 }, (_, i) => [
      ...many(3, `step ${i}`, null, 'yes'),
      ...many(3, `step ${i}`, null, 'no'),
      ...many(3, `step ${i}`, 'a', 'yes'),
      ...many(3, `step ${i}`, 'a', 'no'),
    ]);
    expect(placesOf([...one, ...others.flat()]).filter(({ apart }) => apart !== null)).toEqual([]);
  });

  it('count of each criterion those that could tell, and nobody else', () => {
    const said = answers.map((answer) => visit('buy', null, 'yes', { wait: answer }));
    const [wait, ...more] = checksOf([
      ...said,
      visit('buy', 'a', 'yes', { wait: 'no' }),
      visit('buy', 'a', 'yes', {}),
    ]);
    expect(wait).toEqual({ criterion: 'wait', ours: tally(1, 1, 1), competitors: tally(0, 0, 1) });
    expect(more).toEqual([]);
  });
});
