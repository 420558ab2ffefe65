// Much work in small orders, so that none takes long, others get a turn in between, and little of it is in memory twice.
import type { Cleanable, Cleaned } from '../cleaned.ts';
import { type Worker, type Works, weight } from './work.ts';

/** In characters: some tenths of a second of work. */
const PART = 256 * 1024;

export async function cleanedInParts(
  work: Worker,
  { items, ...how }: Works['clean']['given'],
): Promise<readonly Cleaned[]> {
  const made: Cleaned[] = [];
  for (const part of partsOf(items)) made.push(...(await work('clean', { items: part, ...how })));
  return made;
}

function partsOf(items: readonly Cleanable[]): Cleanable[][] {
  const parts: Cleanable[][] = [];
  let room = 0;
  for (const item of items) {
    const size = weight.clean({ items: [item] });
    if (room < size || parts.length === 0) {
      parts.push([]);
      room = PART;
    }
    const { comments, touchpoint, segments, names } = item;
    parts.at(-1)?.push({ comments, touchpoint, segments, names });
    room -= size;
  }
  return parts;
}
