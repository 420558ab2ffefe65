// A ledger that sends to customers, by a clock that the test moves.
import { pino } from 'pino';
import { CUSTOMER } from '../../src/customer-replies/address.ts';
import { customerCarrier } from '../../src/customer-replies/carrier.ts';
import type { MailToCustomers } from '../../src/customer-replies/mail.ts';
import type { CustomerReply } from '../../src/customer-replies/reply.ts';
import { repliesOf } from '../../src/customer-replies/reply.ts';
import { writeToCustomer } from '../../src/customer-replies/write.ts';
import type { Database } from '../../src/database/client.ts';
import { dispatcher } from '../../src/delivery/dispatch.ts';
import type { VendorFetch } from '../../src/feedback/pulling/asking.ts';
import { type FakeClock, fakeClock } from '../delivery/chat-peer.ts';
import { kinds } from '../harness/kinds.ts';
import { keys, type Reachable, TUESDAY } from './on-file.ts';

export interface ReplyOffice {
  readonly clock: FakeClock;
  write(text?: string, formKey?: string): Promise<CustomerReply>;
  /** Lets time pass, then sends what can be sent. */
  after(ms: number): Promise<void>;
  /** As the case shows it. */
  shown(): Promise<CustomerReply>;
  row(): ReturnType<Database['db']['delivery']['findFirstOrThrow']>;
}

export function replyOffice(
  at: Reachable,
  {
    fetch,
    clock = fakeClock(TUESDAY.toISOString()),
    mail,
  }: {
    readonly fetch: VendorFetch;
    readonly clock?: FakeClock;
    readonly mail?: MailToCustomers;
  },
): ReplyOffice {
  const { database } = at;
  const { db } = database;
  const workspaceId = at.workspace.id;
  const carrier = customerCarrier({ database, workspaceId, keys, clock, fetch, ...(mail ? { mail } : {}) });
  const sending = dispatcher({
    ...{ db, workspaceId, keys, clock, kinds, claimant: 'one', paceMs: 0 },
    carriers: new Map([[CUSTOMER, carrier]]),
    log: pino({ level: 'silent' }),
  });
  const from = { kind: 'case', id: at.caseId } as const;
  return {
    clock,
    write: (text = 'We rang the carrier.\nIt comes today & "whole".', formKey = 'written') =>
      writeToCustomer(
        { ...at.shell, now: clock.now() },
        { feedbackId: at.feedbackId, from, number: 1, text, by: at.taker, formKey },
      ),
    async after(ms) {
      clock.pass(ms);
      await sending.run();
    },
    async shown() {
      const [reply] = await repliesOf(db, workspaceId, from);
      if (reply === undefined) throw new Error('nothing was written');
      return reply;
    },
    row: () => db.delivery.findFirstOrThrow({ where: { workspaceId, kind: 'customer-reply' } }),
  };
}
