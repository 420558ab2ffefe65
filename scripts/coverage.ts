// Prints how often the 95 % intervals hold the truth in simulation. How it is drawn: tests/statistics/coverage.ts.
import { coverages, DRAWS, sizes } from '../tests/statistics/coverage.ts';

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
