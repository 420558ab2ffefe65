// What is learned of somebody while they ask for what must not tell of them: kept in memory, and written down with all the rest at
// the next full hour, in random order. Written at once, it would stand next to what they stored.
import { randomInt } from 'node:crypto';
import { isUniqueViolation, type Store } from '../database/client.ts';
import type { PersonModel as Person } from '../database/generated/sqlite/models.ts';
import type { Address } from '../messages/message.ts';

const HOUR_MS = 3_600_000;

export interface Later {
  /** Somebody who asked, and who is not on file yet. */
  met(address: Address): Person | null;
  meet(address: Address, person: Person): void;
  /** They did something under their name: on file from now on. */
  settle(db: Store, address: Address): Promise<void>;
  /** @param what the later write of two with one name takes the place of the earlier one */
  note(what: string, write: () => Promise<unknown>): void;
  /** Writes down what was learned before this hour. Safe to call each minute. */
  writeDown(db: Store, now: Date): Promise<void>;
  /** Writes down all of it, before the process ends: at the hour only those would come on file who did something without their name. */
  end(db: Store): Promise<void>;
}

export function later(): Later {
  const people = new Map<Address, Person>();
  const notes = new Map<string, () => Promise<unknown>>();
  let hour: number | null = null;
  const settle = async (db: Store, address: Address) => {
    const person = people.get(address);
    people.delete(address);
    if (person) await putOnFile(db, person);
  };
  const end = async (db: Store) => {
    const writes = [...[...people.keys()].map((address) => () => settle(db, address)), ...notes.values()];
    notes.clear();
    while (writes.length > 0) await writes.splice(randomInt(writes.length), 1)[0]?.();
  };
  return {
    met: (address) => people.get(address) ?? null,
    meet: (address, person) => void people.set(address, person),
    settle,
    note: (what, write) => void notes.set(what, write),
    async writeDown(db, now) {
      const is = Math.floor(now.getTime() / HOUR_MS);
      const isNew = hour !== null && is > hour;
      hour = is;
      if (isNew) await end(db);
    },
    end,
  };
}

/** Somebody else may have met them meanwhile. */
export async function putOnFile(db: Store, person: Person): Promise<void> {
  try {
    await db.person.create({ data: person });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
}
