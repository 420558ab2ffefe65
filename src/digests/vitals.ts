// The vitals that a digest may tell: churn comes by the month, and a schedule tells each month once.
import { z } from 'zod';
import type { Store } from '../database/client.ts';
import { type Vitals, vitals } from '../feedback/indicators/counts/vitals.ts';
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
): Promise<Vitals> {
  const found = await vitals(db, workspace, question);
  if (found.churn === null || scheduleId === null) return found;
  const { from, to } = found.churn.over;
  const runs = await db.digestRun.findMany({
    where: { workspaceId: workspace.id, scheduleId, occurrenceAt: { gte: to } },
    select: { id: true, snapshot: true },
  });
  const telling = runs.filter(({ snapshot }) => monthsIn(snapshot).has(from.toISOString()));
  const isTold = await toldIn(db, workspace.id, telling, channels);
  return isTold ? { ...found, churn: null } : found;
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
