// Requests that never came whole: too late, or not HTTP. What Node answers by itself says neither when to come back nor stays until it is read.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { endWith, type HttpAnswer } from './answer.ts';

/** Nothing of it was taken, and whoever sends it again loses nothing (RFC 9110, 15.5.9). */
const TOO_LATE: HttpAnswer = {
  status: 408,
  headers: { 'content-type': 'application/problem+json', 'retry-after': '10' },
  body: JSON.stringify({
    type: 'about:blank',
    status: 408,
    title: 'The request did not come in time',
    detail: 'Nothing was stored. Send it again in 10 seconds.',
  }),
};

/** https://nodejs.org/api/http.html#event-clienterror */
const ANSWERS: Readonly<Record<string, HttpAnswer>> = {
  ERR_HTTP_REQUEST_TIMEOUT: TOO_LATE,
  HPE_HEADER_OVERFLOW: { status: 431 },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { status: 413 },
};

/** Answers each of them and closes its connection. Where an answer was written already, the connection alone is closed. */
export function answerUnheard(server: Server): void {
  const under = new WeakMap<Duplex, ServerResponse>();
  const note = ({ socket }: IncomingMessage, response: ServerResponse): void => {
    under.set(socket, response);
  };
  server.on('request', note);
  server.on('checkContinue', note);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    const response = under.get(socket);
    const isBeingAnswered = response?.headersSent && !response.writableFinished;
    if (!(socket instanceof Socket) || !socket.writable || isBeingAnswered || error.code === 'ECONNRESET')
      socket.destroy();
    else endWith(socket, ANSWERS[error.code ?? ''] ?? { status: 400 });
  });
}
