// How many cases wait for somebody at each touchpoint: counts alone, for a case and its customer's words are for its channel.
import { type Store, statements } from '../../database/client.ts';

/** By the touchpoints of the answers that a case is about; one that is about several is counted at each. */
export async function openCasesAt(db: Store, workspaceId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await statements(db, workspaceId).query<
    { touchpoint: string; cases: bigint | number }[]
  >`SELECT f."touchpoint", COUNT(DISTINCT c."id") AS "cases"
    FROM "CustomerCase" AS c
    JOIN "CaseFeedback" AS a ON a."workspaceId" = c."workspaceId" AND a."caseId" = c."id"
    JOIN "Feedback" AS f ON f."workspaceId" = a."workspaceId" AND f."id" = a."feedbackId"
    WHERE c."workspaceId" = ${workspaceId} AND c."status" <> 'resolved' AND f."touchpoint" IS NOT NULL
    GROUP BY f."touchpoint"`;
  return new Map(rows.map(({ touchpoint, cases }) => [touchpoint, Number(cases)]));
}
