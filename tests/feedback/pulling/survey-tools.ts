// Small servers of the survey tools, as their documentation, or their public source, says that they answer.
import { type Asked, bearer, by, iso, type Said, seconds, toSecond, type VendorServer } from './serving.ts';

export const typeform: VendorServer = {
  vendor: 'typeform',
  account: { of: 'u6nXL7' },
  secret: 'tfp_secret',
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

export const surveymonkey: VendorServer = {
  vendor: 'surveymonkey',
  account: { of: '123456', region: 'eu' },
  secret: 'sm_token',
  mapping: { q1: 'csat 1-5' },
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
export const formbricks: VendorServer = {
  vendor: 'formbricks',
  account: { of: 'survey1', at: 'https://ask.example.com' },
  secret: 'fbk_secret',
  mapping: { stars: 'csat 1-5', why: 'verbatim' },
  serve(url, request, said) {
    if (!['createdAt', 'updatedAt'].includes(url.searchParams.get('filterDateField') ?? 'createdAt')) {
      return request.headers['x-api-key'] === 'fbk_secret' ? 400 : 401;
    }
    return responses(url, request, said, 0);
  },
};

const DAY_MS = 86_400_000;
/** How long before it was finished a response was begun. */
const BEGUN_BEFORE = 3 * DAY_MS;

/** Until version 4.3 it left `filterDateField` aside. */
export const formbricksBefore: VendorServer = {
  ...formbricks,
  named: 'formbricks, before 4.3',
  // Those begun within a week are asked for again.
  changesFor: 7 * DAY_MS - BEGUN_BEFORE,
  serve(url, request, said) {
    url.searchParams.delete('filterDateField');
    return responses(url, request, said, BEGUN_BEFORE);
  },
};

function responses(url: URL, { headers }: Asked, said: readonly Said[], begunBefore: number) {
  if (url.origin !== 'https://ask.example.com' || url.pathname !== '/api/v2/management/responses') return 404;
  if (headers['x-api-key'] !== 'fbk_secret') return 401;
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

/**
 * RemoteControl 2 by JSON-RPC: everything at one address by POST, faults as a status in a result that is well, rows in base64. Responses are numbered as
 * they come, and dated by a clock on the wall. One that the test changes is submitted again.
 */
export const limesurvey: VendorServer = {
  vendor: 'limesurvey',
  account: { of: '412', at: 'http://survey.lan/lime', user: 'porte-voix' },
  secret: 'ls password',
  mapping: { STARS: 'csat 1-5' },
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
