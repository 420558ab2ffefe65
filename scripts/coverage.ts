// Prints how often the 95 % intervals hold the truth in simulation, how often "stable" is said of a change that matters, and how often a
// digest over pure noise calls anything a change; `--rounds N` of each of the last two, 2,000 otherwise. Fails where a word is said too
// often. Then what "did it work" is worth: how often an action without effect is told as a rise or a fall over both looks together, and how
// often a true change is found; how often a mirror names a gap that is none, and one that is; how often a promise is told as what it is not; and
// how often the map of a journey names a touchpoint that does not stand out, and the one that does. How it is drawn: tests/statistics/,
// tests/plan/effect/simulated.ts, tests/surveys/mirror-simulated.ts, tests/promises/simulated.ts, tests/journey/simulated.ts.
import { parseArgs } from 'node:util';
import type { PromiseVerdict } from '../src/promises/verdict.ts';
import { falselyApart, foundApart, mapAnswers, mapSizes } from '../tests/journey/simulated.ts';
import { actionSizes, toldOften, withEffect, withoutEffect } from '../tests/plan/effect/simulated.ts';
import {
  betterByOnce,
  exactlyAtTarget,
  missingByThrice,
  missingByWhatMatters,
  type PromiseSimulated,
  promiseSizes,
  saidInYear,
} from '../tests/promises/simulated.ts';
import { coverages, DRAWS, sizes } from '../tests/statistics/coverage.ts';
import { answering, finiteCoverages, populations } from '../tests/statistics/finite-coverage.ts';
import {
  atTheMargin,
  headlined,
  marginSizes,
  noisy,
  ROUNDS,
  saidStable,
} from '../tests/statistics/words-simulated.ts';
import { colleagues, customers, falselyNamed, gaps, namedGap } from '../tests/surveys/mirror-simulated.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: String(ROUNDS) } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 100) throw new Error('--rounds: a whole number, 100 or more');

const found = coverages();
const rows = [...new Set(found.map(({ interval, of }) => `${interval}, ${of}`))];
const width = Math.max(...rows.map((row) => row.length));
console.log(`How often the 95 % interval holds the truth, ${DRAWS} draws each`);
console.log(`${''.padEnd(width)}${sizes.map((n) => `n = ${n}`.padStart(10)).join('')}`);
for (const row of rows) {
  const cells = sizes.map((n) => {
    const one = found.find((each) => each.n === n && `${each.interval}, ${each.of}` === row);
    return one ? `${(100 * one.covered).toFixed(1)} %` : '';
  });
  console.log(`${row.padEnd(width)}${cells.map((cell) => cell.padStart(10)).join('')}`);
}

const ofCounted = finiteCoverages();
console.log(`\nThe same where N people were asked and 10, 50 or 90 % of them answered, ${DRAWS} draws each`);
console.log(`${''.padEnd(width)}${populations.map((asked) => `N = ${asked}`.padStart(24)).join('')}`);
for (const row of [...new Set(ofCounted.map(({ interval, of }) => `${interval}, ${of}`))]) {
  const cells = populations.flatMap((asked) =>
    answering.map((part) => {
      const one = ofCounted.find(
        (each) => each.asked === asked && each.part === part && `${each.interval}, ${each.of}` === row,
      );
      return one ? `${(100 * one.covered).toFixed(1)} %`.padStart(8) : '';
    }),
  );
  console.log(`${row.padEnd(width)}${cells.join('')}`);
}

/** 5 %, and what chance adds to it: two standard errors. */
const mostOf = (draws: number) => 0.05 + 2 * Math.sqrt((0.05 * 0.95) / draws);
const most = mostOf(rounds);
let failed = 0;
const cell = (often: number, draws = rounds) => {
  if (often > mostOf(draws)) failed += 1;
  return `${(100 * often).toFixed(1)} %`.padStart(10);
};

console.log(
  `\nHow often "stable" is said of a true change of exactly the margin, ${rounds} draws each (at most 5 %)`,
);
console.log(`${''.padEnd(width)}${marginSizes.map((n) => `n = ${n}`.padStart(10)).join('')}`);
for (const change of atTheMargin) {
  const cells = marginSizes.map((n) => cell(saidStable(change, n, rounds)));
  console.log(`${change.of.padEnd(width)}${cells.join('')}`);
}

console.log(
  `\nHow often a digest over pure noise calls anything a change, ${rounds} digests each (at most 5 %)`,
);
for (const company of noisy) console.log(`${company.padEnd(width)}${cell(headlined(company, rounds))}`);

const ofCustomers = customers.map((n) => `${n} customers`.padStart(16)).join('');
console.log(
  `\nHow often a mirror of five questions names a gap where colleagues guess right on the whole, ${rounds} rounds each (at most 5 %);\n` +
    'three in five of those asked answer; last with groups and own views, at 100 customers',
);
console.log(`${''.padEnd(width)}${ofCustomers}`);
for (const asked of colleagues) {
  const plain = customers.map((said) =>
    falselyNamed({ colleagues: asked, customers: said, whole: false }, rounds),
  );
  const whole = falselyNamed({ colleagues: asked, customers: 100, whole: true }, rounds);
  console.log(
    `${`${asked} colleagues`.padEnd(width)}${[...plain, whole].map((often) => cell(often).padStart(16)).join('')}`,
  );
}
console.log(
  '\nHow often a mirror names the gap of one of its five questions, guessed too high by so many points of a share',
);
console.log(`${''.padEnd(width)}${ofCustomers}`);
for (const gap of gaps)
  for (const asked of colleagues) {
    const cells = customers.map((said) => {
      const often = namedGap({ colleagues: asked, customers: said, whole: false, gap }, rounds);
      return `${(100 * often).toFixed(1)} %`.padStart(16);
    });
    console.log(`${`${Math.round(100 * gap)} points, ${asked} colleagues`.padEnd(width)}${cells.join('')}`);
  }

const years = Math.ceil(rounds / 4);
const ofPromises = promiseSizes.map((n) => `n = ${n}`.padStart(18)).join('');
const promisesTold = (
  title: string,
  all: readonly PromiseSimulated[],
  said: readonly PromiseVerdict[],
  isHeld: boolean,
) => {
  console.log(
    `\n${title}, ${years} years each: at one look, and at some look of twelve${isHeld ? ' (at most 5 %)' : ''}`,
  );
  console.log(`${''.padEnd(width)}${ofPromises}`);
  for (const promise of all) {
    const cells = promiseSizes.map((n) => {
      const { first, ever } = saidInYear(promise, n, said, { years });
      const year = isHeld ? cell(ever, years) : `${(100 * ever).toFixed(1)} %`;
      return `${(100 * first).toFixed(1)} %${year.padStart(10)}`.padStart(18);
    });
    console.log(`${promise.of.padEnd(width)}${cells.join('')}`);
  }
};
const missed = ['not', 'partly'] as const;
promisesTold(
  'How often a promise exactly at its target is told as missed, wholly or partly',
  exactlyAtTarget,
  missed,
  true,
);
promisesTold(
  'How often a promise that misses its target by as much as matters is told as kept',
  missingByWhatMatters,
  ['kept'],
  true,
);
promisesTold(
  'How often one that misses by three times as much is told as missed',
  missingByThrice,
  missed,
  false,
);
promisesTold(
  'How often one that is better than its target by as much as matters is told as kept',
  betterByOnce,
  ['kept'],
  false,
);
console.log(
  `\nHow often a promise exactly at its target is told as missed at some look of a year, looked at four times a month, ${years} years each, n answers in 90 days:\n` +
    'not held to anything, since digests tell it once a month',
);
console.log(`${''.padEnd(width)}${ofPromises}`);
for (const promise of exactlyAtTarget) {
  const cells = promiseSizes.map((n) =>
    `${(100 * saidInYear(promise, n, missed, { years, looks: 4 }).ever).toFixed(1)} %`.padStart(18),
  );
  console.log(`${promise.of.padEnd(width)}${cells.join('')}`);
}

const sized = (answers: (typeof mapAnswers)[number]) =>
  answers === 'uneven' ? '5 to 400' : `${answers} each`;
const ofMaps = mapAnswers.map((answers) => sized(answers).padStart(12)).join('');
console.log(
  `\nHow often a map of the journey on which nothing stands out names a touchpoint, ${rounds} maps each (at most 5 %)`,
);
console.log(`${''.padEnd(width)}${ofMaps}`);
for (const size of mapSizes) {
  const cells = mapAnswers.map((answers) => cell(falselyApart(size, answers, rounds)).padStart(12));
  console.log(`${`${size} touchpoints`.padEnd(width)}${cells.join('')}`);
}
console.log(
  '\nHow often it names the one of twelve that has so many points fewer of the satisfied, and how often another one beside it, which has the mean moved',
);
console.log(`${''.padEnd(width)}${ofMaps}`);
for (const by of [0.1, 0.2]) {
  const often = mapAnswers.map((answers) => foundApart(12, answers, by, rounds));
  const cells = (of: 'found' | 'others') =>
    often.map((each) => `${(100 * each[of]).toFixed(1)} %`.padStart(12)).join('');
  console.log(`${`${Math.round(100 * by)} points`.padEnd(width)}${cells('found')}`);
  console.log(`${'  another one'.padEnd(width)}${cells('others')}`);
}

const columns = actionSizes.map((n) => `n = ${n}`.padStart(24)).join('');
const shares = (...all: readonly number[]) =>
  all.map((share) => `${(100 * share).toFixed(1)} %`.padStart(8)).join('');
console.log(
  `\nHow often an action without effect is told as a rise or a fall, ${rounds} actions each, n answers in 90 days on each side:\n` +
    'after 30 days, after 90, and at either (at most 5 %)',
);
console.log(`${''.padEnd(width)}${columns}`);
for (const nothing of withoutEffect) {
  const cells = actionSizes.map((n) => {
    const { early, late, either } = toldOften(nothing, n, { actions: rounds });
    if (either > (rounds < ROUNDS ? most : 0.05)) failed += 1;
    return shares(early, late, either);
  });
  console.log(`${nothing.of.padEnd(width)}${cells.join('')}`);
}
console.log(
  '\nThe same where the share of the satisfied drifts by up to 3 points by itself: no test can tell that from an effect',
);
const [drifting] = withoutEffect;
if (drifting) {
  const cells = actionSizes.map((n) => {
    const { early, late, either } = toldOften(drifting, n, { actions: rounds, drift: 0.03 });
    return shares(early, late, either);
  });
  console.log(`${drifting.of.padEnd(width)}${cells.join('')}`);
}
console.log('\nHow often a true change is told: after 30 days, after 90, at either');
console.log(`${''.padEnd(width)}${columns}`);
for (const change of withEffect) {
  const cells = actionSizes.map((n) => {
    const { early, late, either } = toldOften(change, n, { actions: rounds });
    return shares(early, late, either);
  });
  console.log(`${change.of.padEnd(width)}${cells.join('')}`);
}
if (failed > 0) {
  console.error(`${failed} of them above ${(100 * most).toFixed(1)} %`);
  process.exitCode = 1;
}
