// As many ids as one statement is given, and what many rows get alike.

const AT_ONCE = 500;

export function inPortions<T>(ids: readonly T[], most = AT_ONCE): T[][] {
  return Array.from({ length: Math.ceil(ids.length / most) }, (_, at) =>
    ids.slice(at * most, (at + 1) * most),
  );
}

/** The ids that get each value, in portions: few values, many rows. */
export function portionsOf<T>(
  changes: readonly (readonly [value: T, id: string])[],
): (readonly [value: T, ids: string[]])[] {
  const idsOf = new Map<T, string[]>();
  for (const [value, id] of changes) {
    const known = idsOf.get(value);
    if (known) known.push(id);
    else idsOf.set(value, [id]);
  }
  return [...idsOf].flatMap(([value, ids]) => inPortions(ids).map((some) => [value, some] as const));
}
