// What may be told of a round of questions by group, given what was told of earlier ones. Who answered what is not known here: how many did,
// by the groups they are in. One table by itself: suppress.ts.
import { besides } from './across.ts';
import { alikeIn, atomsIn, groupsOf, keyOf } from './alike.ts';
import { type CellFate, suppress } from './suppress.ts';

/** A round that closes. Groups and questions go by their ids; people too, which are used for nothing but to follow them through rounds. */
export interface ClosingRound {
  /** The threshold: fewest answers behind anything that is told; 1 or more. */
  readonly least: number;
  /** Who was asked, and in which groups they were: readers may know that. */
  readonly asked: ReadonlyMap<string, readonly string[]>;
  /** Of each question how many answered it. */
  readonly answered: ReadonlyMap<string, readonly Answerers[]>;
  /** All earlier rounds in which any of these questions was asked of any of these people, in any order. */
  readonly earlier: readonly EarlierRound[];
}

/** All who answered and are in exactly these groups (in any order): how many; each set of groups once. */
export interface Answerers {
  readonly groups: readonly string[];
  readonly people: number;
}

export interface EarlierRound {
  /** How long before this one it closed. */
  readonly daysAgo: number;
  readonly asked: ReadonlyMap<string, readonly string[]>;
  /** Of each question the groups that were told then; null: everybody together. */
  readonly shown: ReadonlyMap<string, readonly (string | null)[]>;
}

export interface GroupFate {
  /** Null: everybody together. */
  readonly group: string | null;
  readonly fate: CellFate;
}

/**
 * By question, what may be told of everybody together (first) and of each group in which anybody was asked or answered (by id). It holds:
 *
 * - no sum or difference of what is shown of a question in this round depends on fewer answers than `least`, even for somebody who knows
 *   who answered. Exact, see `suppress`;
 * - nor does one of this round's tables with those of earlier rounds, for somebody who knows who was in which group when, as if all who were
 *   asked had answered, and alike each time. This of tables of so few people that fewer than `least` of them are taken to have changed
 *   their answer since (25 after a month, 14 after two, 10 after three, where `least` is 5), and of what is left of larger ones, as far
 *   as it was found (light.ts). Were nobody ever taken to change, one newcomer would keep back a whole company's answers for good.
 *
 * 'nobody' is told of groups in which at least `least` were asked; of smaller ones it would tell of few people that they did not answer,
 * so that they have 'too-few'. The same round gives the same fates. One question does not depend on the others.
 */
export function tellable(round: ClosingRound): Map<string, readonly GroupFate[]> {
  const known = new Map<string, readonly GroupFate[]>();
  return new Map(
    [...round.answered].map(([question, answerers]) => {
      const shown = round.earlier.map((earlier) => earlier.shown.get(question) ?? []);
      const same = JSON.stringify([answerers, shown]);
      const fates = known.get(same) ?? fatesOf(round, answerers, shown);
      known.set(same, fates);
      return [question, fates];
    }),
  );
}

function fatesOf(
  { least, asked, earlier }: ClosingRound,
  answerers: readonly Answerers[],
  shown: readonly (readonly (string | null)[])[],
): GroupFate[] {
  const alike = alikeIn(asked);
  const atoms = answerers
    .filter(({ people }) => people > 0)
    .map(({ groups, people }) => {
      const key = keyOf(groups);
      return { key, groups, people: Math.max(alike.get(key)?.people ?? 0, people), answering: people };
    });
  const everybody = [...alike.values()];
  const groups = groupsOf([...everybody, ...atoms]);
  const before = earlier.map((each, at) => ({ ...each, shown: shown[at] ?? [] }));
  const fates = suppress({
    people: atoms.map(({ answering }) => answering),
    cells: groups.map((group) => atomsIn(atoms, group)),
    least,
    beside: besides(before, { least, asked, atoms }),
  });
  return groups.map((group, at) => {
    const fate = fates[at] ?? 'too-few';
    const peopleAsked = atomsIn(everybody, group).reduce(
      (sum, atom) => sum + (everybody[atom]?.people ?? 0),
      0,
    );
    return { group, fate: fate === 'nobody' && peopleAsked < least ? 'too-few' : fate };
  });
}
