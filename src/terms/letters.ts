// What the letters of a text say of its language, by eld's smallest model. That takes 45 MB of memory while it is loaded: in this thread for as
// long as the process lives; or in a thread of its own, which ends, and its memory with it, once nobody has asked for a while.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { eld } from 'eld/extrasmall';
import { programOfThread } from '../program.ts';

/** By ISO 639-1 code, from 0 to 1, of each language that they speak for at all. */
export type LetterScores = Readonly<Record<string, number>>;

let look = inThisThread;

export function scoresOf(text: string): LetterScores {
  return look(text);
}

let loaded: typeof eld | null = null;

/** Loaded by the first text that needs it. By `require`, since texts are judged in the middle of synchronous work. */
export function inThisThread(text: string): LetterScores {
  loaded ??= modelOf(createRequire(import.meta.url)(fileURLToPath(import.meta.resolve('eld/extrasmall'))));
  return loaded.detect(text).getScores();
}

function modelOf(module: typeof import('eld/extrasmall')): typeof eld {
  return module.eld;
}

/** Milliseconds without a text after which the thread ends. */
const IDLE_MS = 30_000;

/** Milliseconds: many times what the thread takes to begin on a slow machine. */
const LONGEST_MS = 5_000;

/** In megabytes: twice what the model takes. */
const LIMITS = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 8 };

/**
 * From now on letters are looked at in a thread of their own, which this one waits for as for any call; where it did not answer once, in this
 * one and never there again, since each text would wait as long. Returns what ends it.
 */
export function lettersApart(idleMs = IDLE_MS): () => void {
  let asked: LettersThread | null = null;
  const rest = () => {
    asked?.end();
    asked = null;
  };
  const idle = setTimeout(rest, idleMs).unref();
  look = (text) => {
    idle.refresh();
    asked ??= askedThread(() => {
      asked = null;
    });
    const scores = asked.scoresOf(text);
    if (scores !== null) return scores;
    rest();
    look = inThisThread;
    return inThisThread(text);
  };
  return () => {
    look = inThisThread;
    clearTimeout(idle);
    rest();
  };
}

interface LettersThread {
  /** Null where no answer came. */
  scoresOf(text: string): LetterScores | null;
  end(): void;
}

/** What the thread is given to begin with. */
export interface LetterLine {
  readonly port: MessagePort;
  /** Turns to 1 with each answer. */
  readonly answered: Int32Array<SharedArrayBuffer>;
}

/** @param died without being told to */
function askedThread(died: () => void): LettersThread {
  const { port1: ours, port2: port } = new MessageChannel();
  const answered = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const line: LetterLine = { port, answered };
  const program = programOfThread('terms/letters-thread');
  const thread = new Worker(program, {
    execArgv: [],
    resourceLimits: LIMITS,
    workerData: line,
    transferList: [port],
  });
  thread.unref();
  // Without anybody listening it would end the process.
  thread.on('error', died);
  return {
    scoresOf(text) {
      Atomics.store(answered, 0, 0);
      ours.postMessage(text);
      if (Atomics.wait(answered, 0, 0, LONGEST_MS) === 'timed-out') return null;
      return receiveMessageOnPort(ours)?.message ?? null;
    },
    end() {
      ours.close();
      void thread.terminate();
    },
  };
}
