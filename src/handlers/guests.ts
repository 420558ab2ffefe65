// What guests of the chat may do: nothing, unless the admins say which commands are theirs too. Closed by default: what is new
// in the menu is no guest's until it stands here.
import { z } from 'zod';
import type { Workspace } from '../workspace/workspace.ts';

/** Each by the command that it begins with. */
export const GUEST_RIGHTS = ['suggest', 'suggestions', 'voice', 'story'] as const;
export type GuestRight = (typeof GUEST_RIGHTS)[number];

const OWN_IDEA = ['view', 'edit', 'withdraw', 'take-back', 'write-back', 'contest'];

/** Each of them opens it; none: no guest's. @param name as in the menu: of a command, a shortcut, an action, a form or a change to a message */
export function guestRightsFor(name: string): readonly GuestRight[] {
  if (['suggest', 'suggest-from-message', 'written', 'edited', 'deleted'].includes(name)) return ['suggest'];
  const [room = '', act = ''] = name.split('.');
  switch (room) {
    case 'suggestion':
      return OWN_IDEA.includes(act) ? ['suggest', 'suggestions'] : ['suggestions'];
    case 'suggestions':
      return ['suggestions'];
    case 'voice':
    case 'voice-from-message':
      return ['voice'];
    case 'story':
      return ['story'];
    default:
      return name === 'themes' || name === 'theme.words' ? ['voice'] : [];
  }
}

export function guestMay(name: string, workspace: Pick<Workspace, 'guestsMay'>): boolean {
  const allowed = guestsMay(workspace);
  return guestRightsFor(name).some((right) => allowed.includes(right));
}

/** In the order of GUEST_RIGHTS. */
export function guestsMay({ guestsMay: stored }: Pick<Workspace, 'guestsMay'>): GuestRight[] {
  const given = z.array(z.string()).catch([]).parse(stored);
  return GUEST_RIGHTS.filter((right) => given.includes(right));
}
