// Whoever only stands in the door makes room for whoever comes in.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Of more than `most` connections those on which nothing is asked are ended, the longest silent first; of twice as many, none of which is silent,
 * the newest.
 */
export function makeRoom(server: Server, most: number): void {
  server.maxConnections = 2 * most;
  const silent = new Set<Socket>();
  let open = 0;
  server.on('connection', (socket: Socket) => {
    open++;
    silent.add(socket);
    socket.once('close', () => {
      open--;
      silent.delete(socket);
    });
    const [longest] = silent;
    if (open > most && longest !== socket) longest?.destroy();
  });
  const busy = ({ socket }: IncomingMessage, response: ServerResponse): void => {
    silent.delete(socket);
    response.once('close', () => {
      if (!socket.destroyed) silent.add(socket);
    });
  };
  server.on('request', busy);
  server.on('checkContinue', busy);
}
