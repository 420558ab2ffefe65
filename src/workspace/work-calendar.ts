// A company's working days, as the calendar room wants them.
import { z } from 'zod';
import type { WorkCalendar } from '../calendar/working-time.ts';
import type { Workspace } from './workspace.ts';

const workdays = z.array(z.number().int().min(1).max(7));
const closingDays = z.array(z.iso.date());

export function workCalendar(workspace: Workspace): WorkCalendar {
  return {
    country: workspace.country,
    region: workspace.region,
    workdays: workdays.parse(workspace.workdays),
    closingDays: closingDays.parse(workspace.closingDays),
    dayStartsAt: workspace.dayStartsAt,
    dayEndsAt: workspace.dayEndsAt,
  };
}
