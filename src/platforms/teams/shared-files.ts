// Files that somebody shares with the bot in their personal chat. Teams names each by an address that works without a token for
// some minutes, so it is kept just as long; after a restart the file is shared again. Files of ours are in files.ts.
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { FileError, type HandedFiles } from '../../imports/handed.ts';
import { isMicrosofts } from './files.ts';
import type { Incoming } from './incoming.ts';

export interface SharedFiles extends Pick<HandedFiles, 'describe' | 'fetch'> {
  /** Ours for the files beside a message: "teams:…". */
  note(incoming: Incoming): string[];
}

const INFO = 'application/vnd.microsoft.teams.file.download.info';
const info = z.looseObject({ downloadUrl: z.string(), uniqueId: z.string() });

/** Teams does not say how long an address works; it is tried for this long, and Teams has the last word. */
const KEPT_MS = 60 * 60_000;
const MOST = 200;
/** Fetching 50 MB takes a slow line about this long. */
const FETCH_MS = 2 * 60_000;

export function sharedFiles(clock: Clock): SharedFiles {
  const known = new Map<string, { readonly name: string; readonly url: string; readonly at: number }>();
  const find = (fileId: string) => {
    const found = known.get(fileId);
    if (!found || Math.abs(clock.now().getTime() - found.at) > KEPT_MS) throw new FileError('gone');
    if (!isMicrosofts(found.url)) throw new FileError('elsewhere');
    return found;
  };
  return {
    note({ attachments }) {
      return (attachments ?? []).flatMap(({ contentType, content, name }) => {
        const parsed = info.safeParse(content);
        if (contentType !== INFO || !parsed.success) return [];
        const id = `teams:${parsed.data.uniqueId}`;
        const called = typeof name === 'string' ? name : 'file';
        known.set(id, { name: called, url: parsed.data.downloadUrl, at: clock.now().getTime() });
        const [oldest] = known.keys();
        if (known.size > MOST && oldest !== undefined) known.delete(oldest);
        return [id];
      });
    },
    async describe(fileId) {
      const { name, url } = find(fileId);
      const response = await ask(url, AbortSignal.timeout(FETCH_MS));
      await response.body?.cancel();
      return { name, bytes: Number(response.headers.get('content-length') ?? 0) };
    },
    async fetch(fileId, { path, mostBytes, signal }) {
      const { url } = find(fileId);
      const within = AbortSignal.any([signal, AbortSignal.timeout(FETCH_MS)]);
      const response = await ask(url, within);
      if (response.body === null) throw new FileError('unreachable');
      try {
        const out = createWriteStream(path, { flags: 'wx', mode: 0o600 });
        await pipeline(response.body, upTo(mostBytes), out, { signal: within });
      } catch (error) {
        if (error instanceof FileError || signal.aborted) throw error;
        throw new FileError('unreachable', { cause: error });
      }
    },
  };
}

/** By GET, which is all that Microsoft says works. Follows no redirect: only the host that was checked is asked. */
async function ask(url: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url, { redirect: 'manual', signal }).catch((error: unknown) => {
    throw new FileError('unreachable', { cause: error });
  });
  if (response.status >= 500 || response.status === 429) throw new FileError('unreachable');
  // An address that is over answers like a file that is gone.
  if (!response.ok) throw new FileError('gone');
  return response;
}

function upTo(most: number) {
  return async function* (chunks: AsyncIterable<Uint8Array>) {
    let bytes = 0;
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > most) throw new FileError('too-large');
      yield chunk;
    }
  };
}
