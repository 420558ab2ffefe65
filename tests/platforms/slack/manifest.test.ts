import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { slackManifest, slackScopes } from '../../../src/platforms/slack/manifest.ts';

const run = async () => ({ kind: 'nothing' }) as const;
const menu = {
  commands: [
    {
      name: 'suggest',
      description: { en: 'Propose an idea', fr: 'Proposer une idée' },
      usageHint: { en: '[your idea]', fr: '[votre idée]' },
      run,
    },
    { name: 'portevoix', description: { en: 'Menu and help', fr: 'Menu et aide' }, run },
  ],
};
const schemaFile = process.env['SLACK_MANIFEST_SCHEMA'];

describe('the manifest for Slack', () => {
  it('lists each command of the menu', () => {
    expect(slackManifest(menu)).toMatchObject({
      features: {
        slash_commands: [
          { command: '/suggest', description: 'Propose an idea', usage_hint: '[your idea]' },
          { command: '/portevoix', description: 'Menu and help' },
        ],
      },
      settings: { socket_mode_enabled: true, event_subscriptions: { bot_events: ['app_home_opened'] } },
    });
  });

  it('asks for no right without saying what for', () => {
    expect(slackManifest(menu)).toMatchObject({
      oauth_config: { scopes: { bot: Object.keys(slackScopes) } },
    });
    for (const reason of Object.values(slackScopes)) expect(reason).toMatch(/\w{3,}/);
  });

  it.skipIf(!schemaFile)(
    'is valid against Slack’s own schema (set SLACK_MANIFEST_SCHEMA to its file)',
    () => {
      const ajv = new Ajv({ strict: false });
      addFormats.default(ajv);
      const validate = ajv.compile(JSON.parse(readFileSync(schemaFile ?? '', 'utf8')));
      validate(slackManifest(menu));
      expect(validate.errors).toBeNull();
    },
  );
});
