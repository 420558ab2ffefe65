// Indicators: each value with its margin and whether it really changed; the intervals stand in the thread.
import { z } from 'zod';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Text } from '../../messages/message.ts';
import {
  answersText,
  type Figure,
  figure,
  figureChange,
  figureMargin,
  figureName,
  figureOf,
  figureValue,
  notEnough,
  valueText,
} from '../figure.ts';
import { type DigestReader, section } from '../section.ts';

const shape = z.object({ figures: z.array(figure) });

export const indicatorsSection = section({
  id: 'indicators',
  name: { en: 'Indicators', fr: 'Indicateurs' },
  shape,
  async gather({ indicators }) {
    return indicators.length === 0 ? null : { figures: indicators.map(figureOf) };
  },
  view: ({ figures }, reader) => [{ kind: 'list', items: figures.map((each) => line(each, reader)) }],
  details: ({ figures }, reader) => [
    {
      kind: 'facts',
      facts: figures
        .filter((each) => each.value !== null)
        .map((each) => ({ label: figureName(each, reader), value: interval(each, reader) })),
    },
    { kind: 'note', text: words(reader.locale).method },
  ],
  example: {
    figures: [
      {
        metric: 'nps',
        heat: null,
        value: 34.2,
        n: 412,
        low: 28,
        high: 40,
        margin: 6.1,
        previous: 32,
        change: 2.2,
        direction: 'stable',
        isCentred: true,
      },
      {
        metric: 'csat',
        heat: null,
        value: 0.86,
        n: 214,
        low: 0.81,
        high: 0.9,
        margin: 0.045,
        previous: 0.78,
        change: 0.08,
        direction: 'rise',
        isCentred: true,
      },
      {
        metric: 'ces',
        heat: null,
        value: null,
        n: 3,
        low: null,
        high: null,
        margin: null,
        previous: 5.4,
        change: null,
        direction: null,
        isCentred: false,
      },
    ],
  },
});

function line(shown: Figure, reader: DigestReader): Text {
  const name = figureName(shown, reader);
  const value = figureValue(shown, reader);
  const count = answersText(shown.n, reader);
  if (value === null) return [{ strong: name }, ` · ${notEnough(reader)} (${count})`];
  return [
    { strong: `${name} ${value}` },
    ` ${figureMargin(shown, reader)} · ${count} · ${figureChange(shown, reader)}`,
  ];
}

function interval(shown: Figure, reader: DigestReader): string {
  const { metric, value, low, high, previous, n } = shown;
  const say = words(reader.locale);
  const show = (each: number | null) => (each === null ? '–' : valueText(metric, each, reader));
  return say.interval(show(value), show(low), show(high), show(previous), answersText(n, reader));
}

const words = phrases({
  en: {
    interval: (value: string, low: string, high: string, before: string, n: string) =>
      `${value}, 95 % interval ${low} to ${high}; ${before} before; ${n}`,
    method:
      'A change is called a rise or a fall only when it passes the test; otherwise it is within the margin. Under 5 answers no value is shown.',
  },
  fr: {
    interval: (value, low, high, before, n) =>
      fr`${value}, intervalle à 95 % : de ${low} à ${high} ; ${before} avant ; ${n}`,
    method:
      'On ne parle de hausse ou de baisse que si l’écart passe le test ; sinon il est dans la marge. Sous 5 réponses, aucune valeur.',
  },
});
