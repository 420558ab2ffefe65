// The reply clock as a suggestion's row keeps it: started, and moved to another owner's hours. The rules are reminders/ladder.ts.
import { addWorkingDays } from '../../calendar/working-time.ts';
import { type Person, zoneFor } from '../../people/person.ts';
import { nextStep } from '../../reminders/ladder.ts';
import { calendarFor } from '../../workspace/posting.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Suggestion } from '../suggestion.ts';
import type { Topic } from '../topics.ts';

export interface RunningClock {
  readonly waitingSince: Date;
  readonly dueAt: Date;
  readonly remindAt: Date;
  readonly remindStep: number;
  readonly lateToldAt: Date | null;
}

export const stopped = { waitingSince: null, remindAt: null, remindStep: 0 } as const;

/**
 * A reply is owed from now, within the topic's number of working days or else the company's; as the owner's country has them.
 * @param since what is stored of now: the day alone, for an anonymous author
 */
export function startClock(
  workspace: Workspace,
  topic: Pick<Topic, 'replyDays'>,
  owner: Person | null,
  { now, since }: { readonly now: Date; readonly since: Date },
): RunningClock {
  const calendar = calendarFor(workspace, owner);
  const zone = zoneFor(owner, workspace);
  const dueAt = addWorkingDays(now, topic.replyDays ?? workspace.replyDays, calendar, zone);
  const { step, at } = nextStep({ since, dueAt }, { step: 0, after: now }, calendar, zone);
  return { waitingSince: since, dueAt, remindAt: at, remindStep: step, lateToldAt: null };
}

/** When the next reminder falls on this owner's days, in their hours; what was promised stays. Nothing where no reply is owed. */
export function reminderFor(
  workspace: Workspace,
  { row }: Suggestion,
  owner: Person | null,
  from: { readonly step: number; readonly after: Date },
): Pick<RunningClock, 'remindAt' | 'remindStep'> | Record<string, never> {
  if (row.waitingSince === null) return {};
  const calendar = calendarFor(workspace, owner);
  const zone = zoneFor(owner, workspace);
  const { step, at } = nextStep({ since: row.waitingSince, dueAt: row.dueAt }, from, calendar, zone);
  return { remindAt: at, remindStep: step };
}
