// The words for what a file leaves open: each question, its answers with the likeliest first, and the options that decide. Pure.
import { msPerDay } from '../../calendar/day.ts';
import { formats } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { DateOrder } from '../dates/instant.ts';
import { redact } from '../redaction.ts';
import { type Metric, metrics, parseScale } from '../scale.ts';
import type { Doubt, DoubtAnswer } from './recognition/doubts.ts';

const LONGEST = 120;

/** The question in a sentence, with values that show it, redacted: a column may hold anything. */
export function sayDoubt({ code, column, shown }: Doubt, locale: Locale): string {
  const header = short(column?.header ?? '');
  const values = shown.map((value) => short(value)).join(', ');
  return say(locale).doubt[code](header, values);
}

/** What is chosen with an answer, in words. */
export function sayAnswer({ is, day = null }: Pick<DoubtAnswer, 'is' | 'day'>, locale: Locale): string {
  const words = say(locale);
  const [name = '', ends = '', rest] = is.split(' ');
  const metric = metrics.find((each) => each === name);
  const scale = parseScale(ends);
  if (metric !== undefined && scale !== null) {
    const { number } = formats(locale, 'UTC');
    const [low, high] = [number(scale.low), number(scale.high)];
    if (scale.low > scale.high) return words.turned(words.metric[metric], high, low);
    const asked = words.asked(words.metric[metric], low, high);
    return rest === undefined ? asked : words.rest(asked);
  }
  const known: Readonly<Record<string, string>> = words.answer;
  const said = known[is] ?? is;
  return day === null ? said : words.so(said, formats(locale, 'UTC').fullDay(new Date(day * msPerDay)));
}

/** Each doubt that is asked, with its answers and the options that decide them, a line each. */
export function doubtLines(doubts: readonly Doubt[], locale: Locale): string[] {
  return doubts
    .filter(({ isAsked }) => isAsked)
    .flatMap((doubt) => [
      sayDoubt(doubt, locale),
      ...doubt.answers.map((answer) => `  ${sayAnswer(answer, locale)}  ${answer.option}`),
    ]);
}

function short(text: string): string {
  const { text: shown } = redact(
    text
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, LONGEST * 2),
  );
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST - 1)}…` : shown;
}

type AskOfColumn = (header: string, values: string) => string;

interface Words {
  readonly doubt: Readonly<Record<Doubt['code'], AskOfColumn>>;
  readonly metric: Readonly<Record<Metric, string>>;
  readonly asked: (metric: string, low: string, high: string) => string;
  /** What the question shows is no score. */
  readonly rest: (asked: string) => string;
  readonly turned: (metric: string, best: string, worst: string) => string;
  readonly answer: Readonly<Record<DateOrder | 'new' | 'leave-out' | 'day' | 'column' | 'typed', string>>;
  /** An answer, and what a date is by it. */
  readonly so: (answer: string, day: string) => string;
}

const en: Words = {
  doubt: {
    'date.missing': () => 'No column tells when people answered. Which day is right for all of them?',
    'date.precision': (header, values) =>
      `The dates of “${header}” (${values}) are less precise than a day. Which day is right for all of them?`,
    'date.order': (header, values) =>
      `The dates of “${header}” (${values}) could be read in more than one way. What stands first in them?`,
    'answer.missing': () =>
      'No column looks like a score or like words of customers. Which one is? If there is none, this file holds no feedback: nothing of it can be imported.',
    metric: (header, values) => `Nothing says what “${header}” (${values}) measures. What was asked?`,
    scale: (header, values) =>
      `The values of “${header}” (${values}) do not fit what its name says. On which scale was it asked?`,
    values: (header, values) => `It is not sure what the answers of “${header}” (${values}) stand for.`,
    'layout.changed': (_, values) =>
      `The columns are not those of the last file from this source (${values}). Are they right as they are shown?`,
  },
  metric: { nps: 'recommendation (NPS)', csat: 'satisfaction (CSAT)', ces: 'ease (CES)' },
  asked: (metric, low, high) => `${metric}, from ${low} to ${high}`,
  rest: (asked) => `${asked}; these are no score`,
  turned: (metric, best, worst) => `${metric}, where ${best} is the best and ${worst} the worst`,
  answer: {
    dmy: 'the day first',
    mdy: 'the month first',
    ymd: 'the year first',
    new: 'yes, from now on',
    'leave-out': 'leave this column out',
    day: 'one day for all answers',
    column: 'say which column',
    typed: 'say what each answer stands for',
  },
  so: (answer, day) => `${answer} (${day})`,
};

const say = phrases<Words>({
  en,
  fr: {
    doubt: {
      'date.missing': () =>
        fr`Aucune colonne ne dit quand les gens ont répondu. Quel jour vaut pour toutes les réponses ?`,
      'date.precision': (header, values) =>
        fr`Les dates de « ${header} » (${values}) sont moins précises qu’un jour. Quel jour vaut pour toutes les réponses ?`,
      'date.order': (header, values) =>
        fr`Les dates de « ${header} » (${values}) peuvent se lire de plusieurs façons. Qu’est-ce qui vient en premier ?`,
      'answer.missing': () =>
        fr`Aucune colonne ne ressemble à une note ou à des mots de clients. Laquelle en est une ? S’il n’y en a pas, ce fichier ne contient aucun retour de clients : rien ne peut en être importé.`,
      metric: (header, values) =>
        fr`Rien ne dit ce que mesure « ${header} » (${values}). Quelle était la question ?`,
      scale: (header, values) =>
        fr`Les valeurs de « ${header} » (${values}) ne vont pas avec son nom. Sur quelle échelle a-t-on répondu ?`,
      values: (header, values) =>
        fr`On ne sait pas bien ce que valent les réponses de « ${header} » (${values}).`,
      'layout.changed': (_, values) =>
        fr`Les colonnes ne sont pas celles du dernier fichier de cette source (${values}). Sont-elles justes telles quelles ?`,
    },
    metric: { nps: 'recommandation (NPS)', csat: 'satisfaction (CSAT)', ces: 'facilité (CES)' },
    asked: (metric, low, high) => `${metric}, de ${low} à ${high}`,
    rest: (asked) => fr`${asked} ; celles-ci ne sont pas des notes`,
    turned: (metric, best, worst) => `${metric}, où ${best} est le meilleur et ${worst} le pire`,
    answer: {
      dmy: 'le jour d’abord',
      mdy: 'le mois d’abord',
      ymd: 'l’année d’abord',
      new: 'oui, désormais',
      'leave-out': 'laisser cette colonne de côté',
      day: 'un même jour pour toutes les réponses',
      column: 'dire quelle colonne',
      typed: 'dire ce que vaut chaque réponse',
    },
    so: (answer, day) => `${answer} (${day})`,
  },
});
