// Where it moved: the moments of the journey whose indicators really changed, all tested together.
import { z } from 'zod';
import { moversAmong } from '../../feedback/indicators/segments/movers.ts';
import { calledOf } from '../../feedback/touchpoints/company.ts';
import { namesShape, touchpointName } from '../../feedback/touchpoints.ts';
import { formats } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Text } from '../../messages/message.ts';
import { figure, figureChange, figureMargin, figureName, figureOf, figureValue } from '../figure.ts';
import { type DigestReader, section } from '../section.ts';

/** More is not read. */
const MOST = 3;

const shape = z.object({
  /** `touchpointCalled` as of a quote. */
  moves: z
    .array(z.object({ touchpoint: z.string(), touchpointCalled: namesShape.exactOptional(), figure }))
    .min(1),
  /** How many changes were tested together. */
  tested: z.number(),
});
type Said = z.output<typeof shape>;
type Move = Said['moves'][number];

export const movers = section<Said>({
  id: 'movers',
  name: { en: 'Where it moved', fr: 'Où cela bouge' },
  order: 30,
  tellsAnswers: true,
  shape,
  gather({ changes: { touchpoints, tested }, called }) {
    const moves = moversAmong(touchpoints)
      .slice(0, MOST)
      .flatMap(({ group, ...indicator }) =>
        group === null
          ? []
          : [{ touchpoint: group, ...calledOf(called, group), figure: figureOf(indicator) }],
      );
    return Promise.resolve(moves.length === 0 ? null : { moves, tested });
  },
  isNews: () => true,
  view: ({ moves }, reader) => [
    { kind: 'text', text: [{ strong: words(reader.locale).title }] },
    { kind: 'list', items: moves.map((move) => line(move, reader)) },
  ],
  wall: ({ moves }, reader) => [{ kind: 'list', items: moves.map((move) => line(move, reader)) }],
  details: ({ tested }, { locale, timeZone }) => [
    { kind: 'note', text: words(locale).method(formats(locale, timeZone).number(tested)) },
  ],
  headline: ({ moves: [first] }, reader) => (first ? summary(first, reader) : null),
  example: {
    moves: [
      {
        touchpoint: 'delivery',
        figure: {
          metric: 'nps',
          heat: null,
          value: 12.4,
          n: 96,
          low: -4,
          high: 28,
          margin: 16,
          previous: 41,
          change: -28.6,
          direction: 'fall',
          isCentred: true,
        },
      },
      {
        touchpoint: 'Borne <!channel> en magasin',
        figure: {
          metric: 'csat',
          heat: null,
          value: 0.91,
          n: 140,
          low: 0.85,
          high: 0.95,
          margin: 0.05,
          previous: 0.74,
          change: 0.17,
          direction: 'rise',
          isCentred: true,
        },
      },
    ],
    tested: 14,
  },
});

function nameOf({ touchpoint, touchpointCalled }: Move, { locale }: DigestReader): string {
  return touchpointName(touchpoint, locale, touchpointCalled);
}

/** "Delivery · NPS 12 ± 16 · down (41 before)". */
function line(move: Move, reader: DigestReader): Text {
  const { figure: shown } = move;
  const [value, margin] = [figureValue(shown, reader), figureMargin(shown, reader)];
  return [
    { strong: nameOf(move, reader) },
    ` · ${figureName(shown, reader)} ${value}${margin} · ${figureChange(shown, reader)}`,
  ];
}

function summary(move: Move, reader: DigestReader): string {
  const { figure: shown } = move;
  const name = `${nameOf(move, reader)} · ${figureName(shown, reader)}`;
  return `${name} ${figureValue(shown, reader)}${figureMargin(shown, reader)} · ${figureChange(shown, reader)}`;
}

const words = phrases({
  en: {
    title: 'Where it moved',
    method: (tested: string) =>
      `Changes tested together, all those of this digest: ${tested}. Of those shown, about one in twenty may be chance. Groups with fewer than 5 answers are hidden, and so is any that would give one away.`,
  },
  fr: {
    title: 'Où cela bouge',
    method: (tested) =>
      fr`Écarts testés ensemble, tous ceux de ce numéro : ${tested}. Parmi ceux qui sont montrés, un sur vingt environ peut être dû au hasard. Les groupes de moins de 5 réponses sont masqués, comme ceux qui permettraient de les deviner.`,
  },
});
