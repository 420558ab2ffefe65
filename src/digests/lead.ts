// The one thing that a digest leads with: what moved most, or what customers newly speak of. Pure.
import type { Figure } from './figure.ts';

/** A theme as far as the choice goes; see feedback/themes/theme.ts. */
interface LeadCandidate {
  readonly direction: 'rising' | 'falling';
  readonly notable: boolean;
  readonly z: number;
}

export interface Lead<T> {
  /** The strongest significant change; null: nothing moved. */
  readonly moved: Figure | null;
  /** The strongest rising theme, where it stands out more than that change; else null. */
  readonly theme: T | null;
}

/**
 * Both are measured in standard errors: a theme by its z, a change by its size in margins times 1.96, which takes only this period's
 * error and so favours figures over themes a little.
 */
export function leadOf<T extends LeadCandidate>(figures: readonly Figure[], themes: readonly T[]): Lead<T> {
  const moved = figures
    .filter(({ direction }) => direction === 'rise' || direction === 'fall')
    .toSorted((a, b) => strength(b) - strength(a))[0];
  const theme = themes
    .filter(({ direction, notable }) => direction === 'rising' && notable)
    .toSorted((a, b) => b.z - a.z)[0];
  const leads = theme !== undefined && (moved === undefined || theme.z > strength(moved));
  return { moved: moved ?? null, theme: leads ? theme : null };
}

function strength({ change, margin }: Figure): number {
  return (Math.abs(change ?? 0) / (margin || 1)) * 1.96;
}
