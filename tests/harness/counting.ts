// A database that counts what it is asked.
import type { Db } from '../../src/database/client.ts';

/** The same database, and how many statements were asked of it, as far as the rooms ask them. */
export function countingDb(db: Db): [db: Db, count: () => number] {
  let asked = 0;
  const counted = db.$extends({
    query: {
      $allOperations({ args, query }) {
        asked += 1;
        return query(args);
      },
    },
  });
  return [counted as unknown as Db, () => asked];
}
