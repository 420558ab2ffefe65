// Where touchpoints are named, besides answers: brought to those that they mean, followed where one is joined to another, and counted where one
// is to be retired.
import { z } from 'zod';
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

/** Whether anything that is there names it. */
export async function isChosen(db: Store, workspaceId: string, touchpoint: string): Promise<boolean> {
  const places = await placesIn(db, workspaceId);
  if (await db.visit.findFirst({ where: { workspaceId, touchpoint }, select: { id: true } })) return true;
  return places.some(({ chosen }) => chosen.includes(touchpoint));
}

/** By table, how many that go on name it. */
export async function choosersOf(
  db: Store,
  workspaceId: string,
  touchpoint: string,
): Promise<ReadonlyMap<Chooser, number>> {
  const counts = new Map<Chooser, number>();
  for (const { by, chosen, going } of await placesIn(db, workspaceId))
    if (going > 0 && chosen.includes(touchpoint)) counts.set(by, (counts.get(by) ?? 0) + going);
  return counts;
}

/** The tables that name some. */
export type Chooser = keyof typeof choosing | 'Schedule' | 'CaseRule' | 'FeedRule' | 'Survey';

/** Where touchpoints were chosen: a row, or all rows of a table that chose the same one. */
interface ChosenPlace {
  readonly by: Chooser;
  readonly chosen: readonly string[];
  /** How many rows of it are not over. */
  readonly going: number;
  /** Raises no version: an admin who edits at the same time loses nothing. */
  write(to: (touchpoint: string) => string): PromiseLike<unknown>;
}

/** Tables whose rows name one, or none, in a column that is called so. */
interface ChoosingRows {
  findMany(of: {
    where: { workspaceId: string; touchpoint: { not: null } };
    select: { touchpoint: true };
    distinct: ['touchpoint'];
  }): PromiseLike<readonly { readonly touchpoint: string | null }[]>;
  updateMany(of: {
    where: { workspaceId: string; touchpoint: string };
    data: { touchpoint: string };
  }): PromiseLike<unknown>;
}

interface ChoosingTable {
  readonly rows: (db: Store) => ChoosingRows;
  /** How many of its rows that name it are not over: what is over is told by its name, and needs to be offered no more. */
  readonly going: (
    db: Store,
    of: { readonly workspaceId: string; readonly touchpoint: string },
  ) => Promise<number>;
}

/** By table. A test reads the schema for one that is missing. */
export const choosing = {
  Action: {
    rows: ({ action }) => action,
    going: (db, of) => db.action.count({ where: { ...of, status: { notIn: ['done', 'dropped'] } } }),
  },
  MailRule: { rows: ({ mailRule }) => mailRule, going: (db, of) => db.mailRule.count({ where: of }) },
  PromiseVersion: {
    rows: ({ promiseVersion }) => ({
      findMany: ({ where: { workspaceId }, select, distinct }) =>
        promiseVersion.findMany({ where: { workspaceId }, select, distinct }),
      updateMany: (of) => promiseVersion.updateMany(of),
    }),
    going: (db, of) => db.promiseVersion.count({ where: { ...of, promise: { endedAt: null } } }),
  },
  Source: { rows: ({ source }) => source, going: (db, of) => db.source.count({ where: of }) },
  SurveyItem: {
    rows: ({ surveyItem }) => surveyItem,
    going: (db, of) => db.surveyItem.count({ where: { ...of, isOff: false } }),
  },
  Topic: {
    rows: ({ topic }) => topic,
    going: (db, of) => db.topic.count({ where: { ...of, archivedAt: null } }),
  },
} as const satisfies Readonly<Record<string, ChoosingTable>>;

async function placesIn(db: Store, workspaceId: string): Promise<ChosenPlace[]> {
  return [...(await inColumns(db, workspaceId)), ...(await inLists(db, workspaceId))];
}

async function inColumns(db: Store, workspaceId: string): Promise<ChosenPlace[]> {
  const places: ChosenPlace[] = [];
  for (const by of Object.keys(choosing) as (keyof typeof choosing)[]) {
    const { rows, going }: ChoosingTable = choosing[by];
    const named = await rows(db).findMany({
      where: { workspaceId, touchpoint: { not: null } },
      select: { touchpoint: true },
      distinct: ['touchpoint'],
    });
    for (const { touchpoint } of named) {
      if (touchpoint === null) continue;
      const where = { workspaceId, touchpoint };
      const write: ChosenPlace['write'] = (to) =>
        rows(db).updateMany({ where, data: { touchpoint: to(touchpoint) } });
      places.push({ by, chosen: [touchpoint], going: await going(db, where), write });
    }
  }
  return places;
}

/** Of a survey whose questions are about some: the mirror's. */
const asking = z.looseObject({
  questions: z.array(z.looseObject({ touchpoint: z.string().nullable() })),
});

async function inLists(db: Store, workspaceId: string): Promise<ChosenPlace[]> {
  const where = { workspaceId };
  const keyOf = (id: string) => ({ workspaceId_id: { workspaceId, id } });
  const schedules = await db.schedule.findMany({ where, select: { id: true, filters: true } });
  const rules = { where, select: { id: true, touchpoints: true } };
  const caseRules = await db.caseRule.findMany(rules);
  const feedRules = await db.feedRule.findMany(rules);
  const surveys = await db.survey.findMany({ where, select: { id: true, settings: true, endedAt: true } });
  const all = (chosen: readonly string[], to: (touchpoint: string) => string) => [...new Set(chosen.map(to))];
  return [
    ...schedules.flatMap(({ id, filters }): ChosenPlace[] => {
      if (typeof filters !== 'object' || filters === null || Array.isArray(filters)) return [];
      const chosen = textsIn(filters['touchpoints']);
      const write: ChosenPlace['write'] = (to) =>
        db.schedule.update({
          where: keyOf(id),
          data: { filters: { ...filters, touchpoints: all(chosen, to) } },
        });
      return [{ by: 'Schedule', chosen, going: 1, write }];
    }),
    ...caseRules.map(({ id, touchpoints }): ChosenPlace => {
      const chosen = textsIn(touchpoints);
      const write: ChosenPlace['write'] = (to) =>
        db.caseRule.update({ where: keyOf(id), data: { touchpoints: all(chosen, to) } });
      return { by: 'CaseRule', chosen, going: 1, write };
    }),
    ...feedRules.map(({ id, touchpoints }): ChosenPlace => {
      const chosen = textsIn(touchpoints);
      const write: ChosenPlace['write'] = (to) =>
        db.feedRule.update({ where: keyOf(id), data: { touchpoints: all(chosen, to) } });
      return { by: 'FeedRule', chosen, going: 1, write };
    }),
    ...surveys.flatMap(({ id, settings, endedAt }): ChosenPlace[] => {
      const asked = asking.safeParse(settings);
      if (!asked.success) return [];
      const { questions } = asked.data;
      const moved = (to: (touchpoint: string) => string) =>
        questions.map((each) => ({
          ...each,
          touchpoint: each.touchpoint === null ? null : to(each.touchpoint),
        }));
      const write: ChosenPlace['write'] = (to) => {
        // Two questions may have become one.
        const once = new Map(moved(to).map((each) => [JSON.stringify(each), each]));
        const data = JSON.parse(JSON.stringify({ ...asked.data, questions: [...once.values()] })) as object;
        return db.survey.update({ where: keyOf(id), data: { settings: data } });
      };
      const chosen = questions.flatMap(({ touchpoint }) => touchpoint ?? []);
      return [{ by: 'Survey', chosen, going: endedAt === null ? 1 : 0, write }];
    }),
  ];
}

/** Writes only what changes. */
async function move(places: readonly ChosenPlace[], to: (touchpoint: string) => string): Promise<void> {
  for (const { chosen, write } of places) if (chosen.some((each) => to(each) !== each)) await write(to);
}

function textsIn(json: unknown): string[] {
  return Array.isArray(json) ? json.filter((each): each is string => typeof each === 'string') : [];
}
