// What the two app stores tell beside the stars, by the names that filters use.
import { wordsOf } from './payload.ts';

/** Those that are told. */
export function starSegments(
  told: Readonly<Partial<Record<'appVersion' | 'language' | 'device' | 'territory', unknown>>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(told).flatMap(([name, value]) => {
      const words = wordsOf(value);
      return words === null ? [] : [[name, words] as const];
    }),
  );
}
