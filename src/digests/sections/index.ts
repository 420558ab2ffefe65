// The sections a digest can have, in the order that a new schedule proposes.
import type { Section } from '../section.ts';
import { cases } from './cases.ts';
import { headline } from './headline.ts';
import { indicatorsSection } from './indicators.ts';
import { movers } from './movers.ts';
import { story } from './story.ts';
import { suggestions } from './suggestions.ts';
import { themes } from './themes.ts';
import { verbatims } from './verbatims.ts';

export const sections: readonly Section[] = [
  headline,
  indicatorsSection,
  movers,
  themes,
  verbatims,
  cases,
  story,
  suggestions,
];

/** Null for a section that this program does not know (any more). */
export function sectionById(id: string): Section | null {
  return sections.find((section) => section.id === id) ?? null;
}

const ofAnswers: readonly Section[] = [headline, indicatorsSection, movers, themes, verbatims];

/** Whether a section is about what customers answered. */
export function tellsAnswers(id: string): boolean {
  return ofAnswers.some((section) => section.id === id);
}
