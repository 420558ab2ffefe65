// The promises of the brand, with what became of each in the last 90 days: those that hold, then those that ended.
import { phrases } from '../i18n/phrases.ts';
import { type PromiseRow, promisesTold } from '../promises/told.ts';
import { knownText, verdictName } from '../promises/words.ts';
import { minuteOf } from '../sheet.ts';
import { defineExport } from './export.ts';

const ELEMENTS =
  '{ number, promise, touchpoint, known: { by: "indicator", metric, heat, segment, target } | { by: "question", question, target: { bound: "at-least" | "at-most", value } }, verdict: "kept" | "partly" | "not" | "unknown", value, low, high, n, days, since, endedAt }.';

export const promisesExport = defineExport<PromiseRow>({
  name: 'promises',
  about: {
    en: 'promises by number, with what the answers of the last 90 days say of each',
    fr: 'les promesses, par numéro, avec ce que disent de chacune les réponses des 90 derniers jours',
  },
  elements: { en: ELEMENTS, fr: ELEMENTS },
  isDated: false,
  async *rows(question) {
    yield* await promisesTold(question.db, question.workspace.id, question.now);
  },
  sheet: {
    columns: (locale) => words(locale).columns,
    cells: (row, locale) => ({
      ...row,
      known: knownText(row.known, locale),
      verdict: verdictName(row.verdict, locale),
      since: minuteOf(row.since),
      endedAt: minuteOf(row.endedAt),
    }),
  },
  counted: (locale, count) =>
    locale === 'fr'
      ? { one: `${count} promesse`, other: `${count} promesses` }
      : { one: `${count} promise`, other: `${count} promises` },
});

const words = phrases({
  en: {
    columns: {
      number: 'Number',
      promise: 'Promise',
      touchpoint: 'Touchpoint',
      known: 'How it is known',
      verdict: 'Kept',
      value: 'Value',
      low: 'From',
      high: 'To',
      n: 'Answers',
      days: 'Days',
      since: 'Since (UTC)',
      endedAt: 'Ended (UTC)',
    } satisfies Record<keyof PromiseRow, string>,
  },
  fr: {
    columns: {
      number: 'Numéro',
      promise: 'Promesse',
      touchpoint: 'Étape du parcours',
      known: 'À quoi on le voit',
      verdict: 'Tenue',
      value: 'Valeur',
      low: 'De',
      high: 'À',
      n: 'Réponses',
      days: 'Jours',
      since: 'Depuis le (UTC)',
      endedAt: 'Arrêtée le (UTC)',
    },
  },
});
