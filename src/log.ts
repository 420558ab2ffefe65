// The process's log: JSON lines for machines, readable lines on a terminal. Never a message's text, a token or an author.
import { type Logger, pino } from 'pino';
import { databaseCode } from './database/client.ts';

export interface LogSettings {
  readonly logLevel: string;
  /** Null: readable on a terminal, JSON elsewhere. */
  readonly logFormat: 'json' | 'pretty' | null;
}

export function logger({ logLevel, logFormat }: LogSettings, terminal: boolean): Logger {
  const options = {
    level: logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: withCode },
  };
  const readable = (logFormat ?? (terminal ? 'pretty' : 'json')) === 'pretty';
  return readable
    ? pino(options, { write: (line) => process.stderr.write(prettyLine(line)) })
    : pino(options, pino.destination(2));
}

const NAMES: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};

/** "12:03:04 warn  a message did not go through  reason=ratelimited". */
function prettyLine(line: string): string {
  const { time, level, msg, err, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const fields = Object.entries(rest).map(
    ([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const stack = typeof err === 'object' && err !== null && 'stack' in err ? `\n${String(err.stack)}` : '';
  const name = (NAMES[Number(level)] ?? '').padEnd(5);
  return `${[String(time).slice(11, 19), name, msg ?? '', ...fields].join(' ')}${stack}\n`;
}

/** An error as pino writes it, and the database's own code where it was the database that refused. */
export function withCode(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = databaseCode(error);
  return { ...pino.stdSerializers.err(error), ...(code === null ? {} : { database: code }) };
}
