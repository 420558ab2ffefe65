// The command line: which commands there are, and what their ends mean to a script.
import { ConfigError } from '../config/config.ts';
import { MigrationError } from '../database/migrate.ts';
import { UserError } from '../errors.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Command, type ExitStatus, type Io, UsageError } from './command.ts';
import { withSecretFiles } from './secret-files.ts';
import { version } from './version.ts';

/** Each is loaded when it is asked for: a bot that runs needs none of the others. */
const loading: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).startCommand,
  import: async () => (await import('./import.ts')).importCommand,
  imports: async () => (await import('./imports.ts')).importsCommand,
  'import-counts': async () => (await import('./counts.ts')).countsCommand,
  'import-contacts': async () => (await import('./import-contacts.ts')).importContactsCommand,
  contacts: async () => (await import('./contacts.ts')).contactsCommand,
  indicators: async () => (await import('./indicators.ts')).indicatorsCommand,
  suggestions: async () => (await import('./suggestions.ts')).suggestionsCommand,
  plan: async () => (await import('./plan.ts')).planCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  digest: async () => (await import('./digest.ts')).digestCommand,
  source: async () => (await import('./source.ts')).sourceCommand,
  community: async () => (await import('./community.ts')).communityCommand,
  summaries: async () => (await import('./summaries.ts')).summariesCommand,
  surveys: async () => (await import('./surveys.ts')).surveysCommand,
  readers: async () => (await import('./readers.ts')).readersCommand,
  mail: async () => (await import('./mail.ts')).mailCommand,
  'mail-in': async () => (await import('./mail-in.ts')).mailInCommand,
  token: async () => (await import('./token.ts')).tokenCommand,
  erase: async () => (await import('./erase.ts')).eraseCommand,
  audit: async () => (await import('./audit.ts')).auditCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
  rekey: async () => (await import('./rekey.ts')).rekeyCommand,
  migrate: async () => (await import('./migrate.ts')).migrateCommand,
};

/** All of them, as help lists them. */
export function allCommands(): Promise<readonly Command[]> {
  return Promise.all(Object.values(loading).map((load) => load()));
}

/** Runs one command. Never throws for what its user did: says what to do and gives the status. */
export async function runCli(args: readonly string[], io: Io): Promise<ExitStatus> {
  const [name, ...rest] = args;
  if (name === '--version') {
    io.out(version());
    return 0;
  }
  if (name === undefined || name === '--help' || name === 'help') {
    io.out(await overview(io.locale));
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(loading, name) ? loading[name] : undefined;
  if (!load) {
    io.err(`portevoix${words(io.locale).unknown(name)}\n\n${await overview(io.locale)}`);
    return 2;
  }
  const command = await load();
  if (rest.includes('--help')) {
    io.out(command.usage[io.locale]);
    return 0;
  }
  try {
    const { company, others } = companyIn(rest);
    const about = company === null ? {} : { company };
    return await command.run(others, { ...io, ...about, env: withSecretFiles(io.env) });
  } catch (error) {
    return report(error, command, io);
  }
}

/** `--company NAME`, which every command takes. @throws UsageError where nothing stands behind it */
function companyIn(args: readonly string[]): {
  readonly company: string | null;
  readonly others: readonly string[];
} {
  const at = args.findIndex((each) => each === '--company' || each.startsWith('--company='));
  const given = args[at];
  if (given === undefined) return { company: null, others: args };
  const [, company = args[at + 1]] = /^--company=(.+)$/s.exec(given) ?? [];
  if (company === undefined || company === '') throw new UsageError('--company NAME');
  return { company, others: args.toSpliced(at, given === '--company' ? 2 : 1) };
}

function report(error: unknown, command: Command, io: Io): ExitStatus {
  if (error instanceof UsageError) {
    io.err(words(io.locale).wrong(command.name, `${error.message}\n\n${command.usage[io.locale]}`));
    return 2;
  }
  if (error instanceof ConfigError) {
    io.err([words(io.locale).settings, ...error.problemsIn(io.locale).map((each) => `  ${each}`)].join('\n'));
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
  io.err(`portevoix: ${error instanceof Error ? error.message : String(error)}`);
  if (io.env['LOG_LEVEL'] === 'debug' && error instanceof Error) io.err(error.stack ?? '');
  return 1;
}

async function overview(locale: Locale): Promise<string> {
  const commands = await allCommands();
  const width = Math.max(...commands.map((each) => each.name.length));
  return [
    words(locale).head,
    '',
    ...commands.map((each) => `  ${each.name.padEnd(width)}  ${each.summary[locale]}`),
    '',
    words(locale).foot,
  ].join('\n');
}

const words = phrases({
  en: {
    head: 'portevoix COMMAND [options]',
    foot: 'portevoix COMMAND --help says more. --company NAME (or its id) says which, where the database has several. Exit status: 0 done, 1 it failed, 2 wrong usage.',
    unknown: (name: string) => `: unknown command “${name}”`,
    wrong: (name: string, why: string) => `portevoix ${name}: ${why}`,
    settings: 'portevoix: these settings are missing or wrong:',
  },
  fr: {
    head: 'portevoix COMMANDE [options]',
    foot: fr`portevoix COMMANDE --help en dit plus. --company NOM (ou son identifiant) dit laquelle, si la base en a plusieurs. Code de fin : 0 fait, 1 échec, 2 commande mal écrite.`,
    unknown: (name) => fr` : la commande « ${name} » n’existe pas`,
    wrong: (name, why) => fr`portevoix ${name} : ${why}`,
    settings: 'portevoix : ces réglages manquent ou sont faux :',
  },
});
