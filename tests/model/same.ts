// Compares, and says what differs in few words.
import { isDeepStrictEqual } from 'node:util';

export function same(what: string, actual: unknown, wanted: unknown): void {
  if (isDeepStrictEqual(actual, wanted)) return;
  throw new Error(`${what}: ${differing(actual, wanted)}`);
}

/** Of two records only what differs. */
function differing(actual: unknown, wanted: unknown): string {
  const isRecord = (value: unknown) =>
    typeof value === 'object' && value !== null && !(value instanceof Date);
  if (!isRecord(actual) || !isRecord(wanted)) return `expected ${show(wanted)}, found ${show(actual)}`;
  const [found, should] = [new Map(Object.entries(Object(actual))), new Map(Object.entries(Object(wanted)))];
  return [...new Set([...found.keys(), ...should.keys()])]
    .filter((key) => !isDeepStrictEqual(found.get(key), should.get(key)))
    .map((key) => `${key}: expected ${show(should.get(key))}, found ${show(found.get(key))}`)
    .join('; ');
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}
