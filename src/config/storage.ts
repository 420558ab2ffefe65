// Where rows live and under which keys: read from the settings; a key is made where there is nothing yet.
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseDatabaseUrl } from '../database/client.ts';
import { newSecret } from '../keys.ts';
import { ConfigError, type Environment } from './config.ts';
import { secretIn } from './secret-file.ts';

export interface StorageConfig {
  readonly databaseUrl: string;
  /** Base64 of 32 bytes each; the first seals, all open. */
  readonly secretKeys: readonly string[];
  /** Where they were found: the setting's name, or a file. */
  readonly keysFrom?: string;
  /** Set when a new secret was made just now: say it aloud, it must be backed up. */
  readonly newSecretFile: string | null;
}

const SQLITE_DEFAULT = 'file:./data/portevoix.db';
/** Apart from the data, so that a copy of these holds no key. */
const KEYS_DEFAULT = './keys';
const SETTING = 'PORTEVOIX_SECRET_KEY';

/**
 * With SQLite a missing key is made once, mode 0600, before there is a database: never beside one, whose rows it could not open, and not
 * where `mayMake` is false: what is to come was sealed under a key that there is.
 * @throws ConfigError saying where a key is missing and what to do
 */
export function storageConfig(env: Environment, { mayMake = true } = {}): StorageConfig {
  const databaseUrl = env['DATABASE_URL'] || SQLITE_DEFAULT;
  const given = env[SETTING];
  if (given)
    return {
      databaseUrl,
      secretKeys: checkedKeys(keysIn(given), SETTING),
      keysFrom: SETTING,
      newSecretFile: null,
    };
  const place = parseDatabaseUrl(databaseUrl);
  if (place.engine === 'postgresql')
    throw new ConfigError([(words) => (mayMake ? words.keyForPostgres : words.keyOfBefore)]);
  const beside = join(dirname(place.path), FILE);
  const folder = env['KEY_FOLDER'] || (env['DATABASE_URL'] ? dirname(place.path) : KEYS_DEFAULT);
  const file = join(folder, FILE);
  // Beside the database is where it was made formerly.
  const found = [file, beside].find((each) => existsSync(each));
  if (found !== undefined)
    return {
      databaseUrl,
      secretKeys: checkedKeys(readKeyFile(found), found),
      keysFrom: found,
      newSecretFile: null,
    };
  if (existsSync(place.path)) throw new ConfigError([(words) => words.keyLost(file, place.path)]);
  if (!mayMake) throw new ConfigError([(words) => words.keyOfBefore]);
  const secret = newSecret();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
  return { databaseUrl, secretKeys: [secret], keysFrom: file, newSecretFile: file };
}

const FILE = 'secret.key';

function keysIn(text: string): string[] {
  return text.split(/[\s,]+/).filter((key) => key !== '');
}

/**
 * @param from the setting or the file that they come from
 * @throws ConfigError where there is none, or naming the position of each that is no 32 bytes in base64, never its text
 */
function checkedKeys(keys: readonly string[], from: string): readonly string[] {
  if (keys.length === 0) throw new ConfigError([(words) => words.keyEmpty(from)]);
  const sizes = keys.map((key) => Buffer.from(key, 'base64').length);
  const wrong = sizes.flatMap((bytes, at) => (bytes === 32 ? [] : [{ bytes, at }]));
  if (wrong.length === 0) return keys;
  throw new ConfigError(
    wrong.map(
      ({ bytes, at }) =>
        ({ keySize }) =>
          keySize(String(at + 1), String(keys.length), bytes),
    ),
  );
}

/** @throws ConfigError saying why there is no key in it: a folder, or somebody else's. */
function readKeyFile(file: string): string[] {
  const read = secretIn(file);
  if ('secret' in read) return keysIn(read.secret);
  if (read.whyNot === 'empty') return [];
  throw new ConfigError([(words) => words.noSecret(file, read.whyNot)]);
}
