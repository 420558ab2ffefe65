import { mkdirSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, generalConfig, slackConfig } from '../../src/config/config.ts';
import { storageConfig } from '../../src/config/storage.ts';
import { newSecret } from '../../src/keys.ts';

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error.problemsIn('en');
    throw error;
  }
  return [];
}

describe('general settings', () => {
  it('need nothing to be set', () => {
    expect(generalConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      adminUsers: [],
      timeZoneDefault: 'Europe/Paris',
      localeDefault: 'fr',
      metrics: false,
      keepOriginals: true,
    });
  });

  it('take where the web server is reached from outside, with or without a slash at its end', () => {
    expect(generalConfig({})).not.toHaveProperty('publicUrl');
    for (const given of ['https://voice.example.com/bot', 'https://voice.example.com/bot/']) {
      expect(generalConfig({ PUBLIC_URL: given }).publicUrl).toBe('https://voice.example.com/bot');
    }
    for (const wrong of ['voice.example.com', 'ftp://a.example', 'https://a.example/?x=1']) {
      expect(problemsOf(() => generalConfig({ PUBLIC_URL: wrong }))).toEqual([
        expect.stringContaining('must be an address such as https://'),
      ]);
    }
  });

  it('name every wrong variable at once, with what was given and what is allowed', () => {
    const problems = problemsOf(() =>
      generalConfig({
        PORT: '99999',
        LOG_LEVEL: 'loud',
        TZ_DEFAULT: 'Paris',
        LOCALE_DEFAULT: 'de',
        METRICS: 'maybe',
      }),
    );
    expect(problems).toEqual([
      expect.stringMatching(/^PORT=99999: .*0 to 65535/),
      expect.stringMatching(/^LOG_LEVEL=loud: .*trace/),
      expect.stringMatching(/^TZ_DEFAULT=Paris: .*Europe\/Paris/),
      expect.stringMatching(/^LOCALE_DEFAULT=de: .*fr or en/),
      expect.stringMatching(/^METRICS=maybe: .*1 or 0/),
    ]);
  });

  it('give figures to this machine alone, or to whoever bears a token, which no problem repeats', () => {
    expect(generalConfig({ METRICS: '1' }).metrics).toEqual({ port: 9464 });
    expect(generalConfig({ METRICS: '1', METRICS_TOKEN: 'x'.repeat(16) }).metrics).toEqual({
      token: 'x'.repeat(16),
    });
    expect(generalConfig({ METRICS_TOKEN: 'x'.repeat(16) }).metrics).toBe(false);
    expect(problemsOf(() => generalConfig({ METRICS: '1', METRICS_TOKEN: 'short' }))).toEqual([
      'METRICS_TOKEN=…: must be 16 to 200 visible ASCII characters',
    ]);
  });

  it('e-mail the operators through a mail server whose password no problem repeats; one of the two alone is a mistake', () => {
    const ALERT_SMTP_URL = 'smtp://me:hunter2@mail.example.com:587';
    expect(generalConfig({}).alerts).toBeUndefined();
    expect(generalConfig({ ALERT_SMTP_URL, ALERT_MAIL_TO: 'a@b.c, d@e.f,' }).alerts).toEqual({
      smtpUrl: ALERT_SMTP_URL,
      to: ['a@b.c', 'd@e.f'],
      from: 'a@b.c',
    });
    const wrong = [
      { ALERT_SMTP_URL },
      { ALERT_MAIL_TO: 'a@b.c' },
      { ALERT_SMTP_URL: 'http://me:hunter2@x', ALERT_MAIL_TO: 'a@b.c' },
      { ALERT_SMTP_URL, ALERT_MAIL_TO: ' , ' },
      { ALERT_SMTP_URL, ALERT_MAIL_TO: 'nobody' },
      { ALERT_SMTP_URL, ALERT_MAIL_TO: 'a@b.c', ALERT_MAIL_FROM: 'x' },
    ].map((env) => problemsOf(() => generalConfig(env)));
    expect(wrong.map(([problem]) => problem?.split(/[=:]/)[0])).toEqual([
      ...['ALERT_MAIL_TO', 'ALERT_SMTP_URL', 'ALERT_SMTP_URL'],
      ...['ALERT_MAIL_TO', 'ALERT_MAIL_TO', 'ALERT_MAIL_FROM'],
    ]);
    expect(wrong.flat().join()).not.toContain('hunter2');
  });

  it('take an empty variable for one that is not set', () => {
    expect(generalConfig({ PORT: '', ADMIN_USERS: ' U1, U2 ,' })).toMatchObject({
      port: 3000,
      adminUsers: ['U1', 'U2'],
    });
  });
});

describe('Slack settings', () => {
  it('are absent where nothing of Slack is set', () => {
    expect(slackConfig({})).toBeNull();
  });

  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, ['SLACK_APP_TOKEN']],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, ['SLACK_BOT_TOKEN']],
    [{ SLACK_SIGNING_SECRET: 's' }, ['SLACK_BOT_TOKEN']],
    [{ SLACK_BOT_TOKEN: 'xoxp-secret', SLACK_APP_TOKEN: 'secret' }, ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN']],
  ])('say of %j what is wrong, and where Slack shows it, without the value', (env, names) => {
    const problems = problemsOf(() => slackConfig(env));
    expect(problems.map((each) => each.split(':')[0])).toEqual(names);
    expect(problems.join()).not.toContain('secret');
  });

  it('mean Socket Mode with an app token, and HTTP with a signing secret', () => {
    const token = { SLACK_BOT_TOKEN: 'xoxb-1' };
    expect(slackConfig({ ...token, SLACK_APP_TOKEN: 'xapp-1' })?.mode.kind).toBe('socket');
    expect(slackConfig({ ...token, SLACK_SIGNING_SECRET: 's' })?.mode.kind).toBe('http');
  });

  it('let other companies install over HTTP alone, those that are named, and nobody else', () => {
    const http = {
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 's',
      PUBLIC_URL: 'https://voix.example/',
    };
    expect(slackConfig(http)?.oauth).toBeUndefined();
    const env = { ...http, SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'secret' };
    expect(slackConfig(env)?.oauth).toEqual({
      ...{ clientId: '1.2', clientSecret: 'secret', companies: [], keepDays: 30 },
      redirectUri: 'https://voix.example/slack/oauth_redirect',
    });
    const oauthOf = (more: object) => slackConfig({ ...env, ...more })?.oauth;
    expect(oauthOf({ SLACK_TEAMS: 'T0acme, E0ORG', SLACK_KEEP_DAYS: '0' })).toMatchObject({
      ...{ companies: ['T0ACME', 'E0ORG'], keepDays: 0 },
    });
    expect(oauthOf({ SLACK_TEAMS: ' Any ' })?.companies).toBe('any');
    const wrong = [
      [{ SLACK_TEAMS: 'acme.example' }, 'SLACK_TEAMS'],
      [{ SLACK_KEEP_DAYS: 'soon' }, 'SLACK_KEEP_DAYS'],
      [{ SLACK_CLIENT_SECRET: '' }, 'SLACK_CLIENT_SECRET'],
      [{ SLACK_CLIENT_ID: '' }, 'SLACK_CLIENT_ID'],
      [{ PUBLIC_URL: '' }, 'PUBLIC_URL'],
      [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_CLIENT_ID'],
    ] as const;
    for (const [more, name] of wrong) {
      const problems = problemsOf(() => oauthOf(more));
      expect(problems.map((each) => each.split(':')[0])).toEqual([name]);
      expect(problems.join()).not.toContain('secret');
    }
  });

  it('say whose commands the manifest registered: both languages’, or one’s', () => {
    const env = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    expect(slackConfig(env)?.commands).toBe('both');
    expect(slackConfig({ ...env, SLACK_COMMANDS: 'fr' })?.commands).toBe('fr');
    expect(problemsOf(() => slackConfig({ ...env, SLACK_COMMANDS: 'de' })).join()).toContain(
      'SLACK_COMMANDS',
    );
  });
});

describe('the secret key', () => {
  it('is made once beside an SQLite database, for its owner’s eyes only', () => {
    const folder = mkdtempSync(join(tmpdir(), 'portevoix-config-'));
    const env = { DATABASE_URL: `file:${folder}/deep/portevoix.db` };
    const first = storageConfig(env);
    const file = join(folder, 'deep', 'secret.key');
    expect(first.newSecretFile).toBe(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(storageConfig(env)).toEqual({ ...first, newSecretFile: null });
    expect(readFileSync(file, 'utf8').trim()).toBe(first.secretKeys[0]);
  });

  it('must be given with PostgreSQL, and no error shows the database’s password', () => {
    const problems = problemsOf(() => storageConfig({ DATABASE_URL: 'postgresql://me:hunter2@db/x' }));
    expect(problems).toEqual([expect.stringMatching(/^PORTEVOIX_SECRET_KEY: required/)]);
    expect(problems.join()).not.toContain('hunter2');
  });

  it('may be several, the first of which seals', () => {
    const [a, b] = [newSecret(), newSecret()];
    expect(storageConfig({ PORTEVOIX_SECRET_KEY: `${a}, ${b}` }).secretKeys).toEqual([a, b]);
  });

  it.each([',', ' ', ' , '])('is not looked for elsewhere where the setting holds none: %j', (given) => {
    const folder = mkdtempSync(join(tmpdir(), 'portevoix-config-'));
    const env = { DATABASE_URL: `file:${folder}/portevoix.db` };
    storageConfig(env);
    expect(problemsOf(() => storageConfig({ ...env, PORTEVOIX_SECRET_KEY: given }))).toEqual([
      expect.stringMatching(/^PORTEVOIX_SECRET_KEY: holds no key/),
    ]);
  });

  it('is asked for in words where its file is a folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'portevoix-config-'));
    mkdirSync(join(folder, 'secret.key'));
    expect(problemsOf(() => storageConfig({ DATABASE_URL: `file:${folder}/portevoix.db` }))).toEqual([
      expect.stringContaining('secret.key: it is a folder'),
    ]);
  });
});
