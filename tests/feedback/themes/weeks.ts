// Customers' comments of made-up weeks: topics that drift as they do, spelling as it is, by a chance that starts from a seed.

import type { Comment, Theme, ThemeOptions } from '../../../src/feedback/themes/theme.ts';
import { findThemes } from '../../../src/feedback/themes/themes.ts';
import type { Language } from '../../../src/terms/language.ts';
import { english, englishEndings, englishOpenings } from './fragments-en.ts';
import { french, frenchEndings, frenchOpenings } from './fragments-fr.ts';

const WEEKS = 9;
const firstWeek = Date.UTC(2024, 0, 1);
const weekMs = 7 * 86_400_000;

/** When each of the eight reference weeks starts; this week is the ninth. */
export const referenceStarts = Array.from(
  { length: WEEKS - 1 },
  (_, week) => new Date(firstWeek + week * weekMs),
);

export type Chance = () => number;

/** Mulberry32: the same numbers for the same seed. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Ordinary {
  readonly seed: number;
  readonly perWeek: number;
  /** The share of English, from 0 to 1. */
  readonly english?: number;
  /**
   * The concentration of the Dirichlet law that each week's topics, and the sentences within a topic, are drawn from. At 300, a
   * topic of 10 % of comments has a standard deviation of 1.7 points between weeks; absent, weeks differ by chance alone.
   */
  readonly concentration?: number;
}

export interface Weeks {
  readonly current: Comment[];
  readonly reference: Comment[];
}

/** What is new, without what was left unread. */
export function themesOf(
  current: readonly Comment[],
  reference: readonly Comment[],
  options: ThemeOptions,
): Theme[] {
  return [...findThemes(current, reference, options).themes];
}

/** Nine ordinary weeks, the last one current. */
export function ordinaryWeeks({ seed, perWeek, english: share = 0.5, concentration }: Ordinary): Weeks {
  const chance = chanceOf(seed);
  const parts = { fr: partsOf('fr'), en: partsOf('en') };
  const all = Array.from({ length: WEEKS }, (_, week) => {
    const mixes = { fr: mixOf(chance, parts.fr, concentration), en: mixOf(chance, parts.en, concentration) };
    return Array.from({ length: perWeek }, (_, at): Comment => {
      const language = chance() < share ? 'en' : 'fr';
      const said = sayIn(chance, parts[language], mixes[language]);
      return {
        id: `w${week}-${String(at).padStart(5, '0')}`,
        customer: chance() < 0.1 ? null : `c${Math.floor(chance() * perWeek * 5)}`,
        text: misspelt(chance, said.text),
        metric: 'nps',
        score: said.happy ? pick(chance, [7, 8, 8, 9, 9, 10]) : pick(chance, [0, 2, 3, 4, 5, 6, 7]),
        answeredAt: new Date(firstWeek + week * weekMs + Math.floor(chance() * weekMs)),
      };
    });
  });
  return { current: all.at(-1) ?? [], reference: all.slice(0, -1).flat() };
}

/** The same comments, their dates dealt out anew: what they say no longer depends on the week. */
export function shuffled({ current, reference }: Weeks, seed: number): Weeks {
  const chance = chanceOf(seed);
  const all = [...reference, ...current];
  const dates = all.map(({ answeredAt }) => answeredAt);
  for (let at = dates.length - 1; at > 0; at--) {
    const other = Math.floor(chance() * (at + 1));
    const [one, two] = [dates[at], dates[other]];
    if (one && two) [dates[at], dates[other]] = [two, one];
  }
  const dealt = all.map((comment, at) => ({ ...comment, answeredAt: dates[at] ?? comment.answeredAt }));
  const start = firstWeek + (WEEKS - 1) * weekMs;
  return {
    current: dealt.filter(({ answeredAt }) => answeredAt.getTime() >= start),
    reference: dealt.filter(({ answeredAt }) => answeredAt.getTime() < start),
  };
}

export interface Planted {
  readonly language: Language;
  /** Ways to say it; {a|b} is one of them. */
  readonly ways: readonly string[];
  /** The share of this week's comments that say it. */
  readonly share: number;
  /** The share of the reference's that do. */
  readonly before?: number;
}

/** Some comments say in that language, instead of their first sentence or beside them, the planted complaint. */
export function plant(weeks: Weeks, { language, ways, ...shares }: Planted, seed: number): Weeks {
  return plantInEach(weeks, { ...shares, said: [{ language, ways }] }, seed);
}

export interface PlantedInEach extends Omit<Planted, 'language' | 'ways'> {
  /** As many comments say it in each of these. */
  readonly said: readonly Pick<Planted, 'language' | 'ways'>[];
}

/** The same of a complaint that some write in one language, some in another. */
export function plantInEach(weeks: Weeks, { said, share, before = 0 }: PlantedInEach, seed: number): Weeks {
  const chance = chanceOf(seed);
  const spoken = said.map((each) => ({ ...each, parts: partsOf(each.language) }));
  const into = (comments: readonly Comment[], part: number) => {
    const wanted = new Map<number, number>();
    while (wanted.size < Math.round(part * comments.length)) {
      const at = Math.floor(chance() * comments.length);
      if (!wanted.has(at)) wanted.set(at, wanted.size);
    }
    return comments.map((comment, at) => {
      const it = spoken[(wanted.get(at) ?? NaN) % spoken.length];
      if (!it) return comment;
      const complaint = spell(chance, pick(chance, it.ways));
      const { text } = sayIn(chance, it.parts, mixOf(chance, it.parts, undefined));
      const both =
        chance() < 0.5 ? complaint : chance() < 0.5 ? `${complaint}. ${text}` : `${text}. ${complaint}`;
      return { ...comment, text: misspelt(chance, both), score: pick(chance, [0, 1, 2, 3, 4, 5, 6]) };
    });
  };
  return { current: into(weeks.current, share), reference: into(weeks.reference, before) };
}

interface Parts {
  /** By topic: its sentences, "+" or "-" first. */
  readonly topics: readonly (readonly string[])[];
  readonly openings: readonly string[];
  readonly endings: readonly string[];
}

/** How often each topic comes, and each of its sentences. */
interface Mix {
  readonly topics: readonly number[];
  readonly sentences: readonly (readonly number[])[];
}

const lists = {
  fr: { topics: french, openings: frenchOpenings, endings: frenchEndings },
  en: { topics: english, openings: englishOpenings, endings: englishEndings },
};

function partsOf(language: Language): Parts {
  const { topics, openings, endings } = lists[language];
  const lines = (text: string) => text.trim().split(/\s*\n\s*/);
  const alternatives = (text: string) => text.trim().split(/\s*(?<!\{[^}]*)\|\s*/);
  return {
    topics: Object.values(topics).map(lines),
    openings: alternatives(openings),
    endings: alternatives(endings),
  };
}

/** Sentences spoken in one language, all of them. */
export function sentencesIn(language: Language): string[] {
  return partsOf(language).topics.flat();
}

function mixOf(chance: Chance, { topics }: Parts, concentration: number | undefined): Mix {
  const usual = topics.map((_, at) => 1 / (at + 3));
  const total = usual.reduce((sum, weight) => sum + weight, 0);
  const drifted = (weights: readonly number[], sum: number, strength: number | undefined) =>
    strength === undefined ? weights : weights.map((weight) => gamma(chance, (strength * weight) / sum));
  return {
    topics: drifted(usual, total, concentration),
    sentences: topics.map((lines) =>
      drifted(
        lines.map(() => 1),
        lines.length,
        concentration,
      ),
    ),
  };
}

function sayIn(
  chance: Chance,
  { topics, openings, endings }: Parts,
  mix: Mix,
): { text: string; happy: boolean } {
  const count = chance() < 0.45 ? 1 : chance() < 0.75 ? 2 : 3;
  const said = Array.from({ length: count }, () => {
    const topic = weighted(chance, mix.topics);
    return topics[topic]?.[weighted(chance, mix.sentences[topic] ?? [])] ?? '';
  });
  const sentences = said.map((sentence) => spell(chance, sentence.slice(2)));
  const opening = chance() < 0.3 ? `${spell(chance, pick(chance, openings))} ` : '';
  const ending = chance() < 0.3 ? `, ${pick(chance, endings)}` : '';
  const text = sentences.map(capital).join(chance() < 0.5 ? '. ' : ' ');
  return {
    text: `${opening}${text}${ending}${chance() < 0.4 ? '.' : ''}`,
    happy: said[0]?.startsWith('+') ?? true,
  };
}

/** Accents left out, no capitals, shouting, a typewriter's apostrophe or a printer's. */
function misspelt(chance: Chance, text: string): string {
  let spelt = text;
  if (chance() < 0.15) spelt = spelt.normalize('NFD').replace(/\p{M}/gu, '');
  if (chance() < 0.25) spelt = spelt.toLowerCase();
  if (chance() < 0.02) spelt = spelt.toUpperCase();
  return chance() < 0.4 ? spelt.replaceAll("'", '’') : spelt;
}

function spell(chance: Chance, template: string): string {
  return template.replace(/\{([^}]*)\}/g, (_, ways: string) => pick(chance, ways.split('|')));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function pick<T>(chance: Chance, from: readonly T[]): T {
  const picked = from[Math.floor(chance() * from.length)];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}

function weighted(chance: Chance, weights: readonly number[]): number {
  let rest = chance() * weights.reduce((sum, weight) => sum + weight, 0);
  const at = weights.findIndex((weight) => {
    rest -= weight;
    return rest < 0;
  });
  return at < 0 ? weights.length - 1 : at;
}

/** Marsaglia and Tsang (2000, "A simple method for generating gamma variables"), with their own remedy under 1. */
function gamma(chance: Chance, shape: number): number {
  if (shape < 1) return gamma(chance, shape + 1) * (1 - chance()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
    const v = (1 + c * normal) ** 3;
    if (v > 0 && Math.log(1 - chance()) < 0.5 * normal * normal + d - d * v + d * Math.log(v)) return d * v;
  }
}
