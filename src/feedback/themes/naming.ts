// What a theme is called: a noun phrase taken from its comments. Which comments those are is decided in merge.ts.
import { fold } from '../../terms/fold.ts';
import type { Corpus } from './corpus.ts';
import { nounPhrases, type Word } from './noun-phrases.ts';
import { BREAK, type Reader } from './reading.ts';
import { classOf, namesNothing } from './word-classes.ts';
import { commonestSpelling, spellingOf } from './wording.ts';

/** Comments that are looked at for a name. */
const LOOKED_AT = 300;

/** A phrase that says more than the term is its name where so many of the comments say it. */
const MOST = 0.5;

/** One that a term needs to be the name of anything ("volé": "colis volé"), where so many do, and at least 3. */
const SOME = { share: 0.2, comments: 3 } as const;

/** A thing that is only spoken of beside it. */
const BESIDE = 1 / 3;

/** A part of a term may be in so many times its comments. */
const FAIR = 1.5;

interface Candidate {
  readonly codes: readonly number[];
  /** Whether it has all words of the term. */
  readonly whole: boolean;
  readonly held: Set<number>;
  /** Spellings, as they stand inside a clause and as they open one. */
  readonly inside: Map<string, number>;
  readonly opening: Map<string, number>;
}

/**
 * The longest noun phrase with the term's words in it that half of these comments say; else the term itself where it is one, or a place
 * ("devant la porte"); else the phrase that most make of it; else the thing in it, where that is hardly spoken of without the rest; else, where it has
 * none, the thing that most speak of beside it; else as most people write it. Null: it is the name of nothing.
 * @param places of the comments, in the corpus
 */
export function nameOf(
  corpus: Corpus,
  reader: Reader,
  term: number,
  places: readonly number[],
): string | null {
  const side = places.slice(0, LOOKED_AT);
  const { language } = corpus;
  const wanted = corpus.terms.words[term] ?? [];
  const all = candidatesIn(corpus, reader, wanted, side);
  const written = spellingOf(corpus, reader, term, places);
  const sayEnough = (share: number, least: number) =>
    all.filter(({ held }) => held.size >= Math.max(least, share * side.length));
  const whole = ({ whole }: Candidate) => whole;
  const isPlace = classOf(written.split(/\s/)[0] ?? '', language, null) === 'place';
  const chosen =
    first(sayEnough(MOST, 1).filter(whole), byLength, byHeld) ??
    (isPlace
      ? undefined
      : first(
          sayEnough(SOME.share, 1).filter((each) => each.whole && each.codes.length === wanted.length),
          byHeld,
        )) ??
    (isPlace
      ? undefined
      : first(sayEnough(SOME.share, Math.min(SOME.comments, side.length)).filter(whole), byHeld, byLength));
  if (chosen) return spelled(chosen) ?? written;
  if (isPlace) return written;
  const inside = sayEnough(MOST, 1).filter(({ codes }) => codes.every((code) => wanted.includes(code)));
  const part = first(inside, byLength, byHeld);
  if (part && isFair(corpus, term, part.codes)) return spelled(part) ?? written;
  if (inside.length > 0) return written;
  const beside = first(sayEnough(BESIDE, SOME.comments), byHeld, byLength);
  if (beside) return spelled(beside) ?? written;
  return namesNothing(written) ? null : written;
}

/** Whether a part of the term stands for it: few comments hold the one without the other. */
function isFair({ terms, counts }: Corpus, term: number, codes: readonly number[]): boolean {
  const key = codes.join(' ');
  const part = terms.words.findIndex((words) => words.join(' ') === key);
  const held = (of: number) => (counts[of] ?? []).reduce((sum, count) => sum + count, 0);
  return part >= 0 && held(part) <= FAIR * held(term);
}

type Order = (one: Candidate, other: Candidate) => number;
const byLength: Order = (one, other) => other.codes.length - one.codes.length;
const byHeld: Order = (one, other) => other.held.size - one.held.size;
const bySpelling: Order = (one, other) => ((spelled(one) ?? '') < (spelled(other) ?? '') ? -1 : 1);

function first(candidates: readonly Candidate[], ...orders: readonly Order[]): Candidate | undefined {
  const [best] = candidates.toSorted((one, other) => {
    for (const order of [...orders, bySpelling]) {
      const difference = order(one, other);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return best;
}

function spelled({ inside, opening }: Candidate): string | undefined {
  return commonestSpelling(inside, opening);
}

function candidatesIn(
  corpus: Corpus,
  reader: Reader,
  wanted: readonly number[],
  places: readonly number[],
): Candidate[] {
  const found = new Map<string, Candidate>();
  const readings = places.map((place) => ({ place, ...readingOf(corpus, reader, place) }));
  const accents = accentsIn(readings.flatMap(({ words }) => words));
  for (const { place, text, words: written } of readings) {
    const words = written.map((word) => ({
      ...word,
      form: accents.get(word.form.toLowerCase()) ?? word.form,
    }));
    for (const { from, to } of nounPhrases(words, corpus.language)) {
      const its = words.slice(from, to + 1);
      const codes = its.flatMap(({ code }) => (code < 0 ? [] : code));
      if (codes.length === 0) continue;
      const key = codes.join(' ');
      const whole = wanted.every((each) => codes.includes(each));
      const known = found.get(key) ?? {
        codes,
        whole,
        held: new Set(),
        inside: new Map(),
        opening: new Map(),
      };
      found.set(key, known);
      known.held.add(place);
      const form = text.slice(its[0]?.start, its.at(-1)?.end).replace(/\s+/g, ' ');
      const tally = its[0]?.opens ? known.opening : known.inside;
      tally.set(form, (tally.get(form) ?? 0) + 1);
    }
  }
  return [...found.values()];
}

/** How others write, with their accents, what some write without: "vole" where most write "volé". */
function accentsIn(words: readonly Word[]): ReadonlyMap<string, string> {
  const forms = new Set(words.map(({ form }) => form.toLowerCase()));
  return new Map(
    [...forms].flatMap((form) =>
      form.length > 2 && ACCENTED.test(form) ? [[fold(form), form] as const] : [],
    ),
  );
}

const ACCENTED = /[àâçéèêëîïôùûœ]/;

function readingOf(corpus: Corpus, reader: Reader, place: number): { text: string; words: Placed[] } {
  const { text, starts, ends } = reader.read(corpus.placed[place]?.comment.text ?? '');
  const words: Placed[] = [];
  let opens = true;
  corpus.placed[place]?.codes.forEach((code, at) => {
    if (code === BREAK || corpus.leftOut.has(code)) {
      opens = true;
      return;
    }
    const [start = 0, end = 0] = [starts[at], ends[at]];
    words.push({ form: text.slice(start, end), code, opens, start, end });
    opens = false;
  });
  return { text, words };
}

interface Placed extends Word {
  readonly start: number;
  readonly end: number;
}
