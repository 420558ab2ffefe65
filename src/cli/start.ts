// `portevoix start`: runs the bot until it is told to stop.
import { setFlagsFromString } from 'node:v8';
import { startApp } from '../app/app.ts';
import { ConfigError, generalConfig, missingPlatform, slackConfig, teamsConfig } from '../config/config.ts';
import { mailConfig } from '../config/mail.ts';
import { storageConfig } from '../config/storage.ts';
import { summaryConfig } from '../config/summary.ts';
import { typeset } from '../i18n/phrases.ts';
import { logger } from '../log.ts';
import { lettersApart } from '../terms/letters.ts';
import { newSecretText } from './back-office.ts';
import type { Command } from './command.ts';
import { tidyAfterDigests } from './tidying.ts';

export const startCommand: Command = {
  name: 'start',
  summary: {
    en: 'Run the bot',
    fr: 'Lancer le bot',
  },
  usage: {
    en: `portevoix start

Runs until it gets SIGINT or SIGTERM. Settings come from the environment and from a .env file; see docs/settings.md.
The database is brought up to date first.`,
    fr: typeset(`portevoix start

Tourne jusqu’à SIGINT ou SIGTERM. Les réglages viennent de l’environnement et d’un fichier .env ; voir docs/settings.md.
La base est d’abord mise à jour.`),
  },
  async run(_args, io) {
    const settings = gather(io.env);
    const log = logger(settings.general, io.terminal);
    if (settings.storage.newSecretFile !== null)
      io.err(newSecretText(settings.storage.newSecretFile, io.locale));
    // Until it runs, what tells it to stop ends it at once.
    let isRunning = false;
    const told = new Promise<string>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const)
        process.once(signal, () => (isRunning ? resolve(signal) : process.kill(process.pid, signal)));
    });
    const stopTidying = tidyAfterDigests();
    // A bot runs for months, and looks at letters some minutes of them.
    const stopLetters = lettersApart();
    const app = await startApp({ ...settings, clock: io.clock, log });
    isRunning = true;
    // By itself the heap grows to twice what is in use before it is tidied: large uploads would take 700 MB (`npm run bench`), and less than
    // 450 so. What a start leaves is not worth tidying that often.
    setFlagsFromString('--heap-growing-percent=20');
    const signal = await told;
    log.info({ signal }, 'stopping');
    await app.stop();
    stopTidying();
    stopLetters();
    return 0;
  },
};

/** Everything that is wrong, at once; nothing is written to disk before all of it is right. */
function gather(env: Parameters<typeof generalConfig>[0]) {
  const problems: ConfigError['problems'][number][] = [];
  const attempt = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      problems.push(...error.problems);
      return null;
    }
  };
  const general = attempt(() => generalConfig(env));
  const slack = attempt(() => slackConfig(env));
  const teams = attempt(() => teamsConfig(env));
  const mail = attempt(() => mailConfig(env, general?.publicUrl));
  const summary = attempt(() => summaryConfig(env));
  if (slack === null && teams === null && problems.length === 0) problems.push(...missingPlatform());
  const storage = problems.length === 0 ? attempt(() => storageConfig(env)) : null;
  if (!general || !storage || problems.length > 0) throw new ConfigError(problems);
  return { general, slack, teams, mail, summary, storage };
}
