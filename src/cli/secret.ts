// Secrets for the command line: from an environment variable or standard input, never as an argument, which other users of the machine
// and the shell's history would show.

import { secretIn } from '../config/secret-file.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Io, UsageError } from './command.ts';

/**
 * Trimmed. `where` is the name of an environment variable (or of one that, with _FILE behind it, names a file), or "-" for standard input. @throws UsageError where nothing is there; it
 * never quotes `where`, which might be the secret itself.
 */
export async function readSecret(option: string, where: string, io: Io): Promise<string> {
  const isName = /^[A-Za-z_]\w{0,99}$/.test(where);
  const found = where === '-' ? await io.input() : isName ? secretNamed(where, io) : '';
  const secret = found.trim();
  if (secret === '') throw new UsageError(say(io.locale).nothing(option));
  return secret;
}

function secretNamed(name: string, { env }: Io): string {
  const file = env[`${name}_FILE`] ?? '';
  if (env[name] || file === '') return env[name] ?? '';
  const read = secretIn(file);
  return 'secret' in read ? read.secret : '';
}

const say = phrases({
  en: {
    nothing: (option: string) =>
      `${option}: nothing was found. Give the name of an environment variable that holds the secret, or - to read it from standard input; never the secret itself.`,
  },
  fr: {
    nothing: (option: string) =>
      fr`${option} : rien n’a été trouvé. Donnez le nom d’une variable d’environnement qui contient le secret, ou - pour le lire sur l’entrée standard ; jamais le secret lui-même.`,
  },
});
