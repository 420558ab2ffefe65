// Which groups' values stay hidden, so that no small group's can be worked out from the others'. Pure.
import { LEAST_ANSWERS } from '../indicators.ts';

/**
 * Whether each group of so many answers is hidden; the groups together, with `unseen` answers that are in none of them, are a parent
 * whose value readers know. Hidden are groups under 5 answers. Parent minus what is shown gives what is hidden as one, so the
 * smallest groups shown are hidden too until that is at least two groups and 5 answers (complementary suppression: Cox 1980,
 * "Suppression methodology and statistical disclosure control", JASA 75). A group without answers has nothing to hide.
 */
export function hideSmall(sizes: readonly number[], unseen = 0): boolean[] {
  const hidden = sizes.map(isSmall);
  const shown = sizes
    .map((size, at) => ({ size, at }))
    .filter(({ size }) => size > 0 && !isSmall(size))
    .toSorted((a, b) => a.size - b.size || b.at - a.at);
  for (const { at } of shown) {
    if (!givesAway([...sizes.filter((_, each) => hidden[each]), ...(unseen > 0 ? [unseen] : [])])) break;
    hidden[at] = true;
  }
  return hidden;
}

function isSmall(size: number): boolean {
  return size > 0 && size < LEAST_ANSWERS;
}

/** Whether what is hidden, taken as one, is a small group or holds one that nothing else covers. */
function givesAway(hidden: readonly number[]): boolean {
  const together = hidden.reduce((sum, size) => sum + size, 0);
  return isSmall(together) || (hidden.length === 1 && hidden.some(isSmall));
}
