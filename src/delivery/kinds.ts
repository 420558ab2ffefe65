// What a kind of message is. Each room declares its own beside its letters, and its feature names them (handlers/feature.ts): what all of
// them come to is handed down to whoever sends. Nothing is queued that nobody declared.
import type { Locale } from '../i18n/locale.ts';

/**
 * asked: its reader was to do something; others are asked instead (src/undelivered/instead.ts). told: its reader misses it until it is
 * sent again. caught-up: the next one says what it would have, and its own trouble letters tell of it. redrawn: it changes a message that
 * stands, or did not arrive itself.
 */
export type Fate = 'asked' | 'told' | 'caught-up' | 'redrawn';

/** Only `kindsFor` makes one. */
export interface Kind<Name extends string = string, F extends Fate = Fate> {
  /** In the ledger: of a-z, hyphens and a dot. */
  readonly name: Name;
  /** What becomes of one that does not arrive. */
  readonly fate: F;
  /** What it is to its reader, for those who are told that it did not arrive: "an idea to answer". */
  readonly what: Readonly<Record<Locale, string>>;
  /** Says something by itself: it is sent without a thread where the message above it cannot be had. */
  readonly standsAlone: boolean;
  /** Goes out to many at once: who waits for a letter does not wait for all of these. */
  readonly isForMany: boolean;
  readonly [declared]: true;
}

declare const declared: unique symbol;

interface Declared {
  readonly fate: Fate;
  readonly what?: Kind['what'];
  readonly isForMany?: true;
}

type Declarations = Readonly<Record<string, Fate | Declared>>;
type FateIn<D> = D extends Fate ? D : D extends { readonly fate: infer F extends Fate } ? F : never;

/** @param of what all of them share; `what` by default @param declarations by name, weightiest first */
export function kindsFor<const D extends Declarations>(
  of: { readonly what: Kind['what']; readonly standsAlone?: true },
  declarations: D,
): { readonly [N in keyof D & string]: Kind<N, FateIn<D[N]>> } {
  const made = Object.entries(declarations).map(([name, declaration]) => {
    const {
      fate,
      what = of.what,
      isForMany = false,
    } = typeof declaration === 'string' ? { fate: declaration } : declaration;
    return [name, { name, fate, what, isForMany, standsAlone: of.standsAlone ?? false }];
  });
  return Object.fromEntries(made);
}

/** All that the program sends, by name, weightiest first: what asks for something, then the rest, each as declared. */
export type Kinds = ReadonlyMap<string, Kind>;

/** Sorts names; those that the program no longer sends come last. */
export function byWeight(kinds: Kinds): (a: string, b: string) => number {
  const places = new Map([...kinds.keys()].map((name, place) => [name, place]));
  const placeOf = (name: string) => places.get(name) ?? places.size;
  return (a, b) => placeOf(a) - placeOf(b);
}

/** Of those the next one says what one would have that did not arrive. */
export function caughtUp(kinds: Kinds): string[] {
  return [...kinds.values()].flatMap(({ name, fate }) => (fate === 'caught-up' ? [name] : []));
}
