// How much of a list is read at once.

/** A part of a list: `take` of them after the first `skip`. */
export interface DatabasePart {
  readonly skip: number;
  readonly take: number;
}

/** SQLite takes 999 parameters in one statement, and what belongs to a row is asked for by two. */
const ROWS = 400;

/** All rows with what belongs to them, however many: read so many at a time. `read` must keep their order. */
export async function readAll<T>(read: (part: DatabasePart) => Promise<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const rows = await read({ skip: all.length, take: ROWS });
    all.push(...rows);
    if (rows.length < ROWS) return all;
  }
}
