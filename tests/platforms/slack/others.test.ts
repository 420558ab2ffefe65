// Companies that installed the app by OAuth, as Slack speaks of them. Whole journeys: tests/journeys/several-slacks.test.ts.
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../../src/database/client.ts';
import {
  type BotTokens,
  installationsOn,
  keepInstallation,
} from '../../../src/installations/installation.ts';
import { keysFrom, newSecret } from '../../../src/keys.ts';
import { otherCompanies } from '../../../src/platforms/slack/others.ts';
import type { OAuthConfig } from '../../../src/platforms/slack/settings.ts';
import { freshDatabase, onAnyEngine } from '../../harness/database.ts';
import { startFaultySlack } from './faulty-slack.ts';

interface Installed {
  readonly companyId: string;
  readonly enterpriseId?: string;
  readonly tokens?: BotTokens;
}

onAnyEngine((engine) => {
  let slack: Awaited<ReturnType<typeof startFaultySlack>>;
  let database: Database;
  let now: Date;
  const keys = keysFrom([newSecret()]);

  beforeEach(async () => {
    now = new Date('2026-11-09T09:00:00Z');
    database = await freshDatabase(engine);
    slack = await startFaultySlack();
  });
  afterEach(() => slack.stop());

  const install = ({ companyId, enterpriseId, tokens }: Installed) =>
    keepInstallation(
      database,
      keys,
      {
        ...{ companyId, enterpriseId: enterpriseId ?? null, name: companyId, botId: 'B1', botUserId: 'U1' },
        scopes: ['chat:write'],
        tokens: tokens ?? { access: 'xoxb-acme', refresh: null, expiresAt: null },
      },
      { locale: 'fr', timeZone: 'Europe/Paris', now },
    );
  const others = (companies: OAuthConfig['companies']) =>
    otherCompanies(
      {
        botToken: 'xoxb-1',
        apiUrl: slack.apiUrl,
        plainPickers: false,
        mode: { kind: 'http', signingSecret: 's' },
      },
      { clientId: '1.2', clientSecret: 'c', redirectUri: 'https://voice.example', companies, keepDays: 30 },
      { database, keys, clock: { now: () => now }, log: pino({ level: 'silent' }), timeoutMs: 1_000 },
    );
  const ends = async () =>
    Object.fromEntries(
      (await installationsOn(database.db)).map(({ companyId, endedAt }) => [companyId, endedAt !== null]),
    );

  it('one that takes the app away after it was admitted has ended, though it is admitted no more', async () => {
    slack.answer('auth.test', { ok: false, error: 'account_inactive' });
    await install({ companyId: 'T1' });
    const those = others([]);
    expect(await those.served([])).toEqual(new Set());
    await those.ended({ teamId: 'T1' }, 'app_uninstalled');
    expect(await ends()).toEqual({ T1: true });
  });

  it.each([
    ['Slack takes the organisation’s token', { ok: true }, false],
    ['Slack cannot tell', { ok: false, error: 'service_unavailable' }, false],
    ['Slack refuses the organisation’s token', { ok: false, error: 'token_revoked' }, true],
  ])('a team that leaves ends its organisation’s installation where %s: %o, %s', async (_, answer, has) => {
    slack.answer('auth.test', answer);
    await install({ companyId: 'E1', enterpriseId: 'E1' });
    await others('any').ended({ teamId: 'T1', enterpriseId: 'E1' }, 'app_uninstalled');
    expect(await ends()).toEqual({ E1: has });
  });

  it('an organisation that takes the app away ends, and no team of it that installed for itself', async () => {
    slack.answer('auth.test', { ok: false, error: 'service_unavailable' });
    await install({ companyId: 'E1', enterpriseId: 'E1' });
    await install({ companyId: 'T1', enterpriseId: 'E1' });
    const of = { enterpriseId: 'E1', isEnterpriseInstall: true };
    await others('any').ended(of, 'app_uninstalled');
    expect(await ends()).toEqual({ E1: true, T1: false });
    await others('any').ended(of, 'app_uninstalled');
    expect(await ends()).toEqual({ E1: true, T1: false });
  });

  it('a token whose next one Slack does not give is told as one that has ended, and a Slack that is away as that', async () => {
    const tokens = { access: 'xoxe.xoxb-1', refresh: 'xoxe-1', expiresAt: now };
    await install({ companyId: 'T1', tokens });
    const chat = others('any').chat('T1');
    slack.answer('oauth.v2.access', { ok: false, error: 'service_unavailable' });
    expect(await chat.probe?.()).toEqual({ kind: 'cannot-tell' });
    now = new Date(now.getTime() + 60_000);
    slack.answer('oauth.v2.access', { ok: false, error: 'invalid_refresh_token' });
    expect(await chat.probe?.()).toEqual({ kind: 'refused', code: 'token_expired' });
  });
});
