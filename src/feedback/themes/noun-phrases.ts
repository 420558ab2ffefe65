// The phrases of a comment that can be the name of a thing: "délai de livraison", "colis jamais reçu", "broken gift card".
import type { Language } from '../../terms/language.ts';
import { classOf, type WordClass } from './word-classes.ts';

export interface Word {
  /** As written. */
  readonly form: string;
  /** Of its stem; below 0 where it is none. */
  readonly code: number;
  /** Whether a clause ends before it. */
  readonly opens: boolean;
}

export interface Phrase {
  /** The places of its words, in the order of the name; a verb that stood between is left out. */
  readonly places: readonly number[];
  /** The place of what a verb said of the thing: "perdu" in "le colis est perdu"; null where none did. */
  readonly said: number | null;
  /** "jamais arrivé". */
  readonly isDenied: boolean;
}

/** A name of more words is a sentence. */
const MOST_WORDS = 7;

/** All phrases with a noun in them that a clause holds, longer and shorter, in order. */
export function nounPhrases(words: readonly Word[], language: Language): Phrase[] {
  const classes = classesOf(words, language);
  return words.flatMap((_, from) => phrasesFrom(words, classes, from, language));
}

function classesOf(words: readonly Word[], language: Language): WordClass[] {
  const classes: WordClass[] = [];
  let before: WordClass | null = null;
  for (const { form, opens } of words) {
    before = classOf(form, language, opens ? null : before);
    classes.push(before);
  }
  return classes;
}

/**
 * Adjectives, a noun, what tells which one; then by a preposition the same again. Of "le colis est perdu" it is the lost parcel too: without
 * the verb, and in English with an adjective in its place ("the app was slow").
 */
function phrasesFrom(
  words: readonly Word[],
  classes: readonly WordClass[],
  from: number,
  language: Language,
): Phrase[] {
  const found: Phrase[] = [];
  const verb = new Set<number>();
  let said: number | null = null;
  let isDenied = false;
  const upTo = (to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => from + i).filter((at) => !verb.has(at));
  const name = (places: readonly number[]) => found.push({ places, said, isDenied });
  // Part of a compound is another thing: the "front" of a front door.
  const isNounAt = (at: number) => classes[at] === 'noun';
  if (isNounAt(from) && !words[from]?.opens && isNounAt(from - 1)) return [];
  let state: 'before' | 'named' | 'linked' | 'weighed' | 'said' = 'before';
  for (let at = from; at < Math.min(words.length, from + MOST_WORDS); at++) {
    if (at > from && words[at]?.opens) break;
    const its = classes[at] ?? 'none';
    const form = words[at]?.form ?? '';
    if (its === 'noun') {
      // Two names side by side are one in both languages: "service client", "gift card".
      if (state === 'weighed' || state === 'said') break;
      state = 'named';
      if (!isNounAt(at + 1) || words[at + 1]?.opens) name(upTo(at));
    } else if (its === 'adjective' || its === 'participle') {
      const isAfter = state !== 'before' && state !== 'linked';
      if (!isAfter && its === 'participle' && language === 'fr') break;
      if (isAfter) {
        if (verb.size > 0) said ??= at;
        if (language === 'en' && its === 'adjective') {
          if (said === at && !isDenied) name([at, ...upTo(Math.min(...verb) - 1)]);
          break;
        }
        name(upTo(at));
        state = 'named';
      }
    } else if (its === 'copula' && state === 'named' && said === null) {
      verb.add(at);
      state = 'said';
    } else if (state === 'named' && NE.test(form)) verb.add(at);
    else if (its === 'degree' && (state === 'named' || state === 'said')) {
      if (DENIAL.test(form)) isDenied = true;
      else if (state === 'said') verb.add(at);
      state = 'weighed';
    } else if ((its === 'link' || its === 'has' || its === 'place') && state === 'named') state = 'linked';
    else if ((its === 'determiner' || its === 'article') && state === 'linked') continue;
    // "du", "au" and "des" are a preposition and a determiner in one.
    else if (its === 'determiner' && state === 'named' && CONTRACTED.test(form)) state = 'linked';
    else break;
  }
  return found;
}

const DENIAL = /^(?:not|never|pas|jamais|non)$/i;
const NE = /^(?:ne|n)$/i;
const CONTRACTED = /^(?:du|des|au|aux)$/i;

/** Whether all of these words are one such phrase. */
export function isNounPhrase(written: string, language: Language): boolean {
  const forms = written.split(/[\s'’-]+/).filter((form) => form !== '');
  const words = forms.map((form, at) => ({ form, code: at, opens: at === 0 }));
  return nounPhrases(words, language).some(({ places }) => places.length === words.length);
}
