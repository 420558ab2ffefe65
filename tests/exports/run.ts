// `npm run test:exports -- [--rounds 5000] [--seed N] [--only INDEX]`. Exports as each tool writes them, of answers that are known: each comes back
// as it was given, or something is asked before anything is stored. One that comes back otherwise without a word breaks the promise.
import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { seededChance } from '../../src/demo/company/chance.ts';
import { writeExport } from './furniture.ts';
import { type Outcome, readExport } from './reading.ts';
import { someSaid } from './said.ts';
import { exportOf } from './tools.ts';

const number = z.coerce.number().int();
const text = { type: 'string' } as const;
const options = z
  .object({
    rounds: number.min(1).default(5_000),
    seed: number.default(() => randomInt(2 ** 31)),
    only: number.optional(),
  })
  .parse(parseArgs({ options: { rounds: text, seed: text, only: text } }).values);
/** Of all exports: what asks more often than this has understood too little. */
const MOST_ASKED = 0.25;

const first = options.only ?? 0;
const last = options.only ?? options.rounds - 1;
console.log(`seed ${options.seed}, ${last - first + 1} exports`);
const folder = await mkdtemp(join(tmpdir(), 'portevoix-exports-'));
const path = join(folder, 'export');
const ends = ['same', 'asked', 'different'] as const;
const tools = new Map<string, Record<Outcome['is'], number>>();
const askedFor = new Map<string, number>();
const broken: string[] = [];
try {
  for (let index = first; index <= last; index++) {
    const chance = seededChance(options.seed + index);
    const made = exportOf(someSaid(chance), chance);
    const how = await writeExport(path, made, chance);
    const outcome = await readExport(path, made);
    const counts = tools.get(made.tool) ?? { same: 0, asked: 0, different: 0 };
    counts[outcome.is]++;
    tools.set(made.tool, counts);
    if (outcome.is === 'asked') askedFor.set(outcome.what, (askedFor.get(outcome.what) ?? 0) + 1);
    if (outcome.is === 'different') broken.push(`export ${index} (${how}): ${outcome.what}`);
    if (options.only !== undefined) console.log(how, made.headers, made.rows.slice(0, 5), outcome);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

const line = (name: string, counts: readonly (string | number)[]) =>
  console.log(name.padEnd(26) + counts.map((each) => String(each).padStart(12)).join(''));
line('', ends);
for (const [tool, counts] of [...tools].sort())
  line(
    tool,
    ends.map((end) => counts[end]),
  );
for (const [what, times] of [...askedFor].sort((a, b) => b[1] - a[1]))
  console.log(`asked ${times} times: ${what}`);
for (const each of broken.slice(0, 40)) console.log(each);
const asked = [...askedFor.values()].reduce((sum, times) => sum + times, 0) / (last - first + 1);
const isAskedTooOften = options.only === undefined && asked > MOST_ASKED;
const percent = (share: number) => `${Math.round(share * 100)} %`;
if (isAskedTooOften) console.log(`asked of ${percent(asked)}; at most ${percent(MOST_ASKED)} are right`);
console.log(
  broken.length === 0 ? 'None came back otherwise than it was given.' : `${broken.length} SILENT DIFFERENCES`,
);
process.exitCode = broken.length === 0 && !isAskedTooOften ? 0 : 1;
