import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { menu as wholeMenu } from '../../../src/handlers/index.ts';
import {
  manifestLocales,
  shortcutCalled,
  slackManifest,
  slackScopes,
} from '../../../src/platforms/slack/manifest.ts';

const may = 'everyone' as const;
const run = async () => ({ kind: 'nothing' }) as const;
const menu = {
  commands: [
    {
      name: 'suggest',
      description: { en: 'Propose an idea', fr: 'Proposer une idée' },
      usageHint: { en: '[your idea]', fr: '[votre idée]' },
      run,
      may,
    },
    { name: 'portevoix', description: { en: 'Menu and help', fr: 'Menu et aide' }, run, may },
  ],
  shortcuts: [
    {
      name: 'suggest',
      title: { en: 'Turn into a suggestion', fr: 'En faire une idée' },
      description: { en: 'Opens the form with these words', fr: 'Ouvre le formulaire avec ces mots' },
      run,
      may,
    },
  ],
};
const schema = new URL('../../fixtures/slack-manifest/manifest.schema.2.0.0.json', import.meta.url);
const stored = new URL('../../../manifest.json', import.meta.url);

describe('the manifest for Slack', () => {
  it('has the addresses for HTTP, and for other companies to install, where it is told the public one', () => {
    const manifest = slackManifest(wholeMenu, 'both', 'https://voice.example.com');
    const events = 'https://voice.example.com/slack/events';
    expect(manifest).toMatchObject({
      oauth_config: { redirect_urls: ['https://voice.example.com/slack/oauth_redirect'] },
      settings: {
        event_subscriptions: { request_url: events },
        interactivity: { request_url: events },
        ...{ socket_mode_enabled: false, org_deploy_enabled: true },
      },
    });
    const { features } = z
      .object({ features: z.object({ slash_commands: z.array(z.object({ url: z.string() })) }) })
      .parse(manifest);
    expect(new Set(features.slash_commands.map(({ url }) => url))).toEqual(new Set([events]));
  });

  it('lets Slack say whom a command names, where its words may name people, and leaves the words of others alone', () => {
    const commands = menu.commands.map((each) =>
      each.name === 'suggest' ? { ...each, names: true as const } : each,
    );
    expect(slackManifest({ ...menu, commands }, 'en')).toMatchObject({
      features: {
        slash_commands: [
          { command: '/suggest', should_escape: true },
          { command: '/portevoix', should_escape: false },
        ],
      },
    });
  });

  it('lists each command and each shortcut of the menu', () => {
    expect(slackManifest(menu, 'en')).toMatchObject({
      features: {
        slash_commands: [
          { command: '/suggest', description: 'Propose an idea', usage_hint: '[your idea]' },
          { command: '/portevoix', description: 'Menu and help' },
        ],
        shortcuts: [
          {
            name: 'Turn into a suggestion',
            type: 'message',
            callback_id: 'suggest',
            description: 'Opens the form with these words',
          },
        ],
      },
      settings: {
        socket_mode_enabled: true,
        event_subscriptions: {
          bot_events: [
            'app_home_opened',
            'app_mention',
            'app_uninstalled',
            'channel_rename',
            'group_rename',
            'message.channels',
            'message.groups',
            'message.im',
            'tokens_revoked',
          ],
        },
      },
    });
  });

  it.each([
    [
      'en',
      [
        '/suggest',
        '/suggestions',
        '/story',
        '/thanks',
        '/lesson',
        '/voice',
        '/journey',
        '/visit',
        '/plan',
        '/promises',
        '/survey',
        '/portevoix',
      ],
    ],
    [
      'fr',
      [
        '/idee',
        '/idees',
        '/recit',
        '/merci',
        '/lecon',
        '/voix',
        '/parcours',
        '/visite',
        '/plan',
        '/promesses',
        '/enquete',
        '/portevoix',
      ],
    ],
    [
      'both',
      [
        '/suggest',
        '/idee',
        '/suggestions',
        '/idees',
        '/story',
        '/recit',
        '/thanks',
        '/merci',
        '/lesson',
        '/lecon',
        '/voice',
        '/voix',
        '/journey',
        '/parcours',
        '/visit',
        '/visite',
        '/plan',
        '/promises',
        '/promesses',
        '/survey',
        '/enquete',
        '/portevoix',
      ],
    ],
  ] as const)('registers the commands that a company of %s types', (locale, names) => {
    const manifest = z
      .object({ features: z.object({ slash_commands: z.array(z.object({ command: z.string() })) }) })
      .parse(slackManifest(wholeMenu, locale));
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(names);
  });

  it('describes a French name in French, and its shortcuts too, under ids that lead to the same', () => {
    expect(slackManifest(menu, 'fr')).toMatchObject({
      features: {
        slash_commands: [{ description: 'Proposer une idée', usage_hint: '[votre idée]' }, {}],
        shortcuts: [{ name: 'En faire une idée', callback_id: 'suggest:fr' }],
      },
    });
    expect(shortcutCalled('suggest:fr', menu.shortcuts)?.name).toBe('suggest');
    expect(shortcutCalled('suggest', menu.shortcuts)?.name).toBe('suggest');
    expect(shortcutCalled('other:fr', menu.shortcuts)).toBeUndefined();
  });

  it('stays within the five message shortcuts that Slack allows an app', () => {
    expect(wholeMenu.shortcuts.length * 2).toBeLessThanOrEqual(5);
  });

  it('asks for no right without saying what for', () => {
    expect(slackManifest(menu, 'both')).toMatchObject({
      oauth_config: { scopes: { bot: Object.keys(slackScopes) } },
    });
    for (const reason of Object.values(slackScopes)) expect(reason).toMatch(/\w{3,}/);
  });

  it.each([
    ['a menu with a shortcut', menu],
    ['one without', { ...menu, shortcuts: [] }],
    ['the whole menu', wholeMenu],
  ])('is valid against Slack’s own schema, for %s', (_, given) => {
    const ajv = new Ajv({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
    for (const locale of manifestLocales)
      for (const publicUrl of [null, 'https://voice.example.com']) {
        validate(slackManifest(given, locale, publicUrl));
        expect(validate.errors).toBeNull();
      }
  });

  it('stands in manifest.json as the menu makes it (npm run manifest)', () => {
    expect(JSON.parse(readFileSync(stored, 'utf8'))).toEqual(slackManifest(wholeMenu, 'both'));
  });
});
