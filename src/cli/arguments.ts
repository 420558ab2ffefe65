// The words after a command, taken apart; what is wrong with them is said in the operator's language.
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { UsageError } from './command.ts';

/**
 * Strict: an option that is not in `options` is refused, as are words by themselves without `allowPositionals`.
 * @throws UsageError that names the option or the word, never an option's value
 */
export function argumentsIn<const T extends ParseArgsConfig>(
  args: readonly string[],
  config: T,
  locale: Locale,
) {
  try {
    return parseArgs<T & { args: string[]; strict: true }>({ ...config, args: [...args], strict: true });
  } catch (error) {
    throw new UsageError(why(error, locale));
  }
}

/** The codes are node:util's, documented with parseArgs. */
function why(error: unknown, locale: Locale): string {
  const words = say(locale);
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const name = error instanceof Error ? (/'(--?[\w-]+)/.exec(error.message)?.[1] ?? '-') : '-';
  const word = error instanceof Error ? (/'(.*?)'\./s.exec(error.message)?.[1] ?? '') : '';
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return words.unknown(name);
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return words.value(name);
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return words.tooMany(word);
    default:
      throw error;
  }
}

const say = phrases({
  en: {
    unknown: (option: string) => `There is no option ${option} here.`,
    value: (option: string) => `${option}: a value is missing, or one was given that it does not take.`,
    tooMany: (word: string) =>
      `“${word}” is one word too many here; put names with spaces between quotation marks.`,
  },
  fr: {
    unknown: (option) => fr`L’option ${option} n’existe pas ici.`,
    value: (option) => fr`${option} : il manque une valeur, ou il y en a une de trop.`,
    tooMany: (word) =>
      fr`« ${word} » est un mot de trop ici ; mettez entre guillemets les noms avec espaces.`,
  },
});
