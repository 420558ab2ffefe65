// What somebody may do by who they are: the roles, and the rights that each has. Pure; who has which role stands in roles.ts. What one may
// do about a single idea, case or story, because it is theirs, stands in that room.
import type { Person } from './person.ts';

/**
 * By name. 'everyone': whoever is let in at all (people/admission.ts). 'moderate': decides on best failures. 'cases': sees and sees through
 * the hot cases of every channel. 'speak': speaks for the direction. 'audit': reads the audit log, and how everything is set. 'admin': sets it.
 */
export const RIGHTS = ['everyone', 'moderate', 'cases', 'speak', 'audit', 'admin'] as const;
export type Right = (typeof RIGHTS)[number];

/** Those that an admin gives, and what each may besides what everybody may. */
export const ROLES = {
  admin: ['moderate', 'cases', 'speak', 'audit', 'admin'],
  moderator: ['moderate'],
  'case-team': ['cases'],
  voice: ['speak'],
  auditor: ['audit'],
} as const satisfies Readonly<Record<string, readonly Right[]>>;
export type Role = keyof typeof ROLES;

export const roleNames = Object.keys(ROLES).filter(isRole);

export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text);
}

/** Somebody, with what they may. */
export interface Rightful {
  /** As of now, by whatever makes them one: the chat, ADMIN_USERS or the role. */
  readonly isAdmin: boolean;
  /** Left out: none. */
  readonly roles?: readonly Role[];
}

/** Who asks for something. */
export type Asker = Person & Rightful;

export function holds({ isAdmin, roles = [] }: Rightful, right: Right): boolean {
  return right === 'everyone' || isAdmin || roles.some((role) => gives(role, right));
}

export function gives(role: Role, right: Right): boolean {
  const rights: readonly Right[] = ROLES[role];
  return right === 'everyone' || rights.includes(right);
}
