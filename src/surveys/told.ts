// A closed round as people read it: what was published of it, what was written, and what became of it.
import { z } from 'zod';
import { dayIn } from '../calendar/zone.ts';
import type { Store } from '../database/client.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { roundById, type SurveyRound } from './round.ts';

/** What follows from a round: actions that grew from it, a word of why nothing is done, or nothing yet. */
export const whatFollowsShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('actions'),
    actions: z.array(z.object({ id: z.string(), number: z.int(), title: z.string() })),
  }),
  z.object({ kind: z.literal('word'), why: z.string() }),
  /** Until when something is to be decided, YYYY-MM-DD; null where nothing is. */
  z.object({ kind: z.literal('none'), until: z.string().nullable() }),
]);

export type WhatFollows = z.infer<typeof whatFollowsShape>;

export interface RoundTold {
  readonly round: SurveyRound;
  readonly decision: WhatFollows;
  /** How many comments there are to read; 0 where too few wrote. */
  readonly comments: number;
}

/** Of what actions grow from: kind and subject of their origins. */
const SURVEY_ORIGIN = 'survey';

export async function roundTold(db: Store, workspaceId: string, id: string): Promise<RoundTold> {
  const round = await roundById(db, workspaceId, id);
  return {
    round,
    decision: await whatFollows(db, round),
    comments: await db.surveyComment.count({ where: { workspaceId, roundId: id } }),
  };
}

export async function whatFollows(db: Store, { row }: Pick<SurveyRound, 'row'>): Promise<WhatFollows> {
  const { workspaceId, id, why, decideUntil: until } = row;
  const actions = await db.action.findMany({
    where: {
      workspaceId,
      origins: { some: { kind: SURVEY_ORIGIN, subject: id } },
      status: { not: 'dropped' },
    },
    orderBy: { number: 'asc' },
    select: { id: true, number: true, title: true },
  });
  if (actions.length > 0) return { kind: 'actions', actions };
  return why === null ? { kind: 'none', until } : { kind: 'word', why };
}

/** What programs are told of a closed round, beside what is JSON of its own. */
export const publishedShape = z.object({
  /** Numbers by which people name them. */
  survey: z.int(),
  kind: z.string(),
  name: z.string(),
  round: z.int(),
  threshold: z.int(),
  asked: z.int(),
  answered: z.int().nullable(),
  /** Answers that could not be opened, and are not counted. */
  unreadable: z.int(),
  /** In the company's days. */
  closedOn: z.iso.date().nullable(),
});

/** At the command line and by the API alike; comments are not in it. */
export function publishedOf(
  { row, survey, groups }: SurveyRound,
  decision: WhatFollows,
  { timeZone }: Pick<Workspace, 'timeZone'>,
) {
  const { threshold, asked, answered, unreadable, tallies, result, closedAt } = row;
  return {
    ...{ survey: survey.number, kind: survey.kind, name: survey.name, round: row.number },
    ...{ threshold, asked, answered, unreadable },
    closedOn: closedAt === null ? null : dayIn(timeZone, closedAt),
    ...{ groups, tallies, result, decision },
  };
}

export type PublishedRound = ReturnType<typeof publishedOf>;

export interface CommentTold {
  /** The question's key. */
  readonly question: string;
  readonly text: string;
}

/** In random order; none where too few wrote. */
export function commentsOf(
  db: Store,
  workspaceId: string,
  roundId: string,
  take?: number,
): Promise<CommentTold[]> {
  return db.surveyComment.findMany({
    where: { workspaceId, roundId },
    orderBy: { id: 'asc' },
    select: { question: true, text: true },
    ...(take === undefined ? {} : { take }),
  });
}
