// People of one round who are in the same groups, and so the same to every table of it.

export interface Alike {
  readonly key: string;
  readonly groups: readonly string[];
  readonly people: number;
}

/** All of them, by their key; `asked`: in which groups each person was. */
export function alikeIn(asked: ReadonlyMap<string, readonly string[]>): Map<string, Alike> {
  const found = new Map<string, Alike>();
  for (const groups of asked.values()) {
    const key = keyOf(groups);
    found.set(key, { key, groups, people: (found.get(key)?.people ?? 0) + 1 });
  }
  return found;
}

/** The same for the same groups in any order. */
export function keyOf(groups: readonly string[]): string {
  return JSON.stringify(groups.toSorted());
}

/** Null, which stands for everybody, then all groups in the order of their ids. */
export function groupsOf(atoms: readonly Alike[]): (string | null)[] {
  return [null, ...[...new Set(atoms.flatMap(({ groups }) => groups))].sort()];
}

/** The indices of those who are in the group. */
export function atomsIn(atoms: readonly Alike[], group: string | null): number[] {
  return atoms.flatMap(({ groups }, at) => (group === null || groups.includes(group) ? [at] : []));
}
