// Each source compared with itself: which sources' comments tell what is new, and what each of their earlier comments weighs. One
// that starts speaks of its own matters, one that ends takes its own along; neither is news of what customers say.

interface HeardFrom {
  /** 0 is this period. */
  readonly period: number;
  readonly source: string;
}

interface SourceStanding {
  readonly source: string;
  readonly now: number;
  readonly before: number;
}

/** In fewer periods of the reference, what is ordinary for a source cannot be told. */
const LEAST_PERIODS = 3;

/**
 * What one earlier comment of each source weighs, so that the reference has the sources in this period's shares; of one source alone
 * it is 1. Together they weigh as much as as many comments drawn in those shares would tell (Kish's effective sample size). A source
 * that is not here is kept apart: silent now, heard in fewer than 3 periods of the reference, or heard so little there that
 * the others tell more without it.
 */
export function sourceWeights(all: readonly HeardFrom[]): ReadonlyMap<string, number> {
  const periods = new Map<string, Set<number>>();
  const sizes = new Map<string, { now: number; before: number }>();
  for (const { source, period } of all) {
    const size = sizes.get(source) ?? { now: 0, before: 0 };
    if (period === 0) size.now++;
    else {
      size.before++;
      periods.set(source, (periods.get(source) ?? new Set()).add(period));
    }
    sizes.set(source, size);
  }
  const filled = new Set([...periods.values()].flatMap((its) => [...its])).size;
  const least = Math.max(1, Math.min(LEAST_PERIODS, filled));
  const known = [...sizes]
    .map(([source, size]): SourceStanding => ({ source, ...size }))
    .filter(({ source, now }) => now > 0 && (periods.get(source)?.size ?? 0) >= least)
    .toSorted((a, b) => b.now / b.before - a.now / a.before || (a.source < b.source ? -1 : 1));
  const kept = known
    .map((_, at) => known.slice(at))
    .reduce<readonly SourceStanding[]>((best, each) => (told(each) > told(best) ? each : best), []);
  const now = sum(kept, (each) => each.now);
  const spread = sum(kept, (each) => each.now ** 2 / each.before);
  return new Map(kept.map((each) => [each.source, ((each.now / each.before) * now) / spread]));
}

/** How much two samples tell of their difference: the harmonic sum of their sizes, the earlier one's being the effective one. */
function told(sources: readonly SourceStanding[]): number {
  if (sources.length === 0) return 0;
  const now = sum(sources, (each) => each.now);
  const before = now ** 2 / sum(sources, (each) => each.now ** 2 / each.before);
  return (now * before) / (now + before);
}

function sum<T>(all: readonly T[], of: (each: T) => number): number {
  return all.reduce((total, each) => total + of(each), 0);
}
