// A survey tool on this machine, so that the demo shows a source that is fetched: it answers what Formbricks documents of its list of responses, and no
// more. The bot asks it as it would ask any other.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { Database } from '../database/client.ts';
import { type PullWanted, savePull } from '../feedback/pulling/account.ts';
import type { Keys } from '../keys.ts';
import { FETCHED, onlineReviews } from './company/fetched.ts';

const HOUR_MS = 3_600_000;
const SURVEY = 'avis';
/** The tool has its answers since then. */
const SINCE_DAYS = 30;

export interface DemoVendor {
  readonly url: string;
  readonly key: string;
  stop(): Promise<void>;
}

/** On an address of this machine alone. @param now when the last answers were given, or shortly after */
export async function startDemoVendor(now: Date): Promise<DemoVendor> {
  const key = randomBytes(16).toString('hex');
  const answers = onlineReviews
    .map(({ hoursAgo, ...review }) => ({ ...review, at: new Date(now.getTime() - hoursAgo * HOUR_MS) }))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const say = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.headers['x-api-key'] !== key) return say(401, { code: 'not_authenticated' });
    const {
      surveyId,
      filterDateField,
      startDate = '',
      skip = '0',
      limit = '50',
    } = Object.fromEntries(url.searchParams);
    if (url.pathname !== '/api/v2/management/responses' || surveyId !== SURVEY)
      return say(404, { code: 'not_found' });
    if (filterDateField === 'none') return say(400, { code: 'bad_request' });
    const from = new Date(startDate);
    const found = answers.filter(({ at }) => !(at < from));
    const shown = found.slice(Number(skip), Number(skip) + Number(limit));
    return say(200, {
      data: shown.map(({ id, at, stars, words }) => ({
        ...{ id, surveyId, finished: true, createdAt: at, updatedAt: at },
        data: { csat: stars, comment: words },
      })),
      meta: { total: found.length },
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    key,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Connected as an admin does at the command line; each time the demo starts its server stands somewhere else. */
export async function fetchFromDemo(
  database: Database,
  company: { readonly keys: Keys; readonly workspaceId: string },
  { url, key }: Pick<DemoVendor, 'url' | 'key'>,
  now: Date,
): Promise<void> {
  const wanted: PullWanted = {
    ...{ name: FETCHED, vendor: 'formbricks', secret: key, mapping: null },
    heat: 'hot',
    ...{ account: { of: SURVEY, at: url }, touchpoint: null },
    since: new Date(now.getTime() - SINCE_DAYS * 24 * HOUR_MS),
  };
  await savePull(database, company, wanted, { by: 'command-line', now });
}
