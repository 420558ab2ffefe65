// Pages that open by a link alone: which there are, and making, changing, renewing and revoking one. What they are: src/pages/; how they look:
// src/web/pages/.
import { phrases } from '../../i18n/phrases.ts';
import { pageKinds, tellingEnds } from '../../pages/ending.ts';
import type { Feature } from '../feature.ts';
import { openPageCreate, openPageEdit, pageForm, wallDigests } from './edit.ts';
import { journeyPageForm, openJourneyCreate, openJourneyEdit } from './journey.ts';
import { listOpenPages, renew, revoke } from './list.ts';
import { answerNewSlides, newOnScreens } from './offer.ts';

const may = 'admin';

export const webPages: Feature = {
  name: 'web-pages',
  asks: {
    pages: { run: listOpenPages, may: 'audit' },
    'page.create': { run: openPageCreate, opens: true, may },
    'page.edit': { run: openPageEdit, opens: true, may },
    'page.journey-create': { run: openJourneyCreate, opens: true, may },
    'page.journey-edit': { run: openJourneyEdit, opens: true, may },
    'page.add-new': { run: answerNewSlides(true), may },
    'page.leave-new': { run: answerNewSlides(false), may },
    'page.renew': { run: renew, may },
    'page.revoke': { run: revoke, may },
  },
  forms: [pageForm, journeyPageForm],
  choosable: { 'wall-digests': { all: wallDigests, may } },
  adminMenu: [{ order: 45, label: (locale) => words(locale).menu, ask: 'pages' }],
  home: [{ place: 'admin', order: 20, for: may, draw: newOnScreens }],
  steps: [tellingEnds],
  kinds: pageKinds,
  naming: [{ table: 'Page', column: 'createdById', erased: 'stand-in' }],
};

const words = phrases({ en: { menu: 'Pages' }, fr: { menu: 'Pages' } });
