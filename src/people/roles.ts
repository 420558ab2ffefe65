// Who has which role, as it is on file, and who is an admin by it. Giving and taking them: src/roles/.
import type { Store } from '../database/client.ts';
import { addressOf, asMet, isReached, ownAddress, type Person, peopleByIds } from './person.ts';
import { type Asker, isRole, type Role, roleNames } from './rights.ts';

/** What an admin gave somebody. A role that this version does not know is none. */
export async function givenRoles(
  db: Store,
  { workspaceId, id }: Pick<Person, 'workspaceId' | 'id'>,
): Promise<Role[]> {
  const given = await db.givenRole.findMany({ where: { workspaceId, personId: id } });
  return given.flatMap(({ role }) => (isRole(role) ? role : []));
}

/**
 * Somebody with their rights. The admins of the chat are admins until somebody is named one by a role, and are again once letters reach none
 * of those who are: so there is no day without an admin.
 * @param person isAdmin: what the chat says
 * @param isNamed in ADMIN_USERS, which makes an admin whatever else is so
 */
export async function withRights(db: Store, person: Person, isNamed: boolean): Promise<Asker> {
  const roles = await givenRoles(db, person);
  const isAdmin =
    isNamed ||
    roles.includes('admin') ||
    (person.isAdmin && (await namedAdmins(db, person.workspaceId)).length === 0);
  return { ...person, isAdmin, roles };
}

export interface Holder {
  readonly person: Person;
  readonly role: Role;
}

/** By role, then by name; whoever has left too. */
export async function roleHolders(db: Store, workspaceId: string): Promise<Holder[]> {
  const rows = await db.givenRole.findMany({ where: { workspaceId } });
  const ids = [...new Set(rows.map(({ personId }) => personId))];
  const people = (await peopleByIds(db, workspaceId, ids)).toSorted((a, b) => a.name.localeCompare(b.name));
  return roleNames.flatMap((role) =>
    people
      .filter(({ id }) => rows.some((row) => row.personId === id && row.role === role))
      .map((person) => ({ person, role })),
  );
}

/** Those with a role whom letters reach. */
export async function holdersOf(db: Store, workspaceId: string, role: Role): Promise<Person[]> {
  return (await hereWith(db, workspaceId, role)).filter(isReached);
}

/** The admins by a role, as long as letters reach one of them. */
export function namedAdmins(db: Store, workspaceId: string): Promise<Person[]> {
  return holdersOf(db, workspaceId, 'admin');
}

/** Who is an admin now: those whom letters reach; all of them where that is nobody. */
export async function admins(db: Store, workspaceId: string): Promise<Person[]> {
  const named = await hereWith(db, workspaceId, 'admin');
  if (named.some(isReached)) return named.filter(isReached);
  const ofTheChat = await chatAdmins(db, workspaceId);
  const others = named.filter(({ id }) => ofTheChat.every((each) => each.id !== id));
  const all = [...ofTheChat, ...others];
  const reached = all.filter(isReached);
  return reached.length > 0 ? reached : all;
}

/** They are an admin, and nobody else on file is one or would be one after them. */
export async function isLastAdmin(db: Store, { workspaceId, id }: Person): Promise<boolean> {
  const able = [...(await hereWith(db, workspaceId, 'admin')), ...(await chatAdmins(db, workspaceId))];
  return able.some((each) => each.id === id) && able.every((each) => each.id === id);
}

/** A guest of the chat has no role, whatever they were given before. */
async function hereWith(db: Store, workspaceId: string, role: Role): Promise<Person[]> {
  const rows = await db.givenRole.findMany({ where: { workspaceId, role } });
  if (rows.length === 0) return [];
  const ids = rows.map(({ personId }) => personId);
  return (await peopleByIds(db, workspaceId, ids))
    .filter(({ isActive, isGuest }) => isActive && !isGuest)
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

/**
 * Admins of the chat, and of ADMIN_USERS. Those of linked accounts once each, to be written to on a chat where they are admin: elsewhere its
 * buttons refuse them.
 */
async function chatAdmins(db: Store, workspaceId: string): Promise<Person[]> {
  const accounts = await db.person.findMany({
    where: { workspaceId, isAdmin: true, isActive: true },
    orderBy: { name: 'asc' },
  });
  if (accounts.every(({ linkedTo, lettersTo }) => linkedTo === null && lettersTo === null)) return accounts;
  const ids = [...new Set(accounts.map(({ id, linkedTo }) => linkedTo ?? id))];
  return (await peopleByIds(db, workspaceId, ids)).flatMap((person) => {
    const theirs = accounts.filter(({ id, linkedTo }) => (linkedTo ?? id) === person.id);
    const account = theirs.find((each) => ownAddress(each) === addressOf(person)) ?? theirs[0];
    return account ? [asMet(person, account)] : [];
  });
}
