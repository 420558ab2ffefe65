// Contacts that customers had to make: what they cost, by the department from which they come. For admins; departments read it in their channels.
import { contactReads } from '../../api/contacts.ts';
import { closingContacts } from '../../contacts/close.ts';
import { keptContacts } from '../../contacts/kept.ts';
import { contactKinds } from '../../contacts/kinds.ts';
import { contactsExport } from '../../exports/contacts.ts';
import type { Feature } from '../feature.ts';
import { listCosts, openCost, removeCost, unitCostForm } from './costs.ts';
import {
  departmentForm,
  departmentOptions,
  listDepartments,
  openDepartment,
  openNewDepartment,
  takeDepartmentOut,
} from './departments.ts';
import { listUnknown, showMonth, showPart } from './month.ts';
import {
  contactRuleForm,
  listContactRules,
  openContactRule,
  openNewContactRule,
  takeRuleOut,
} from './rules.ts';
import { contactSettingsForm, openContactSettings } from './settings.ts';
import { sayContacts } from './words.ts';

const may = 'admin';

export const contacts: Feature = {
  name: 'contacts',
  asks: {
    contacts: { run: showMonth, may: 'audit' },
    'contacts.department': { run: showPart, may: 'audit' },
    'contacts.unknown': { run: listUnknown, may: 'audit' },
    'contacts.settings': { run: openContactSettings, opens: true, may },
    departments: { run: listDepartments, may: 'audit' },
    'department.create': { run: openNewDepartment, opens: true, may },
    'department.edit': { run: openDepartment, opens: true, may },
    'department.remove': { run: takeDepartmentOut, may },
    'contact-rules': { run: listContactRules, may: 'audit' },
    'contact-rule.create': { run: openNewContactRule, opens: true, may },
    'contact-rule.edit': { run: openContactRule, opens: true, may },
    'contact-rule.remove': { run: takeRuleOut, may },
    'unit-costs': { run: listCosts, may: 'audit' },
    'unit-cost.create': { run: openCost, opens: true, may },
    'unit-cost.remove': { run: removeCost, may },
  },
  forms: [contactSettingsForm, departmentForm, contactRuleForm, unitCostForm],
  choosable: { departments: { all: departmentOptions, may } },
  adminMenu: [{ order: 55, label: (locale) => sayContacts(locale).menu, ask: 'contacts' }],
  steps: [closingContacts],
  kinds: contactKinds,
  kept: [keptContacts],
  exports: [contactsExport],
  routes: [contactReads],
};
