// The vitals that a digest may tell: churn comes by the month, and a schedule tells each month once.
import { z } from 'zod';
import type { Store } from '../database/client.ts';
import { type MeasuredVitals, measuredVitals } from '../feedback/indicators/counts/vitals.ts';
import type { IndicatorQuestion } from '../feedback/indicators/indicators.ts';
import type { Address } from '../messages/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { figure } from './figure.ts';
import { toldIn } from './windows.ts';

/** Without the churn of a month that a digest of this schedule has told one of these channels since it ended. */
export async function vitalsToTell(
  db: Store,
  workspace: Workspace,
  { scheduleId, channels }: { readonly scheduleId: string | null; readonly channels: readonly Address[] },
  question: IndicatorQuestion,
): Promise<MeasuredVitals> {
  const found = await measuredVitals(db, workspace, question);
  const churn = found.rates.find(({ indicator }) => indicator.metric === 'churn');
  if (churn === undefined || scheduleId === null) return found;
  const { from, to } = churn.indicator.over;
  const runs = await db.digestRun.findMany({
    where: { workspaceId: workspace.id, scheduleId, occurrenceAt: { gte: to } },
    select: { id: true, snapshot: true },
  });
  const telling = runs.filter(({ snapshot }) => monthsIn(snapshot).has(from.toISOString()));
  const isTold = await toldIn(db, workspace.id, telling, channels);
  return isTold ? { ...found, rates: found.rates.filter((rate) => rate !== churn) } : found;
}

const told = z.object({
  sections: z.array(
    z.object({
      data: z.object({ churn: figure.nullish().catch(null), moved: figure.nullish().catch(null) }),
    }),
  ),
});

/** Of churn, wherever in a snapshot it was told. */
function monthsIn(snapshot: unknown): Set<string> {
  const { data } = told.safeParse(snapshot);
  const figures = (data?.sections ?? []).flatMap((section) => [section.data.churn, section.data.moved]);
  return new Set(figures.flatMap((each) => each?.month ?? []));
}
