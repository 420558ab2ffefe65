// When the result of a trial is asked for. Pure.
import { dayOf } from '../../calendar/day.ts';
import { openingFrom } from '../../calendar/working-time.ts';
import type { Person } from '../../people/person.ts';
import { workCalendar } from '../../workspace/work-calendar.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** In the owner's hours, as the last day opens, or the next working one. @param endsOn YYYY-MM-DD */
export function trialAskAt(endsOn: string, workspace: Workspace, owner: Person | null): Date {
  return openingFrom(dayOf(endsOn), workCalendar(workspace), owner?.timeZone ?? workspace.timeZone);
}
