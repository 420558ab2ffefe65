// What a promise and what became of it read like. Pure. How it was judged is verdict.ts.
import { figureName } from '../digests/figure.ts';
import { LEAST_ANSWERS } from '../feedback/indicators/indicators.ts';
import { segmentName, segmentText } from '../feedback/segment-names.ts';
import { formats, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import { measureOf, type PromiseKnown } from './known.ts';
import type { PromiseMeasured } from './measured.ts';
import { LEAST_FOR_VERDICT, type PromiseVerdict } from './verdict.ts';

/** What of a promise its line tells. */
interface PromiseTold extends PromiseMeasured {
  readonly known: PromiseKnown;
  readonly isYounger: boolean;
}

/** "Kept", "Partly kept", "Not kept", "Not known yet". */
export function verdictName(verdict: PromiseVerdict, locale: Locale): string {
  return words(locale).verdict[verdict];
}

/** "71 % say yes (between 66 % and 75 %), 12 % partly, of 412 answers; at least 90 % were promised." And, of what is not known yet, why. */
export function promiseFacts(told: PromiseTold, reader: Reader): string {
  const { locale } = reader;
  const say = words(locale);
  const { number } = formats(locale, reader.timeZone);
  const { known, value, low, high, n, saids, verdict, isYounger } = told;
  const target = targetText(known, locale);
  const left = saids && saids.other > 0 ? [plural(locale, saids.other, say.left(number(saids.other)))] : [];
  if (value === null || low === null || high === null)
    return [say.against(plural(locale, n, say.few(number(n), number(LEAST_ANSWERS))), target), ...left].join(
      ' ',
    );
  const shown = valueIn(told, locale);
  const said = saids === null ? null : saids.partly;
  const of = plural(locale, n, say.of(number(n)));
  const between = say.between(shown(low), shown(high));
  const line =
    known.by === 'question'
      ? say.answered[known.target.bound](shown(value), between, of)
      : say.indicator(
          figureName({ metric: known.metric, heat: told.heat }, reader),
          shown(value),
          between,
          of,
        );
  const partly =
    said !== null && said > 0 ? [plural(locale, said, say.partly[known.target.bound](number(said)))] : [];
  const open =
    verdict !== 'unknown'
      ? []
      : [n < LEAST_FOR_VERDICT ? say.needs(number(LEAST_FOR_VERDICT)) : say.leavesOpen];
  const before = isYounger ? [say.older] : [];
  return [say.against(line, target), ...partly, ...open, ...left, ...before].join(' ');
}

/** "Satisfaction at least 85 % (plan = Pro)", "“Delivered in time?”: at least 90 % yes". */
export function knownText(known: PromiseKnown, locale: Locale): string {
  const say = words(locale);
  const target = targetText(known, locale);
  if (known.by === 'question') return say.byQuestion(segmentName(known.question, locale), target);
  const name = figureName({ metric: known.metric, heat: known.heat ?? null }, { locale, timeZone: 'UTC' });
  const line = say.byIndicator(name, target);
  return known.segment ? `${line} (${segmentText(known.segment, locale)})` : line;
}

/** "at least 90 %". */
function targetText(known: PromiseKnown, locale: Locale): string {
  const { bound, value } = known.target;
  // 97.5 % is no 98.
  const more = Number.isInteger(Math.round(value * 1e6) / 1e4) ? 0 : 1;
  return words(locale).bound[bound](valueText(known, value, isShare(known) ? more : 0, locale));
}

function isShare(known: PromiseKnown): boolean {
  const measure = measureOf(known);
  return measure === 'csat' || measure === 'question';
}

/** With one decimal more where an end of the interval would read as the target, which it is not. */
function valueIn({ known, low, high }: PromiseTold, locale: Locale): (value: number) => string {
  const plain = (value: number) => valueText(known, value, 0, locale);
  const { value: target } = known.target;
  const isHidden = [low, high].some((end) => end !== null && end !== target && plain(end) === plain(target));
  return (value) => valueText(known, value, isHidden ? 1 : 0, locale);
}

function valueText(known: PromiseKnown, value: number, more: number, locale: Locale): string {
  const { number, percent } = formats(locale, 'UTC');
  const measure = measureOf(known);
  switch (measure) {
    case 'nps':
      return number(value, more);
    case 'csat':
    case 'question':
      return percent(value, more);
    case 'ces':
      return words(locale).outOf(number(value, 1 + more));
    default:
      return measure satisfies never;
  }
}

const words = phrases({
  en: {
    verdict: {
      kept: 'Kept',
      partly: 'Partly kept',
      not: 'Not kept',
      unknown: 'Not known yet',
    } satisfies Record<PromiseVerdict, string>,
    bound: {
      'at-least': (value: string) => `at least ${value}`,
      'at-most': (value: string) => `at most ${value}`,
    },
    outOf: (value: string) => `${value}/7`,
    against: (line: string, target: string) => `${line}; promised: ${target}.`,
    between: (low: string, high: string) => `(between ${low} and ${high})`,
    of: (count: string) => ({ one: `${count} answer`, other: `${count} answers` }),
    answered: {
      'at-least': (value: string, between: string, of: string) => `${value} say yes ${between}, ${of}`,
      'at-most': (value: string, between: string, of: string) =>
        `${value} say yes or partly ${between}, ${of}`,
    },
    indicator: (name: string, value: string, between: string, of: string) =>
      `${name}: ${value} ${between}, ${of}`,
    partly: {
      'at-least': (count: string) => ({
        one: `${count} more says partly.`,
        other: `${count} more say partly.`,
      }),
      'at-most': (count: string) => ({
        one: `${count} of them says partly.`,
        other: `${count} of them say partly.`,
      }),
    },
    few: (count: string, least: string) => ({
      one: `${count} answer: no figure under ${least}`,
      other: `${count} answers: no figure under ${least}`,
    }),
    needs: (least: string) => `Under ${least} answers nothing is decided.`,
    leavesOpen: 'These answers leave both open.',
    older: 'Some of these answers are older than the promise as it stands.',
    left: (count: string) => ({
      one: `${count} answer that says neither yes, partly nor no is left out.`,
      other: `${count} answers that say neither yes, partly nor no are left out.`,
    }),
    byQuestion: (question: string, target: string) => `“${question}”: ${target} yes`,
    byIndicator: (name: string, target: string) => `${name}: ${target}`,
  },
  fr: {
    verdict: {
      kept: 'Tenue',
      partly: 'Tenue en partie',
      not: 'Non tenue',
      unknown: 'Pas encore connu',
    },
    bound: {
      'at-least': (value) => `au moins ${value}`,
      'at-most': (value) => `au plus ${value}`,
    },
    outOf: (value) => `${value}/7`,
    against: (line, target) => fr`${line} ; promis : ${target}.`,
    between: (low, high) => `(entre ${low} et ${high})`,
    of: (count) => ({ one: `${count} réponse`, other: `${count} réponses` }),
    answered: {
      'at-least': (value, between, of) => `${value} répondent oui ${between}, ${of}`,
      'at-most': (value, between, of) => `${value} répondent oui ou en partie ${between}, ${of}`,
    },
    indicator: (name, value, between, of) => fr`${name} : ${value} ${between}, ${of}`,
    partly: {
      'at-least': (count) => ({
        one: `${count} autre répond en partie.`,
        other: `${count} autres répondent en partie.`,
      }),
      'at-most': (count) => ({
        one: `Parmi elles, ${count} répond en partie.`,
        other: `Parmi elles, ${count} répondent en partie.`,
      }),
    },
    few: (count, least) => ({
      one: fr`${count} réponse : pas de chiffre au-dessous de ${least}`,
      other: fr`${count} réponses : pas de chiffre au-dessous de ${least}`,
    }),
    needs: (least) => `Au-dessous de ${least} réponses, rien n’est tranché.`,
    leavesOpen: 'Ces réponses laissent les deux possibles.',
    older: 'Une partie de ces réponses est antérieure à la promesse telle qu’elle est formulée.',
    left: (count) => ({
      one: `${count} réponse qui ne dit ni oui, ni en partie, ni non est laissée de côté.`,
      other: `${count} réponses qui ne disent ni oui, ni en partie, ni non sont laissées de côté.`,
    }),
    byQuestion: (question, target) => fr`« ${question} » : ${target} de oui`,
    byIndicator: (name, target) => fr`${name} : ${target}`,
  },
});
