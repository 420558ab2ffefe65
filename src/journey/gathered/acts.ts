// What colleagues propose and do at each touchpoint: ideas whose topic is about it, or called as it is, and actions of the plan that are there.
import type { Store } from '../../database/client.ts';
import type { Period } from '../../feedback/filters.ts';
import { redact } from '../../feedback/redaction.ts';
import { touchpointsMeant } from '../../feedback/touchpoints/company.ts';
import { goingOn } from '../../plan/lifecycle.ts';
import { eventOf } from '../../suggestions/history.ts';
import { openStatuses } from '../../suggestions/lifecycle.ts';
import type { Workspace } from '../../workspace/workspace.ts';

export interface IdeasThere {
  /** Not closed yet. */
  readonly open: number;
  /** Done in the time of the map, and still done. */
  readonly done: number;
}

/** Its title as whoever added it wrote it, redacted. Data, never markup. */
export interface ActionThere {
  readonly id: string;
  readonly number: number;
  readonly title: string;
}

export interface ActionsThere {
  /** Planned or under way, first due first. */
  readonly underWay: readonly ActionThere[];
  /** Done in the time of the map, the latest first. */
  readonly done: readonly ActionThere[];
}

/** By the touchpoint that their topic is about; where nobody said which, that its name means in either language. */
export async function ideasAt(
  db: Store,
  workspaceId: string,
  { from, to }: Period,
): Promise<ReadonlyMap<string, IdeasThere>> {
  const topics = await db.topic.findMany({
    where: { workspaceId },
    select: { id: true, nameFr: true, nameEn: true, touchpoint: true },
  });
  const meant = await touchpointsMeant(
    db,
    workspaceId,
    topics.flatMap(({ nameFr, nameEn }) => [nameFr, nameEn]),
  );
  const placeOf = new Map(
    topics.flatMap(({ id, nameFr, nameEn, touchpoint }) => {
      const place = touchpoint ?? meant.get(nameFr) ?? meant.get(nameEn);
      return place === undefined ? [] : [[id, place] as const];
    }),
  );
  const topicId = { in: [...placeOf.keys()] };
  const open = await db.suggestion.groupBy({
    by: ['topicId'],
    where: { workspaceId, topicId, status: { in: [...openStatuses] } },
    _count: { _all: true },
  });
  const done = await db.suggestion.groupBy({
    by: ['topicId'],
    where: {
      ...{ workspaceId, topicId, status: 'done' },
      events: { some: { workspaceId, kind: eventOf.complete, at: { gte: from, lt: to } } },
    },
    _count: { _all: true },
  });
  const found = new Map<string, IdeasThere>();
  const add = (of: 'open' | 'done', rows: typeof open) => {
    for (const row of rows) {
      const touchpoint = placeOf.get(row.topicId) ?? '';
      const known = found.get(touchpoint) ?? { open: 0, done: 0 };
      found.set(touchpoint, { ...known, [of]: known[of] + row._count._all });
    }
  };
  add('open', open);
  add('done', done);
  return found;
}

export async function actionsAt(
  db: Store,
  { id: workspaceId, country }: Pick<Workspace, 'id' | 'country'>,
  { from, to }: Period,
): Promise<ReadonlyMap<string, ActionsThere>> {
  const select = { id: true, number: true, title: true, touchpoint: true } as const;
  const underWay = await db.action.findMany({
    where: { workspaceId, touchpoint: { not: null }, status: { in: [...goingOn] } },
    orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { number: 'asc' }],
    select,
  });
  const done = await db.action.findMany({
    where: { workspaceId, touchpoint: { not: null }, status: 'done', doneAt: { gte: from, lt: to } },
    orderBy: [{ doneAt: 'desc' }, { number: 'desc' }],
    select,
  });
  const at = (rows: typeof done, wanted: string): ActionThere[] =>
    rows.flatMap(({ id, number, title, touchpoint }) =>
      touchpoint === wanted ? [{ id, number, title: redact(title, { country }).text }] : [],
    );
  const places = new Set([...underWay, ...done].flatMap(({ touchpoint }) => touchpoint ?? []));
  return new Map(
    [...places].map((place) => [place, { underWay: at(underWay, place), done: at(done, place) }]),
  );
}
