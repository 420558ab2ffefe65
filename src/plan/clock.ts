// When the owner of an action is reminded of its day, and asked for news. Pure. The ladder is reminders/ladder.ts; noting whom it asks is
// reminding.ts.
import { dayOf } from '../calendar/day.ts';
import { addWorkingDays } from '../calendar/working-time.ts';
import { zoneOf } from '../calendar/zone.ts';
import { type Person, zoneFor } from '../people/person.ts';
import { nextStep } from '../reminders/ladder.ts';
import { calendarFor } from '../workspace/posting.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Working days before its day. */
const DAYS_AHEAD = 2;
/** Days without a word of it after which its owner is asked for one. */
const DAYS_TO_NEWS = 30;

export interface ActionClock {
  readonly remindAt: Date | null;
  readonly remindStep: number;
}

export const stoppedClock: ActionClock = { remindAt: null, remindStep: 0 };

/** The first step from `from.step` up that falls after `from.after`, on the owner's days and hours; none without a day. */
export function clockOf(
  workspace: Workspace,
  { dueOn, owner }: { readonly dueOn: string | null; readonly owner: Person },
  from: { readonly step: number; readonly after: Date },
): ActionClock {
  if (dueOn === null) return stoppedClock;
  const calendar = calendarFor(workspace, owner);
  const zone = zoneFor(owner, workspace);
  const dawn = new Date(zoneOf(zone).instant(dayOf(dueOn), 0));
  const dueAt = addWorkingDays(dawn, 0, calendar, zone);
  const owed = { since: from.after, dueAt, daysAhead: DAYS_AHEAD };
  const { step, at } = nextStep(owed, from, calendar, zone);
  return { remindAt: at, remindStep: step };
}

/** When its owner is asked for news of it, if none comes before. */
export function newsAskAt(now: Date): Date {
  return new Date(now.getTime() + DAYS_TO_NEWS * 86_400_000);
}
