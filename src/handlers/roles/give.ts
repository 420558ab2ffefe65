// Giving a role in a form, and taking one back by a button. What that does: src/roles/give.ts.
import { newId } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import { listOf, opening, textOf } from '../../messages/form.ts';
import { sentence } from '../../messages/message.ts';
import { peopleByIds } from '../../people/person.ts';
import { isRole, type Role, roleNames } from '../../people/rights.ts';
import { admins, namedAdmins } from '../../people/roles.ts';
import { giveRole, takeRole } from '../../roles/give.ts';
import { roleName, whatMay } from '../../roles/words.ts';
import { lookUpPeople } from '../picked.ts';
import { type Ask, form, type Request } from '../request.ts';
import { shellOf } from '../shell.ts';
import { sayRoles } from './words.ts';

/** In one go. */
const MOST_PEOPLE = 10;

export const openRoleGive: Ask = async ({ kit, workspace, locale }) => {
  const say = sayRoles(locale);
  const isFirst = (await namedAdmins(kit.database.db, workspace.id)).length === 0;
  return {
    kind: 'open',
    form: {
      form: 'role',
      state: opening(newId()),
      title: say.give,
      submit: say.give,
      fields: [
        {
          kind: 'choice',
          name: 'role',
          label: say.which,
          options: roleNames.map((value) => ({ value, label: roleName(value, locale) })),
          ...(isFirst ? { hint: say.firstAdmin } : {}),
        },
        { kind: 'people', name: 'people', label: say.whom, hint: say.whomHint, most: MOST_PEOPLE },
      ],
    },
  };
};

interface Given {
  readonly role: Role;
  readonly addresses: readonly string[];
}

export const roleForm = form<Given>({
  name: 'role',
  may: 'admin',
  parse(values, { locale }) {
    const say = sayRoles(locale);
    const role = textOf(values, 'role');
    const addresses = listOf(values, 'people');
    if (!isRole(role)) return { ok: false, errors: { role: say.noRole } };
    if (addresses.length === 0 || addresses.length > MOST_PEOPLE)
      return { ok: false, errors: { people: say.howMany(MOST_PEOPLE) } };
    return { ok: true, value: { role, addresses } };
  },
  async submit({ role, addresses }, request) {
    const { kit, asker: by, formats, locale } = request;
    const say = sayRoles(locale);
    const picked = await lookUpPeople(request, addresses);
    if (!picked.ok) return { kind: 'errors', errors: { people: picked.problem } };
    const guests = picked.people.filter(({ isGuest }) => isGuest).map(({ name }) => name);
    if (guests.length > 0) return { kind: 'errors', errors: { people: say.guests(formats.list(guests)) } };
    const given = await giveRole({ ...shellOf(request), by }, role, picked.people);
    kit.nudge();
    const name = roleName(role, locale);
    const names = formats.list(given.map((person) => person.name));
    const told =
      given.length === 0
        ? say.givenBefore(picked.people.length, name)
        : await withAdmins(say.given(names, name, whatMay(role, locale)), role, request);
    return { kind: 'done', title: say.give, told };
  },
});

export const takeBackRole: Ask = async (request) => {
  const { kit, workspace, asker: by, subject, locale } = request;
  const [role = '', id = ''] = subject?.split('/') ?? [];
  const [person] = await peopleByIds(kit.database.db, workspace.id, [id]);
  const isTaken =
    isRole(role) && person !== undefined && (await takeRole({ ...shellOf(request), by }, role, person));
  if (!isTaken) throw new UserError('role.gone', (reader) => sayRoles(reader).gone);
  kit.nudge();
  const told = sayRoles(locale).taken(person.name, roleName(role, locale));
  return { kind: 'say', message: sentence(await withAdmins(told, role, request)), did: true };
};

/** With who is an admin now, where that may have changed. */
async function withAdmins(told: string, role: Role, request: Request): Promise<string> {
  if (role !== 'admin') return told;
  const { kit, workspace, formats, locale } = request;
  const now = await admins(kit.database.db, workspace.id);
  return `${told} ${sayRoles(locale).adminsNow(formats.list(now.map(({ name }) => name)))}`;
}
