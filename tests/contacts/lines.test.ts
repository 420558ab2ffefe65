// What contacts cost, line by line: sums are exact in any currency, whatever the rules say.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  costLines,
  departmentBy,
  type ReasonRule,
  type Tallied,
  type UnitPrice,
} from '../../src/contacts/lines.ts';
import { amountText, currencyCalled } from '../../src/contacts/money.ts';
import { movedBetween } from '../../src/contacts/moved.ts';
import { partsOf, reasonsByWeight, sumOf } from '../../src/contacts/statement.ts';

const tally = (about: Partial<Tallied> = {}): Tallied => {
  const { contacts = 1n } = about;
  return {
    ...{
      departmentId: null,
      reason: 'Lost parcel',
      reasonKey: 'lost parcel',
      channel: 'phone',
      day: '2026-10-05',
    },
    ...{ seconds: 0n, own: 0n, timed: 0n, untimed: contacts, timedSeconds: 0n },
    contacts,
    ...about,
  };
};
const euro = { digits: 2 };

describe('rules', () => {
  const rules: ReasonRule[] = [
    { words: 'Colis perdu', how: 'is', departmentId: 'logistics' },
    { words: 'colis', how: 'contains', departmentId: 'shipping' },
    { words: 'colis perdu', how: 'contains', departmentId: 'nobody' },
    { words: '!', how: 'contains', departmentId: 'all' },
  ];
  it.each([
    ['colis perdu', 'logistics'],
    ['mon colis perdu hier', 'shipping'],
    ['le colis', 'shipping'],
    ['colissimo', null],
    ['facture', null],
    ['', null],
  ])('the first one that fits counts: %s', (reasonKey, department) => {
    expect(departmentBy(rules)(reasonKey)).toBe(department);
  });
});

describe('costs', () => {
  const cost = (rows: readonly Tallied[], prices: readonly UnitPrice[]) =>
    sumOf(costLines(rows, { rules: [], prices, currency: euro }));
  const price = (about: Partial<UnitPrice>): UnitPrice => ({
    ...{ channel: 'phone', since: '2026-01-01', per: 'contact', micros: 4_500_000n },
    ...about,
  });

  it('are the price of the day on which the contact was made', () => {
    const prices = [price({}), price({ since: '2026-10-15', micros: 5_000_000n })];
    const rows = [tally({ contacts: 2n }), tally({ contacts: 3n, day: '2026-10-15' })];
    expect(cost(rows, prices)).toMatchObject({ contacts: 5, uncosted: 0, amount: 2_400n });
  });

  it('of minutes are for minutes, and of contacts without any, none', () => {
    const prices = [price({ per: 'minute', micros: 600_000n })];
    const rows = [tally({ contacts: 4n, timed: 3n, untimed: 1n, timedSeconds: 250n, seconds: 250n })];
    expect(cost(rows, prices)).toMatchObject({ contacts: 4, uncosted: 1, amount: 250n });
  });

  it('of a row are its own, before any price', () => {
    const rows = [tally({ contacts: 9n, untimed: 0n, own: 12_340_000n })];
    expect(cost(rows, [price({})])).toMatchObject({ uncosted: 0, amount: 1_234n });
  });

  it('are nothing, and said to be, before there is a price', () => {
    expect(cost([tally({ contacts: 7n, day: '2025-12-31' })], [price({})])).toMatchObject({
      uncosted: 7,
      amount: 0n,
    });
    expect(cost([tally({ channel: 'chat' })], [price({})])).toMatchObject({ uncosted: 1, amount: 0n });
  });

  it('are rounded once for a line, not once for a contact', () => {
    const rows = Array.from({ length: 30 }, (_, i) =>
      tally({ day: `2026-10-${String(i + 1).padStart(2, '0')}`, contacts: 1n }),
    );
    expect(cost(rows, [price({ micros: 3_333n })])).toMatchObject({ contacts: 30, amount: 10n });
  });
});

const departments = ['a', 'b', 'c'];
const keys = ['lost', 'late', 'invoice', 'broken', ''];
const channels = ['phone', 'email', 'chat'];
const row = fc
  .record({
    departmentId: fc.constantFrom(null, ...departments),
    reasonKey: fc.constantFrom(...keys),
    channel: fc.constantFrom(...channels),
    day: fc.constantFrom('2026-08-31', '2026-09-01', '2026-09-15', '2026-09-30'),
    own: fc.bigInt(0n, 10n ** 13n),
    owned: fc.bigInt(0n, 50n),
    timed: fc.bigInt(0n, 10_000n),
    untimed: fc.bigInt(0n, 10_000n),
    timedSeconds: fc.bigInt(0n, 10n ** 7n),
  })
  .map(({ owned, ...each }): Tallied => {
    const contacts = owned + each.timed + each.untimed;
    return { ...each, reason: each.reasonKey, contacts, seconds: each.timedSeconds };
  });
const rule = fc.record({
  words: fc.constantFrom('lost', 'late', 'o', 'invoice', 'nothing'),
  how: fc.constantFrom('is' as const, 'contains' as const),
  departmentId: fc.constantFrom(...departments),
});
const priced = fc.record({
  channel: fc.constantFrom(...channels),
  since: fc.constantFrom('2026-01-01', '2026-09-10'),
  per: fc.constantFrom('contact' as const, 'minute' as const),
  micros: fc.bigInt(0n, 10n ** 10n),
});

/** By the row and as a fraction: millionths times sixty. */
function exactly(each: Tallied, prices: readonly UnitPrice[]): bigint {
  const fitting = prices.filter(({ channel, since }) => channel === each.channel && since <= each.day);
  const latest = fitting.reduce<UnitPrice | null>(
    (best, next) => (best === null || next.since > best.since ? next : best),
    null,
  );
  const own = each.own * 60n;
  if (latest === null) return own;
  return latest.per === 'minute'
    ? own + each.timedSeconds * latest.micros
    : own + (each.timed + each.untimed) * latest.micros * 60n;
}

describe('a statement adds up', () => {
  it.each(['JPY', 'EUR', 'BHD'])(
    'to the smallest unit of %s, whatever rules and prices there are',
    (code) => {
      const currency = currencyCalled(code);
      if (currency === null) throw new Error(code);
      fc.assert(
        fc.property(
          fc.array(row, { maxLength: 60 }),
          fc.array(rule, { maxLength: 6 }),
          fc.uniqueArray(priced, { maxLength: 5, selector: ({ channel, since }) => `${channel} ${since}` }),
          (rows, rules, prices) => {
            const lines = costLines(rows, { rules, prices, currency }).map((line) => ({
              ...line,
              department: line.departmentId ?? '',
            }));
            const all = sumOf(lines);
            // No contact is lost and none is counted twice; nobody's are in a line of their own.
            expect(BigInt(all.contacts)).toBe(rows.reduce((sum, each) => sum + each.contacts, 0n));
            const toWhom = departmentBy(rules);
            const unknown = rows.filter((each) => (each.departmentId ?? toWhom(each.reasonKey)) === null);
            const nobodys = lines.filter(({ departmentId }) => departmentId === null);
            expect(BigInt(sumOf(nobodys).contacts)).toBe(
              unknown.reduce((sum, each) => sum + each.contacts, 0n),
            );
            // Lines, departments and reasons come to the same total, as texts that accounting adds up.
            const parts = partsOf({ lines });
            expect(parts.reduce((sum, part) => sum + sumOf(part.lines).amount, 0n)).toBe(all.amount);
            expect(reasonsByWeight(lines).reduce((sum, each) => sum + each.amount, 0n)).toBe(all.amount);
            const digits = lines.map(({ amount }) => BigInt(amountText(amount, currency).replace('.', '')));
            expect(digits.reduce((sum, each) => sum + each, 0n)).toBe(all.amount);
            // Each line is off by half a unit at most, so all of them by half a unit a line.
            const exact = rows.reduce((sum, each) => sum + exactly(each, prices), 0n);
            const unit = 60n * 10n ** BigInt(6 - currency.digits);
            const off = all.amount * unit - exact;
            expect((off < 0n ? -off : off) * 2n).toBeLessThanOrEqual(unit * BigInt(lines.length));
          },
        ),
        { numRuns: 60 },
      );
    },
  );
});

describe('what moved', () => {
  const month = (month: string, daily: (day: number) => number, reasonKey = 'lost') =>
    Array.from({ length: 20 }, (_, i) =>
      tally({
        day: `${month}-${String(i + 1).padStart(2, '0')}`,
        reasonKey,
        reason: reasonKey,
        contacts: BigInt(daily(i)),
      }),
    );
  const side = (rows: readonly Tallied[]) => ({ rows, days: new Set(rows.map(({ day }) => day)).size });
  const moved = (before: readonly Tallied[], after: readonly Tallied[], by: readonly ReasonRule[]) =>
    movedBetween(side(before), side(after), by);
  const rules: ReasonRule[] = [{ words: 'lost', how: 'is', departmentId: 'a' }];

  it('is told where it is more than chance, and of both the reason and its department', () => {
    const found = moved(
      [...month('2026-09', () => 5), ...month('2026-09', () => 5, 'late')],
      [...month('2026-10', () => 10), ...month('2026-10', () => 5, 'late')],
      rules,
    );
    expect(
      found.map(({ departmentId, reasonKey, direction }) => [departmentId, reasonKey, direction]),
    ).toEqual([
      ['a', null, 'up'],
      ['a', 'lost', 'up'],
    ]);
  });

  it('is nothing where a month is merely longer, or there was none before', () => {
    const before = month('2026-09', () => 50).slice(0, 15);
    expect(
      moved(
        before,
        month('2026-10', () => 50),
        rules,
      ),
    ).toEqual([]);
    expect(
      moved(
        [],
        month('2026-10', () => 50),
        rules,
      ),
    ).toEqual([]);
  });

  it('is told of few months of mere chance', () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const poisson = (mean: number) => {
      let count = 0;
      for (let left = Math.exp(-mean), p = random(); p > left; p *= random()) count++;
      return count;
    };
    const reasons = Array.from({ length: 8 }, (_, i) => `reason ${i}`);
    const noisy = (name: string) => reasons.flatMap((reason) => month(name, () => poisson(6), reason));
    const rounds = 200;
    const told = Array.from({ length: rounds }, () => moved(noisy('2026-09'), noisy('2026-10'), [])).filter(
      (found) => found.length > 0,
    );
    // 5 % are allowed: more than 20 of 200 would come by chance once in 800 such tests.
    expect(told.length).toBeLessThanOrEqual(20);
  });
});
