// What a file amounts to, in words: its figures, and the rows that were left out at the door.
import { formats, plural } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { redact } from '../redaction.ts';
import type { FileFigure } from './figures.ts';
import type { LeftOutScores } from './unscored.ts';

/** "NPS of this file: 41 (1,204 scores)", a line for each. */
export function figureLines(figures: readonly FileFigure[], locale: Locale): string[] {
  const { number, percent } = formats(locale, 'UTC');
  return figures.map(({ metric, question, value, scores }) => {
    const shown = {
      nps: number(Math.round(value)),
      csat: percent(value / 100),
      ces: words(locale).ofSeven(number(value, 1)),
    }[metric];
    const count = plural(locale, scores, words(locale).scores(number(scores)));
    const name = metric.toUpperCase();
    const several = figures.some((each) => each.metric === metric && each.question !== question);
    return several
      ? words(locale).figureOf(name, question === null ? null : shortened(question), shown, count)
      : words(locale).figure(name, shown, count);
  });
}

/** Longer questions are told apart by their beginning. In characters. */
const LONGEST_QUESTION = 80;

/** Redacted: some surveys write the customer's name into what they ask. */
function shortened(question: string): string {
  const { text } = redact(question.replace(/\s+/g, ' ').trim());
  return text.length > LONGEST_QUESTION ? `${text.slice(0, LONGEST_QUESTION - 1)}…` : text;
}

/** Rows that did not come in and were not refused either, a line for each reason. */
export function leftOutLines(
  { dropped, filtered }: { readonly dropped: number; readonly filtered: number },
  locale: Locale,
): string[] {
  const { number } = formats(locale, 'UTC');
  const line = (count: number, say: (count: string) => { one: string; other: string }) =>
    count === 0 ? [] : [plural(locale, count, say(number(count)))];
  return [...line(dropped, words(locale).dropped), ...line(filtered, words(locale).filtered)];
}

/** Scores that were left out of rows that came in otherwise: how many, then the first of them, a line each. */
export function unscoredLines({ count, first }: LeftOutScores, locale: Locale): string[] {
  if (count === 0) return [];
  const { number } = formats(locale, 'UTC');
  const { unscored, at } = words(locale);
  return [
    plural(locale, count, unscored(number(count))),
    ...first.map(({ line, column, reason }) => at(number(line), column, reason)),
  ];
}

const words = phrases({
  en: {
    dropped: (count: string) => ({
      one: `${count} row left out that nobody answered for real: a preview, a test, or never sent off.`,
      other: `${count} rows left out that nobody answered for real: previews, tests, or never sent off.`,
    }),
    filtered: (count: string) => ({
      one: `${count} row left out by your filters.`,
      other: `${count} rows left out by your filters.`,
    }),
    unscored: (count: string) => ({
      one: `${count} score was left out that could not be read; the rest of its row comes in:`,
      other: `${count} scores were left out that could not be read; the rest of their rows comes in:`,
    }),
    at: (line: string, column: string, reason: string) =>
      column === '' ? `line ${line}: ${reason}` : `line ${line}, ${column}: ${reason}`,
    figure: (name: string, value: string, scores: string) => `${name} of this file: ${value} (${scores})`,
    figureOf: (name: string, question: string | null, value: string, scores: string) =>
      `${name} of this file, ${question === null ? 'no question named' : `“${question}”`}: ${value} (${scores})`,
    ofSeven: (mean: string) => `${mean} of 7`,
    scores: (count: string) => ({ one: `${count} score`, other: `${count} scores` }),
  },
  fr: {
    dropped: (count) => ({
      one: fr`${count} ligne laissée de côté, car ce n’est pas une vraie réponse : aperçu, test ou réponse jamais envoyée.`,
      other: fr`${count} lignes laissées de côté, car ce ne sont pas de vraies réponses : aperçus, tests ou réponses jamais envoyées.`,
    }),
    filtered: (count) => ({
      one: `${count} ligne laissée de côté par vos filtres.`,
      other: `${count} lignes laissées de côté par vos filtres.`,
    }),
    unscored: (count) => ({
      one: fr`${count} note illisible laissée de côté ; le reste de sa ligne est pris :`,
      other: fr`${count} notes illisibles laissées de côté ; le reste de leurs lignes est pris :`,
    }),
    at: (line, column, reason) =>
      column === '' ? fr`ligne ${line} : ${reason}` : fr`ligne ${line}, ${column} : ${reason}`,
    figure: (name, value, scores) => fr`${name} de ce fichier : ${value} (${scores})`,
    figureOf: (name, question, value, scores) =>
      fr`${name} de ce fichier, ${question === null ? 'question non précisée' : fr`« ${question} »`} : ${value} (${scores})`,
    ofSeven: (mean) => `${mean} sur 7`,
    scores: (count) => ({ one: `${count} note`, other: `${count} notes` }),
  },
});
