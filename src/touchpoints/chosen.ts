// The touchpoints that schedules, rules, sources, actions and visits name: brought to those that they mean, and followed where one is joined to another.
import type { Store } from '../database/client.ts';
import { touchpointsMeant } from '../feedback/touchpoints/company.ts';

/** Where somebody chose by words what answers of a file said: those of the touchpoint that they mean. What means none stays as it is. */
export async function settleFilters(db: Store, workspaceId: string): Promise<void> {
  const places = await placesIn(db, workspaceId);
  const meant = await touchpointsMeant(
    db,
    workspaceId,
    places.flatMap(({ chosen }) => chosen),
  );
  await move(places, (each) => meant.get(each) ?? each);
}

/** Whoever chose the one has chosen the other from now on. */
export async function moveFilters(db: Store, workspaceId: string, from: string, to: string): Promise<void> {
  await move(await placesIn(db, workspaceId), (each) => (each === from ? to : each));
}

/** Visits of the one are of the other from now on, and so are the actions that grew from them; what was looked at there is not asked any more. */
export async function moveVisits(db: Store, workspaceId: string, from: string, to: string): Promise<void> {
  await db.visit.updateMany({ where: { workspaceId, touchpoint: from }, data: { touchpoint: to } });
  await db.visitCriterion.updateMany({
    where: { workspaceId, touchpoint: from },
    data: { touchpoint: to, listed: false },
  });
  const grown = { workspaceId, kind: 'visit' };
  for (const { actionId } of await db.actionOrigin.findMany({ where: { ...grown, subject: from } })) {
    const both = await db.actionOrigin.findFirst({ where: { ...grown, actionId, subject: to } });
    const where = { ...grown, actionId, subject: from };
    if (both) await db.actionOrigin.deleteMany({ where });
    else await db.actionOrigin.updateMany({ where, data: { subject: to } });
  }
}

/** Whether a schedule, a rule, a source, an action or a visit that is there names it. */
export async function isChosen(db: Store, workspaceId: string, touchpoint: string): Promise<boolean> {
  const places = await placesIn(db, workspaceId);
  if (await db.visit.findFirst({ where: { workspaceId, touchpoint }, select: { id: true } })) return true;
  return places.some(({ chosen }) => chosen.includes(touchpoint));
}

/** Where touchpoints were chosen. */
interface ChosenPlace {
  readonly chosen: readonly string[];
  /** Raises no version: an admin who edits at the same time loses nothing. */
  write(chosen: string[]): Promise<unknown>;
}

async function placesIn(db: Store, workspaceId: string): Promise<ChosenPlace[]> {
  const where = { workspaceId };
  const keyOf = (id: string) => ({ workspaceId_id: { workspaceId, id } });
  const schedules = await db.schedule.findMany({ where, select: { id: true, filters: true } });
  const rules = { where, select: { id: true, touchpoints: true } };
  const caseRules = await db.caseRule.findMany(rules);
  const feedRules = await db.feedRule.findMany(rules);
  const actions = await db.action.findMany({
    where: { workspaceId, touchpoint: { not: null } },
    select: { id: true, touchpoint: true },
  });
  const sources = await db.source.findMany({ where, select: { id: true, touchpoint: true } });
  return [
    ...schedules.flatMap(({ id, filters }): ChosenPlace[] => {
      if (typeof filters !== 'object' || filters === null || Array.isArray(filters)) return [];
      const write = (touchpoints: string[]) =>
        db.schedule.update({ where: keyOf(id), data: { filters: { ...filters, touchpoints } } });
      return [{ chosen: textsIn(filters['touchpoints']), write }];
    }),
    ...caseRules.map(({ id, touchpoints }) => ({
      chosen: textsIn(touchpoints),
      write: (to: string[]) => db.caseRule.update({ where: keyOf(id), data: { touchpoints: to } }),
    })),
    ...feedRules.map(({ id, touchpoints }) => ({
      chosen: textsIn(touchpoints),
      write: (to: string[]) => db.feedRule.update({ where: keyOf(id), data: { touchpoints: to } }),
    })),
    ...actions.map(({ id, touchpoint }) => ({
      chosen: touchpoint === null ? [] : [touchpoint],
      write: ([to = null]: (string | null)[]) =>
        db.action.update({ where: keyOf(id), data: { touchpoint: to } }),
    })),
    ...sources.map(({ id, touchpoint }) => ({
      chosen: touchpoint === null ? [] : [touchpoint],
      write: ([to = null]: (string | null)[]) =>
        db.source.update({ where: keyOf(id), data: { touchpoint: to } }),
    })),
  ];
}

/** Writes only what changes. */
async function move(places: readonly ChosenPlace[], to: (touchpoint: string) => string): Promise<void> {
  for (const { chosen, write } of places) {
    const moved = [...new Set(chosen.map(to))];
    if (moved.join('\n') !== chosen.join('\n')) await write(moved);
  }
}

function textsIn(json: unknown): string[] {
  return Array.isArray(json) ? json.filter((each): each is string => typeof each === 'string') : [];
}
