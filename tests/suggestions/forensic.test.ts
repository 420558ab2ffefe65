// Whoever holds the database, without the key, tries to tell who wrote the anonymous ideas of 200 people: from the transactions that
// wrote each row (xmin), the write-ahead log, the order of rows and numbers, sizes, ids and dates.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/database/client.ts';
import { requestOf } from '../../src/handlers/request.ts';
import { suggestForm } from '../../src/handlers/suggestions/suggest.ts';
import type { Keys } from '../../src/keys.ts';
import type { Directory } from '../../src/people/directory.ts';
import { rememberAsker } from '../../src/people/person.ts';
import { act } from '../../src/suggestions/answer.ts';
import { setFollowing } from '../../src/suggestions/followers.ts';
import { authorIdOf } from '../../src/suggestions/suggestion.ts';
import { openCompanyDesk } from '../handlers/company-desk.ts';
import { freshUrl, onEachEngine } from '../harness/database.ts';
import { atLeast } from './by-chance.ts';
import { onTheHour } from './on-the-hour.ts';

const PEOPLE = 200;
const HOURS = 5;
const A_HOUR = { named: 24, anonymous: 8, answers: 3 };
const HOUR = 3_600_000;
const MONDAY = new Date('2026-11-09T08:00:00Z');

/** What an attacker would have to guess, and whom they name by each clue. */
interface Secret {
  readonly author: string;
  /** How many people did something in that hour, and so could have. */
  readonly active: number;
  readonly guesses: Readonly<Record<string, string | undefined>>;
}

interface Ordered {
  /** By which transaction a row was written; on SQLite which row it is of its table. */
  readonly place: number;
  readonly who: string | null;
}

onEachEngine((engine) => {
  describe('the database without the key', () => {
    it('names the author of an anonymous idea no more often than a guess among those who were active that hour', async () => {
      const url = await freshUrl(engine);
      const database = await openDatabase(url);
      try {
        const { secrets, walLeaks } = await live(database, engine === 'sqlite' ? url : null);
        expect(secrets).toHaveLength(HOURS * A_HOUR.anonymous);
        expect(walLeaks).toEqual([]);
        const clues = Object.keys(secrets[0]?.guesses ?? {});
        for (const clue of clues) {
          const hits = secrets.filter(({ author, guesses }) => guesses[clue] === author).length;
          // The chance of so many hits, were each guess one among those active: once in a thousand tests, over all clues.
          const chance = atLeast(
            hits,
            secrets.map(({ active }) => 1 / active),
          );
          expect(chance, `${clue}: ${hits} of ${secrets.length}`).toBeGreaterThan(0.001 / clues.length);
        }
      } finally {
        await database.close();
      }
    }, 120_000);
  });
});

async function live(database: Database, url: string | null) {
  const desk = await openCompanyDesk(database, 'en');
  const { db } = database;
  const { workspaceId } = desk;
  const externalIds = Array.from({ length: PEOPLE }, (_, i) => `U${1_000 + i}`);
  await db.person.createMany({
    data: externalIds.map((externalId) => ({
      ...{
        workspaceId,
        id: `person-${externalId}`,
        platform: 'slack',
        externalId,
        name: `Name ${externalId}`,
      },
      ...{ timeZone: 'Europe/Paris', refreshedAt: new Date('2026-11-07T00:00:00Z') },
    })),
  });
  const common = { timeZone: 'Europe/Paris', locale: null, isAdmin: false, isActive: true, isBot: false };
  const directory: Directory = {
    ...desk.kit.directory,
    profile: async (address) => ({ ...common, name: `Name ${address.slice(6)}` }),
  };
  const secrets: Secret[] = [];
  const walLeaks: string[] = [];
  let forms = 0;

  async function send(externalId: string, at: Date, anonymous: boolean): Promise<void> {
    const kit = { ...desk.kit, directory, adminUsers: [], clock: { now: () => at } };
    const workspace = await desk.workspace();
    const remembering = { directory, adminUsers: [], now: at };
    const log = url === null ? null : logOf(url);
    const asker = await rememberAsker(db, workspace, `slack:${externalId}`, remembering);
    if (!asker) throw new Error(`nobody is ${externalId}`);
    forms += 1;
    const values = { title: `Idea ${wordOf(forms)}`, details: '', topic: '', anonymous };
    const state = { key: `form ${forms}`, subject: 'similar-shown' };
    await suggestForm.submit(requestOf(kit, { workspace, asker }), state, values);
    if (url === null || log === null || !anonymous) return;
    const written = writtenSince(url, log).join();
    const traces = [asker.id, externalId, values.title].filter((trace) => written.includes(trace));
    if (written.length === 0) throw new Error('nothing was logged');
    walLeaks.push(...traces);
  }

  for (let hour = 0; hour < HOURS; hour += 1) {
    const start = MONDAY.getTime() + hour * HOUR;
    const named = some(externalIds, A_HOUR.named);
    const unnamed = some(externalIds, A_HOUR.anonymous);
    const active = new Set([...named, ...unnamed]).size;
    const deeds = mixed([
      ...named.map((who, i) => ({ who, kind: i % 3 === 0 ? ('support' as const) : ('named' as const) })),
      ...unnamed.map((who) => ({ who, kind: 'anonymous' as const })),
    ]);
    const known = await db.suggestion.findMany({ where: { authorId: { not: null } } });
    for (const [i, { who, kind }] of deeds.entries()) {
      const at = new Date(start + (i + 1) * 60_000);
      const [idea] = some(known, 1);
      if (kind === 'support' && idea && idea.authorId !== `person-${who}`) {
        const person = await db.person.findFirstOrThrow({ where: { externalId: who } });
        await setFollowing(
          { database, keys: desk.kit.keys, workspace: await desk.workspace(), now: at },
          { suggestionId: idea.id, person, wish: 'support' },
        );
      } else await send(who, at, kind === 'anonymous');
    }
    const sealed = await sealedRows(database);
    const last = await db.suggestion.count();
    const shell = { database, keys: desk.kit.keys, workspace: await desk.workspace(), now: new Date(start) };
    await onTheHour(shell);
    secrets.push(
      ...(await guessed(database, desk.kit.keys, { since: last, start: new Date(start), sealed, active })),
    );
    // Owners answer some of them, their authors write back the next hour: more of the same kind of rows.
    const open = some(await db.suggestion.findMany({ where: { anonymous: true } }), A_HOUR.answers);
    for (const { id } of open) {
      const now = new Date(start + HOUR + 1_000);
      await act({ ...shell, now }, { suggestionId: id, actor: desk.nadia, act: 'reply', text: 'Thank you.' });
    }
  }
  return { secrets, walLeaks };
}

/** What each clue says of the ideas that came since. */
async function guessed(
  database: Database,
  keys: Keys,
  { since, start, sealed, active }: { since: number; start: Date; sealed: readonly Sealed[]; active: number },
): Promise<Secret[]> {
  const { db } = database;
  const ideas = await db.suggestion.findMany({
    where: { number: { gt: since }, anonymous: true },
    orderBy: { number: 'asc' },
  });
  const place = placeOf(database);
  const people: Ordered[] = await db.$queryRawUnsafe(`SELECT ${place}, "id" AS who FROM "Person"`);
  const refreshed = await db.person.findMany({ where: { refreshedAt: { gte: start } } });
  const acts: Ordered[] = await db.$queryRawUnsafe(
    `SELECT ${place}, "actorId" AS who FROM "SuggestionEvent" WHERE "actorId" IS NOT NULL AND "kind" <> 'replied'`,
  );
  const places: { id: string; place: number }[] = await db.$queryRawUnsafe(
    `SELECT ${place}, "id" FROM "Suggestion"`,
  );
  const placeById = new Map(places.map((each) => [each.id, Number(each.place)]));
  const inTurn = (rows: readonly Sealed[]) => rows.map((row) => Number(row.place));
  const byPlace = inTurn(sealed.toSorted((a, b) => Number(a.place) - Number(b.place)));
  const byId = inTurn(sealed.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  const byForm = ideas.toSorted((a, b) => (a.formKey < b.formKey ? -1 : 1));
  // Nothing sealed is longer or shorter than the rest.
  expect(new Set([...sealed.map(({ seal }) => seal.length)]).size).toBe(1);
  expect(new Set(ideas.map(({ sealedAuthor }) => sealedAuthor?.length)).size).toBe(1);
  return ideas.map((idea, i) => {
    const mine = placeById.get(idea.id) ?? 0;
    return {
      author: authorIdOf(keys, idea) ?? '',
      active,
      guesses: {
        'the row of a person that was written next to the idea': nearest(people, mine),
        'a person who was asked about since': some(refreshed, 1)[0]?.id,
        'who acted last before the idea': before(acts, mine),
        'who acted last before the sealed row, in order of numbers': before(acts, byPlace[i] ?? 0),
        'who acted first after it': after(acts, byPlace[i] ?? 0),
        'the row of a person that was written next to it': nearest(people, byPlace[i] ?? 0),
        'the same in order of ids': before(acts, byId[byForm.indexOf(idea)] ?? 0),
      },
    };
  });
}

interface Sealed {
  readonly id: string;
  readonly seal: string;
  readonly place: number;
}

/** On SQLite sealed rows have no place but that of their ids. */
function sealedRows({ db, engine }: Database): Promise<Sealed[]> {
  const place = engine === 'sqlite' ? '0 AS place' : 'xmin::text::bigint AS place';
  return db.$queryRawUnsafe(`SELECT ${place}, "id", "seal" FROM "SealedAct"`);
}

function placeOf({ engine }: Database): string {
  return engine === 'sqlite' ? 'rowid AS place' : 'xmin::text::bigint AS place';
}

function nearest(rows: readonly Ordered[], place: number): string | undefined {
  const far = (row: Ordered) => Math.abs(Number(row.place) - place);
  return mixed(rows).toSorted((a, b) => far(a) - far(b))[0]?.who ?? undefined;
}

function before(rows: readonly Ordered[], place: number): string | undefined {
  const found = rows
    .filter((row) => Number(row.place) < place)
    .toSorted((a, b) => Number(b.place) - Number(a.place));
  return found[0]?.who ?? undefined;
}

function after(rows: readonly Ordered[], place: number): string | undefined {
  const found = rows
    .filter((row) => Number(row.place) > place)
    .toSorted((a, b) => Number(a.place) - Number(b.place));
  return found[0]?.who ?? undefined;
}

function mixed<T>(all: readonly T[]): T[] {
  return all
    .map((each) => ({ each, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ each }) => each);
}

function some<T>(all: readonly T[], most: number): T[] {
  return mixed(all).slice(0, most);
}

/** A word of its own for each, so that no idea is like another. */
function wordOf(n: number): string {
  return [...String(n)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('a');
}

/** The write-ahead log as it stands: 32 bytes of header, then frames of 24 bytes and a page (sqlite.org/fileformat2.html#walformat). */
interface Log {
  /** Changes when the log begins anew over its old frames. */
  readonly salt: string;
  readonly frames: readonly string[];
}

function logOf(url: string): Log {
  const bytes = readFileSync(`${fileURLToPath(url)}-wal`);
  const salt = bytes.toString('hex', 16, 24);
  const size = 24 + bytes.readUInt32BE(8);
  const frames: string[] = [];
  for (let at = 32; at + size <= bytes.length; at += size) {
    if (bytes.toString('hex', at + 8, at + 16) !== salt) break;
    frames.push(bytes.toString('latin1', at, at + size));
  }
  return { salt, frames };
}

function writtenSince(url: string, { salt, frames }: Log): readonly string[] {
  const now = logOf(url);
  return now.frames.slice(now.salt === salt ? frames.length : 0);
}
