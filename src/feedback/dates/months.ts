// The months by the names and the shortenings that people and exports give them, in English and in French first, then in German, Spanish, Italian, Dutch and Portuguese. Pure.
import { fold } from '../../terms/fold.ts';

const MONTHS = [
  'january jan janvier janv januar enero gennaio januari janeiro ene gen',
  'february feb fevrier fevr fev februar febrero febbraio februari fevereiro',
  'march mar mars marz maerz marzo maart marco mrz',
  'april apr avril avr abril aprile abr',
  'may mai mayo maggio mei maio',
  'june jun juin juni junio giugno junho',
  'july jul juillet juil juli julio luglio julho',
  'august aug aout aou agosto augustus ago',
  'september sept sep septembre septiembre settembre setembro set',
  'october oct octobre oktober octubre ottobre outubro okt ott',
  'november nov novembre noviembre novembro',
  'december dec decembre dezember diciembre dicembre dezembro dez dic',
];

const NUMBERS = new Map(
  MONTHS.flatMap((names, i) => names.split(' ').map((name) => [name, String(i + 1)] as const)),
);

/** "1" to "12"; undefined where it names no month. */
export function monthOf(name: string): string | undefined {
  return NUMBERS.get(fold(name));
}
