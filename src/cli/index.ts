// The command line: which commands there are, and what their ends mean to a script.
import { readFileSync } from 'node:fs';
import { ConfigError } from '../config.ts';
import { MigrationError } from '../database/migrate.ts';
import { UserError } from '../errors.ts';
import { type Command, type ExitStatus, type Io, UsageError } from './command.ts';
import { countsCommand } from './counts.ts';
import { digestCommand } from './digest.ts';
import { doctorCommand } from './doctor.ts';
import { eraseCommand } from './erase.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { indicatorsCommand } from './indicators.ts';
import { migrateCommand } from './migrate.ts';
import { sourceCommand } from './source.ts';
import { startCommand } from './start.ts';
import { suggestionsCommand } from './suggestions.ts';

export const commands: readonly Command[] = [
  startCommand,
  importCommand,
  countsCommand,
  indicatorsCommand,
  suggestionsCommand,
  exportCommand,
  digestCommand,
  sourceCommand,
  eraseCommand,
  doctorCommand,
  migrateCommand,
];

/** Runs one command. Never throws for what its user did: says what to do and gives the status. */
export async function runCli(args: readonly string[], io: Io): Promise<ExitStatus> {
  const [name, ...rest] = args;
  if (name === '--version') {
    io.out(version());
    return 0;
  }
  if (name === undefined || name === '--help' || name === 'help') {
    io.out(overview());
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((each) => each.name === name);
  if (!command) {
    io.err(`portevoix: unknown command "${name}"\n\n${overview()}`);
    return 2;
  }
  if (rest.includes('--help')) {
    io.out(command.usage);
    return 0;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    return report(error, command, io);
  }
}

function report(error: unknown, command: Command, io: Io): ExitStatus {
  if (error instanceof UsageError) {
    io.err(`portevoix ${command.name}: ${error.message}\n\n${command.usage}`);
    return 2;
  }
  if (error instanceof ConfigError) {
    io.err(
      ['portevoix: these settings are missing or wrong:', ...error.problems.map((each) => `  ${each}`)].join(
        '\n',
      ),
    );
    return 2;
  }
  if (error instanceof UserError) {
    io.err(error.say(io.locale));
    return 1;
  }
  if (error instanceof MigrationError) {
    io.err(error.message);
    return 1;
  }
  io.err(error instanceof Error ? `portevoix: ${error.message}` : String(error));
  if (io.env['LOG_LEVEL'] === 'debug' && error instanceof Error) io.err(error.stack ?? '');
  return 1;
}

function overview(): string {
  const width = Math.max(...commands.map((each) => each.name.length));
  return [
    'portevoix COMMAND [options]',
    '',
    ...commands.map((each) => `  ${each.name.padEnd(width)}  ${each.summary}`),
    '',
    'portevoix COMMAND --help says more. Exit status: 0 done, 1 it failed, 2 wrong usage.',
  ].join('\n');
}

function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
