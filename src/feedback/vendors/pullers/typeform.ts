// Typeform's answers, fetched: Responses API, `GET /forms/{form_id}/responses` (at most 1,000 a page, `since` to the second, `sort`), and
// Create API, `GET /forms/{form_id}`, for what was asked; two requests a second are allowed. Not tested live.
import { elements, fields, inside, isRecord } from '../payload.ts';
import {
  DAY_MS,
  hostIn,
  instantIn,
  latest,
  type Puller,
  PullStop,
  secondBefore,
  walkOn,
  walkStep,
} from '../pulling.ts';

const SIZE = 1_000;
/** "Responses Data Center": an account of an enterprise may be in Europe, in one of two places, and its tokens are unknown elsewhere. */
const HOSTS = { us: 'api.typeform.com', eu: 'api.eu.typeform.com', eu2: 'api.typeform.eu' } as const;

/** Answers are shown up to half an hour after they were given, says Typeform; a day covers an outage of theirs. */
export const typeformPuller: Puller = {
  vendor: 'typeform',
  needs: ['of', 'secret'],
  hosts: HOSTS,
  requestsPerMinute: 60,
  overlapMs: DAY_MS,
  async page(ask, { account: { of, region }, secret }, from) {
    const headers = { authorization: `Bearer ${secret}` };
    const form = `${hostIn(HOSTS, region)}/forms/${encodeURIComponent(of ?? '')}`;
    const definition = { fields: flat(inside(await ask({ url: form, headers }), 'fields')) };
    const step = walkStep(from);
    // A list without numbered pages: of more than a page in one second the rest cannot be asked for.
    if (step.number > 1) throw new PullStop('fetch.shape');
    const query = new URLSearchParams({
      page_size: String(SIZE),
      since: secondBefore(step.since),
      sort: 'submitted_at,asc',
      response_type: 'completed',
    });
    const answer = await ask({ url: `${form}/responses?${query}`, headers });
    const list = inside(answer, 'items');
    if (!Array.isArray(list)) throw new PullStop('fetch.shape');
    const dated = list.map((each) => instantIn(inside(each, 'submitted_at')));
    return {
      bodies: list.map((each) => ({
        event_type: 'form_response',
        form_response: { ...own(each), definition },
      })),
      next: walkOn(step, {
        size: SIZE,
        count: list.length,
        newest: latest(dated),
        total: inside(answer, 'total_items'),
      }),
      dated,
    };
  },
};

function own(value: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(fields(value));
}

/** Questions stand in groups too; a webhook's definition has them side by side. */
function flat(list: unknown): unknown[] {
  return elements(list).flatMap((field) => {
    const within = elements(inside(field, 'properties', 'fields'));
    return within.length === 0 || !isRecord(field) ? [field] : flat(within);
  });
}
