// What somebody typed to the bot -> a command of the menu and the words after it. Running it is answer.ts.
import { type CommandEntry, commandCalled } from '../../handlers/request.ts';
import { fold } from '../../terms/fold.ts';

export interface SpokenCommand {
  readonly entry: CommandEntry;
  readonly text: string;
}

/** Said by themselves they ask for help, in the words of the command that gives it. */
const HELP = ['help', 'aide', '?'];
const HELPER = 'portevoix';

/**
 * Null where the first word names no command. Case, accents and a leading slash do not matter; words for help only count
 * when nothing follows, since they also begin sentences.
 */
export function commandIn(text: string, commands: readonly CommandEntry[]): SpokenCommand | null {
  const [, first = '', rest = ''] = /^\/?(\S+)\s*([\s\S]*)$/.exec(text.trim()) ?? [];
  const word = first === '?' ? first : fold(first);
  if (word === '') return null;
  if (HELP.includes(word) && rest === '') {
    const entry = commands.find(({ name }) => name === HELPER);
    return entry ? { entry, text: 'help' } : null;
  }
  const entry = commandCalled(word, commands);
  return entry ? { entry, text: rest.trim() } : null;
}
