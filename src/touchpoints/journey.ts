// The way of customers, or of employees, as the company has it: what a map shows of each touchpoint but the figures. What an admin changes
// of it is change.ts.
import type { Store } from '../database/client.ts';
import { touchpointsInOrder } from '../feedback/touchpoints/order.ts';
import type { JourneyStage, Lane } from '../feedback/touchpoints/stage.ts';
import type { Names } from '../feedback/touchpoints.ts';
import { type Aim, isAim } from './aim.ts';
import { type ContactChannel, isContactChannel } from './channel.ts';

export interface JourneyTouchpoint {
  /** What Feedback.touchpoint holds. */
  readonly id: string;
  readonly names: Names;
  readonly lane: Lane;
  /** Null: nobody said at which. */
  readonly stage: JourneyStage | null;
  /** Among those of its lane that are used, from 1. */
  readonly place: number;
  /** Null: nobody said which, as for owner and aim. */
  readonly channel: ContactChannel | null;
  readonly ownerId: string | null;
  readonly aim: Aim | null;
}

/** In order, without those that nobody uses. */
export async function journeyOf(
  db: Store,
  workspaceId: string,
  lane: Lane,
): Promise<readonly JourneyTouchpoint[]> {
  const all = await touchpointsInOrder(db, workspaceId);
  return all
    .filter((each) => each.lane === lane && !each.isRetired)
    .map(({ id, names, stage, channel, ownerId, aim }, at) => ({
      ...{ id, names, lane, stage, place: at + 1, ownerId },
      channel: channel !== null && isContactChannel(channel) ? channel : null,
      aim: aim !== null && isAim(aim) ? aim : null,
    }));
}
