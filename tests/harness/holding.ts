// Another process that holds a database, until what it gives is called.
import { createClient } from '@libsql/client';
import { openedHere } from './database.ts';

/** SQLite's one writer. */
export async function holdWriter(url: string): Promise<() => Promise<void>> {
  const lock = createClient({ url });
  const writing = await lock.transaction('write');
  return async () => {
    await writing.rollback();
    lock.close();
  };
}

/** What these statements lock, in one session of PostgreSQL's. */
export async function holdBy(url: string, ...statements: readonly string[]): Promise<() => Promise<void>> {
  const { db } = await openedHere(url);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let began = () => {};
  const isHeld = new Promise<void>((resolve) => {
    began = resolve;
  });
  const holding = db.$transaction(
    async (tx) => {
      for (const each of statements) await tx.$executeRawUnsafe(each);
      began();
      await released;
    },
    { timeout: 60_000 },
  );
  await isHeld;
  return async () => {
    release();
    await holding;
  };
}
