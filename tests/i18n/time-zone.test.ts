// Names of time zones that come from outside.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoneOf } from '../../src/calendar/zone.ts';
import { formats } from '../../src/i18n/formats.ts';
import { locales } from '../../src/i18n/locale.ts';
import { firstZone, isTimeZone } from '../../src/i18n/time-zone.ts';

const moment = new Date('2026-07-14T12:00:00Z');

describe('a time zone', () => {
  it.each([
    ['Europe/Paris', true],
    ['UTC', true],
    ['Europe/Pariss', false],
    ['Mars/Olympus', false],
    ['Romance Standard Time', false],
    ['US/Pacific', true],
    ['europe/paris', true],
    ['Asia/Calcutta', true],
    ['EST5EDT', true],
    ['+02:00', false],
    ['-0500', false],
    ['UTC+2', false],
    ['Foo/Bar', false],
    [' Europe/Paris', false],
    ['Europe/Paris\n', false],
    ['constructor', false],
    ['Z', false],
    ['', false],
  ])('%s is one: %s', (name, is) => {
    expect([isTimeZone(name), isTimeZone(name)]).toEqual([is, is]);
  });

  it.each([
    [['Asia/Tokyo', 'Europe/Paris'], 'Asia/Tokyo'],
    [['Mars/Olympus', 'Europe/Paris'], 'Europe/Paris'],
    [[null, 'Europe/Paris'], 'Europe/Paris'],
    [[undefined, '', 'Europe/Paris'], 'Europe/Paris'],
    [['Mars/Olympus', 'Venus'], 'UTC'],
    [[], 'UTC'],
  ])('of %j it is %s that counts', (names, counts) => {
    expect(firstZone(...names)).toBe(counts);
  });

  it('that is none reads as UTC, and throws nowhere', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('Mars/Olympus', 'null', '__proto__')), (name) => {
        fc.pre(!isTimeZone(name));
        expect(zoneOf(name).dayAt(moment.getTime())).toBe(zoneOf('UTC').dayAt(moment.getTime()));
        for (const locale of locales)
          expect(formats(locale, name).moment(moment, moment)).toBe(
            formats(locale, 'UTC').moment(moment, moment),
          );
      }),
    );
  });

  it('is handed to Intl in one file', () => {
    const src = fileURLToPath(new URL('../../src/', import.meta.url));
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !/^(database\/generated|demo)\//.test(file),
    );
    expect(
      files.filter((file) => /new Intl\.DateTimeFormat/.test(readFileSync(join(src, file), 'utf8'))),
    ).toEqual(['i18n/time-zone.ts']);
  });
});
