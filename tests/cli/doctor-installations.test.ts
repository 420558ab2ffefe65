// What `portevoix doctor` says of companies that installed the app by OAuth: how each is, and what to do about it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installationsExamined } from '../../src/cli/doctor-installations.ts';
import type { Database } from '../../src/database/client.ts';
import {
  type BotTokens,
  endInstallation,
  keepInstallation,
  TOKENS,
} from '../../src/installations/installation.ts';
import { type Keys, keysFrom, newSecret } from '../../src/keys.ts';
import { slackScopes } from '../../src/platforms/slack/manifest.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { refusing } from '../installations/refusing.ts';
import { type FaultySlack, startFaultySlack } from '../platforms/slack/faulty-slack.ts';

const HOUR_MS = 3_600_000;
const start = new Date('2026-11-09T09:00:00Z');
const rights = Object.keys(slackScopes);
const lasting: BotTokens = { access: 'xoxb-acme', refresh: null, expiresAt: null };
const ending: BotTokens = {
  access: 'xoxe.xoxb-1',
  refresh: 'xoxe-1',
  expiresAt: new Date(start.getTime() + 12 * HOUR_MS),
};

onAnyEngine((engine) => {
  let slack: FaultySlack;
  let database: Database;
  let keys: Keys;
  let now: Date;

  beforeEach(async () => {
    now = start;
    keys = keysFrom([newSecret()]);
    database = await freshDatabase(engine);
    slack = await startFaultySlack();
  });
  afterEach(() => slack.stop());

  const install = (companyId: string, { tokens = lasting, scopes = rights } = {}) =>
    keepInstallation(
      database,
      keys,
      { companyId, enterpriseId: null, name: 'Acme', botId: 'B1', botUserId: 'U1', scopes, tokens },
      { locale: 'en', timeZone: 'Europe/Paris', now },
    );

  /** "ok …" or "FAIL …" of each, as doctor prints them. */
  async function told(companies: 'any' | readonly string[] = 'any', locale: 'en' | 'fr' = 'en') {
    const found = await installationsExamined(
      {
        ...{ botToken: 'xoxb-1', apiUrl: slack.apiUrl, plainPickers: false },
        mode: { kind: 'http', signingSecret: 's' },
        oauth: {
          clientId: '1.2',
          clientSecret: 'c',
          redirectUri: 'https://voice.example',
          companies,
          keepDays: 30,
        },
      },
      { database, keys, clock: { now: () => now }, locale },
    );
    const lines: string[] = [];
    for (const { what, look } of found)
      lines.push(
        await look().then(
          (text) => `ok ${what}: ${text}`,
          (error: unknown) => `FAIL ${what}: ${error instanceof Error ? error.message : ''}`,
        ),
      );
    return lines;
  }
  /** What stands in the place of the sealed tokens. */
  const sealed = (text: string | null) =>
    database.db.slackInstallation.updateMany({ data: { sealedTokens: text } });
  const unreadable =
    'FAIL Acme (T1) on Slack: its token cannot be read: it is damaged, or sealed under a key that is not given. Give that key, or one of its people installs it again at /slack/install';

  it('of nobody says nothing', async () => {
    expect(await told()).toEqual([]);
  });

  it('one that is well is said to be, with its day', async () => {
    await install('T1');
    expect(await told()).toEqual([
      'ok Acme (T1) on Slack: installed on 2026-11-09, and Slack takes its token',
    ]);
    expect(await told('any', 'fr')).toEqual([
      'ok Acme (T1) sur Slack: installé le 2026-11-09, et Slack accepte son jeton',
    ]);
  });

  it.each(['token_revoked', 'account_inactive', 'invalid_auth'])(
    'one whose token was revoked (%s) installs again',
    async (error) => {
      await install('T1');
      slack.answer('auth.test', { ok: false, error });
      expect(await told()).toEqual([
        `FAIL Acme (T1) on Slack: Slack refuses its token (${error}): one of its people installs it again at /slack/install`,
      ]);
    },
  );

  it('one whose Slack is away is said to be asked later, not to install again', async () => {
    await install('T1');
    slack.answer('auth.test', { ok: false, error: 'service_unavailable' });
    expect(await told()).toEqual(['FAIL Acme (T1) on Slack: Slack cannot be asked just now']);
  });

  it('one that took the app away is told with the day of its erasure, and not asked', async () => {
    await endInstallation(database, await install('T1'), 'app_uninstalled', now);
    expect(await told()).toEqual([
      'ok Acme (T1) on Slack: took the app away on 2026-11-09; its data is erased on 2026-12-09',
    ]);
    expect(slack.calls).toEqual([]);
  });

  it('one that is admitted no more, or has fewer rights than this version needs, is told which', async () => {
    await install('T1', { scopes: rights.slice(1) });
    expect(await told(['T2'])).toEqual([
      'FAIL Acme (T1) on Slack: not served: put T1 into SLACK_TEAMS, or let it take the app away',
    ]);
    expect(await told()).toEqual([
      `FAIL Acme (T1) on Slack: installed without ${rights[0]}: one of its people installs it again at /slack/install`,
    ]);
  });

  describe('whose token ends', () => {
    beforeEach(async () => {
      await install('T1', { tokens: ending });
      now = new Date(start.getTime() + 13 * HOUR_MS);
    });

    it('has the next one, which is kept', async () => {
      const next = { access_token: 'xoxe.xoxb-2', refresh_token: 'xoxe-2', expires_in: 43_200 };
      slack.answer('oauth.v2.access', { ok: true, ...next }, { ok: false, error: 'invalid_refresh_token' });
      const well = ['ok Acme (T1) on Slack: installed on 2026-11-09, and Slack takes its token'];
      expect([await told(), await told()]).toEqual([well, well]);
      expect(slack.calls.filter(({ method }) => method === 'oauth.v2.access')).toHaveLength(1);
    });

    it('has ended where Slack gives no next one: it installs again', async () => {
      slack.answer('oauth.v2.access', { ok: false, error: 'invalid_refresh_token' });
      expect(await told()).toEqual([
        'FAIL Acme (T1) on Slack: Slack refuses its token (token_expired): one of its people installs it again at /slack/install',
      ]);
    });

    it('is told that the next one could not be stored', async () => {
      const next = { access_token: 'xoxe.xoxb-2', refresh_token: 'xoxe-2', expires_in: 43_200 };
      slack.answer('oauth.v2.access', { ok: true, ...next });
      await refusing(database, 'sealedTokens');
      expect(await told()).toEqual([
        'FAIL Acme (T1) on Slack: its next token could not be stored: the database takes nothing',
      ]);
    });
  });

  it.each<[string, () => string | null]>([
    ['without tokens, as a write that broke off would leave it', () => null],
    ['with an empty seal', () => ''],
    ['whose seal holds half of what it should', () => keys.seal(TOKENS, '{"access":"xoxb-acme"}')],
    ['whose seal holds an empty token', () => keys.seal(TOKENS, '{"access":"","refresh":null}')],
    ['whose seal holds what was cut off', () => keys.seal(TOKENS, '{"access":"xoxb-ac')],
    ['whose seal is of another purpose', () => keys.seal('author', '{"access":"xoxb-acme","refresh":null}')],
    ['under another key', () => keysFrom([newSecret()]).seal(TOKENS, '{"access":"x","refresh":null}')],
    [
      'with one character of its seal changed',
      () => altered(keys.seal(TOKENS, '{"access":"x","refresh":null}')),
    ],
  ])('one %s is told as unreadable, and Slack is not asked', async (_, text) => {
    await install('T1');
    await sealed(text());
    expect(await told()).toEqual([unreadable]);
    expect(slack.calls).toEqual([]);
  });

  it('one that is damaged hides no other', async () => {
    await install('T1');
    await sealed('damaged');
    now = new Date(start.getTime() + HOUR_MS);
    await install('T2');
    expect(await told()).toEqual([
      unreadable,
      'ok Acme (T2) on Slack: installed on 2026-11-09, and Slack takes its token',
    ]);
  });
});

/** Base64 to base64, in the middle of it. */
function altered(text: string): string {
  const at = text.length - 8;
  return `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
}
