// GET /api/v1/digests: what digests told, as their snapshots keep it; the latest first.
import { createRoute, z } from '@hono/zod-openapi';
import { type After, type ToldDigest, toldDigests } from '../digests/sent.ts';
import type { ApiAdmission } from './admission.ts';
import { type Api, type ApiKit, instant, pages, paging, reads } from './contract.ts';
import { afterCursor, paged } from './cursor.ts';

const digest = z
  .object({
    id: z.string(),
    schedule: z.object({ id: z.string(), name: z.string() }),
    at: instant,
    from: instant,
    to: instant,
    timeZone: z.string(),
    sections: z.array(z.object({ id: z.string(), data: z.unknown() })),
  })
  .openapi('Digest', {
    description:
      'Each section’s `data` is as it was told, in that section’s own form; what was erased since is blank.',
  });

const route = createRoute({
  ...reads('read:voice', {
    tag: 'Customers’ voice',
    id: 'listDigests',
    summary: 'What digests told, the latest first',
    gives: pages(digest),
  }),
  path: '/api/v1/digests',
  request: { query: z.strictObject({ schedule: z.string().max(100).optional(), ...paging }) },
});

const key = z.tuple([instant, z.string()]);

export function digestReads(api: Api, { database }: ApiKit, admits: ApiAdmission): void {
  api.openapi({ ...route, middleware: admits('read:voice') }, async (c) => {
    const { schedule: scheduleId, limit, cursor } = c.req.valid('query');
    const last = afterCursor<z.infer<typeof key> | null>(cursor, key, null);
    const after: After | null = last && { at: new Date(last[0]), id: last[1] };
    const { workspaceId } = c.get('token');
    const read = await toldDigests(database.db, workspaceId, { scheduleId, after, take: limit + 1 });
    const { items, next } = paged(read, limit, ({ at, id }) => [at.toISOString(), id]);
    return c.json({ items: items.map(told), next }, 200);
  });
}

function told({ id, scheduleId, schedule, at, snapshot }: ToldDigest) {
  const { from, to, timeZone, sections } = snapshot;
  return {
    ...{ id, from, to, timeZone, at: at.toISOString() },
    schedule: { id: scheduleId, name: schedule },
    sections: sections.map((each) => ({ id: each.id, data: JSON.parse(JSON.stringify(each.data ?? null)) })),
  };
}
