// What happened to a suggestion, in order; every screen and number about replies is derived from it.
import type { Store } from '../database/client.ts';
import type { SuggestionEventModel } from '../database/generated/sqlite/models.ts';
import type { Act } from './lifecycle.ts';

export type EventKind =
  | 'submitted'
  | 'acknowledged'
  | 'replied'
  | 'declined'
  | 'completed'
  | 'reassigned'
  | 'wrote-back';

/** What an act is called once it has happened. */
export const eventOf: Readonly<Record<Act, EventKind>> = {
  acknowledge: 'acknowledged',
  reply: 'replied',
  decline: 'declined',
  complete: 'completed',
  reassign: 'reassigned',
  'write-back': 'wrote-back',
};

export interface NewEvent {
  readonly workspaceId: string;
  readonly suggestionId: string;
  readonly kind: EventKind;
  /** Null when an anonymous author acted. */
  readonly actorId: string | null;
  readonly at: Date;
  readonly data?: { readonly text?: string; readonly from?: string | null; readonly to?: string | null };
  readonly formKey?: string;
}

/** Appends; positions have no holes, so that two writers at once cannot both succeed unnoticed. */
export async function append(tx: Store, event: NewEvent): Promise<void> {
  const { workspaceId, suggestionId } = event;
  const position = await tx.suggestionEvent.count({ where: { workspaceId, suggestionId } });
  await tx.suggestionEvent.create({
    data: {
      workspaceId,
      suggestionId,
      position,
      kind: event.kind,
      actorId: event.actorId,
      at: event.at,
      data: { ...event.data },
      formKey: event.formKey ?? null,
    },
  });
}

export function historyOf(
  db: Store,
  workspaceId: string,
  suggestionId: string,
): Promise<SuggestionEventModel[]> {
  return db.suggestionEvent.findMany({ where: { workspaceId, suggestionId }, orderBy: { position: 'asc' } });
}

/** The words of an event, where it has some. */
export function textOfEvent(event: Pick<SuggestionEventModel, 'data'>): string | null {
  const { data } = event;
  if (data === null || typeof data !== 'object' || Array.isArray(data)) return null;
  const text = data['text'];
  return typeof text === 'string' ? text : null;
}
