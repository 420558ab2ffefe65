// How long what surveys keep is kept, by the heartbeat: who was asked for thirteen months, comments for two years, totals for five. What goes
// as a round closes is close.ts; erasing somebody on request is erasure/.
import { hourly } from '../beat.ts';
import { msPerDay } from '../calendar/day.ts';
import { emptyLog } from '../database/client.ts';
import type { Shell } from '../workspace/shell.ts';

/**
 * From the closing of a round. Who was asked: so long earlier rounds are held against a new one (showing.ts), one that is asked each year
 * included; by then 93 % of all are taken to have changed their answer (disclosure/light.ts). The seven days between two surveys are less.
 */
export const KEPT_DAYS = { asked: 400, comments: 730, totals: 1826 } as const;

export const forgettingSurveys = hourly('survey-retention', forgetSurveys);

/** Safe to call at any time, by any number of replicas. The last round of a survey stays: its threshold was promised for those to come. */
export async function forgetSurveys({ database, workspace, now }: Shell): Promise<void> {
  const { db } = database;
  const workspaceId = workspace.id;
  const closedBefore = (days: number) => ({
    ...{ workspaceId, state: 'closed' },
    closedAt: { lt: new Date(now.getTime() - days * msPerDay) },
  });
  const counts: number[] = [];
  const asked = await db.surveyRound.findMany({
    where: { ...closedBefore(KEPT_DAYS.asked), invited: { some: { workspaceId } } },
    select: { id: true },
  });
  for (const { id: roundId } of asked)
    counts.push((await db.surveyInvited.deleteMany({ where: { workspaceId, roundId } })).count);
  const commented = await db.surveyRound.findMany({
    where: { ...closedBefore(KEPT_DAYS.comments), comments: { some: { workspaceId } } },
    select: { id: true },
  });
  for (const { id: roundId } of commented)
    counts.push((await db.surveyComment.deleteMany({ where: { workspaceId, roundId } })).count);
  const old = await db.surveyRound.findMany({
    where: closedBefore(KEPT_DAYS.totals),
    select: { id: true, number: true, surveyId: true },
  });
  for (const { id, number, surveyId } of old) {
    const later = { workspaceId, surveyId, number: { gt: number } };
    if ((await db.surveyRound.count({ where: later })) > 0)
      counts.push((await db.surveyRound.deleteMany({ where: { workspaceId, id } })).count);
  }
  if (counts.some((count) => count > 0)) await emptyLog(database);
}
