// Reads DATABASE_URL. Opens nothing.
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export type DatabasePlace =
  /** `url` is absolute and percent-encoded, as libSQL wants it. */
  | { readonly engine: 'sqlite'; readonly path: string; readonly url: string }
  /** `shown` is the address without user, password and options: fit for a log. */
  | { readonly engine: 'postgresql'; readonly url: string; readonly shown: string };

/**
 * `file:PATH` (PATH taken as it is written, relative to the working directory, spaces and accents allowed),
 * `file:///ABSOLUTE` (a URL, percent-encoded) or `postgresql://…`. Throws a sentence fit to be shown: it never
 * repeats the address, which may hold a password.
 */
export function parseDatabaseUrl(url: string): DatabasePlace {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === 'file') return fileIn(url);
  if (scheme === 'postgresql' || scheme === 'postgres') return serverIn(url);
  const found = scheme === undefined ? 'It has no scheme' : `"${scheme}:" is not one of them`;
  throw new Error(`DATABASE_URL must begin with "file:" (SQLite) or "postgresql://". ${found}.`);
}

function fileIn(url: string): DatabasePlace {
  const rest = url.slice('file:'.length);
  if (rest === '')
    throw new Error('DATABASE_URL: "file:" must be followed by the path of the database file.');
  if (rest.includes(':memory:')) {
    throw new Error('DATABASE_URL: an in-memory database would forget everything; give the path of a file.');
  }
  if (/[?#]/.test(rest))
    throw new Error('DATABASE_URL: options after "?" or "#" are not understood in a "file:" address.');
  const path = rest.startsWith('//') ? pathOfUrl(url) : resolve(rest);
  return { engine: 'sqlite', path, url: pathToFileURL(path).href };
}

function pathOfUrl(url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    throw new Error(
      'DATABASE_URL: write "file:relative/path.db", "file:/absolute/path.db" or "file:///absolute/path.db".',
    );
  }
}

function serverIn(url: string): DatabasePlace {
  // Not `new URL` in a try: its error carries the whole address, password included, into whatever logs it.
  if (!URL.canParse(url)) {
    throw new Error(
      'DATABASE_URL is not a valid "postgresql:" address. Special characters in the password must be percent-encoded.',
    );
  }
  const { host, pathname, searchParams } = new URL(url);
  const schema = searchParams.get('schema');
  if (schema !== null && schema !== 'public') {
    throw new Error('DATABASE_URL: "?schema=" is not supported; give the program a database of its own.');
  }
  return { engine: 'postgresql', url, shown: `postgresql://${host}${pathname}` };
}
