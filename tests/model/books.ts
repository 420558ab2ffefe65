// All raw rows of one company, as they stand now. Messages that were looked at before are not read again.
import type {
  DeliveryModel,
  PersonModel,
  ReminderModel,
  SuggestionEventModel,
  SuggestionFollowerModel,
  SuggestionModel,
} from '../../src/database/generated/sqlite/models.ts';
import type { Company } from './company.ts';

export type Row = SuggestionModel;
export type Event = SuggestionEventModel;

export interface Books {
  readonly ideas: readonly SuggestionModel[];
  /** By suggestion, in order. */
  readonly events: ReadonlyMap<string, readonly SuggestionEventModel[]>;
  readonly followers: readonly SuggestionFollowerModel[];
  readonly reminders: readonly ReminderModel[];
  readonly people: readonly PersonModel[];
  /** All messages, without their words. */
  readonly ledger: readonly Entry[];
  /** Whole rows, those that were not read before. */
  readonly fresh: readonly DeliveryModel[];
}

/** What of a message never changes. */
export type Entry = Pick<DeliveryModel, 'id' | 'kind' | 'subject' | 'address' | 'queuedAt'>;

export async function booksOf({ database, workspaceId, ledger }: Company): Promise<Books> {
  const { db } = database;
  const where = { workspaceId };
  const ideas = await db.suggestion.findMany({ where, orderBy: { number: 'asc' } });
  const all = await db.suggestionEvent.findMany({ where, orderBy: { position: 'asc' } });
  const followers = await db.suggestionFollower.findMany({ where });
  const reminders = await db.reminder.findMany({ where });
  const people = await db.person.findMany({ where });
  const known = [...ledger.keys()];
  const fresh = await db.delivery.findMany({ where: { workspaceId, id: { notIn: known } } });
  for (const { id, kind, subject, address, queuedAt } of fresh) {
    ledger.set(id, { id, kind, subject, address, queuedAt });
  }
  const events = new Map<string, SuggestionEventModel[]>();
  for (const event of all) {
    const before = events.get(event.suggestionId);
    if (before) before.push(event);
    else events.set(event.suggestionId, [event]);
  }
  return { ideas, events, followers, reminders, people, ledger: [...ledger.values()], fresh };
}
