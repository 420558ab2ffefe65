// A role is given, or taken back: stored, noted in the audit log and told, in one transaction. Who may is asked before; what a role may is
// people/rights.ts.
import { noted } from '../audit/note.ts';
import { tellPeople, tellPerson } from '../correspondence/tell.ts';
import { type Tx, transact } from '../database/client.ts';
import { kindsFor } from '../delivery/kinds.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Person, peopleByIds } from '../people/person.ts';
import type { Role } from '../people/rights.ts';
import { admins, namedAdmins } from '../people/roles.ts';
import type { Shell } from '../workspace/shell.ts';
import { adminsLetter, givenLetter, takenLetter } from './letters.ts';

export const roleKinds = kindsFor(
  { what: { en: 'a letter about a role', fr: 'une lettre sur un rôle' } },
  { 'role.changed': 'told' },
);

interface Changing extends Shell {
  readonly by: Person;
}

/**
 * To several people. Who names the first admin is named too: else they would end their own right, which the chat gave them.
 * @returns who has it since, which they had not
 */
export function giveRole(changing: Changing, role: Role, people: readonly Person[]): Promise<Person[]> {
  const { database, workspace, by, now } = changing;
  const workspaceId = workspace.id;
  return transact(database, async (tx) => {
    const before = role === 'admin' ? await admins(tx, workspaceId) : [];
    const isFirst = role === 'admin' && (await namedAdmins(tx, workspaceId)).length === 0;
    const all = isFirst && people.every(({ id }) => id !== by.id) ? [...people, by] : people;
    const rows = await tx.givenRole.findMany({ where: { workspaceId, role } });
    const others = all.filter(({ id }) => rows.every(({ personId }) => personId !== id));
    for (const { id: personId } of others) {
      await tx.givenRole.create({ data: { workspaceId, personId, role } });
      await noted(tx, { workspaceId, by: { person: by.id }, now }, 'role.given', { person: personId, role });
    }
    const told = others.filter(({ id }) => id !== by.id);
    await tellPeople(tx, changing, told, {
      kind: roleKinds['role.changed'],
      draw: ({ locale }) => givenLetter(role, by.name, locale),
    });
    if (role === 'admin' && others.length > 0) await tellOthers(tx, changing, before, told);
    return others;
  });
}

/**
 * From one person; where it was the role of admin of the last who has it, the admins of the chat are so again.
 * @returns false where they had it no more
 * @throws UserError 'role.last-admin' where nobody would be an admin then
 */
export function takeRole(changing: Changing, role: Role, person: Person): Promise<boolean> {
  const { database, workspace, by, now } = changing;
  const workspaceId = workspace.id;
  return transact(database, async (tx) => {
    const before = role === 'admin' ? await admins(tx, workspaceId) : [];
    const { count } = await tx.givenRole.deleteMany({ where: { workspaceId, personId: person.id, role } });
    if (count === 0) return false;
    if (role === 'admin' && (await admins(tx, workspaceId)).length === 0)
      throw new UserError('role.last-admin', (locale) => words(locale).lastAdmin(person.name));
    await noted(tx, { workspaceId, by: { person: by.id }, now }, 'role.taken', { person: person.id, role });
    if (person.id !== by.id)
      await tellPerson(tx, changing, person, {
        kind: roleKinds['role.changed'],
        draw: ({ locale }) => takenLetter(role, by.name, locale),
      });
    if (role === 'admin') await tellOthers(tx, changing, before, [person]);
    return true;
  });
}

/** Who was an admin, or is one now: but for whoever did it, and those who are told of their own role. */
async function tellOthers(
  tx: Tx,
  changing: Changing,
  before: readonly Person[],
  told: readonly Person[],
): Promise<void> {
  const { workspace, by } = changing;
  const named = await namedAdmins(tx, workspace.id);
  const now = await admins(tx, workspace.id);
  const ids = [...new Set([...before, ...now].map(({ id }) => id))];
  const others = ids.filter((id) => id !== by.id && told.every((each) => each.id !== id));
  const about = { by: by.name, now: now.map(({ name }) => name), named: named.length > 0 };
  await tellPeople(tx, changing, await peopleByIds(tx, workspace.id, others), {
    kind: roleKinds['role.changed'],
    draw: ({ locale }) => adminsLetter(about, locale),
  });
}

const words = phrases({
  en: {
    lastAdmin: (name: string) =>
      `${name} is the last admin, and nobody who administers the chat could take over. Give the role to somebody else first.`,
  },
  fr: {
    lastAdmin: (name) =>
      fr`${name} est la dernière personne à administrer Porte-voix, et aucun admin de la messagerie ne pourrait prendre le relais. Donnez d’abord ce rôle à quelqu’un d’autre.`,
  },
});
