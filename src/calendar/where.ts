// In which country somebody is, as far as their time zone tells, by the zones that date-holidays gives each country.
import { holidaysClass } from './atlas.ts';
import { countries } from './holidays.ts';

/** Where several countries share a zone: the one that most of those who live in it live in. */
const MOST_PEOPLE: Readonly<Record<string, string>> = {
  'Africa/Abidjan': 'CI',
  'Africa/Johannesburg': 'ZA',
  'Africa/Lagos': 'NG',
  'Africa/Maputo': 'MZ',
  'Africa/Nairobi': 'KE',
  'America/Curacao': 'CW',
  'America/Panama': 'PA',
  'America/Port_of_Spain': 'TT',
  'Asia/Bangkok': 'TH',
  'Atlantic/Canary': 'ES',
  'Europe/Belgrade': 'RS',
  'Europe/Helsinki': 'FI',
  'Europe/Oslo': 'NO',
  'Europe/Rome': 'IT',
  'Europe/Zurich': 'CH',
};

let known: ReadonlyMap<string, string> | null = null;

/** Null where the zone belongs to no country whose holidays are known, such as UTC. */
export function countryOfZone(zone: string): string | null {
  known ??= zonesOfCountries();
  return known.get(zone) ?? null;
}

function zonesOfCountries(): ReadonlyMap<string, string> {
  const Holidays = holidaysClass();
  const found = countries('en').flatMap(({ code }) =>
    (new Holidays(code).getTimezones() ?? []).map((zone): [string, string] => [zone, code]),
  );
  return new Map([...found, ...Object.entries(MOST_PEOPLE)]);
}
