// The company's own settings.
import type { Feature } from '../feature.ts';
import { openSettings, settingsForm } from './settings.ts';

export const settings: Feature = {
  name: 'settings',
  asks: { settings: { run: openSettings, opens: true, may: 'admin' } },
  forms: [settingsForm],
};
