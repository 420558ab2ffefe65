// Whose results of colleagues' surveys somebody reads on a map: those of whoever was asked, as in the chat.
import type { Store } from '../../database/client.ts';

/** 'all': an operator, or an admin who chose so for a page. 'none': nobody's results. Else the person's, an admin's all. */
export type ReadsSurveys = 'all' | 'none' | { readonly personId: string; readonly isAdmin: boolean };

interface ReadRound {
  readonly id: string;
  readonly survey: { readonly createdById: string };
}

/** Whether whoever looks at the map was asked in that round, made its survey, or looks after all. */
export async function readsRound(
  db: Store,
  workspaceId: string,
  { id: roundId, survey }: ReadRound,
  reads: ReadsSurveys,
): Promise<boolean> {
  if (reads === 'all' || reads === 'none') return reads === 'all';
  const { personId, isAdmin } = reads;
  if (isAdmin || survey.createdById === personId) return true;
  return (await db.surveyInvited.count({ where: { workspaceId, roundId, personId } })) > 0;
}
