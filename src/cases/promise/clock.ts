// The clock of a case as its row keeps it: when somebody is reminded next. The rules are ladder.ts.
import type { WorkCalendar } from '../../calendar/working-time.ts';
import { type Person, zoneFor } from '../../people/person.ts';
import { calendarFor } from '../../workspace/posting.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Status } from '../lifecycle.ts';
import { reminderAt } from './ladder.ts';

export interface CaseClock {
  readonly remindAt: Date | null;
  readonly remindStep: number;
}

/** From the beginning of a stage; nobody is reminded of what is resolved. */
export function startClock(workspace: Workspace, status: Status, taker: Person | null, now: Date): CaseClock {
  return clockAt(workspace, status, taker, { step: 0, from: now });
}

/** @param at the step that comes next, and when the one before was (or the stage began) */
export function clockAt(
  workspace: Workspace,
  status: Status,
  taker: Person | null,
  { step, from }: { readonly step: number; readonly from: Date },
): CaseClock {
  if (status === 'resolved') return { remindAt: null, remindStep: 0 };
  const { calendar, zone } = hoursOf(workspace, status, taker);
  return { remindAt: reminderAt(status, step, from, calendar, zone), remindStep: step };
}

/** Whose days and hours count: the taker's; the company's while nobody has it. */
export function hoursOf(
  workspace: Workspace,
  status: Status,
  taker: Person | null,
): { readonly calendar: WorkCalendar; readonly zone: string } {
  const whose = status === 'open' ? null : taker;
  return { calendar: calendarFor(workspace, whose), zone: zoneFor(whose, workspace) };
}
