// What a long history costs: one week's digest, and finding words, over 10,000, 100,000 and 1,000,000 answers of which the latest
// weeks are the same. Filling the database is in history.ts, a digest's process in digest.ts, the questions in find.ts, the map of the journey in journey.ts.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { Database, Engine } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { startPostgres } from '../../tests/harness/embedded-postgres.ts';
import { openToLook } from '../../tests/harness/own-looks.ts';
import { programOf } from '../bundle.ts';
import { quantile } from './figures.ts';
import { benchFind, type FindBench } from './find.ts';
import { A_WEEK, founded, grow, startOf, until } from './history.ts';
import { benchJourney, journeyLine } from './journey.ts';

export interface ScaleSize {
  /** How many answers there are in all, rising. */
  readonly histories: readonly number[];
  /** Answers in the other digests that are composed over the longest history. */
  readonly wider: readonly number[];
  readonly rounds: number;
  readonly questions: number;
}

const digestCost = z.object({
  /** Milliseconds of each round; the first one is that of a process that has just started. */
  ms: z.array(z.number()),
  /** Milliseconds of processor in this process, likewise. */
  cpu: z.array(z.number()),
  /** Bytes lent to the process: when it was ready, the most by the end of the first digest, and the most of its life. */
  ready: z.number(),
  first: z.number(),
  peak: z.number(),
  /** Likewise after the last round, and once it had rested. */
  after: z.number(),
  rested: z.number(),
  /** Which sections had something to say. */
  said: z.array(z.string()),
});
export type DigestCost = z.infer<typeof digestCost>;

/** As many digests as a company of many teams posts in one morning; then as long as it takes until what they took is given back. */
const MANY = 20;
const REST_S = 50;
/** By `npm start` and in Docker, and what `start` sets by itself. */
const AS_STARTED = ['--max-semi-space-size=8', '--heap-growing-percent=20'];

interface Digest extends DigestCost {
  readonly history: number;
  readonly answers: number;
}

/** Prints as it goes. */
export async function benchScale(
  engine: Engine,
  { histories, wider, rounds, questions }: ScaleSize,
  say: (line: string) => void,
): Promise<void> {
  await onFounded(engine, async (url) => {
    say(`${engine}: a digest of all sections, over a longer and longer history (${A_WEEK} answers a week)`);
    const weeks: Digest[] = [];
    let from = 0;
    for (const to of histories) {
      await openedFor(url, (database) => grow(database, { from, to }, say));
      const week = await compose(url, { history: to, answers: A_WEEK, rounds });
      say(digestLine(week));
      weeks.push(week);
      from = to;
    }
    const [typically, atBest] = [typical, best].map((ms) =>
      slope(weeks.map((week) => [week.history, ms(week)])).toFixed(3),
    );
    say(`  time against history, log-log slope: ${typically} of medians, ${atBest} of the quickest rounds`);
    const many = await compose(url, { history: from, answers: A_WEEK, rounds: MANY, restSeconds: REST_S });
    say(restLine(many));
    for (const answers of wider) say(digestLine(await compose(url, { history: from, answers, rounds })));
    say(
      `${engine}: finding words among ${from.toLocaleString('en-GB')} answers, ${questions} questions each`,
    );
    for (const found of await openedFor(url, (database) => benchFind(database, questions)))
      say(findLine(found));
    say(journeyLine(await openedFor(url, (database) => benchJourney(database, from, rounds))));
  });
}

/** The map of the journey alone. Prints as it goes. */
export async function benchMap(
  engine: Engine,
  { histories, rounds }: Pick<ScaleSize, 'histories' | 'rounds'>,
  say: (line: string) => void,
): Promise<void> {
  const history = Math.max(...histories);
  await onFounded(engine, async (url) => {
    say(`${engine}: a map of the journey`);
    await openedFor(url, (database) => grow(database, { from: 0, to: history }, say));
    say(journeyLine(await openedFor(url, (database) => benchJourney(database, history, rounds))));
  });
}

/** With a database in which the company is, and nothing else; it goes afterwards. */
async function onFounded(engine: Engine, use: (url: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-bench-'));
  const server = engine === 'postgresql' ? await startPostgres() : null;
  try {
    const url = server ? server.urlOf('postgres') : `file:${join(folder, 'bench.db')}`;
    await migrate(url);
    await openedFor(url, founded);
    await use(url);
  } finally {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** On a connection of its own, without what filling it has set. */
async function openedFor<T>(url: string, use: (database: Database) => Promise<T>) {
  const database = await openToLook(url);
  return use(database).finally(() => database.close());
}

/** Of the latest so many answers: a week, or what would be one where answers come faster. */
async function compose(
  url: string,
  {
    history,
    answers,
    rounds,
    restSeconds = 0,
  }: {
    readonly history: number;
    readonly answers: number;
    readonly rounds: number;
    readonly restSeconds?: number;
  },
): Promise<Digest> {
  const program = await programOf('scripts/bench/digest.ts');
  const period = [startOf(answers), until].map((instant) => instant.toISOString());
  const child = spawn(
    execPath,
    [...AS_STARTED, program, url, ...period, String(rounds), String(restSeconds)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (code !== 0) throw new Error(`composing a digest ended with ${code}`);
  return { history, answers, ...digestCost.parse(JSON.parse(said)) };
}

/** The median of the rounds after the first. */
function typical({ ms }: DigestCost): number {
  return quantile(ms.slice(1), 0.5);
}

/** What the machine's other work weighs on least. */
function best({ ms }: DigestCost): number {
  return Math.min(...ms);
}

/** Of the line through the points in logarithms, by least squares. */
function slope(points: readonly (readonly [number, number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (at: 0 | 1) => logs.reduce((sum, each) => sum + each[at], 0) / logs.length;
  const [middleX, middleY] = [mean(0), mean(1)];
  const rise = logs.reduce((sum, [x, y]) => sum + (x - middleX) * (y - middleY), 0);
  return rise / logs.reduce((sum, [x]) => sum + (x - middleX) ** 2, 0);
}

function digestLine(digest: Digest): string {
  const { history, answers, ms, cpu, ready, first, peak, said } = digest;
  const count = (value: number) => value.toLocaleString('en-GB');
  const megabytes = (bytes: number) => Math.round(bytes / 1e6);
  const seconds = (value: number | undefined) => `${((value ?? Number.NaN) / 1000).toFixed(2)} s`;
  return (
    `  ${count(answers)} answers of ${count(history)}: median ${seconds(typical(digest))} of ${ms.length - 1}, quickest ${seconds(best(digest))} (processor ` +
    `${seconds(quantile(cpu.slice(1), 0.5))}), first ${seconds(ms[0])}; memory (RSS) ${megabytes(first - ready)} MB, ` +
    `after all rounds ${megabytes(peak - ready)} MB more than the ` +
    `${megabytes(ready)} MB of the process when ready; said: ${said.join(', ')}`
  );
}

function restLine({ history, ms, ready, after, rested }: Digest): string {
  const megabytes = (bytes: number) => Math.round(bytes / 1e6);
  return (
    `  memory (RSS) of the process when ready ${megabytes(ready)} MB; after ${ms.length} digests over ${history.toLocaleString('en-GB')} answers ` +
    `${megabytes(after)} MB, after ${REST_S} s of rest ${megabytes(rested)} MB: ${megabytes(rested - ready)} MB more`
  );
}

function findLine({ kind, p50, p95, total }: FindBench): string {
  return `  ${kind.padEnd(20)} p50 ${p50.toFixed(1)} ms  p95 ${p95.toFixed(1)} ms  (median found: ${total === 1_000 ? '1,000 or more' : total})`;
}
