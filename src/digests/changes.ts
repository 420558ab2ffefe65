// All that a digest may say has changed, judged as one family: indicators, how many answered, who left, moments of the journey.
import type { Store } from '../database/client.ts';
import {
  changesOf,
  type MeasuredVitals,
  type Vitals,
  vitalsOf,
} from '../feedback/indicators/counts/vitals.ts';
import {
  type Indicator,
  type IndicatorQuestion,
  measuredIndicators,
} from '../feedback/indicators/indicators.ts';
import { type Indifference, indifference, indifferenceOf } from '../feedback/indicators/indifference.ts';
import { type Measured, significantTogether, toldOf } from '../feedback/indicators/reading.ts';
import { measuredByColumn, type SegmentIndicator } from '../feedback/indicators/segments/segments.ts';

export interface Changes {
  readonly indicators: readonly Indicator[];
  readonly vitals: Vitals;
  /** By moment of the journey; none where the digest does not tell them. */
  readonly touchpoints: readonly SegmentIndicator[];
  /** How many changes were tested together. */
  readonly tested: number;
}

/** What was measured, before it is judged. */
export interface MeasuredChanges {
  readonly indicators: readonly Measured<Indicator>[];
  readonly vitals: MeasuredVitals;
  readonly touchpoints: readonly Measured<SegmentIndicator>[];
  /** Absent: what a company has that sets nothing. */
  readonly within?: Indifference;
}

export async function measuredChanges(
  db: Store,
  workspaceId: string,
  question: IndicatorQuestion,
  { vitals, byTouchpoint }: { readonly vitals: MeasuredVitals; readonly byTouchpoint: boolean },
): Promise<MeasuredChanges> {
  return {
    indicators: await measuredIndicators(db, workspaceId, question),
    vitals,
    touchpoints: byTouchpoint ? await measuredByColumn(db, workspaceId, question, 'touchpoint') : [],
    within: await indifferenceOf(db, workspaceId),
  };
}

/** One family (see statistics/discoveries.ts): over pure noise at most one digest in twenty calls anything a change. */
export function judgedAsOne({
  indicators,
  vitals,
  touchpoints,
  within = indifference,
}: MeasuredChanges): Changes {
  const compared = [...indicators, ...touchpoints].map((each) => each.compared);
  const changes = [...compared, ...changesOf(vitals)];
  const significant = significantTogether(changes);
  const later = indicators.length;
  return {
    indicators: indicators.map((each, at) => toldOf(each, significant[at] === true, within)),
    touchpoints: touchpoints.map((each, at) => toldOf(each, significant[later + at] === true, within)),
    vitals: vitalsOf(vitals, significant.slice(compared.length), within),
    tested: changes.filter((change) => change !== null).length,
  };
}
