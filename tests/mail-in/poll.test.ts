// The mailbox, read from an IMAP server that we did not write.
import { createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { here } from '../../src/feedback/work/work.ts';
import { withMailbox } from '../../src/mail-in/imap.ts';
import { mailboxOf, saveMailbox, steerMailbox } from '../../src/mail-in/mailbox.ts';
import { type PollParts, readMailbox, takeDueMailbox } from '../../src/mail-in/poll.ts';
import { mailboxRemedy, mailboxText } from '../../src/mail-in/standing.ts';
import { freshDatabase, onAnyEngine, onEachEngine } from '../harness/database.ts';
import { NOW, takingMails } from './harness.ts';
import { LOGIN, mailServer, PASSWORD } from './imap-server.ts';
import { forwarded } from './mails.ts';

const MINUTE = 60_000;
const doer = { by: 'command-line', now: NOW } as const;

async function polled(database: Database, mails: readonly string[], password = PASSWORD) {
  const server = await mailServer(mails);
  onTestFinished(server.stop);
  const taking = await takingMails(database);
  await taking.rule();
  const logged: unknown[] = [];
  const parts: PollParts = {
    ...taking.parts,
    log: { error: (about: unknown) => void logged.push(about) },
    tokens: { of: () => Promise.reject(new Error('nobody asks for a token')), forget: () => {} },
    answersCame: () => {},
    nudge: () => {},
  };
  const company = { keys: taking.keys, workspaceId: 'acme' };
  const at = `imap://${LOGIN}@127.0.0.1:${server.port}/INBOX`;
  const since = new Date(NOW.getTime() - 7 * 24 * 60 * MINUTE);
  await saveMailbox(database, company, { at, password, trusts: null, since }, doer);
  return {
    ...taking,
    server,
    parts,
    logged,
    /** A pass, an hour after the last. */
    async read(signal = new AbortController().signal) {
      taking.move(61 * MINUTE);
      const due = await takeDueMailbox(parts);
      if (due) await readMailbox(parts, due, signal);
      return due !== null;
    },
    mailbox: async () => {
      const row = await mailboxOf(database.db, 'acme');
      if (row === null) throw new Error('there is a mailbox');
      return row;
    },
  };
}

const many = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    forwarded({ id: `${at}@acme.example`, words: `Colis ${'abcdefghijklmnop'[at]} perdu.` }),
  );

onEachEngine((engine) => {
  it('a clock that was a year ahead, and was set back, keeps it unread for no longer than a wait', async () => {
    const { parts, move, read } = await polled(await freshDatabase(engine), many(1));
    move(365 * 24 * 60 * MINUTE);
    expect(await read()).toBe(true);
    expect(await takeDueMailbox(parts)).toBeNull();
    move(-365 * 24 * 60 * MINUTE);
    expect(await takeDueMailbox(parts)).not.toBeNull();
    expect(await takeDueMailbox(parts)).toBeNull();
  });

  it('what arrived is taken once and marked as read; what is kept out stays unread', async () => {
    const database = await freshDatabase(engine);
    const { server, read, answers, mailbox } = await polled(database, [
      ...many(2),
      forwarded({ id: 'stranger', from: 'mallory@evil.example' }),
    ]);
    await read();
    expect(await answers()).toHaveLength(2);
    expect([1, 2, 3].map((uid) => server.flagsOf(uid).includes('\\Seen'))).toEqual([true, true, false]);
    expect(await mailbox()).toMatchObject({ upTo: 3n, failures: 0, lastError: null });
    await read();
    expect(await answers()).toHaveLength(2);
    server.add(forwarded({ id: 'later', words: 'Et encore un.' }));
    await read();
    expect(await answers()).toHaveLength(3);
    expect(server.flagsOf(4)).toContain('\\Seen');
  });

  it('wherever the line breaks, each is taken once', async () => {
    const database = await freshDatabase(engine);
    const { server, read, answers, mailbox, logged } = await polled(database, many(5));
    for (let bytes = 120; bytes < 8_000; bytes += 611) {
      server.breakAfter(bytes);
      await read();
      const ids = (await answers()).map(({ verbatim }) => verbatim);
      expect(new Set(ids).size).toBe(ids.length);
    }
    server.breakAfter(null);
    await read();
    expect((await answers()).map(({ verbatim }) => verbatim)).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map((each) => `Colis ${each} perdu.`),
    );
    expect([1, 2, 3, 4, 5].every((uid) => server.flagsOf(uid).includes('\\Seen'))).toBe(true);
    expect((await mailbox()).lastError).toBeNull();
    expect(logged).toEqual([]);
  });
});

onAnyEngine((engine) => {
  it('other numbers of the server’s, and duplicates in the mailbox, take nothing twice', async () => {
    const database = await freshDatabase(engine);
    const { server, read, answers, mailbox } = await polled(database, [...many(3), ...many(2)]);
    await read();
    expect(await answers()).toHaveLength(3);
    server.renumber();
    server.add(forwarded({ id: 'new', words: 'Tout neuf.' }));
    await read();
    expect(await answers()).toHaveLength(4);
    expect((await mailbox()).uidValidity).toBe('101');
  });

  it('a server that lists mails and gives none is asked again after a while, and not at once without end', async () => {
    const database = await freshDatabase(engine);
    const { server, read, answers, mailbox } = await polled(database, many(2));
    server.withhold('mails');
    await read();
    expect(await mailbox()).toMatchObject({ lastError: 'mailbox.unreachable', upTo: 0n });
    server.withhold(null);
    await read();
    expect(await answers()).toHaveLength(2);
    expect((await mailbox()).lastError).toBeNull();
  });

  it('a mail that the server lists without its bytes is counted as unreadable, and holds up no other', async () => {
    const database = await freshDatabase(engine);
    const { server, read, answers, mailbox } = await polled(database, many(2));
    server.withhold('bytes');
    await read();
    expect(await mailbox()).toMatchObject({ upTo: 2n, lastError: null });
    expect(await answers()).toHaveLength(1);
    const seen = await database.db.mailSeen.findMany({ where: { workspaceId: 'acme' } });
    expect(seen.map(({ fate }) => fate).toSorted()).toEqual(['taken', 'unreadable']);
  });

  it('a server that goes on talking, and never answers, is left after a while', async () => {
    const talking = createServer((socket) => {
      socket.on('error', () => {});
      socket.write('* OK IMAP4rev1 ready\r\n');
      const more = setInterval(() => socket.write('* OK a little patience\r\n'), 5);
      socket.on('close', () => clearInterval(more));
    });
    await new Promise<void>((resolve) => talking.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void talking.close());
    const address = talking.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const at = { host: '127.0.0.1', port, isSecure: false, login: LOGIN, folder: 'INBOX' };
    const reading = withMailbox({ ...at, proof: { pass: PASSWORD } }, async () => {}, 100);
    await expect(reading).rejects.toMatchObject({ code: 'mailbox.unreachable' });
  });

  it('a login that is refused is told with what to do, less and less often tried, and logged nowhere', async () => {
    const database = await freshDatabase(engine);
    const { server, read, mailbox, logged } = await polled(database, many(1), 'wrong-password');
    await read();
    const row = await mailbox();
    expect(row).toMatchObject({ lastError: 'mailbox.denied', failures: 1 });
    expect(mailboxText(row, { locale: 'fr', now: NOW })).toContain('le serveur refuse la connexion');
    expect(mailboxRemedy(row, 'fr')).toContain('portevoix mail-in set --password OÙ');
    await read();
    expect((await mailbox()).failures).toBe(2);
    expect(
      JSON.stringify([logged, await mailbox()], (_, value) =>
        typeof value === 'bigint' ? Number(value) : value,
      ),
    ).not.toContain('wrong-password');
    expect(server.connections()).toBe(2);
  });

  it('a mailbox that nobody answers for is tried again', async () => {
    const database = await freshDatabase(engine);
    const { server, read, mailbox, answers } = await polled(database, many(1));
    server.breakAfter(0);
    await read();
    expect(await mailbox()).toMatchObject({ lastError: 'mailbox.unreachable' });
    await read();
    expect(await answers()).toHaveLength(1);
    expect(await mailbox()).toMatchObject({ lastError: null, failures: 0 });
  });

  it('is read from the day that was named, as soon as a rule names somebody', async () => {
    const database = await freshDatabase(engine);
    const { server, read, answers, rule, keys, mailbox } = await polled(database, [
      forwarded({ from: 'mallory@evil.example' }),
    ]);
    server.arrivedOn(1, '02-Mar-2026 10:00:00 +0000');
    const company = { keys, workspaceId: 'acme' };
    const since = (day: string) => ({ at: null, password: null, trusts: null, since: new Date(day) });
    await read();
    expect((await mailbox()).upTo).toBe(0n);
    await saveMailbox(database, company, since('2026-03-01'), doer);
    await read();
    expect(await mailbox()).toMatchObject({ upTo: 1n });
    await rule({ senders: ['mallory@evil.example'] });
    await read();
    expect(await answers()).toHaveLength(1);
    await expect(saveMailbox(database, company, since('2025-11-01'), doer)).rejects.toMatchObject({
      code: 'mailbox.since',
    });
  });

  it('what became of a mail is known without having it sent again', async () => {
    const database = await freshDatabase(engine);
    const { server, read, rule, answers } = await polled(database, many(3));
    await read();
    const before = server.sent();
    await rule({ senders: ['nobody@acme.example'] });
    await read();
    expect(await answers()).toHaveLength(3);
    expect(server.sent() - before).toBeLessThan(before / 2);
  });

  it('a mail that can never be taken holds up the others for a while, and is then told', async () => {
    const database = await freshDatabase(engine);
    const { parts, read, answers, logged, mailbox } = await polled(database, many(2));
    let sick = 0;
    const work: PollParts['work'] = (name, given) => {
      if (name === 'clean' && JSON.stringify(given).includes('Colis a perdu')) {
        sick += 1;
        return Promise.reject(new Error('no thread for this one'));
      }
      return here(name, given);
    };
    Object.assign(parts, { work });
    for (let pass = 0; pass < 3; pass++) await read();
    expect(await mailbox()).toMatchObject({ lastError: 'mailbox.ours', failures: 3, upTo: 0n });
    await read();
    expect((await answers()).map(({ verbatim }) => verbatim)).toEqual(['Colis b perdu.']);
    expect(await mailbox()).toMatchObject({ lastError: null, failures: 0, upTo: 2n });
    expect(sick).toBe(4);
    expect(JSON.stringify(logged)).not.toContain('Colis');
    const seen = await database.db.mailSeen.findMany({ where: { workspaceId: 'acme', fate: 'unreadable' } });
    expect(seen).toHaveLength(1);
  });

  it('an address with a % that says nothing is no address', async () => {
    const database = await freshDatabase(engine);
    const { keys } = await takingMails(database);
    for (const at of ['imaps://a%zz@mail.example/INBOX', 'imaps://a@mail.example/100%'])
      await expect(
        saveMailbox(
          database,
          { keys, workspaceId: 'acme' },
          { at, password: 'x', trusts: null, since: null },
          doer,
        ),
      ).rejects.toMatchObject({ code: 'mailbox.at' });
  });

  it('a rule that names a sender has what was kept out read again', async () => {
    const database = await freshDatabase(engine);
    const { server, read, answers, rule } = await polled(database, [
      forwarded({ from: 'mallory@evil.example' }),
    ]);
    await read();
    expect(await answers()).toEqual([]);
    await rule({ senders: ['mallory@evil.example'] });
    await read();
    expect(await answers()).toHaveLength(1);
    expect(server.flagsOf(1)).toContain('\\Seen');
  });

  it('paused, it is left alone; of two replicas one reads it', async () => {
    const database = await freshDatabase(engine);
    const { parts, read, server, move } = await polled(database, many(1));
    await steerMailbox(database, 'acme', 'pause', doer);
    expect(await read()).toBe(false);
    await steerMailbox(database, 'acme', 'resume', doer);
    move(MINUTE);
    const both = await Promise.all([takeDueMailbox(parts), takeDueMailbox(parts)]);
    expect(both.filter((each) => each !== null)).toHaveLength(1);
    expect(server.connections()).toBe(0);
  });

  it('the password is sealed, and stands in no address', async () => {
    const database = await freshDatabase(engine);
    const { mailbox } = await polled(database, []);
    const text = JSON.stringify(await mailbox(), (_, value) =>
      typeof value === 'bigint' ? Number(value) : value,
    );
    expect(text).not.toContain(PASSWORD);
    const company = { keys: (await takingMails(database, 'other')).keys, workspaceId: 'other' };
    const wanted = { at: 'imaps://a:secret@mail.example/INBOX', password: 'x', trusts: null, since: null };
    await expect(saveMailbox(database, company, wanted, doer)).rejects.toMatchObject({ code: 'mailbox.at' });
  });
});
