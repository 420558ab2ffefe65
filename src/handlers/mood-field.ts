// The choice of answers by what their score says of the customer, as the forms of schedules and of the feed ask it.
import { type Metric, type Mood, metrics, moodBounds, moods, scales } from '../feedback/scale.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Field, type FormValues, textOf } from '../messages/form.ts';

const choices = ['all', ...moods] as const;
export type MoodChoice = (typeof choices)[number];

/** @param more what follows from a choice, where that is not plain */
export function moodField(chosen: MoodChoice, locale: Locale, more = ''): Field {
  const say = sayMoods(locale);
  const hint = say.hint(scoresText('happy'), scoresText('unhappy'));
  return {
    kind: 'choice',
    name: 'mood',
    label: say.label,
    hint: more === '' ? hint : `${hint} ${more}`,
    options: choices.map((mood) => ({ value: mood, label: say.moods[mood] })),
    initial: chosen,
  };
}

/** Undefined for what the field does not offer. */
export function moodIn(values: FormValues): MoodChoice | undefined {
  return choices.find((each) => each === textOf(values, 'mood'));
}

/** "NPS 9-10, CSAT 4-5, CES 5-7" */
function scoresText(mood: Exclude<Mood, 'neutral'>): string {
  const range = (metric: Metric) =>
    mood === 'happy'
      ? `${moodBounds[metric].happyFrom}-${scales[metric].high}`
      : `${scales[metric].low}-${moodBounds[metric].unhappyTo}`;
  return metrics.map((metric) => `${metric.toUpperCase()} ${range(metric)}`).join(', ');
}

export const sayMoods = phrases({
  en: {
    label: 'Which answers',
    hint: (happy: string, unhappy: string) =>
      `By their score, on its own scale. Happy: ${happy}; unhappy: ${unhappy}; neutral: between.`,
    moods: {
      all: 'All',
      happy: 'Happy customers',
      neutral: 'Neutral customers',
      unhappy: 'Unhappy customers',
    },
  },
  fr: {
    label: 'Quelles réponses',
    hint: (happy, unhappy) =>
      fr`D’après leur note, sur sa propre échelle. Contents : ${happy} ; mécontents : ${unhappy} ; neutres : entre les deux.`,
    moods: {
      all: 'Toutes',
      happy: 'Clients contents',
      neutral: 'Clients neutres',
      unhappy: 'Clients mécontents',
    },
  },
});
