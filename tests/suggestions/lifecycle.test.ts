import { describe, expect, it } from 'vitest';
import {
  type Act,
  type Decision,
  decide,
  isOpen,
  type Role,
  type Status,
  statuses,
  statusFrom,
  transitions,
} from '../../src/suggestions/lifecycle.ts';

const acts: readonly Act[] = ['acknowledge', 'reply', 'decline', 'complete', 'reassign', 'write-back'];

/** What each act leads to from each status, for somebody whose act it is; null: too late. */
const leadsTo: Readonly<Record<Act, Readonly<Record<Status, Status | null>>>> = {
  acknowledge: { received: 'acknowledged', acknowledged: null, declined: null, done: null },
  reply: { received: 'acknowledged', acknowledged: 'acknowledged', declined: 'declined', done: 'done' },
  decline: { received: 'declined', acknowledged: 'declined', declined: null, done: null },
  complete: { received: 'done', acknowledged: 'done', declined: null, done: null },
  reassign: { received: 'received', acknowledged: 'acknowledged', declined: null, done: null },
  'write-back': { received: 'received', acknowledged: 'acknowledged', declined: 'declined', done: 'done' },
};
const whose: Readonly<Record<Act, Role>> = {
  acknowledge: 'owner',
  reply: 'owner',
  decline: 'owner',
  complete: 'owner',
  reassign: 'owner',
  'write-back': 'author',
};
const stopsTheClock: readonly Act[] = ['reply', 'decline', 'complete'];
const roles: readonly (readonly Role[])[] = [[], ['owner'], ['author'], ['owner', 'author']];

const cases = acts.flatMap((act) =>
  statuses.flatMap((status) =>
    roles.flatMap((held) => [false, true].map((hasReply) => ({ act, status, held, hasReply }))),
  ),
);

function expected({ act, status, held, hasReply }: (typeof cases)[number]): Decision {
  if (!held.includes(whose[act])) return { kind: 'not-yours' };
  const to = leadsTo[act][status];
  if (to === null) return { kind: 'too-late', status };
  return { kind: 'allowed', status: to, stopsClock: stopsTheClock.includes(act) && !hasReply };
}

describe('the life of a suggestion', () => {
  it('has no act that this table leaves out', () => {
    expect(Object.keys(transitions).toSorted()).toEqual(acts.toSorted());
  });

  it.each(cases)('$act from $status by $held, answered before: $hasReply', (each) => {
    const { act, status, held, hasReply } = each;
    expect(decide(act, { status, hasReply }, held)).toEqual(expected(each));
  });

  it('is open until it is declined or done', () => {
    expect(statuses.filter(isOpen)).toEqual(['received', 'acknowledged']);
  });

  it('refuses a stored status that it does not know', () => {
    expect(statuses.map(statusFrom)).toEqual(statuses);
    expect(() => statusFrom('lost')).toThrow('unknown suggestion status "lost"');
  });
});
