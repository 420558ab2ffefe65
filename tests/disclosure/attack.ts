// What somebody makes of published tables who has them all and knows who was in which group, and in the newest round who answered; by
// fractions (fractions.ts) and not by anything of src/disclosure. Used against our rule and against the usual one.
import { dependingOn, type Echelon, echelon, isWorkedOut, tableOf } from './fractions.ts';
import { type Asked, membersOf } from './organisation.ts';

/** A round and the groups told of it; null: everybody. */
export interface Told extends Asked {
  readonly shown: readonly (string | null)[];
  readonly daysAgo: number;
}

export interface Found {
  /** Groups that were not told and can be worked out. */
  readonly groups: number;
  /** Combinations of tables that depend on fewer people than the threshold. */
  readonly few: number;
}

export const groupsOf = ({ asked }: Pick<Asked, 'asked'>): (string | null)[] => [
  null,
  ...[...new Set([...asked.values()].flat())].sort(),
];

/** The usual rule: what fewer than the threshold answered is hidden, and nothing else. */
export function hiddenByThresholdAlone(round: Asked, least: number): (string | null)[] {
  return groupsOf(round).filter(
    (group) => membersOf(group, round).filter((person) => round.answering.has(person)).length >= least,
  );
}

/** What the tables of one round give away to who knows its roll. */
export function workedOut(round: Told, least: number, random: () => number): Found {
  const among = columnsOf([...round.answering].map((person) => [person, keyOf(round, person)]));
  const of = (group: string | null) =>
    among.vector(membersOf(group, round).filter((person) => round.answering.has(person)));
  const groups = groupsOf(round);
  const published = echelon(round.shown.map(of), among.order(random));
  const hidden = groups.filter((group) => !round.shown.includes(group)).map(of);
  const sets = pairsOf(groups.map(of)).filter((set) => among.people(set) < least);
  const found = new Set(sets.filter((set) => isWorkedOut(published, set)).map(String));
  for (const set of [published, echelon(round.shown.map(of), among.order(random))].flatMap(rowsOf))
    if (among.people(set) < least) found.add(String(set));
  return {
    groups: hidden.filter((set) => among.people(set) > 0 && isWorkedOut(published, set)).length,
    few: found.size,
  };
}

/**
 * What the last of some rounds, in which all who were asked answered, and alike each time, gives away with the others: by tables, and by sets
 * that follow from a round's tables, of fewer people than `light` says for so many days.
 */
export function workedOutAcross(
  rounds: readonly Told[],
  { least, light }: { readonly least: number; readonly light: (days: number) => number },
  random: () => number,
): number {
  const people = [...new Set(rounds.flatMap(({ asked }) => [...asked.keys()]))];
  const all = columnsOf(
    people.map((person) => [person, rounds.map((round) => keyOf(round, person)).join(' ')]),
  );
  const known = rounds.flatMap((round) => {
    const of = (group: string | null) => all.vector(membersOf(group, round));
    const published = echelon(round.shown.map(of), all.order(random));
    const sets = [...round.shown.map(of), ...pairsOf(groupsOf(round).map(of)), ...rowsOf(published)];
    return sets.filter((set) => all.people(set) < light(round.daysAgo) && isWorkedOut(published, set));
  });
  const found = new Set<string>();
  for (let order = 0; order < 3; order += 1)
    for (const set of rowsOf(echelon(known, all.order(random))))
      if (all.people(set) < least) found.add(String(set));
  return found.size;
}

interface Columns {
  vector(people: Iterable<string>): bigint[];
  people(set: readonly bigint[]): number;
  order(random: () => number): number[];
}

function keyOf({ asked }: Asked, person: string): string {
  return String(asked.get(person)?.toSorted() ?? '-');
}

/** People who are the same to all tables share a column. */
function columnsOf(people: readonly (readonly [person: string, key: string])[]): Columns {
  const names = [...new Set(people.map(([, key]) => key))];
  const at = new Map(names.map((name, column) => [name, column]));
  const columnOf = new Map(people.map(([person, key]) => [person, at.get(key) ?? -1]));
  const sizes = names.map(() => 0);
  for (const column of columnOf.values()) sizes[column] = (sizes[column] ?? 0) + 1;
  return {
    vector: (members) => [
      ...tableOf(
        [...members].map((person) => columnOf.get(person) ?? -1),
        names.length,
      ),
    ],
    people: (set) => dependingOn(set).reduce((sum, column) => sum + (sizes[column] ?? 0), 0),
    // The largest first, or any: what is left in a row differs.
    order: (random) => {
      const bySize = random() < 0.5;
      return names
        .map((_, column) => ({ column, key: bySize ? -(sizes[column] ?? 0) + random() : random() }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ column }) => column);
    },
  };
}

/** Any two sets' difference and what they share; sets of nobody left out, each once. */
function pairsOf(sets: readonly (readonly bigint[])[]): bigint[][] {
  const found = new Map<string, bigint[]>();
  const note = (set: bigint[]) => set.includes(1n) && found.set(String(set), set);
  for (const a of sets)
    for (const b of sets) {
      note(a.map((entry, at) => (entry === 1n && b[at] === 0n ? 1n : 0n)));
      note(a.map((entry, at) => (entry === 1n && b[at] === 1n ? 1n : 0n)));
    }
  return [...found.values()];
}

function rowsOf(rows: Echelon): bigint[][] {
  return rows.map(({ row }) => [...row]);
}
