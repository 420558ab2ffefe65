// Where on its way a touchpoint stands: the spots that there are, and the number that puts one there. Of the others it writes only what it must.
import type { Store } from '../database/client.ts';
import { type PlacedTouchpoint, touchpointsInOrder } from '../feedback/touchpoints/order.ts';
import { type JourneyStage, type Lane, stageIn, stagesOf } from '../feedback/touchpoints/stage.ts';

/** After another one, or first at a stage. */
export interface Spot {
  readonly stage: JourneyStage | null;
  readonly after: string | null;
}

/** All of a lane, in order; the last are at no stage. @param but whoever is placed: it does not stand after itself */
export function spotsOf(all: readonly PlacedTouchpoint[], lane: Lane, but: string | null): readonly Spot[] {
  const others = all.filter((each) => each.lane === lane && !each.isRetired && each.id !== but);
  return [...stagesOf[lane], null].flatMap((stage) => [
    { stage, after: null },
    ...others.filter((each) => each.stage === stage).map(({ id }) => ({ stage, after: id })),
  ]);
}

/** Where it stands; null for one that is not there. */
export function spotOf(all: readonly PlacedTouchpoint[], id: string): Spot | null {
  const found = all.find((each) => each.id === id);
  if (!found) return null;
  const { lane, stage } = found;
  const there = all.filter((each) => each.lane === lane && each.stage === stage && !each.isRetired);
  const before = there.slice(0, Math.max(0, there.indexOf(found))).at(-1);
  return { stage, after: before?.id ?? null };
}

/** As a form carries it. */
export function spotValue({ stage, after }: Spot): string {
  return `${stage ?? ''}/${after ?? ''}`;
}

/** What `spotValue` wrote; null for anything else. */
export function spotIn(lane: Lane, value: string): Spot | null {
  const slash = value.indexOf('/');
  if (slash < 0) return null;
  const written = value.slice(0, slash);
  const stage = stageIn(lane, written);
  if (stage === null && written !== '') return null;
  return { stage, after: value.slice(slash + 1) || null };
}

/** The column that puts one there. Whoever it should stand after may have gone elsewhere meanwhile: it is the last one then. */
export async function placeAt(
  tx: Store,
  workspaceId: string,
  { id, lane }: Pick<PlacedTouchpoint, 'id' | 'lane'>,
  { stage, after }: Spot,
): Promise<{ readonly stage: JourneyStage | null; readonly place: number }> {
  const all = await touchpointsInOrder(tx, workspaceId);
  const others = all.filter((each) => each.lane === lane && each.stage === stage && each.id !== id);
  const found = others.findIndex((each) => each.id === after);
  const at = after === null ? 0 : found < 0 ? others.length : found + 1;
  const place = between(others[at - 1]?.place, others[at]?.place);
  if (place !== null) return { stage, place };
  for (const [index, each] of others.entries()) {
    const to = { stage, place: index < at ? index : index + 1 };
    const { count } = await tx.touchpoint.updateMany({ where: { workspaceId, id: each.id }, data: to });
    if (count > 0) continue;
    const { en, fr } = each.names;
    await tx.touchpoint.create({
      data: { workspaceId, id: each.id, nameEn: en, nameFr: fr, lane, ...to },
    });
  }
  return { stage, place: at };
}

/** Null where there is no room: the one before was never placed, or halving has come to an end. */
function between(before = Number.NEGATIVE_INFINITY, after = Number.POSITIVE_INFINITY): number | null {
  if (before === Number.POSITIVE_INFINITY) return null;
  if (before === Number.NEGATIVE_INFINITY) return after === Number.POSITIVE_INFINITY ? 0 : after - 1;
  if (after === Number.POSITIVE_INFINITY) return before + 1;
  const middle = (before + after) / 2;
  return middle > before && middle < after ? middle : null;
}
