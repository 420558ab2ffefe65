// Answers of the same time that are at no touchpoint of the map: said, never dropped in silence.
import type { Store } from '../../database/client.ts';
import type { ToldAnswers } from '../../feedback/indicators/segments/told.ts';
import { touchpointsInOrder } from '../../feedback/touchpoints/order.ts';
import type { Names } from '../../feedback/touchpoints.ts';

export interface Elsewhere {
  /** Answers that name no touchpoint. */
  readonly unnamed: number;
  /** Answers at touchpoints that the company uses no more, or that are on the employees' way. */
  readonly retired: readonly { readonly id: string; readonly names: Names; readonly volume: number }[];
  /** Answers whose words mean no touchpoint: too many of them, numbers, or persons'. They are not shown. */
  readonly unknown: number;
}

export async function elsewhereOf(
  db: Store,
  workspaceId: string,
  { groups, beyond }: ToldAnswers,
): Promise<Elsewhere> {
  const known = new Map((await touchpointsInOrder(db, workspaceId)).map((each) => [each.id, each]));
  const counted = [...groups, ...beyond];
  const volume = (some: typeof counted) => some.reduce((sum, each) => sum + each.volume, 0);
  return {
    unnamed: volume(counted.filter(({ group }) => group === null)),
    retired: counted.flatMap(({ group, volume: its }) => {
      const place = known.get(group ?? '');
      const isOff = place !== undefined && (place.isRetired || place.lane === 'employees');
      return isOff && its > 0 ? [{ id: place.id, names: place.names, volume: its }] : [];
    }),
    unknown: volume(counted.filter(({ group }) => group !== null && !known.has(group))),
  };
}
