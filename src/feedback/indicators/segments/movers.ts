// Which groups moved: the significant changes among those tested together, the strongest first. Pure.
import type { SegmentIndicator } from './segments.ts';

/** Rises and falls of groups that have a name, by the size of the change in margins. */
export function moversAmong(found: readonly SegmentIndicator[]): SegmentIndicator[] {
  const inMargins = ({ change, margin }: SegmentIndicator) => Math.abs(change ?? 0) / (margin || 1);
  return found
    .filter(({ group, direction }) => group !== null && (direction === 'rise' || direction === 'fall'))
    .toSorted((a, b) => inMargins(b) - inMargins(a));
}
