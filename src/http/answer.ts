// Answering, whichever door was knocked at: where the rest of a refused request has not come yet, nobody waits for it.
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

export interface HttpAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /**
   * Bytes of the rest of the request that are still taken, and thrown away, after the answer: for senders whom we know and who are told to come back,
   * since some send everything before they read. Nothing of strangers is.
   */
  readonly hearsOut?: number;
  /** After the headers, instead of `body`: writes as long as it likes, and ends it. Never for a HEAD, nor where the request has not come whole. */
  readonly streams?: (response: ServerResponse) => void;
}

/**
 * Milliseconds for which a connection that is being closed stays open, unread: were it torn down at once, its sender would be told of that
 * instead of reading the answer (RFC 9112, 9.6).
 */
const LINGER_MS = 1_000;
/** Milliseconds for whoever is heard out. */
const HEARD_OUT_MS = 10_000;

/**
 * Writes the whole answer. A request of which something has not come yet is not read any further, however long it is: the answer
 * is written, and the connection closed.
 */
export function answerTo(request: IncomingMessage, response: ServerResponse, answer: HttpAnswer): void {
  const { status, body = '' } = answer;
  const isUnread = !request.complete && hasBody(request);
  const headers = headersOf(answer);
  const { socket } = response;
  // Not by `response`: Node then reads the rest of the request to throw it away.
  if (answer.streams && !isUnread && request.method === 'GET' && !response.headersSent) {
    const { 'content-length': _, ...open } = headers;
    response.writeHead(status, open).flushHeaders();
    answer.streams(response);
    return;
  }
  if (!isUnread || socket === null || response.headersSent) {
    const closing = isUnread ? { connection: 'close' } : {};
    response.writeHead(status, { ...headers, ...closing }).end(request.method === 'HEAD' ? '' : body);
    return;
  }
  const most = answer.hearsOut ?? 0;
  if (most > 0) throwAway(request, most);
  endWith(socket, answer);
}

/** Writes the whole answer on a connection that nobody reads any further, and closes it once there was time to take the answer. */
export function endWith(socket: Socket, answer: HttpAnswer): void {
  const { status, body = '', hearsOut = 0 } = answer;
  const lines = Object.entries({ ...headersOf(answer), connection: 'close' }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  if (hearsOut === 0) socket.pause();
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`);
  setTimeout(() => socket.destroy(), hearsOut === 0 ? LINGER_MS : HEARD_OUT_MS).unref();
}

function headersOf({ body = '', headers }: HttpAnswer): Record<string, string> {
  return {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  };
}

function throwAway(request: IncomingMessage, most: number): void {
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > most) request.socket.destroy();
  });
  request.once('end', () => request.socket.destroySoon());
}

function hasBody({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;
}
