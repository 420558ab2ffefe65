// `npm run bench`: each figure against a bare baseline in the same run. Machines are noisy: quote ratios and medians.
// `-- --quick`: fewer rounds. `-- --pressure`: what happens under pressure, and nothing else. `-- --start`: only what starts cost.
// `-- --map`: only the map of the journey. `-- --engine sqlite|postgresql`: one of them.
import { stdout } from 'node:process';
import { benchAck } from './ack.ts';
import { benchImport, importBenchLines } from './import.ts';
import { benchPressure, pressureFaults, pressureLines } from './pressure.ts';
import { benchMap, benchScale } from './scale.ts';
import { benchSimilar, similarBenchLines } from './similar.ts';
import { benchStart, startLines } from './start.ts';

const quick = process.argv.includes('--quick');
const given = process.argv[process.argv.indexOf('--engine') + 1];
const engines = (['sqlite', 'postgresql'] as const).filter(
  (engine) => !process.argv.includes('--engine') || engine === given,
);
const say = (line: string) => stdout.write(`${line}\n`);

if (process.argv.includes('--start')) {
  await starts();
  process.exit();
}

const scale = quick
  ? { histories: [10_000, 100_000], wider: [], rounds: 4, questions: 40 }
  : { histories: [10_000, 100_000, 1_000_000], wider: [4_000, 19_000], rounds: 8, questions: 200 };

if (process.argv.includes('--map')) {
  for (const engine of engines) await benchMap(engine, scale, say);
  process.exit();
}

for (const engine of engines) {
  const pressure = await benchPressure(
    engine,
    quick
      ? { uploads: 20, answersEach: 250, hostile: 25, strangers: 20, idle: 200 }
      : { uploads: 200, answersEach: 250, hostile: 250, strangers: 200, idle: 1_000 },
  );
  say(pressureLines(pressure));
  for (const fault of pressureFaults(pressure)) {
    say(`  NOT AS IT MUST BE: ${fault}`);
    process.exitCode = 1;
  }
}

if (process.argv.includes('--pressure')) process.exit();

for (const engine of engines) {
  say(
    importBenchLines(
      await benchImport(engine, quick ? { rows: 20_000, rounds: 2 } : { rows: 50_000, rounds: 5 }),
    ),
  );
}

for (const engine of engines) {
  say(
    similarBenchLines(
      await benchSimilar(
        engine,
        quick ? { suggestions: 20_000, drafts: 50 } : { suggestions: 50_000, drafts: 300 },
      ),
    ),
  );
}

for (const engine of engines) await benchScale(engine, scale, say);

const ack = await benchAck(quick ? 200 : 2000);
const ms = (value: number) => `${value.toFixed(1)} ms`;
say(`Slash command to acknowledgement, ${ack.commands} of each, in turn`);
say(`  ours       p50 ${ms(ack.ours.p50)}  p99 ${ms(ack.ours.p99)}`);
say(`  bare Bolt  p50 ${ms(ack.bare.p50)}  p99 ${ms(ack.bare.p99)}`);
say(
  `  ratio      p50 ${(ack.ours.p50 / ack.bare.p50).toFixed(2)}  p99 ${(ack.ours.p99 / ack.bare.p99).toFixed(2)}`,
);

await starts();

async function starts(): Promise<void> {
  const at = process.argv.indexOf('--before');
  const before = at < 0 ? undefined : process.argv[at + 1];
  say(startLines(await benchStart(quick ? 3 : 9, before)));
}
