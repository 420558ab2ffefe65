// What is read as a cadence, and the words with which the rest is refused.
import { describe, expect, it } from 'vitest';
import { minuteOfDay, parseCadence } from '../../src/calendar/cadence.ts';
import { UserError } from '../../src/errors.ts';

function refusalOf(json: unknown): UserError {
  try {
    parseCadence(json);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('was not refused');
}
const cron = (expression: string) => ({ kind: 'cron', expression });

describe('parseCadence', () => {
  it.each([
    { kind: 'daily', at: '09:00' },
    { kind: 'weekly', weekday: 1, at: '00:00' },
    { kind: 'biweekly', weekday: 7, anchor: '2028-02-29', at: '23:59' },
    { kind: 'monthly', on: 'last', at: '17:30' },
    cron('0 9 * * 1'),
    cron('30 8-18/2 * * MON-FRI'),
    cron('0 9 L * *'),
    cron('0 9 * * FRI#2'),
    cron('0 9 29 2 *'),
    cron('0 * * * *'),
  ])('keeps $kind $expression as it is', (cadence) => {
    expect(parseCadence(cadence)).toEqual(cadence);
  });

  it('tidies the spaces of a cron expression and drops what is not part of a cadence', () => {
    expect(parseCadence({ kind: 'cron', expression: '  0  9 * *   1 ', at: '09:00' })).toEqual(
      cron('0 9 * * 1'),
    );
  });

  it.each([
    [null, 'cadence.kind', ''],
    [{ kind: 'hourly', at: '09:00' }, 'cadence.kind', 'hourly'],
    [{ kind: 'daily', at: '9h' }, 'cadence.at', '9h'],
    [{ kind: 'daily', at: '24:00' }, 'cadence.at', '24:00'],
    [{ kind: 'daily' }, 'cadence.at', ''],
    [{ kind: 'weekly', weekday: 0, at: '09:00' }, 'cadence.weekday', '0'],
    [{ kind: 'biweekly', weekday: 1, anchor: '2026-02-30', at: '09:00' }, 'cadence.anchor', '2026-02-30'],
    [{ kind: 'monthly', on: 'middle', at: '09:00' }, 'cadence.on', 'middle'],
    [{ kind: 'cron', expression: 5 }, 'cadence.expression', '5'],
    [cron('0 9 * *'), 'cron.fields', '0 9 * *'],
    [cron('0 0 9 * * 1'), 'cron.fields', '0 0 9 * * 1'],
    [cron('@daily'), 'cron.fields', '@daily'],
    [cron('0 25 * * *'), 'cron.unreadable', '0 25 * * *'],
    [cron('0 9 * * lundi'), 'cron.unreadable', '0 9 * * lundi'],
    [cron('* * * * *'), 'cron.tooOften', '* * * * *'],
    [cron('*/30 9 * * *'), 'cron.tooOften', '*/30 9 * * *'],
    [cron('0,59 9 * * *'), 'cron.tooOften', '0,59 9 * * *'],
    [cron('0 9 30 2 *'), 'cron.never', '0 9 30 2 *'],
    [cron('0 9 31 4,6 *'), 'cron.never', '0 9 31 4,6 *'],
  ])('refuses %j (%s), naming the value in both languages', (json, code, value) => {
    const refusal = refusalOf(json);
    expect(refusal.code).toBe(code);
    expect(refusal.say('en')).toContain(`“${value}”`);
    expect(refusal.say('fr')).toContain(`«\u00a0${value}\u00a0»`);
    expect(refusal.say('fr')).not.toMatch(/ [:;!?»]/);
  });

  it('leaves what a person typed as it was typed, inside French typography', () => {
    expect(refusalOf(cron('a ; b')).say('fr')).toContain('«\u00a0a ; b\u00a0»');
  });
});

it('reads times of day as minutes, and refuses what is none', () => {
  expect([minuteOfDay('00:00'), minuteOfDay('09:30'), minuteOfDay('23:59')]).toEqual([0, 570, 1439]);
  expect(() => minuteOfDay('9:30')).toThrow('"9:30" is not a time');
});
