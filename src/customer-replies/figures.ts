// How many customers heard back, and within what time: counted by what vendors have taken. How it is worded: whoever tells it.
import type { Store } from '../database/client.ts';
import { answersIn, type FeedbackFilters, type Period } from '../feedback/filters.ts';
import { inPortions } from '../feedback/portions.ts';
import { CUSTOMER } from './address.ts';
import { replyKinds } from './kinds.ts';

export interface HeardBack {
  /** To whom a first reply of the period was sent; one of whom nothing is known counts for each answer. */
  readonly customers: number;
  /** From their answer to that reply, in hours; null where fewer than five heard back. */
  readonly medianHours: number | null;
}

/** A median of fewer says little. */
const LEAST = 5;
const HOUR_MS = 3_600_000;

/** Of replies that were sent in the period; with filters, of those to answers that they keep. */
export async function heardBack(
  db: Store,
  workspaceId: string,
  { from, to, filters = {} }: Period & { readonly filters?: FeedbackFilters },
): Promise<HeardBack> {
  const sent = await db.delivery.findMany({
    where: {
      workspaceId,
      address: { startsWith: `${CUSTOMER}:` },
      kind: replyKinds['customer-reply'].name,
      state: 'sent',
      sentAt: { gte: from, lt: to },
    },
    select: { id: true, sentAt: true },
    orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
  });
  const isFiltering = Object.values(filters).some((each) => !Array.isArray(each) || each.length > 0);
  const answered = new Map<string, { readonly feedbackId: string; readonly answeredAt: Date }>();
  const customers = new Map<string, string | null>();
  for (const ids of inPortions(sent.map(({ id }) => id))) {
    const rows = await db.customerReply.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { id: true, feedbackId: true, answeredAt: true },
    });
    for (const { id, ...row } of rows) answered.set(id, row);
    const asked = isFiltering ? answersIn(workspaceId, { from: new Date(0), to }, filters) : { workspaceId };
    const answers = await db.feedback.findMany({
      where: { AND: [asked, { id: { in: rows.map(({ feedbackId }) => feedbackId) } }] },
      select: { id: true, customer: true },
    });
    for (const { id, customer } of answers) customers.set(id, customer);
  }
  const waits = new Map<string, number>();
  for (const { id, sentAt } of sent) {
    const reply = answered.get(id);
    if (reply === undefined || sentAt === null) continue;
    if (isFiltering && !customers.has(reply.feedbackId)) continue;
    const customer = customers.get(reply.feedbackId);
    const who = customer ? `customer ${customer}` : `answer ${reply.feedbackId}`;
    if (!waits.has(who)) waits.set(who, Math.max(0, sentAt.getTime() - reply.answeredAt.getTime()));
  }
  const medianMs = waits.size < LEAST ? null : medianOf([...waits.values()]);
  return { customers: waits.size, medianHours: medianMs === null ? null : medianMs / HOUR_MS };
}

/** Of at least one. */
function medianOf(values: readonly number[]): number {
  const inOrder = values.toSorted((a, b) => a - b);
  const middle = (inOrder.length - 1) / 2;
  return ((inOrder[Math.floor(middle)] ?? 0) + (inOrder[Math.ceil(middle)] ?? 0)) / 2;
}
