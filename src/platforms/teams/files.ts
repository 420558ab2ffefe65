// Files that we hand to somebody: Teams asks them first whether it may stand in their OneDrive. Kept here meanwhile.
import type { Attachment } from 'botbuilder';
import { z } from 'zod';
import { newId } from '../../clock.ts';
import type { OwnFile } from '../../handlers/request.ts';

const CONSENT_TYPE = 'application/vnd.microsoft.teams.card.file.consent';
const INFO_TYPE = 'application/vnd.microsoft.teams.card.file.info';

/** How many are kept for those who have not answered; the oldest gives way. After a restart one asks again. */
const MOST = 20;

export interface Files {
  /** The card that asks. Only who was asked may take the file. */
  offer(file: OwnFile, user: string, words: string): Attachment;
  /** Null where the file is gone, or is somebody else's. */
  take(id: string, user: string): OwnFile | null;
}

export function waitingFiles(): Files {
  const waiting = new Map<string, { readonly file: OwnFile; readonly user: string }>();
  return {
    offer(file, user, words) {
      const id = newId();
      waiting.set(id, { file, user });
      const [oldest] = waiting.keys();
      if (waiting.size > MOST && oldest !== undefined) waiting.delete(oldest);
      return {
        contentType: CONSENT_TYPE,
        name: file.name,
        content: {
          description: words,
          sizeInBytes: Buffer.byteLength(file.content),
          acceptContext: { portevoixFile: id },
          declineContext: { portevoixFile: id },
        },
      };
    },
    take(id, user) {
      const found = waiting.get(id);
      if (found?.user !== user) return null;
      waiting.delete(id);
      return found.file;
    },
  };
}

const consent = z.looseObject({
  action: z.string(),
  context: z.looseObject({ portevoixFile: z.string() }),
  uploadInfo: z
    .looseObject({
      uploadUrl: z.string(),
      contentUrl: z.string(),
      uniqueId: z.string(),
      fileType: z.string(),
      name: z.string(),
    })
    .nullish(),
});
export type Consent = z.infer<typeof consent>;

export function consentFrom(value: unknown): Consent | null {
  const parsed = consent.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** Uploads it where Teams said, and gives the card that shows it. Throws where that place is not Microsoft's or refuses. */
export async function upload(file: OwnFile, place: NonNullable<Consent['uploadInfo']>): Promise<Attachment> {
  if (!isMicrosofts(place.uploadUrl)) throw new Error('Teams named a place for a file that is not its own');
  const bytes = Buffer.from(file.content);
  const answer = await fetch(place.uploadUrl, {
    method: 'PUT',
    headers: {
      'content-type': 'application/octet-stream',
      'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
    },
    body: bytes,
    signal: AbortSignal.timeout(20_000),
  });
  if (!answer.ok) throw new Error(`a file could not be stored: ${answer.status}`);
  return {
    contentType: INFO_TYPE,
    name: place.name,
    contentUrl: place.contentUrl,
    content: { uniqueId: place.uniqueId, fileType: place.fileType },
  };
}

/** Where Teams keeps people's files. */
export function isMicrosofts(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' && /\.(sharepoint\.com|microsoft\.com|live\.com|1drv\.com)$/.test(hostname);
}
