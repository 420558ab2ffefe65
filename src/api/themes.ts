// GET /api/v1/themes: what customers speak of more, or less, than before. Under the floors of the chat nothing is told.
import { createRoute, z } from '@hono/zod-openapi';
import { dayText } from '../calendar/day.ts';
import { daysAsked, instantsOf } from '../calendar/days-asked.ts';
import { zoneOf } from '../calendar/zone.ts';
import { metrics } from '../feedback/filters.ts';
import { moods } from '../feedback/scale.ts';
import { type NewTheme, type NewVerbatim, newThemes } from '../feedback/themes/recent.ts';
import { languages } from '../terms/language.ts';
import { workspaceById } from '../workspace/workspace.ts';
import type { ApiAdmission } from './admission.ts';
import { type Api, type ApiKit, day, localeOf, orNull, reads } from './contract.ts';

const verbatim = z
  .object({
    text: z.string(),
    language: z.enum(languages),
    touchpoint: z.string().nullable(),
    metric: z.enum(metrics).nullable(),
    score: z.number().nullable(),
  })
  .openapi('Verbatim', { description: 'A customer’s words, without personal data.' });

const theme = z
  .object({
    name: z.string(),
    languages: z.array(z.enum(languages)),
    direction: z.enum(['rising', 'falling']),
    notable: z.boolean(),
    pinned: z.boolean(),
    count: z.int(),
    share: z.number(),
    previousCount: z.int(),
    previousShare: z.number(),
    mood: z.enum(moods).nullable(),
    verbatim: orNull(verbatim),
  })
  .openapi('Theme', {
    description:
      '`share`: of the comments of the period, from 0 to 1; `previousShare`: of the eight periods before.',
  });

const answer = z
  .object({
    from: day,
    to: day,
    isEnough: z.boolean(),
    comments: z.int(),
    otherLanguages: z.int(),
    sampled: z.boolean(),
    themes: z.array(theme),
  })
  .openapi('Themes', {
    description:
      '`isEnough` is false where fewer than 8 comments, or too few customers, leave nothing that may be said.',
  });

const route = createRoute({
  ...reads('read:voice', {
    tag: 'Customers’ voice',
    id: 'getThemes',
    summary: 'What customers speak of more, or less, than in the eight periods before',
    gives: answer,
  }),
  path: '/api/v1/themes',
  request: { query: z.strictObject({ from: day.optional(), to: day.optional() }) },
});

export function themeReads(api: Api, { database, clock }: ApiKit, admits: ApiAdmission): void {
  api.openapi({ ...route, middleware: admits('read:voice', 20) }, async (c) => {
    const { from, to } = c.req.valid('query');
    const workspace = await workspaceById(database.db, c.get('token').workspaceId);
    const zone = zoneOf(workspace.timeZone);
    const days = daysAsked({ from, to }, zone.dayAt(clock.now().getTime()));
    const { previousFrom: _, ...period } = instantsOf(days, zone);
    const found = await newThemes(database.db, workspace, { ...period, locale: localeOf(c) });
    return c.json(
      {
        from: dayText(days.first),
        to: dayText(days.last),
        isEnough: found !== null,
        comments: found?.comments ?? 0,
        otherLanguages: found?.inOther ?? 0,
        sampled: found?.sampled ?? false,
        themes: found?.themes.map(told) ?? [],
      },
      200,
    );
  });
}

function told({ name, languages: of, direction, notable, pinned, count, share, mood, ...rest }: NewTheme) {
  const { referenceCount, referenceShare, verbatim: said } = rest;
  return {
    ...{ name, languages: [...of], direction, notable, pinned, count, share, mood },
    previousCount: referenceCount,
    previousShare: referenceShare,
    verbatim: said && saidTold(said),
  };
}

function saidTold({ text, language, touchpoint, metric, score }: NewVerbatim) {
  return { text, language, touchpoint, metric, score };
}
