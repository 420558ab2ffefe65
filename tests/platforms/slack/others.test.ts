// Companies that installed the app by OAuth, as Slack speaks of them. Whole journeys: tests/journeys/several-slacks.test.ts.
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { installationsOn, keepInstallation } from '../../../src/installations/installation.ts';
import { keysFrom, newSecret } from '../../../src/keys.ts';
import { otherCompanies } from '../../../src/platforms/slack/others.ts';
import { freshDatabase, onAnyEngine } from '../../harness/database.ts';
import { startFaultySlack } from './faulty-slack.ts';

const now = new Date('2026-11-09T09:00:00Z');

onAnyEngine((engine) => {
  it('one that takes the app away after it was admitted has ended, though it is admitted no more', async () => {
    const database = await freshDatabase(engine);
    const keys = keysFrom([newSecret()]);
    const slack = await startFaultySlack();
    slack.answer('auth.test', { ok: false, error: 'account_inactive' });
    await keepInstallation(
      database,
      keys,
      {
        ...{ companyId: 'T1', enterpriseId: null, name: 'Acme', botId: 'B1', botUserId: 'U1' },
        scopes: ['chat:write'],
        tokens: { access: 'xoxb-acme', refresh: null, expiresAt: null },
      },
      { locale: 'fr', timeZone: 'Europe/Paris', now },
    );
    const others = otherCompanies(
      {
        botToken: 'xoxb-1',
        apiUrl: slack.apiUrl,
        plainPickers: false,
        mode: { kind: 'http', signingSecret: 's' },
      },
      {
        clientId: '1.2',
        clientSecret: 'c',
        redirectUri: 'https://voice.example',
        companies: [],
        keepDays: 30,
      },
      { database, keys, clock: { now: () => now }, log: pino({ level: 'silent' }), timeoutMs: 1_000 },
    );
    expect(await others.served([])).toEqual(new Set());
    await others.ended({ teamId: 'T1' }, 'app_uninstalled');
    expect(await installationsOn(database.db)).toMatchObject([{ companyId: 'T1', endedAt: now }]);
    await slack.stop();
  });
});
