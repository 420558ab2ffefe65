// The touchpoints of the journey, as the company calls them.
import { phrases } from '../../i18n/phrases.ts';
import type { Feature } from '../feature.ts';
import { touchpointOptions } from '../which-answers.ts';
import {
  listTouchpoints,
  openTouchpointEdit,
  openTouchpointJoin,
  touchpointForm,
  touchpointJoinForm,
} from './touchpoints.ts';

const may = 'admin';

export const touchpoints: Feature = {
  name: 'touchpoints',
  asks: {
    touchpoints: { run: listTouchpoints, may: 'audit' },
    'touchpoint.edit': { run: openTouchpointEdit, opens: true, may },
    'touchpoint.join': { run: openTouchpointJoin, opens: true, may },
  },
  forms: [touchpointForm, touchpointJoinForm],
  // Whoever adds an answer chooses one, too.
  choosable: { touchpoints: { all: touchpointOptions, may: 'everyone' } },
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
