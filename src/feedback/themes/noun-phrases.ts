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

/** From and to are the places of its first and last word. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
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

/** Adjectives, a noun, what tells which one; then by a preposition the same again. */
function phrasesFrom(
  words: readonly Word[],
  classes: readonly WordClass[],
  from: number,
  language: Language,
): Phrase[] {
  const found: Phrase[] = [];
  // Part of a compound is another thing: the "front" of a front door.
  const isNounAt = (at: number) => classes[at] === 'noun';
  if (isNounAt(from) && !words[from]?.opens && isNounAt(from - 1)) return [];
  let state: 'before' | 'named' | 'linked' | 'weighed' = 'before';
  for (let at = from; at < Math.min(words.length, from + MOST_WORDS); at++) {
    if (at > from && words[at]?.opens) break;
    const its = classes[at] ?? 'none';
    if (its === 'noun') {
      // Two names side by side are one in both languages: "service client", "gift card".
      if (state === 'weighed') break;
      state = 'named';
      if (!isNounAt(at + 1) || words[at + 1]?.opens) found.push({ from, to: at });
    } else if (its === 'adjective' || its === 'participle') {
      if (state !== 'named' && state !== 'weighed' && its === 'participle' && language === 'fr') break;
      if (state === 'named' || state === 'weighed') {
        if (language === 'en' && its === 'adjective') break;
        found.push({ from, to: at });
        state = 'named';
      }
    } else if (its === 'degree' && state === 'named') state = 'weighed';
    else if ((its === 'link' || its === 'has' || its === 'place') && state === 'named') state = 'linked';
    else if (its === 'determiner' && state === 'linked') continue;
    // "du", "au" and "des" are a preposition and a determiner in one.
    else if (its === 'determiner' && state === 'named' && CONTRACTED.test(words[at]?.form ?? ''))
      state = 'linked';
    else break;
  }
  return found;
}

const CONTRACTED = /^(?:du|des|au|aux)$/i;
