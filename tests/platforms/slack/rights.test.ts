import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { slackScopes } from '../../../src/platforms/slack/manifest.ts';
import { slackPlatform } from '../../../src/platforms/slack/slack.ts';
import { type FaultySlack, startFaultySlack } from './faulty-slack.ts';

const us = { ok: true, team_id: 'T1', team: 'Exemple', bot_id: 'B1', user_id: 'U1' };
let slack: FaultySlack;

beforeEach(async () => {
  slack = await startFaultySlack();
});
afterEach(() => slack.stop());

/** auth.test as Slack answers it: the app's rights stand in a header. */
function missingWith(scopes: readonly string[] | null): Promise<string[]> {
  slack.answer('auth.test', (response) => {
    if (scopes) response.setHeader('x-oauth-scopes', scopes.join(','));
    response.setHeader('content-type', 'application/json').end(JSON.stringify(us));
  });
  const mode = { kind: 'socket', appToken: 'xapp-1' } as const;
  const config = { botToken: 'xoxb-1', apiUrl: slack.apiUrl, plainPickers: false, mode };
  return slackPlatform(config, { log: pino({ level: 'silent' }), clock: systemClock }).missingRights();
}

it('names the rights that an app installed from an older manifest lacks', async () => {
  const old = Object.keys(slackScopes).filter((scope) => !scope.startsWith('groups:'));
  expect(await missingWith(old)).toEqual(['groups:read', 'groups:history']);
});

it('misses none where all were granted, and none where the server does not say', async () => {
  expect(await missingWith([...Object.keys(slackScopes), 'files:read'])).toEqual([]);
  expect(await missingWith(null)).toEqual([]);
});
