// That a source was heard: of no moment to whoever sent, so where another session holds the source's row it is let be at once.
import { alone, type Database, inPassing, type Store, troubleOf } from '../database/client.ts';

export async function noteSeen(database: Database, note: (db: Store) => Promise<unknown>): Promise<void> {
  try {
    await alone(inPassing(database), note);
  } catch (error) {
    if (troubleOf(error) !== 'locked') throw error;
  }
}
