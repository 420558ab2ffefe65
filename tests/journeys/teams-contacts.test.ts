// Contacts on Teams from the file to the action (contacts-life.ts), against Microsoft's playground. On Slack: contacts.test.ts.
import { describe } from 'vitest';
import { enough } from '../harness/database.ts';
import { SECRET } from '../harness/unattended.ts';
import { onTeams } from './chat.ts';
import { life } from './contacts-life.ts';

describe.each(
  enough([
    { engine: 'sqlite', locale: 'en' },
    { engine: 'postgresql', locale: 'fr' },
  ] as const),
)('contacts on Teams ($engine, $locale)', ({ engine, locale }) => {
  life(locale, () => onTeams({ engine, locale, secret: SECRET }));
});
