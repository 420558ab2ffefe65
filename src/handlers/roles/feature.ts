// Roles: who has which and what each may, for everybody to read; given and taken back by admins.
import { phrases } from '../../i18n/phrases.ts';
import { roleKinds } from '../../roles/give.ts';
import type { Feature } from '../feature.ts';
import { openRoleGive, roleForm, takeBackRole } from './give.ts';
import { showRoles } from './page.ts';

export const roles: Feature = {
  name: 'roles',
  asks: {
    roles: { run: showRoles, may: 'everyone' },
    'role.give': { run: openRoleGive, opens: true, may: 'admin' },
    'role.take': { run: takeBackRole, may: 'admin' },
  },
  forms: [roleForm],
  adminMenu: [{ order: 52, label: (locale) => words(locale).menu, ask: 'roles' }],
  kinds: roleKinds,
  naming: [{ table: 'GivenRole', column: 'personId', once: ['role'], erased: 'row' }],
};

const words = phrases({ en: { menu: 'Roles' }, fr: { menu: 'Rôles' } });
