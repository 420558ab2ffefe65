// Why something that was asked for is not taken, in the reader's language.
import type { z } from 'zod';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';

type Issue = z.core.$ZodIssue;

export function reasonOf(issue: Issue, locale: Locale): string {
  const words = say(locale);
  const name = issue.path.join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return words.unknown(issue.keys.join(', '));
    case 'invalid_value':
      return words.oneOf(name, issue.values.map(String).join(', '));
    case 'too_small':
      return words.atLeast(name, String(issue.minimum));
    case 'too_big':
      return words.atMost(name, String(issue.maximum));
    case 'custom':
      return words.day(name);
    default:
      return words.other(name);
  }
}

const say = phrases({
  en: {
    unknown: (names: string) => `Not known here: ${names}. /api/v1/openapi.json says what may be asked.`,
    oneOf: (name: string, values: string) => `“${name}” takes one of: ${values}.`,
    atLeast: (name: string, least: string) => `“${name}” is at least ${least}.`,
    atMost: (name: string, most: string) => `“${name}” is at most ${most}.`,
    day: (name: string) => `“${name}” is not a day that exists; write it as YYYY-MM-DD.`,
    other: (name: string) => `“${name}” cannot be read. /api/v1/openapi.json says how it is written.`,
  },
  fr: {
    unknown: (names) => fr`Inconnu ici : ${names}. /api/v1/openapi.json dit ce qu’on peut demander.`,
    oneOf: (name, values) => fr`« ${name} » prend une de ces valeurs : ${values}.`,
    atLeast: (name, least) => fr`« ${name} » vaut au moins ${least}.`,
    atMost: (name, most) => fr`« ${name} » vaut au plus ${most}.`,
    day: (name) => fr`« ${name} » n’est pas un jour qui existe ; écrivez-le AAAA-MM-JJ.`,
    other: (name) => fr`« ${name} » est illisible. /api/v1/openapi.json dit comment l’écrire.`,
  },
});
