import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseDatabaseUrl } from '../../src/database/client.ts';
import { UserError } from '../../src/errors.ts';
import { type Locale, locales } from '../../src/i18n/locale.ts';

test.each([
  ['file:./data/portevoix.db', join(process.cwd(), 'data/portevoix.db')],
  ['file:data/à côté.db', join(process.cwd(), 'data/à côté.db')],
  ['file:/srv/100%.db', '/srv/100%.db'],
  ['file:///srv/with%20space.db', '/srv/with space.db'],
  ['FILE:/srv/a.db', '/srv/a.db'],
])('%s is the SQLite file %s', (url, path) => {
  expect(parseDatabaseUrl(url)).toMatchObject({ engine: 'sqlite', path });
});

test.each([
  'postgresql://ada:s3cret@db.example:5433/voice?sslmode=require',
  'postgres://ada:s3cret@db.example:5433/voice',
])('%s is PostgreSQL, shown without its secrets', (url) => {
  expect(parseDatabaseUrl(url)).toEqual({
    engine: 'postgresql',
    url,
    shown: 'postgresql://db.example:5433/voice',
  });
});

test.each([
  ['mysql://ada:s3cret@db/voice', '"mysql:" is not one of them'],
  ['data/s3cret.db', 'It has no scheme'],
  ['', 'It has no scheme'],
  ['file:', 'must be followed by the path'],
  ['file::memory:', 'would forget everything'],
  ['file:s3cret.db?mode=ro', 'options after "?"'],
  ['file://elsewhere/s3cret.db', 'write "file:relative/path.db"'],
  ['postgresql://ada:s3cret@db:port/voice', 'percent-encoded'],
  ['postgresql://ada:s3cret@db/voice?schema=other', '"?schema=" is not supported'],
])('%s is refused, saying why and no secret', (url, why) => {
  const said = (locale: Locale) => {
    try {
      return parseDatabaseUrl(url).engine;
    } catch (error) {
      return error instanceof UserError ? error.say(locale) : String(error);
    }
  };
  expect(said('en')).toContain(why);
  expect(said('fr')).toContain('DATABASE_URL');
  for (const locale of locales) expect(said(locale)).not.toContain('s3cret');
});
