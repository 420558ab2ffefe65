// How often a mirror names a gap where there is none, and finds one that is there, by simulation: a company whose colleagues guess right, or
// wrong by so much, on the whole; some of them answer, and so do some customers. Seeded. `npm run coverage` prints it, mirror.test.ts holds
// its first figure to 5 %.
import type { Metric } from '../../src/feedback/filters.ts';
import { heldGuess, heldOwn, verdictsOf } from '../../src/surveys/kinds/mirror/comparing.ts';
import { drawn, drawnFrom, peopled, seeded } from '../statistics/counted.ts';

/** Colleagues who were asked, of whom three in five answer. */
export const colleagues = [20, 60, 200] as const;
/** Customers' answers to each question. */
export const customers = [30, 100, 400] as const;
/** Too high by so many points of a share, of each question. */
export const gaps = [0.05, 0.1, 0.15] as const;

const ANSWERING = 0.6;
const GROUPS = 4;

interface Asked {
  readonly metric: Metric;
  /** By what part of all customers each score is given. */
  readonly said: Readonly<Record<number, number>>;
  /** In the unit of guesses: percent of the satisfied or of those at ease, points of NPS. */
  readonly truth: number;
  /** How far colleagues' guesses lie apart, and in what steps people guess. */
  readonly spread: number;
  readonly step: number;
  readonly least: number;
}

const questions: readonly Asked[] = [
  { metric: 'csat', said: { 5: 0.3, 4: 0.35, 3: 0.2, 2: 0.1, 1: 0.05 }, truth: 65, ...percents() },
  { metric: 'csat', said: { 5: 0.5, 4: 0.35, 3: 0.1, 2: 0.03, 1: 0.02 }, truth: 85, ...percents() },
  { metric: 'csat', said: { 5: 0.7, 4: 0.25, 3: 0.03, 1: 0.02 }, truth: 95, ...percents() },
  {
    metric: 'ces',
    said: { 7: 0.2, 6: 0.25, 5: 0.15, 4: 0.15, 3: 0.1, 2: 0.1, 1: 0.05 },
    truth: 60,
    ...percents(),
  },
  {
    metric: 'nps',
    said: { 10: 0.25, 9: 0.2, 8: 0.15, 7: 0.15, 6: 0.1, 3: 0.15 },
    truth: 20,
    spread: 30,
    step: 10,
    least: -100,
  },
];

function percents() {
  return { spread: 15, step: 5, least: 0 };
}

type Random = () => number;

/** What each of so many people guesses, so that all of them together are wrong by exactly `bias`, but for half a step of one of them. */
function guesses(
  { truth, spread, step, least }: Asked,
  people: number,
  bias: number,
  random: Random,
): number[] {
  const aim = Math.min(100, Math.max(least, truth + bias));
  const inside = (guess: number) => Math.min(100, Math.max(least, guess));
  const all = Array.from({ length: people }, () =>
    inside(Math.round((aim + spread * normal(random)) / step) * step),
  );
  let short = aim * people - all.reduce((sum, guess) => sum + guess, 0);
  while (Math.abs(short) > step / 2) {
    const at = Math.floor(random() * people);
    const moved = inside((all[at] ?? 0) + Math.sign(short) * step);
    short -= moved - (all[at] ?? 0);
    all[at] = moved;
  }
  return all;
}

/** Box and Muller (1958). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function counts(all: readonly number[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const each of all) found.set(each, (found.get(each) ?? 0) + 1);
  return found;
}

/** Fewer answers of a group are not shown. */
const THRESHOLD = 5;

interface Company {
  readonly colleagues: number;
  readonly customers: number;
  /** Of the first question: colleagues guess too high by this part of the scale. */
  readonly gap?: number;
  /** Groups are told as well, and colleagues say how it is for them: as customers do. */
  readonly whole: boolean;
}

/** The verdicts of one round: on the first question of everybody, and whether any gap at all is named. */
function round({ colleagues: people, customers: said, gap = 0, whole }: Company, random: Random) {
  const all = questions.flatMap((question, at) => {
    const { metric } = question;
    const heard = drawn(question.said, said, random);
    const bias = at === 0 ? 100 * gap : 0;
    const told = whole && (people / GROUPS) * ANSWERING >= THRESHOLD ? GROUPS : 1;
    const size = people / told;
    const groups = Array.from({ length: told }, () => {
      const guessed = counts(guesses(question, size, bias, random));
      return drawnFrom(guessed, Math.round(size * ANSWERING), random);
    });
    const together = new Map<number, number>();
    for (const group of groups)
      for (const [guess, times] of group) together.set(guess, (together.get(guess) ?? 0) + times);
    const held = (guessed: ReadonlyMap<number, number>, asked: number) =>
      heldGuess({ metric, customers: heard, colleagues: guessed, asked });
    if (!whole) return [held(together, people)];
    const own = drawnFrom(peopled(question.said, people), Math.round(people * ANSWERING), random);
    return [
      held(together, people),
      ...(told > 1 ? groups.map((group) => held(group, size)) : []),
      heldOwn({ metric, customers: heard, colleagues: own, asked: people }),
    ];
  });
  const verdicts = verdictsOf(all);
  return { first: verdicts[0], named: verdicts.some((each) => each === 'above' || each === 'below') };
}

/** How often a round without any gap names one, of so many rounds. */
export function falselyNamed(company: Company, rounds: number): number {
  const random = seeded(company.colleagues * 1000 + company.customers);
  let named = 0;
  for (let i = 0; i < rounds; i += 1) if (round(company, random).named) named += 1;
  return named / rounds;
}

/** How often the gap of the first of five questions is named, of so many rounds. */
export function namedGap(company: Company & { readonly gap: number }, rounds: number): number {
  const random = seeded(company.colleagues * 1000 + company.customers + 7);
  let named = 0;
  for (let i = 0; i < rounds; i += 1) if (round(company, random).first === 'above') named += 1;
  return named / rounds;
}
