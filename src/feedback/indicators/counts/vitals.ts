// What a period's answers say besides their scores: how many came, how many of those invited answered, how many customers left. Each
// with an honest change, all judged together.
import { zoneOf } from '../../../calendar/zone.ts';
import type { Store } from '../../../database/client.ts';
import { countChange } from '../../../statistics/counts.ts';
import type { Change } from '../../../statistics/distribution.ts';
import { answersIn, type FeedbackFilters, type Period } from '../../filters.ts';
import { answersOf, type IndicatorQuestion, periodsOf } from '../indicators.ts';
import { judged, type Reading, significantTogether } from '../reading.ts';
import { churnRate, type Rate, responseRates } from './rates.ts';

/** Answers that carry words or a score. */
export interface Volume extends Pick<Reading, 'change' | 'direction'> {
  readonly now: number;
  /** Over the period that it is compared with, which may be longer or shorter. */
  readonly before: number;
}

export interface Vitals {
  /** `change` is `now` minus what the earlier pace gives (see statistics/counts.ts); null where nothing came before. */
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
  const zone = zoneOf(workspace.timeZone);
  const volume = await volumeOf(db, workspace.id, question);
  const responses = await responseRates(db, workspace.id, question, zone);
  const churn = isPart(question.filters) ? null : await churnRate(db, workspace.id, question.to, zone);
  const rates = [...responses, ...(churn ? [churn] : [])];
  const [moved = false, ...ratesMoved] = significantTogether([
    volume.compared,
    ...rates.map(({ compared }) => compared),
  ]);
  const told = rates.map(({ indicator, compared }, at) =>
    compared ? { ...indicator, ...judged(compared, ratesMoved[at] === true) } : indicator,
  );
  const { now, before, compared } = volume;
  const { change, direction } = compared ? judged(compared, moved) : { change: null, direction: null };
  return {
    volume: { now, before, change, direction },
    responses: told.filter(({ metric }) => metric === 'responses'),
    churn: told.find(({ metric }) => metric === 'churn') ?? null,
  };
}

async function volumeOf(
  db: Store,
  workspaceId: string,
  question: IndicatorQuestion,
): Promise<{ now: number; before: number; compared: Change | null }> {
  const { filters } = question;
  const sides = answersOf(question);
  const periods = periodsOf(question);
  const now = await db.feedback.count({ where: answersIn(workspaceId, sides.now, filters) });
  const before = await db.feedback.count({ where: answersIn(workspaceId, sides.before, filters) });
  if (before === 0) return { now, before, compared: null };
  const length = ({ from, to }: Period) => to.getTime() - from.getTime();
  const earlier = { count: before, over: length(periods.before) };
  const later = { count: now, over: length(periods.now) };
  return { now, before, compared: countChange(earlier, later) };
}

function isPart(filters: FeedbackFilters): boolean {
  const { sourceIds, touchpoints, metrics, heat, scoreMin, scoreMax } = filters;
  const chosen = [sourceIds, touchpoints, metrics].some((list) => list !== undefined && list.length > 0);
  return chosen || [heat, scoreMin, scoreMax].some((each) => each !== undefined);
}
