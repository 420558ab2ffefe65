// The months by the names and the shortenings that people and exports give them, in English and in French. Pure.
import { fold } from '../../terms/fold.ts';

const MONTHS = [
  'january jan janvier janv',
  'february feb fevrier fevr fev',
  'march mar mars',
  'april apr avril avr',
  'may mai',
  'june jun juin',
  'july jul juillet juil',
  'august aug aout aou',
  'september sept sep septembre',
  'october oct octobre',
  'november nov novembre',
  'december dec decembre',
];

const NUMBERS = new Map(
  MONTHS.flatMap((names, i) => names.split(' ').map((name) => [name, String(i + 1)] as const)),
);

/** "1" to "12"; undefined where it names no month. */
export function monthOf(name: string): string | undefined {
  return NUMBERS.get(fold(name));
}
