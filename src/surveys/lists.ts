// All surveys of a company as admins see them, each with its latest round.
import type { Store } from '../database/client.ts';
import type { SurveyModel, SurveyRoundModel } from '../database/generated/sqlite/models.ts';

export interface ListedSurvey {
  readonly survey: SurveyModel;
  /** Null: none was opened yet. */
  readonly latest: SurveyRoundModel | null;
}

/** Those that go on first, the newest first; then those that have ended. */
export async function allSurveys(db: Store, workspaceId: string): Promise<ListedSurvey[]> {
  const rows = await db.survey.findMany({
    where: { workspaceId },
    orderBy: { number: 'desc' },
    include: { rounds: { orderBy: { number: 'desc' }, take: 1 } },
  });
  const listed = rows.map(({ rounds: [latest = null], ...survey }) => ({ survey, latest }));
  const isOver = ({ survey }: ListedSurvey) => Number(survey.endedAt !== null);
  return listed.toSorted((a, b) => isOver(a) - isOver(b));
}
