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

/** In bytes. @throws BodyTooLarge, having read no more than `most` bytes, and what the connection throws where the sender goes away. */
export async function bodyOf(request: IncomingMessage, most: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > most) throw new BodyTooLarge(most);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > most) throw new BodyTooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
