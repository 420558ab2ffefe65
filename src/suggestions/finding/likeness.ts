// How alike two suggestions are by their words. Pure; which ones are compared at all is decided in similar.ts.
import { termsOf } from '../../terms/terms.ts';
import type { SuggestionWords } from './terms.ts';

/** How much a term tells; the rarer the more. */
export type Weigh = (term: string) => number;

/**
 * Inverse document frequency, as BM25 has it (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, with 1 added
 * inside the logarithm so that it stays positive). A term that was not counted weighs half as much as the counted ones on average:
 * little, so that a first look leaves nobody out.
 * @param documents how many suggestions there are
 */
export function weighBy(counts: ReadonlyMap<string, number>, documents: number): Weigh {
  const weights = new Map(
    [...counts].map(([term, count]) => [term, Math.log(1 + (documents - count + 0.5) / (count + 0.5))]),
  );
  const half = total(weights) / Math.max(2 * weights.size, 1);
  return (term) => weights.get(term) ?? half;
}

/** More than half of what both say, by weight, is common; what follows the same mould ("add a … to the …") stays below. */
export const alike = 0.55;

/** What a term of the details weighs beside one of the title. */
const detailsShare = 0.3;

/**
 * From 0, nothing in common, to 1, the same words: as their titles are, or as all of their words are, whichever is more. With one
 * term in common only, 0, unless that is each title's only one: a single word, however rare, is not yet a subject.
 */
export function likeness(one: SuggestionWords, other: SuggestionWords, weigh: Weigh): number {
  return Math.max(
    dice(weighed(one.title, '', weigh), weighed(other.title, '', weigh)),
    dice(weighed(one.title, one.details, weigh), weighed(other.title, other.details, weigh)),
  );
}

type Weighed = ReadonlyMap<string, number>;

function weighed(title: string, details: string, weigh: Weigh): Weighed {
  const weights = new Map(termsOf(details).map((term) => [term, detailsShare * weigh(term)]));
  for (const term of termsOf(title)) weights.set(term, weigh(term));
  return weights;
}

/** The weighted form of Dice's coefficient. */
function dice(one: Weighed, other: Weighed): number {
  let common = 0;
  let shared = 0;
  for (const [term, weight] of one) {
    const its = other.get(term);
    if (its === undefined) continue;
    shared++;
    common += Math.min(weight, its);
  }
  if (shared === 0 || (shared === 1 && (one.size > 1 || other.size > 1))) return 0;
  // Rounded, as the same words in another order add up to another last digit.
  return Math.round((2e9 * common) / (total(one) + total(other))) / 1e9;
}

function total(weights: Weighed): number {
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
}
