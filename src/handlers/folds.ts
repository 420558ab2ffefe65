// What the features come to for the rooms that they are joined to: one list of each kind, handed down by whoever starts the program. What
// people can ask is menu.ts.
import type { ApiRoutes } from '../api/admission.ts';
import type { Kind, Kinds } from '../delivery/kinds.ts';
import type { Sections } from '../digests/section.ts';
import type { Export } from '../exports/export.ts';
import type { KeptOfCustomers } from '../feedback/kept.ts';
import type { Naming } from '../people/naming.ts';
import type { Wording } from '../people/wording.ts';
import type { WaitingKind } from '../reminders/waiting.ts';
import type { Checkup, Feature } from './feature.ts';

/** Every column that names a person, besides the row that a person is. */
export function namingOf(features: readonly Feature[]): readonly Naming[] {
  return named(features, ({ naming = [] }) =>
    naming.map((each) => [`${each.table}.${each.column}`, each] as const),
  ).map(([, each]) => each);
}

/** Every column in which colleagues' own words stand. */
export function wordingsOf(features: readonly Feature[]): readonly Wording[] {
  return features.flatMap(({ wordings = [] }) => wordings);
}

export function keptOf(features: readonly Feature[]): readonly KeptOfCustomers[] {
  return features.flatMap(({ kept = [] }) => kept);
}

/** Those that ask for something first, then the rest; each in the order of the list. */
export function kindsOf(features: readonly Feature[]): Kinds {
  const each = named(features, ({ kinds = {} }) =>
    Object.values(kinds).map((kind) => [kind.name, kind] as const),
  );
  const weigh = ({ fate }: Kind) => (fate === 'asked' ? 0 : 1);
  return new Map(each.toSorted(([, a], [, b]) => weigh(a) - weigh(b)));
}

/** Weightiest first. */
export function waitingOf(features: readonly Feature[]): readonly WaitingKind[] {
  return placed(
    named(features, ({ waiting = [] }) => waiting.map((each) => [each.about, each] as const)).map(
      ([, each]) => each,
    ),
  );
}

/** In the order that a new schedule proposes. */
export function sectionsOf(features: readonly Feature[]): Sections {
  return placed(
    named(features, ({ sections = [] }) => sections.map((each) => [each.id, each] as const)).map(
      ([, each]) => each,
    ),
  );
}

export function exportsOf(features: readonly Feature[]): readonly Export[] {
  return all(features, ({ exports = [] }) => exports);
}

export function routesOf(features: readonly Feature[]): readonly ApiRoutes[] {
  return features.flatMap(({ routes = [] }) => routes);
}

export function checkupsOf(features: readonly Feature[]): readonly Checkup[] {
  return features.flatMap(({ checkups = [] }) => checkups);
}

export function all<E extends { readonly name: string }>(
  features: readonly Feature[],
  of: (feature: Feature) => readonly E[],
): readonly E[] {
  return named(features, (feature) => of(feature).map((each) => [each.name, each] as const)).map(
    ([, each]) => each,
  );
}

/** @throws Error where two features have something by one name */
export function named<E>(
  features: readonly Feature[],
  of: (feature: Feature) => readonly (readonly [string, E])[],
): readonly (readonly [string, E])[] {
  const by = new Map<string, string>();
  return features.flatMap((feature) =>
    of(feature).map((entry) => {
      const [name] = entry;
      const other = by.get(name);
      if (other !== undefined) throw new Error(`both ${other} and ${feature.name} have "${name}"`);
      by.set(name, feature.name);
      return entry;
    }),
  );
}

export function placed<P extends { readonly order: number }>(some: readonly P[]): readonly P[] {
  return some.toSorted((a, b) => a.order - b.order);
}
