// A table of text, guessed and read whole as a file of answers.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Guess, guessFile } from '../../src/feedback/file.ts';
import type { Override } from '../../src/feedback/files/columns.ts';
import type { SheetRows } from '../../src/feedback/files/rows.ts';
import { allRows } from './all-rows.ts';

export interface ReadTable {
  readonly guess: Guess;
  readonly read: readonly SheetRows[];
  /** The first comment of each answer. */
  readonly words: readonly (string | undefined)[];
  /** "3 Reason" for each refused row. */
  readonly rejects: readonly string[];
}

/** @throws what guessing the file throws */
export async function readTable(
  content: string | Buffer,
  overrides: readonly Override[] = [],
): Promise<ReadTable> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-table-'));
  try {
    const file = join(folder, 'avis.csv');
    await writeFile(file, content);
    const guess = await guessFile(file, { overrides, usualDateOrder: 'dmy' });
    const settings = {
      timeZone: 'Europe/Paris',
      now: new Date('2026-11-22'),
      locale: 'en',
      heat: null,
    } as const;
    const read = await allRows(file, guess, settings);
    return {
      guess,
      read,
      words: read.flatMap(({ items }) => items.map(({ comments }) => comments[0]?.text)),
      rejects: read.flatMap(({ rejects }) => rejects.map(({ line, reason }) => `${line} ${reason}`)),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
