import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestVerbatim, type Candidate } from '../../src/feedback/verbatims.ts';

const monday = new Date('2026-11-16T09:00:00Z');
const tuesday = new Date('2026-11-17T09:00:00Z');
const readable = 'The fitter called ahead, came on time and swept up.';

function candidate(change: Partial<Candidate> & { feedbackId: string }): Candidate {
  return {
    text: readable,
    touchpoint: null,
    metric: 'nps',
    score: 10,
    source: 'App',
    answeredAt: monday,
    ...change,
  };
}

const table: readonly {
  title: string;
  all: readonly Candidate[];
  avoid?: readonly string[];
  best: string | null;
}[] = [
  { title: 'nothing from nobody', all: [], best: null },
  { title: 'the only one, even short', all: [candidate({ feedbackId: 'a', text: 'Great' })], best: 'a' },
  {
    title: 'a readable one before a more recent "ok"',
    all: [candidate({ feedbackId: 'a', text: 'ok', answeredAt: tuesday }), candidate({ feedbackId: 'b' })],
    best: 'b',
  },
  {
    title: 'a readable one before a more recent page',
    all: [
      candidate({ feedbackId: 'a', text: 'x'.repeat(281), answeredAt: tuesday }),
      candidate({ feedbackId: 'b' }),
    ],
    best: 'b',
  },
  {
    title: 'both bounds as readable, so the most recent',
    all: [
      candidate({ feedbackId: 'a', text: 'x'.repeat(40) }),
      candidate({ feedbackId: 'b', text: 'x'.repeat(280), answeredAt: tuesday }),
    ],
    best: 'b',
  },
  {
    title: 'characters, not code units',
    all: [
      candidate({ feedbackId: 'a', text: '🙂'.repeat(280), answeredAt: tuesday }),
      candidate({ feedbackId: 'b' }),
    ],
    best: 'a',
  },
  {
    title: 'the first id at the same instant',
    all: [candidate({ feedbackId: 'b' }), candidate({ feedbackId: 'a' })],
    best: 'a',
  },
  {
    title: 'never one that readers saw',
    all: [candidate({ feedbackId: 'a', answeredAt: tuesday }), candidate({ feedbackId: 'b' })],
    avoid: ['a'],
    best: 'b',
  },
  {
    title: 'nothing rather than one that readers saw',
    all: [candidate({ feedbackId: 'a' })],
    avoid: ['a'],
    best: null,
  },
  { title: 'nothing rather than a blank', all: [candidate({ feedbackId: 'a', text: ' \n ' })], best: null },
];

describe('the quote of a mood', () => {
  it.each(table)('is $title', ({ all, avoid, best }) => {
    expect(bestVerbatim(all, new Set(avoid))?.feedbackId ?? null).toBe(best);
  });

  it('does not depend on the order of the candidates, and is one of them, not avoided', () => {
    const candidates = fc.uniqueArray(
      fc.record({
        feedbackId: fc.string({ minLength: 1, maxLength: 3 }),
        text: fc.string({ maxLength: 400 }),
        answeredAt: fc.constantFrom(monday, tuesday),
      }),
      { selector: ({ feedbackId }) => feedbackId, maxLength: 20 },
    );
    fc.assert(
      fc.property(candidates, fc.array(fc.nat(19)), fc.infiniteStream(fc.nat()), (drafts, avoided, keys) => {
        const all = drafts.map(candidate);
        const avoid = new Set(avoided.flatMap((i) => all[i]?.feedbackId ?? []));
        const shuffled = all
          .map((each) => ({ each, key: keys.next().value }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ each }) => each);
        const best = bestVerbatim(all, avoid);
        expect(bestVerbatim(shuffled, avoid)).toEqual(best);
        const allowed = all.filter((each) => each.text.trim() !== '' && !avoid.has(each.feedbackId));
        if (best === null) expect(allowed).toEqual([]);
        else expect(allowed.map(({ feedbackId }) => feedbackId)).toContain(best.feedbackId);
      }),
    );
  });
});
