// Which language each comment of a lot is in: by itself where that is certain, otherwise by what the others say and where it came from.
import {
  certain,
  type Language,
  type Leaning,
  type Tongue,
  tongues,
  withLetters,
} from '../../terms/language.ts';

export interface HeardComment {
  readonly text: string;
  /** Its words, as numbers; those below 0 are none. */
  readonly words: Int32Array;
  /** By its words alone. */
  readonly leaning: Leaning;
  readonly source: string;
}

/** How many comments the rest of the lot is worth, where one source has said little. */
const LOT_WORTH = 5;

/** How many comments the company's own language is worth, another that is read, and one that is not. */
const EXPECTED = { own: 2, read: 0.5, other: 0.25 } as const;

/** How many comments a word's use in all languages together is worth. */
const WORD_WORTH = 2;

/**
 * Small words tell most. Of the others the letters are looked at, but where all words are known from comments in one language: that
 * spares a large company's digest a second. What is not certain by itself ("Parfait", "delivery damaged") goes to the likeliest by naive Bayes: its own leaning, how often the
 * comments of its source are in each language, and in which language others use its words. Where none of these tell, the company's language;
 * null where there is none either.
 */
export function settle(given: readonly HeardComment[], company: Language | null): (Tongue | null)[] {
  const lot = lookedInto(given);
  const decided = lot.map(({ leaning }) => certain(leaning));
  const isTold = (tongue: Tongue | null): tongue is Tongue => tongue !== null;
  if (decided.every(isTold)) return decided;
  const habits = habitsOf(lot, decided, company);
  const wordsOf = vocabularyOf(lot, decided);
  return lot.map((heard, at) => {
    const known = decided[at];
    if (known) return known;
    const habit = habits(heard.source);
    const said = wordsOf(heard.words);
    const weigh = (tongue: Tongue) => heard.leaning[tongue] + habit[tongue] + said[tongue];
    const [first, second] = tongues.toSorted((a, b) => weigh(b) - weigh(a));
    return first === undefined || (second !== undefined && weigh(first) === weigh(second)) ? null : first;
  });
}

function lookedInto(lot: readonly HeardComment[]): readonly HeardComment[] {
  const known: Record<Tongue, Set<number>> = { fr: new Set(), en: new Set(), other: new Set() };
  for (const { words, leaning } of lot) {
    const tongue = certain(leaning);
    if (tongue) for (const word of words) known[tongue].add(word);
  }
  return lot.map((heard) => {
    const { words, leaning, text } = heard;
    if (certain(leaning)) return heard;
    const own = words.filter((word) => word >= 0);
    const isKnown = (language: Language) => own.every((word) => known[language].has(word));
    if (isKnown('fr') || isKnown('en')) return heard;
    return { ...heard, leaning: withLetters(leaning, text, own.length) };
  });
}

/** For each source, the logarithm of each language's share of its comments. */
function habitsOf(
  lot: readonly HeardComment[],
  decided: readonly (Tongue | null)[],
  company: Language | null,
): (source: string) => Leaning {
  const all: Counts = { fr: 0, en: 0, other: 0 };
  const bySource = new Map<string, Counts>();
  decided.forEach((tongue, at) => {
    const source = lot[at]?.source ?? '';
    const its = bySource.get(source) ?? { fr: 0, en: 0, other: 0 };
    bySource.set(source, its);
    if (tongue === null) return;
    all[tongue]++;
    its[tongue]++;
  });
  const expected = (tongue: Tongue) =>
    tongue === 'other' ? EXPECTED.other : tongue === company ? EXPECTED.own : EXPECTED.read;
  const ofAll = shares(all, expected);
  const known = new Map(
    [...bySource].map(([source, its]) => {
      const share = shares(its, (tongue) => LOT_WORTH * ofAll[tongue]);
      return [source, { fr: Math.log(share.fr), en: Math.log(share.en), other: Math.log(share.other) }];
    }),
  );
  return (source) => known.get(source) ?? { fr: 0, en: 0, other: 0 };
}

/** The logarithm of how often comments of each language use these words, beside all comments. */
function vocabularyOf(
  lot: readonly HeardComment[],
  decided: readonly (Tongue | null)[],
): (words: Int32Array) => Leaning {
  const uses = new Map<number, Counts>();
  lot.forEach(({ words }, at) => {
    if (!decided[at]) for (const word of words) if (word >= 0) uses.set(word, { fr: 0, en: 0, other: 0 });
  });
  const lastIn = new Map<Counts, number>();
  const sizes: Counts = { fr: 0, en: 0, other: 0 };
  lot.forEach(({ words }, at) => {
    const tongue = decided[at];
    if (!tongue) return;
    sizes[tongue]++;
    for (const word of words) {
      const its = uses.get(word);
      if (!its || lastIn.get(its) === at) continue;
      lastIn.set(its, at);
      its[tongue]++;
    }
  });
  const size = sum(sizes);
  return (words) => {
    const said = { fr: 0, en: 0, other: 0 };
    for (const word of new Set(words)) {
      const its = uses.get(word);
      if (!its || sum(its) === 0) continue;
      const usual = sum(its) / size;
      for (const tongue of tongues)
        said[tongue] += Math.log((its[tongue] + WORD_WORTH * usual) / (sizes[tongue] + WORD_WORTH) / usual);
    }
    return said;
  };
}

type Counts = Record<Tongue, number>;

const sum = ({ fr, en, other }: Counts) => fr + en + other;

function shares(counts: Counts, expected: (tongue: Tongue) => number): Counts {
  const raised = {
    fr: counts.fr + expected('fr'),
    en: counts.en + expected('en'),
    other: counts.other + expected('other'),
  };
  const total = sum(raised);
  return { fr: raised.fr / total, en: raised.en / total, other: raised.other / total };
}
