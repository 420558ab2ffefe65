// Whose words a channel has read lately, from the ledger: what is quoted to it again, and when, is decided from this.
import { type Store, statements } from '../database/client.ts';
import { Prisma } from '../database/generated/sqlite/client.ts';
import type { Address } from '../messages/message.ts';
import { digestKinds } from './kinds.ts';

/** Digests of a channel, of whichever schedule, in which nobody is quoted twice. */
const QUOTES_REST_FOR = 12;
/** Channels that one statement asks about: a digest may go to thousands. */
const AT_ONCE = 500;

/** Ids of the feedback quoted in the latest 12 digests of any of these channels, threads included; those that were dropped are not counted. */
export async function quotedLately(
  db: Store,
  workspaceId: string,
  channels: readonly Address[],
): Promise<Set<string>> {
  const quoted = new Set<string>();
  for (let i = 0; i < channels.length; i += AT_ONCE) {
    const here = Prisma.join(channels.slice(i, i + AT_ONCE));
    const rows = await statements(db, workspaceId).query<{ readonly feedbackId: string }[]>`
      WITH latest AS (
        SELECT ranked."id" FROM (
          SELECT "id", row_number() OVER (PARTITION BY "address" ORDER BY "queuedAt" DESC, "id" DESC) AS place
          FROM "Delivery"
          WHERE "workspaceId" = ${workspaceId} AND "kind" = ${digestKinds.digest.name} AND "state" <> 'dropped' AND "address" IN (${here})
        ) ranked WHERE ranked.place <= ${QUOTES_REST_FOR})
      SELECT q."feedbackId" FROM latest
        JOIN "Quotation" q ON q."workspaceId" = ${workspaceId} AND q."deliveryId" = latest."id"
      UNION SELECT q."feedbackId" FROM latest
        JOIN "Delivery" t ON t."workspaceId" = ${workspaceId} AND t."threadOf" = latest."id"
        JOIN "Quotation" q ON q."workspaceId" = ${workspaceId} AND q."deliveryId" = t."id"`;
    for (const { feedbackId } of rows) quoted.add(feedbackId);
  }
  return quoted;
}
