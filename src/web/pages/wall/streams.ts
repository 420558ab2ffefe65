// The open streams of events (https://html.spec.whatwg.org/multipage/server-sent-events.html): how many there may be, writing to all of a page,
// and dropping who does not read. What is written is walls.ts.
import type { ServerResponse } from 'node:http';

/** Screens of one page, of one company, and of all that this process serves: each holds a connection, and little else. */
const MOST = { ofPage: 100, ofCompany: 250, inAll: 400 };

export interface WatchedPage {
  readonly workspaceId: string;
  readonly pageId: string;
}

export interface Streams {
  /** Whether there is room for one more. */
  hasRoom(page: WatchedPage): boolean;
  join(page: WatchedPage, response: ServerResponse): void;
  /** Pages that somebody watches. */
  watched(): readonly WatchedPage[];
  /** To everybody who watches that page; who has not read what came before is dropped, and comes back by itself. */
  send(pageId: string, text: string): void;
  /** Says this last, and ends them. */
  end(pageId: string, text: string): void;
  count(): number;
  /** Ends all of them; nobody joins any more. */
  stop(): void;
}

export function streams(most = MOST): Streams {
  const open = new Map<ServerResponse, WatchedPage>();
  let stopped = false;
  const of = (mine: (page: WatchedPage) => boolean) =>
    [...open].filter(([, page]) => mine(page)).map(([response]) => response);
  return {
    hasRoom: ({ workspaceId, pageId }) =>
      !stopped &&
      open.size < most.inAll &&
      of((page) => page.workspaceId === workspaceId).length < most.ofCompany &&
      of((page) => page.pageId === pageId).length < most.ofPage,
    join(page, response) {
      if (stopped) return void response.end();
      open.set(response, page);
      response.once('close', () => open.delete(response));
      // A socket that breaks is closed; nobody else hears of it.
      response.on('error', () => response.destroy());
    },
    watched: () => [...new Map([...open.values()].map((page) => [page.pageId, page])).values()],
    send(pageId, text) {
      for (const response of of((page) => page.pageId === pageId)) {
        if (response.writableNeedDrain) response.destroy();
        else response.write(text);
      }
    },
    end(pageId, text) {
      for (const response of of((page) => page.pageId === pageId)) {
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
