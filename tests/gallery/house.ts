// The sample company as the gallery lives in it: everybody reads one language, a clock that is moved, a chat that takes what it is sent.
// What happens in it is life.ts; all that its ledger said is kept here, by its kind.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { pino } from 'pino';
import { withinCompany } from '../../src/correspondence/outside.ts';
import { CUSTOMER } from '../../src/customer-replies/address.ts';
import { customerCarrier } from '../../src/customer-replies/carrier.ts';
import type { Database, Db } from '../../src/database/client.ts';
import { contentFrom, isBlank } from '../../src/delivery/content.ts';
import { dispatcher } from '../../src/delivery/dispatch.ts';
import type { Carrier, Outcome } from '../../src/delivery/outcome.ts';
import { channels, people } from '../../src/demo/company/index.ts';
import { seed } from '../../src/demo/seed.ts';
import { menu } from '../../src/handlers/index.ts';
import { type Kit, type Request, type RequestParts, requestOf } from '../../src/handlers/request.ts';
import { heartbeat } from '../../src/heartbeat.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { FileError, type HandedFiles } from '../../src/imports/handed.ts';
import { importer } from '../../src/imports/importer.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { type Message, place } from '../../src/messages/message.ts';
import { MAIL } from '../../src/newsletter/addresses.ts';
import { mailCarrier } from '../../src/newsletter/carrier.ts';
import type { PostOffice } from '../../src/newsletter/smtp.ts';
import type { Directory } from '../../src/people/directory.ts';
import { later } from '../../src/people/later.ts';
import type { Person } from '../../src/people/person.ts';
import type { KeyedShell } from '../../src/workspace/shell.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';

const HOUR_MS = 3_600_000;
/** The first one is when it opens; each at noon in Paris, when the digests of the day are out. */
export const MONDAYS = [
  '2026-11-23T11:00:00Z',
  '2026-11-30T11:00:00Z',
  '2026-12-07T11:00:00Z',
  '2026-12-14T11:00:00Z',
  '2026-12-21T11:00:00Z',
] as const;
const MONDAY = new Date(MONDAYS[0]);

export interface Told {
  /** A name in the menu's kinds. */
  readonly kind: string;
  readonly message: Message;
}

/** Both parts of an e-mail. */
interface Mailed {
  readonly html: string;
  readonly text: string;
}

export interface House {
  readonly locale: Locale;
  readonly database: Database;
  readonly kit: Kit;
  readonly workspaceId: string;
  /** Everything that the ledger has said, oldest first; drawn anew counts. */
  readonly told: readonly Told[];
  readonly letters: readonly Mailed[];
  now(): Date;
  shell(): Promise<KeyedShell>;
  /** By the id that the sample company gives them. */
  person(id: string): Promise<Person>;
  /** By Nadia, who is an admin, unless told otherwise. */
  ask(about?: Partial<Omit<RequestParts, 'asker'>> & { readonly by?: string }): Promise<Request>;
  /** What that address is answered from now on; null: it takes everything. */
  refuse(address: string, outcome: Outcome | null): void;
  /** Posts nothing in this channel any more but what admins confirm: others read it. */
  share(channelId: string): void;
  /** So many hours later, with a beat every so many and at the end; what is due is sent. */
  pass(hours: number, every?: number): Promise<void>;
  /** Beats some times a day until then. */
  until(instant: string): Promise<void>;
  /** The file stands on the chat's shelf. */
  put(fileId: string, content: string): void;
  /** Reads and imports what waits. */
  read(): Promise<void>;
  close(): Promise<void>;
}

/** @param database migrated, and empty */
export async function openHouse(database: Database, locale: Locale): Promise<House> {
  const { db } = database;
  const keys = keysFrom([newSecret()]);
  await seed({ database, keys, teamId: 'T0MAISON', now: MONDAY });
  const { id: workspaceId } = await db.workspace.findFirstOrThrow();
  await speak(database, workspaceId, locale);

  let now = MONDAY.getTime();
  const clock = { now: () => new Date(now) };
  const shared = new Set<string>();
  const directory = sampleDirectory(shared);
  const log = pino({ level: 'silent' });
  const folder = await mkdtemp(join(tmpdir(), 'gallery-files-'));
  const shelf = new Map<string, string>();
  const files = shelved(shelf);
  const told: Told[] = [];
  const refusals = new Map<string, Outcome>();
  const hold = later();
  const parts = { database, keys, clock, log, directory, adminUsers: [], nudge() {} };
  const imports = importer({ ...parts, workspaceId, files, folder, keepOriginals: true, answersCame() {} });
  const kit: Kit = {
    ...{ database, keys, clock, log, directory, files, menu },
    ...{ adminUsers: [], nudge() {}, answersCame() {}, deafTo: () => [], refused: async () => {} },
    publicUrl: 'https://voix.maison-lune.example',
    summary: { model: 'mistral-small', host: 'modele.maison-lune.example', perDay: 50 },
    ...{ wakeImports() {}, later: hold },
  };
  const beat = heartbeat({ ...parts, workspaceId, later: hold, wakeImports() {} });
  const carrier = withinCompany(chat(refusals), { db, workspaceId, directory, clock });
  const letters: Mailed[] = [];
  const config = {
    smtpUrl: '',
    from: 'voix@maison-lune.example',
    perMinute: 60_000,
    publicUrl: 'https://voix.maison-lune.example',
  };
  const post = postbox(letters);
  const mail = mailCarrier({ database, workspaceId, keys, clock, config, post });
  const carriers = new Map([
    ['slack', carrier],
    [MAIL, mail],
    // No e-mail leaves to customers, and no vendor is asked.
    [
      CUSTOMER,
      customerCarrier({ database, workspaceId, keys, clock, fetch: () => Promise.reject(new Error()) }),
    ],
  ]);
  const sending = dispatcher({
    db,
    workspaceId,
    kinds: menu.kinds,
    carriers,
    keys,
    clock,
    log,
    claimant: 'one',
    paceMs: 0,
  });

  const seen = new Map<string, string>();
  const changed = await changesOf(db);
  const keep = async () => {
    const ids = await changed();
    if (ids.length === 0) return;
    const where = { workspaceId, id: { in: ids } };
    for (const row of await db.delivery.findMany({ where, orderBy: { queuedAt: 'asc' } })) {
      const { kind } = row;
      if (isBlank(row)) continue;
      const { message } = contentFrom(row, keys);
      const words = JSON.stringify(message.blocks);
      if (seen.get(row.id) === words) continue;
      seen.set(row.id, words);
      told.push({ kind, message });
    }
  };
  const person = (externalId: string) => db.person.findFirstOrThrow({ where: { workspaceId, externalId } });
  const minute = async () => {
    await beat();
    await keep();
    await sending.run();
  };
  return {
    ...{ locale, database, kit, workspaceId, told, letters, now: clock.now, person },
    async shell() {
      await keep();
      return { database, keys, workspace: await workspaceById(db, workspaceId), now: clock.now() };
    },
    async ask({ by = 'U0NADIA', ...about } = {}) {
      await keep();
      return requestOf(kit, {
        workspace: await workspaceById(db, workspaceId),
        asker: await person(by),
        ...about,
      });
    },
    refuse: (address, outcome) => void (outcome ? refusals.set(address, outcome) : refusals.delete(address)),
    share: (channelId) => void shared.add(`slack:${channelId}`),
    async pass(hours, every = hours) {
      for (let gone = 0; gone < hours; gone += every) {
        now += Math.min(every, hours - gone) * HOUR_MS;
        await minute();
      }
      await beat();
      await keep();
    },
    async until(instant) {
      for (const end = Date.parse(instant); now < end; ) {
        now = Math.min(end, now + 8 * HOUR_MS);
        await minute();
      }
      await minute();
    },
    put: (fileId, content) => void shelf.set(fileId, content),
    async read() {
      imports.wake();
      await imports.idle();
      await keep();
    },
    async close() {
      await imports.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Which rows of the ledger say something else than when they were asked for last: the database compares, so that not all are read at each step. */
async function changesOf(db: Db): Promise<() => Promise<string[]>> {
  await db.$executeRawUnsafe('CREATE TABLE "Seen" ("id" TEXT PRIMARY KEY, "said" TEXT NOT NULL)');
  const other = `SELECT "Delivery"."id", CAST("content" AS TEXT) FROM "Delivery" LEFT JOIN "Seen" ON "Seen"."id" = "Delivery"."id"
    WHERE "Seen"."said" IS NULL OR "Seen"."said" <> CAST("content" AS TEXT)`;
  return async () => {
    const rows = await db.$queryRawUnsafe<{ id: string }[]>(
      `INSERT INTO "Seen" ("id", "said") ${other} ON CONFLICT ("id") DO UPDATE SET "said" = excluded."said" RETURNING "id"`,
    );
    return rows.map(({ id }) => id);
  };
}

/** Everybody and every channel reads this language. */
async function speak({ db }: Database, workspaceId: string, locale: Locale): Promise<void> {
  const where = { workspaceId };
  await db.workspace.update({ where: { id: workspaceId }, data: { locale } });
  await db.person.updateMany({ where, data: { chosenLocale: locale } });
  await db.caseRule.updateMany({ where, data: { locale } });
  // The digest of the other language stays silent.
  await db.schedule.updateMany({ where: { ...where, NOT: { locale } }, data: { pausedAt: MONDAY } });
}

function sampleDirectory(shared: ReadonlySet<string>): Directory {
  const at = (address: string) => channels.find(({ id }) => `slack:${id}` === address);
  const shown = ({ id, name }: (typeof channels)[number]) => ({
    address: `slack:${id}`,
    ...{ name, isArchived: false, isJoined: true, isShared: shared.has(`slack:${id}`) },
  });
  return {
    async profile(address) {
      const known = people.find(({ id }) => `slack:${id}` === address);
      if (!known) return null;
      const { realName: name, timeZone, isAdmin } = known;
      return { name, timeZone, locale: null, isAdmin, isActive: true, isBot: false };
    },
    async channel(address) {
      const known = at(address);
      return known ? shown(known) : null;
    },
    joined: async () => ({ channels: channels.map(shown), unheard: [] }),
    async peopleIn(address) {
      const known = at(address);
      if (!known) return { kind: 'untold', why: 'no-channel' };
      const told = people.filter(({ id }) => known.members.includes(id));
      return {
        kind: 'told',
        people: told.map(({ id, realName: name, timeZone, isAdmin }) => ({
          account: `slack:${id}`,
          profile: { name, timeZone, locale: null, isAdmin, isActive: true, isBot: false },
        })),
      };
    },
    isShared: async (address) => shared.has(address),
    isMember: async (address, person) => at(address)?.members.includes(place(person).id) ?? false,
  };
}

function shelved(shelf: ReadonlyMap<string, string>): HandedFiles {
  return {
    async describe(id) {
      const content = shelf.get(id);
      if (content === undefined) throw new FileError('gone');
      return { name: `${id}.csv`, bytes: Buffer.byteLength(content) };
    },
    async fetch(id, { path }) {
      const content = shelf.get(id);
      if (content === undefined) throw new FileError('gone');
      await writeFile(path, content);
    },
    async hand() {},
  };
}

/** Takes each e-mail, but one to nobody. */
function postbox(letters: Mailed[]): PostOffice['post'] {
  return async ({ to, message, remoteId }) => {
    if (to.startsWith('nobody'))
      return { outcome: { kind: 'never', reason: 'not-found', code: '550 5.1.1' }, bounce: '550 5.1.1' };
    const { html, text } = await simpleParser(message);
    letters.push({ html: html || '', text: text ?? '' });
    return { outcome: { kind: 'sent', remote: { channel: to, id: remoteId } } };
  };
}

function chat(refusals: ReadonlyMap<string, Outcome>): Carrier {
  let posted = 0;
  return {
    async send({ address, replaces }) {
      const refusal = refusals.get(address);
      if (refusal) return refusal;
      posted += 1;
      return { kind: 'sent', remote: replaces ?? { channel: place(address).id, id: String(posted) } };
    },
    find: async () => ({ kind: 'absent' }),
  };
}
