// Who joins and who leaves a list that channels feed: the rule alone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChannelReader, type KnownReader, rollPlan } from '../../src/newsletter/roll.ts';

const at = new Date('2026-11-30T09:00:00Z');
const nobody = new Set<string>();

function reader(account: string, email = account): ChannelReader {
  return {
    email: `${email}@example.com`,
    emailHash: `e:${email}`,
    accountHash: `a:${account}`,
    locale: null,
  };
}

function row(id: string, more: Partial<KnownReader> = {}): KnownReader {
  const state = { unsubscribedAt: null, bouncedAt: null, locale: null };
  return { id, emailHash: `e:${id}`, accountHash: `a:${id}`, isFromChat: true, ...state, ...more };
}

describe('a list that channels feed', () => {
  it('is joined by whoever is new, and left by whoever is in no channel any more', () => {
    const plan = rollPlan([row('nadia'), row('karim')], [reader('nadia'), reader('sue')], nobody);
    expect(plan).toMatchObject({ fresh: [{ email: 'sue@example.com' }], gone: ['karim'], changed: [] });
    expect(plan.counts).toEqual({ added: 1, known: 1, left: 0, bounced: 0, gone: 1 });
  });

  it('stays left by whoever unsubscribed: in the channel, out of it, and with another address', () => {
    const left = row('nadia', { unsubscribedAt: at });
    for (const readers of [[reader('nadia')], [], [reader('nadia', 'nadia.b')], [reader('other', 'nadia')]]) {
      const plan = rollPlan([left], readers, new Set(['a:nadia']));
      expect(plan.fresh).toEqual([]);
      expect(plan.gone).toEqual([]);
      expect(plan.changed.filter(({ email }) => email !== null)).toEqual([]);
    }
  });

  it('knows whoever was imported, and lets them read on when they leave the channel, but not the company', () => {
    const imported = row('nadia', { isFromChat: false, accountHash: null });
    const plan = rollPlan([imported], [reader('nadia')], nobody);
    expect(plan).toMatchObject({
      fresh: [],
      gone: [],
      changed: [{ id: 'nadia', accountHash: 'a:nadia', email: null }],
    });
    const known = { ...imported, accountHash: 'a:nadia' };
    expect(rollPlan([known], [], nobody).gone).toEqual([]);
    expect(rollPlan([known], [], new Set(['a:nadia'])).gone).toEqual(['nadia']);
    expect(rollPlan([known], [reader('nadia', 'nadia.b')], nobody)).toMatchObject({
      fresh: [],
      changed: [],
      gone: [],
    });
  });

  it('follows an account to its new address, also one that its server had refused', () => {
    const moved = rollPlan([row('nadia', { bouncedAt: at })], [reader('nadia', 'nadia.b')], nobody);
    expect(moved.changed).toMatchObject([{ id: 'nadia', email: { emailHash: 'e:nadia.b' } }]);
    expect(moved.counts).toMatchObject({ known: 1, bounced: 0 });
    const there = [row('nadia'), row('nadia.b', { isFromChat: false, accountHash: null })];
    const folded = rollPlan(there, [reader('nadia', 'nadia.b')], nobody);
    expect(folded).toMatchObject({ gone: ['nadia'], changed: [{ id: 'nadia.b', email: null }] });
    expect(rollPlan([row('nadia', { bouncedAt: at })], [reader('nadia')], nobody).counts).toMatchObject({
      bounced: 1,
    });
  });

  it('is as it was where a channel could not be asked, but for those who left the company', () => {
    const rows = [row('nadia'), row('karim')];
    expect(rollPlan(rows, null, new Set(['a:karim']))).toMatchObject({
      fresh: [],
      changed: [],
      gone: ['karim'],
    });
    expect(rollPlan(rows, null, nobody).gone).toEqual([]);
  });

  it('takes the chat’s word over what is on file: whoever is in the channel is here', () => {
    expect(rollPlan([row('nadia')], [reader('nadia')], new Set(['a:nadia'])).gone).toEqual([]);
  });
});

const names = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const known = fc.uniqueArray(
  fc.record({
    id: names,
    account: fc.option(names),
    isFromChat: fc.boolean(),
    state: fc.constantFrom('reads', 'left', 'bounced'),
  }),
  { selector: ({ id }) => id, maxLength: 5 },
);
const members = fc.uniqueArray(fc.tuple(names, names), { selector: ([account]) => account, maxLength: 5 });

it('whatever is on file: an address is on the list once, nobody who left reads again, and done twice changes nothing', () => {
  fc.assert(
    fc.property(known, members, (before, there) => {
      const accounts = new Set<string>();
      const rows = before.map(({ id, account, isFromChat, state }) => {
        const own = account !== null && !accounts.has(account) ? account : null;
        if (own !== null) accounts.add(own);
        return row(id, {
          accountHash: own === null ? null : `a:${own}`,
          isFromChat,
          ...(state === 'left' ? { unsubscribedAt: at } : {}),
          ...(state === 'bounced' ? { bouncedAt: at } : {}),
        });
      });
      const readers = there.map(([account, email]) => reader(account, email));
      const plan = rollPlan(rows, readers, nobody);
      const after = applied(rows, plan);
      const addresses = after.map(({ emailHash }) => emailHash);
      expect(new Set(addresses).size).toBe(addresses.length);
      for (const left of rows.filter(({ unsubscribedAt }) => unsubscribedAt !== null))
        expect(after.find(({ id }) => id === left.id)).toMatchObject({
          unsubscribedAt: at,
          emailHash: left.emailHash,
        });
      const again = rollPlan(after, readers, nobody);
      expect(again).toMatchObject({ fresh: [], gone: [] });
    }),
    { numRuns: 20 },
  );
});

function applied(rows: readonly KnownReader[], plan: ReturnType<typeof rollPlan>): KnownReader[] {
  const kept = rows
    .filter(({ id }) => !plan.gone.includes(id))
    .map((each) => {
      const change = plan.changed.find(({ id }) => id === each.id);
      if (change === undefined) return each;
      const { accountHash, email } = change;
      return { ...each, accountHash, ...(email ? { emailHash: email.emailHash, bouncedAt: null } : {}) };
    });
  const fresh = plan.fresh.map(({ emailHash, accountHash }) => row(emailHash, { emailHash, accountHash }));
  return [...kept, ...fresh];
}
