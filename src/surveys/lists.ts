// All surveys of a company as admins see them, each with its latest round; and the rounds that have closed, as programs read them.
import type { Store } from '../database/client.ts';
import type { SurveyModel, SurveyRoundModel } from '../database/generated/sqlite/models.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { roundOf } from './round.ts';
import { type PublishedRound, publishedOf, whatFollows } from './told.ts';

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

interface PartOfClosed {
  /** By number; left out: of all. */
  readonly survey?: number | undefined;
  /** After that round of that survey, by their numbers. */
  readonly after: { readonly survey: number; readonly round: number };
  readonly take: number;
}

/** By survey and round. */
export async function closedAfter(
  db: Store,
  workspace: Workspace,
  { survey, after, take }: PartOfClosed,
): Promise<PublishedRound[]> {
  const workspaceId = workspace.id;
  const of = (where: object) => ({ survey: { is: { workspaceId, ...where } } });
  const rows = await db.surveyRound.findMany({
    where: {
      ...{ workspaceId, state: 'closed' },
      AND: [
        {
          OR: [
            of({ number: { gt: after.survey } }),
            { ...of({ number: after.survey }), number: { gt: after.round } },
          ],
        },
        ...(survey === undefined ? [] : [of({ number: survey })]),
      ],
    },
    include: { survey: true },
    orderBy: [{ survey: { number: 'asc' } }, { number: 'asc' }],
    take,
  });
  const told: PublishedRound[] = [];
  for (const each of rows) {
    const round = roundOf(each);
    told.push(publishedOf(round, await whatFollows(db, round), workspace));
  }
  return told;
}
