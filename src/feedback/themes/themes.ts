// What is new in customers' words: what this period's comments speak of more, or less, than those of the periods before.
// Pure; which comments are read and how a theme is worded around is not decided here.
import { benjaminiHochberg } from '../../statistics/discoveries.ts';
import { type Language, languages } from '../../terms/language.ts';
import { type Corpus, corpusOf, holdersOf, type Placed } from './corpus.ts';
import { type Group, groupsOf, sideOf } from './merge.ts';
import { nameOf } from './naming.ts';
import { type Reader, readerOf } from './reading.ts';
import { settle } from './settle.ts';
import { type Surprise, surprisesIn } from './surprise.ts';
import type { Comment, Theme, ThemeOptions } from './theme.ts';
import { moodOfAll, mostTelling } from './wording.ts';

/** Of all themes shown, the expected share that is chance. */
export const FALSE_SHARE = 0.05;

/** Fewer customers are not a theme, and could be recognised. */
export const LEAST_CUSTOMERS_OF_THEME = 3;

/**
 * The themes that pass, the strongest first, each language for itself and all terms of both tested together. A theme rises or
 * falls; at least 3 customers must have spoken of it, in this period or, for one that falls, in the reference. What one customer
 * wrote several times in the same words counts once. The order of the comments changes nothing.
 * Pinned ones follow though they are as usual, as soon as 3 customers of this period spoke of them.
 * Each source is compared with itself (sources.ts): one that starts or ends makes no theme and hides none.
 * A comment in a third language is in none and only counted (settle.ts).
 * A wide change of topic that is not ordinary (a sale, a strike) is news to this rule: it says what moved, never why.
 */
export function findThemes(
  current: readonly Comment[],
  reference: readonly Comment[],
  options: ThemeOptions,
): FoundThemes {
  const reader = readerOf(options.names);
  const { corpora, inOther } = corporaOf(current, reference, options, reader);
  const tested = corpora.map((corpus) => ({ corpus, surprises: surprisesIn(corpus) }));
  const all = tested.flatMap(({ surprises }) => surprises);
  const weightOf = weightsOf(all);
  const weighted = (each: Surprise) => Math.min(1, each.p / weightOf(each));
  const isFound = discovered(all.map(weighted));
  const passes = new Set(all.filter((_, at) => isFound[at]));
  const bar = [...passes].reduce((least, { z }) => Math.min(least, Math.abs(z)), Infinity);
  const groups = tested.flatMap(({ corpus, surprises }) => {
    const passed = surprises.filter((each) => passes.has(each));
    return groupsOf(corpus, passed, bar).map((group) => ({ corpus, group }));
  });
  // A theme of forty terms is one discovery, not forty that would let a chance one in.
  const none = Array.from({ length: all.length - groups.length }, () => 1);
  const kept = discovered([...groups.map(({ group }) => weighted(group.lead)), ...none]);
  const themes = groups
    .filter((_, at) => kept[at])
    .flatMap(({ corpus, group }) => themeOf(corpus, reader, group, options) ?? [])
    .toSorted((a, b) => Math.abs(b.z) - Math.abs(a.z) || (a.stem < b.stem ? -1 : 1));
  const asUsual = tested.flatMap(({ corpus, surprises }) =>
    pinnedAmong(corpus, surprises, themes, reader, options),
  );
  return { themes: [...themes, ...asUsual], inOther };
}

export interface FoundThemes {
  readonly themes: readonly Theme[];
  /** Comments of this period, and of those before, in languages that are not read. */
  readonly inOther: { readonly now: number; readonly before: number };
}

const discovered = (ps: readonly number[]) => benjaminiHochberg(ps, FALSE_SHARE);

/**
 * What many speak of can be told from chance with less, what hardly anybody does not at all: each is asked about in proportion to how
 * often it is held in both together, which says nothing of its change (Genovese, Roeder and Wasserman 2006, "False discovery control with
 * p-value weighting", Biometrika 93). On average 1.
 */
function weightsOf(all: readonly Surprise[]): (each: Surprise) => number {
  const heldIn = ({ now, before }: Surprise) => now.held + before.held;
  const mean = all.reduce((sum, each) => sum + heldIn(each), 0) / Math.max(1, all.length);
  return (each) => heldIn(each) / mean;
}

function corporaOf(
  current: readonly Comment[],
  reference: readonly Comment[],
  { referenceStarts, language = null }: ThemeOptions,
  reader: Reader,
): { corpora: Corpus[]; inOther: FoundThemes['inOther'] } {
  const bounds = referenceStarts.map((start) => start.getTime()).toSorted((a, b) => a - b);
  const periodOf = ({ answeredAt }: Comment) =>
    Math.max(1, bounds.findLastIndex((bound) => bound <= answeredAt.getTime()) + 1);
  const placed = [
    ...distinct(current, () => 0).map((comment) => ({ comment, period: 0 })),
    ...distinct(reference, periodOf).map((comment) => ({ comment, period: periodOf(comment) })),
  ];
  const read = placed.map(({ comment, period }) => {
    return { comment, period, source: comment.source ?? '', ...reader.read(comment.text) };
  });
  const settled = settle(read, language);
  const placedIn = (its: Language) =>
    read.flatMap((each, at): Placed[] => {
      const { comment, period, source } = each;
      return settled[at] === its ? [{ comment, period, source, codes: reader.codesOf(each, its) }] : [];
    });
  const other = read.filter((_, at) => settled[at] === 'other');
  const now = other.filter(({ period }) => period === 0).length;
  return {
    corpora: languages.map((its) => corpusOf(its, placedIn(its), reader)),
    inOther: { now, before: other.length - now },
  };
}

/** In the order of their ids; the same words of the same customer in the same period once. */
function distinct(comments: readonly Comment[], periodOf: (comment: Comment) => number): Comment[] {
  const seen = new Set<string>();
  return comments
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .filter((comment) => {
      if (comment.customer === null) return true;
      const key = JSON.stringify([periodOf(comment), comment.customer, comment.text.trim().toLowerCase()]);
      return !seen.has(key) && seen.add(key);
    });
}

function themeOf(
  corpus: Corpus,
  reader: Reader,
  group: Group,
  { avoid, pinned = [] }: ThemeOptions,
  notable = true,
): Theme | null {
  const { lead, near, holders } = group;
  const { language, comments, terms, periods } = corpus;
  const at = (places: readonly number[]) => places.flatMap((place) => comments[place] ?? []);
  const fresh = holders.filter((place) => periods[place] === 0);
  const side = notable ? sideOf(corpus, lead, holders) : fresh;
  if (customersIn(at(side)) < LEAST_CUSTOMERS_OF_THEME) return null;
  const name = nameOf(corpus, reader, lead.term, side);
  if (name === null) return null;
  const mood = moodOfAll(at(side));
  const verbatim = mostTelling(quotable(corpus, near, fresh.length > 0 ? fresh : side, avoid), mood);
  const stems = near.map(({ term }) => stemOf(terms, reader, term));
  return {
    language,
    name,
    stem: stemOf(terms, reader, lead.term),
    stems,
    count: lead.now.held,
    share: lead.now.held / lead.now.of,
    referenceCount: holders.length - fresh.length,
    referenceShare: lead.before.held / lead.before.of,
    direction: lead.z > 0 ? 'rising' : 'falling',
    z: lead.z,
    notable,
    pinned: pinned.some((each) => each.language === language && stems.includes(each.stem)),
    mood,
    verbatim: verbatim && { feedbackId: verbatim.id, text: verbatim.text },
    heldBy: at(fresh).map(({ id }) => id),
  };
}

function stemOf({ words }: Corpus['terms'], reader: Reader, term: number): string {
  return (words[term] ?? []).map((word) => reader.stems[word]).join(' ');
}

/** The pinned ones that are in no theme already. */
function pinnedAmong(
  corpus: Corpus,
  surprises: readonly Surprise[],
  themes: readonly Theme[],
  reader: Reader,
  options: ThemeOptions,
): Theme[] {
  const { language, terms } = corpus;
  const shown = new Set(themes.flatMap((theme) => (theme.language === language ? theme.stems : [])));
  const its = options.pinned?.filter((each) => each.language === language && !shown.has(each.stem)) ?? [];
  if (its.length === 0) return [];
  const missing = new Set(its.map(({ stem }) => stem));
  const wanted = surprises.filter(({ term }) => missing.has(stemOf(terms, reader, term)));
  const holders = holdersOf(
    corpus,
    wanted.map(({ term }) => term),
  );
  return wanted.flatMap((lead) => {
    const group = { lead, near: [lead], holders: holders.get(lead.term) ?? [] };
    return themeOf(corpus, reader, group, options, false) ?? [];
  });
}

function customersIn(comments: readonly Comment[]): number {
  return new Set(comments.map(({ id, customer }) => (customer === null ? `of ${id}` : `is ${customer}`)))
    .size;
}

function quotable(
  corpus: Corpus,
  near: readonly Surprise[],
  places: readonly number[],
  avoid?: ReadonlySet<string>,
) {
  const wanted = new Set(near.map(({ term }) => term));
  return places.flatMap((place) => {
    const comment = corpus.comments[place];
    if (!comment || avoid?.has(comment.id)) return [];
    const held = new Set<number>();
    corpus.terms.visit(corpus.codes[place] ?? new Int32Array(), (term) => wanted.has(term) && held.add(term));
    return { comment, terms: held.size };
  });
}
