// Which commands stand in Teams' own menus: all of them while they fit; else those that are used often, and one that leads to the rest.
import { type Ask, type CommandEntry, commandName, type Menu } from '../../handlers/request.ts';
import { phrases } from '../../i18n/phrases.ts';
import type { Action } from '../../messages/message.ts';
import { holds } from '../../people/rights.ts';

/** Of a message extension, and of a bot's list: "maxItems": 10 (MicrosoftTeams.schema.json 1.19, composeExtensions and commandLists). */
const MOST = 10;

/** The command that leads to the rest. */
export const MORE = 'more';
/** What its buttons ask for: the command of that name. */
const CHOSEN = 'teams.command';

interface Offered {
  /** In the order of the menu. */
  readonly shown: readonly CommandEntry[];
  /** Behind the one that leads to them; none where all are shown. */
  readonly rest: readonly CommandEntry[];
}

/**
 * In the compose box, beside the actions on messages. Rare ones go behind the last first, then others.
 * @throws Error where the actions on messages leave no room for a command
 */
export function inCompose({ commands, shortcuts }: Pick<Menu, 'commands' | 'shortcuts'>): Offered {
  return offered(commands, MOST - shortcuts.length);
}

/** In the list of what can be typed, beside help, which names all of them. */
export function inList({ commands }: Pick<Menu, 'commands'>): readonly CommandEntry[] {
  return parted(commands, Math.max(0, commands.length - (MOST - 1))).shown;
}

function offered(commands: readonly CommandEntry[], room: number): Offered {
  if (room < 1) throw new Error(`Teams shows ${MOST} commands, and actions on messages are all of them`);
  if (commands.length <= room) return { shown: commands, rest: [] };
  return parted(commands, commands.length - (room - 1));
}

function parted(commands: readonly CommandEntry[], count: number): Offered {
  const lastFirst = commands.toReversed();
  const leaving = [...lastFirst.filter(({ isRare }) => isRare), ...lastFirst.filter(({ isRare }) => !isRare)];
  const gone = new Set(leaving.slice(0, count));
  return {
    shown: commands.filter((each) => !gone.has(each)),
    rest: commands.filter((each) => gone.has(each)),
  };
}

/** Which of the rest is meant: of them those that the asker may use. */
export function askWhich(menu: Pick<Menu, 'commands' | 'shortcuts'>): Ask {
  return async ({ asker, locale }) => {
    const theirs = inCompose(menu).rest.filter(({ may }) => holds(asker, may));
    const say = words(locale);
    return {
      kind: 'say',
      message: {
        summary: say.which,
        blocks: theirs.flatMap((each) => [
          { kind: 'text', text: each.description[locale] } as const,
          {
            kind: 'buttons',
            buttons: [
              { label: titled(commandName(each, locale)), action: { name: CHOSEN, subject: each.name } },
            ],
          } as const,
        ]),
      },
    };
  };
}

/** The command that such a button asks for; null for another. */
export function chosenCommand(
  action: Action | null,
  { commands }: Pick<Menu, 'commands'>,
): CommandEntry | null {
  if (action?.name !== CHOSEN) return null;
  return commands.find(({ name }) => name === action.subject) ?? null;
}

export function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export const words = phrases({
  en: { more: 'More…', about: 'What else Porte-voix can do', which: 'What else?' },
  fr: { more: 'Plus…', about: 'Ce que Porte-voix sait faire d’autre', which: 'Quoi d’autre ?' },
});
