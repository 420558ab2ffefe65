// What customers answered before an action was done and after, and in the same weeks of the year before, counted by the database. What it
// comes to is judging.ts.
import { zoneOf } from '../../calendar/zone.ts';
import type { Store } from '../../database/client.ts';
import { figureOf } from '../../digests/figure.ts';
import type { FeedbackFilters, Heat, Metric, Period } from '../../feedback/filters.ts';
import { alikeSources } from '../../feedback/indicators/alike.ts';
import { countAnswers } from '../../feedback/indicators/answered.ts';
import { distributionOf, LEAST_ANSWERS, measure, NOBODY } from '../../feedback/indicators/indicators.ts';
import { indifferenceOf } from '../../feedback/indicators/indifference.ts';
import { answers } from '../../statistics/distribution.ts';
import type { IndicatorMoves, Moves } from '../moves.ts';
import { type BeforeAfter, type Effect, type EffectLook, effectOf, heatToCompare } from './judging.ts';
import { questionEffect } from './question.ts';
import { lastYearsOf, type Windows, windowsOf } from './windows.ts';

/** Of a company's action that was done on a day of its calendar (YYYY-MM-DD), as the answers stand now. */
export async function measuredEffect(
  db: Store,
  workspace: { readonly id: string; readonly timeZone: string },
  { moves, doneOn }: { readonly moves: Moves; readonly doneOn: string },
  look: EffectLook,
): Promise<Effect> {
  if ('question' in moves) return questionEffect(db, workspace, { moves, doneOn }, look);
  const zone = zoneOf(workspace.timeZone);
  const windows = windowsOf(doneOn, look, zone);
  const { metric } = moves;
  const within = await indifferenceOf(db, workspace.id);
  const like = await comparable(db, workspace.id, moves, windows);
  const { heat, leftOut } = like;
  const sides = await sidesOf(db, workspace.id, windows, like);
  const then = await sidesOf(db, workspace.id, lastYearsOf(doneOn, look, zone), like);
  const isKnown = Math.min(answers(then.before), answers(then.after)) >= LEAST_ANSWERS;
  const shown = (side: keyof BeforeAfter) =>
    figureOf({ ...measure({ metric }, then[side], NOBODY).indicator, heat });
  const { before, after, direction } = effectOf(look, metric, sides, within);
  return {
    look,
    before: { ...before, heat },
    after: { ...after, heat },
    direction,
    hoped: moves.direction,
    lastYear: isKnown ? { before: shown('before'), after: shown('after') } : null,
    leftOut,
  };
}

/** Of what should move, the answers of any time. */
export function filtersOf({ metric, touchpoint, segment, heat }: IndicatorMoves): FeedbackFilters {
  return {
    metrics: [metric],
    ...(touchpoint === null ? {} : { touchpoints: [touchpoint] }),
    ...(segment ? { segments: [segment] } : {}),
    ...(heat ? { heat } : {}),
  };
}

interface Comparable {
  readonly metric: Metric;
  readonly heat: Heat;
  readonly filters: FeedbackFilters;
  readonly leftOut: number;
}

/**
 * Like with like: of one heat, and of sources that were heard of on both sides. A survey that began meanwhile says nothing of what changed.
 */
async function comparable(
  db: Store,
  workspaceId: string,
  moves: IndicatorMoves,
  { before, after }: Windows,
): Promise<Comparable> {
  const wanted = filtersOf(moves);
  const counted = async (period: Period) => countAnswers(db, workspaceId, period, wanted);
  const heat = moves.heat ?? heatToCompare(moves.metric, await counted(before), await counted(after));
  const filters = { ...wanted, heat };
  const { sourceIds, leftOut } = await alikeSources(db, workspaceId, { before, now: after }, filters);
  return { metric: moves.metric, heat, filters: { ...filters, sourceIds }, leftOut };
}

async function sidesOf(
  db: Store,
  workspaceId: string,
  { before, after }: Windows,
  { metric, heat, filters }: Comparable,
): Promise<BeforeAfter> {
  const counted = async (period: Period) =>
    distributionOf(await countAnswers(db, workspaceId, period, filters), metric, heat);
  return { before: await counted(before), after: await counted(after) };
}
