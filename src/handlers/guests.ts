// What guests of the chat may do: nothing, unless the admins say which commands are theirs too. Closed by default: what is new
// in the menu is no guest's until its feature says by which command it opens.
import { z } from 'zod';
import type { Workspace } from '../workspace/workspace.ts';
import type { Menu } from './request.ts';

type Doors = Pick<Menu, 'guests'>;
type Opened = Pick<Workspace, 'guestsMay'>;

/** @param name as in the menu: of a command, a shortcut, an action, a form or a change to a message */
export function guestMay(name: string, { guests }: Doors, { guestsMay: stored }: Opened): boolean {
  const opened = commandsIn(stored);
  return guests.some(({ command, opens }) => opened.includes(command) && opens.includes(name));
}

/** The commands that are theirs, in the order of the menu. */
export function guestsMay({ guests }: Doors, { guestsMay: stored }: Opened): string[] {
  const opened = commandsIn(stored);
  return guests.map(({ command }) => command).filter((command) => opened.includes(command));
}

function commandsIn(stored: unknown): string[] {
  return z.array(z.string()).catch([]).parse(stored);
}
