// date-holidays, loaded by the first question about a country: 10 MB and a fifth of a second, which a start can spare. By `require`, since
// days are told in the middle of synchronous work.
import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';

let loaded: typeof Holidays | null = null;

/** The class of the library. */
export function holidaysClass(): typeof Holidays {
  loaded ??= createRequire(import.meta.url)('date-holidays') as typeof Holidays;
  return loaded;
}

let whole: Holidays | null = null;

/** Knows every country, and the holidays of none. */
export function atlas(): Holidays {
  whole ??= new (holidaysClass())();
  return whole;
}
