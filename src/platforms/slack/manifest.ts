// Slack's app manifest, made from the menu: what Slack must know to let people ask it, and the least rights for it.
import { type CommandEntry, commandName, type Menu, type ShortcutEntry } from '../../handlers/request.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fold } from '../../terms/fold.ts';
import { EVENTS_PATH, REDIRECT_PATH } from './paths.ts';

/** Every right the bot asks for, and what stops working without it. */
export const slackScopes: Readonly<Record<string, string>> = {
  'app_mentions:read': 'hears an idea that begins with its name, and offers the form with it',
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

/** What an admin may give it besides, so that members of channels can be readers of a newsletter (docs/newsletter.md). */
export const EMAIL_SCOPE = 'users:read.email';

const ABOUT = {
  en: {
    description: 'The voice of the customer for everyone, and a human answer to every idea.',
    long:
      'Porte-voix posts short digests of what customers say, in their own words and with honest numbers, in the channels ' +
      'and at the times you choose. Anyone can propose an idea; each idea goes to the person in charge of its subject, ' +
      'and its author gets a human answer. It runs on your own servers.',
  },
  fr: {
    description: 'La voix des clients pour tous, et une vraie réponse à chaque idée.',
    long:
      'Porte-voix publie de courts bulletins de ce que disent les clients, avec leurs mots et des chiffres honnêtes, dans ' +
      'les canaux et aux moments que vous choisissez. Chacun peut proposer une idée ; elle va à la personne responsable ' +
      'du sujet, et son auteur reçoit une réponse humaine. Il tourne sur vos propres serveurs.',
  },
} as const;

/** The languages that people type commands in. Slack has one name for everybody, so each language has its own command. */
export const manifestLocales = ['fr', 'en', 'both'] as const;
export type ManifestLocale = (typeof manifestLocales)[number];

/**
 * Valid against Slack's manifest schema, version 2.
 * @param publicUrl where our web server is reached from outside: then for HTTP, and for other companies to install; else for Socket Mode
 * @param more rights besides the least ones
 */
export function slackManifest(
  { commands, shortcuts }: Pick<Menu, 'commands' | 'shortcuts'>,
  language: ManifestLocale,
  publicUrl: string | null = null,
  more: readonly string[] = [],
): object {
  const request = publicUrl === null ? {} : { request_url: publicUrl + EVENTS_PATH };
  const spoken: readonly Locale[] = language === 'both' ? ['en', 'fr'] : [language];
  const about = ABOUT[language === 'fr' ? 'fr' : 'en'];
  return {
    _metadata: { major_version: 2, minor_version: 0 },
    display_information: {
      name: 'Porte-voix',
      description: about.description,
      long_description: language === 'both' ? `${ABOUT.en.long}\n\n${ABOUT.fr.long}` : about.long,
      background_color: '#1f3a5f',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Porte-voix', always_online: true },
      slash_commands: commands
        .flatMap((command) => slashCommands(command, spoken))
        .map((command) => (publicUrl === null ? command : { ...command, url: publicUrl + EVENTS_PATH })),
      ...(shortcuts.length === 0
        ? {}
        : { shortcuts: shortcuts.flatMap((entry) => messageShortcuts(entry, spoken)) }),
    },
    oauth_config: {
      ...(publicUrl === null ? {} : { redirect_urls: [publicUrl + REDIRECT_PATH] }),
      scopes: { bot: [...Object.keys(slackScopes), ...more] },
    },
    settings: {
      event_subscriptions: {
        ...request,
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
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: publicUrl !== null,
      socket_mode_enabled: publicUrl === null,
      token_rotation_enabled: false,
    },
  };
}

/** "/idee" beside "/suggest": once where both languages call it the same. Slack takes no capitals and is safest without accents. */
function slashCommands(command: CommandEntry, spoken: readonly Locale[]): object[] {
  const names = spoken.map((locale) => fold(commandName(command, locale)));
  const own = spoken.filter((_, at) => names.indexOf(names[at] ?? '') === at);
  return own.map((locale) => ({
    command: `/${fold(commandName(command, locale))}`,
    description: command.description[locale],
    ...(command.usageHint ? { usage_hint: command.usageHint[locale] } : {}),
    // Then Slack says which person and channel each "@name" and "#name" is.
    should_escape: command.names ?? false,
  }));
}

/** A shortcut's title in each language is a shortcut of its own: its id is the name, and says which language after a colon. */
function messageShortcuts({ name, title, description }: ShortcutEntry, spoken: readonly Locale[]): object[] {
  return spoken.map((locale) => ({
    name: title[locale],
    type: 'message',
    callback_id: locale === 'en' ? name : `${name}:${locale}`,
    description: description[locale],
  }));
}

/** The shortcut that somebody chose, by the id that the manifest gave it. */
export function shortcutCalled(id: string, shortcuts: readonly ShortcutEntry[]): ShortcutEntry | undefined {
  const [name] = id.split(':');
  return shortcuts.find((each) => each.name === name);
}
