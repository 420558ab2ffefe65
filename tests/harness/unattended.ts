// A terminal at which nobody sits: what a command is given there, and what it wrote.
import type { Io } from '../../src/cli/command.ts';

export const SECRET = Buffer.alloc(32, 7).toString('base64');

/** The settings of a command that needs no chat. */
export function onDatabase(url: string, more: Readonly<Record<string, string>> = {}): Io['env'] {
  return { DATABASE_URL: url, PORTEVOIX_SECRET_KEY: SECRET, ...more };
}

export interface Unattended {
  readonly io: Io;
  /** The lines of standard output, and those of standard error. */
  readonly out: string[];
  readonly err: string[];
}

/** In English, with nothing on standard input, unless it is said. */
export function unattended(
  given: Pick<Io, 'env' | 'clock'> & Partial<Pick<Io, 'locale' | 'input' | 'inputBytes'>>,
): Unattended {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    locale: 'en',
    terminal: false,
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    input: async () => '',
    progress: () => {},
    ...given,
  };
  return { io, out, err };
}
