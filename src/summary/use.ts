// What asking the model costs, by day: counted before anything is sent, so that nobody asks more often than the settings allow.
import { dayIn } from '../calendar/zone.ts';
import type { Db, Store } from '../database/client.ts';
import type { ModelCost } from './endpoint.ts';

/** A request, and the one without `response_format` where that is not taken. */
const REQUESTS_OF_ONE = 2;

export interface Using {
  readonly db: Db;
  readonly workspace: { readonly id: string; readonly timeZone: string };
  readonly now: Date;
}

/** Takes what one summary may need of the day; false where so much is not left. Two at once never take more than there is. */
export async function takeRequests({ db, workspace, now }: Using, perDay: number): Promise<boolean> {
  const id = { workspaceId: workspace.id, day: dayIn(workspace.timeZone, now) };
  const none = { requests: 0, failures: 0, charactersOut: 0, charactersIn: 0 };
  await db.summaryUse.upsert({ where: { workspaceId_day: id }, create: { ...id, ...none }, update: {} });
  const { count } = await db.summaryUse.updateMany({
    where: { ...id, requests: { lte: perDay - REQUESTS_OF_ONE } },
    data: { requests: { increment: REQUESTS_OF_ONE } },
  });
  return count === 1;
}

/** What it came to, on the day that was taken from. */
export async function noteCost({ db, workspace, now }: Using, cost: ModelCost): Promise<void> {
  await db.summaryUse.updateMany({
    where: { workspaceId: workspace.id, day: dayIn(workspace.timeZone, now) },
    data: {
      requests: { increment: cost.requests - REQUESTS_OF_ONE },
      failures: { increment: cost.failures },
      charactersOut: { increment: cost.charactersOut },
      charactersIn: { increment: cost.charactersIn },
    },
  });
}

export interface MonthUse extends ModelCost {
  /** YYYY-MM. */
  readonly month: string;
}

/** The latest first. */
export async function usePerMonth(db: Store, workspaceId: string): Promise<readonly MonthUse[]> {
  const days = await db.summaryUse.findMany({ where: { workspaceId }, orderBy: { day: 'desc' } });
  const months = new Map<string, MonthUse>();
  for (const { day, ...use } of days) {
    const month = day.slice(0, 7);
    const before = months.get(month);
    months.set(month, {
      month,
      requests: use.requests + (before?.requests ?? 0),
      failures: use.failures + (before?.failures ?? 0),
      charactersOut: use.charactersOut + (before?.charactersOut ?? 0),
      charactersIn: use.charactersIn + (before?.charactersIn ?? 0),
    });
  }
  return [...months.values()];
}

export async function usedOn(db: Store, workspaceId: string, day: string): Promise<number> {
  const row = await db.summaryUse.findUnique({ where: { workspaceId_day: { workspaceId, day } } });
  return row?.requests ?? 0;
}
