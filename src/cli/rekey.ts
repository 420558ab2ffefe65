// `portevoix rekey`: everything sealed anew under a new secret key. What is done is keyring/rekey.ts.

import { storageConfig } from '../config/storage.ts';
import { openDatabase } from '../database/client.ts';
import { migrate } from '../database/migrate.ts';
import { UserError } from '../errors.ts';
import { formats, plural } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { rekey } from '../keyring/rekey.ts';
import { argumentsIn } from './arguments.ts';
import type { Command } from './command.ts';
import { rekeyUsage } from './usage/rekey.ts';

const OPTIONS = { lost: { type: 'boolean' }, yes: { type: 'boolean' } } as const;

export const rekeyCommand: Command = {
  name: 'rekey',
  summary: {
    en: 'Seal everything anew under a new secret key',
    fr: 'Tout resceller sous une nouvelle clé secrète',
  },
  usage: rekeyUsage,
  async run(args, io) {
    const { lost = false, yes = false } = argumentsIn(args, { options: OPTIONS }, io.locale).values;
    const say = words(io.locale);
    if (lost && !yes) throw new UserError('keys.lost', (locale) => words(locale).lost);
    const storage = storageConfig(io.env);
    await migrate(storage.databaseUrl);
    const database = await openDatabase(storage.databaseUrl);
    const { number } = formats(io.locale, 'UTC');
    try {
      const { sealed, unreadable } = await rekey(database, storage, {
        now: io.clock.now(),
        lost,
        ...(io.terminal ? { onProgress: (count) => io.progress(say.progress(number(count))) } : {}),
      });
      if (io.terminal) io.progress('');
      io.out(plural(io.locale, sealed, say.sealed(number(sealed))));
      if (unreadable > 0) io.err(plural(io.locale, unreadable, say.unreadable(number(unreadable))));
      if (storage.secretKeys.length > 1) io.err(say.over(storage.keysFrom ?? ''));
      return 0;
    } finally {
      await database.close();
    }
  },
};

const words = phrases({
  en: {
    progress: (count: string) => `${count} sealed anew`,
    sealed: (count: string) => ({
      one: `${count} value was sealed anew; everything that can be read is under the first key now.`,
      other: `${count} values were sealed anew; everything that can be read is under the first key now.`,
    }),
    unreadable: (count: string) => ({
      one: `${count} value cannot be read with any of the keys; it stays as it is.`,
      other: `${count} values cannot be read with any of the keys; they stay as they are.`,
    }),
    over: (from: string) =>
      `Only the first key is needed from now on: take the others out of ${from} and restart. Keep them as long as backups from before.`,
    lost: 'What was sealed under a lost key can never be read again: authors of anonymous ideas are not told of answers, sources ask for their secrets again. If the key of the hashes is lost too, customers who answer again count as new ones, and erasing does not find what they said before. If that is meant: portevoix rekey --lost --yes',
  },
  fr: {
    progress: (count) => fr`Rescellement : ${count}`,
    sealed: (count) => ({
      one: fr`${count} valeur a été rescellée ; tout ce qui se lit est maintenant sous la première clé.`,
      other: fr`${count} valeurs ont été rescellées ; tout ce qui se lit est maintenant sous la première clé.`,
    }),
    unreadable: (count) => ({
      one: fr`${count} valeur ne se lit avec aucune des clés ; elle reste telle quelle.`,
      other: fr`${count} valeurs ne se lisent avec aucune des clés ; elles restent telles quelles.`,
    }),
    over: (from) =>
      fr`Seule la première clé sert désormais : retirez les autres de ${from} et relancez. Gardez-les aussi longtemps que les sauvegardes d’avant.`,
    lost: fr`Ce qu’une clé perdue a scellé ne se lira plus jamais : les auteurs d’idées anonymes n’apprendront pas les réponses, les sources redemanderont leurs secrets. Si la clé du hachage est perdue aussi, les clients qui répondent à nouveau comptent comme nouveaux, et un effacement ne trouve pas ce qu’ils ont dit avant. Si c’est voulu : portevoix rekey --lost --yes`,
  },
});
