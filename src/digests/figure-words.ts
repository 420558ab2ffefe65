// The words around an indicator in a digest: names, margins, changes. Put together by figure.ts.
import { fr, phrases } from '../i18n/phrases.ts';

export const sayFigure = phrases({
  en: {
    metric: {
      nps: 'NPS',
      csat: 'Satisfaction',
      ces: 'Ease (CES)',
      responses: 'Response rate',
      churn: 'Share of customers lost',
    },
    lostIn: (month: string) => `Share of customers lost in ${month}`,
    ofInvited: (count: string) => ({ one: `of ${count} invited`, other: `of ${count} invited` }),
    ofCustomers: (count: string) => ({ one: `of ${count} customer`, other: `of ${count} customers` }),
    heat: { hot: 'just after an interaction', cold: 'in the relationship survey' },
    named: (metric: string, heat: string) => `${metric} ${heat}`,
    outOf: (value: string, most: number) => `${value}/${most}`,
    between: (low: string, high: string) => `(between ${low} and ${high})`,
    answers: (count: string) => ({ one: `${count} answer`, other: `${count} answers` }),
    answersOf: {
      happy: (count: string) => ({
        one: `${count} answer from a happy customer`,
        other: `${count} answers from happy customers`,
      }),
      neutral: (count: string) => ({
        one: `${count} answer from a neutral customer`,
        other: `${count} answers from neutral customers`,
      }),
      unhappy: (count: string) => ({
        one: `${count} answer from an unhappy customer`,
        other: `${count} answers from unhappy customers`,
      }),
    },
    notEnough: 'not enough answers',
    nothingBefore: 'nothing to compare with yet',
    /** How it changed, in a word; what it was before stands in the thread. */
    word: { rise: 'up', fall: 'down', stable: 'stable', unclear: 'no clear change' },
    change: {
      rise: (before: string) => `up (${before} before)`,
      fall: (before: string) => `down (${before} before)`,
      stable: (before: string) => `stable (${before} before)`,
      unclear: (before: string) => `no clear change (${before} before)`,
    },
  },
  fr: {
    metric: {
      nps: 'NPS',
      csat: 'Satisfaction',
      ces: 'Facilité (CES)',
      responses: 'Taux de réponse',
      churn: 'Part de clients perdus',
    },
    lostIn: (month) => `Part de clients perdus en ${month}`,
    ofInvited: (count) => ({ one: `sur ${count} sollicité`, other: `sur ${count} sollicités` }),
    ofCustomers: (count) => ({ one: `sur ${count} client`, other: `sur ${count} clients` }),
    heat: { hot: 'à chaud', cold: 'à froid' },
    named: (metric, heat) => `${metric} ${heat}`,
    outOf: (value, most) => `${value}/${most}`,
    between: (low, high) => `(entre ${low} et ${high})`,
    answers: (count) => ({ one: `${count} réponse`, other: `${count} réponses` }),
    answersOf: {
      happy: (count) => ({
        one: `${count} réponse de client content`,
        other: `${count} réponses de clients contents`,
      }),
      neutral: (count) => ({
        one: `${count} réponse de client neutre`,
        other: `${count} réponses de clients neutres`,
      }),
      unhappy: (count) => ({
        one: `${count} réponse de client mécontent`,
        other: `${count} réponses de clients mécontents`,
      }),
    },
    notEnough: 'pas assez de réponses',
    nothingBefore: 'rien encore à quoi comparer',
    word: { rise: 'en hausse', fall: 'en baisse', stable: 'stable', unclear: 'pas d’écart net' },
    change: {
      rise: (before) => fr`en hausse (${before} avant)`,
      fall: (before) => fr`en baisse (${before} avant)`,
      stable: (before) => fr`stable (${before} avant)`,
      unclear: (before) => fr`pas d’écart net (${before} avant)`,
    },
  },
});
