// What somebody may do by who they are. What one may do about a single idea, case or story stands in that room's lifecycle.
import type { Person } from './person.ts';

/** By name. 'everyone': whoever is let in at all (people/admission.ts). */
export const RIGHTS = ['everyone', 'admin'] as const;
export type Right = (typeof RIGHTS)[number];

export function holds({ isAdmin }: Pick<Person, 'isAdmin'>, right: Right): boolean {
  return right === 'everyone' || isAdmin;
}
