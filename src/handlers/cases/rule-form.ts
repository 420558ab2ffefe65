// The form of a rule: its fields with their first values, and what was written read back. Pure; saving is rules.ts.
import { proposedBounds, type Rule, type RuleDraft } from '../../cases/rules/rule.ts';
import { type Metric, metrics } from '../../feedback/filters.ts';
import { scales } from '../../feedback/scale.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type Field, type FormValues, type Parsed, textOf } from '../../messages/form.ts';
import type { Address, Option } from '../../messages/message.ts';
import { problems } from '../fields.ts';
import { type RuleFormContext, sharedFields, sharedIn, sharedProblems } from '../rule-fields.ts';
import { sayRules } from './words.ts';

/** The value that stands for "this metric opens no case". */
const NEVER = 'never';

export function ruleFields(rule: Rule | null, context: RuleFormContext): Field[] {
  const { locale } = context;
  const say = sayRules(locale);
  const shared = sharedFields(rule && { ...rule, address: rule.channel.address }, context, {
    nameExample: say.nameExample,
    channel: say.channelHint,
    noneMeansAll: say.noneMeansAll,
  });
  return [
    shared.name,
    shared.channel,
    ...metrics.map((metric) => boundField(metric, (rule?.bounds ?? proposedBounds)[metric], locale)),
    shared.touchpoints,
    ...shared.sources,
    ...shared.segments,
    shared.language,
    shared.hours,
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
  const bounds = { nps: boundOf(values, 'nps'), csat: boundOf(values, 'csat'), ces: boundOf(values, 'ces') };
  const errors = problems({
    ...sharedProblems(values, locale),
    nps: metrics.every((metric) => bounds[metric] === null) ? say.noBound : null,
  });
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const { address: channel, ...shared } = sharedIn(values);
  return {
    ok: true,
    value: {
      ...shared,
      channel,
      bounds,
    },
  };
}

function boundOf(values: FormValues, metric: Metric): number | null {
  const text = textOf(values, metric);
  const { low, high } = scales[metric];
  return /^\d{1,2}$/.test(text) && Number(text) >= low && Number(text) < high ? Number(text) : null;
}
