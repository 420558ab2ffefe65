// Headline: the one thing that changed, or that nothing did.
import { z } from 'zod';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Reader } from '../../i18n/reader.ts';
import {
  answersText,
  type Figure,
  figure,
  figureMargin,
  figureName,
  figureOf,
  figureValue,
} from '../figure.ts';
import { section } from '../section.ts';

const shape = z.object({
  answers: z.number(),
  /** The biggest change beyond the margin, in margins; null: nothing moved. */
  moved: figure.nullable(),
  /** Whether anything could be compared at all. */
  compared: z.boolean(),
});

export const headline = section({
  id: 'headline',
  name: { en: 'Headline', fr: 'À la une' },
  shape,
  async gather({ indicators, answers }) {
    if (answers === 0) return null;
    const figures = indicators.map(figureOf);
    return { answers, moved: biggest(figures), compared: figures.some((each) => each.change !== null) };
  },
  view: (data, reader) => {
    const { moved, answers, compared } = data;
    if (moved) return [{ kind: 'text', text: [{ strong: changed(moved, reader) }] }];
    const say = words(reader.locale);
    const count = answersText(answers, reader);
    return [{ kind: 'text', text: compared ? say.nothingMoved(count) : say.first(count) }];
  },
  headline: ({ moved, answers }, reader) => (moved ? changed(moved, reader) : answersText(answers, reader)),
  example: {
    answers: 412,
    compared: true,
    moved: {
      metric: 'csat',
      heat: 'hot',
      value: 0.86,
      n: 214,
      low: 0.81,
      high: 0.9,
      margin: 0.045,
      previous: 0.78,
      change: 0.08,
      direction: 'rise',
      isCentred: true,
    },
  },
});

function biggest(figures: readonly Figure[]): Figure | null {
  const moved = figures.filter((each) => each.direction === 'rise' || each.direction === 'fall');
  const inMargins = (each: Figure) => Math.abs(each.change ?? 0) / (each.margin || 1);
  return moved.toSorted((a, b) => inMargins(b) - inMargins(a))[0] ?? null;
}

function changed(moved: Figure, reader: Reader): string {
  const say = words(reader.locale);
  const name = figureName(moved, reader);
  const value = `${figureValue(moved, reader)} ${figureMargin(moved, reader)}`;
  return moved.direction === 'rise' ? say.rises(name, value) : say.falls(name, value);
}

const words = phrases({
  en: {
    rises: (name: string, value: string) => `${name} is up: ${value}`,
    falls: (name: string, value: string) => `${name} is down: ${value}`,
    nothingMoved: (answers: string) => `Nothing moved beyond the margin. ${answers}.`,
    first: (answers: string) => `${answers}; the next digest will say what changed.`,
  },
  fr: {
    rises: (name, value) => fr`${name} en hausse : ${value}`,
    falls: (name, value) => fr`${name} en baisse : ${value}`,
    nothingMoved: (answers) => fr`Rien n’a bougé au-delà de la marge. ${answers}.`,
    first: (answers) => fr`${answers} ; le prochain numéro dira ce qui change.`,
  },
});
