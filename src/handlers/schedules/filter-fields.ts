// The fields of a schedule's form that choose which answers it is about. Reading them back is parse.ts.
import { type FeedbackFilters, type Heat, metrics } from '../../feedback/filters.ts';
import { touchpointName, touchpoints } from '../../feedback/touchpoints.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Field } from '../../messages/form.ts';
import { moodField } from '../mood-field.ts';
import { sayForm } from './words.ts';

/** A choice holds at most 100 options on Slack. */
const MOST_OPTIONS = 100;

/** Which answers count, by when they were asked for: each heat for itself, one of them, or both as one. */
export const heatChoices = ['apart', 'hot', 'cold', 'mixed'] as const satisfies readonly (
  | Heat
  | 'apart'
  | 'mixed'
)[];

export function filterFields(
  filters: FeedbackFilters,
  sources: readonly { readonly id: string; readonly name: string }[],
  locale: Locale,
): Field[] {
  const say = sayForm(locale);
  const shown = sources.slice(0, MOST_OPTIONS);
  const sourceField: Field = {
    kind: 'choices',
    name: 'sources',
    label: say.sources,
    hint: shown.length < sources.length ? say.sourcesCut(MOST_OPTIONS, sources.length) : say.noneMeansAll,
    optional: true,
    options: shown.map(({ id, name }) => ({ value: id, label: name })),
    initial: filters.sourceIds ?? [],
  };
  return [
    ...(shown.length > 0 ? [sourceField] : []),
    {
      kind: 'choices',
      name: 'touchpoints',
      label: say.touchpoints,
      hint: say.noneMeansAll,
      optional: true,
      options: touchpoints.map((id) => ({ value: id, label: touchpointName(id, locale) })),
      initial: filters.touchpoints ?? [],
    },
    {
      kind: 'choices',
      name: 'metrics',
      label: say.metrics,
      hint: say.noneMeansAll,
      optional: true,
      options: metrics.map((metric) => ({ value: metric, label: metric.toUpperCase() })),
      initial: filters.metrics ?? [],
    },
    {
      kind: 'choice',
      name: 'heat',
      label: say.heat,
      hint: say.heatHint,
      options: heatChoices.map((choice) => ({ value: choice, label: say.heatChoice[choice] })),
      initial: filters.heat ?? (filters.mixed ? 'mixed' : 'apart'),
    },
    moodField(filters.mood ?? 'all', locale, say.moodMore),
  ];
}
