// `npm run bench`: each figure against a bare baseline in the same run. Machines are noisy: quote ratios and medians.
import { stdout } from 'node:process';
import { benchAck } from './ack.ts';
import { benchImport, importBenchLine } from './import.ts';
import { benchSimilar, similarBenchLines } from './similar.ts';

const quick = process.argv.includes('--quick');
const say = (line: string) => stdout.write(`${line}\n`);

for (const engine of ['sqlite', 'postgresql'] as const) {
  say(
    importBenchLine(
      await benchImport(engine, quick ? { rows: 50_000, rounds: 2 } : { rows: 50_000, rounds: 5 }),
    ),
  );
}

for (const engine of ['sqlite', 'postgresql'] as const) {
  say(similarBenchLines(await benchSimilar(engine, { suggestions: 50_000, drafts: quick ? 50 : 300 })));
}

const ack = await benchAck(quick ? 200 : 2000);
const ms = (value: number) => `${value.toFixed(1)} ms`;
say(`Slash command to acknowledgement, ${ack.commands} of each, in turn`);
say(`  ours       p50 ${ms(ack.ours.p50)}  p99 ${ms(ack.ours.p99)}`);
say(`  bare Bolt  p50 ${ms(ack.bare.p50)}  p99 ${ms(ack.bare.p99)}`);
say(
  `  ratio      p50 ${(ack.ours.p50 / ack.bare.p50).toFixed(2)}  p99 ${(ack.ours.p99 / ack.bare.p99).toFixed(2)}`,
);
