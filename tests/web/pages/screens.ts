// A company whose digests hang on walls, its server, and a reader of streams: for the tests of pages.
import type { Database } from '../../../src/database/client.ts';
import { snapshotFrom } from '../../../src/digests/compose.ts';
import type { Sections } from '../../../src/digests/section.ts';
import { menu } from '../../../src/handlers/index.ts';
import { makePage, type OpenPage } from '../../../src/pages/page.ts';
import type { WallShows } from '../../../src/pages/wall.ts';
import { pages } from '../../../src/web/pages/routes.ts';
import { startWeb, type Web } from '../../../src/web/server.ts';
import { type Company, makeCompany } from '../../digests/company.ts';
import { addAnswers } from '../../feedback/answers-on-file.ts';

export const MADE = new Date('2026-11-01T08:00:00Z');
/** Monday, nine o'clock in Paris. */
const MONDAY = new Date('2026-11-16T08:00:00Z');

const SLIDES = [...menu.sections.flatMap(({ id, wall }) => (wall === null ? [] : [id])), 'next'];

/** As those of the program, for whom everything still stands: examples are of no row. */
const LASTING = menu.sections.map((each) => ({
  ...each,
  stands: (_: unknown, __: unknown, stored: unknown) => Promise.resolve(stored),
}));

export interface Screens {
  readonly web: Web;
  readonly acme: Company;
  readonly time: { now: Date };
  readonly logged: string[];
  readonly sections: Sections;
  /** What the program does by itself every few seconds. */
  look(): Promise<void>;
  /** The last digest says the example of each section, in the order of a new schedule; none of it has been taken back. */
  showExamples(): Promise<void>;
  make(
    shows?: Partial<WallShows>,
    of?: Company,
  ): Promise<{ readonly page: OpenPage; readonly token: string }>;
  get(path: string, init?: RequestInit): Promise<Response>;
  listen(token: string, known?: string): Promise<Listening>;
  stop(): Promise<void>;
}

export interface Listening {
  readonly response: Response;
  /** The next event, as soon as it has come whole; null: the stream has ended. */
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire
  next(): Promise<{ readonly event: string; readonly data: any } | null>;
  leave(): Promise<void>;
}

/** @param lasting whether what is told stands, whatever became of it */
export async function screens(
  database: Database,
  { lasting = false, looksByItself = false } = {},
): Promise<Screens> {
  const acme = await filled(database);
  const time = { now: new Date('2026-11-17T09:00:00Z') };
  const logged: string[] = [];
  const note = (fields: object, message: string) => void logged.push(JSON.stringify({ ...fields, message }));
  const log = { info: note, error: note };
  const clock = { now: () => time.now };
  const sections = lasting ? LASTING : menu.sections;
  const open = pages({
    ...{ database, clock, log },
    sections,
    looksByItself,
  });
  const web = await startWeb({ host: '127.0.0.1', port: 0, routes: open.routes, log });
  let made = 0;
  let stopping: Promise<void> | null = null;
  const get = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${web.port}${path}`, init);
  return {
    ...{ web, acme, time, logged, sections, get },
    look: open.look,
    async showExamples() {
      const { db } = database;
      const where = { workspaceId: acme.workspace.id };
      const run = await db.digestRun.findFirstOrThrow({ where, orderBy: { occurrenceAt: 'desc' } });
      const sections = menu.sections.map(({ id, example }) => ({ id, data: example }));
      await db.digestRun.update({
        where: { workspaceId_id: { ...where, id: run.id } },
        data: { snapshot: JSON.parse(JSON.stringify({ ...snapshotFrom(run.snapshot), sections })) },
      });
    },
    async make(shows = {}, of = acme) {
      const schedule = await of.database.db.schedule.findFirstOrThrow({
        where: { workspaceId: of.workspace.id },
      });
      const all = {
        scheduleId: schedule.id,
        channel: 'slack:C1',
        slides: SLIDES,
        languages: ['en' as const],
        ...shows,
      };
      const page = { kind: 'wall', name: `Screen ${++made}`, shows: all, creatorId: 'admin' } as const;
      return makePage(database, of.workspace.id, page, { by: 'command-line', now: MADE });
    },
    async listen(token, known = '') {
      const leaving = new AbortController();
      const { signal } = leaving;
      const response = await get(`/wall/${token}/events?known=${known}`, { signal });
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      return {
        response,
        async next() {
          while (!text.includes('\n\n')) {
            const { done, value = '' } = (await reader?.read()) ?? { done: true };
            if (done) return null;
            text += value;
          }
          const end = text.indexOf('\n\n');
          const [, event = '', data = 'null'] = /^event: (.*)\ndata: (.*)$/s.exec(text.slice(0, end)) ?? [];
          text = text.slice(end + 2);
          return { event, data: JSON.parse(data) };
        },
        async leave() {
          leaving.abort();
        },
      };
    },
    stop() {
      stopping ??= open.stop().then(() => web.close());
      return stopping;
    },
  };
}

/** Ideas, a story, answers of a week, and the Monday's digest of them, posted. @param mark what customers and colleagues of this one alone say */
export async function filled(database: Database, mark = ''): Promise<Company> {
  const company = await makeCompany(database);
  const { db } = database;
  const workspaceId = company.workspace.id;
  await addAnswers(
    db,
    workspaceId,
    Array.from({ length: 24 }, (_, i) => ({
      score: i % 4 === 0 ? 2 : 10,
      customer: `c${i}`,
      verbatim: `${i % 4 === 0 ? 'Nobody called me back about the parcel' : 'A driver who waited and carried it up'}, said ${i} <b>times</b> & more.${mark}`,
      at: '2026-11-12T10:00:00Z',
    })),
  );
  await company.story(`A file lost & found <again>${mark}`, new Date('2026-11-10T08:00:00Z'));
  await company.schedule({ sections: ['headline', 'indicators', 'verbatims', 'story', 'suggestions'] }, MADE);
  await company.tickAt(MONDAY);
  return company;
}
