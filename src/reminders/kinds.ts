// The one kind of message of this room. What it says is letter.ts.
import { kindsFor } from '../delivery/kinds.ts';

export const reminderKinds = kindsFor(
  { what: { en: 'a reminder of what waits', fr: 'un rappel de ce qui attend' }, standsAlone: true },
  { 'reminder.daily': 'asked' },
);
