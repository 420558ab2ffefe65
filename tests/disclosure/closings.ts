// Random organisations closed round after round by our rule and by the usual one, and what the attack makes of either.
import { type EarlierRound, tellable } from '../../src/disclosure/rounds.ts';
import {
  type Found,
  groupsOf,
  hiddenByThresholdAlone,
  type Told,
  workedOut,
  workedOutAcross,
} from './attack.ts';
import { type Asked, answerersOf, chance, roundsOf, type Shape } from './organisation.ts';

const LEAST = 5;
const DAYS = 30;

/** Tables: groups in which somebody answered, and everybody. Naive: what fewer than five answered is hidden, and nothing else. */
export interface Counted {
  tables: number;
  told: number;
  toldNaively: number;
  /** Of these, those of the first round, which no other is held against. */
  first: { tables: number; told: number };
  /** Of each rule what the attack finds within the rounds, and across them. */
  ours: Found & { across: number };
  naive: Found & { across: number };
}

export function counted(shape: Shape, seed: number): Counted {
  const random = chance(seed);
  const rounds = roundsOf(shape, random);
  const all: Told[] = [];
  const naive: Told[] = [];
  const sum: Counted = {
    tables: 0,
    told: 0,
    toldNaively: 0,
    first: { tables: 0, told: 0 },
    ours: { groups: 0, few: 0, across: 0 },
    naive: { groups: 0, few: 0, across: 0 },
  };
  rounds.forEach((round, at) => {
    const shown = shownIn(round, all, at);
    for (const told of [all, naive]) for (let i = 0; i < told.length; i += 1) told[i] = older(told[i]);
    all.push({ ...round, shown, daysAgo: 0 });
    naive.push({ ...round, shown: hiddenByThresholdAlone(round, LEAST), daysAgo: 0 });
    const tables = groupsOf(round).filter((group) => someoneIn(group, round)).length;
    if (at === 0) sum.first = { tables, told: shown.length };
    sum.tables += tables;
    sum.told += shown.length;
    sum.toldNaively += naive.at(-1)?.shown.length ?? 0;
    sum.ours = added(sum.ours, all, shape, random);
    sum.naive = added(sum.naive, naive, shape, random);
  });
  return sum;
}

function shownIn(round: Asked, before: readonly Told[], at: number): (string | null)[] {
  const earlier: EarlierRound[] = before.map((each, index) => ({
    daysAgo: DAYS * (at - index),
    asked: each.asked,
    shown: new Map([['q', each.shown]]),
  }));
  const fates = tellable({
    least: LEAST,
    asked: round.asked,
    answered: new Map([['q', answerersOf(round)]]),
    earlier,
  });
  return (fates.get('q') ?? []).flatMap(({ group, fate }) => (fate === 'shown' ? [group] : []));
}

function someoneIn(group: string | null, { asked, answering }: Asked): boolean {
  return [...answering].some((person) => group === null || asked.get(person)?.includes(group));
}

function older(told: Told | undefined): Told {
  if (told === undefined) throw new Error('no round');
  return { ...told, daysAgo: told.daysAgo + DAYS };
}

function added(
  sum: Counted['ours'],
  told: readonly Told[],
  shape: Shape,
  random: () => number,
): Counted['ours'] {
  const last = told.at(-1);
  if (last === undefined) return sum;
  const within = workedOut(last, LEAST, random);
  // What is promised across rounds is promised of those in which all who were asked answered.
  const isFull = shape.answering === 1 && told.length > 1;
  return {
    groups: sum.groups + within.groups,
    few: sum.few + within.few,
    across: sum.across + (isFull ? workedOutAcross(told, { least: LEAST, light }, random) : 0),
  };
}

/** Of so many people five are taken to have changed their answer: one in five at once, and again with each further month. */
function light(days: number): number {
  return Number((LEAST / (1 - 0.8 ** Math.max(1, days / DAYS))).toFixed(9));
}
