// The screens on walls: the page, and the stream on which it hears of something new. Each page that somebody watches is looked at anew every
// few seconds, once for all who watch it. Who is let in: ../routes.ts.
import { createHash } from 'node:crypto';
import type { Clock } from '../../../clock.ts';
import type { Database } from '../../../database/client.ts';
import type { Sections } from '../../../digests/section.ts';
import type { WebAnswer } from '../../../http/route.ts';
import { hasExpired, type OpenPage, pageById } from '../../../pages/page.ts';
import { wallShows } from '../../../pages/wall.ts';
import type { WebLog } from '../../failures.ts';
import { releaseOf } from '../files.ts';
import { eventHeaders, pageAnswer, pageLater } from '../headers.ts';
import { type WallContent, wallContent } from './content.ts';
import { slidesHtml, wallDocument } from './slides.tsx';
import { eventText, keyOf, streams, type WatchedPage } from './streams.ts';

export interface WallParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly sections: Sections;
  readonly log: Pick<WebLog, 'error'>;
  /** False: looks only when `look` is called. */
  readonly looksByItself?: boolean;
}

export interface Walls {
  page(page: OpenPage): Promise<WebAnswer>;
  /** @param known the version that the screen shows already */
  events(page: OpenPage, known: string | null): Promise<WebAnswer>;
  /** Tells each screen what is new to it, or that all is well. Never rejects. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/** Milliseconds: so long a quote that was erased may stay on a screen. Also the beat by which a screen knows that it is still connected. */
const LOOK_MS = 15_000;
/** Of what is shown, kept so long for those who open the same page meanwhile, as after a restart. */
const KEPT_MS = 5_000;
const COME_BACK_S = 30;

interface DrawnWall {
  readonly content: WallContent;
  readonly html: string;
  readonly version: string;
  readonly at: number;
}

export function walls({ database, clock, sections, log, looksByItself = true }: WallParts): Walls {
  const { db } = database;
  const open = streams();
  /** By `keyOf` the page, as below. */
  const shown = new Map<string, Promise<DrawnWall>>();
  /** What everybody who watches it was told last. */
  const toldLast = new Map<string, string>();
  const release = releaseOf('wall.css', 'wall.js');
  let looking: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;

  const drawn = async (page: OpenPage): Promise<DrawnWall> => {
    const now = clock.now();
    const content = await wallContent(db, page, sections, now);
    const html = slidesHtml(content.slides);
    const whole = JSON.stringify([html, content.hours, content.timeZone]);
    const version = createHash('sha256').update(whole).digest('base64url').slice(0, 16);
    return { content, html, version, at: now.getTime() };
  };
  const drawAnew = (page: OpenPage): Promise<DrawnWall> => {
    const drawing = drawn(page);
    const key = keyOf(watching(page));
    shown.set(key, drawing);
    drawing.catch(() => shown.delete(key));
    return drawing;
  };
  const ofNow = async (page: OpenPage): Promise<DrawnWall> => {
    const known = await shown.get(keyOf(watching(page)));
    const isFresh = known && clock.now().getTime() - known.at < KEPT_MS;
    return isFresh ? known : drawAnew(page);
  };
  const told = ({ content: { hours, timeZone: zone }, html: slides, version, at }: DrawnWall) =>
    eventText('slides', { version, release, at, slides, hours, zone });
  const beat = (version: string) => eventText('beat', { version, release });

  const lookAt = async (watched: WatchedPage) => {
    const key = keyOf(watched);
    const page = await pageById(db, watched.workspaceId, watched.pageId);
    if (page === null || hasExpired(page, clock.now())) {
      shown.delete(key);
      return open.end(watched, eventText('gone', {}));
    }
    const now = await drawAnew(page);
    open.send(watched, toldLast.get(key) === now.version ? beat(now.version) : told(now));
    toldLast.set(key, now.version);
  };
  const lookAtAll = async () => {
    const watched = open.watched();
    for (const each of watched)
      await lookAt(each).catch((error: unknown) =>
        log.error({ err: error }, 'a screen could not be told what is new; the next look tries again'),
      );
    const keys = new Set(watched.map(keyOf));
    for (const map of [shown, toldLast]) for (const key of map.keys()) if (!keys.has(key)) map.delete(key);
    if (watched.length === 0) rest();
  };
  const look = (): Promise<void> => {
    looking ??= lookAtAll().finally(() => {
      looking = null;
    });
    return looking;
  };
  const wake = () => {
    if (!looksByItself || timer !== null) return;
    timer = setInterval(() => void look(), LOOK_MS);
    timer.unref();
  };
  const rest = () => {
    if (timer !== null) clearInterval(timer);
    timer = null;
  };

  return {
    async page(page) {
      const { content, html: slides, version, at } = await ofNow(page);
      const [locale = 'fr'] = wallShows(page.shows).languages;
      const { name } = page;
      return pageAnswer(wallDocument({ locale, name, slides, content, version, release, at }));
    },
    async events(page, known) {
      const watched = watching(page);
      const now = await ofNow(page);
      if (!open.hasRoom(watched)) return pageLater(503, 'Too many screens watch already', COME_BACK_S);
      return {
        status: 200,
        headers: eventHeaders,
        body: '',
        streams(response) {
          open.join(watched, response);
          const key = keyOf(watched);
          if (!toldLast.has(key)) toldLast.set(key, now.version);
          response.write(known === now.version ? beat(now.version) : told(now));
          wake();
        },
      };
    },
    look,
    async stop() {
      rest();
      open.stop();
      await looking;
    },
  };
}

function watching({ workspaceId, id }: OpenPage): WatchedPage {
  return { workspaceId, pageId: id };
}
