import { describe, expect, test } from 'vitest';
import { fileInstantReader } from '../../../src/feedback/dates/instant.ts';
import { isVague } from '../../../src/feedback/dates/precision.ts';
import { zoneNamed, zoneOfHeader } from '../../../src/feedback/dates/zone-names.ts';

const day = fileInstantReader('UTC', 'dmy');

describe('a time that tells no day', () => {
  test.each([
    '2026-10',
    '10/2026',
    '2026',
    'octobre 2026',
    'Oct 2026',
    'Oct-26',
    'oct.',
    'October, 2026',
    '2026 october',
    '1 oct',
    'Oct 1',
    '01/10',
    '01.10.',
    'Q3 2026',
    'Q3-26',
    'T3 2026',
    '2026-Q3',
    '2026Q3',
    '3e trimestre 2026',
    '3rd quarter 2026',
    'S1 2026',
    'H2 2026',
    '2026-W40',
    'W40 2026',
    'Semaine 40',
    'KW 40',
    '2 weeks ago',
    '2 weeks',
    'a month ago',
    'an hour ago',
    '3d ago',
    '5 mo',
    'Edited 2 weeks ago',
    'yesterday',
    'last month',
    'just now',
    'il y a 2 semaines',
    'il y a un mois',
    'il y a 3 jours',
    'Il y a 5 h',
    'hier',
    'le mois dernier',
    'la semaine dernière',
    'aujourd’hui',
    'Modifié il y a 2 ans',
  ])('%j is known as such, and no reader takes it for a day', (text) => {
    expect(isVague(text)).toBe(true);
    expect(day(text)).toBeNull();
  });

  test.each([
    '2026-10-01',
    '1 oct. 2026',
    '01/10/2026 10h00',
    'Oct 1, 2026',
    '46297.4479',
    '1759312800',
    '20261001',
    'Thu, 01 Oct 2026',
    'Très bien',
    '',
    '8.5',
    '10',
  ])('is not %j', (text) => {
    expect(isVague(text)).toBe(false);
  });
});

test.each([
  ['Submit Date (UTC)', 'UTC'],
  ['Timestamp (America/New_York)', 'America/New_York'],
  ['Date (GMT+2)', 'Etc/GMT-2'],
  ['Date UTC', 'UTC'],
  ['Created [PST]', 'Etc/GMT+8'],
  ['Date', null],
  ['Date (est)', null],
  ['Date de réponse', null],
  ['Date (jj/mm/aaaa)', null],
])('the header %j tells the zone %j', (header, zone) => {
  expect(zoneOfHeader(header)).toBe(zone);
});

test('a zone that is none is none', () => {
  expect(['', 'Mars/Phobos', 'UTC+5:30', 'Paris'].map(zoneNamed)).toEqual([null, null, null, null]);
});
