// Hours of a company of 200 on its own handlers: ideas with and without a name, supports, lists, Home, answers of owners, and what authors
// without a name do afterwards: they write back, judge, edit, withdraw; and what whoever holds the database, without the key, makes of it.
import { expect } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import type { SuggestionModel } from '../../src/database/generated/sqlite/models.ts';
import { menu } from '../../src/handlers/index.ts';
import { requestOf } from '../../src/handlers/request.ts';
import { encodeList, firstPage } from '../../src/handlers/suggestions/list-state.ts';
import { showList } from '../../src/handlers/suggestions/lists.ts';
import { suggestForm } from '../../src/handlers/suggestions/suggest.ts';
import type { Directory } from '../../src/people/directory.ts';
import { rememberAsker } from '../../src/people/person.ts';
import { act } from '../../src/suggestions/answer.ts';
import type { Doing } from '../../src/suggestions/doing.ts';
import { setFollowing } from '../../src/suggestions/followers.ts';
import { authorIdOf } from '../../src/suggestions/suggestion.ts';
import { openCompanyDesk } from '../handlers/company-desk.ts';
import { guessed, guessedOfActs, guessedOfRows, type Secret, sealedRows } from './clues.ts';
import { everyRow } from './every-row.ts';
import { fileLog, type LogRecord, serverLog } from './log-records.ts';
import { mixed, some } from './mixed.ts';
import { onTheHour } from './on-the-hour.ts';
import { logOf, writtenSince } from './write-ahead-log.ts';

const PEOPLE = 200;
export const HOURS = 5;
export const A_HOUR = { named: 24, readers: 12, anonymous: 8, answers: 3, later: 4 };
const HOUR = 3_600_000;
const MONDAY = new Date('2026-11-09T08:00:00Z');

/** @param isLeaking the program as it must not be: the row of the author is refreshed in the request that seals the idea */
export async function live(database: Database, url: string | null, isLeaking = false) {
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
  /** Of what authors did to their ideas afterwards, once it is done. */
  const acts: Secret[] = [];
  const walLeaks: string[] = [];
  let forms = 0;
  const log = url === null ? await serverLog(database) : fileLog(url);

  async function send(externalId: string, at: Date, anonymous: boolean): Promise<void> {
    const kit = { ...desk.kit, directory, adminUsers: [], clock: { now: () => at } };
    const workspace = await desk.workspace();
    const remembering = { directory, adminUsers: [], now: at };
    const before = url === null ? null : logOf(url);
    const asker = await rememberAsker(db, workspace, `slack:${externalId}`, remembering);
    if (!asker) throw new Error(`nobody is ${externalId}`);
    forms += 1;
    if (isLeaking && anonymous) {
      await db.person.update({
        where: { workspaceId_id: { workspaceId, id: asker.id } },
        data: { refreshedAt: at },
      });
    }
    const values = { title: `Idea ${wordOf(forms)}`, details: '', topic: '', anonymous };
    const state = { key: `form ${forms}`, subject: 'similar-shown' };
    await suggestForm.submit(requestOf(kit, { workspace, asker }), state, values);
    if (url === null || before === null || !anonymous) return;
    const written = writtenSince(url, before).join();
    const traces = [asker.id, externalId, values.title].filter((trace) => written.includes(trace));
    if (written.length === 0) throw new Error('nothing was logged');
    walLeaks.push(...traces);
  }

  async function look(externalId: string, at: Date, isHome: boolean): Promise<void> {
    const kit = { ...desk.kit, directory, adminUsers: [], clock: { now: () => at } };
    const workspace = await desk.workspace();
    const asker = await rememberAsker(db, workspace, `slack:${externalId}`, {
      directory,
      adminUsers: [],
      now: at,
    });
    if (!asker) throw new Error(`nobody is ${externalId}`);
    if (isHome) await menu.home(requestOf(kit, { workspace, asker }));
    else await showList(requestOf(kit, { workspace, asker, subject: encodeList(firstPage('open')) }));
  }

  for (let hour = 0; hour < HOURS; hour += 1) {
    const start = MONDAY.getTime() + hour * HOUR;
    const named = some(externalIds, A_HOUR.named);
    const unnamed = some(externalIds, A_HOUR.anonymous);
    const readers = some(externalIds, A_HOUR.readers);
    const earlier = some(await db.suggestion.findMany({ where: { anonymous: true } }), A_HOUR.later);
    const later = earlier.filter(({ status }) => status !== 'withdrawn');
    const authorOf = (row: SuggestionModel) => (authorIdOf(desk.kit.keys, row) ?? '').replace('person-', '');
    const active = new Set([...named, ...unnamed, ...readers, ...later.map(authorOf)]).size;
    const records: LogRecord[] = [...(await log.read())];
    const deeds = mixed([
      ...named.map((who, i) => ({ who, kind: i % 3 === 0 ? ('support' as const) : ('named' as const) })),
      ...readers.map((who, i) => ({ who, kind: i % 2 === 0 ? ('home' as const) : ('list' as const) })),
      ...unnamed.map((who) => ({ who, kind: 'anonymous' as const })),
      ...later.map((row) => ({ who: authorOf(row), kind: 'later' as const, row })),
    ]);
    const known = await db.suggestion.findMany({ where: { authorId: { not: null } } });
    for (const [i, deed] of deeds.entries()) {
      const { who, kind } = deed;
      const at = new Date(start + (i + 1) * 60_000);
      const [idea] = some(known, 1);
      if (deed.kind === 'later') {
        const actor = await db.person.findFirstOrThrow({ where: { externalId: who } });
        const doing = { suggestionId: deed.row.id, actor, ...laterAct(deed.row, i) };
        const acting = { database, keys: desk.kit.keys, workspace: await desk.workspace(), now: at };
        expect((await act(acting, doing)).passedOnAt).not.toBeNull();
      } else if (kind === 'support' && idea && idea.authorId !== `person-${who}`) {
        const person = await db.person.findFirstOrThrow({ where: { externalId: who } });
        await setFollowing(
          { database, keys: desk.kit.keys, workspace: await desk.workspace(), now: at },
          { suggestionId: idea.id, person, wish: 'support' },
        );
      } else if (kind === 'home' || kind === 'list') await look(who, at, kind === 'home');
      else await send(who, at, kind === 'anonymous');
      records.push(...(await log.read()));
    }
    const sealed = await sealedRows(database);
    const last = await db.suggestion.count();
    expect(sealed).toHaveLength(unnamed.length + later.length);
    rows.push(...(await guessedOfRows(database, desk.kit.keys, { sealed, active, records })));
    const before = await everyRow(database);
    const shell = { database, keys: desk.kit.keys, workspace: await desk.workspace(), now: new Date(start) };
    await onTheHour(shell);
    const all = [...records, ...(await log.read())];
    secrets.push(
      ...(await guessed(database, desk.kit.keys, {
        since: last,
        start: new Date(start),
        ...{ sealed, active, url, before },
        records: all,
      })),
    );
    acts.push(...(await guessedOfActs(database, desk.kit.keys, { ideas: later, active, records: all })));
    // Owners answer some of them; their authors judge, write back, edit or withdraw in the hours after.
    const open = some(
      await db.suggestion.findMany({ where: { anonymous: true, status: { not: 'withdrawn' } } }),
      A_HOUR.answers,
    );
    for (const { id } of open) {
      const now = new Date(start + HOUR + 1_000);
      await act({ ...shell, now }, { suggestionId: id, actor: desk.nadia, act: 'reply', text: 'Thank you.' });
    }
  }
  return { secrets, rows, acts, walLeaks };
}

/** What may be done at that point. */
function laterAct(row: SuggestionModel, i: number): Pick<Doing, 'act' | 'text' | 'draft'> {
  if (row.verdictAsked)
    return { act: i % 2 === 0 ? 'confirm' : 'contest', text: i % 2 === 0 ? '' : 'Which one?' };
  if (row.firstReplyAt !== null || i % 3 === 0) return { act: 'write-back', text: 'When will you?' };
  if (i % 3 === 1) return { act: 'withdraw', text: '' };
  return { act: 'edit', text: '', draft: { title: `${row.title} or so`, details: '' } };
}

/** A word of its own for each, so that no idea is like another. */
function wordOf(n: number): string {
  return [...String(n)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('a');
}
