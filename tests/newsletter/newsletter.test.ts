// An issue of a newsletter from the schedule to the mailbox, through a mail server that we did not write, and back by its links.
import { type ParsedMail, simpleParser } from 'mailparser';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { readerBearing } from '../../src/newsletter/readers.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { FROM, LIST, type NewsletterOffice, newsletterOffice, PUBLIC_URL } from './office.ts';

const READERS = 'email,langue\nnadia@example.com,fr\nkarim@example.com,\nsue@example.org,en\n';

onEachEngine((engine) => {
  let database: Database;
  let at: NewsletterOffice;
  const open = async (
    ...given: Parameters<typeof newsletterOffice> extends [unknown, ...infer R] ? R : never
  ) => {
    at = await newsletterOffice(database, ...given);
    onTestFinished(() => at.stop());
    return at;
  };
  beforeEach(async () => {
    database = await freshDatabase(engine);
  });

  const letterTo = async (address: string, nth = 0): Promise<ParsedMail> => {
    const raw = at.boxes.taken.get(address)?.[nth];
    if (!raw) throw new Error(`nothing came for ${address}`);
    return simpleParser(raw);
  };
  const leaveLink = (mail: ParsedMail) =>
    /<([^>]+)>/.exec(String(header(mail, 'list-unsubscribe')))?.[1] ?? '';
  const letters = (state?: string) =>
    database.db.delivery.findMany({
      where: { workspaceId: at.company.workspace.id, kind: 'newsletter', ...(state ? { state } : {}) },
      orderBy: { address: 'asc' },
    });

  describe('an issue', () => {
    it('reaches each reader once, whole in both parts, in their language, with the way to leave', async () => {
      await open(READERS);
      await at.issue();
      await at.send();
      expect([...at.boxes.taken].map(([to, { length }]) => `${to} ${length}`).toSorted()).toEqual([
        'karim@example.com 1',
        'nadia@example.com 1',
        'sue@example.org 1',
      ]);
      const nadia = await letterTo('nadia@example.com');
      expect(nadia.from?.value).toEqual([{ address: FROM, name: LIST }]);
      expect(nadia.subject).toMatch(/semaine/i);
      expect(nadia.html).toContain('<h1');
      expect(nadia.text).toContain('NPS');
      const sue = await letterTo('sue@example.org');
      expect(sue.subject).toMatch(/week/i);
      expect(sue.text).toContain('Unsubscribe: ');
      expect((await letterTo('karim@example.com')).text).toBe(
        nadia.text
          ?.replaceAll(tokenIn(nadia), tokenIn(await letterTo('karim@example.com')))
          .replaceAll(letterIn(nadia), letterIn(await letterTo('karim@example.com'))),
      );
      expect(header(nadia, 'auto-submitted')).toBe('auto-generated');
      expect(String(header(nadia, 'list-id'))).toContain(at.listId);
      expect(leaveLink(nadia)).toMatch(new RegExp(`^${PUBLIC_URL}/letters/[\\w-]{43}/leave$`));
      expect(header(nadia, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
      // Nothing is loaded from anywhere.
      expect(String(nadia.html)).not.toMatch(/<img|src=|url\(/i);
    });

    it('keeps no e-mail address in clear, anywhere', async () => {
      await open(READERS);
      await at.issue();
      await at.send();
      const { db } = database;
      const where = { workspaceId: at.company.workspace.id };
      const all = [
        await db.mailReader.findMany({ where }),
        await db.delivery.findMany({ where }),
        await db.pace.findMany({ where }),
        await db.sendingTurn.findMany({ where }),
      ];
      expect(JSON.stringify(all)).not.toMatch(/nadia|karim|sue@/);
    });

    it('is sent to nobody twice, however often it is begun anew', async () => {
      await open(READERS);
      await at.issue();
      await at.send();
      await database.db.delivery.updateMany({
        where: { workspaceId: at.company.workspace.id, kind: 'digest' },
        data: { state: 'pending', claimedAt: null, claimedBy: null },
      });
      await at.after(60_000);
      expect((await letters()).length).toBe(3);
      expect([...at.boxes.taken.values()].map(({ length }) => length)).toEqual([1, 1, 1]);
    });
  });

  describe('leaving', () => {
    it('is done by one click without a session, at once, and no import brings them back', async () => {
      await open(READERS);
      await at.issue();
      await at.send();
      const link = leaveLink(await letterTo('nadia@example.com'));
      expect((await at.ask('POST', link, 'List-Unsubscribe=One-Click')).status).toBe(200);
      const row = await reader('nadia');
      expect(row).toMatchObject({ unsubscribedAt: expect.any(Date), sealedEmail: '' });
      expect(await at.join(READERS)).toMatchObject({ added: 0, known: 2, left: 1 });
      expect(await reader('nadia')).toEqual(row);
    });

    it('is only asked about by a scanner that follows every link', async () => {
      await open(READERS);
      await at.issue();
      await at.send();
      const mail = await letterTo('nadia@example.com');
      const before = await database.db.mailReader.findMany({
        where: { workspaceId: at.company.workspace.id },
      });
      const links = [
        ...new Set([...String(mail.html).matchAll(/href="(https:[^"]+)"/g)].map(([, href]) => href ?? '')),
      ];
      expect(links.length).toBe(2);
      for (const link of [...links, leaveLink(mail)]) expect((await at.ask('GET', link)).status).toBe(200);
      expect(
        await database.db.mailReader.findMany({ where: { workspaceId: at.company.workspace.id } }),
      ).toEqual(before);
      expect((await at.ask('GET', leaveLink(mail))).body).toContain('<form method="post">');
    });

    it('ends the links to read issues in a browser, too', async () => {
      await open(READERS);
      await at.issue();
      await at.send();
      const mail = await letterTo('nadia@example.com');
      const [, web = ''] = /(https:\S+letters\/[\w-]{43}\/[0-9a-f]{32})/.exec(mail.text ?? '') ?? [];
      expect(await at.ask('GET', web)).toMatchObject({ status: 200, body: expect.stringContaining('NPS') });
      await at.ask('POST', leaveLink(mail));
      const after = await at.ask('GET', web);
      expect(after.status).toBe(410);
      expect(after.body).toContain('ne se lisent plus ici');
      expect(after.body).not.toContain('NPS');
      const karim = await letterTo('karim@example.com');
      expect((await at.ask('GET', web.replace(tokenIn(mail), tokenIn(karim)))).status).toBe(404);
    });

    it('reaches whoever leaves between the queue and the mailbox', async () => {
      await open(READERS);
      await at.issue();
      const where = { workspaceId: at.company.workspace.id };
      await database.db.mailReader.updateMany({ where, data: { unsubscribedAt: at.clock.now() } });
      await at.send();
      expect(at.boxes.taken.size).toBe(0);
    });
  });

  const reader = async (called: string) => {
    const rows = await database.db.mailReader.findMany({ where: { workspaceId: at.company.workspace.id } });
    const mail = at.boxes.taken.get(`${called}@example.com`)?.[0];
    const token = /letters\/([\w-]{43})/.exec(mail ? String((await simpleParser(mail)).text) : '')?.[1] ?? '';
    const found = await readerBearing(database.db, token);
    return rows.find(({ id }) => id === found?.id);
  };
});

function header(mail: ParsedMail, name: string): unknown {
  return mail.headerLines.find(({ key }) => key === name)?.line.replace(/^[^:]+:\s*/, '');
}

function tokenIn(mail: ParsedMail): string {
  return /letters\/([\w-]{43})/.exec(mail.text ?? '')?.[1] ?? '';
}

function letterIn(mail: ParsedMail): string {
  return /letters\/[\w-]{43}\/([0-9a-f]{32})/.exec(mail.text ?? '')?.[1] ?? '';
}
