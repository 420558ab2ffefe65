// Which fields tell of a person, by their names and what they hold. Pure; those that are on file already: personal-segments.ts.
import { fold } from '../terms/fold.ts';
import { headerGuess } from './files/headers.ts';
import { whyNotKept } from './files/recognition/harmless.ts';
import { summariser } from './files/recognition/summary.ts';

/** Of a few values these tell of no person: whoever sends them on purpose groups by them. */
const COARSE = /^(?:city|ville|town|commune|age|gender|genre|sexe|location|localisation|manager|owner)$/;
const MOST_COARSE = 50;

/** The rule: by what such a column is called, else by what its values are. */
export function isPersonal(key: string, values: readonly string[]): boolean {
  if (COARSE.test(fold(key))) return values.length > MOST_COARSE;
  const named = headerGuess(key);
  if (named === 'name' || named === 'email' || named === 'private' || named === 'customer') return true;
  const gathered = summariser(1);
  for (const value of values) gathered.add([value]);
  const [summary] = gathered.summary().columns;
  return summary !== undefined && whyNotKept(key, summary) === 'personal';
}
