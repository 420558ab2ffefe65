// The open streams of events (https://html.spec.whatwg.org/multipage/server-sent-events.html): how many there may be, writing to all of a page,
// and dropping who does not read. What is written is walls.ts.
import type { ServerResponse } from 'node:http';

/** Screens of one page, of one company, and of all that this process serves: each holds a connection, and little else. */
const MOST = { ofPage: 100, ofCompany: 250, inAll: 400 };

export interface WatchedPage {
  readonly workspaceId: string;
  readonly pageId: string;
}

/** Two companies may have pages of one id: they may come from elsewhere. */
export function keyOf({ workspaceId, pageId }: WatchedPage): string {
  return `${workspaceId} ${pageId}`;
}

export interface Streams {
  /** Whether there is room for one more. */
  hasRoom(page: WatchedPage): boolean;
  join(page: WatchedPage, response: ServerResponse): void;
  /** Pages that somebody watches. */
  watched(): readonly WatchedPage[];
  /** To everybody who watches that page; who has not read what came before is dropped, and comes back by itself. */
  send(page: WatchedPage, text: string): void;
  /** Says this last, and ends them. */
  end(page: WatchedPage, text: string): void;
  count(): number;
  /** Ends all of them; nobody joins any more. */
  stop(): void;
}

export function streams(most = MOST): Streams {
  const open = new Map<ServerResponse, WatchedPage>();
  let stopped = false;
  const of = (key: string) => [...open].flatMap(([response, page]) => (keyOf(page) === key ? response : []));
  return {
    hasRoom: (page) =>
      !stopped &&
      open.size < most.inAll &&
      [...open.values()].filter(({ workspaceId }) => workspaceId === page.workspaceId).length <
        most.ofCompany &&
      of(keyOf(page)).length < most.ofPage,
    join(page, response) {
      if (stopped) return void response.end();
      open.set(response, page);
      response.once('close', () => open.delete(response));
      // A socket that breaks is closed; nobody else hears of it.
      response.on('error', () => response.destroy());
    },
    watched: () => [...new Map([...open.values()].map((page) => [keyOf(page), page])).values()],
    send(page, text) {
      for (const response of of(keyOf(page))) {
        if (response.writableNeedDrain) response.destroy();
        else response.write(text);
      }
    },
    end(page, text) {
      for (const response of of(keyOf(page))) {
        open.delete(response);
        response.end(text);
      }
    },
    count: () => open.size,
    stop() {
      stopped = true;
      for (const response of open.keys()) response.end();
      open.clear();
    },
  };
}

/** One event. @param data one line: JSON */
export function eventText(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
