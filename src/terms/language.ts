// Which language a text is in: French, English, or another. By small words that no other language of Europe has, and where they do not
// tell by eld's letters (docs/customers-voice.md says why this one). What is not certain is left open.
import { fold } from './fold.ts';
import { scoresOf } from './letters.ts';

/** Those that the product speaks, and reads for themes. */
export const languages = ['fr', 'en'] as const;
export type Language = (typeof languages)[number];

/** What a text may be in: `other` is any language that the product does not speak. */
export const tongues = [...languages, 'other'] as const;
export type Tongue = (typeof tongues)[number];

/** How likely a text is in each, as logarithms: only their differences mean anything. */
export type Leaning = Readonly<Record<Tongue, number>>;

/** The language of a text; null where it is too short to tell. */
export function languageOf(text: string): Tongue | null {
  return certain(leaningOf(text));
}

/** The language of a leaning that is certain by itself; null where what is around it must tell. */
export function certain(leaning: Leaning): Tongue | null {
  const { fr, en, other } = leaning;
  if (fr - Math.max(en, other) >= CERTAIN.own) return 'fr';
  if (en - Math.max(fr, other) >= CERTAIN.own) return 'en';
  return other - Math.max(fr, en) >= CERTAIN.other ? 'other' : null;
}

/** Measured on tests/terms/tongues.ts: of 120 sentences none is mistaken, of 120 scraps of 2 to 5 words none. */
const CERTAIN = { own: 1.2, other: 2.5 } as const;

/** In characters; the rest is in the same language. */
const LOOKED_AT = 300;

/** What a small word of its own, a letter with an accent, and a word's letters weigh. */
const WEIGHTS = { small: 1.2, accent: 0.4, letters: 4 } as const;

/** Words are no witnesses independent of each other: more of them are as many. */
const WITNESSES = 10;

/** Of fewer words no other language is claimed: a name, a word misspelt. */
const LEAST_WORDS_OF_OTHER = 3;

/** What eld gives a language that it does not name at all. */
const UNNAMED = 0.35;

function leaningOf(text: string): Leaning {
  const read = text.slice(0, LOOKED_AT);
  const witnesses = (read.match(WORD) ?? []).map(witnessOf);
  const small = leaningBy(witnesses);
  return certain(small) === null ? withLetters(small, read, witnesses.length) : small;
}

/** What a word says by itself: a small word of one language alone, or a letter with an accent, which French has most. */
export type Witness = Language | 'accent' | null;

export function witnessOf(word: string): Witness {
  const folded = fold(word);
  if (english.has(folded)) return 'en';
  return french.has(folded) ? 'fr' : ACCENT.test(word) ? 'accent' : null;
}

/** By what its words say by themselves: cheap, and certain of most comments of more than a line. */
export function leaningBy(witnesses: readonly Witness[]): Leaning {
  const said = { fr: 0, en: 0, accent: 0 };
  for (const witness of witnesses) if (witness) said[witness]++;
  const fr = said.fr * WEIGHTS.small + said.accent * WEIGHTS.accent;
  const en = said.en * WEIGHTS.small;
  const isTold = (own: number, more: number, against: number) => against === 0 && own >= 1 && own + more >= 2;
  if (isTold(said.fr, said.accent, said.en) || isTold(said.en, 0, said.fr)) return { fr, en, other: 0 };
  // One small word is no proof by itself: it counts once the letters were looked at.
  return { fr, en, other: Math.max(fr, en) };
}

/** Looks at the letters too; costs more than all the rest of reading a comment. @param words how many the text has */
export function withLetters({ fr, en }: Leaning, text: string, words: number): Leaning {
  if (words === 0) return NONE;
  const read = text.slice(0, LOOKED_AT);
  if (FOREIGN.test(read) && isForeign(read)) return { ...NONE, other: CERTAIN.other };
  const scores = scoresOf(read);
  const named = Object.entries(scores);
  if (named.length === 0) return { fr, en, other: 0 };
  const weight = Math.min(words, WITNESSES) * WEIGHTS.letters;
  const own = { fr: fr + weight * (scores['fr'] ?? UNNAMED), en: en + weight * (scores['en'] ?? UNNAMED) };
  const other = weight * Math.max(UNNAMED, ...named.map(([code, score]) => (isOwn(code) ? 0 : score)));
  const most = words >= LEAST_WORDS_OF_OTHER ? other : Math.max(own.fr, own.en) + CERTAIN.own;
  return { ...own, other: Math.min(other, most) };
}

const NONE: Leaning = { fr: 0, en: 0, other: 0 };
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const FOREIGN = /[\u0370-\u1dff\u2c00-\uffff]/;
const ACCENT = /[àâçèéêëîïôùûœ]/i;

function isOwn(code: string): code is Language {
  return languages.some((each) => each === code);
}

/** Most of its letters are of another script. */
function isForeign(text: string): boolean {
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return latin * 2 < (text.match(/\p{L}/gu)?.length ?? 0);
}

// Without those that Dutch, German, Spanish, Italian, Portuguese, or the other of the two, have as well: "de", "la", "que", "is", "in".
const french = words(`
  ainsi alors apres assez au aucun aucune aujourd aussi autre autres aux avais avait avant avec avez avoir avons beaucoup bonjour c cela celle celui
  ces cet cette chaque chez comme contre dans depuis deux doit donc elle elles encore est et etaient etait ete etes etre fait faut ils j
  jamais jusqu leur leurs lors meme merci mieux moins mon notre nous ont parce pas pendant peu peut plusieurs plutot pourquoi
  pourtant pouvoir puis qu quand quelle quoi sais serait ses seul soit sommes sont souvent sous suis surtout tellement toujours
  tous tout toute toutes trop une votre vous vraiment vu
`);

const english = words(`
  about after again all and any aren are around at because been before being both but by cannot could couldn did didn does doesn doing don each
  every everything few from get gets getting given gone good got great hadn hasn have haven having he here him his how if into isn it its
  just keep keeps know less like made make many most much my need never new nothing now off often one only our out own really same she should
  some such than thank thanks that the their them then there these they this those though three through together too two until up us
  very wasn well were weren what when where which while who why with within without won would wouldn yet you your yours
`);

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
