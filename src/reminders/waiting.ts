// What can wait for somebody, so that they are reminded of it: each room says its own, and its feature names it (handlers/feature.ts).
// All of it comes in one letter a day (remind.ts).
import type { LetterReader, Writing } from '../correspondence/tell.ts';
import type { Tx } from '../database/client.ts';
import type { Message } from '../messages/message.ts';
import type { Person } from '../people/person.ts';
import type { Note, NotedFor } from './note.ts';

/** One kind of it. */
export interface WaitingKind {
  /** What its notes are about; of a-z and hyphens. */
  readonly about: string;
  /** Where it stands in the letter, smallest first: what weighs most. */
  readonly order: number;
  /**
   * What waits for somebody now: what was noted of them and still waits, and whatever else of its kind they should read of beside it.
   * Null where nothing of what was noted does.
   * @param notes of this kind alone; some
   */
  readonly say: (
    tx: Tx,
    writing: Writing,
    person: Person,
    notes: readonly Note[],
  ) => Promise<DrawWaiting | null>;
  /** Who is asked instead of somebody whom no letter reaches, besides those who were asked with them. */
  readonly others: (
    tx: Tx,
    writing: Writing,
    gone: Person,
    notes: readonly Note[],
  ) => Promise<readonly NotedFor[]>;
  /** What somebody was asked before, maybe in a letter that never came: others are asked once it shows that no letter reaches them. */
  readonly had?: (tx: Tx, writing: Writing, gone: Person) => Promise<readonly Note[]>;
}

/**
 * Its part of the letter, which begins with what waits, and says how many more there are than it shows, and where.
 * @param take so many things at most
 */
export type DrawWaiting = (reader: LetterReader, take: number) => Message;
