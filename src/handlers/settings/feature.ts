// The company's own settings.
import { phrases } from '../../i18n/phrases.ts';
import type { Feature } from '../feature.ts';
import { readSettings } from './read.ts';
import { openSettings, settingsForm } from './settings.ts';

export const settings: Feature = {
  name: 'settings',
  asks: {
    settings: { run: openSettings, opens: true, may: 'admin' },
    'settings.read': { run: readSettings, may: 'audit' },
  },
  forms: [settingsForm],
  adminMenu: [
    { order: 50, label: (locale) => words(locale).menu, ask: 'settings' },
    { order: 50, label: (locale) => words(locale).menu, ask: 'settings.read', unless: 'admin' },
  ],
};

const words = phrases({
  en: {
    menu: 'Settings',
  },
  fr: {
    menu: 'Réglages',
  },
});
