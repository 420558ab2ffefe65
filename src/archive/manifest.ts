// What an archive says of itself: its format, where it comes from, and the count and hash of each file. Told to readers in docs/moving.md.
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Rises when an archive of before could not be read any more. */
export const FORMAT = 1;
export const MANIFEST = 'manifest.json';

/** Lines between two marks. */
export const BETWEEN_MARKS = 1_000;

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const tallyShape = z.object({
  rows: z.number().int().nonnegative(),
  /** SHA-256 of the file: each line with its end (\n), in hexadecimal. */
  sha256: hash,
  /** The same of its first 1,000 lines, 2,000 …: where a file was changed is told by these. */
  marks: z.array(hash),
});

export type TableTally = z.infer<typeof tallyShape>;

export const manifestShape = z.object({
  format: z.literal(FORMAT),
  /** The program's version. */
  program: z.string(),
  madeAt: z.iso.datetime(),
  engine: z.enum(['sqlite', 'postgresql']),
  workspace: z.object({ id: z.string().min(1), name: z.string() }),
  /** The names of all migrations of its database, oldest first. */
  schema: z.array(z.string()).min(1),
  /** What the secret keys that the new place needs are known as. */
  keys: z.array(z.string()),
  tables: z.array(tallyShape.extend({ name: z.string().regex(/^\w+$/) })),
  /** Models that are not in it, and why. */
  leftOut: z.record(z.string(), z.string()),
});

export type Manifest = z.infer<typeof manifestShape>;

export function fileOf(table: string): string {
  return `${table}.jsonl`;
}

/** Counts and hashes lines, in their order. */
export function tallying() {
  const sum = createHash('sha256');
  const marks: string[] = [];
  let rows = 0;
  return {
    add(line: string): void {
      sum.update(line).update('\n');
      rows += 1;
      if (rows % BETWEEN_MARKS === 0) marks.push(sum.copy().digest('hex'));
    },
    /** The last mark; undefined before the first. */
    mark: () => marks.at(-1),
    soFar: (): TableTally => ({ rows, sha256: sum.copy().digest('hex'), marks: [...marks] }),
  };
}
