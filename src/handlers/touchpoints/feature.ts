// The touchpoints of the journey, as the company calls them.
import { phrases } from '../../i18n/phrases.ts';
import type { Feature } from '../feature.ts';
import { eitherOptions, employeesOptions, touchpointOptions } from '../which-answers.ts';
import { allSpots, spotsNamed } from './fields.ts';
import { listTouchpoints } from './list.ts';
import {
  bringBack,
  openTouchpointCreate,
  openTouchpointEdit,
  openTouchpointJoin,
  retire,
  touchpointCreateForm,
  touchpointForm,
  touchpointJoinForm,
} from './touchpoints.ts';

const may = 'admin';

export const touchpoints: Feature = {
  name: 'touchpoints',
  asks: {
    touchpoints: { run: listTouchpoints, may: 'audit' },
    'touchpoint.create': { run: openTouchpointCreate, opens: true, may },
    'touchpoint.edit': { run: openTouchpointEdit, opens: true, may },
    'touchpoint.join': { run: openTouchpointJoin, opens: true, may },
    'touchpoint.retire': { run: retire, may },
    'touchpoint.bring-back': { run: bringBack, may },
  },
  forms: [touchpointForm, touchpointCreateForm, touchpointJoinForm],
  choosable: {
    // Whoever adds an answer chooses one, too.
    touchpoints: { all: touchpointOptions, may: 'everyone' },
    'either-touchpoints': { all: eitherOptions, may },
    'employees-touchpoints': { all: employeesOptions, may },
    [spotsNamed.customers]: { all: allSpots('customers'), may },
    [spotsNamed.employees]: { all: allSpots('employees'), may },
  },
  naming: [{ table: 'Touchpoint', column: 'ownerId', erased: 'empty' }],
  adminMenu: [{ order: 40, label: (locale) => words(locale).menu, ask: 'touchpoints' }],
};

const words = phrases({
  en: {
    menu: 'Touchpoints',
  },
  fr: {
    menu: 'Étapes du parcours',
  },
});
