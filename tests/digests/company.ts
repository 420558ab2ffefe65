// A company with schedules, stories and answers on file, and a clock to move: for the tests of digests and of stories.

import { randomUUID } from 'node:crypto';
import { type Logger, pino } from 'pino';
import { type Database, transact } from '../../src/database/client.ts';
import { enqueue } from '../../src/delivery/ledger.ts';
import { tick } from '../../src/digests/tick.ts';
import { menu } from '../../src/handlers/index.ts';
import type { Directory, Joined } from '../../src/people/directory.ts';
import type { Person } from '../../src/people/person.ts';
import { createSchedule } from '../../src/schedules/save.ts';
import type { Schedule, ScheduleDraft } from '../../src/schedules/schedule.ts';
import { approveStory } from '../../src/stories/moderate.ts';
import { tellStory } from '../../src/stories/tell.ts';
import { type Workspace, workspaceById } from '../../src/workspace/workspace.ts';
import { addAnswers, addCompany, times } from '../feedback/answers-on-file.ts';
import { kind } from '../harness/kinds.ts';

export interface Company {
  readonly database: Database;
  readonly workspace: Workspace;
  readonly admin: Person;
  readonly log: Logger;
  readonly directory: Pick<Directory, 'joined'>;
  /** What its ticks logged as errors, by the message. */
  readonly errors: string[];
  /** Every weekday-nine-o'clock Monday schedule unless told otherwise; made at `now`. */
  schedule(draft: Partial<ScheduleDraft>, now: Date): Promise<Schedule>;
  /** What the heartbeat does at `now`, by this replica or another one. */
  tickAt(now: Date, replica?: Database): Promise<void>;
  /** What the chats tell of the channels that we are in; changed as the test goes. */
  joined: Joined;
  /** So many answers at each instant, each with ten points. */
  answers(count: number, ...instants: Date[]): Promise<void>;
  /** An approved story; the earlier told, the older. */
  story(title: string, approvedAt: Date): Promise<string>;
  /** What was queued for these kinds, oldest first, and where. */
  queued(...kinds: string[]): Promise<{ id: string; address: string; text: string; state: string }[]>;
  /** As the ledger would record it. */
  recordAll(outcome: 'sent' | 'dropped', address?: string, reason?: string): Promise<void>;
}

export async function makeCompany(database: Database): Promise<Company> {
  const { db } = database;
  const workspaceId = randomUUID();
  await addCompany(db, workspaceId);
  const admin = await db.person.create({
    data: {
      workspaceId,
      id: 'admin',
      platform: 'slack',
      externalId: 'U1',
      name: 'Nadia Benali',
      timeZone: 'Europe/Paris',
      isAdmin: true,
      refreshedAt: new Date('2026-01-01T00:00:00Z'),
    },
  });
  const workspace = await workspaceById(db, workspaceId);
  const errors: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => errors.push(line) });

  const directory = { joined: async () => company.joined };

  const company: Company = {
    database,
    workspace,
    admin,
    errors,
    log,
    directory,
    joined: { channels: [], unheard: [] },
    schedule: (draft, now) =>
      createSchedule(
        database,
        { workspaceId, now, adminId: admin.id },
        { ...MONDAYS, ...draft },
        randomUUID(),
      ),
    async tickAt(now, replica = database) {
      const fresh = await workspaceById(replica.db, workspaceId);
      await tick({
        database: replica,
        workspace: fresh,
        clock: { now: () => now },
        log,
        directory,
        sections: menu.sections,
      });
    },
    answers: (count, ...instants) =>
      addAnswers(
        db,
        workspaceId,
        instants.flatMap((instant) => times(count, { score: 10, at: instant.toISOString() })),
      ),
    async story(title, approvedAt) {
      const text = { title, wentWrong: 'x', weDid: 'y', customerSaid: '', learned: '' };
      const shell = { database, workspace, now: approvedAt };
      const told = await tellStory(shell, { teller: admin, text, credited: null, formKey: randomUUID() });
      await approveStory(shell, told.row.id, admin);
      return told.row.id;
    },
    async queued(...kinds) {
      const rows = await db.delivery.findMany({
        where: { workspaceId, kind: { in: kinds } },
        orderBy: [{ queuedAt: 'asc' }, { address: 'asc' }],
      });
      return rows.map(({ id, address, content, state }) => ({
        id,
        address,
        text: JSON.stringify(content),
        state,
      }));
    },
    async recordAll(state, address, reason) {
      await db.delivery.updateMany({
        where: { workspaceId, state: 'pending', ...(address ? { address } : {}) },
        data: { state, reason: reason ?? null },
      });
    },
  };
  return company;
}

/** Queues a plain message and gives its id: something for a telling to have been part of. */
export function anyDelivery(
  database: Database,
  workspaceId: string,
  address: string,
  now: Date,
): Promise<string> {
  const message = { summary: 'x', blocks: [] };
  return transact(database, (tx) =>
    enqueue(tx, { workspaceId, kind: kind('digest'), address, message, locale: 'en', now }),
  );
}

const MONDAYS: ScheduleDraft = {
  name: 'Weekly',
  channels: [{ address: 'slack:C1', name: 'general' }],
  sections: ['headline', 'indicators', 'story'],
  filters: {},
  cadence: { kind: 'weekly', weekday: 1, at: '09:00' },
  timeZone: 'Europe/Paris',
  locale: 'en',
  country: null,
  onHolidays: 'skip',
  whenEmpty: 'silent',
  pausedUntil: null,
};
