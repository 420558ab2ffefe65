// GET /api/v1/suggestions: the rows of the export. Who wrote an anonymous one is in none of them.
import { createRoute, z } from '@hono/zod-openapi';
import { exportPage } from '../suggestions/export/rows.ts';
import { statuses } from '../suggestions/lifecycle.ts';
import type { ApiAdmission } from './admission.ts';
import { type Api, type ApiKit, day, instant, pages, paging, reads, several } from './contract.ts';
import { afterCursor, paged } from './cursor.ts';

/** A day where the instant could tell when an anonymous author was at work. */
const moment = z.union([instant, z.iso.date()]);

const suggestion = z
  .object({
    number: z.int(),
    title: z.string(),
    details: z.string(),
    topic: z.object({ fr: z.string(), en: z.string() }),
    status: z.enum(statuses),
    anonymous: z.boolean(),
    author: z.string().nullable(),
    owner: z.string().nullable(),
    submittedAt: moment,
    firstDueAt: instant,
    firstReplyAt: instant.nullable(),
    firstReplyMinutes: z.int().nullable(),
    waitingSince: moment.nullable(),
    dueAt: instant,
    supporters: z.int(),
    duplicateOf: z.int().nullable(),
    verdicts: z.array(z.enum(['yes', 'no'])),
    replies: z.int(),
    lastReply: z.string().nullable(),
    trialHypothesis: z.string().nullable(),
    trialEndsOn: z.iso.date().nullable(),
    trialResult: z.string().nullable(),
    plannedFor: z.iso.date().nullable(),
  })
  .openapi('Suggestion', {
    description:
      'Of an anonymous one there is no author, and of what its author did the day alone. `firstReplyMinutes`: working minutes. `waitingSince`: null while no reply is owed.',
  });

const route = createRoute({
  ...reads('read:suggestions', {
    tag: 'Suggestions',
    id: 'listSuggestions',
    summary: 'Suggestions and what became of them, by number',
    gives: pages(suggestion),
  }),
  path: '/api/v1/suggestions',
  request: {
    query: z.strictObject({
      from: day.optional(),
      to: day.optional(),
      status: several(z.enum(statuses)),
      ...paging,
    }),
  },
});

export function suggestionReads(api: Api, { database }: ApiKit, admits: ApiAdmission): void {
  api.openapi({ ...route, middleware: admits('read:suggestions') }, async (c) => {
    const { from, to, status, limit, cursor } = c.req.valid('query');
    const after = afterCursor(cursor, z.int(), 0);
    const part = { from, to, statuses: status, after, take: limit + 1 };
    const read = await exportPage(database.db, c.get('token').workspaceId, part);
    const { items, next } = paged(read, limit, ({ number }) => number);
    return c.json({ items: items.map((row) => ({ ...row, verdicts: [...row.verdicts] })), next }, 200);
  });
}
