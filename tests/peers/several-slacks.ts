// Several Slack workspaces behind one address, as Slack itself is: each a local Slack with the same ids in it, and an emulator by whose
// pages its people agree to the app. A call goes to the workspace whose token it bears. What neither of them has is answered as Slack
// documents it: tokens that end and are asked for anew, an app that is taken away, an organisation that installs for all its teams.
import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { createEmulator, type Emulator } from 'emulate';
import { z } from 'zod';
import { type Peer, startLocalSlack } from './local-slack.ts';

const CLIENT = { id: '10.20', secret: 'emulated-client-secret' } as const;
/** docs.slack.dev/authentication/using-token-rotation: twelve hours. */
const LIFE_S = 43_200;

export interface Answered {
  readonly status: number;
  readonly page: string;
  /** What it sets, as it is sent back. */
  readonly cookie: string;
}

export interface SeveralSlacks {
  /** Ends with a slash, as SLACK_API_URL. */
  readonly apiUrl: string;
  readonly client: typeof CLIENT;
  /** In the order of the ids that were asked for. */
  readonly peers: readonly Peer[];
  /** Which method was called for which workspace (null: by a token of none), in the order in which they came. */
  readonly calls: readonly { readonly method: string; readonly at: number | null; readonly token: string }[];
  /** Tokens that a workspace has given, the newest last. */
  tokens(at: number): readonly string[];
  /** What comes of it where nobody presses further: the address of Slack's consent page, and the cookie. */
  begin(webUrl: string, language?: string): Promise<Answered & { readonly consent: URL }>;
  /** Agrees in this workspace, and gives the address to which its browser is sent back. */
  agree(at: number, consent: URL): Promise<URL>;
  /** All of the way, in one browser. */
  install(at: number, webUrl: string, language?: string): Promise<Answered>;
  /** From now on tokens end, and are asked for anew. */
  rotate(): void;
  /** From now on its tokens, but for the newest ones, end at once where they are borne, as after their twelve hours. */
  expire(at: number, left?: { readonly but: number }): void;
  /** Who installs does so for this organisation and all its teams. */
  asOrganisation(at: number, enterpriseId: string | null): void;
  /** The app is taken away: no token counts. Says nothing to the bot. */
  uninstall(at: number): void;
  stop(): Promise<void>;
}

interface Town {
  readonly peer: Peer;
  readonly emulator: Emulator;
  readonly given: string[];
  readonly counting: Set<string>;
  readonly refreshing: Set<string>;
  readonly ended: Set<string>;
  enterpriseId: string | null;
}

const granted = z.looseObject({ ok: z.boolean(), access_token: z.string().optional() });

/** @param webUrl where the bot's web server is to be */
export async function startSeveralSlacks(
  teamIds: readonly string[],
  webUrl: string,
  people: Pick<Parameters<typeof startLocalSlack>[0], 'users' | 'channels'>,
): Promise<SeveralSlacks> {
  const towns = await Promise.all(teamIds.map((teamId) => town(teamId, webUrl, people)));
  const calls: SeveralSlacks['calls'][number][] = [];
  let isRotating = false;
  let minted = 0;

  function mint(its: Town, first: string): object {
    const access = isRotating ? `xoxe.${first}-${minted++}` : first;
    its.given.push(access);
    its.counting.add(access);
    if (!isRotating) return { access_token: access };
    const refresh = `xoxe-1-${minted++}`;
    its.refreshing.add(refresh);
    return { access_token: access, refresh_token: refresh, expires_in: LIFE_S };
  }

  /** A code is one workspace's: each is asked whose it is. */
  async function exchanged(body: string): Promise<object> {
    for (const its of towns) {
      const answer = await fetch(`${originOf(its.emulator)}/api/oauth.v2.access`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body,
      });
      const said = granted.parse(await answer.json());
      if (!said.ok || said.access_token === undefined) {
        if (said['error'] === 'invalid_code') continue;
        return said;
      }
      const { enterpriseId, peer } = its;
      const team = { id: peer.teamId, name: `Team ${peer.teamId}` };
      return {
        ...said,
        ...mint(its, said.access_token),
        bot_user_id: peer.botUserId,
        ...(enterpriseId === null
          ? { team }
          : { team: null, enterprise: { id: enterpriseId, name: 'Org' }, is_enterprise_install: true }),
      };
    }
    return { ok: false, error: 'invalid_code' };
  }

  function refreshed(refresh: string): object {
    const its = towns.find((each) => each.refreshing.has(refresh));
    if (!its) return { ok: false, error: 'invalid_refresh_token' };
    its.refreshing.delete(refresh);
    return { ok: true, token_type: 'bot', ...mint(its, 'xoxb') };
  }

  async function answerTo(request: IncomingMessage, raw: Buffer): Promise<object> {
    const method = (request.url ?? '').replace('/api/', '');
    const body = raw.toString();
    const fields = new URLSearchParams(body);
    if (method === 'oauth.v2.access') {
      calls.push({ method, at: null, token: '' });
      return fields.get('grant_type') === 'refresh_token'
        ? refreshed(fields.get('refresh_token') ?? '')
        : exchanged(body);
    }
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? fields.get('token') ?? '';
    const at = towns.findIndex((each) => each.given.includes(token));
    calls.push({ method, at: at < 0 ? null : at, token });
    const its = towns[at];
    if (!its) return { ok: false, error: token === '' ? 'not_authed' : 'invalid_auth' };
    if (its.ended.has(token)) return { ok: false, error: 'token_expired' };
    if (!its.counting.has(token)) return { ok: false, error: 'account_inactive' };
    if (method === 'apps.uninstall') {
      its.counting.clear();
      return { ok: true };
    }
    if (its.enterpriseId !== null) {
      // Of an organisation's token Slack has to be told which team is meant, and says which there are.
      const { teamId: id } = its.peer;
      if (method === 'auth.teams.list') return { ok: true, teams: [{ id, name: id }] };
      if (method === 'users.conversations' && fields.get('team_id') !== id)
        return { ok: false, error: 'missing_argument' };
    }
    const type = request.headers['content-type'] ?? '';
    if (type.startsWith('application/x-www-form-urlencoded')) fields.delete('token');
    const answer = await fetch(its.peer.apiUrl + method, {
      method: 'POST',
      headers: { authorization: `Bearer ${its.peer.botToken}`, 'content-type': type },
      body: type.startsWith('application/x-www-form-urlencoded') ? fields : new Uint8Array(raw),
    });
    return onGrid(its, method, z.looseObject({}).parse(await answer.json()));
  }

  /** docs.slack.dev/enterprise: whose people they are. */
  function onGrid(
    { enterpriseId, peer }: Town,
    method: string,
    answer: Record<string, unknown>,
  ): Record<string, unknown> {
    if (enterpriseId === null || method !== 'users.info') return answer;
    const enterprise_user = { enterprise_id: enterpriseId, teams: [peer.teamId] };
    return { ...answer, user: { ...z.looseObject({}).parse(answer['user']), enterprise_user } };
  }

  const server = createServer(async (request, response) => {
    const answer = await answerTo(request, await buffer(request));
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port for several Slacks');
  const townAt = (at: number): Town => {
    const found = towns[at];
    if (!found) throw new Error(`there is no workspace ${at}`);
    return found;
  };

  const slacks: SeveralSlacks = {
    apiUrl: `http://127.0.0.1:${address.port}/api/`,
    client: CLIENT,
    peers: towns.map(({ peer }) => peer),
    calls,
    tokens: (at) => townAt(at).given,
    async begin(url, language = 'fr-FR,fr;q=0.9') {
      const answer = await fetch(`${url}/slack/install`, { headers: { 'accept-language': language } });
      const page = await answer.text();
      const href = /href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
      return { ...answered(answer, page), consent: new URL(href) };
    },
    async agree(at, consent) {
      const { emulator } = townAt(at);
      const asked = await fetch(originOf(emulator) + consent.pathname + consent.search);
      const form = new URLSearchParams();
      const first = /<form[\s\S]*?<\/form>/.exec(await asked.text())?.[0] ?? '';
      for (const [, name = '', value = ''] of first.matchAll(/name="([^"]+)"\s+value="([^"]*)"/g))
        form.append(name, value.replaceAll('&amp;', '&'));
      const agreed = await fetch(`${originOf(emulator)}/oauth/v2/authorize/callback`, {
        method: 'POST',
        body: form,
        redirect: 'manual',
      });
      return new URL(agreed.headers.get('location') ?? '');
    },
    async install(at, url, language) {
      const { consent, cookie } = await slacks.begin(url, language);
      const back = await slacks.agree(at, consent);
      const headers = { cookie, ...(language === undefined ? {} : { 'accept-language': language }) };
      const answer = await fetch(back, { headers });
      return answered(answer, await answer.text());
    },
    rotate() {
      isRotating = true;
    },
    expire(at, { but } = { but: 0 }) {
      const { given, ended } = townAt(at);
      for (const token of given.slice(0, given.length - but)) ended.add(token);
    },
    asOrganisation(at, enterpriseId) {
      townAt(at).enterpriseId = enterpriseId;
    },
    uninstall(at) {
      townAt(at).counting.clear();
      townAt(at).refreshing.clear();
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all(towns.flatMap(({ peer, emulator }) => [peer.stop(), emulator.close()]));
    },
  };
  return slacks;
}

function answered(answer: Response, page: string): Answered {
  const cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0] ?? '');
  return { status: answer.status, page, cookie: cookie.join('; ') };
}

/** The first one's bot is there by the token in the settings. */
async function town(
  teamId: string,
  webUrl: string,
  people: Pick<Parameters<typeof startLocalSlack>[0], 'users' | 'channels'>,
): Promise<Town> {
  const peer = await startLocalSlack({
    ...people,
    teamId,
    mode: 'events',
    requestUrl: `${webUrl}/slack/events`,
  });
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        oauth_apps: [
          {
            client_id: CLIENT.id,
            client_secret: CLIENT.secret,
            name: 'Porte-voix',
            redirect_uris: [`${webUrl}/slack/oauth_redirect`],
          },
        ],
      },
    },
  });
  const before = `xoxb-${teamId}`;
  return {
    ...{ peer, emulator, enterpriseId: null },
    given: [before],
    counting: new Set([before]),
    refreshing: new Set(),
    ended: new Set(),
  };
}

function originOf({ url }: Emulator): string {
  return `http://127.0.0.1:${new URL(url).port}`;
}
