// A reply by e-mail under every fault of the contract, as a mail server has it: it is there once, or held, and never twice; what is held or refused is
// told. The server is one that we did not write (smtp-server), behind a real connection. What each fault is called in SMTP: RFC 5321 and 3463.
import { createServer } from 'node:net';
import { simpleParser } from 'mailparser';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { showReplies } from '../../src/cases/replied.ts';
import { tellOfReplies } from '../../src/customer-replies/tell.ts';
import { resend } from '../../src/delivery/held.ts';
import { LEASE_MS } from '../../src/delivery/recording.ts';
import { mailToCustomers } from '../../src/newsletter/customer-mail.ts';
import { postOffice } from '../../src/newsletter/smtp.ts';
import { replyOffice } from '../customer-replies/office.ts';
import { reachable } from '../customer-replies/on-file.ts';
import { fakeClock } from '../delivery/chat-peer.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { startMailServer } from '../peers/mail-server.ts';
import { type MailFault, startMailboxes } from '../peers/mailboxes.ts';
import { faults, type RemoteFault } from './chat.ts';

const START = '2026-11-10T09:00:00Z';
const ZOE = 'zoe@example.com';
const FROM = 'voice@acme.example';
/** A server that says nothing is given up after so long. */
const SILENT_MS = 400;

interface Expected {
  /** What the ledger says after the first try. */
  readonly state: 'pending' | 'claimed' | 'held' | 'dropped';
  readonly reason: RegExp;
}

/** Where it goes wrong: on the way of this letter, or at another server. */
interface Told extends Expected {
  readonly fault?: MailFault | ((isDone: boolean) => MailFault);
  /** Whose trouble it is. */
  readonly of?: string;
  readonly elsewhere?: 'closed' | 'unnamed' | 'wrong password';
}

const later: Expected = { state: 'pending', reason: /^mail:/ };
const never = (reason: string): Expected => ({ state: 'dropped', reason: new RegExp(`^${reason}$`) });
const restricted: Expected = { state: 'held', reason: /^restricted: / };
const uncertain: Expected = { state: 'claimed', reason: /^unknown: / };

const says = (at: 'connection' | 'sender' | 'reader' | 'message', line: string): MailFault => {
  const [code = '', ...words] = line.split(' ');
  return { at, code: Number(code), words: words.join(' ') };
};
const after = (answer: string, isCut: boolean) => (isTaken: boolean) => ({ answer, isTaken, isCut });

const told: Readonly<Record<RemoteFault, Told>> = {
  'throttled for 42 seconds': { ...later, fault: says('reader', '450 4.2.0 Greylisted for 42 seconds') },
  'throttled without a time': { ...later, of: FROM, fault: says('sender', '451 4.7.0 Too many messages') },
  'passing trouble, nothing done': { ...later, fault: says('message', '452 4.3.1 No room') },
  'the place is gone': { ...never('not-found'), fault: says('reader', '550 5.1.1 No such user') },
  'the bot is not in it': { ...never('refused'), fault: says('reader', '550 5.7.1 Denied by policy') },
  'the bot may not': { ...never('refused'), fault: says('message', '554 5.7.1 Looks like spam') },
  'the message is too long': { ...never('too-long'), fault: says('message', '552 5.3.4 Too big') },
  'a code of tomorrow': { ...never('refused'), fault: says('message', '559 5.9.9 No') },
  'the app lacks a right': { ...restricted, of: FROM, fault: says('sender', '553 5.7.1 Not your sender') },
  'what it belongs to is gone': { ...never('not-found'), fault: says('reader', '551 5.1.6 Has moved') },
  'the credentials are refused': { ...restricted, elsewhere: 'wrong password' },
  'a proxy says 403': { ...restricted, of: '', fault: says('connection', '554 No service here') },
  'a server error': { ...later, fault: says('message', '451 4.3.0 Local error') },
  'a gateway’s 502': { ...later, fault: says('message', '421 4.3.2 Going down') },
  'a gateway’s 504': { ...later, fault: says('reader', '450 4.4.1 Nobody answers behind') },
  'a page instead of an answer': { ...uncertain, fault: after('<html>Hello</html>\r\n', false) },
  'cut before the answer': { ...uncertain, fault: after('', true) },
  'cut inside the answer': { ...uncertain, fault: after('25', true) },
  'no answer in time': { ...uncertain, fault: after('', false) },
  'nothing listens': { ...later, elsewhere: 'closed' },
  'nothing has that name': { ...later, elsewhere: 'unnamed' },
};

const elsewhere = { closed: '', unnamed: 'smtp://mail.invalid', 'wrong password': '' };
beforeAll(async () => {
  const gone = createServer();
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
  const address = gone.address();
  if (typeof address === 'object' && address) elsewhere.closed = `smtp://127.0.0.1:${address.port}`;
  await new Promise((resolve) => gone.close(resolve));
  const locked = await startMailServer({ password: 'right' });
  elsewhere['wrong password'] = locked.url.replace('://', '://voice:wrong@');
  return () => locked.stop();
});

onAnyEngine((engine) => {
  describe('a reply by e-mail', () => {
    async function office(mailboxes: Parameters<typeof startMailboxes>[0] = {}) {
      const clock = fakeClock(START);
      const boxes = await startMailboxes(mailboxes);
      const posting = (smtpUrl: string) => {
        const config = { smtpUrl, from: FROM, perMinute: 60, publicUrl: '' };
        const post = postOffice(config, clock, { silentMs: SILENT_MS });
        onTestFinished(() => post.close());
        return mailToCustomers(config, post.post);
      };
      const here = posting(boxes.url);
      let mail = here;
      const company = await reachable(await freshDatabase(engine), { kind: 'mail', at: ZOE });
      const nobody = () => Promise.reject(new Error('an e-mail asks no vendor'));
      const at = replyOffice(company, { fetch: nobody, clock, mail: (one) => mail(one) });
      onTestFinished(() => boxes.stop());
      return {
        ...at,
        boxes,
        company,
        lead: (url: string | null) => {
          mail = url === null ? here : posting(url);
        },
        there: () => boxes.taken.get(ZOE) ?? [],
        /** The letters that its writer and the admins had about it. */
        async told() {
          clock.pass(20 * 60_000);
          const shell = { ...company.shell, now: clock.now() };
          for (const _ of [1, 2]) {
            await showReplies(shell);
            await tellOfReplies(shell);
          }
          return {
            writer: await company.told('customer-reply.untold'),
            admins: await company.told('customer-reply.key'),
          };
        },
      };
    }

    it('arrives once, as its writer wrote it', async () => {
      const at = await office();
      const { id } = await at.write('Nous avons rappelé.\nÇa arrive “entier” & demain.');
      for (const ms of [0, LEASE_MS, LEASE_MS]) await at.after(ms);
      expect(at.there()).toHaveLength(1);
      const mail = await simpleParser(at.there()[0] ?? '');
      expect(mail.text?.trim()).toBe('Nous avons rappelé.\nÇa arrive “entier” & demain.');
      expect(mail.messageId).toBe(`<${id}@acme.example>`);
      expect(await at.shown()).toMatchObject({ state: 'sent', why: null });
      expect(await at.told()).toEqual({ writer: [], admins: [] });
    });

    const uncertainFaults = faults.filter((fault) => told[fault].state === 'claimed');
    const rows = [
      ...faults.map((fault) => [fault, 'not done', false] as const),
      ...uncertainFaults.map((fault) => [fault, 'done all the same', true] as const),
    ];
    it.each(rows)('%s, %s: is there once, or held, and told', async (name, _, isDone) => {
      const { fault, of = ZOE, elsewhere: where, state, reason } = told[name];
      const at = await office();
      const { id } = await at.write();
      if (fault) at.boxes.fail(of, typeof fault === 'function' ? fault(isDone) : fault);
      if (where) at.lead(elsewhere[where]);
      await at.after(0);
      expect(await at.row()).toMatchObject({ state, reason: expect.stringMatching(reason) });
      expect(at.there()).toHaveLength(isDone ? 1 : 0);
      at.lead(null);
      if (state === 'held') {
        expect(await at.shown()).toMatchObject({ state: 'held', why: 'restricted' });
        const letters = await at.told();
        expect([letters.writer.length, letters.admins.length]).toEqual([1, 1]);
        await resend(at.company.database.db, 'acme', id, at.clock.now());
      }
      for (let minute = 0; minute < 4; minute += 1) await at.after(LEASE_MS);
      if (state === 'claimed') {
        expect(at.there()).toHaveLength(isDone ? 1 : 0);
        expect(await at.row()).toMatchObject({ state: 'held', retryAt: null });
        expect((await at.told()).writer).toHaveLength(1);
        // An admin looked. Whoever has it already has the same once more, by the same name.
        await resend(at.company.database.db, 'acme', id, at.clock.now());
        await at.after(LEASE_MS);
        const ids = await Promise.all(at.there().map(async (raw) => (await simpleParser(raw)).messageId));
        expect(ids).toEqual(Array(isDone ? 2 : 1).fill(`<${id}@acme.example>`));
      } else expect(at.there()).toHaveLength(state === 'dropped' ? 0 : 1);
      expect(await at.shown()).toMatchObject({ state: state === 'dropped' ? 'refused' : 'sent' });
      if (state === 'dropped') expect((await at.told()).writer).toHaveLength(1);
    });

    it('that is larger than the server takes, as it says before, goes back to its writer as too long', async () => {
      const at = await office({ most: 2_000 });
      await at.write('Long words. '.repeat(300));
      await at.after(0);
      expect(await at.shown()).toMatchObject({ state: 'refused', why: 'too-long' });
      await at.write('Short', 'again');
      await at.after(0);
      expect(at.there()).toHaveLength(1);
    });

    it('to a mailbox that is full is tried again once a day, and other words may take its place', async () => {
      const at = await office();
      await at.write('Long words');
      at.boxes.fail(ZOE, says('reader', '552 5.2.2 Mailbox full'));
      await at.after(0);
      expect(await at.shown()).toMatchObject({ state: 'held', why: 'not-allowed' });
      await at.write('Short', 'again');
      for (const ms of [0, LEASE_MS, 24 * 3_600_000]) await at.after(ms);
      const mails = await Promise.all(at.there().map((raw) => simpleParser(raw)));
      expect(mails.map(({ text }) => text?.trim())).toEqual(['Short']);
    });
  });
});
