// Small servers of the help desks and of where reviews are written, as their documentation says that they answer.
import { generateKeyPairSync } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { after, bearer, by, iso, seconds, type VendorServer } from './serving.ts';

const es256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const rs256 = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const pem = (key: typeof es256) => String(key.export({ type: 'pkcs8', format: 'pem' }));

export const zendesk: VendorServer = {
  vendor: 'zendesk',
  account: { at: 'acme', user: 'bot@acme.example' },
  secret: 'zd_token',
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
export const zendeskSurveys: VendorServer = {
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

export const intercom: VendorServer = {
  vendor: 'intercom',
  account: {},
  secret: 'ic_token',
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

export const googlePlay: VendorServer = {
  vendor: 'google-play',
  account: { of: 'com.example.app' },
  secret: JSON.stringify({
    private_key_id: 'k1',
    private_key: pem(rs256),
    client_email: 'bot@acme.iam.gserviceaccount.com',
  }),
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

export const appStore: VendorServer = {
  vendor: 'app-store',
  account: { of: '682658836', user: 'issuer-1', keyId: 'KEY1' },
  secret: pem(es256),
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

export const trustpilot: VendorServer = {
  vendor: 'trustpilot',
  account: { of: 'unit1', user: 'apikey' },
  secret: 'apisecret',
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
