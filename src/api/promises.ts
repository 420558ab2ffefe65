// GET /api/v1/promises: what the brand promises, and what customers' answers of the last 90 days say of it.
import { createRoute, z } from '@hono/zod-openapi';
import { knownShape } from '../promises/known.ts';
import { promisesTold } from '../promises/told.ts';
import { verdicts } from '../promises/verdict.ts';
import type { ApiAdmission } from './admission.ts';
import { type Api, type ApiKit, instant, reads } from './contract.ts';

const promise = z
  .object({
    number: z.int(),
    promise: z.string(),
    touchpoint: z.string(),
    known: knownShape,
    verdict: z.enum(verdicts),
    value: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    n: z.int(),
    days: z.int(),
    since: instant,
    endedAt: instant.nullable(),
  })
  .openapi('BrandPromise', {
    description:
      '`value`, `low`, `high` and the target: points of NPS, shares from 0 to 1, or a mean of 1 to 7; null under 5 answers. `low`, `high`: the interval by which `verdict` is decided, of 99.2 %. `verdict` "unknown": not known yet.',
  });

const route = createRoute({
  ...reads('read:voice', {
    tag: 'Customers’ voice',
    id: 'listPromises',
    summary: 'What is promised to customers, and whether it is kept, by the answers of the last 90 days',
    gives: z.object({ promises: z.array(promise) }).openapi('BrandPromises'),
  }),
  path: '/api/v1/promises',
});

export function promiseReads(api: Api, { database, clock }: ApiKit, admits: ApiAdmission): void {
  api.openapi({ ...route, middleware: admits('read:voice', 20) }, async (c) => {
    const { db } = database;
    const promises = await promisesTold(db, c.get('token').workspaceId, clock.now());
    return c.json({ promises: [...promises] }, 200);
  });
}
