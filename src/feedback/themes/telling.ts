// A theme as it is told: its figures, its name, its mood and the comment that tells it best. Which terms are themes is decided in themes.ts.
import type { Language } from '../../terms/language.ts';
import type { Corpus, Lot } from './corpus.ts';
import { type SurpriseGroup, sideOf } from './merge.ts';
import { nameOf } from './naming.ts';
import type { CommentReader } from './reading.ts';
import type { ThemeSubject } from './subjects.ts';
import type { Shift } from './surprise.ts';
import type { Comment, Theme, ThemeOptions, ThemeVerbatim } from './theme.ts';
import { moodOfAll, mostTelling, type Quotable } from './wording.ts';

/** Fewer customers are not a theme, and could be recognised. */
const LEAST_CUSTOMERS_OF_THEME = 3;

/** Null where fewer than 3 customers spoke of it, or it is the name of nothing. */
export function themeOf(
  corpus: Corpus,
  reader: CommentReader,
  { lead, near, holders }: SurpriseGroup,
  { avoid, pinned = [] }: ThemeOptions,
  notable = true,
): Theme | null {
  const { language, terms } = corpus;
  const told = toldOf(corpus, lead, holders, notable);
  if (told === null) return null;
  const name = nameOf(corpus, reader, lead.term, told.side);
  if (name === null) return null;
  const wanted = new Set(near.map(({ term }) => term));
  const verbatim = quoted(corpus, told, language, avoid, (codes) => {
    const held = new Set<number>();
    terms.visit(codes, (term) => wanted.has(term) && held.add(term));
    return held.size;
  });
  const stems = near.map(({ term }) => stemOf(terms, reader, term));
  const identity = { language, stem: stemOf(terms, reader, lead.term) };
  return {
    ...identity,
    ...told.figures,
    name,
    stems,
    members: [identity],
    languages: [language],
    pinned: pinned.some((each) => each.language === language && stems.includes(each.stem)),
    verbatim,
    otherVerbatim: null,
  };
}

/** Called by its first term until it is named. Null where fewer than 3 customers spoke of it. */
export function joinedThemeOf(
  subject: ThemeSubject,
  { avoid, reader = null }: ThemeOptions,
  notable = true,
): Theme | null {
  const { joined, languages, lot, holders, ...change } = subject;
  const [first] = joined.members;
  const told = toldOf(lot, change, holders, notable);
  if (told === null || !first) return null;
  const spokenIn = (language: Language) =>
    told.quotable.filter((at) => lot.placed[at]?.language === language).length;
  const [verbatim = null, otherVerbatim = null] = languages
    .toSorted((a, b) => Number(b === reader) - Number(a === reader) || spokenIn(b) - spokenIn(a))
    .flatMap((language) => quoted(lot, told, language, avoid, () => 1) ?? []);
  return {
    ...first,
    ...told.figures,
    name: first.stem,
    stems: joined.members.map(({ stem }) => stem),
    members: joined.members,
    languages,
    pinned: joined.pinned,
    verbatim,
    otherVerbatim,
  };
}

export function stemOf({ words }: Corpus['terms'], reader: CommentReader, term: number): string {
  return (words[term] ?? []).map((word) => reader.stems[word]).join(' ');
}

interface Told {
  readonly figures: Pick<
    Theme,
    | 'count'
    | 'share'
    | 'referenceCount'
    | 'referenceShare'
    | 'direction'
    | 'z'
    | 'notable'
    | 'mood'
    | 'heldBy'
  >;
  /** The comments that made it a theme, and those to quote from, by their places in the lot. */
  readonly side: readonly number[];
  readonly quotable: readonly number[];
}

function toldOf(lot: Lot, change: Shift, holders: readonly number[], notable: boolean): Told | null {
  const { now, before, z } = change;
  const at = (places: readonly number[]) => places.flatMap((place) => lot.placed[place]?.comment ?? []);
  const fresh = holders.filter((place) => lot.placed[place]?.period === 0);
  const side = notable ? sideOf(lot, change, holders) : fresh;
  if (customersIn(at(side)) < LEAST_CUSTOMERS_OF_THEME) return null;
  return {
    figures: {
      count: now.held,
      share: now.held / now.of,
      referenceCount: holders.length - fresh.length,
      referenceShare: before.held / before.of,
      direction: z > 0 ? 'rising' : 'falling',
      z,
      notable,
      mood: moodOfAll(at(side)),
      heldBy: at(fresh).map(({ id }) => id),
    },
    side,
    quotable: fresh.length > 0 ? fresh : side,
  };
}

/** @param termsIn how many of the theme's terms a comment holds */
function quoted(
  { placed }: Lot,
  { quotable, figures }: Told,
  language: Language,
  avoid: ReadonlySet<string> | undefined,
  termsIn: (codes: Int32Array) => number,
): ThemeVerbatim | null {
  const all = quotable.flatMap((place): Quotable[] => {
    const each = placed[place];
    if (!each || each.language !== language || avoid?.has(each.comment.id)) return [];
    return [{ comment: each.comment, terms: termsIn(each.codes) }];
  });
  const found = mostTelling(all, figures.mood);
  return found && { feedbackId: found.id, text: found.text, language };
}

function customersIn(comments: readonly Comment[]): number {
  return new Set(comments.map(({ id, customer }) => (customer === null ? `of ${id}` : `is ${customer}`)))
    .size;
}
