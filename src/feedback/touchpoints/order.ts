// All touchpoints of a company in the order of its journeys: ours as they are built in, with what it decided about them, and its own.
import type { Store } from '../../database/client.ts';
import { type Names, ourNames, oursAt, steps, touchpoints } from '../touchpoints.ts';
import { type JourneyStage, type Lane, lanes, stageIn, stageOrder } from './stage.ts';

export interface PlacedTouchpoint {
  readonly id: string;
  readonly names: Names;
  /** Of the company's own, and not one of ours. */
  readonly isOwn: boolean;
  readonly lane: Lane;
  readonly stage: JourneyStage | null;
  /** Within its stage, smallest first; infinite for one that nobody placed. */
  readonly place: number;
  readonly channel: string | null;
  readonly ownerId: string | null;
  readonly aim: string | null;
  readonly isRetired: boolean;
  /** 0: nothing was decided about it yet. */
  readonly version: number;
}

/** Customers' first; of each lane by stage, then by place, then as they came. */
export async function touchpointsInOrder(
  db: Store,
  workspaceId: string,
): Promise<readonly PlacedTouchpoint[]> {
  const rows = await db.touchpoint.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const all = [...new Set([...touchpoints, ...steps, ...byId.keys()])].map((id): PlacedTouchpoint => {
    const row = byId.get(id);
    const ours = oursAt(id);
    const lane = ours?.lane ?? (row?.lane === 'employees' ? 'employees' : 'customers');
    return {
      id,
      names: row ? { en: row.nameEn, fr: row.nameFr } : (ourNames(id) ?? { en: id, fr: id }),
      isOwn: ours === null,
      lane,
      stage: stageIn(lane, row?.stage ?? null) ?? ours?.stage ?? null,
      place: row?.place ?? ours?.place ?? Number.POSITIVE_INFINITY,
      channel: row?.channel ?? null,
      ownerId: row?.ownerId ?? null,
      aim: row?.aim ?? null,
      isRetired: row?.isRetired ?? false,
      version: row?.version ?? 0,
    };
  });
  return all.toSorted(inOrder);
}

function inOrder(a: PlacedTouchpoint, b: PlacedTouchpoint): number {
  const byLane = lanes.indexOf(a.lane) - lanes.indexOf(b.lane);
  if (byLane !== 0) return byLane;
  const byStage = stageOrder(a.lane, a.stage) - stageOrder(b.lane, b.stage);
  if (byStage !== 0) return byStage;
  return a.place === b.place ? 0 : a.place - b.place;
}
