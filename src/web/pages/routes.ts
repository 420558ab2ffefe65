// The door of all pages that open by a link: who is let in, and how often strangers may try. What is behind it is loaded when somebody first
// comes: a company without pages pays for none.

import { noteSeen } from '../../api/seen.ts';
import { dayIn } from '../../calendar/zone.ts';
import { allowances } from '../../http/allowance.ts';
import { oneByOne } from '../../http/one-by-one.ts';
import type { Route, WebAnswer, WebRequest } from '../../http/route.ts';
import { noteOpened, type OpenPage, type PageKind, pageOpened } from '../../pages/page.ts';
import { fileRoutes } from './files.ts';
import { noPage, pageLater } from './headers.ts';
import type { JourneyPages } from './journey/shown.ts';
import type { WallParts, Walls } from './wall/walls.ts';

export interface OpenPages {
  readonly routes: readonly Route[];
  /** Tells whoever watches what is new; done every few seconds by itself. */
  look(): Promise<void>;
  /** Ends what is still being told. */
  stop(): Promise<void>;
}

/** Links that lead nowhere, of all who try them together: a slip of the hand now and then. Whoever has a page is let in meanwhile. */
const WRONG = { burst: 30, perSecond: 0.5 };
/** As `makePage` makes them. */
const TOKEN = /^[\w-]{32}$/;

export function pages(parts: WallParts): OpenPages {
  const { database, clock } = parts;
  const looking = oneByOne();
  const wrong = allowances(WRONG, () => clock.now().getTime());
  let walls: Promise<Walls> | null = null;
  const opened = () => {
    walls ??= import('./wall/walls.ts').then((room) => room.walls(parts));
    return walls;
  };

  let maps: Promise<JourneyPages> | null = null;
  const mapped = () => {
    maps ??= import('./journey/shown.ts').then((room) => room.journeyPages(parts));
    return maps;
  };

  const admitted = async (
    { parameters: { token = '' } }: WebRequest,
    kind: PageKind,
    show: (page: OpenPage) => Promise<WebAnswer>,
  ): Promise<WebAnswer> => {
    const now = clock.now();
    const page = TOKEN.test(token)
      ? await looking(() => pageOpened(database.db, { token, kind, now }))
      : null;
    if (page !== null) return show(page);
    const { isOver, enoughInS } = wrong('');
    return isOver ? pageLater(429, 'Too many links that lead nowhere', enoughInS) : noPage();
  };

  return {
    routes: [
      {
        method: 'GET',
        path: '/wall/:token',
        answer: (request) =>
          admitted(request, 'wall', async (page) => {
            const answer = await (await opened()).page(page);
            await noteOpening(page);
            return answer;
          }),
      },
      {
        method: 'GET',
        path: '/wall/:token/events',
        answer: (request) =>
          admitted(request, 'wall', async (page) =>
            (await opened()).events(page, request.query.get('known')),
          ),
      },
      {
        method: 'GET',
        path: '/journey/:token',
        answer: (request) =>
          admitted(request, 'journey', async (page) => {
            const answer = await (await mapped()).page(page, request);
            await noteOpening(page);
            return answer;
          }),
      },
      ...fileRoutes,
    ],
    look: async () => (await walls)?.look(),
    stop: async () => (await walls)?.stop(),
  };

  async function noteOpening(page: OpenPage): Promise<void> {
    const { timeZone } = await database.db.workspace.findUniqueOrThrow({
      where: { id: page.workspaceId },
      select: { timeZone: true },
    });
    const today = dayIn(timeZone, clock.now());
    if (page.lastOpenedOn !== today) await noteSeen(database, (db) => noteOpened(db, page, today));
  }
}
