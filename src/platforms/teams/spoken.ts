// Commands in our sentences as Teams knows them: words to the bot, without Slack's slash. Not in what people said.
import { menu } from '../../handlers/index.ts';
import type { CommandEntry } from '../../handlers/request.ts';
import { fold } from '../../terms/fold.ts';

const called = new Map(menu.commands.flatMap(namesOf));
const COMMAND = new RegExp(
  String.raw`(?<![\p{L}\p{N}/.:])/(${[...called.keys()].join('|')})(?![\p{L}\p{N}/])`,
  'giu',
);

/** Slack takes no accents, Teams does: "/idees" is "idées". */
export function spoken(text: string): string {
  return text.replace(COMMAND, (_, name: string) => called.get(name.toLowerCase()) ?? name);
}

function namesOf({ name, inFrench = name }: CommandEntry): (readonly [string, string])[] {
  return [
    [name, name],
    [inFrench, inFrench],
    [fold(inFrench), inFrench],
  ];
}
