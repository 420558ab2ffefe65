// GET /api/v1/schedules and /api/v1/sources: what goes where and when, and where answers come from. No secret, and no token's hash.
import { createRoute, z } from '@hono/zod-openapi';
import { heats } from '../feedback/filters.ts';
import { healthOf } from '../feedback/sources/health.ts';
import { listSources, type Source } from '../feedback/sources/source.ts';
import { locales } from '../i18n/locale.ts';
import { allSchedules, holidayRules, type Schedule } from '../schedules/schedule.ts';
import type { ApiAdmission } from './admission.ts';
import { type Api, type ApiKit, instant, pages, paging, reads } from './contract.ts';
import { pagedById } from './cursor.ts';

const schedule = z
  .object({
    id: z.string(),
    name: z.string(),
    channels: z.array(z.object({ address: z.string(), name: z.string() })),
    channelPattern: z.string().nullable(),
    sections: z.array(z.string()),
    cadence: z.record(z.string(), z.unknown()),
    timeZone: z.string(),
    locale: z.enum(locales),
    onHolidays: z.enum(holidayRules),
    isPaused: z.boolean(),
    pausedUntil: instant.nullable(),
  })
  .openapi('Schedule', {
    description:
      '`cadence`: { kind: daily, weekly, biweekly, monthly or cron, … }. `channels`: those that it went to last, by name or by `channelPattern`.',
  });

const source = z
  .object({
    id: z.string(),
    name: z.string(),
    heat: z.enum(heats),
    vendor: z.string().nullable(),
    touchpoint: z.string().nullable(),
    keepDays: z.int().nullable(),
    quietAfterDays: z.int().nullable(),
    health: z.enum(['fine', 'quiet', 'failing', 'never']),
    createdAt: instant,
    lastSeenAt: instant.nullable(),
    errorCount: z.int(),
    lastErrorAt: instant.nullable(),
    lastError: z.string().nullable(),
  })
  .openapi('Source', { description: '`lastError`: why the last refused body was refused, in a code.' });

const query = z.strictObject(paging);

const schedulesRoute = createRoute({
  ...reads('read:settings', {
    tag: 'Settings',
    id: 'listSchedules',
    summary: 'Schedules of digests',
    gives: pages(schedule),
  }),
  path: '/api/v1/schedules',
  request: { query },
});

const sourcesRoute = createRoute({
  ...reads('read:settings', {
    tag: 'Settings',
    id: 'listSources',
    summary: 'Sources of answers, and how each fares',
    gives: pages(source),
  }),
  path: '/api/v1/sources',
  request: { query },
});

export function scheduleReads(api: Api, { database }: ApiKit, admits: ApiAdmission): void {
  api.openapi({ ...schedulesRoute, middleware: admits('read:settings') }, async (c) => {
    const all = await allSchedules(database.db, c.get('token').workspaceId);
    const { items, next } = pagedById(all, c.req.valid('query'));
    return c.json({ items: items.map(scheduleTold), next }, 200);
  });
}

export function sourceReads(api: Api, { database, clock }: ApiKit, admits: ApiAdmission): void {
  api.openapi({ ...sourcesRoute, middleware: admits('read:settings') }, async (c) => {
    const all = await listSources(database.db, c.get('token').workspaceId);
    const { items, next } = pagedById(all, c.req.valid('query'));
    return c.json({ items: items.map((each) => sourceTold(each, clock.now())), next }, 200);
  });
}

function scheduleTold({ id, name, channels, channelPattern, sections, ...rest }: Schedule) {
  const { cadence, timeZone, locale, onHolidays, isPaused, pausedUntil } = rest;
  return {
    ...{ id, name, channelPattern, timeZone, locale, onHolidays, isPaused, pausedUntil },
    channels: channels.map((each) => ({ address: each.address, name: each.name })),
    sections: [...sections],
    cadence: { ...cadence },
  };
}

function sourceTold(one: Source, now: Date) {
  const { id, name, vendor, touchpoint, keepDays, quietAfterDays, createdAt, lastSeenAt } = one;
  const { errorCount, lastErrorAt, lastError } = one;
  const heat = heats.find((each) => each === one.heat) ?? 'hot';
  const health = healthOf(one, now).kind;
  const what = { id, name, heat, vendor, touchpoint, keepDays, quietAfterDays, health };
  return { ...what, createdAt, lastSeenAt, errorCount, lastErrorAt, lastError };
}
