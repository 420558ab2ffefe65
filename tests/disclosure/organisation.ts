// Random organisations, for tests of what may be told: people in teams and in channels across them, who move, come and go between rounds.
import type { Answerers } from '../../src/disclosure/rounds.ts';

/** From 0 to below 1, the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Shape {
  readonly people: number;
  /** Teams, of which everybody is in one, and channels, of which people are in up to three. */
  readonly teams: number;
  readonly channels: number;
  readonly rounds: number;
  /** The share of people who move, or come or go, between two rounds. */
  readonly moving: number;
  /** The share of people who answer. */
  readonly answering: number;
}

/** What was asked in a round, and who answered. */
export interface Asked {
  readonly asked: ReadonlyMap<string, readonly string[]>;
  readonly answering: ReadonlySet<string>;
}

export function roundsOf(shape: Shape, random: () => number): Asked[] {
  const below = (most: number) => Math.floor(random() * most);
  // A few are large, most are small, as teams are.
  const one = (of: string, most: number) => `${of}${Math.floor(most * random() ** 2)}`;
  const groups = () => [
    ...new Set([
      one('team', shape.teams),
      ...(shape.channels === 0 ? [] : Array.from({ length: below(4) }, () => one('channel', shape.channels))),
    ]),
  ];
  let asked = new Map(Array.from({ length: shape.people }, (_, at) => [`p${at}`, groups()]));
  return Array.from({ length: shape.rounds }, (_, round) => {
    if (round > 0) {
      const next = new Map<string, string[]>();
      for (const [person, now] of asked) {
        if (random() >= shape.moving) next.set(person, now);
        else if (random() < 0.7) next.set(person, groups());
        else if (random() < 0.5) next.set(`p${shape.people * round + next.size}`, groups());
      }
      asked = next;
    }
    const answering = new Set([...asked.keys()].filter(() => random() < shape.answering));
    return { asked, answering };
  });
}

export function answerersOf({ asked, answering }: Asked): Answerers[] {
  const found = new Map<string, { groups: readonly string[]; people: number }>();
  for (const [person, groups] of asked) {
    const key = groups.toSorted().join();
    const { people } = found.get(key) ?? { people: 0 };
    found.set(key, { groups, people: people + (answering.has(person) ? 1 : 0) });
  }
  return [...found.values()];
}

export function membersOf(group: string | null, { asked }: Pick<Asked, 'asked'>): string[] {
  return [...asked].flatMap(([person, groups]) => (group === null || groups.includes(group) ? [person] : []));
}
