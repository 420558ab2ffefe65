import { expect, it } from 'vitest';
import type { Cadence } from '../../src/calendar/cadence.ts';
import { cadenceText, weekdayName } from '../../src/schedules/words.ts';

it.each<[Cadence, string, string]>([
  [{ kind: 'daily', at: '09:00' }, 'chaque jour ouvré à 9\u00a0h', 'every working day at 09:00'],
  [{ kind: 'weekly', weekday: 1, at: '09:00' }, 'chaque lundi à 9\u00a0h', 'every Monday at 09:00'],
  [
    { kind: 'biweekly', weekday: 5, anchor: '2026-11-16', at: '16:30' },
    'un vendredi sur deux à 16\u00a0h\u00a030',
    'every second Friday at 16:30',
  ],
  [
    { kind: 'monthly', on: 'first', at: '09:00' },
    'le premier jour ouvré du mois à 9\u00a0h',
    'on the first working day of the month at 09:00',
  ],
  [
    { kind: 'monthly', on: 'last', at: '09:00' },
    'le dernier jour ouvré du mois à 9\u00a0h',
    'on the last working day of the month at 09:00',
  ],
  [{ kind: 'cron', expression: '0 9 * * 1' }, 'cron\u00a0: 0 9 * * 1', 'cron: 0 9 * * 1'],
])('says the rhythm %o in words', (cadence, french, english) => {
  expect(cadenceText(cadence, 'fr')).toBe(french);
  expect(cadenceText(cadence, 'en')).toBe(english);
});

it('names the days from Monday, 1, to Sunday, 7', () => {
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) => weekdayName(day, 'fr'));
  expect(days).toEqual(['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']);
  expect(weekdayName(7, 'en')).toBe('Sunday');
});
