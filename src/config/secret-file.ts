// A secret that stands in a file of its own. Read at the start, where nothing may hang: a pipe that nobody writes to, or a device
// without an end, would keep the program from saying what is wrong.
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** `special`: a pipe, a socket or a device. */
export type WhyNoSecret =
  | 'missing'
  | 'denied'
  | 'folder'
  | 'special'
  | 'large'
  | 'empty'
  | 'binary'
  | 'unreadable';

/** In bytes; a certificate with its chain and its key has some ten thousand. */
const MOST = 64 * 1024;

/** What is in the file, without spaces and line ends around it, or why there is nothing. Never waits for anybody. */
export function secretIn(file: string): { readonly secret: string } | { readonly whyNot: WhyNoSecret } {
  let handle: number;
  try {
    // Opened so, a pipe has no need of a writer.
    handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return { whyNot: whyNotOpened(error) };
  }
  try {
    const found = fstatSync(handle);
    if (found.isDirectory()) return { whyNot: 'folder' };
    if (!found.isFile()) return { whyNot: 'special' };
    const bytes = readUpTo(handle, MOST + 1);
    if (bytes.length > MOST) return { whyNot: 'large' };
    const secret = bytes.toString('utf8').trim();
    if (/[\0\uFFFD]/.test(secret)) return { whyNot: 'binary' };
    return secret === '' ? { whyNot: 'empty' } : { secret };
  } catch {
    return { whyNot: 'unreadable' };
  } finally {
    closeSync(handle);
  }
}

/** Files that the kernel makes up say no size. */
function readUpTo(handle: number, most: number): Buffer {
  const buffer = Buffer.alloc(most);
  let length = 0;
  for (;;) {
    const read = readSync(handle, buffer, length, most - length, null);
    length += read;
    if (read === 0 || length === most) return buffer.subarray(0, length);
  }
}

function whyNotOpened(error: unknown): WhyNoSecret {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
  if (code === 'EACCES' || code === 'EPERM') return 'denied';
  return code === 'ENXIO' || code === 'ENODEV' ? 'special' : 'unreadable';
}
