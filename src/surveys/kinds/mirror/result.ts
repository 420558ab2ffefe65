// What the result of a mirror is: for each of the customers' questions what customers said, what colleagues guessed, and how it is for them. Pure.
// How it reads: view.ts.
import { z } from 'zod';
import { heats, metrics } from '../../../feedback/filters.ts';
import { namesShape } from '../../../feedback/touchpoints.ts';
import type { Estimate } from '../../../statistics/distribution.ts';
import type { Concluding } from '../../kind.ts';
import { answeredIn, distributionOf, everybodys, type GroupTally } from '../../tally.ts';
import { figureOf, surveyFigure } from '../figure.ts';
import {
  breadth,
  type HeldAgainst,
  heldGuess,
  heldOwn,
  units,
  type Verdict,
  verdicts,
  verdictsOf,
} from './comparing.ts';
import { customersQuestion } from './customers.ts';

/** What is asked of colleagues beside the customers' answers, as it is read when the round closes. */
export const mirrorBeside = z.object({
  /** Customers' answers are of this time. */
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  questions: z.array(
    customersQuestion.extend({
      /** As its guess and its own view are asked for: see asked.ts. */
      key: z.string(),
      names: namesShape.nullable(),
      isOneHeat: z.boolean(),
      /** How many customers gave each score. */
      scores: z.record(z.string(), z.int()),
    }),
  ),
});
export type MirrorBeside = z.infer<typeof mirrorBeside>;

const customersFigure = surveyFigure.omit({ asked: true });
export type CustomersFigure = z.infer<typeof customersFigure>;

/** Colleagues' value held against customers'. */
const comparison = z.object({
  unit: z.enum(units),
  customers: customersFigure,
  colleagues: surveyFigure,
  /** Colleagues' minus customers', with its 95 % interval. */
  gap: z.object({ change: z.number(), low: z.number(), high: z.number() }),
  verdict: z.enum(verdicts),
});
export type Comparison = z.infer<typeof comparison>;

const mirrored = z.object({
  metric: z.enum(metrics),
  /** Null where customers answered in one heat alone, and it need not be said. */
  heat: z.enum(heats).nullable(),
  /** Of the touchpoint; null: all of them together. */
  names: namesShape.nullable(),
  /** Its id then, or null as for its names; left out of results from before it was kept. */
  touchpoint: z.string().nullable().optional(),
  /** Null where too few guessed, or were not asked. */
  guess: comparison.nullable(),
  own: comparison.nullable(),
  /** The guesses of each group that may be shown, in the order of the round's; never sorted by what they are. */
  groups: z.array(z.object({ group: z.int(), guess: comparison })),
});
export type Mirrored = z.infer<typeof mirrored>;

export const mirrorResult = z.object({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  questions: z.array(mirrored),
  /** How many of those asked about have too few customers' answers left to be told. */
  gone: z.int(),
});
export type MirrorResult = z.infer<typeof mirrorResult>;

export const guessKey = (key: string) => `guess.${key}`;
export const ownKey = (key: string) => `own.${key}`;

/** Everything that is told is judged together: guesses of everybody and of groups, and own views. */
export function concludeMirror({
  questions,
  tallies,
  beside,
}: Concluding<unknown, MirrorBeside, MirrorResult>): MirrorResult {
  const all = everybodys(tallies);
  const asked = (key: string) => questions.some((question) => question.key === key);
  const compared = beside.questions
    .filter(({ key }) => asked(guessKey(key)))
    .map(({ key, scores, ...question }) => {
      const customers = new Map(Object.entries(scores).map(([score, times]) => [Number(score), times]));
      const told = (tally: GroupTally, of: string, held: typeof heldGuess) =>
        answeredIn(tally, of) < 2
          ? null
          : {
              asked: tally.asked,
              held: held({
                metric: question.metric,
                customers,
                colleagues: distributionOf(tally, of),
                asked: tally.asked,
              }),
            };
      return {
        question,
        guess: told(all, guessKey(key), heldGuess),
        own: told(all, ownKey(key), heldOwn),
        groups: tallies.flatMap((tally) => {
          const guess = tally.group === null ? null : told(tally, guessKey(key), heldGuess);
          return guess === null || tally.group === null ? [] : [{ group: tally.group, guess }];
        }),
      };
    });
  const told = compared.flatMap(({ guess, own, groups }) => [
    guess,
    own,
    ...groups.map((each) => each.guess),
  ]);
  const every = told.filter((each) => each !== null);
  const judged = verdictsOf(every.map(({ held }) => held));
  const verdictOf = new Map(every.map((each, at) => [each, judged[at] ?? 'open'] as const));
  const comparisonOf = (each: ToldOf | null) =>
    each && compare(each.held, each.asked, verdictOf.get(each) ?? 'open');
  const guessed = questions.filter(({ key }) => key.startsWith(guessKey(''))).length;
  return {
    from: beside.from,
    to: beside.to,
    gone: guessed - compared.length,
    questions: compared.map(({ question, guess, own, groups }) => ({
      metric: question.metric,
      heat: question.isOneHeat ? question.heat : null,
      names: question.names,
      touchpoint: question.touchpoint,
      guess: comparisonOf(guess),
      own: comparisonOf(own),
      groups: groups.map(({ group, guess: each }) => ({
        group,
        guess: compare(each.held, each.asked, verdictOf.get(each) ?? 'open'),
      })),
    })),
  };
}

interface ToldOf {
  readonly asked: number;
  readonly held: HeldAgainst;
}

function compare(
  { unit, customers, colleagues, gap }: HeldAgainst,
  asked: number,
  verdict: Verdict,
): Comparison {
  const { change, low, high } = gap;
  return {
    ...{ unit, customers: figured(customers), colleagues: figureOf(colleagues, asked) },
    ...{ gap: { change, low, high }, verdict },
  };
}

function figured({ value, n, low, high, margin }: Estimate): CustomersFigure {
  return { value, n, low, high, margin };
}

/** What a result tells of one question, of everybody. */
export interface ToldView {
  readonly question: Mirrored;
  readonly of: 'guess' | 'own';
  readonly comparison: Comparison;
}

/** The widest gap that holds; where none does, the guess that came nearest of those shown to be right. Null: neither. */
export function foremost({ questions }: MirrorResult): ToldView | null {
  const all = questions.flatMap((question) =>
    (['guess', 'own'] as const).flatMap((of) => {
      const found = question[of];
      return found === null ? [] : [{ question, of, comparison: found }];
    }),
  );
  const byBreadth = all.toSorted((a, b) => breadthOf(b) - breadthOf(a));
  return (
    byBreadth.find(({ comparison: { verdict } }) => isGap(verdict)) ??
    byBreadth.findLast(({ of, comparison: { verdict } }) => of === 'guess' && verdict === 'near') ??
    null
  );
}

export function isGap(verdict: Verdict): boolean {
  return verdict === 'above' || verdict === 'below';
}

function breadthOf({ comparison: { unit, gap } }: ToldView): number {
  return breadth(unit, gap.change);
}
