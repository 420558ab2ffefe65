// The touchpoints that schedules, rules and sources name: brought to those that they mean, and followed where one is joined to another.
import type { Store } from '../../database/client.ts';
import { touchpointsMeant } from './company.ts';

type Moving = (touchpoint: string) => string;

/** Where somebody chose by words what answers of a file said: those of the touchpoint that they mean. What means none stays as it is. */
export async function settleFilters(db: Store, workspaceId: string): Promise<void> {
  const chosen = new Set<string>();
  await rewrite(db, workspaceId, (each) => {
    chosen.add(each);
    return each;
  });
  const meant = await touchpointsMeant(db, workspaceId, [...chosen]);
  await rewrite(db, workspaceId, (each) => meant.get(each) ?? each);
}

/** Whoever chose the one has chosen the other from now on. */
export async function moveFilters(db: Store, workspaceId: string, from: string, to: string): Promise<void> {
  await rewrite(db, workspaceId, (each) => (each === from ? to : each));
}

/** Whether a schedule, a rule or a source that is there names it. */
export async function isChosen(db: Store, workspaceId: string, touchpoint: string): Promise<boolean> {
  let found = false;
  await rewrite(db, workspaceId, (each) => {
    found ||= each === touchpoint;
    return each;
  });
  return found;
}

/** Writes only what changes, and raises no version: an admin who edits at the same time loses nothing. */
async function rewrite(db: Store, workspaceId: string, move: Moving): Promise<void> {
  const where = { workspaceId };
  for (const { id, filters } of await db.schedule.findMany({ where, select: { id: true, filters: true } })) {
    if (typeof filters !== 'object' || filters === null || Array.isArray(filters)) continue;
    const before = textsIn(filters['touchpoints']);
    const after = moved(before, move);
    if (after !== null)
      await db.schedule.update({
        where: { workspaceId_id: { workspaceId, id } },
        data: { filters: { ...filters, touchpoints: after } },
      });
  }
  const rules = { where, select: { id: true, touchpoints: true } };
  for (const { id, touchpoints } of await db.caseRule.findMany(rules)) {
    const after = moved(textsIn(touchpoints), move);
    const key = { workspaceId_id: { workspaceId, id } };
    if (after !== null) await db.caseRule.update({ where: key, data: { touchpoints: after } });
  }
  for (const { id, touchpoints } of await db.feedRule.findMany(rules)) {
    const after = moved(textsIn(touchpoints), move);
    const key = { workspaceId_id: { workspaceId, id } };
    if (after !== null) await db.feedRule.update({ where: key, data: { touchpoints: after } });
  }
  for (const { id, touchpoint } of await db.source.findMany({
    where: { workspaceId, touchpoint: { not: null } },
    select: { id: true, touchpoint: true },
  })) {
    const [after] = moved(textsIn([touchpoint]), move) ?? [];
    const key = { workspaceId_id: { workspaceId, id } };
    if (after !== undefined) await db.source.update({ where: key, data: { touchpoint: after } });
  }
}

function textsIn(json: unknown): string[] {
  return Array.isArray(json) ? json.filter((each): each is string => typeof each === 'string') : [];
}

/** Null where nothing changes. */
function moved(before: readonly string[], move: Moving): string[] | null {
  const after = [...new Set(before.map(move))];
  return after.length === before.length && after.every((each, at) => each === before[at]) ? null : after;
}
