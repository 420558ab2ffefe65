// Slack's app manifest, made from the menu: what Slack must know to let people ask it, and the least rights for it.
import type { Menu, ShortcutEntry } from '../../handlers/request.ts';

/** Every right the bot asks for, and what stops working without it. */
export const slackScopes: Readonly<Record<string, string>> = {
  'chat:write': 'posts digests, cards and answers, and edits its own messages',
  commands: 'receives the slash commands',
  'users:read': 'knows people’s names, languages and time zones, and who administers the workspace',
  'im:write': 'opens a direct message to tell somebody that their idea was answered',
  'im:history':
    'hears what is written to it directly, which it passes on; looks whether a message arrived before sending it again',
  'channels:read': 'knows the names and members of public channels, and whether one was archived',
  'groups:read': 'the same for the private channels it was invited to',
  'channels:history':
    'hears answers in the threads of its own messages in public channels (it keeps nothing else that is written there); ' +
    'looks whether a message arrived before posting it again',
  'files:write':
    'gives an admin the export they asked for, and the refused rows of a file they imported, in their direct message',
  'files:read': 'reads a file of customers’ answers that an admin shares with it directly, and no other file',
  'groups:history': 'the same for the private channels it was invited to',
};

const ABOUT =
  'Porte-voix posts short digests of what customers say, in their own words and with honest numbers, in the channels ' +
  'and at the times you choose. Anyone can propose an idea; each idea goes to the person in charge of its subject, ' +
  'and its author gets a human answer. It runs on your own servers.';

/** For Socket Mode; for HTTP, set the request addresses on Slack's site. Valid against Slack's manifest schema, version 2. */
export function slackManifest(menu: Pick<Menu, 'commands' | 'shortcuts'>): object {
  return {
    _metadata: { major_version: 2, minor_version: 0 },
    display_information: {
      name: 'Porte-voix',
      description: 'The voice of the customer for everyone, and a human answer to every idea.',
      long_description: ABOUT,
      background_color: '#1f3a5f',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Porte-voix', always_online: true },
      slash_commands: menu.commands.map((command) => ({
        command: `/${command.name}`,
        description: command.description.en,
        ...(command.usageHint ? { usage_hint: command.usageHint.en } : {}),
        should_escape: false,
      })),
      ...(menu.shortcuts.length === 0 ? {} : { shortcuts: menu.shortcuts.map(messageShortcut) }),
    },
    oauth_config: { scopes: { bot: Object.keys(slackScopes) } },
    settings: {
      event_subscriptions: {
        bot_events: ['app_home_opened', 'message.channels', 'message.groups', 'message.im'],
      },
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    },
  };
}

/** Slack takes one name for everybody. */
function messageShortcut({ name, title, description }: ShortcutEntry): object {
  return { name: title.en, type: 'message', callback_id: name, description: description.en };
}
