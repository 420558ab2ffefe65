// `npm run power`: how often the test of themes finds a complaint that grows, and how often an ordinary week shows a theme, with 3, 4 and 8
// earlier periods; once with weeks that differ by chance alone, once with topics that drift as they do. `-- --rounds N`: 40 unless told.
import { stdout } from 'node:process';
import { falseWeeks, type Growth, powerOf } from '../tests/feedback/themes/power.ts';

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

for (const [weeks, concentration] of [
  ['weeks differ by chance alone', undefined],
  ['topics drift (Dirichlet, 300)', 300],
] as const) {
  stdout.write(`${weeks}, ${rounds} rounds each\n`);
  const heads = growths.map(([before, now]) => `${percent(before)} > ${percent(now)}`.padStart(13));
  stdout.write(`comments periods${heads.join('')}  false weeks\n`);
  for (const perWeek of [150, 300]) {
    for (const periods of [3, 4, 8]) {
      const circumstances = { perWeek, periods, ...(concentration === undefined ? {} : { concentration }) };
      const found = growths.map((growth) => percent(powerOf(growth, circumstances, rounds)).padStart(13));
      const shown = percent(falseWeeks(circumstances, rounds * 2)).padStart(13);
      stdout.write(`${String(perWeek).padStart(8)}${String(periods).padStart(8)}${found.join('')}${shown}\n`);
    }
  }
}
