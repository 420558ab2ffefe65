// Work on customers' words in threads of their own, so that whoever else is waiting is answered meanwhile: however large or hostile
// the words, this thread only sends and receives them.
import { availableParallelism } from 'node:os';
import { Worker as Thread } from 'node:worker_threads';
import { programOfThread } from '../../program.ts';
import type { WorkDone } from './order.ts';
import { here, type Worker, type WorkName, type Works, weight } from './work.ts';

export interface Threads {
  readonly work: Worker;
  /** Waits for nothing: what is under way is rejected. */
  stop(): Promise<void>;
}

/** Too much waits already: come back later. */
export class TooMuchWork extends Error {
  constructor() {
    super('too much work waits');
    this.name = 'TooMuchWork';
  }
}

/** It was not done in time: the machine has too much to do, or the words are too much for it. */
export class WorkTookTooLong extends Error {
  constructor() {
    super('work took too long');
    this.name = 'WorkTookTooLong';
  }
}

/** Characters or bytes. Below, sending it to another thread takes longer than doing it; at worst, some milliseconds. */
const LIGHT = 4_096;
const WAITING_MAX = 64;
/** Milliseconds after which a thread without work ends: its memory is as much as this one's rules and words. */
const IDLE_MS = 30_000;
/** Milliseconds: longer than the largest body takes on a slow machine. */
const LONGEST_MS = 60_000;
/** In megabytes. The most hostile body of five megabytes needs some hundred. */
const LIMITS = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 };
/** One core is left to this thread; more than two threads would only wait for the database. */
const MOST = Math.max(1, Math.min(2, availableParallelism() - 1));

interface Waiting {
  begin(thread: Thread): Promise<void>;
  reject(error: Error): void;
}

/** Starts threads as work comes. @param longestMs after which an order is given up, and its thread */
export function threads(most = MOST, longestMs = LONGEST_MS): Threads {
  const idle: { readonly thread: Thread; readonly end: NodeJS.Timeout }[] = [];
  const all = new Set<Thread>();
  const waiting: Waiting[] = [];
  let isStopped = false;

  const next = (): void => {
    if (waiting.length === 0) return;
    const rested = idle.pop();
    if (rested === undefined && all.size >= most) return;
    clearTimeout(rested?.end);
    const thread = rested?.thread ?? started();
    waiting
      .shift()
      ?.begin(thread)
      .then(() => {
        if (all.has(thread)) rest(thread);
        next();
      });
  };
  const started = (): Thread => {
    const thread = new Thread(PROGRAM, { execArgv: [], resourceLimits: LIMITS });
    thread.unref();
    all.add(thread);
    thread.once('exit', () => all.delete(thread));
    // Told to whoever waits for it; without anybody listening it would end the process.
    thread.on('error', () => all.delete(thread));
    return thread;
  };
  const rest = (thread: Thread): void => {
    const end = setTimeout(() => {
      idle.splice(0, idle.length, ...idle.filter((each) => each.thread !== thread));
      void thread.terminate();
    }, IDLE_MS).unref();
    idle.push({ thread, end });
  };

  return {
    work: (name, given) => {
      if (weight[name](given) < LIGHT) return here(name, given);
      if (isStopped || waiting.length >= WAITING_MAX) return Promise.reject(new TooMuchWork());
      return new Promise((resolve, reject) => {
        const begin = (thread: Thread) => asked(thread, { name, given }, longestMs).then(resolve, reject);
        waiting.push({ begin, reject });
        next();
      });
    },
    async stop() {
      isStopped = true;
      for (const { reject } of waiting.splice(0)) reject(new TooMuchWork());
      for (const { end } of idle.splice(0)) clearTimeout(end);
      await Promise.all([...all].map((thread) => thread.terminate()));
    },
  };
}

/** Milliseconds: a command has time, beside a bot that is busy too. */
const COMMANDS_LONGEST_MS = 600_000;

/** For a command: threads where the machine has a core for them, else this one does the work itself. */
export function threadsOfCommand(cores = availableParallelism()): Threads {
  return cores > 1 ? threads(MOST, COMMANDS_LONGEST_MS) : { work: here, stop: async () => {} };
}

const PROGRAM = programOfThread('feedback/work/thread');

/** One piece of work, by a thread that does nothing else meanwhile. Rejects where the thread dies of it or takes too long. */
function asked<Name extends WorkName>(
  thread: Thread,
  order: { readonly name: Name; readonly given: Works[Name]['given'] },
  longestMs: number,
): Promise<Works[Name]['made']> {
  return new Promise((resolve, reject) => {
    let isLate = false;
    const late = setTimeout(() => {
      isLate = true;
      void thread.terminate();
    }, longestMs);
    const off = (): void => {
      clearTimeout(late);
      thread.off('message', said).off('error', failed).off('exit', ended);
    };
    const said = (done: WorkDone<Name>): void => {
      off();
      if (done.ok) resolve(done.made);
      else reject(new WorkFailed(done.error, done.at));
    };
    const failed = (error: Error): void => {
      off();
      reject(new WorkFailed(error.name, ''));
    };
    const ended = (): void => {
      off();
      reject(isLate ? new WorkTookTooLong() : new WorkFailed('ThreadEnded', ''));
    };
    thread.on('message', said).on('error', failed).on('exit', ended);
    thread.postMessage(order, handedOver(order.given));
  });
}

/** A body is not copied: whoever gave it has it no more. */
function handedOver(given: Works[WorkName]['given']): ArrayBuffer[] {
  if (!('body' in given)) return [];
  const { buffer, byteLength } = given.body;
  // A small body may lie in a buffer that others lie in too.
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}

class WorkFailed extends Error {
  constructor(name: string, at: string) {
    super('work in another thread failed');
    this.name = name;
    this.stack = `${name}: ${this.message}\n${at}`;
  }
}
