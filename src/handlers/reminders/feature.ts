// The one letter a day about all that waits for somebody. What can wait, the other features say (`waiting`).
import { reminderKinds } from '../../reminders/kinds.ts';
import type { Feature } from '../feature.ts';

export const reminders: Feature = {
  name: 'reminders',
  kinds: reminderKinds,
  naming: [{ table: 'Reminder', column: 'personId', once: ['about', 'subject'], erased: 'row' }],
};
