// What is said where the keys that are given are not those of the database, and what to do then.
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { checkOf } from '../keys.ts';

export interface GivenKeys {
  /** Base64 of 32 bytes each; the first seals, all open. */
  readonly secretKeys: readonly string[];
  /** Where they come from: a setting's name, or a file. */
  readonly keysFrom?: string;
}

/**
 * `purpose`: "seal" where something was sealed under another key, "hash" where customers were hashed by another one.
 * @param missing the check values of the keys that are missed, where they are known
 */
export function refusedKeys(
  purpose: 'seal' | 'hash',
  { secretKeys, keysFrom = 'PORTEVOIX_SECRET_KEY' }: GivenKeys,
  missing: readonly string[] = [],
): UserError {
  const given = secretKeys.map((secret) => known(checkOf(secret))).join(', ');
  const missed = missing.map(known).join(', ');
  return new UserError('keys.wrong', (locale) => {
    const say = words(locale);
    const which = missed === '' ? say[purpose] : say.missing(missed);
    return `${say.wrong(keysFrom, given)} ${which} ${say.whatToDo}`;
  });
}

/** By what a key is called: enough to tell it from others. */
export function known(check: string): string {
  return check.slice(0, 8);
}

const words = phrases({
  en: {
    wrong: (from: string, given: string) =>
      `The secret key in ${from} (known as ${given}) is not the one of this database.`,
    missing: (missed: string) => `What is sealed in it needs the key known as ${missed}.`,
    seal: 'It opens what is sealed there no more: authors without a name, webhook secrets, originals.',
    hash: 'The customers and messages in it were hashed by another key.',
    whatToDo:
      'Nothing was changed. Put the right key back from where you keep it; a new one goes in front of it, with a comma between (portevoix rekey --help). Where it is lost for good: portevoix rekey --lost.',
  },
  fr: {
    wrong: (from, given) =>
      fr`La clé secrète de ${from} (connue comme ${given}) n’est pas celle de cette base.`,
    missing: (missed) => fr`Ce qui y est scellé demande la clé connue comme ${missed}.`,
    seal: fr`Elle n’ouvre pas ce qui y est scellé : auteurs sans nom, secrets de webhooks, originaux.`,
    hash: 'Les clients et les messages y sont hachés par une autre clé.',
    whatToDo: fr`Rien n’a été changé. Remettez la bonne clé, de là où vous la gardez ; une nouvelle se met devant elle, avec une virgule entre les deux (portevoix rekey --help). Si elle est perdue pour de bon : portevoix rekey --lost.`,
  },
});
