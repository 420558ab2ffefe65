// How well the promise of a reply is kept, in numbers: per topic and in all, never by person. The sums are in figures.ts.
import { startOfDay } from '../../calendar/day.ts';
import type { Store } from '../../database/client.ts';
import { workCalendar } from '../../workspace/work-calendar.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { eventOf } from '../history.ts';
import {
  type CountedSuggestion,
  type Figures,
  type FiguresPeriod,
  fallsIn,
  figuresOf,
  type Promptness,
  promptness,
  type ToldEvent,
  type TopicName,
} from './figures.ts';

export type { Figures, Promptness } from './figures.ts';

export interface NumbersQuestion extends FiguresPeriod {
  /** Only these topics. Left out: all. */
  readonly topicIds?: readonly string[] | undefined;
}

export interface TopicFigures extends Figures {
  readonly id: string;
  readonly topic: TopicName;
}

export interface Numbers {
  readonly all: Figures;
  /** Open topics, and archived ones that have something to tell; by their English names. */
  readonly topics: readonly TopicFigures[];
}

/** Withdrawn before anybody answered: neither answered nor unanswered, so they are not counted at all. */
const counted = { OR: [{ status: { not: 'withdrawn' } }, { firstReplyAt: { not: null } }] };

/** What `Row` asks for. */
const columns = {
  id: true,
  number: true,
  topicId: true,
  anonymous: true,
  submittedAt: true,
  firstDueAt: true,
  firstReplyAt: true,
  firstReplyMin: true,
  waitingSince: true,
  supporters: true,
} as const;

/** Three statements, whatever there is to count. */
export async function numbersOf(db: Store, workspace: Workspace, asked: NumbersQuestion): Promise<Numbers> {
  const workspaceId = workspace.id;
  const { from, to } = asked;
  const inTopics = asked.topicIds && { in: [...asked.topicIds] };
  const told = {
    kind: { in: [eventOf.confirm, eventOf.contest, eventOf.complete] },
    at: { ...(from && { gte: startOfDay(from) }), lt: to },
  };
  const concerned = from && {
    OR: [
      { submittedAt: { gte: startOfDay(from) } },
      { waitingSince: { not: null } },
      { firstReplyAt: { gte: to } },
      { events: { some: { workspaceId, ...told } } },
    ],
  };
  const rows = await db.suggestion.findMany({
    where: {
      workspaceId,
      submittedAt: { lt: to },
      ...(inTopics && { topicId: inTopics }),
      AND: [counted, concerned ?? {}],
    },
    select: columns,
  });
  const recent = await db.suggestionEvent.findMany({
    where: { workspaceId, ...told, ...(inTopics && { suggestion: { topicId: inTopics } }) },
    select: { suggestionId: true, kind: true, at: true },
  });
  const topics = await db.topic.findMany({
    where: { workspaceId, ...(inTopics && { id: inTopics }) },
    select: { id: true, nameEn: true, nameFr: true, archivedAt: true },
    orderBy: [{ nameEn: 'asc' }, { id: 'asc' }],
  });

  const names = new Map(topics.map(({ id, nameEn, nameFr }) => [id, { en: nameEn, fr: nameFr }]));
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const events = recent.filter(({ suggestionId, kind, at }) => {
    const byAuthor = kind !== eventOf.complete;
    return fallsIn(at, byAuthor && rowOf.get(suggestionId)?.anonymous === true, asked);
  });
  const rowsBy = grouped(rows, (row) => row.topicId);
  const eventsBy = grouped(events, (event) => rowOf.get(event.suggestionId)?.topicId ?? '');
  const calendar = workCalendar(workspace);
  const figures = (some: readonly CountedSuggestion[], happened: readonly ToldEvent[]) =>
    figuresOf(some, happened, { period: asked, names, calendar, timeZone: workspace.timeZone });
  return {
    all: figures(rows, events),
    topics: topics
      .filter(({ id, archivedAt }) => archivedAt === null || rowsBy.has(id))
      .map(({ id, nameEn, nameFr }) => ({
        id,
        topic: { en: nameEn, fr: nameFr },
        ...figures(rowsBy.get(id) ?? [], eventsBy.get(id) ?? []),
      })),
  };
}

/**
 * The same for the first replies that were promised for a period, whenever they were asked for: each in one of two
 * periods that follow each other, and all of them had their whole time. One statement.
 */
export async function promisedIn(
  db: Store,
  workspace: Workspace,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<Promptness> {
  const rows = await db.suggestion.findMany({
    where: { workspaceId: workspace.id, firstDueAt: { gte: from, lt: to }, ...counted },
    select: { submittedAt: true, firstDueAt: true, firstReplyAt: true, firstReplyMin: true },
  });
  return promptness(rows, to, workCalendar(workspace), workspace.timeZone);
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
