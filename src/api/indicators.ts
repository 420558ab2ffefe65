// GET /api/v1/indicators: the figures that `portevoix indicators` tells, with the response rate and the customers lost beside them.
import { createRoute, z } from '@hono/zod-openapi';
import { dayText } from '../calendar/day.ts';
import { heats, metrics } from '../feedback/filters.ts';
import { groupsAsked, questionAsked } from '../feedback/indicators/asked.ts';
import type { Rate } from '../feedback/indicators/counts/rates.ts';
import { vitals } from '../feedback/indicators/counts/vitals.ts';
import { type Indicator, indicators } from '../feedback/indicators/indicators.ts';
import { directions, type Reading } from '../feedback/indicators/reading.ts';
import { moods } from '../feedback/scale.ts';
import { workspaceById } from '../workspace/workspace.ts';
import type { ApiAdmission } from './admission.ts';
import { type Api, type ApiKit, day, instant, orNull, reads, several } from './contract.ts';

const reading = {
  value: z.number().nullable(),
  n: z.int(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  margin: z.number().nullable(),
  previous: z.number().nullable(),
  change: z.number().nullable(),
  changeWithin: z.object({ low: z.number(), high: z.number() }).nullable(),
  significant: z.boolean(),
  direction: z.enum(directions).nullable(),
  reason: z.enum(['not-enough-answers', 'kept-back', 'chosen-by-score']).nullable(),
};

const indicator = z
  .object({
    group: z.string().nullable().optional(),
    metric: z.enum(metrics),
    heat: z.enum(heats).nullable(),
    ...reading,
    /** Of ces: the share of answers 5, 6 and 7. */
    atEase: z.number().nullable(),
  })
  .openapi('Indicator', {
    description:
      'nps in points from -100 to 100, csat as a share from 0 to 1, ces as a mean from 1 to 7, with `atEase`, the share of 5, 6 and 7. `low` and `high` bound the 95 % interval. Under 5 answers, or where a smaller group could be worked out, `value` is null and `reason` says so.',
  });

const rate = z
  .object({
    metric: z.enum(['responses', 'churn']),
    heat: z.enum(heats).nullable(),
    hits: z.int(),
    over: z.object({ from: instant, to: instant }),
    ...reading,
  })
  .openapi('Rate', {
    description: 'A share from 0 to 1: of those invited who answered, of the customers of a month who left.',
  });

const answer = z
  .object({
    from: day,
    to: day,
    /** Null where none was asked for. */
    by: z.string().nullable(),
    indicators: z.array(indicator),
    responses: z.array(rate),
    churn: orNull(rate),
  })
  .openapi('Indicators', {
    description: 'Without `by` the rates are told too; with it, one indicator for each group.',
  });

const route = createRoute({
  ...reads('read:voice', {
    tag: 'Customers’ voice',
    id: 'getIndicators',
    summary: 'NPS, CSAT and CES of a period, with margins and changes',
    gives: answer,
  }),
  path: '/api/v1/indicators',
  request: {
    query: z.strictObject({
      from: day.optional(),
      to: day.optional(),
      by: z.string().min(1).max(100).optional().openapi({
        description: 'touchpoint, source, heat, question, or the name of a segment.',
      }),
      source: several(z.string().max(100)),
      metric: several(z.enum(metrics)),
      touchpoint: several(z.string().max(100)),
      segment: several(z.string().max(300)).openapi({ description: 'NAME=VALUE, or the value alone.' }),
      heat: z.enum(heats).optional(),
      mood: z
        .enum(moods)
        .optional()
        .openapi({ description: 'Of answers chosen by their score there are counts only.' }),
      mixed: z.enum(['true', 'false']).optional().openapi({ description: 'Hot and cold answers as one.' }),
    }),
  },
});

export function indicatorReads(api: Api, { database, clock }: ApiKit, admits: ApiAdmission): void {
  api.openapi({ ...route, middleware: admits('read:voice', 10) }, async (c) => {
    const { workspaceId } = c.get('token');
    const { by, source, metric, touchpoint, segment, heat, mood, mixed, from, to } = c.req.valid('query');
    const workspace = await workspaceById(database.db, workspaceId);
    const written = {
      from,
      to,
      sources: source ?? [],
      touchpoints: touchpoint ?? [],
      segments: segment ?? [],
      filters: {
        metrics: metric ?? [],
        ...(heat === undefined ? {} : { heat }),
        ...(mood === undefined ? {} : { mood }),
        ...(mixed === 'true' ? { mixed: true } : {}),
      },
    };
    const { days, question } = await questionAsked(database, workspace, written, clock.now());
    const period = { from: dayText(days.first), to: dayText(days.last) };
    if (by !== undefined) {
      const groups = await groupsAsked(database, workspaceId, question, { by });
      const told = groups.map((each) => ({ group: each.group, ...indicatorTold(each) }));
      return c.json({ ...period, by, indicators: told, responses: [], churn: null }, 200);
    }
    const found = await indicators(database.db, workspaceId, question);
    const { responses, churn } = await vitals(database.db, workspace, question);
    const rates = { responses: responses.map(rateTold), churn: churn && rateTold(churn) };
    return c.json({ ...period, by: null, indicators: found.map(indicatorTold), ...rates }, 200);
  });
}

function indicatorTold({ metric, heat, atEase, ...read }: Indicator) {
  return { metric, heat: heat ?? null, ...told(read), atEase: atEase ?? null };
}

function rateTold({ metric, heat, hits, over, ...read }: Rate) {
  return { metric, heat: heat ?? null, hits, over, ...told(read) };
}

function told({ value, n, low, high, margin, previous, change, significant, direction, ...rest }: Reading) {
  const { changeWithin = null, reason = null } = rest;
  return { value, n, low, high, margin, previous, change, changeWithin, significant, direction, reason };
}
