// GET /api/v1/surveys: what was published of rounds that have closed, without comments; and the address that raises a survey's threshold. What
// is open is told nobody.
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { UserError } from '../errors.ts';
import { problem, type WebAnswer } from '../http/route.ts';
import { closedAfter } from '../surveys/lists.ts';
import { LEAST_THRESHOLD, MOST_THRESHOLD } from '../surveys/round.ts';
import { setThreshold, surveyNumbered } from '../surveys/save.ts';
import { talliesShape } from '../surveys/tally.ts';
import { publishedShape, whatFollowsShape } from '../surveys/told.ts';
import { workspaceById } from '../workspace/workspace.ts';
import type { ApiAdmission } from './admission.ts';
import { type Api, type ApiKit, localeOf, pages, paging, reads, refusal } from './contract.ts';
import { afterCursor, paged } from './cursor.ts';
import { respond, type WebEnv } from './env.ts';

const round = z
  .object({
    ...publishedShape.shape,
    groups: z.array(z.object({ address: z.string().nullable(), name: z.string() })),
    tallies: talliesShape.nullable(),
    result: z.record(z.string(), z.unknown()).nullable(),
    decision: whatFollowsShape,
  })
  .openapi('SurveyRound', {
    description:
      '`tallies`: of everybody (group null) and each group how many gave which answer, of what may be told; `untold` says why the rest is not: too-few, kept-back, nobody. `unreadable`: answers that could not be opened, and are not counted. `result`: as its kind makes it; null where too few answered.',
  });

const listed = createRoute({
  ...reads('read:surveys', {
    tag: 'Surveys',
    id: 'listSurveyRounds',
    summary: 'What was published of surveys of colleagues: rounds that have closed, by survey and round',
    gives: pages(round),
  }),
  path: '/api/v1/surveys',
  request: { query: z.strictObject({ survey: z.coerce.number().int().optional(), ...paging }) },
});

const PATH = '/api/v1/surveys/{number}/threshold';
const numbered = z.object({ number: z.coerce.number().int().min(1).max(999_999) });
const wanted = z.strictObject({ threshold: z.int().min(LEAST_THRESHOLD).max(MOST_THRESHOLD) });
const raised = z.object({ survey: z.int(), threshold: z.int() }).openapi('SurveyThreshold');
/** In bytes. */
const LONGEST_BODY = 1_000;

export function surveyRoutes(api: Api, { database, clock }: ApiKit, admits: ApiAdmission): void {
  const { db } = database;
  api.openapi({ ...listed, middleware: admits('read:surveys') }, async (c) => {
    const { survey, limit, cursor } = c.req.valid('query');
    const { workspaceId } = c.get('token');
    const [afterSurvey, afterRound] = afterCursor(cursor, z.tuple([z.int(), z.int()]), [0, 0]);
    const part = { survey, after: { survey: afterSurvey, round: afterRound }, take: limit + 1 };
    const read = await closedAfter(db, await workspaceById(db, workspaceId), part);
    const { items, next } = paged(read, limit, (each) => [each.survey, each.round]);
    return c.json({ items: items.map((each) => round.parse(each)), next }, 200);
  });

  api.openAPIRegistry.registerPath({
    method: 'post',
    path: PATH,
    operationId: 'raiseSurveyThreshold',
    tags: ['Surveys'],
    summary: 'Shows nothing of a survey that rests on fewer answers',
    description:
      'Needs the scope `write:surveys`. For the round that is open and those to come. Once a round was opened it is only ever raised.',
    security: [{ bearer: ['write:surveys'] }],
    request: {
      params: numbered,
      body: { required: true, content: { 'application/json': { schema: wanted } } },
    },
    responses: {
      200: { description: 'It holds from now on.', content: { 'application/json': { schema: raised } } },
      400: refusal(`Not JSON, or no whole number from ${LEAST_THRESHOLD} to ${MOST_THRESHOLD}.`),
      401: refusal('No token, one that is unknown or was revoked, or one that has expired.'),
      403: refusal('The token has not the scope that this needs.'),
      404: refusal('No such survey.'),
      409: refusal('Lower than what people were promised: nothing was changed.'),
      413: refusal('Too long a body.'),
      429: refusal('Too much was asked for with this token; Retry-After says when to ask again.'),
      503: refusal('Nothing was stored. Retry-After says when to send it again.'),
    },
  });
  api.post('/api/v1/surveys/:number/threshold', admits('write:surveys'), async (c) => {
    const { workspaceId, name } = c.get('token');
    const about = numbered.safeParse(c.req.param());
    const body = wanted.safeParse(parsed(await c.env.body(LONGEST_BODY)));
    if (!about.success || !body.success) {
      const detail = `Send { "threshold": N }, a whole number from ${LEAST_THRESHOLD} to ${MOST_THRESHOLD}.`;
      return respond(c, problem(400, { title: 'This cannot be asked', detail }));
    }
    const workspace = await workspaceById(db, workspaceId);
    const { threshold: to } = body.data;
    try {
      const { id: surveyId } = await surveyNumbered(db, workspaceId, about.data.number);
      const shell = { database, workspace, now: clock.now() };
      const { number: survey, threshold } = await setThreshold(shell, { surveyId, to, by: { token: name } });
      return c.json({ survey, threshold }, 200);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return respond(c, refused(error, c));
    }
  });
}

/** What the rule refuses: what there is stands against it. */
function refused({ code, say }: UserError, c: Context<WebEnv>): WebAnswer {
  const detail = say(localeOf(c));
  return code === 'survey.none'
    ? problem(404, { title: 'No such survey', code, detail })
    : problem(409, { title: 'A threshold is only ever raised', code, detail });
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
