// Servers of the vendors, as their documentation says that they answer: pages, cursors, sizes, filters and orders. What is in them can be changed
// between any two requests. In memory, behind the same function that asks the true ones.
import { generateKeyPairSync } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { VendorFetch } from '../../../src/feedback/pulling/asking.ts';
import type { PullAccount } from '../../../src/feedback/vendors/pulling.ts';
import type { VendorName } from '../../../src/feedback/vendors/vendor.ts';

/** One answer at the vendor's. */
export interface Said {
  readonly id: string;
  /** 1 to 5. */
  readonly stars: number;
  readonly words: string;
  /** By the vendor's clock. */
  readonly createdAt: Date;
  readonly changedAt: Date;
}

type Asked = Parameters<VendorFetch>[0];
/** Null: there is no such page. */
type Serve = (url: URL, request: Asked, said: readonly Said[]) => unknown;

export interface VendorServer {
  /** The vendor's name, and which of its lists where it has several. */
  readonly named?: string;
  readonly vendor: VendorName;
  readonly account: Partial<PullAccount>;
  readonly secret: string;
  readonly mapping?: unknown;
  /** Whether it dates anew what is changed; otherwise a change is found for as long as a pass goes back. */
  readonly datesChanges: boolean;
  readonly serve: Serve;
  /** The same with one answer more that cannot be read; one without an id where this is left out. */
  readonly spoiled?: (served: unknown, request: Asked) => unknown;
}

const es256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const rs256 = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const pem = (key: typeof es256) => String(key.export({ type: 'pkcs8', format: 'pem' }));

const iso = (at: Date) => at.toISOString();
const toSecond = (at: Date) => iso(at).slice(0, 19);
const seconds = (at: Date) => Math.floor(at.getTime() / 1_000);
const bearer = ({ headers }: Asked) => headers['authorization'] ?? '';
const by =
  (when: 'createdAt' | 'changedAt', sign = 1) =>
  (a: Said, b: Said) =>
    sign * (a[when].getTime() - b[when].getTime()) || (a.id < b.id ? -1 : 1);
/** A cursor that stands behind an answer: what comes after it, whatever was added or taken out before it. */
const after = (sorted: readonly Said[], cursor: string | null) => {
  if (cursor === null) return sorted;
  const at = sorted.findIndex(({ id }) => id === cursor);
  return at < 0 ? [] : sorted.slice(at + 1);
};

export const typeform: VendorServer = {
  vendor: 'typeform',
  account: { of: 'u6nXL7' },
  secret: 'tfp_secret',
  datesChanges: true,
  serve(url, request, said) {
    if (bearer(request) !== 'Bearer tfp_secret') return 401;
    if (url.pathname === '/forms/u6nXL7') {
      const rating = { id: 'r1', ref: 'stars', title: 'How satisfied are you?', type: 'rating' };
      const group = {
        id: 'g1',
        type: 'group',
        properties: { fields: [{ id: 't1', ref: 'why', title: 'Why?', type: 'long_text' }] },
      };
      return { id: 'u6nXL7', fields: [{ ...rating, properties: { steps: 5, shape: 'star' } }, group] };
    }
    if (url.pathname !== '/forms/u6nXL7/responses') return 404;
    const { since, page_size, sort } = Object.fromEntries(url.searchParams);
    if (sort !== 'submitted_at,asc') return 400;
    const from = new Date(`${since}Z`);
    // Whether the very second is among them is not said.
    const found = said
      .filter(({ changedAt }) => seconds(changedAt) > seconds(from))
      .toSorted(by('changedAt'));
    return {
      total_items: found.length,
      items: found.slice(0, Number(page_size)).map(({ id, stars, words, changedAt }) => ({
        token: id,
        submitted_at: `${toSecond(changedAt)}Z`,
        answers: [
          { field: { id: 'r1', ref: 'stars', type: 'rating' }, type: 'number', number: stars },
          { field: { id: 't1', ref: 'why', type: 'long_text' }, type: 'text', text: words },
        ],
      })),
    };
  },
};

const surveymonkey: VendorServer = {
  vendor: 'surveymonkey',
  account: { of: '123456', region: 'eu' },
  secret: 'sm_token',
  mapping: { q1: 'csat 1-5' },
  datesChanges: true,
  serve(url, request, said) {
    if (url.host !== 'api.eu.surveymonkey.com' || url.pathname !== '/v3/surveys/123456/responses/bulk')
      return 404;
    if (bearer(request) !== 'Bearer sm_token') return 401;
    const { per_page, page, start_modified_at, sort_order, sort_by } = Object.fromEntries(url.searchParams);
    if (sort_order !== 'ASC' || sort_by !== 'date_modified') return 400;
    const from = new Date(`${start_modified_at}Z`);
    // Later than, in whole seconds.
    const found = said
      .filter(({ changedAt }) => seconds(changedAt) > seconds(from))
      .toSorted(by('changedAt'));
    const size = Number(per_page);
    const at = (Number(page) - 1) * size;
    return {
      total: found.length,
      page: Number(page),
      data: found.slice(at, at + size).map(({ id, stars, words, changedAt }) => ({
        id,
        response_status: 'completed',
        date_modified: `${toSecond(changedAt)}+00:00`,
        pages: [
          {
            id: 'p1',
            questions: [
              {
                id: 'q1',
                family: 'single_choice',
                heading: 'Stars?',
                answers: [{ simple_text: String(stars) }],
              },
              { id: 'q2', family: 'open_ended', heading: 'Why?', answers: [{ text: words }] },
            ],
          },
        ],
      })),
    };
  },
};

/** `ZGetFilter` and `buildCommonFilterQuery` of its public source. */
const formbricks: VendorServer = {
  vendor: 'formbricks',
  account: { of: 'survey1', at: 'https://ask.example.com' },
  secret: 'fbk',
  mapping: { stars: 'csat 1-5', why: 'verbatim' },
  datesChanges: true,
  serve(url, request, said) {
    if (!['createdAt', 'updatedAt'].includes(url.searchParams.get('filterDateField') ?? 'createdAt')) {
      return request.headers['x-api-key'] === 'fbk' ? 400 : 401;
    }
    return responses(url, request, said, 0);
  },
};

/** Days in which a response was begun before it was finished. */
const BEGUN_BEFORE = 3 * 86_400_000;

/** Until version 4.3 it left `filterDateField` aside. */
const formbricksBefore: VendorServer = {
  ...formbricks,
  named: 'formbricks, before 4.3',
  datesChanges: false,
  serve(url, request, said) {
    url.searchParams.delete('filterDateField');
    return responses(url, request, said, BEGUN_BEFORE);
  },
};

function responses(url: URL, { headers }: Asked, said: readonly Said[], begunBefore: number) {
  if (url.origin !== 'https://ask.example.com' || url.pathname !== '/api/v2/management/responses') return 404;
  if (headers['x-api-key'] !== 'fbk') return 401;
  const asked = Object.fromEntries(url.searchParams);
  const { limit, skip = '0', startDate, sortBy = 'createdAt', order, filterDateField = 'createdAt' } = asked;
  if (startDate !== undefined && order !== 'asc') return 400;
  const begunAt = ({ createdAt }: Said) => createdAt.getTime() - begunBefore;
  const at = (each: Said, field: string) =>
    field === 'updatedAt' ? each.changedAt.getTime() : begunAt(each);
  const found = said
    .filter((each) => startDate === undefined || at(each, filterDateField) >= new Date(startDate).getTime())
    .toSorted((a, b) => at(a, sortBy) - at(b, sortBy) || (a.id < b.id ? -1 : 1));
  return {
    data: found.slice(Number(skip), Number(skip) + Number(limit)).map((each) => ({
      ...{ id: each.id, createdAt: iso(new Date(begunAt(each))), updatedAt: iso(each.changedAt) },
      ...{ finished: true, data: { stars: each.stars, why: each.words } },
    })),
    meta: { total: found.length },
  };
}

export const zendesk: VendorServer = {
  vendor: 'zendesk',
  account: { at: 'acme', user: 'bot@acme.example' },
  secret: 'zd_token',
  datesChanges: false,
  serve(url, request, said) {
    if (url.host !== 'acme.zendesk.com' || url.pathname !== '/api/v2/satisfaction_ratings') return 404;
    const basic = Buffer.from('bot@acme.example/token:zd_token').toString('base64');
    if (bearer(request) !== `Basic ${basic}`) return 401;
    const query = Object.fromEntries(url.searchParams);
    const from = Number(query['start_time']);
    const found = said.filter(({ createdAt }) => seconds(createdAt) >= from).toSorted(by('createdAt'));
    const rest = after(found, query['page[after]'] ?? null);
    const shown = rest.slice(0, Number(query['page[size]']));
    return {
      satisfaction_ratings: shown.map(({ id, stars, words, createdAt, changedAt }) => ({
        ...{ id: Number(id), ticket_id: Number(id), requester_id: 7 },
        score: stars,
        comment: words,
        created_at: iso(createdAt),
        updated_at: iso(changedAt),
      })),
      meta: { has_more: rest.length > shown.length, after_cursor: shown.at(-1)?.id ?? null },
    };
  },
};

/** Days from the offer of a survey to its answer. */
const OFFERED_BEFORE = 40 * 86_400_000;

/**
 * Its newer surveys (ticketing API, "CSAT Survey Responses", List Survey Responses): asked for by when they were offered, in milliseconds, for nothing
 * else of them is dated but the answers. What is offered and not answered yet stands in the list too.
 */
const zendeskSurveys: VendorServer = {
  ...zendesk,
  named: 'zendesk, surveys',
  account: { at: 'acme', user: 'bot@acme.example', of: 'surveys' },
  serve(url, request, said) {
    if (url.host !== 'acme.zendesk.com' || url.pathname !== '/api/v2/guide/survey_responses') return 404;
    const basic = Buffer.from('bot@acme.example/token:zd_token').toString('base64');
    if (bearer(request) !== `Basic ${basic}`) return 401;
    const query = Object.fromEntries(url.searchParams);
    const from = Number(query['filter[created_at_start]']);
    const found = said
      .filter(({ createdAt }) => createdAt.getTime() - OFFERED_BEFORE >= from)
      .toSorted(by('createdAt'));
    const rest = after(found, query['page[after]'] ?? null);
    const shown = rest.slice(0, Number(query['page[size]']));
    const question = (type: string, value: string) => ({
      ...{ id: `q-${type}`, type, headline: { type: 'static', value } },
      ...(type === 'open_ended'
        ? {}
        : { sub_type: 'customer_satisfaction', options: [1, 2, 3, 4, 5].map((rating) => ({ rating })) }),
    });
    return {
      survey_responses: shown.map(({ id, stars, words, createdAt, changedAt }) => {
        const times = { created_at: iso(createdAt), updated_at: iso(changedAt) };
        const rated = { question: question('rating_scale_numeric', 'How was it?'), rating: stars };
        return {
          ...{ id: `01J${id}`, responder_id: 7, survey: { id: '01S', version: 1, state: 'enabled' } },
          ...{ subject_zrns: [`zen:ticket:${id}`], expires_at: iso(changedAt) },
          subjects: [{ id, type: 'ticket', zrn: `zen:ticket:${id}` }],
          answers: [
            { type: 'rating_scale', rating_category: stars > 3 ? 'good' : 'bad', ...rated, ...times },
            { type: 'open_ended', question: question('open_ended', 'Why?'), value: words, ...times },
          ],
        };
      }),
      meta: { has_more: rest.length > shown.length, after_cursor: shown.at(-1)?.id ?? null },
    };
  },
};

/**
 * RemoteControl 2 by JSON-RPC: everything at one address by POST, faults as a status in a result that is well, rows in base64. Responses are numbered as
 * they come, and dated by a clock on the wall. One that the test changes is submitted again.
 */
const limesurvey: VendorServer = {
  vendor: 'limesurvey',
  account: { of: '412', at: 'http://survey.lan/lime', user: 'porte-voix' },
  secret: 'ls password',
  mapping: { STARS: 'csat 1-5' },
  datesChanges: true,
  serve(url, request, said) {
    if (url.href !== 'http://survey.lan/lime/index.php/admin/remotecontrol') return 404;
    const { method, params, id } = JSON.parse(request.body ?? '') as {
      method: string;
      params: readonly unknown[];
      id: number;
    };
    const answer = (result: unknown) => ({ id, result, error: null });
    if (method === 'get_session_key') {
      const [user, password] = params;
      const isRight = user === 'porte-voix' && password === 'ls password';
      return answer(isRight ? 'session' : { status: 'Invalid user name or password' });
    }
    if (params[0] !== 'session') return answer({ status: 'Invalid session key' });
    if (method === 'release_session_key') return answer('OK');
    if (params[1] !== 412) return answer({ status: 'Error: Invalid survey ID' });
    if (method === 'list_questions')
      return answer([
        { qid: '1', parent_qid: '0', title: 'STARS', type: 'L', question: '<p>How was&nbsp;it?</p>' },
        { qid: '2', parent_qid: '0', title: 'WHY', type: 'T', question: 'Why?' },
      ]);
    if (method !== 'export_responses') return answer({ status: 'Method does not exist' });
    const [, , type, , completion, heading, form, from, to, columns] = params as readonly (string | null)[];
    if (`${type} ${completion} ${heading} ${form}` !== 'json complete code short') return 400;
    if (said.length === 0) return answer({ status: 'No Data, could not get max id.' });
    const columnsShown = columns as unknown as readonly string[] | null;
    const rows = said
      .filter((each) => Number(each.id) >= Number(from) && (to === null || Number(each.id) <= Number(to)))
      .toSorted((a, b) => Number(a.id) - Number(b.id))
      .map(({ id, stars, words, changedAt }) => {
        const row = {
          ...{ id, submitdate: toSecond(changedAt).replace('T', ' '), lastpage: '1', startlanguage: 'en' },
          ...{ seed: '7', ipaddr: '203.0.113.9', STARS: String(stars), WHY: words },
        };
        const shown = Object.entries(row).filter(([name]) => columnsShown?.includes(name) ?? true);
        return { [id]: Object.fromEntries(shown) };
      });
    return answer(Buffer.from(JSON.stringify({ responses: rows })).toString('base64'));
  },
  spoiled(served, { body = '' }) {
    const { method, params } = JSON.parse(body) as { method: string; params: readonly unknown[] };
    if (method !== 'export_responses' || Number(params[7]) > 999) return served;
    const { result, ...rest } = served as { readonly result: string };
    const { responses } = JSON.parse(Buffer.from(result, 'base64').toString()) as { responses: object[] };
    const row = { id: '999', submitdate: '2026-11-01 09:00:00', STARS: 'ninety', WHY: '' };
    const all = JSON.stringify({ responses: [...responses, { 999: row }] });
    return { ...rest, result: Buffer.from(all).toString('base64') };
  },
};

const intercom: VendorServer = {
  vendor: 'intercom',
  account: {},
  secret: 'ic_token',
  datesChanges: true,
  serve(url, request, said) {
    if (url.href !== 'https://api.intercom.io/conversations/search') return 404;
    if (bearer(request) !== 'Bearer ic_token') return 401;
    const { query, pagination } = JSON.parse(request.body ?? '') as {
      query: { value: readonly [{ field: string; operator: string; value: number }, unknown] };
      pagination: { per_page: number; starting_after?: string };
    };
    const [{ field, operator, value }] = query.value;
    if (field !== 'updated_at' || operator !== '>') return 400;
    // "Search contacts": fields of time are indexed by the day. Whether those of conversations are is not said.
    const dayOf = (second: number) => Math.floor(second / 86_400);
    const found = said
      .filter(({ changedAt }) => dayOf(seconds(changedAt)) > dayOf(value))
      .toSorted(by('changedAt'));
    const rest = after(found, pagination.starting_after ?? null);
    const shown = rest.slice(0, pagination.per_page);
    const last = shown.at(-1);
    return {
      type: 'conversation.list',
      conversations: shown.map(({ id, stars, words, changedAt }) => ({
        id,
        updated_at: seconds(changedAt),
        conversation_rating: {
          rating: stars,
          remark: words,
          created_at: seconds(changedAt),
          contact: { id: `c${id}` },
        },
      })),
      pages:
        rest.length > shown.length && last
          ? { next: { per_page: pagination.per_page, starting_after: last.id } }
          : {},
    };
  },
};

const googlePlay: VendorServer = {
  vendor: 'google-play',
  account: { of: 'com.example.app' },
  secret: JSON.stringify({
    private_key_id: 'k1',
    private_key: pem(rs256),
    client_email: 'bot@acme.iam.gserviceaccount.com',
  }),
  datesChanges: true,
  serve(url, request, said) {
    if (url.href === 'https://oauth2.googleapis.com/token') {
      const form = new URLSearchParams(request.body);
      const claims = decodeJwt(form.get('assertion') ?? '');
      const { alg, kid } = decodeProtectedHeader(form.get('assertion') ?? '');
      const isRight =
        form.get('grant_type') === 'urn:ietf:params:oauth:grant-type:jwt-bearer' &&
        claims.iss === 'bot@acme.iam.gserviceaccount.com' &&
        claims.aud === url.href &&
        claims['scope'] === 'https://www.googleapis.com/auth/androidpublisher' &&
        `${alg} ${kid}` === 'RS256 k1';
      return isRight ? { access_token: 'gp_token', expires_in: 3600, token_type: 'Bearer' } : 401;
    }
    if (url.pathname !== '/androidpublisher/v3/applications/com.example.app/reviews') return 404;
    if (bearer(request) !== 'Bearer gp_token') return 401;
    const { maxResults, token } = Object.fromEntries(url.searchParams);
    const found = said.toSorted(by('changedAt', -1));
    const rest = after(found, token ?? null);
    const shown = rest.slice(0, Number(maxResults));
    const next = rest.length > shown.length ? shown.at(-1)?.id : undefined;
    return {
      ...(shown.length === 0
        ? {}
        : {
            reviews: shown.map(({ id, stars, words, changedAt }) => ({
              reviewId: id,
              authorName: 'Zoé',
              comments: [
                {
                  userComment: {
                    ...{ text: `\t${words}`, starRating: stars },
                    lastModified: { seconds: String(seconds(changedAt)) },
                  },
                },
              ],
            })),
          }),
      ...(next === undefined ? {} : { tokenPagination: { nextPageToken: next } }),
    };
  },
};

const appStore: VendorServer = {
  vendor: 'app-store',
  account: { of: '682658836', user: 'issuer-1', keyId: 'KEY1' },
  secret: pem(es256),
  datesChanges: false,
  serve(url, request, said) {
    if (url.host !== 'api.appstoreconnect.apple.com' || url.pathname !== '/v1/apps/682658836/customerReviews')
      return 404;
    const jwt = bearer(request).replace('Bearer ', '');
    const { iss, aud, exp = 0, iat = 0 } = decodeJwt(jwt);
    const { alg, kid } = decodeProtectedHeader(jwt);
    if (iss !== 'issuer-1' || aud !== 'appstoreconnect-v1' || `${alg} ${kid}` !== 'ES256 KEY1') return 401;
    if (exp - iat > 20 * 60) return 401;
    const { limit, sort, cursor } = Object.fromEntries(url.searchParams);
    if (sort !== '-createdDate') return 400;
    const rest = after(said.toSorted(by('createdAt', -1)), cursor ?? null);
    const shown = rest.slice(0, Number(limit));
    const next = new URL(url);
    next.searchParams.set('cursor', shown.at(-1)?.id ?? '');
    return {
      data: shown.map(({ id, stars, words, createdAt }) => ({
        type: 'customerReviews',
        id,
        attributes: {
          rating: stars,
          title: 'Title',
          body: words,
          reviewerNickname: 'Zoé',
          createdDate: iso(createdAt),
        },
      })),
      links: rest.length > shown.length ? { next: next.href } : {},
    };
  },
};

const trustpilot: VendorServer = {
  vendor: 'trustpilot',
  account: { of: 'unit1', user: 'apikey' },
  secret: 'apisecret',
  datesChanges: false,
  serve(url, request, said) {
    if (url.pathname === '/v1/oauth/oauth-business-users-for-applications/accesstoken') {
      const basic = Buffer.from('apikey:apisecret').toString('base64');
      const isRight =
        bearer(request) === `Basic ${basic}` && request.body === 'grant_type=client_credentials';
      return isRight ? { access_token: 'tp_token', expires_in: '359999' } : 401;
    }
    if (url.pathname !== '/v1/private/business-units/unit1/reviews') return 404;
    if (bearer(request) !== 'Bearer tp_token') return 401;
    const { page, perPage, orderBy, startDateTime } = Object.fromEntries(url.searchParams);
    if (orderBy !== 'createdat.asc') return 400;
    // Whether the very second is among them is not said.
    const from = seconds(new Date(`${startDateTime}Z`));
    const found = said.filter(({ createdAt }) => seconds(createdAt) > from).toSorted(by('createdAt'));
    const at = (Number(page) - 1) * Number(perPage);
    return {
      reviews: found.slice(at, at + Number(perPage)).map(({ id, stars, words, createdAt, changedAt }) => ({
        ...{ id, stars, title: 'Title', text: words, status: 'active' },
        ...{ createdAt: iso(createdAt), updatedAt: iso(changedAt), consumer: { displayName: 'Zoé' } },
      })),
    };
  },
};

export const servers: readonly VendorServer[] = [
  ...[
    typeform,
    surveymonkey,
    formbricks,
    formbricksBefore,
    zendesk,
    zendeskSurveys,
    intercom,
    googlePlay,
    appStore,
  ],
  ...[trustpilot, limesurvey],
];

/** Answers as `serve` does; a number is a status without anything in it. */
export function answering({ serve }: VendorServer, said: () => readonly Said[]): VendorFetch {
  return async (request) => {
    const served = serve(new URL(request.url), request, said());
    const [status, value] = typeof served === 'number' ? [served, { error: 'no' }] : [200, served];
    return { status, body: Buffer.from(JSON.stringify(value)), retryAfter: null };
  };
}
