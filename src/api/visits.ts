// GET /api/v1/visits: visits of the journey, by number; neither who went nor the day.
import { createRoute, z } from '@hono/zod-openapi';
import { answers, type ToldVisit, visitsOf } from '../visits/visit.ts';
import type { ApiAdmission } from './admission.ts';
import { type Api, type ApiKit, pages, paging, reads } from './contract.ts';
import { afterCursor, paged } from './cursor.ts';

const answer = z.enum(answers);

const visit = z
  .object({
    number: z.int(),
    month: z.string().openapi({ example: '2026-11' }),
    touchpoint: z.string(),
    competitor: z.string().nullable(),
    promised: z.string(),
    happened: z.string(),
    words: z.string(),
    kept: answer,
    checks: z.record(z.string(), answer),
  })
  .openapi('Visit', {
    description:
      '`competitor`: null at the company’s own. `kept`: whether what was promised was kept; `checks`: the same by criterion.',
  });

const route = createRoute({
  ...reads('read:voice', {
    tag: 'Visits',
    id: 'listVisits',
    summary: 'Visits of the journey, ours and competitors’, by number',
    gives: pages(visit),
  }),
  path: '/api/v1/visits',
  request: { query: z.strictObject(paging) },
});

export function visitReads(api: Api, { database }: ApiKit, admits: ApiAdmission): void {
  api.openapi({ ...route, middleware: admits('read:voice') }, async (c) => {
    const { limit, cursor } = c.req.valid('query');
    const { workspaceId } = c.get('token');
    const rows = await database.db.visit.findMany({
      where: { workspaceId, number: { gt: afterCursor(cursor, z.int(), 0) } },
      orderBy: { number: 'asc' },
      take: limit + 1,
    });
    const { items, next } = paged(
      await visitsOf(database.db, workspaceId, rows),
      limit,
      ({ row }) => row.number,
    );
    return c.json({ items: items.map(told), next }, 200);
  });
}

function told({ row, kept, checks, competitor }: ToldVisit) {
  const { number, touchpoint, promised, happened, words } = row;
  return {
    number,
    month: row.visitedOn.slice(0, 7),
    touchpoint,
    competitor,
    promised,
    happened,
    words,
    kept,
    checks,
  };
}
