// Whoever holds the database, without the key, tries to tell who wrote the anonymous ideas of 200 people: from the transactions that
// wrote each row (xmin), the write-ahead log, the order of rows and numbers, sizes, ids and dates.
import { describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/database/client.ts';
import { requestOf } from '../../src/handlers/request.ts';
import { suggestForm } from '../../src/handlers/suggestions/suggest.ts';
import type { Directory } from '../../src/people/directory.ts';
import { rememberAsker } from '../../src/people/person.ts';
import { act } from '../../src/suggestions/answer.ts';
import { setFollowing } from '../../src/suggestions/followers.ts';
import { openCompanyDesk } from '../handlers/company-desk.ts';
import { freshUrl, onEachEngine } from '../harness/database.ts';
import { atLeast } from './by-chance.ts';
import { guessed, guessedOfRows, type Secret, sealedRows } from './clues.ts';
import { mixed, some } from './mixed.ts';
import { onTheHour } from './on-the-hour.ts';
import { logOf, writtenSince } from './write-ahead-log.ts';

const PEOPLE = 200;
const HOURS = 5;
const A_HOUR = { named: 24, anonymous: 8, answers: 3 };
const HOUR = 3_600_000;
const MONDAY = new Date('2026-11-09T08:00:00Z');

onEachEngine((engine) => {
  describe('the database without the key', () => {
    it('names the author of an anonymous idea no more often than a guess among those who were active that hour', async () => {
      const url = await freshUrl(engine);
      const database = await openDatabase(url);
      try {
        const { secrets, rows, walLeaks } = await live(database, engine === 'sqlite' ? url : null);
        expect(secrets).toHaveLength(HOURS * A_HOUR.anonymous);
        expect(walLeaks).toEqual([]);
        expectNoBetterThanChance(secrets);
        expectNoBetterThanChance(rows);
      } finally {
        await database.close();
      }
    }, 120_000);
  });
});

/** The chance of so many hits, were each guess one among those active: too small once in a thousand tests, over all clues. */
function expectNoBetterThanChance(secrets: readonly Secret[]): void {
  const clues = Object.keys(secrets[0]?.guesses ?? {});
  const chances = secrets.map(({ active }) => 1 / active);
  for (const clue of clues) {
    const hits = secrets.filter(({ author, guesses }) => guesses[clue] === author).length;
    const chance = atLeast(hits, chances);
    expect(chance, `${clue}: ${hits} of ${secrets.length}`).toBeGreaterThan(0.001 / clues.length);
  }
}

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
  /** Of the sealed rows themselves, before the hour: who wrote something just then. */
  const rows: Secret[] = [];
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
    if (url === null) rows.push(...(await guessedOfRows(database, desk.kit.keys, sealed, active)));
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
  return { secrets, rows, walLeaks };
}

/** A word of its own for each, so that no idea is like another. */
function wordOf(n: number): string {
  return [...String(n)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('a');
}
