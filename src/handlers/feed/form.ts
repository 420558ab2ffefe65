// The form of a rule of the feed: its fields with their first values, and what was written read back. Pure; saving is rules.ts.
import { type FeedDraft, type FeedRule, MOST_PER_HOUR, PER_HOUR } from '../../feed/rule.ts';
import { heats } from '../../feedback/filters.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type Field, type FormValues, type Parsed, textOf } from '../../messages/form.ts';
import { problems } from '../fields.ts';
import { moodField, moodIn } from '../mood-field.ts';
import {
  isTongue,
  type RuleFormContext,
  sharedFields,
  sharedIn,
  sharedProblems,
  tongues,
} from '../rule-fields.ts';
import { sayFeed } from './words.ts';

/** Stands for no choice where a choice must have a value. */
const ANY = 'any';

export function feedFields(rule: FeedRule | null, context: RuleFormContext): Field[] {
  const say = sayFeed(context.locale);
  const shared = sharedFields(rule, context, {
    nameExample: say.nameExample,
    channel: say.channelHint,
    noneMeansAll: say.noneMeansAll,
  });
  return [
    shared.name,
    shared.channel,
    moodField(rule?.mood ?? 'all', context.locale),
    {
      kind: 'choice',
      name: 'heat',
      label: say.heat,
      options: ([ANY, ...heats] as const).map((heat) => ({ value: heat, label: say.heats[heat] })),
      initial: rule?.heat ?? ANY,
    },
    shared.touchpoints,
    ...shared.sources,
    {
      kind: 'text',
      name: 'words',
      label: say.words,
      hint: say.wordsHint,
      optional: true,
      initial: rule?.words.join(', ') ?? '',
    },
    ...shared.segments,
    {
      kind: 'choice',
      name: 'written',
      label: say.written,
      options: [{ value: ANY, label: say.anyLanguage }, ...tongues],
      initial: rule?.language ?? ANY,
    },
    {
      kind: 'toggle',
      name: 'wordsOnly',
      label: say.scores,
      text: say.wordsOnly,
      initial: rule?.wordsOnly ?? true,
    },
    {
      kind: 'text',
      name: 'perHour',
      label: say.perHour,
      hint: say.perHourHint,
      initial: String(rule?.perHour ?? PER_HOUR),
    },
    shared.language,
    shared.hours,
  ];
}

export function parseFeed(values: FormValues, locale: Locale): Parsed<FeedDraft> {
  const say = sayFeed(locale);
  const mood = moodIn(values);
  const heat = ([ANY, ...heats] as const).find((each) => each === textOf(values, 'heat'));
  const perHour = wholeNumber(textOf(values, 'perHour'));
  const written = textOf(values, 'written');
  const errors = problems({
    ...sharedProblems(values, locale),
    mood: mood ? null : say.choose,
    heat: heat ? null : say.choose,
    written: written === ANY || isTongue(written) ? null : say.choose,
    perHour: perHour === null ? say.badPerHour(MOST_PER_HOUR) : null,
  });
  if (Object.keys(errors).length > 0 || !mood || !heat || perHour === null) {
    return { ok: false, errors };
  }
  return {
    ok: true,
    value: {
      ...sharedIn(values),
      mood,
      heat: heat === ANY ? null : heat,
      words: entriesOf(textOf(values, 'words')),
      language: isTongue(written) ? written : null,
      wordsOnly: values['wordsOnly'] !== false,
      perHour,
    },
  };
}

function wholeNumber(text: string): number | null {
  const number = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= MOST_PER_HOUR ? number : null;
}

/** Parted by commas, semicolons or lines. */
function entriesOf(text: string): string[] {
  const entries = text.split(/[,;\n]/).map((each) => each.trim());
  return [...new Set(entries.filter((each) => each !== ''))];
}
