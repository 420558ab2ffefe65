// How long it takes to find what customers said, by words that many, few, or two at a time have.
import type { Database } from '../../src/database/client.ts';
import { searchFeedback } from '../../src/feedback/search/search.ts';
import { vocabulary } from './answers.ts';
import { quantile } from './figures.ts';
import { WORKSPACE } from './history.ts';
import { seeded } from './ideas.ts';

export interface FindBench {
  readonly kind: string;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  /** Answers found, as counted (1,000 at most): the median question's. */
  readonly total: number;
}

const now = new Date('2026-12-01T00:00:00Z');

/** @param questions of each kind, in turn, after a tenth of that as warm-up */
export async function benchFind(database: Database, questions: number): Promise<FindBench[]> {
  const chance = seeded(11);
  const pick = (from: readonly string[]) => from[Math.floor(chance() * from.length)] ?? '';
  const { usual, rare } = vocabulary;
  const kinds: Readonly<Record<string, () => Parameters<typeof ask>[0]>> = {
    rare: () => ({ words: pick(rare) }),
    usual: () => ({ words: pick(usual) }),
    'two usual': () => ({ words: `${pick(usual)} ${pick(usual)}` }),
    'usual and rare': () => ({ words: `${pick(usual)} ${pick(rare)}` }),
    'begun, four letters': () => ({ words: pick([...usual, ...rare]).slice(0, 4) }),
    'usual, filtered': () => ({ words: pick(usual), filters: { touchpoints: ['magasin'], mood: 'unhappy' } }),
  };
  const ask = (question: {
    readonly words: string;
    readonly filters?: { readonly touchpoints: string[]; readonly mood: 'unhappy' };
  }) => searchFeedback(database, WORKSPACE, { ...question, most: 10, now });
  const figures = Object.entries(kinds).map(([kind, question]) => ({
    kind,
    question,
    ms: [] as number[],
    totals: [] as number[],
  }));
  for (let i = -questions / 10; i < questions; i++) {
    for (const { question, ms, totals } of figures) {
      const asked = question();
      const started = performance.now();
      const { total } = await ask(asked);
      if (i < 0) continue;
      ms.push(performance.now() - started);
      totals.push(total);
    }
  }
  return figures.map(({ kind, ms, totals }) => ({
    kind,
    p50: quantile(ms, 0.5),
    p95: quantile(ms, 0.95),
    total: quantile(totals, 0.5),
  }));
}
