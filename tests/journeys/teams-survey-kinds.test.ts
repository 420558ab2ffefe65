// Each kind of survey on Teams from nothing to the digest (survey-life.ts), against Microsoft's playground. On Slack: survey-kinds.test.ts.
import { describe } from 'vitest';
import { enough } from '../harness/database.ts';
import { onTeams } from './chat.ts';
import { life } from './survey-life.ts';
import { maturity, mirror, orientation, pulse, type Told } from './survey-told.ts';

/** The first language on SQLite, the other on PostgreSQL. */
const rows = (told: Told, first: 'fr' | 'en') =>
  enough([
    { told, kind: told.kind, engine: 'sqlite', locale: first },
    { told, kind: told.kind, engine: 'postgresql', locale: first === 'fr' ? 'en' : 'fr' },
  ] as const);

describe.each([
  ...rows(pulse, 'en'),
  ...rows(mirror, 'fr'),
  ...rows(orientation, 'en'),
  ...rows(maturity, 'fr'),
])('$kind on Teams ($engine, $locale)', ({ told, engine, locale }) => {
  life(told, locale, () => onTeams({ engine, locale }));
});
