// Which segments somebody means who writes a value, or a name and a value, in either language. Pure.
import { fold } from '../terms/fold.ts';
import type { Segment } from './segment-filter.ts';
import { segmentCalled } from './segment-names.ts';

/** Of those that answers have: several where a value stands under several names and none is written. "Pays = Belgique", "country Belgique", "Belgique". */
export function segmentsMeant(written: string, known: readonly Segment[]): Segment[] {
  const wanted = fold(written);
  const whole = known.filter((each) => spellings(each).includes(wanted));
  return whole.length > 0 ? whole : known.filter(({ value }) => fold(value) === wanted);
}

function spellings({ name, value }: Segment): string[] {
  return segmentCalled(name).map((each) => `${each} ${fold(value)}`);
}
