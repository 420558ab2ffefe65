// Teams' app manifest and its French twin, made from the menu: what Teams must know to let people ask it.
import { commandName, type Menu } from '../../handlers/request.ts';
import type { Locale } from '../../i18n/locale.ts';
import { inCompose, inList, MORE, titled, words } from './offered.ts';

type OfferedMenu = Pick<Menu, 'commands' | 'shortcuts'>;

/** Whose bot it is and where it is described; the id is put in by `npm run teams:package`. */
export interface Publisher {
  /** The bot's Microsoft App ID. */
  readonly appId: string;
  readonly version: string;
  readonly name: string;
  /** https; Teams shows it, with privacy and terms of use below it. */
  readonly website: string;
}

const WORDS = {
  en: {
    short: 'The voice of the customer for everyone, and an answer to every idea.',
    full:
      'Porte-voix posts short digests of what customers say, in their own words and with honest numbers, in the ' +
      'channels and at the times you choose. Anyone can propose an idea; each idea goes to the person in charge of its ' +
      'subject, and its author gets a human answer. It runs on your own servers.',
    help: { title: 'help', description: 'What Porte-voix can do' },
  },
  fr: {
    short: 'La voix des clients pour tous, et une réponse à chaque idée.',
    full:
      'Porte-voix publie de courts résumés de ce que disent les clients, avec leurs mots et des chiffres honnêtes, dans ' +
      'les canaux et aux moments que vous choisissez. Chacun peut proposer une idée ; elle va à la personne responsable ' +
      'du sujet, et son auteur reçoit une réponse humaine. Il tourne sur vos propres serveurs.',
    help: { title: 'aide', description: 'Ce que sait faire Porte-voix' },
  },
} as const;

interface Line {
  readonly title: string;
  readonly description: string;
}

/** The commands as they are typed: in French by their French name, where they have one. */
function typed(menu: OfferedMenu, locale: Locale): Line[] {
  const lines = inList(menu).map((command) => ({
    title: commandName(command, locale),
    description: command.description[locale],
  }));
  return [...lines, WORDS[locale].help];
}

/** What stands in the menus of the compose box and of a message. */
function actions(menu: OfferedMenu, locale: Locale) {
  const { shown, rest } = inCompose(menu);
  const own = shown.map((command) => ({
    id: command.name,
    title: titled(commandName(command, locale)),
    description: command.description[locale],
    context: ['compose'],
  }));
  const say = words(locale);
  const more = { id: MORE, title: say.more, description: say.about, context: ['compose'] };
  const about = menu.shortcuts.map(({ name, title, description }) => ({
    id: name,
    title: title[locale],
    description: description[locale],
    context: ['message'],
  }));
  return [...own, ...(rest.length > 0 ? [more] : []), ...about];
}

/** Valid against Microsoft's schema, version 1.19. */
export function teamsManifest(menu: OfferedMenu, { appId, version, name, website }: Publisher): object {
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.schema.json',
    manifestVersion: '1.19',
    version,
    id: appId,
    developer: {
      name,
      websiteUrl: website,
      privacyUrl: `${website}/privacy`,
      termsOfUseUrl: `${website}/terms`,
    },
    name: { short: 'Porte-voix', full: 'Porte-voix' },
    description: { short: WORDS.en.short, full: WORDS.en.full },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1F3A5F',
    localizationInfo: {
      defaultLanguageTag: 'en',
      additionalLanguages: [{ languageTag: 'fr', file: 'fr.json' }],
    },
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team'],
        supportsFiles: true,
        isNotificationOnly: false,
        commandLists: [{ scopes: ['personal', 'team'], commands: typed(menu, 'en') }],
      },
    ],
    composeExtensions: [
      {
        botId: appId,
        commands: actions(menu, 'en').map((each) => ({ ...each, type: 'action', fetchTask: true })),
      },
    ],
    // Hears answers under its own messages in channels (it keeps nothing else that is written there), as on Slack.
    authorization: {
      permissions: { resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' }] },
    },
    webApplicationInfo: { id: appId, resource: `https://${new URL(website).hostname}` },
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [],
  };
}

/** The French words, by the places where they stand in the manifest. */
export function frenchWords(menu: OfferedMenu): Record<string, string> {
  const { short, full } = WORDS.fr;
  const commands = typed(menu, 'fr').flatMap(({ title, description }, i) => {
    const at = `bots[0].commandLists[0].commands[${i}]`;
    return [
      [`${at}.title`, title],
      [`${at}.description`, description],
    ];
  });
  const extensions = actions(menu, 'fr').flatMap(({ title, description }, i) => {
    const at = `composeExtensions[0].commands[${i}]`;
    return [
      [`${at}.title`, title],
      [`${at}.description`, description],
    ];
  });
  return {
    $schema:
      'https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.Localization.schema.json',
    'name.short': 'Porte-voix',
    'name.full': 'Porte-voix',
    'description.short': short,
    'description.full': full,
    ...Object.fromEntries([...commands, ...extensions]),
  };
}
