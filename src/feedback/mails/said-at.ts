// When a mail that was passed on had been written, as the program of whoever passed it on says it: "lundi 23 novembre 2026 14:05". Pure.
import { type InstantOf, instantReader } from '../dates/instant.ts';

const readers = new Map<string, InstantOf>();

/** Null where nothing says it, or in no way that is known. @param timeZone of an hour without an offset */
export function saidAt(written: string | null, timeZone: string): Date | null {
  if (written === null || written.length > 100) return null;
  const read = readers.get(timeZone) ?? instantReader(timeZone, 'dmy');
  readers.set(timeZone, read);
  const plain = written
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/^On\s+/, '')
    .replace(/\b(\d{1,2})(?:st|nd|rd|th)\b/, '$1')
    .replace(/\(((?:GMT|UTC)[+-]\d\d?(?::\d\d)?)\)/, '$1')
    .replace(/^\p{L}{2,10}\.?,?\s+(?=\d|\p{L}{3,9}\.?\s+\d)/u, '')
    .replace(/\s+(?:um|à|at|alle|om|às|a las)\s+/i, ' ')
    .replace(/\s+Uhr\b/i, '')
    .replace(/\bMEZ\b/, 'CET')
    .replace(/\bMESZ\b/, 'CEST')
    .trim();
  return read(plain);
}
