// Reads DATABASE_URL. Opens nothing.
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';

export type DatabasePlace =
  /** `url` is absolute and percent-encoded, as libSQL wants it. */
  | { readonly engine: 'sqlite'; readonly path: string; readonly url: string }
  /** `shown` is the address without user, password and options: fit for a log. */
  | { readonly engine: 'postgresql'; readonly url: string; readonly shown: string };

/**
 * `file:PATH` (PATH taken as it is written, relative to the working directory, spaces and accents allowed),
 * `file:///ABSOLUTE` (a URL, percent-encoded) or `postgresql://…`. @throws UserError that never
 * repeats the address, which may hold a password.
 */
export function parseDatabaseUrl(url: string): DatabasePlace {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === 'file') return fileIn(url);
  if (scheme === 'postgresql' || scheme === 'postgres') return serverIn(url);
  throw refused((words) => words.scheme(scheme));
}

function fileIn(url: string): DatabasePlace {
  const rest = url.slice('file:'.length);
  if (rest === '') throw refused((words) => words.noPath);
  if (rest.includes(':memory:')) {
    throw refused((words) => words.inMemory);
  }
  if (/[?#]/.test(rest)) throw refused((words) => words.options);
  const path = rest.startsWith('//') ? pathOfUrl(url) : resolve(rest);
  return { engine: 'sqlite', path, url: pathToFileURL(path).href };
}

function pathOfUrl(url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    throw refused((words) => words.path);
  }
}

function serverIn(url: string): DatabasePlace {
  // Not `new URL` in a try: its error carries the whole address, password included, into whatever logs it.
  if (!URL.canParse(url)) {
    throw refused((words) => words.address);
  }
  const { host, pathname, searchParams } = new URL(url);
  const schema = searchParams.get('schema');
  if (schema !== null && schema !== 'public') {
    throw refused((words) => words.schema);
  }
  return { engine: 'postgresql', url, shown: `postgresql://${host}${pathname}` };
}

function refused(why: (words: ReturnType<typeof say>) => string): UserError {
  return new UserError('database.url', (locale) => why(say(locale)));
}

const say = phrases({
  en: {
    scheme: (found: string | undefined) =>
      `DATABASE_URL must begin with "file:" (SQLite) or "postgresql://". ${found === undefined ? 'It has no scheme' : `"${found}:" is not one of them`}.`,
    noPath: 'DATABASE_URL: "file:" must be followed by the path of the database file.',
    inMemory: 'DATABASE_URL: an in-memory database would forget everything; give the path of a file.',
    options: 'DATABASE_URL: options after "?" or "#" are not understood in a "file:" address.',
    path: 'DATABASE_URL: write "file:relative/path.db", "file:/absolute/path.db" or "file:///absolute/path.db".',
    address:
      'DATABASE_URL is not a valid "postgresql:" address. Special characters in the password must be percent-encoded.',
    schema: 'DATABASE_URL: "?schema=" is not supported; give the program a database of its own.',
  },
  fr: {
    scheme: (found) =>
      found === undefined
        ? fr`DATABASE_URL doit commencer par « file: » (SQLite) ou « postgresql:// ».`
        : fr`DATABASE_URL doit commencer par « file: » (SQLite) ou « postgresql:// », et non par « ${found}: ».`,
    noPath: 'DATABASE_URL : écrivez le chemin du fichier de la base après « file: ».',
    inMemory: 'DATABASE_URL : une base en mémoire oublierait tout ; donnez le chemin d’un fichier.',
    options:
      'DATABASE_URL : les options après « ? » ou « # » ne sont pas comprises dans une adresse « file: ».',
    path: 'DATABASE_URL : écrivez « file:chemin/relatif.db », « file:/chemin/absolu.db » ou « file:///chemin/absolu.db ».',
    address:
      'DATABASE_URL n’est pas une adresse « postgresql: » valable. Dans le mot de passe, les caractères spéciaux s’écrivent en pour-cent (%40 pour @).',
    schema: 'DATABASE_URL : « ?schema= » n’est pas possible ; donnez au programme une base à lui seul.',
  },
});
