// The port by which files come from a chat platform and go back to it, and what can go wrong with one. Reading them is reading.ts.
import type { Address } from '../messages/message.ts';

/** In bytes. Larger ones are for the command line. */
export const MOST_BYTES = 50 * 1024 * 1024;

export interface HandedFile {
  /** As the person named it: data. */
  readonly name: string;
  readonly bytes: number;
}

/**
 * gone: deleted since. not-allowed: the app lacks the right to read files. elsewhere: the platform only links to it.
 * too-large: more than was asked for. unreachable: not just now.
 */
export type FileFault = 'gone' | 'not-allowed' | 'elsewhere' | 'too-large' | 'unreachable';

export class FileError extends Error {
  readonly fault: FileFault;

  constructor(fault: FileFault, options?: ErrorOptions) {
    super(`the file cannot be had: ${fault}`, options);
    this.name = 'FileError';
    this.fault = fault;
  }
}

export interface Fetching {
  /** Written anew, readable by its owner only. */
  readonly path: string;
  readonly mostBytes: number;
  readonly signal: AbortSignal;
}

/** A file is named by the platform's own id. */
export interface HandedFiles {
  /** @throws FileError */
  describe(fileId: string): Promise<HandedFile>;
  /** Asks the platform itself where the file is; its token goes nowhere else. @throws FileError */
  fetch(fileId: string, fetching: Fetching): Promise<void>;
  /** Gives somebody a file of ours, privately, with a sentence. Throws what the platform's client throws. */
  hand(to: Address, file: { readonly name: string; readonly content: string }, words: string): Promise<void>;
}
