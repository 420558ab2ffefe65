// What the table of parity has to name: everything that can be asked.
import type { Menu } from '../../../src/handlers/request.ts';

/** Each name once, in order. */
export function namesAsked(menu: Menu): string[] {
  const names = [
    ...[...menu.commands, ...menu.shortcuts, ...menu.forms].map(({ name }) => name),
    ...Object.keys(menu.actions),
    'home',
    'heard',
  ];
  return [...new Set(names)].toSorted();
}
