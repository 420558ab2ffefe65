// The fields of an action's form, new or changed: with their first values, and what was written read back. Pure.
import { type Metric, metrics } from '../../feedback/filters.ts';
import { segmentName } from '../../feedback/segment-names.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type Field, type FormValues, textOf } from '../../messages/form.ts';
import type { Option } from '../../messages/message.ts';
import type { ActionDraft } from '../../plan/action.ts';
import { directions, type KeptMoves } from '../../plan/moves.ts';
import { LONGEST_TITLE, textProblem, titleOf, titleProblem } from '../fields.ts';
import { segmentField, segmentsChosen } from '../segment-options.ts';
import { type Choosable, nameIn, touchpointsOffered } from '../which-answers.ts';

export type SaidOfAction = Omit<ActionDraft, 'dueOn'>;

export const nothingSaid: SaidOfAction = { title: '', forWhom: '', touchpoint: null, moves: null };

export function whatFields({ title, forWhom }: SaidOfAction, locale: Locale): Field[] {
  const say = words(locale);
  return [
    { kind: 'text', name: 'title', label: say.title, placeholder: say.titleExample, initial: title },
    {
      kind: 'text',
      name: 'forWhom',
      label: say.forWhom,
      placeholder: say.forWhomExample,
      optional: true,
      initial: forWhom,
    },
  ];
}

/** Where it changes something and what should move; of segments nothing where no answer has any. */
export function effectFields(
  { touchpoint, moves }: SaidOfAction,
  { touchpoints, segments }: Pick<Choosable, 'touchpoints' | 'segments'>,
  locale: Locale,
): Field[] {
  const say = words(locale);
  const offered = touchpointsOffered(touchpoints, locale);
  const gone = touchpoint !== null && !offered.some(({ value }) => value === touchpoint);
  const chosen = moves !== null && 'metric' in moves ? (moves.segment ?? null) : null;
  return [
    {
      kind: 'choice',
      name: 'touchpoint',
      label: say.touchpoint,
      optional: true,
      of: 'touchpoints',
      options: [
        ...offered,
        ...(gone ? [{ value: touchpoint, label: nameIn(touchpoints, touchpoint, locale) }] : []),
      ],
      ...(touchpoint === null ? {} : { initial: touchpoint }),
    },
    {
      kind: 'choice',
      name: 'moves',
      label: say.moves,
      hint: say.movesHint,
      optional: true,
      options: moveOptions(moves, locale),
      ...(moves ? { initial: moveValue(moves) } : {}),
    },
    ...segmentField(segments, chosen, say.segment, locale),
  ];
}

/** The figures, after the question that the action is about, where it is about one. */
function moveOptions(moves: KeptMoves | null, locale: Locale): Option[] {
  const say = words(locale);
  const asked =
    moves !== null && 'question' in moves
      ? [
          {
            value: moveValue(moves),
            label: say.asked[moves.direction](short(segmentName(moves.question, locale))),
          },
        ]
      : [];
  const figures = directions.flatMap((direction) =>
    metrics.map((metric) => ({
      value: moveValue({ metric, direction }),
      label: say.move[direction](say.metric[metric]),
    })),
  );
  return [...asked, ...figures];
}

/** What an option carries: of a question that it is the one, however long that is. */
function moveValue(moves: KeptMoves): string {
  return `${'question' in moves ? QUESTION : moves.metric} ${moves.direction}`;
}

const QUESTION = 'question';

export function saidProblems(values: FormValues, locale: Locale): Record<string, string | null> {
  const moves = textOf(values, 'moves');
  const hasGroup = segmentsChosen(values).length > 0;
  const say = words(locale);
  return {
    title: titleProblem(values, 'title', { locale }),
    forWhom: textProblem(values, 'forWhom', { most: LONGEST_TITLE, optional: true, locale }),
    moves: !hasGroup
      ? null
      : moves === ''
        ? say.groupOfWhat
        : moves.startsWith(QUESTION)
          ? say.questionOfAll
          : null,
  };
}

/** What the fields say, once `saidProblems` has found none. @param offered what they were opened with: a question stands there alone */
export function saidIn(values: FormValues, offered: KeptMoves | null): SaidOfAction {
  return {
    title: titleOf(values, 'title'),
    forWhom: titleOf(values, 'forWhom'),
    touchpoint: textOf(values, 'touchpoint') || null,
    moves: movesIn(values, offered),
  };
}

function movesIn(values: FormValues, offered: KeptMoves | null): KeptMoves | null {
  if (offered !== null && 'question' in offered && textOf(values, 'moves') === moveValue(offered))
    return { question: offered.question, direction: offered.direction };
  const [metricText, directionText] = textOf(values, 'moves').split(' ');
  const metric = metrics.find((each) => each === metricText);
  const direction = directions.find((each) => each === directionText);
  if (!metric || !direction) return null;
  const [segment] = segmentsChosen(values);
  return { metric, direction, ...(segment ? { segment } : {}) };
}

const words = phrases({
  en: {
    title: 'What will change',
    titleExample: 'We ring before delivering',
    forWhom: 'For whom',
    forWhomExample: 'Customers who are out during the day',
    touchpoint: 'Where on the customers’ way',
    moves: 'What should move',
    movesHint: 'Once it is done, the figure before and after is compared, with its margin.',
    segment: 'Only for this group',
    metric: { nps: 'NPS', csat: 'Satisfaction', ces: 'Ease (CES)' } satisfies Record<Metric, string>,
    move: { up: (metric: string) => `${metric} up`, down: (metric: string) => `${metric} down` },
    asked: {
      up: (question: string) => `More yes to “${question}”`,
      down: (question: string) => `Fewer yes or partly to “${question}”`,
    },
    questionOfAll: 'A question is counted of all who answered it: leave the group out.',
    groupOfWhat: 'Say which figure should move for that group, or leave the group out.',
  },
  fr: {
    title: 'Ce qui va changer',
    titleExample: 'Appeler avant de livrer',
    forWhom: 'Pour qui',
    forWhomExample: 'Les clients absents en journée',
    touchpoint: 'À quelle étape du parcours',
    moves: 'Ce qui devrait bouger',
    movesHint: fr`Une fois l’action terminée, le chiffre d’avant et celui d’après sont comparés, avec leur marge.`,
    segment: 'Seulement pour ce groupe',
    metric: { nps: 'NPS', csat: 'Satisfaction', ces: 'Facilité (CES)' },
    move: { up: (metric) => `${metric} en hausse`, down: (metric) => `${metric} en baisse` },
    asked: {
      up: (question) => fr`Plus de « oui » à « ${question} »`,
      down: (question) => fr`Moins de « oui » à « ${question} »`,
    },
    questionOfAll: fr`Une question est comptée pour tous ceux qui y répondent : laissez le groupe de côté.`,
    groupOfWhat: 'Dites quel chiffre devrait bouger pour ce groupe, ou laissez le groupe de côté.',
  },
});

/** Within what a list of either chat shows of an option, beside the words around it: 75 characters. */
function short(name: string): string {
  const all = [...name];
  return all.length > 45 ? `${all.slice(0, 44).join('').trimEnd()}…` : name;
}
