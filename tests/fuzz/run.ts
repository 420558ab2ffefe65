// The fuzz test: `npm run test:fuzz -- [--rounds 5000] [--seed N] [--only INDEX]`. CSV files, workbooks and OpenDocument spreadsheets, spoilt in every way that we could
// think of: none may crash the reading, hold it for more than five seconds, or bring in an answer that is not whole.
import { type ChildProcess, fork } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Told } from './reader.ts';

const number = z.coerce.number().int();
const text = { type: 'string' } as const;
const options = z
  .object({
    rounds: number.min(1).default(5_000),
    seed: number.default(() => randomInt(2 ** 31)),
    only: number.optional(),
  })
  .parse(parseArgs({ options: { rounds: text, seed: text, only: text } }).values);
const LIMIT_MS = 5_000;
const READERS = 2;
/** Of the heap: far less than the bombs unpack to. */
const HEAP_MB = 256;

interface Slowest {
  readonly ms: number;
  readonly index: number;
  readonly how: string;
}

const startedAt = performance.now();
const first = options.only ?? 0;
const last = options.only ?? options.rounds - 1;
console.log(`seed ${options.seed}, ${last - first + 1} files`);
let next = first;
let done = 0;
let memory = 0;
let slowest: Slowest = { ms: 0, index: 0, how: '' };
const ways = new Map<string, Map<string, number>>();
const broken: string[] = [];

await Promise.all(Array.from({ length: Math.min(READERS, last - first + 1) }, readOn));
report();
// At once: nothing that still runs is needed any more.
process.exit(broken.length === 0 ? 0 : 1);

/** One process after another: a file that ends one does not end the test. */
async function readOn(): Promise<void> {
  let reader: ChildProcess | null = null;
  while (next <= last) {
    const index = next++;
    reader ??= await startReader();
    if (!(await readOne(reader, index))) {
      reader.kill('SIGKILL');
      reader = null;
    }
    done++;
    if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${done} of ${last - first + 1} files`);
    else if (done % 1_000 === 0) console.log(`${done} files`);
  }
  reader?.disconnect();
}

async function startReader(): Promise<ChildProcess> {
  const reader = fork(new URL('./reader.ts', import.meta.url), [String(options.seed)], {
    execArgv: [...process.execArgv, `--max-old-space-size=${HEAP_MB}`],
  });
  await once(reader, 'message');
  return reader;
}

/** False where the process is of no more use. */
function readOne(reader: ChildProcess, index: number): Promise<boolean> {
  return new Promise((resolve) => {
    let how = 'not yet made';
    let timer: NodeJS.Timeout | undefined;
    const finish = (isUsable: boolean): void => {
      clearTimeout(timer);
      reader.removeAllListeners('message');
      reader.removeAllListeners('exit');
      resolve(isUsable);
    };
    const fail = (what: string): void => void broken.push(`file ${index} (${how}): ${what}`);
    reader.on('exit', (code, signal) => {
      fail(`the process ended, ${signal ?? code}`);
      finish(false);
    });
    reader.on('message', (told: Told) => {
      switch (told.is) {
        case 'made':
          how = told.how;
          timer = setTimeout(() => {
            fail(`not read after ${LIMIT_MS / 1_000} s`);
            finish(false);
          }, LIMIT_MS);
          return;
        case 'read':
          for (const wrong of told.wrong) fail(wrong);
          count(how, told.ended);
          memory = Math.max(memory, told.memory);
          if (told.ms > slowest.ms) slowest = { ms: told.ms, index, how };
          return finish(true);
        case 'crashed':
          fail(told.error);
          count(how, 'crashed');
          return finish(true);
        case 'ready':
          return;
        default:
          return told satisfies never;
      }
    });
    reader.send(index);
  });
}

function count(how: string, ended: string): void {
  const known = ways.get(how) ?? new Map<string, number>();
  known.set(ended, (known.get(ended) ?? 0) + 1);
  ways.set(how, known);
}

function report(): void {
  if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
  const ends = ['all taken', 'some rows rejected', 'refused whole', 'asked'];
  const line = (name: string, counts: readonly (string | number)[]): void =>
    console.log(name.padEnd(48) + counts.map((each) => String(each).padStart(20)).join(''));
  line('', ends);
  for (const [how, ended] of [...ways].sort())
    line(
      how,
      ends.map((end) => ended.get(end) ?? 0),
    );
  const total = (end: string): number =>
    [...ways.values()].reduce((sum, ended) => sum + (ended.get(end) ?? 0), 0);
  line('all', ends.map(total));
  console.log(
    `slowest: ${Math.round(slowest.ms)} ms, file ${slowest.index} (${slowest.how}); peak memory of a reader: ${Math.round(memory / 2 ** 20)} MB`,
  );
  for (const each of broken.slice(0, 50)) console.log(each);
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  console.log(
    `${broken.length === 0 ? 'As promised' : `${broken.length} BROKEN PROMISES`}, in ${seconds} s.`,
  );
}
