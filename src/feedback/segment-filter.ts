// Filtering by what segments say: which answers a choice of names and values keeps. Pure; the same rule in memory and, by one column, in the
// database. How a name is read in either language: segment-names.ts.
import { z } from 'zod';
import { fold } from '../terms/fold.ts';
import { plainSegmentName } from './segment-names.ts';

export interface Segment {
  readonly name: string;
  readonly value: string;
}

export const segmentsShape = z.array(z.object({ name: z.string(), value: z.string() }));

/** Between the parts of the column. None of these, and nothing that means more to LIKE than itself, is in a part. */
const EDGE = '|';

/** What makes another value of one: "A+" is not "A", "< 18" is not "> 18". */
const TELLING = /[\p{Sm}\p{Sc}%#&*]/gu;

/** Case, accents and other signs do not matter, nor in which language a usual name is written: "Pays = BELGIQUE" gives "country=belgique". */
export function segmentKey({ name, value }: Segment): string {
  return `${partOf(plainSegmentName(name))}=${partOf(value)}`;
}

function partOf(text: string): string {
  const parts = text.normalize('NFKD').split(TELLING);
  const signs = text.normalize('NFKD').match(TELLING) ?? [];
  const folded = parts.map((part, at) => fold(part) + coded(signs[at] ?? '')).join('');
  return folded === '' ? coded(text.normalize('NFC').trim()) : folded;
}

function coded(signs: string): string {
  return [...signs].map((sign) => `~${(sign.codePointAt(0) ?? 0).toString(16)}`).join('');
}

/** Groups are few and come again with each row of a file. */
const MOST_REMEMBERED = 5_000;
const keysOf = new Map<string, Map<string, string>>();
let count = 0;

function remembered(name: string, value: string): string {
  const known = keysOf.get(name)?.get(value);
  if (known !== undefined) return known;
  const key = segmentKey({ name, value });
  if (count >= MOST_REMEMBERED) {
    keysOf.clear();
    count = 0;
  }
  const values = keysOf.get(name) ?? new Map<string, string>();
  keysOf.set(name, values.set(value, key));
  count += 1;
  return key;
}

/** All of an answer's, as its column has them: "|country=belgique|plan=pro|"; '' where it has none. */
export function segmentKeysOf(segments: Readonly<Record<string, string>>): string {
  const keys = Object.entries(segments).map(([name, value]) => remembered(name, value));
  return keys.length === 0 ? '' : `${EDGE}${[...new Set(keys)].sort().join(EDGE)}${EDGE}`;
}

/** Of each name that was chosen, the parts of the column one of which an answer must have. */
export function segmentParts(chosen: readonly Segment[]): string[][] {
  const byName = new Map<string, string[]>();
  for (const each of chosen) {
    const key = segmentKey(each);
    const name = key.slice(0, key.indexOf('='));
    byName.set(name, [...(byName.get(name) ?? []), `${EDGE}${key}${EDGE}`]);
  }
  return [...byName.values()].map((parts) => [...new Set(parts)]);
}

/** Whether an answer with this column is kept: of each name that was chosen, it has one of the values. */
export function hasSegments(chosen: readonly Segment[], keys: string): boolean {
  return segmentParts(chosen).every((parts) => parts.some((part) => keys.includes(part)));
}
