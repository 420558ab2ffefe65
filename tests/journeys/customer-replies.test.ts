// A customer hears back, on Slack (customer-replies-life.ts). On Teams: teams-customer-replies.test.ts.
import { describe } from 'vitest';
import { enough } from '../harness/database.ts';
import { hasLocalSlack } from '../harness/journey.ts';
import { SECRET } from '../harness/unattended.ts';
import { onSlack } from './chat.ts';
import { life } from './customer-replies-life.ts';
import { everyPairing } from './ideas.ts';

describe.skipIf(!hasLocalSlack).each(enough(everyPairing))(
  'a customer hears back, on Slack ($engine, $mode, $locale)',
  (row) => {
    life(row.locale, () => onSlack({ ...row, secret: SECRET }));
  },
);
