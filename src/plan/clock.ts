// When the owner of an action is reminded of its day, and asked for news. Pure. Noting and sending it is reminding.ts.
import { dayOf } from '../calendar/day.ts';
import { openingFrom, type WorkCalendar, workingDayFrom } from '../calendar/working-time.ts';
import { type Person, zoneFor } from '../people/person.ts';
import { calendarFor } from '../workspace/posting.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Working days before its day. */
const DAYS_AHEAD = 2;
const DAYS_PER_WEEK = 7;
/** Days without a word of it after which its owner is asked for one. */
const DAYS_TO_NEWS = 30;

/**
 * When a step falls, as work begins: 0 two working days before the day, 1 on the day, or the next working day where it is none, and from 2
 * on every week after, without end.
 */
function reminderAt(step: number, dueOn: string, calendar: WorkCalendar, zone: string): Date {
  const due = dayOf(dueOn);
  if (step === 0) return openingFrom(workingDayFrom(due, -DAYS_AHEAD, calendar), calendar, zone);
  return openingFrom(due + DAYS_PER_WEEK * (step - 1), calendar, zone);
}

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
  const weeks = Math.floor((from.after.getTime() - Date.parse(dueOn)) / (DAYS_PER_WEEK * 86_400_000));
  // Of those that passed only the last few are looked at, however long ago its day was.
  for (let step = Math.max(from.step, weeks); ; step++) {
    const at = reminderAt(step, dueOn, calendar, zone);
    if (at > from.after) return { remindAt: at, remindStep: step };
  }
}

/** When its owner is asked for news of it, if none comes before. */
export function newsAskAt(now: Date): Date {
  return new Date(now.getTime() + DAYS_TO_NEWS * 86_400_000);
}
