// A company whose letters leave by a chat that refuses whom it is told to, with the chats' own codes, over days of a clock that jumps.
import { pino } from 'pino';
import { remindOfCases } from '../../src/cases/promise/reminders.ts';
import type { Database } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { dispatcher } from '../../src/delivery/dispatch.ts';
import type { Carrier, Outcome } from '../../src/delivery/outcome.ts';
import { place } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import { outcomeOf as slackOutcome } from '../../src/platforms/slack/outcomes.ts';
import { outcomeOf as teamsOutcome } from '../../src/platforms/teams/outcomes.ts';
import { keepPromises } from '../../src/suggestions/promise/reminders.ts';
import { settleUndelivered } from '../../src/undelivered/settle.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { type Desk, now as start } from '../handlers/desk.ts';

export interface Arrived {
  readonly id: string;
  readonly address: string;
  readonly words: string;
}

export interface Company {
  readonly arrived: readonly Arrived[];
  /** What that address is answered from now on; null: it takes everything. */
  refuse(address: string, code: string | null, chat?: 'slack' | 'teams'): void;
  now(): Date;
  /** Beats each hour until then, or every so many, and sends what is due. */
  pass(hours: number, every?: number): Promise<void>;
}

export function companyOf(desk: Desk, database: Database): Company {
  let now = start.getTime();
  const refused = new Map<string, (at: Date) => Outcome>();
  const arrived: Arrived[] = [];
  const carrier: Carrier = {
    async send({ deliveryId, address, message, locale, replaces }) {
      const refusal = refused.get(address);
      if (refusal) return refusal(new Date(now));
      if (!replaces) arrived.push({ id: deliveryId, address, words: plainText(message, locale) });
      const { id } = place(address);
      return { kind: 'sent', remote: replaces ?? { channel: id, id: String(arrived.length) } };
    },
    async find() {
      return { kind: 'absent' };
    },
  };
  const clock = { now: () => new Date(now) };
  const sending = dispatcher({
    db: database.db,
    workspaceId: desk.workspace.id,
    carriers: new Map([['slack', carrier]]),
    keys: desk.kit.keys,
    clock,
    log: pino({ level: 'silent' }),
    claimant: 'one',
    paceMs: 0,
  });
  async function beat(): Promise<void> {
    const workspace = await workspaceById(database.db, desk.workspace.id);
    const shell = { database, keys: desk.kit.keys, workspace, now: clock.now() };
    await settleUndelivered(shell);
    await keepPromises(shell, async (person) => person);
    await remindOfCases(shell, async (person) => person);
    await sending.run();
  }
  return {
    arrived,
    refuse(address, code, chat = 'slack') {
      if (code === null) refused.delete(address);
      else if (chat === 'slack') refused.set(address, (at) => slackOutcome({ kind: 'refused', code }, at));
      else refused.set(address, (at) => teamsOutcome({ kind: 'status', status: 403, code }, at));
    },
    now: clock.now,
    async pass(hours, every = 1) {
      for (let hour = 0; hour < hours; hour += every) {
        await beat();
        now += every * 3_600_000;
      }
      await beat();
      await beat();
    },
  };
}

/** Words of all rows of one kind to one address, as they stand in the ledger. */
export async function lettersTo({ db }: Database, address: string, kind: string): Promise<string[]> {
  const rows = await db.delivery.findMany({ where: { address, kind }, orderBy: { queuedAt: 'asc' } });
  return rows.map((row) => plainText(contentFrom(row).message, contentFrom(row).locale));
}
