// The sample company's visits, told by its people, by the program's own rules.
import { dayText, msPerDay } from '../../calendar/day.ts';
import { newId } from '../../clock.ts';
import { competitorsListed, saveCompetitors } from '../../visits/competitors.ts';
import { criteriaAt } from '../../visits/criteria.ts';
import { recordNotice } from '../../visits/notice.ts';
import { recordVisit } from '../../visits/record.ts';
import type { KeyedShell } from '../../workspace/shell.ts';
import { competitors, visitNotice, visits } from '../company/index.ts';
import { daysBefore, one, type Persons } from './persons.ts';

export async function goAsCustomers(shell: KeyedShell, persons: Persons): Promise<void> {
  const { database, workspace } = shell;
  const { db } = database;
  const at = (days: number) => ({ ...shell, now: daysBefore(shell.now, days) });
  const dayAt = (days: number) => dayText(Math.floor(at(days).now.getTime() / msPerDay));
  const { adminId, document, daysAgo: toldDaysAgo } = visitNotice;
  const admin = one(persons, adminId);
  await recordNotice(at(toldDaysAgo), { toldOn: dayAt(toldDaysAgo), document }, admin.id);
  await saveCompetitors(at(toldDaysAgo), competitors, admin.id);
  const listed = await competitorsListed(db, workspace.id);
  const ids = new Map(listed.map(({ id, name }) => [name, id]));
  for (const { visitorId, competitor, daysAgo, touchpoint, checks, ...said } of visits) {
    const criteria = await criteriaAt(db, workspace.id, touchpoint);
    const answered = criteria.flatMap(({ id }, n) => {
      const answer = checks[n] ?? null;
      return answer === null ? [] : [[id, answer] as const];
    });
    await recordVisit(at(daysAgo - 1), {
      visitor: one(persons, visitorId),
      at: {
        competitorId: competitor === null ? null : one(ids, competitor),
        visitedOn: dayAt(daysAgo),
        touchpoint,
      },
      said: { ...said, checks: Object.fromEntries(answered) },
      formKey: newId(),
    });
  }
}
