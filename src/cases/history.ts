// What happened to a case, in order; the numbers about cases are counted from this.
import { z } from 'zod';
import type { Store } from '../database/client.ts';
import type { CaseEventModel } from '../database/generated/sqlite/models.ts';
import type { Act } from './lifecycle.ts';

/** What an act is called once it has happened. */
export const eventOf = {
  take: 'taken',
  contact: 'contacted',
  'hand-over': 'handed-over',
  resolve: 'resolved',
} as const satisfies Readonly<Record<Act, string>>;

export type EventKind =
  | 'opened'
  | (typeof eventOf)[Act]
  /** The same customer answered badly again while it went on. */
  | 'answered-again'
  /** The same customer answered badly again after it was resolved. */
  | 'reopened';

/** What an event keeps besides who and when; each kind fills its own. */
const details = z.object({
  /** What was done, for `resolved`; the words to the colleague, for `handed-over`. */
  text: z.string().optional(),
  /** Who had it before and after, for `handed-over`. */
  from: z.string().nullable().optional(),
  to: z.string().optional(),
  /** The answer that came, for `opened`, `answered-again` and `reopened`. */
  feedbackId: z.string().optional(),
});
export type EventData = z.infer<typeof details>;

export interface NewEvent {
  readonly workspaceId: string;
  readonly caseId: string;
  /** As many as there were before it, so that two writers at once cannot both succeed unnoticed. */
  readonly position: number;
  readonly kind: EventKind;
  /** Null when a customer answered. */
  readonly actorId: string | null;
  readonly at: Date;
  readonly data?: EventData;
  /** The opening of the form that it came from: the same one twice is stored once. */
  readonly formKey?: string | undefined;
}

export async function append(tx: Store, event: NewEvent): Promise<void> {
  const { data = {}, formKey = null, ...rest } = event;
  await tx.caseEvent.create({ data: { ...rest, data: { ...data }, formKey }, select: { position: true } });
}

/** What an event keeps, checked. */
export function dataOf(event: Pick<CaseEventModel, 'data'>): EventData {
  return details.parse(event.data);
}
