// The body of a request, read as far as somebody wants it.
import type { IncomingMessage } from 'node:http';

export class BodyTooLarge extends Error {
  readonly most: number;
  constructor(most: number) {
    super(`the body has more than ${most} bytes`);
    this.name = 'BodyTooLarge';
    this.most = most;
  }
}

/** What strangers may hold in memory together, while nobody knows yet who they are. */
export interface Room {
  /** In bytes. */
  readonly most: number;
  taken: number;
}

/** There is no room for a body of this size just now. */
export class NoRoom extends Error {
  constructor() {
    super('too many bodies are being read');
    this.name = 'NoRoom';
  }
}

/** In bytes: a body up to here always has room, so that those who send long ones slowly keep no usual one out. */
const SMALL = 64 * 1024;

/**
 * At most `most` bytes, of which no more are read. What is read counts in `room` meanwhile: the bytes that came, not those that were announced.
 * @throws BodyTooLarge, NoRoom, and what the connection throws where the sender goes away
 */
export async function bodyOf(request: IncomingMessage, most: number, room?: Room): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > most) throw new BodyTooLarge(most);
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      if (!Buffer.isBuffer(chunk)) continue;
      bytes += chunk.length;
      if (room) room.taken += chunk.length;
      if (bytes > most) throw new BodyTooLarge(most);
      if (room && bytes > SMALL && room.taken > room.most) throw new NoRoom();
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    if (room) room.taken -= bytes;
  }
}
