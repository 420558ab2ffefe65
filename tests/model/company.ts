// The company of cast.ts in a real database, with the program's own functions and a chat that takes what it is sent.
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { newId } from '../../src/clock.ts';
import type { Database } from '../../src/database/client.ts';
import { type Dispatcher, dispatcher } from '../../src/delivery/dispatch.ts';
import type { Keys } from '../../src/keys.ts';
import type { Person } from '../../src/people/person.ts';
import type { KeyedShell } from '../../src/workspace/shell.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { type ChatPeer, chatPeer, fakeClock, keys } from '../delivery/chat-peer.ts';
import { kinds } from '../harness/kinds.ts';
import type { Entry } from './books.ts';
import { ADMIN, type Beginning, COMPANY_ZONE, type Name, names, replyDays, tokensOf, zones } from './cast.ts';
import type { Expected } from './expected.ts';
import type { Asked } from './expected-promises.ts';

export interface Company {
  readonly database: Database;
  readonly keys: Keys;
  readonly workspaceId: string;
  readonly clock: ReturnType<typeof fakeClock>;
  readonly peer: ChatPeer;
  readonly sending: Dispatcher;
  /** What the program logs into. */
  readonly writes: Writable;
  /** All that was logged. */
  readonly log: () => string;
  readonly tally: Tally;
  /** What was done in this run, for its failure. */
  readonly story: string[];
  /** Messages that were read and searched, by id. */
  readonly ledger: Map<string, Entry>;
  /** Who was reminded on which of their days. */
  readonly remindedDays: Set<string>;
  /** What the program needs to act now. */
  shell(): Promise<KeyedShell>;
  person(name: Name): Promise<Person>;
}

/** What was played, over all runs. */
export interface Tally {
  runs: number;
  /** How often each command was carried out, by what came of it. */
  readonly done: Map<string, number>;
}

export async function openCompany(database: Database, beginning: Beginning, tally: Tally): Promise<Company> {
  const { db } = database;
  const workspaceId = newId();
  const clock = fakeClock(beginning.start.toISOString());
  const createdAt = new Date('2026-01-01T00:00:00Z');
  await db.workspace.create({
    data: {
      id: workspaceId,
      name: 'Model',
      locale: 'fr',
      timeZone: COMPANY_ZONE,
      country: 'FR',
      workdays: [1, 2, 3, 4, 5],
      closingDays: [...beginning.closingDays],
      createdAt,
    },
  });
  await db.person.createMany({
    data: names.map((name, i) => ({
      workspaceId,
      // All of them keep the company's public holidays; those of other countries: tests/suggestions/posting-hours.test.ts.
      country: 'FR',
      ...tokensOf(name),
      platform: 'slack',
      timeZone: zones[name],
      locale: i % 2 === 0 ? 'fr' : 'en',
      isAdmin: name === ADMIN,
      refreshedAt: createdAt,
    })),
  });
  await addTopics(database, workspaceId, beginning);
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return onDatabase(database, {
    ...{ keys, workspaceId, clock, peer: chatPeer(clock), writes: stream },
    ...{ log: () => lines.join(''), tally, story: [], ledger: new Map(), remindedDays: new Set() },
  });
}

type Household = Omit<Company, 'database' | 'sending' | 'shell' | 'person'>;

/** The same company where its rows are in another database now; its people, their chat and the time go on. */
export function onDatabase(database: Database, household: Household): Company {
  const { db } = database;
  const { workspaceId, clock, peer, writes } = household;
  const sending = dispatcher({
    ...{ kinds, db, workspaceId, keys, clock, claimant: 'model', paceMs: 0 },
    carriers: new Map([['slack', peer]]),
    log: pino(writes),
  });
  return {
    ...household,
    database,
    sending,
    shell: async () => ({
      database,
      keys,
      workspace: await workspaceById(db, workspaceId),
      now: clock.now(),
    }),
    person: (name) =>
      db.person.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: tokensOf(name).id } } }),
  };
}

async function addTopics({ db }: Database, workspaceId: string, beginning: Beginning): Promise<void> {
  const owned = (owners: readonly Name[]) => ({
    create: owners.map((name, position) => ({ personId: tokensOf(name).id, position })),
  });
  const till = {
    sponsorId: tokensOf('diego').id,
    channel: beginning.hasChannel ? 'slack:C-till' : null,
    owners: owned(['basil', 'chiyo']),
  };
  const more = {
    till,
    stock: { owners: owned(['diego', 'basil']) },
    other: { isDefault: true, owners: owned(beginning.hasFallback ? ['emile'] : []) },
  };
  for (const id of ['till', 'stock', 'other'] as const) {
    const row = { workspaceId, id, nameFr: `Sujet ${id}`, nameEn: `Topic ${id}`, replyDays: replyDays[id] };
    await db.topic.create({ data: { ...row, ...more[id] } });
  }
}

/** What one command did, for the checks after it. */
export interface Step {
  /** At which instant an anonymous author did it; null where nobody anonymous did. */
  readonly hiddenAt?: Date;
  /** The promises were kept: nothing that could be done now is left. */
  readonly kept?: { readonly asked: readonly Asked[] };
}

/** Compares the company with what is expected of it. Throws saying what differs. */
export type Check = (expected: Expected, company: Company, step: Step) => Promise<void>;
