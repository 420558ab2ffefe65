// What is new in customers' words: what this period's comments speak of more, or less, than those of the periods before.
// Pure; which comments are read and how a theme is worded around is not decided here.
import { benjaminiHochberg } from '../../statistics/discoveries.ts';
import { languages } from '../../terms/language.ts';
import { type Corpus, corpusOf, holdersOf, type PlacedComment } from './corpus.ts';
import { groupsOf } from './merge.ts';
import { type CommentReader, readerOf } from './reading.ts';
import { settle } from './settle.ts';
import { claimOf, isExplained, subjectsIn } from './subjects.ts';
import { type Shift, type Surprise, surprisesIn } from './surprise.ts';
import { joinedThemeOf, stemOf, themeOf } from './telling.ts';
import type { Comment, Theme, ThemeOptions } from './theme.ts';

/** Of all themes shown, the expected share that is chance. */
const FALSE_SHARE = 0.05;

/**
 * The themes that pass, the strongest first, each language for itself and all terms of both tested together. A theme rises or
 * falls; at least 3 customers must have spoken of it, in this period or, for one that falls, in the reference. What one customer
 * wrote several times in the same words counts once. The order of the comments changes nothing.
 * What an admin joined is one theme, tested over the comments of all its languages in the place of its terms (subjects.ts).
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
  const { placed, inOther } = heardIn(current, reference, options, reader);
  const corpora = languages.map((language) => {
    const its = placed.filter((each) => each.language === language);
    return corpusOf(language, its, reader);
  });
  const subjects = subjectsIn(corpora, reader, options.joined ?? []);
  const isJoined = joinedIn(options, reader);
  const tested = corpora.map((corpus) => ({
    corpus,
    surprises: surprisesIn(corpus).filter(({ term }) => !isJoined(corpus, term)),
  }));
  const all: Shift[] = [...tested.flatMap(({ surprises }) => surprises), ...subjects];
  const weightOf = weightsOf(all);
  const weighted = (each: Shift) => Math.min(1, each.p / weightOf(each));
  const isFound = discovered(all.map(weighted));
  const passes = new Set(all.filter((_, at) => isFound[at]));
  const bar = [...passes].reduce((least, { z }) => Math.min(least, Math.abs(z)), Infinity);
  const passing = tested.map(({ corpus, surprises }) => ({
    corpus,
    passed: surprises.filter((each) => passes.has(each)),
  }));
  const own = subjects.filter((each) => !passes.has(each) || !isExplained(each, passing, bar));
  const told = own.filter((each) => passes.has(each));
  const groups = passing.flatMap(({ corpus, passed }) => {
    const claims = own.map((each) => claimOf(each, told.includes(each), corpus));
    return groupsOf(corpus, passed, bar, claims).map((group) => ({ corpus, group }));
  });
  // A theme of forty terms is one discovery, not forty that would let a chance one in.
  const found = [
    ...groups.map(({ corpus, group }) => ({
      change: group.lead as Shift,
      theme: () => themeOf(corpus, reader, group, options),
    })),
    ...told.map((subject) => ({
      change: subject as Shift,
      theme: () => joinedThemeOf(subject, options),
    })),
  ];
  const none = Array.from({ length: all.length - found.length }, () => 1);
  const kept = discovered([...found.map(({ change }) => weighted(change)), ...none]);
  const themes = found
    .filter((_, at) => kept[at])
    .flatMap(({ theme }) => theme() ?? [])
    .toSorted((a, b) => Math.abs(b.z) - Math.abs(a.z) || (a.stem < b.stem ? -1 : 1));
  const asUsual = tested.flatMap(({ corpus, surprises }) =>
    pinnedAmong(corpus, surprises, themes, reader, options),
  );
  const quiet = subjects.flatMap((subject) => {
    const isShown = themes.some(({ members }) => members === subject.joined.members);
    return subject.joined.pinned && !isShown ? (joinedThemeOf(subject, options, false) ?? []) : [];
  });
  return { themes: [...themes, ...quiet, ...asUsual], inOther };
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
function weightsOf(all: readonly Shift[]): (each: Shift) => number {
  const heldIn = ({ now, before }: Shift) => now.held + before.held;
  const mean = all.reduce((sum, each) => sum + heldIn(each), 0) / Math.max(1, all.length);
  return (each) => heldIn(each) / mean;
}

/** Whether a term of a corpus is one of those that were joined. */
function joinedIn(
  { joined = [] }: ThemeOptions,
  reader: CommentReader,
): (corpus: Corpus, term: number) => boolean {
  const keys = new Set(
    joined.flatMap(({ members }) => members.map(({ language, stem }) => `${language} ${stem}`)),
  );
  if (keys.size === 0) return () => false;
  return ({ language, terms }, term) => keys.has(`${language} ${stemOf(terms, reader, term)}`);
}

function heardIn(
  current: readonly Comment[],
  reference: readonly Comment[],
  { referenceStarts, language: company = null }: ThemeOptions,
  reader: CommentReader,
): { placed: PlacedComment[]; inOther: FoundThemes['inOther'] } {
  const bounds = referenceStarts.map((start) => start.getTime()).toSorted((a, b) => a - b);
  const periodOf = ({ answeredAt }: Comment) =>
    Math.max(1, bounds.findLastIndex((bound) => bound <= answeredAt.getTime()) + 1);
  const readIn = (period: number) => (comment: Comment) => {
    const { source = '', text } = comment;
    const reading = reader.read(text);
    return { comment, period, source, text, reading, words: reading.words, leaning: reading.leaning };
  };
  const read = [
    ...distinct(current, () => 0).map(readIn(0)),
    ...distinct(reference, periodOf).map((comment) => readIn(periodOf(comment))(comment)),
  ];
  const settled = settle(read, company);
  const placed = read.flatMap((each, at): PlacedComment[] => {
    const language = settled[at];
    if (!language || language === 'other') return [];
    const { comment, period, source, reading } = each;
    return [
      {
        comment,
        language,
        period,
        source: `${language} ${source}`,
        codes: reader.codesOf(reading, language),
      },
    ];
  });
  const other = read.filter((_, at) => settled[at] === 'other');
  const now = other.filter(({ period }) => period === 0).length;
  return { placed, inOther: { now, before: other.length - now } };
}

/** In the order of their ids; the same words of the same customer in the same period once. */
function distinct(comments: readonly Comment[], periodOf: (comment: Comment) => number): Comment[] {
  const seen = new Set<string>();
  return comments
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .filter((comment) => {
      if (comment.customer === null) return true;
      const key = `${periodOf(comment)}\n${comment.customer}\n${comment.text.trim().toLowerCase()}`;
      const { size } = seen;
      return seen.add(key).size > size;
    });
}

/** The pinned ones that are in no theme already. */
function pinnedAmong(
  corpus: Corpus,
  surprises: readonly Surprise[],
  themes: readonly Theme[],
  reader: CommentReader,
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
