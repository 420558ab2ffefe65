// The fields of a schedule's form that choose which answers it is about. Reading them back is parse.ts.
import { type FeedbackFilters, type Heat, metrics } from '../../feedback/filters.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Field } from '../../messages/form.ts';
import { moodField } from '../mood-field.ts';
import { type Choosable, segmentsFields, sourcesFields, touchpointsField } from '../which-answers.ts';
import { sayForm } from './words.ts';

/** Which answers count, by when they were asked for: each heat for itself, one of them, or both as one. */
export const heatChoices = ['apart', 'hot', 'cold', 'mixed'] as const satisfies readonly (
  | Heat
  | 'apart'
  | 'mixed'
)[];

export function filterFields(filters: FeedbackFilters, choosable: Choosable, locale: Locale): Field[] {
  const say = sayForm(locale);
  return [
    ...sourcesFields(filters, choosable, say.noneMeansAll, locale),
    touchpointsField(filters, choosable, say.noneMeansAll, locale),
    ...segmentsFields(filters, choosable, locale),
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
