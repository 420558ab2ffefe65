// The company's own settings.
import { phrases } from '../../i18n/phrases.ts';
import type { Feature } from '../feature.ts';
import { openSettings, settingsForm } from './settings.ts';

export const settings: Feature = {
  name: 'settings',
  asks: { settings: { run: openSettings, opens: true, may: 'admin' } },
  forms: [settingsForm],
  adminMenu: [{ order: 50, label: (locale) => words(locale).menu, ask: 'settings' }],
};

const words = phrases({
  en: {
    menu: 'Settings',
  },
  fr: {
    menu: 'Réglages',
  },
});
