// What happened to a suggestion, in order; every screen and number about it is derived from this.
import { z } from 'zod';
import type { Store } from '../database/client.ts';
import type { SuggestionEventModel } from '../database/generated/sqlite/models.ts';
import type { Act } from './lifecycle.ts';

/** What an act is called once it has happened. */
export const eventOf = {
  acknowledge: 'acknowledged',
  study: 'taken-up',
  plan: 'planned',
  test: 'trial-started',
  conclude: 'trial-concluded',
  complete: 'completed',
  decline: 'declined',
  merge: 'merged',
  reply: 'replied',
  reassign: 'reassigned',
  'pass-on': 'passed-on',
  'write-back': 'wrote-back',
  confirm: 'confirmed',
  contest: 'contested',
  edit: 'edited',
  withdraw: 'withdrawn',
  reopen: 'reopened',
} as const satisfies Readonly<Record<Act, string>>;

export type EventKind =
  | 'submitted'
  | (typeof eventOf)[Act]
  /** Nobody is left to answer; the admins were told. */
  | 'unowned'
  | 'supported'
  | 'followed'
  | 'unfollowed'
  /** Another one was merged into this one: its supporters and followers came along. */
  | 'joined';

const day = z.iso.date();

/** What an event keeps besides who and when; each kind fills its own. */
const details = z.object({
  /** The words that went with it. */
  text: z.string().optional(),
  /** The sender of these words has changed them since, or taken them back. */
  changed: z.enum(['edited', 'deleted']).optional(),
  /** Owners before and after, where they changed, and the first one; the suggestion that came, for `joined`. */
  from: z.string().nullable().optional(),
  to: z.string().nullable().optional(),
  /** Which reply was promised by when: at submission, and at each reopening. */
  dueAt: z.iso.datetime().optional(),
  /** These words were the promised reply, so many working minutes after it was asked for. */
  answeredAfter: z.number().int().nonnegative().optional(),
  /** The suggestion that goes on instead, for `merged`. */
  into: z.string().optional(),
  /** Who came along, for `joined`. */
  supporters: z.array(z.string()).optional(),
  followers: z.array(z.string()).optional(),
  trial: z.object({ people: z.string(), endsOn: day }).optional(),
  /** For when it is planned; without a day: no date yet. */
  plan: z.object({ day: day.nullable() }).optional(),
});
export type EventData = z.infer<typeof details>;

export interface NewEvent {
  readonly workspaceId: string;
  readonly suggestionId: string;
  /** Its place in the history: as many as there were before it, so that two writers at once cannot both succeed unnoticed. */
  readonly position: number;
  readonly kind: EventKind;
  /** Null when an anonymous author acted, or the bot. */
  readonly actorId: string | null;
  readonly at: Date;
  readonly data?: EventData;
  readonly formKey?: string | undefined;
  readonly letterId?: string | undefined;
}

export async function append(tx: Store, event: NewEvent): Promise<void> {
  const { data = {}, formKey = null, letterId = null, ...rest } = event;
  await tx.suggestionEvent.create({
    data: { ...rest, data: { ...data }, formKey, letterId },
    select: { position: true },
  });
}

export function historyOf(
  db: Store,
  workspaceId: string,
  suggestionId: string,
): Promise<SuggestionEventModel[]> {
  return db.suggestionEvent.findMany({ where: { workspaceId, suggestionId }, orderBy: { position: 'asc' } });
}

/** What an event keeps, checked. */
export function dataOf(event: Pick<SuggestionEventModel, 'data'>): EventData {
  return details.parse(event.data);
}
