// A company whose admin shares files, without any chat platform: the port for files as a shelf in memory, and a clock that is moved.
import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Background } from '../../src/background.ts';
import { newId } from '../../src/clock.ts';
import type { Database } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { formats } from '../../src/i18n/formats.ts';
import { type Importing, offerFile } from '../../src/imports/acts.ts';
import { FileError, type HandedFiles } from '../../src/imports/handed.ts';
import { importer } from '../../src/imports/importer.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import type { Message } from '../../src/messages/message.ts';
import { remember } from '../../src/people/person.ts';
import { workspaceOfSlackTeam } from '../../src/workspace/workspace.ts';

const start = new Date('2026-11-09T09:00:00Z');

/** 12 rows: ten are good, one has no date that exists, one a score off the scale. */
export const ANSWERS = [
  'Date;Note NPS;Commentaire;Prénom',
  ...Array.from(
    { length: 10 },
    (_, i) => `0${(i % 9) + 1}/10/2026;${i};Merci à Zoé, joignable au 06 12 34 56 7${i};Zoé`,
  ),
  '31/02/2026;9;Impossible;Léa',
  '01/10/2026;12;Trop;Léa',
  '',
].join('\n');

export interface SharedFiles {
  readonly shell: () => Importing;
  readonly importer: Background;
  /** Another process at the same database. */
  replica(): Background;
  /** By id. What is missing was deleted. */
  readonly shelf: Map<string, string>;
  /** The ids that were fetched, one for each time. */
  readonly fetched: string[];
  readonly handed: { to: string; name: string; content: string; words: string }[];
  /** Done between two batches, or as a file is fetched. */
  during: () => Promise<void>;
  advance(ms: number): void;
  /** From now on this long passes whenever somebody asks what time it is. */
  tick(ms: number): void;
  /** Done whenever something was drawn. */
  onDrawn: () => void;
  /** Shares it and waits until it was read: the id of the import. */
  share(fileId: string, content: string, name?: string): Promise<string>;
  /** The message of the import as it was drawn last. */
  drawn(id: string): Promise<Message>;
  state(id: string): Promise<string>;
  /** What stands in the folder for files. */
  left(): Promise<string[]>;
  stop(): Promise<void>;
}

export async function sharedFiles(database: Database, locale: 'fr' | 'en' = 'en'): Promise<SharedFiles> {
  const { db } = database;
  const folder = await mkdtemp(join(tmpdir(), 'shared-files-'));
  let now = start;
  let ticking = 0;
  const clock = {
    now() {
      now = new Date(now.getTime() + ticking);
      return now;
    },
  };
  const team = { id: `T-${newId()}`, name: 'Exemple' };
  const workspace = await workspaceOfSlackTeam(database, team, { locale, timeZone: 'Europe/Paris', now });
  const profile = {
    name: 'Nadia Benali',
    timeZone: 'Europe/Paris',
    locale: null,
    isAdmin: true,
    isActive: true,
    isBot: false,
  };
  const directory = { profile: async () => profile, channel: async () => null, isMember: async () => true };
  const person = await remember(db, workspace, 'slack:U1', { directory, adminUsers: [], now });
  if (!person) throw new Error('nobody at slack:U1');
  const shelf = new Map<string, string>();
  const fetched: string[] = [];
  const handed: SharedFiles['handed'] = [];
  const files: HandedFiles = {
    async describe(id) {
      return { name: 'avis.csv', bytes: shelf.get(id)?.length ?? 0 };
    },
    async fetch(id, { path, signal }) {
      fetched.push(id);
      await shared.during();
      signal.throwIfAborted();
      const content = shelf.get(id);
      if (content === undefined) throw new FileError('gone');
      await writeFile(path, content);
    },
    async hand(to, file, words) {
      handed.push({ to, ...file, words });
    },
  };
  const common = {
    workspaceId: workspace.id,
    keys: keysFrom([newSecret()]),
    keepOriginals: false,
    clock,
    log: pino({ level: 'silent' }),
    files,
    nudge: () => shared.onDrawn(),
    answersCame() {},
    folder,
  };
  const importers: Background[] = [];
  const open = (at: Database) => {
    const made = importer({ ...common, database: at });
    importers.push(made);
    return made;
  };
  const first = open(database);
  const rowOf = (id: string) =>
    db.fileImport.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId: workspace.id, id } } });
  const shared: SharedFiles = {
    shell: () => ({
      database,
      workspaceId: workspace.id,
      person,
      reader: { locale, formats: formats(locale, 'Europe/Paris') },
      now,
    }),
    importer: first,
    replica: () => open(database),
    shelf,
    fetched,
    handed,
    during: async () => {},
    advance(ms) {
      now = new Date(now.getTime() + ms);
    },
    tick(ms) {
      ticking = ms;
    },
    onDrawn() {},
    async share(fileId, content, name = 'avis.csv') {
      shelf.set(fileId, content);
      await offerFile(shared.shell(), { fileId, file: { name, bytes: content.length } });
      first.wake();
      await first.idle();
      const { id } = await db.fileImport.findFirstOrThrow({ where: { workspaceId: workspace.id, fileId } });
      return id;
    },
    async drawn(id) {
      const waiting = await db.delivery.findMany({
        where: { workspaceId: workspace.id, subject: `import:${id}`, state: 'pending' },
      });
      // Of those that replace another one, only the newest is left.
      const last = waiting.find(({ replaces }) => replaces !== null) ?? waiting.at(-1);
      if (!last) throw new Error('nothing was drawn');
      return contentFrom(last).message;
    },
    state: async (id) => (await rowOf(id)).state,
    left: () => readdir(folder),
    async stop() {
      for (const each of importers) await each.stop();
    },
  };
  return shared;
}
