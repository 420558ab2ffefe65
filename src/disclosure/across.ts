// Whether a round's tables say anything of few people once they are held against those of earlier rounds. A person's answer is taken to
// be the same in each of them: whoever may have kept theirs is protected; how large a table has to be for that to be no matter, lightBelow.
import { type Alike, alikeIn, atomsIn, keyOf } from './alike.ts';
import { type Elimination, lightRows, lookedAt, noTables, nullVector, product, smallSets } from './light.ts';
import { admitting, knowing, type PublishedRows, publishedNothing } from './published.ts';
import { rowOf, type Vector } from './rows.ts';
import type { Beside } from './suppress.ts';

/**
 * The share of people who are taken to answer a question otherwise than they did in the round before, however soon, and again with every
 * further month. An assumption, and a low one: when single questions on a scale are asked again, far more than one answer in five differs.
 */
const CHANGING = 0.2;
const MONTH_DAYS = 30;

export interface EarlierTables {
  /** How long before the round that closes it closed. */
  readonly daysAgo: number;
  readonly asked: ReadonlyMap<string, readonly string[]>;
  /** The groups that were told; null: everybody together. */
  readonly shown: readonly (string | null)[];
}

/** People of the round that closes who are in the same groups: how many were asked, and how many answered. */
export interface AlikeAnswering extends Alike {
  readonly answering: number;
}

interface ClosingTables {
  readonly least: number;
  readonly asked: ReadonlyMap<string, readonly string[]>;
  /** Those of whom somebody answered. */
  readonly atoms: readonly AlikeAnswering[];
}

/** Of so many people `least` are taken to have changed their answer in as many days: of tables of fewer nobody is. */
function lightBelow(least: number, days: number): number {
  const kept = (1 - CHANGING) ** Math.max(1, days / MONTH_DAYS);
  // 5 / (1 - 0.8) is a little more than 25 in numbers of JavaScript.
  return Number((least / (1 - kept)).toFixed(9));
}

/** What is held against earlier rounds; undefined, where those told nothing that matters. */
export function besides(
  earlier: readonly EarlierTables[],
  { least, asked, atoms }: ClosingTables,
): Beside | undefined {
  const before = earlier
    .map((round) => lightTables(round, lightBelow(least, round.daysAgo)))
    .filter(({ rows }) => rows.length > 0);
  if (before.length === 0) return undefined;
  const courses = coursesOf(before, asked, atoms);
  const people = courses.map((course) => course.people);
  let known = publishedNothing(people, least);
  before.forEach(({ rows }, at) => {
    for (const row of rows)
      known = knowing(
        known,
        rowAt(courses, row, (course) => course.before[at]),
      );
  });
  const light = lightBelow(least, 0);
  const sets = smallSets(atoms, light);
  const following = (looks: readonly Elimination[]) =>
    lightRows(looks, sets, atoms, light).map((row) => rowAt(courses, row, (course) => course.now));
  return besideAll(known, noTables(atoms), following);
}

/** @param following what follows about few people from what would be published of the round */
function besideAll(
  known: PublishedRows,
  looks: readonly Elimination[],
  following: (looks: readonly Elimination[]) => readonly Vector[],
): Beside {
  return (row) => {
    const next = lookedAt(looks, row);
    let all = known;
    let without = nullVector(all.base, all.people.length);
    for (const light of following(next)) {
      if (product(light, without, all.base.prime) === 0) continue;
      const more = admitting(all, light);
      if (more === null) return null;
      all = more;
      without = nullVector(all.base, all.people.length);
    }
    return besideAll(all, next, following);
  };
}

interface LightTables {
  /** Of everybody who is in one of the rows, which of its entries is theirs. */
  readonly entryOf: ReadonlyMap<string, number>;
  readonly rows: readonly Vector[];
}

function lightTables({ asked, shown }: EarlierTables, below: number): LightTables {
  const alike = alikeIn(asked);
  const atoms = [...alike.values()];
  const tables = shown.map((group) => rowOf(atomsIn(atoms, group), atoms.length));
  const looks = tables.reduce(lookedAt, noTables(atoms));
  const rows = lightRows(looks, smallSets(atoms, below), atoms, below);
  const entries = new Map(
    [...alike.keys()].flatMap((key, at) => (rows.some((row) => row[at] !== 0) ? [[key, at] as const] : [])),
  );
  const entryOf = [...asked].flatMap(([person, groups]) => {
    const at = entries.get(keyOf(groups));
    return at === undefined ? [] : [[person, at] as const];
  });
  return { entryOf: new Map(entryOf), rows };
}

/** People who are the same to all tables, of those before and of this round: which entries of either's rows are theirs. */
interface Course {
  readonly people: number;
  readonly before: readonly (number | undefined)[];
  readonly now: number | undefined;
}

function rowAt(
  courses: readonly Course[],
  row: Vector,
  entry: (course: Course) => number | undefined,
): Vector {
  return Float64Array.from(courses, (course) => row[entry(course) ?? -1] ?? 0);
}

/** Of people who are now among some of whom few answered, no more than those can have. */
function coursesOf(
  before: readonly LightTables[],
  asked: ClosingTables['asked'],
  atoms: ClosingTables['atoms'],
): Course[] {
  const numbers = new Map(atoms.map(({ key }, at) => [key, at]));
  const found = new Map<string, Course>();
  const note = (course: Course) => {
    const key = JSON.stringify([course.now ?? -1, course.before.map((entry) => entry ?? -1)]);
    found.set(key, { ...course, people: (found.get(key)?.people ?? 0) + course.people });
  };
  const everybody = new Set([...asked.keys(), ...before.flatMap(({ entryOf }) => [...entryOf.keys()])]);
  for (const person of everybody) {
    const groups = asked.get(person);
    const now = groups === undefined ? undefined : numbers.get(keyOf(groups));
    note({ people: 1, before: before.map(({ entryOf }) => entryOf.get(person)), now });
  }
  const reached = new Set([...found.values()].map(({ now }) => now));
  const others = atoms.flatMap(({ people }, now) => (reached.has(now) ? [] : [{ people, before: [], now }]));
  return [...found.values(), ...others].map((course) => {
    const answering = course.now === undefined ? undefined : atoms[course.now]?.answering;
    return { ...course, people: Math.min(course.people, answering ?? course.people) };
  });
}
