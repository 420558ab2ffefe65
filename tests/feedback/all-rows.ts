// What is read of a whole file, in one piece.
import type { Guess } from '../../src/feedback/file.ts';
import { type ReadSettings, readRows, type SheetRows } from '../../src/feedback/files/rows.ts';

export async function allRows(file: string, guess: Guess, settings: ReadSettings): Promise<SheetRows[]> {
  const found: SheetRows[] = [];
  for await (const rows of readRows(file, guess, settings)) found.push(rows);
  return found;
}
