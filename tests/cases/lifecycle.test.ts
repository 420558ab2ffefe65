import { describe, expect, it } from 'vitest';
import { acts, afterAnotherAnswer, decide, type Status, statuses } from '../../src/cases/lifecycle.ts';

/** Where each act leads from each status, in the order open, taken, contacted, resolved; null: too late or too soon. */
const table: Record<(typeof acts)[number], (Status | null)[]> = {
  take: ['taken', null, null, null],
  contact: [null, 'contacted', null, null],
  'hand-over': [null, 'taken', 'contacted', null],
  resolve: [null, 'resolved', 'resolved', null],
};

describe('the life of a case', () => {
  it.each(acts)('allows %s exactly from where it makes sense', (act) => {
    const led = statuses.map((status) => {
      const decision = decide(act, status, 'Called back.');
      return decision.kind === 'allowed' ? decision.status : null;
    });
    expect(led).toEqual(table[act]);
  });

  it('ends only with words on what was done', () => {
    expect(decide('resolve', 'taken', ' ')).toEqual({ kind: 'needs-words' });
    expect(decide('hand-over', 'taken', '')).toMatchObject({ kind: 'allowed' });
  });

  it('begins again when the customer is unhappy again, with whoever had it', () => {
    expect(statuses.map((status) => afterAnotherAnswer(status, true))).toEqual([
      'open',
      'taken',
      'contacted',
      'taken',
    ]);
    expect(afterAnotherAnswer('resolved', false)).toBe('open');
  });
});
