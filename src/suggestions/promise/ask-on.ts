// When the result of a trial, or what became of a plan, is asked for. Pure.
import { dayOf } from '../../calendar/day.ts';
import { openingFrom } from '../../calendar/working-time.ts';
import { type Person, zoneFor } from '../../people/person.ts';
import { calendarFor } from '../../workspace/posting.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** In the owner's hours, as the day opens, or the next working one. @param day YYYY-MM-DD */
export function askOn(day: string, workspace: Workspace, owner: Person | null): Date {
  return openingFrom(dayOf(day), calendarFor(workspace, owner), zoneFor(owner, workspace));
}
