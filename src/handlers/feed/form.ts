// The form of a rule of the feed: its fields with their first values, and what was written read back. Pure; saving is rules.ts.
import {
  type FeedDraft,
  type FeedRule,
  feedMoods,
  MOST_PER_HOUR,
  PER_HOUR,
  type Segment,
} from '../../feed/rule.ts';
import { heats } from '../../feedback/filters.ts';
import { touchpointName, touchpoints } from '../../feedback/touchpoints.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type Field, type FormValues, listOf, type Parsed, textOf } from '../../messages/form.ts';
import type { Option } from '../../messages/message.ts';
import { problems, titleOf, titleProblem } from '../fields.ts';
import { sayFeed } from './words.ts';

/** A choice holds at most 100 options on Slack. */
const MOST_OPTIONS = 100;
/** Stands for no choice where a choice must have a value. */
const ANY = 'any';

export interface FeedFormContext {
  readonly locale: Locale;
  /** What a new rule proposes for its cards. */
  readonly cardLocale: Locale;
  readonly sources: readonly { readonly id: string; readonly name: string }[];
}

export function feedFields(rule: FeedRule | null, { locale, cardLocale, sources }: FeedFormContext): Field[] {
  const say = sayFeed(locale);
  const shown = sources.slice(0, MOST_OPTIONS);
  const tongues: Option[] = [
    { value: 'fr', label: 'Français' },
    { value: 'en', label: 'English' },
  ];
  const sourceField: Field = {
    kind: 'choices',
    name: 'sources',
    label: say.sources,
    hint: shown.length < sources.length ? say.sourcesCut(MOST_OPTIONS, sources.length) : say.noneMeansAll,
    optional: true,
    options: shown.map(({ id, name }) => ({ value: id, label: name })),
    initial: rule?.sourceIds ?? [],
  };
  return [
    { kind: 'text', name: 'name', label: say.name, placeholder: say.nameExample, initial: rule?.name ?? '' },
    {
      kind: 'channels',
      name: 'channel',
      label: say.channel,
      hint: say.channelHint,
      most: 1,
      initial: rule ? [rule.address] : [],
    },
    {
      kind: 'choice',
      name: 'mood',
      label: say.mood,
      hint: say.moodHint,
      options: feedMoods.map((mood) => ({ value: mood, label: say.moods[mood] })),
      initial: rule?.mood ?? 'all',
    },
    {
      kind: 'choice',
      name: 'heat',
      label: say.heat,
      options: ([ANY, ...heats] as const).map((heat) => ({ value: heat, label: say.heats[heat] })),
      initial: rule?.heat ?? ANY,
    },
    {
      kind: 'choices',
      name: 'touchpoints',
      label: say.touchpoints,
      hint: say.noneMeansAll,
      optional: true,
      options: [...new Set([...touchpoints, ...(rule?.touchpoints ?? [])])].map((id) => ({
        value: id,
        label: touchpointName(id, locale),
      })),
      initial: rule?.touchpoints ?? [],
    },
    ...(shown.length > 0 ? [sourceField] : []),
    {
      kind: 'text',
      name: 'words',
      label: say.words,
      hint: say.wordsHint,
      optional: true,
      initial: rule?.words.join(', ') ?? '',
    },
    {
      kind: 'multiline',
      name: 'segments',
      label: say.segments,
      hint: say.segmentsHint,
      optional: true,
      initial: rule?.segments.map(({ name, value }) => `${name} = ${value}`).join('\n') ?? '',
    },
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
    {
      kind: 'choice',
      name: 'language',
      label: say.language,
      options: tongues,
      initial: rule?.locale ?? cardLocale,
    },
  ];
}

export function parseFeed(values: FormValues, locale: Locale): Parsed<FeedDraft> {
  const say = sayFeed(locale);
  const [address = '', ...others] = listOf(values, 'channel');
  const mood = feedMoods.find((each) => each === textOf(values, 'mood'));
  const heat = ([ANY, ...heats] as const).find((each) => each === textOf(values, 'heat'));
  const perHour = wholeNumber(textOf(values, 'perHour'));
  const segments = segmentsOf(textOf(values, 'segments'));
  const written = textOf(values, 'written');
  const language = textOf(values, 'language');
  const errors = problems({
    name: titleProblem(values, 'name', { locale }),
    channel: address === '' ? say.noChannel : others.length > 0 ? say.oneChannel : null,
    mood: mood ? null : say.choose,
    heat: heat ? null : say.choose,
    segments: typeof segments === 'string' ? say.badSegment(segments) : null,
    written: written === ANY || isLocale(written) ? null : say.choose,
    perHour: perHour === null ? say.badPerHour(MOST_PER_HOUR) : null,
    language: isLocale(language) ? null : say.choose,
  });
  if (
    Object.keys(errors).length > 0 ||
    !mood ||
    !heat ||
    perHour === null ||
    typeof segments === 'string' ||
    !isLocale(language)
  ) {
    return { ok: false, errors };
  }
  return {
    ok: true,
    value: {
      name: titleOf(values, 'name'),
      address,
      mood,
      heat: heat === ANY ? null : heat,
      touchpoints: listOf(values, 'touchpoints'),
      sourceIds: listOf(values, 'sources'),
      words: entriesOf(textOf(values, 'words')),
      segments,
      language: isLocale(written) ? written : null,
      wordsOnly: values['wordsOnly'] !== false,
      perHour,
      locale: language,
    },
  };
}

function isLocale(text: string): text is Locale {
  return text === 'fr' || text === 'en';
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

/** One a line, "region = North"; the line that is none, where there is one. */
function segmentsOf(text: string): readonly Segment[] | string {
  const found: Segment[] = [];
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const [, name = '', value = ''] = /^([^=:]+?)\s*[=:]\s*(.+)$/.exec(line) ?? [];
    if (name === '' || value === '') return line;
    found.push({ name, value });
  }
  return found;
}
