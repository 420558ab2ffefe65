// What a period's answers say besides their scores: how many came, how many of those invited answered, how many customers left. Each
// with an honest change, all judged together.
import { zoneOf } from '../../../calendar/zone.ts';
import type { Store } from '../../../database/client.ts';
import type { Change } from '../../../statistics/distribution.ts';
import type { FeedbackFilters } from '../../filters.ts';
import { type IndicatorQuestion, periodsOf } from '../indicators.ts';
import { type Indifference, indifference, indifferenceOf } from '../indifference.ts';
import { judged, type Measured, type Reading, significantTogether, toldOf } from '../reading.ts';
import { churnBetween, churnRate, type Rate, responseRates } from './rates.ts';
import { type AnswerVolume, cameOf } from './volume.ts';

export type Volume = Pick<AnswerVolume, 'now' | 'before' | 'alike'> & Pick<Reading, 'change' | 'direction'>;

export interface Vitals {
  /** `change` is of what is alike, against what the earlier pace gives (see statistics/counts.ts); null where nothing can be compared. */
  readonly volume: Volume;
  readonly responses: readonly Rate[];
  /** Null where no month is known, or where the filters look at a part of the answers only. */
  readonly churn: Rate | null;
}

/** Days and months are those of the company's time zone. */
export async function vitals(
  db: Store,
  workspace: { readonly id: string; readonly timeZone: string },
  question: IndicatorQuestion,
): Promise<Vitals> {
  const measured = await measuredVitals(db, workspace, question);
  const within = await indifferenceOf(db, workspace.id);
  return vitalsOf(measured, significantTogether(changesOf(measured)), within);
}

/** Vitals that are not judged yet. */
export interface MeasuredVitals {
  readonly came: AnswerVolume;
  readonly rates: readonly Measured<Rate>[];
}

/** `vitals` before they are judged, for who tells more changes beside them. */
export async function measuredVitals(
  db: Store,
  workspace: { readonly id: string; readonly timeZone: string },
  question: IndicatorQuestion,
): Promise<MeasuredVitals> {
  const zone = zoneOf(workspace.timeZone);
  const came = await cameOf(db, workspace.id, question);
  const responses = await responseRates(db, workspace.id, question, zone);
  const churn = isPart(question.filters)
    ? null
    : question.previousTo
      ? await churnBetween(db, workspace.id, periodsOf(question), zone)
      : await churnRate(db, workspace.id, question.to, zone);
  return { came, rates: [...responses, ...(churn ? [churn] : [])] };
}

/** The changes among them, in the order in which `vitalsOf` wants their judgements. */
export function changesOf({ came, rates }: MeasuredVitals): (Change | null)[] {
  return [came.compared, ...rates.map(({ compared }) => compared)];
}

export function vitalsOf(
  { came, rates }: MeasuredVitals,
  [moved = false, ...ratesMoved]: readonly boolean[],
  within: Indifference = indifference,
): Vitals {
  const told = rates.map((rate, at) => toldOf(rate, ratesMoved[at] === true, within));
  const { now, before, alike, compared } = came;
  const { change, direction } = compared ? judged(compared, moved, null) : { change: null, direction: null };
  return {
    volume: { now, before, ...(alike ? { alike } : {}), change, direction },
    responses: told.filter(({ metric }) => metric === 'responses'),
    churn: told.find(({ metric }) => metric === 'churn') ?? null,
  };
}

/** Whether these filters look at a part of the answers only: of which nobody knows how many customers there are. */
export function isPart(filters: FeedbackFilters): boolean {
  const { sourceIds, touchpoints, segments, metrics, heat, mood } = filters;
  const chosen = [sourceIds, touchpoints, segments, metrics].some(
    (list) => list !== undefined && list.length > 0,
  );
  return chosen || [heat, mood].some((each) => each !== undefined);
}
