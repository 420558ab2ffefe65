// The two companies of two.ts as Slack has them: both installed the app by OAuth on one process, whose Slack answers each token as its
// company's and keeps what was asked for by which.
import { createServer, type IncomingMessage } from 'node:http';
import { pino } from 'pino';
import type { Engine } from '../../src/database/client.ts';
import { menu } from '../../src/handlers/index.ts';
import { keepInstallation } from '../../src/installations/installation.ts';
import { slackPlatform } from '../../src/platforms/slack/slack.ts';
import { workspaceOfSlackTeam } from '../../src/workspace/workspace.ts';
import { now } from '../handlers/desk.ts';
import { listening } from '../pressed/chat.ts';
import { type Party, twoCompanies } from './two.ts';

export const SIGNING_SECRET = 'a-signing-secret';
const HOME = 'T0HOME';

export interface CallOfSlack {
  readonly method: string;
  readonly token: string;
  readonly body: string;
}

export interface TwoOnSlack {
  readonly parties: readonly [Party, Party];
  /** Where Slack sends what people do. */
  readonly url: string;
  /** Where what a reply replaces is sent to, of this company. */
  readonly calls: readonly CallOfSlack[];
  teamOf(party: Party): string;
  tokenOf(party: Party): string;
  /** Lets everything end that was acknowledged, and hears nothing more. */
  stop(): Promise<void>;
}

export async function twoOnSlack(engine: Engine): Promise<TwoOnSlack> {
  const parties = await twoCompanies(engine);
  const [{ desk }] = parties;
  const { database, keys } = desk.kit;
  const teamOf = (party: Party) => party.desk.workspace.slackTeamId ?? '';
  const tokenOf = (party: Party) => `xoxb-of-${teamOf(party)}`;
  for (const party of parties)
    await keepInstallation(
      database,
      keys,
      {
        ...{ companyId: teamOf(party), enterpriseId: null, name: '', botId: 'B1', botUserId: 'U0' },
        scopes: [],
        tokens: { access: tokenOf(party), refresh: null, expiresAt: null },
      },
      { locale: 'en', timeZone: 'Europe/Paris', now },
    );
  const defaults = { locale: 'en', timeZone: 'Europe/Paris', now } as const;
  const home = await workspaceOfSlackTeam(database, { id: HOME, name: 'Home' }, defaults);

  const calls: CallOfSlack[] = [];
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const method = (request.url ?? '').replace('/api/', '');
      const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
      calls.push({ method, token, body });
      const team = token.replace('xoxb-of-', '');
      const user = { id: 'U1', team_id: team, real_name: 'Nadia Benali', tz: 'Europe/Paris', is_admin: true };
      const known: Readonly<Record<string, object>> = {
        'auth.test': { team_id: team, team, bot_id: 'B1', user_id: 'U0' },
        'users.info': { user },
      };
      const usual = { channel: { id: 'D1', name: 'general' }, ts: '1.0', members: [], channels: [] };
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ ok: true, ...(known[method] ?? usual) }));
    });
  });
  const api = await listening(server);
  const clock = { now: () => now };
  const platform = slackPlatform(
    {
      ...{ botToken: `xoxb-of-${HOME}`, apiUrl: `${api.url}/api/`, plainPickers: false },
      mode: { kind: 'http', signingSecret: SIGNING_SECRET },
      oauth: {
        ...{ clientId: '1.2', clientSecret: 'c', redirectUri: 'https://voice.example/slack/oauth_redirect' },
        ...{ companies: 'any', keepDays: 30 },
      },
    },
    { log: pino({ level: 'silent' }), clock, installing: { database, keys, defaults } },
  );
  const { others } = platform;
  if (!others) throw new Error('Slack serves one company alone');
  // Each hears with its own kit; people and channels are asked of its own Slack.
  others.hear(async (companyId) => {
    const party = parties.find((each) => teamOf(each) === companyId);
    if (!party) throw new Error(`nobody installed ${companyId}`);
    const { kit, workspace } = party.desk;
    return { menu, kit: { ...kit, directory: others.chat(companyId) }, workspace };
  });
  await platform.listen(menu, desk.kit, home);
  const bot = await listening(
    createServer((request, response) => platform.httpListener()?.handler(request, response)),
  );
  return {
    ...{ parties, calls, teamOf, tokenOf },
    url: `${bot.url}/slack/events`,
    async stop() {
      await platform.stop();
      bot.close();
      api.close();
    },
  };
}

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return decodeURIComponent(text.replaceAll('+', ' '));
}
