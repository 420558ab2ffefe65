// Ambassadors: what an invitation is answered with, one's own term, and the page of admins. Who is asked, and what is kept of it: src/ambassadors/.
import { lookingAfterAmbassadors } from '../../ambassadors/beat.ts';
import { ambassadorKinds } from '../../ambassadors/kinds.ts';
import { phrases } from '../../i18n/phrases.ts';
import type { Feature } from '../feature.ts';
import { listAmbassadors, turnItOff, turnItOn } from './page.ts';
import { openProject, projectForm } from './project.ts';
import { did, goOn, no, stopNow, termBlocks, yes } from './term.ts';

const may = 'everyone';

export const ambassadors: Feature = {
  name: 'ambassadors',
  asks: {
    'ambassador.yes': { run: yes, may },
    'ambassador.no': { run: no, may },
    'ambassador.project': { run: openProject, opens: true, may },
    'ambassador.did': { run: did, may },
    'ambassador.renew': { run: goOn, may },
    'ambassador.stop': { run: stopNow, may },
    ambassadors: { run: listAmbassadors, may: 'admin' },
    'ambassadors.on': { run: turnItOn, may: 'admin' },
    'ambassadors.off': { run: turnItOff, may: 'admin' },
  },
  forms: [projectForm],
  // A "no" leaves no trace, not even that somebody was here.
  quiet: ['ambassador.no'],
  home: [{ place: 'mine', order: 60, draw: termBlocks }],
  adminMenu: [{ order: 54, label: (locale) => words(locale).menu, ask: 'ambassadors' }],
  steps: [lookingAfterAmbassadors],
  kinds: ambassadorKinds,
  wordings: [{ table: 'Ambassador', columns: ['project'], by: 'personId' }],
  naming: [{ table: 'Ambassador', column: 'personId', once: ['workspaceId'], erased: 'row' }],
};

const words = phrases({ en: { menu: 'Ambassadors' }, fr: { menu: 'Ambassadeurs' } });
