// Contacts on Slack from the file to the action (contacts-life.ts). On Teams: teams-contacts.test.ts.
import { describe } from 'vitest';
import { enough } from '../harness/database.ts';
import { hasLocalSlack } from '../harness/journey.ts';
import { SECRET } from '../harness/unattended.ts';
import { onSlack } from './chat.ts';
import { life } from './contacts-life.ts';
import { everyPairing } from './ideas.ts';

describe.skipIf(!hasLocalSlack).each(enough(everyPairing))(
  'contacts on Slack ($engine, $mode, $locale)',
  (row) => {
    life(row.locale, () => onSlack({ ...row, secret: SECRET }));
  },
);
