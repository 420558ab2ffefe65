// GET /api/v1/stories: best failures that a moderator approved.
import { createRoute, z } from '@hono/zod-openapi';
import { type ApprovedStory, approvedStories } from '../stories/lists.ts';
import { storyLanguage } from '../stories/story.ts';
import { languages } from '../terms/language.ts';
import type { ApiAdmission } from './admission.ts';
import { type Api, type ApiKit, instant, pages, paging, reads } from './contract.ts';
import { afterCursor, paged } from './cursor.ts';

const story = z
  .object({
    number: z.int(),
    title: z.string(),
    wentWrong: z.string(),
    weDid: z.string(),
    customerSaid: z.string(),
    learned: z.string(),
    language: z.enum(languages).nullable(),
    hero: z.string().nullable(),
    approvedAt: instant.nullable(),
  })
  .openapi('Story', { description: '`hero`: who made it right, where they agreed to be named.' });

const route = createRoute({
  ...reads('read:stories', {
    tag: 'Best failures',
    id: 'listStories',
    summary: 'Best failures that a moderator approved, by number',
    gives: pages(story),
  }),
  path: '/api/v1/stories',
  request: { query: z.strictObject(paging) },
});

export function storyReads(api: Api, { database }: ApiKit, admits: ApiAdmission): void {
  api.openapi({ ...route, middleware: admits('read:stories') }, async (c) => {
    const { limit, cursor } = c.req.valid('query');
    const after = afterCursor(cursor, z.int(), 0);
    const read = await approvedStories(database.db, c.get('token').workspaceId, { after, take: limit + 1 });
    const { items, next } = paged(read, limit, ({ row }) => row.number);
    return c.json({ items: items.map(told), next }, 200);
  });
}

function told({ row, hero }: ApprovedStory) {
  const { number, title, wentWrong, weDid, customerSaid, learned, approvedAt } = row;
  const text = { number, title, wentWrong, weDid, customerSaid, learned };
  return { ...text, language: storyLanguage(row), hero, approvedAt };
}
