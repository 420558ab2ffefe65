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
    carries: 0,
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
    title: 'one that carries a theme before a more recent one',
    all: [candidate({ feedbackId: 'a', carries: 1 }), candidate({ feedbackId: 'b', answeredAt: tuesday })],
    best: 'a',
  },
  {
    title: 'one that carries a theme and a story before one that carries a case',
    all: [
      candidate({ feedbackId: 'a', carries: 1, answeredAt: tuesday }),
      candidate({ feedbackId: 'b', carries: 2 }),
    ],
    best: 'b',
  },
  {
    title: 'a readable one before a shorter one that carries more',
    all: [candidate({ feedbackId: 'a', text: 'ok', carries: 3 }), candidate({ feedbackId: 'b' })],
    best: 'b',
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
        carries: fc.nat(3),
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
        const chosen = all.find(({ feedbackId }) => feedbackId === best?.feedbackId);
        const asReadable = allowed.filter(({ text }) => off(text) <= off(chosen?.text ?? ''));
        expect(Math.max(...asReadable.map(({ carries }) => carries), 0)).toBe(chosen?.carries ?? 0);
        expect(asReadable.filter(({ text }) => off(text) < off(chosen?.text ?? ''))).toEqual([]);
      }),
    );
  });
});

/** By how many characters a text misses 40 to 280. */
function off(text: string): number {
  const { length } = [...text.trim()];
  return length < 40 ? 40 - length : length > 280 ? length - 280 : 0;
}

describe('a subject that readers have heard of', () => {
  const heard = ['delivery'];
  const best = (...all: readonly Candidate[]) => bestVerbatim(all, new Set(), { heard })?.feedbackId;

  it('gives way to another, even one that says less or longer ago', () => {
    expect(
      best(
        candidate({ feedbackId: 'a', touchpoint: 'delivery', answeredAt: tuesday, carries: 2 }),
        candidate({ feedbackId: 'b', touchpoint: 'pay', text: 'Refund still missing.' }),
      ),
    ).toBe('b');
    expect(
      best(
        candidate({ feedbackId: 'a', touchpoint: 'delivery', answeredAt: tuesday }),
        candidate({ feedbackId: 'b', touchpoint: null }),
      ),
    ).toBe('b');
  });

  it('is told all the same where there is no other', () => {
    expect(best(candidate({ feedbackId: 'a', touchpoint: 'delivery' }))).toBe('a');
  });
});

describe('a reader’s language', () => {
  const french = candidate({
    feedbackId: 'fr',
    text: 'Le livreur a été très gentil avec nous, merci à lui.',
    answeredAt: tuesday,
  });
  const english = candidate({
    feedbackId: 'en',
    text: 'The driver was very kind with us, thank him from me.',
  });

  it.each([
    ['en', 'en'],
    ['fr', 'fr'],
  ] as const)('is quoted before another: %s', (language, best) => {
    expect(bestVerbatim([french, english], new Set(), { language })?.feedbackId).toBe(best);
  });

  it('gives way to none where only it is wanted, an undecided one counting as in it', () => {
    const undecided = candidate({ feedbackId: 'short', text: 'Top, 5/5' });
    const best = (all: (typeof french)[]) =>
      bestVerbatim(all, new Set(), { language: 'en', ownLanguageOnly: true })?.feedbackId;
    expect(best([french])).toBeUndefined();
    expect(best([french, english])).toBe('en');
    expect(best([french, undecided])).toBe('short');
  });

  it('gives way where nobody spoke it', () => {
    expect(bestVerbatim([french], new Set(), { language: 'en' })?.feedbackId).toBe('fr');
  });
});
