// How a group of answers is called in a line of `portevoix indicators`.
import { heats } from '../feedback/filters.ts';
import type { Called } from '../feedback/touchpoints/company.ts';
import { touchpointName } from '../feedback/touchpoints.ts';
import type { Locale } from '../i18n/locale.ts';
import { phrases } from '../i18n/phrases.ts';

/** By what was asked for: touchpoints and hot or cold by our names, others as they came; null: none was given. */
export function groupName(group: string | null, by: string, locale: Locale, called: Called): string {
  if (group === null) return say(locale).noGroup;
  const heat = heats.find((each) => each === group);
  if (by.toLowerCase() === 'heat' && heat) return say(locale).heats[heat];
  return by.toLowerCase() === 'touchpoint' ? touchpointName(group, locale, called.get(group)) : group;
}

const say = phrases({
  en: { noGroup: '(not given)', heats: { hot: 'just after an interaction', cold: 'relationship survey' } },
  fr: { noGroup: '(non précisé)', heats: { hot: 'à chaud', cold: 'à froid' } },
});
