// Which answers of a batch are quoted, and where: what taking it back edits.
import { type Store, statements } from '../database/client.ts';
import type { Address } from '../messages/message.ts';

/** Ids, at most so many. */
export async function quotedOf(
  db: Store,
  workspaceId: string,
  batch: number,
  most: number,
): Promise<string[]> {
  const rows = await statements(db, workspaceId).query<{ id: string }[]>`
    SELECT DISTINCT q."feedbackId" AS "id" FROM "Quotation" AS q
    JOIN "Feedback" AS f ON f."workspaceId" = q."workspaceId" AND f."id" = q."feedbackId"
    WHERE q."workspaceId" = ${workspaceId} AND f."batch" = ${batch} LIMIT ${most}`;
  return rows.map(({ id }) => id);
}

/** How many messages that stand in a chat quote it, by where they stand; the most first. */
export async function postedQuotes(
  db: Store,
  workspaceId: string,
  batch: number,
): Promise<readonly { readonly address: Address; readonly messages: number }[]> {
  const rows = await statements(db, workspaceId).query<{ address: string; messages: number | bigint }[]>`
    SELECT d."address" AS "address", COUNT(DISTINCT COALESCE(d."replaces", d."id")) AS "messages" FROM "Quotation" AS q
    JOIN "Feedback" AS f ON f."workspaceId" = q."workspaceId" AND f."id" = q."feedbackId"
    JOIN "Delivery" AS d ON d."workspaceId" = q."workspaceId" AND d."id" = q."deliveryId"
    WHERE q."workspaceId" = ${workspaceId} AND f."batch" = ${batch} AND d."state" IN ('sent', 'claimed')
    GROUP BY d."address" ORDER BY 2 DESC, 1`;
  return rows.map(({ address, messages }) => ({ address, messages: Number(messages) }));
}
