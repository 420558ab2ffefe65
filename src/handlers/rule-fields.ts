// What rules about customers' answers have in common: a name, one channel, which touchpoints, sources and segments, the language and the hours of the cards.
// What else each kind asks is beside its own form.
import { type PostingHours, postingHoursCode } from '../calendar/posting-hours.ts';
import type { Segment } from '../feedback/segment-filter.ts';
import type { Locale } from '../i18n/locale.ts';
import { phrases } from '../i18n/phrases.ts';
import { type Field, type FormValues, listOf, textOf } from '../messages/form.ts';
import type { Address, Option } from '../messages/message.ts';
import { titleOf, titleProblem } from './fields.ts';
import { postingHoursField, postingHoursIn, postingHoursProblem } from './posting-hours.ts';
import { segmentsChosen } from './segment-options.ts';
import { type Choosable, segmentsFields, sourcesFields, touchpointsField } from './which-answers.ts';

export interface RuleFormContext extends Choosable {
  readonly locale: Locale;
  /** What a new rule proposes for its cards. */
  readonly cardLocale: Locale;
}

/** As a rule has it already. */
export interface RuleShared {
  readonly name: string;
  readonly address: Address;
  readonly touchpoints: readonly string[];
  readonly sourceIds: readonly string[];
  readonly segments: readonly Segment[];
  readonly locale: Locale;
  /** Null: the company's. */
  readonly postingHours: PostingHours | null;
}

export const tongues: readonly Option[] = [
  { value: 'fr', label: 'Français' },
  { value: 'en', label: 'English' },
];

/** @param hints the words that differ from one kind of rule to another */
export function sharedFields(
  rule: RuleShared | null,
  { locale, cardLocale, ...choosable }: RuleFormContext,
  hints: { readonly nameExample: string; readonly channel: string; readonly noneMeansAll: string },
) {
  const say = words(locale);
  const fields = {
    name: {
      kind: 'text',
      name: 'name',
      label: say.name,
      placeholder: hints.nameExample,
      initial: rule?.name ?? '',
    },
    channel: {
      kind: 'channels',
      name: 'channel',
      label: say.channel,
      hint: hints.channel,
      most: 1,
      initial: rule ? [rule.address] : [],
    },
    touchpoints: touchpointsField(rule ?? {}, choosable, hints.noneMeansAll, locale),
    language: {
      kind: 'choice',
      name: 'language',
      label: say.language,
      options: tongues,
      initial: rule?.locale ?? cardLocale,
    },
  } as const satisfies Record<string, Field>;
  const code = rule?.postingHours ? postingHoursCode(rule.postingHours) : null;
  const hours = postingHoursField(code, 'company', locale);
  return {
    ...fields,
    hours,
    sources: sourcesFields(rule ?? {}, choosable, hints.noneMeansAll, locale),
    segments: segmentsFields(rule ?? {}, choosable, locale),
  };
}

export function sharedProblems(values: FormValues, locale: Locale): Record<string, string | null> {
  const say = words(locale);
  const chosen = listOf(values, 'channel');
  return {
    name: titleProblem(values, 'name', { locale }),
    channel: chosen.length === 0 ? say.noChannel : chosen.length > 1 ? say.oneChannel : null,
    language: isTongue(textOf(values, 'language')) ? null : say.choose,
    ...postingHoursProblem(values, locale),
  };
}

/** What the shared fields say, once `sharedProblems` has found none. */
export function sharedIn(values: FormValues): RuleShared {
  const language = textOf(values, 'language');
  return {
    name: titleOf(values, 'name'),
    address: listOf(values, 'channel')[0] ?? '',
    touchpoints: listOf(values, 'touchpoints'),
    sourceIds: listOf(values, 'sources'),
    segments: segmentsChosen(values),
    locale: isTongue(language) ? language : 'en',
    postingHours: postingHoursIn(values) ?? null,
  };
}

export function isTongue(text: string): text is Locale {
  return tongues.some(({ value }) => value === text);
}

const words = phrases({
  en: {
    name: 'Name',
    channel: 'Channel',
    noChannel: 'Choose a channel.',
    oneChannel: 'Choose one channel only.',
    language: 'Language of the cards',
    choose: 'Choose one.',
  },
  fr: {
    name: 'Nom',
    channel: 'Canal',
    noChannel: 'Choisissez un canal.',
    oneChannel: 'Choisissez un seul canal.',
    language: 'Langue des cartes',
    choose: 'Choisissez.',
  },
});
