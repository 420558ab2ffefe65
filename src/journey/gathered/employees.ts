// What colleagues answered at each step of the employees' way, as surveys published it. Sentences are not compared with each other: agreeing to one
// is not agreeing to another.
import type { Store } from '../../database/client.ts';
import type { Period } from '../../feedback/filters.ts';
import { type EmployeesAnswer, employeesAt } from '../../surveys/employees-at.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { ReadsSurveys } from './surveyed.ts';

/** By touchpoint. */
export async function answeredAt(
  db: Store,
  workspace: Pick<Workspace, 'id' | 'timeZone'>,
  window: Period,
  reads: ReadsSurveys,
): Promise<ReadonlyMap<string, readonly EmployeesAnswer[]>> {
  const reader = reads === 'none' ? null : reads === 'all' ? { personId: '', isAdmin: true } : reads;
  const steps = await employeesAt(db, workspace, window, reader);
  return new Map(steps.map(({ touchpoint, answers }) => [touchpoint, answers]));
}
