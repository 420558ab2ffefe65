// A customer hears back, on Teams against Microsoft's playground (customer-replies-life.ts). On Slack: customer-replies.test.ts.
import { describe } from 'vitest';
import { enough } from '../harness/database.ts';
import { SECRET } from '../harness/unattended.ts';
import { onTeams } from './chat.ts';
import { life } from './customer-replies-life.ts';

describe.each(
  enough([
    { engine: 'sqlite', locale: 'en' },
    { engine: 'postgresql', locale: 'fr' },
  ] as const),
)('a customer hears back, on Teams ($engine, $locale)', ({ engine, locale }) => {
  life(locale, () => onTeams({ engine, locale, secret: SECRET }));
});
