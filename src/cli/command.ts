// What a command of the command line is. The list of them is in index.ts.
import type { Clock } from '../clock.ts';
import type { Environment, GeneralConfig } from '../config/config.ts';
import type { Database } from '../database/client.ts';
import { UserError } from '../errors.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Keys } from '../keys.ts';

/** 0 done, 1 it failed, 2 wrong usage; 75 to a mail server: try again. */
export type ExitStatus = 0 | 1 | 2 | 75;

export interface Io {
  readonly env: Environment;
  readonly clock: Clock;
  /** The operator's language: of the terminal, else LOCALE_DEFAULT where it is set, else English. */
  readonly locale: Locale;
  /** The company that it is about, by name or id, where that was said. */
  readonly company?: string;
  /** Standard error is a terminal: progress may be drawn. */
  readonly terminal: boolean;
  /** Standard output: results only. Adds the line end. */
  out(line: string): void;
  /** Standard error: everything said to a person. Adds the line end. */
  err(line: string): void;
  /** Standard input to its end, as text. */
  input(): Promise<string>;
  /** The same as bytes, so many at most; absent where there is text only. */
  readonly inputBytes?: (most: number) => Promise<Uint8Array>;
  /** Asks in a terminal and gives the line that was typed; absent where nobody sits there. */
  readonly ask?: (question: string) => Promise<string>;
  /** Redraws the current line on standard error (progress); '' clears it. */
  progress(line: string): void;
}

export interface Command {
  readonly name: string;
  /** One line for `--help`. */
  readonly summary: Readonly<Record<Locale, string>>;
  /** What `NAME --help` prints. */
  readonly usage: Readonly<Record<Locale, string>>;
  run(args: readonly string[], io: Io): Promise<ExitStatus>;
}

/** Wrong usage: exit status 2, with this sentence. */
export class UsageError extends Error {}

/** What a room refuses of the words that were typed is wrong usage, in the room's own words. */
export async function asUsage<T>(locale: Locale, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserError) throw new UsageError(error.say(locale));
    throw error;
  }
}

/** What a command that only needs the database gets; it needs no chat settings. */
export interface BackOffice {
  readonly database: Database;
  readonly keys: Keys;
  readonly workspaceId: string;
  readonly config: GeneralConfig;
}
