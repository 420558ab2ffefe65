// The form of a rule: its fields with their first values, and what was written read back. Pure; saving is rules.ts.
import { postingHoursCode } from '../../calendar/posting-hours.ts';
import { proposedBounds, type Rule, type RuleDraft } from '../../cases/rules/rule.ts';
import { type Metric, metrics } from '../../feedback/filters.ts';
import { scales } from '../../feedback/scale.ts';
import { touchpointName, touchpoints } from '../../feedback/touchpoints.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type Field, type FormValues, listOf, type Parsed, textOf } from '../../messages/form.ts';
import type { Address, Option } from '../../messages/message.ts';
import { problems, titleOf, titleProblem } from '../fields.ts';
import { postingHoursField, postingHoursIn, postingHoursProblem } from '../posting-hours.ts';
import { sayRules } from './words.ts';

/** A choice holds at most 100 options on Slack. */
const MOST_OPTIONS = 100;
/** The value that stands for "this metric opens no case". */
const NEVER = 'never';

export interface RuleFormContext {
  readonly locale: Locale;
  /** What a new rule proposes for its cards. */
  readonly cardLocale: Locale;
  readonly sources: readonly { readonly id: string; readonly name: string }[];
}

export function ruleFields(rule: Rule | null, { locale, cardLocale, sources }: RuleFormContext): Field[] {
  const say = sayRules(locale);
  const shown = sources.slice(0, MOST_OPTIONS);
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
      initial: rule ? [rule.channel.address] : [],
    },
    ...metrics.map((metric) => boundField(metric, (rule?.bounds ?? proposedBounds)[metric], locale)),
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
      kind: 'choice',
      name: 'language',
      label: say.language,
      options: [
        { value: 'fr', label: 'Français' },
        { value: 'en', label: 'English' },
      ],
      initial: rule?.locale ?? cardLocale,
    },
    postingHoursField(rule?.postingHours ? postingHoursCode(rule.postingHours) : null, 'company', locale),
  ];
}

function boundField(metric: Metric, bound: number | null, locale: Locale): Field {
  const say = sayRules(locale);
  return {
    kind: 'choice',
    name: metric,
    label: say.bound[metric],
    options: [{ value: NEVER, label: say.never }, ...scoresOf(metric, locale)],
    initial: bound === null ? NEVER : String(bound),
  };
}

/** Every score but the best: under it, everybody would be unhappy. */
function scoresOf(metric: Metric, locale: Locale): Option[] {
  const { low, high } = scales[metric];
  return Array.from({ length: high - low }, (_, i) => ({
    value: String(low + i),
    label: sayRules(locale).atMost(low + i, high),
  }));
}

/** What the form gives: a rule whose channel is not looked up yet. */
export type RuleInput = Omit<RuleDraft, 'channel'> & { readonly channel: Address };

export function parseRule(values: FormValues, locale: Locale): Parsed<RuleInput> {
  const say = sayRules(locale);
  const [channel = '', ...others] = listOf(values, 'channel');
  const language = textOf(values, 'language');
  const bounds = { nps: boundOf(values, 'nps'), csat: boundOf(values, 'csat'), ces: boundOf(values, 'ces') };
  const errors = problems({
    name: titleProblem(values, 'name', { locale }),
    channel: channel === '' ? say.noChannel : others.length > 0 ? say.oneChannel : null,
    nps: metrics.every((metric) => bounds[metric] === null) ? say.noBound : null,
    language: language === 'fr' || language === 'en' ? null : say.choose,
    ...postingHoursProblem(values, locale),
  });
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    value: {
      name: titleOf(values, 'name'),
      channel,
      bounds,
      touchpoints: listOf(values, 'touchpoints'),
      sourceIds: listOf(values, 'sources'),
      locale: language === 'fr' ? 'fr' : 'en',
      postingHours: postingHoursIn(values) ?? null,
    },
  };
}

function boundOf(values: FormValues, metric: Metric): number | null {
  const text = textOf(values, metric);
  const { low, high } = scales[metric];
  return /^\d{1,2}$/.test(text) && Number(text) >= low && Number(text) < high ? Number(text) : null;
}
