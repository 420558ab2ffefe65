// `npm run power`: how often the test of themes finds a complaint that grows, and how often an ordinary week shows a theme, with 3, 4 and 8
// earlier periods; once with weeks that differ by chance alone, once with topics that drift as they do. Then the same of what half write in French
// and half in English, joined and not. `-- --rounds N`: 40 unless told.
import { stdout } from 'node:process';
import {
  falseWeeks,
  falseWeeksInBoth,
  type Growth,
  powerInBoth,
  powerOf,
} from '../tests/feedback/themes/power.ts';

const at = process.argv.indexOf('--rounds');
const rounds = at < 0 ? 40 : Number(process.argv[at + 1]);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number from 1');
const growths: readonly Growth[] = [
  [0.05, 0.1],
  [0.1, 0.2],
  [0.1, 0.3],
  [0.1, 0.4],
  [0.14, 0.35],
];
const percent = (share: number) => `${Math.round(share * 100)} %`;

type Power = typeof powerOf;
const apart: Power = (growth, circumstances, rounds) => powerInBoth(growth, circumstances, rounds, false);
const tables: readonly (readonly [title: string, power: Power, falsely: typeof falseWeeks])[] = [
  ['in one language', powerOf, falseWeeks],
  ['half in French, half in English, not joined', apart, falseWeeks],
  ['half in French, half in English, joined', powerInBoth, falseWeeksInBoth],
];

for (const [title, power, falsely] of tables) {
  for (const [weeks, concentration] of [
    ['weeks differ by chance alone', undefined],
    ['topics drift (Dirichlet, 300)', 300],
  ] as const) {
    stdout.write(`${title}; ${weeks}, ${rounds} rounds each\n`);
    const heads = growths.map(([before, now]) => `${percent(before)} > ${percent(now)}`.padStart(13));
    stdout.write(`comments periods${heads.join('')}  false weeks\n`);
    for (const perWeek of [150, 300]) {
      for (const periods of [3, 4, 8]) {
        const circumstances = { perWeek, periods, ...(concentration === undefined ? {} : { concentration }) };
        const found = growths.map((growth) => percent(power(growth, circumstances, rounds)).padStart(13));
        const shown = percent(falsely(circumstances, rounds * 2)).padStart(13);
        stdout.write(
          `${String(perWeek).padStart(8)}${String(periods).padStart(8)}${found.join('')}${shown}\n`,
        );
      }
    }
  }
}
