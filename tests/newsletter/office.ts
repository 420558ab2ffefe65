// A company with a mailing list, a schedule that posts to it, a ledger that sends by a real mail server, and the pages that its links lead to.
import { pino } from 'pino';
import { type Database, transact } from '../../src/database/client.ts';
import { dispatcher } from '../../src/delivery/dispatch.ts';
import { resend } from '../../src/delivery/held.ts';
import { enqueue } from '../../src/delivery/ledger.ts';
import { digestKinds } from '../../src/digests/kinds.ts';
import { menu } from '../../src/handlers/index.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import type { Message } from '../../src/messages/message.ts';
import { importReaders } from '../../src/newsletter/acts.ts';
import { listAddress, MAIL } from '../../src/newsletter/addresses.ts';
import { mailCarrier } from '../../src/newsletter/carrier.ts';
import { readersIn } from '../../src/newsletter/reading.ts';
import type { MailConfig } from '../../src/newsletter/settings.ts';
import { postOffice } from '../../src/newsletter/smtp.ts';
import { tellOfIssues } from '../../src/newsletter/telling.ts';
import type { ScheduleDraft } from '../../src/schedules/schedule.ts';
import { webApp } from '../../src/web/hono.ts';
import { newsletterRoutes } from '../../src/web/newsletter.ts';
import { type FakeClock, fakeClock } from '../delivery/chat-peer.ts';
import { type Company, makeCompany } from '../digests/company.ts';
import { type Mailboxes, startMailboxes } from '../peers/mailboxes.ts';

export const FROM = 'voix@example.com';
export const PUBLIC_URL = 'https://voix.example.com';
export const LIST = 'La lettre des clients';
/** A Monday at nine in Paris. */
const MONDAY = new Date('2026-03-02T08:00:00Z');

export interface NewsletterOffice {
  readonly company: Company;
  readonly boxes: Mailboxes;
  readonly clock: FakeClock;
  readonly keys: ReturnType<typeof keysFrom>;
  readonly listId: string;
  /** Puts more people on it. */
  join(csv: string): Promise<Awaited<ReturnType<typeof importReaders>>>;
  /** Answers came in, and its Monday has come. */
  issue(): Promise<void>;
  /** An issue that says this, in French. */
  post(message: Message): Promise<void>;
  /** Sends what can be sent. */
  send(): Promise<void>;
  /** Lets time pass, then sends. */
  after(ms: number): Promise<void>;
  /** What the heartbeat tells the admins. */
  tell(): Promise<void>;
  /** As an admin's button does it, and sends. */
  resend(id: string): Promise<void>;
  /** Asks the web server. */
  ask(
    method: 'GET' | 'POST',
    url: string,
    body?: string,
  ): Promise<{ status: number; body: string; headers: Record<string, string> }>;
  stop(): Promise<void>;
}

export async function newsletterOffice(
  database: Database,
  csv: string,
  more: { readonly schedule?: Partial<ScheduleDraft>; readonly config?: Partial<MailConfig> } = {},
): Promise<NewsletterOffice> {
  const { db } = database;
  const clock = fakeClock(new Date(MONDAY.getTime() - 86_400_000).toISOString());
  const keys = keysFrom([newSecret()]);
  const company = await makeCompany(database);
  const workspaceId = company.workspace.id;
  const boxes = await startMailboxes();
  const config = { smtpUrl: boxes.url, from: FROM, perMinute: 60_000, publicUrl: PUBLIC_URL, ...more.config };
  const office = postOffice(config, clock);
  const carrier = mailCarrier({ database, workspaceId, keys, clock, config, post: office.post });
  const sending = dispatcher({
    ...{ db, workspaceId, keys, clock, claimant: 'one' },
    log: pino({ level: 'silent' }),
    kinds: menu.kinds,
    carriers: new Map([[MAIL, carrier]]),
  });
  const keeping = { database, keys, workspaceId };
  const join = (text: string) =>
    importReaders(
      keeping,
      { list: LIST, readers: readersIn(text).readers, consent: 'agreed' },
      { by: 'command-line', now: clock.now() },
    );
  const { list } = await join(csv);
  await company.schedule(
    { channels: [{ address: listAddress(list.id), name: list.name }], locale: 'fr', ...more.schedule },
    clock.now(),
  );
  const app = webApp({
    routes: newsletterRoutes({ database, clock, publicUrl: PUBLIC_URL }),
    log: pino({ level: 'silent' }),
  });
  return {
    ...{ company, boxes, clock, keys, listId: list.id, join },
    async issue() {
      await company.answers(30, new Date(MONDAY.getTime() - 3_600_000));
      clock.pass(MONDAY.getTime() - clock.now().getTime());
      await company.tickAt(clock.now());
    },
    async post(message) {
      const address = listAddress(list.id);
      await transact(database, (tx) =>
        enqueue(tx, {
          workspaceId,
          kind: digestKinds.digest,
          subject: 'run:x',
          address,
          message,
          locale: 'fr',
          now: clock.now(),
        }),
      );
    },
    async send() {
      await sending.run();
      // Two to one address do not go within a second: the same issue in another language.
      clock.pass(2_000);
      await sending.run();
    },
    async after(ms) {
      clock.pass(ms);
      await sending.run();
    },
    async tell() {
      const { workspace } = company;
      await tellOfIssues(database, { workspace, now: clock.now() }, digestKinds.digest.name);
    },
    async resend(id) {
      await resend(db, workspaceId, id, clock.now());
      await sending.run();
    },
    async ask(method, url, body = '') {
      const headers = { 'accept-language': 'fr' };
      const { status, ...answer } = await app(new Request(url, { method, headers }), {
        headers,
        body: async () => Buffer.from(body),
        isGone: () => false,
      });
      return { status, body: answer.body, headers: { ...answer.headers } };
    },
    async stop() {
      await sending.stop();
      office.close();
      await boxes.stop();
    },
  };
}
