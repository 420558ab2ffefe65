// GET /api/v1/cases: unhappy customers of whom somebody takes charge. Who the customer is, not even a hash tells.
import { createRoute, z } from '@hono/zod-openapi';
import type { Case } from '../cases/case.ts';
import { statuses } from '../cases/lifecycle.ts';
import { casesAfter } from '../cases/lists.ts';
import { metrics } from '../feedback/filters.ts';
import type { ApiAdmission } from './admission.ts';
import { type Api, type ApiKit, instant, pages, paging, reads } from './contract.ts';
import { afterCursor, paged } from './cursor.ts';

const answer = z.object({
  source: z.string(),
  touchpoint: z.string().nullable(),
  metric: z.enum(metrics).nullable(),
  score: z.number().nullable(),
  text: z.string().nullable(),
  answeredAt: instant,
});

const shape = z
  .object({
    number: z.int(),
    status: z.enum(statuses),
    channel: z.string(),
    taker: z.string().nullable(),
    openedAt: instant,
    takenAt: instant.nullable(),
    contactedAt: instant.nullable(),
    resolvedAt: instant.nullable(),
    resolution: z.string(),
    answers: z.array(answer),
  })
  .openapi('Case', { description: '`answers`: what it is about, the latest first, without personal data.' });

const route = createRoute({
  ...reads('read:cases', {
    tag: 'Hot cases',
    id: 'listCases',
    summary: 'Cases and what became of them, by number',
    gives: pages(shape),
  }),
  path: '/api/v1/cases',
  request: { query: z.strictObject({ status: z.enum(statuses).optional(), ...paging }) },
});

export function caseReads(api: Api, { database }: ApiKit, admits: ApiAdmission): void {
  api.openapi({ ...route, middleware: admits('read:cases') }, async (c) => {
    const { status, limit, cursor } = c.req.valid('query');
    const after = afterCursor(cursor, z.int(), 0);
    const part = { after, take: limit + 1, status };
    const read = await casesAfter(database.db, c.get('token').workspaceId, part);
    const { items, next } = paged(read, limit, ({ row }) => row.number);
    return c.json({ items: items.map(told), next }, 200);
  });
}

function told({ row, status, channel, taker, answers }: Case) {
  const { number, openedAt, takenAt, contactedAt, resolvedAt, resolution } = row;
  return {
    ...{ number, status, openedAt, takenAt, contactedAt, resolvedAt, resolution },
    channel: channel.name,
    taker: taker?.name ?? null,
    answers: answers.map(({ source, touchpoint, metric, score, text, answeredAt }) => {
      return { source, touchpoint, metric, score, text, answeredAt };
    }),
  };
}
