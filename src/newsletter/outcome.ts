// What became of a list's latest issue, reader by reader, in numbers. Read from the ledger.
import type { Store } from '../database/client.ts';
import { listAddress } from './addresses.ts';
import { newsletterKinds } from './kinds.ts';

export interface IssueOutcome {
  /** Of the list's own row. */
  readonly id: string;
  readonly at: Date;
  readonly arrived: number;
  /** Not sent yet, or tried again soon. */
  readonly waiting: number;
  /** Nobody knows whether they arrived: an admin decides. */
  readonly unknown: number;
  /** The server did not take the letter, and is asked again rarely. */
  readonly refused: number;
  /** The server knows no such reader. */
  readonly bounced: number;
}

/** Null where there was none. @param firstKind what the list's own row is: a digest */
export async function latestIssue(
  db: Store,
  workspaceId: string,
  listId: string,
  firstKind: string,
): Promise<IssueOutcome | null> {
  const address = listAddress(listId);
  const issue = await db.delivery.findFirst({
    where: { workspaceId, address, kind: firstKind },
    orderBy: { queuedAt: 'desc' },
    select: { id: true, subject: true, queuedAt: true, state: true },
  });
  if (issue === null) return null;
  const inAll = await db.delivery.findMany({
    where: { workspaceId, address, subject: issue.subject },
    select: { id: true, state: true },
  });
  const letters = {
    workspaceId,
    threadOf: { in: inAll.map(({ id }) => id) },
    kind: newsletterKinds.newsletter.name,
  };
  const count = (more: object) => db.delivery.count({ where: { ...letters, ...more } });
  const isBegun = inAll.every(({ state }) => state !== 'pending' && state !== 'claimed');
  return {
    id: issue.id,
    at: issue.queuedAt,
    arrived: await count({ state: 'sent' }),
    waiting: (await count({ state: { in: ['pending', 'claimed'] } })) + (isBegun ? 0 : 1),
    unknown: await count({ state: 'held', retryAt: null }),
    refused: await count({ state: 'held', retryAt: { not: null } }),
    bounced: await count({ state: 'dropped', reason: 'not-found' }),
  };
}
