// From where each act may be done, and to where it leads: rules alone.
import { describe, expect, it } from 'vitest';
import { type ActionStatus, acts, decide, statuses, statusFrom } from '../../src/plan/lifecycle.ts';

describe('an action', () => {
  it('goes from planned over under way to done or dropped, and back with a reason alone', () => {
    const leads = Object.fromEntries(
      statuses.map((status) => [
        status,
        acts.flatMap((act) => {
          const decision = decide(act, status, 'words');
          return decision.kind === 'allowed' && decision.status !== status
            ? [`${act} ${decision.status}`]
            : [];
        }),
      ]),
    );
    expect(leads).toEqual({
      planned: ['start under-way', 'finish done', 'drop dropped'],
      'under-way': ['finish done', 'drop dropped'],
      done: ['reopen under-way'],
      dropped: ['reopen under-way'],
    });
  });

  it('is changed only while it goes on, and noted on always', () => {
    const where = (act: (typeof acts)[number]) =>
      statuses.filter((status) => decide(act, status, 'words').kind === 'allowed');
    for (const act of ['postpone', 'hand-over', 'edit', 'steps', 'tick'] as const)
      expect(where(act)).toEqual(['planned', 'under-way']);
    expect(where('note')).toEqual(statuses);
  });

  it('says what was done, why it was dropped, and why it is open again', () => {
    const needed = acts.filter((act) =>
      statuses.some((status) => decide(act, status, '  ').kind === 'needs-words'),
    );
    expect(needed).toEqual(['finish', 'drop', 'note', 'reopen']);
    // Before they are written nothing is missing yet.
    expect(decide('drop', 'planned', null).kind).toBe('allowed');
  });

  it('has no other status than these', () => {
    expect(() => statusFrom('forgotten')).toThrow('"forgotten"');
    expect(statuses.map((status: ActionStatus) => statusFrom(status))).toEqual(statuses);
  });
});
