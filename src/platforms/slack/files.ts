// Files on Slack: what a shared one is, fetching it with our token from Slack's own hosts alone, and giving somebody one of ours.
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { webApi } from '@slack/bolt';
import type { OwnFile } from '../../handlers/request.ts';
import { type Fetching, FileError, type FileFault, type HandedFiles } from '../../imports/handed.ts';
import { place } from '../../messages/message.ts';
import { SLACK_API } from './client.ts';
import { inert } from './markup.ts';
import { faultOf } from './outcomes.ts';
import type { DirectMessages } from './send.ts';
import type { SlackConfig } from './settings.ts';

interface FilesWire {
  readonly client: webApi.WebClient;
  readonly dms: DirectMessages;
}

/** Fetching 50 MB takes a slow line about this long. */
const FETCH_MS = 2 * 60_000;

/** @param token null: there is none any more */
export function slackFiles(
  { apiUrl }: Pick<SlackConfig, 'apiUrl'>,
  wire: FilesWire,
  token: () => Promise<string | null>,
): HandedFiles {
  return {
    async describe(fileId) {
      const { name, size } = await infoOf(wire.client, fileId);
      return { name: name || 'file', bytes: size ?? 0 };
    },
    async fetch(fileId, fetching) {
      const { url_private_download, url_private } = await infoOf(wire.client, fileId);
      const address = url_private_download ?? url_private ?? '';
      if (!isSlacks(address, apiUrl)) throw new FileError('elsewhere');
      const borne = await token();
      if (borne === null) throw new FileError('not-allowed');
      await download(address, borne, fetching);
    },
    hand: (to, file, words) => handFile(wire, place(to).id, file, words),
  };
}

/** Slack posts the file as a message of ours, the words above it. */
export async function handFile(
  { client, dms }: FilesWire,
  user: string,
  file: OwnFile,
  words: string,
): Promise<void> {
  await client.filesUploadV2({
    channel_id: await dms(user),
    filename: file.name,
    ...(typeof file.content === 'string' ? { content: file.content } : { file: Buffer.from(file.content) }),
    ...(file.alt === undefined ? {} : { alt_text: file.alt }),
    initial_comment: inert(words),
  });
}

/**
 * Where our token may go: to the Web API's own origin, and over TLS to "files." before its host, where Slack keeps files
 * (docs.slack.dev/reference/objects/file-object, url_private).
 */
export function isSlacks(address: string, apiUrl: string | null): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, protocol, host } = new URL(address);
  const api = new URL(apiUrl ?? SLACK_API);
  return origin === api.origin || (protocol === 'https:' && host === `files.${api.host}`);
}

type Info = NonNullable<webApi.FilesInfoResponse['file']>;

// The codes are those under "Errors" on docs.slack.dev/reference/methods/files.info.
const FAULTS: Readonly<Record<string, FileFault>> = {
  file_not_found: 'gone',
  file_deleted: 'gone',
  missing_scope: 'not-allowed',
  not_allowed_token_type: 'not-allowed',
};

async function infoOf(client: webApi.WebClient, fileId: string): Promise<Info> {
  const { file } = await client.files.info({ file: fileId }).catch((error: unknown) => {
    const fault = faultOf(error);
    if (fault === null) throw error;
    const known = fault.kind === 'refused' ? FAULTS[fault.code] : undefined;
    throw new FileError(known ?? 'unreachable', { cause: error });
  });
  // "tombstone" and "hidden_by_limit" are left of files that are not there any more.
  if (!file || file.mode === 'tombstone' || file.mode === 'hidden_by_limit') throw new FileError('gone');
  if (file.is_external) throw new FileError('elsewhere');
  return file;
}

/** Follows no redirect: our token stays with the host that was checked. */
async function download(address: string, token: string, fetching: Fetching): Promise<void> {
  const { path, mostBytes, signal } = fetching;
  const within = AbortSignal.any([signal, AbortSignal.timeout(FETCH_MS)]);
  try {
    const response = await fetch(address, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'manual',
      signal: within,
    });
    // Without the right, Slack answers with its page to sign in, or sends there.
    const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
    if (response.status === 404 || response.status === 410) throw new FileError('gone');
    const isTurnedAway = response.status >= 300 && response.status < 500 && response.status !== 429;
    if (isTurnedAway || isPage) throw new FileError('not-allowed');
    if (!response.ok || response.body === null) throw new FileError('unreachable');
    const out = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    await pipeline(response.body, upTo(mostBytes), out, { signal: within });
  } catch (error) {
    if (error instanceof FileError || signal.aborted) throw error;
    throw new FileError('unreachable', { cause: error });
  }
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
