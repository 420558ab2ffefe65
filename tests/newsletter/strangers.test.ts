// What strangers do to a newsletter's links, and what hostile names do to its e-mails.
import { simpleParser } from 'mailparser';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Database, transact } from '../../src/database/client.ts';
import { hashingKeyOf, keysFrom, newSecret } from '../../src/keys.ts';
import { forgetReader, importReaders } from '../../src/newsletter/acts.ts';
import { leaveUrl } from '../../src/newsletter/links.ts';
import { listCalled } from '../../src/newsletter/lists.ts';
import { readerBearing, tokenOf } from '../../src/newsletter/readers.ts';
import { readersIn } from '../../src/newsletter/reading.ts';
import { newsletterRoutes } from '../../src/web/newsletter.ts';
import { startWeb } from '../../src/web/server.ts';
import { freshDatabase, onceEnough, onEachEngine } from '../harness/database.ts';
import { FROM, type NewsletterOffice, newsletterOffice, PUBLIC_URL } from './office.ts';

const NADIA = 'nadia@example.com';
const by = 'command-line';

onEachEngine((engine) => {
  let database: Database;
  let at: NewsletterOffice;
  beforeEach(async () => {
    database = await freshDatabase(engine);
  });
  const open = async (csv = `email\n${NADIA}\n`) => {
    at = await newsletterOffice(database, csv);
    onTestFinished(() => at.stop());
  };
  const where = () => ({ workspaceId: at.company.workspace.id });
  const keeping = () => ({ database, keys: at.keys, ...where() });
  const joining = (list: string, email = NADIA) =>
    importReaders(
      keeping(),
      { list, readers: readersIn(`email\n${email}\n`).readers, consent: 'agreed' },
      { by, now: at.clock.now() },
    );
  const readers = (more: object = {}) => database.db.mailReader.findMany({ where: { ...where(), ...more } });
  const linkOf = async (more: object = {}) => {
    const [reader] = await readers(more);
    if (!reader) throw new Error('nobody reads it');
    return leaveUrl({ publicUrl: PUBLIC_URL }, tokenOf(at.keys, reader));
  };

  describe('a link', () => {
    it('that leads nowhere is answered so often, and readers are let in meanwhile', async () => {
      await open();
      const wrong = `${PUBLIC_URL}/letters/${'a'.repeat(43)}/leave`;
      const statuses = [];
      for (let i = 0; i < 40; i += 1)
        statuses.push((await at.ask(i % 2 === 0 ? 'GET' : 'POST', wrong)).status);
      expect(statuses.filter((status) => status === 404)).toHaveLength(30);
      const refused = await at.ask('GET', wrong);
      expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': expect.any(String) } });
      expect((await at.ask('POST', await linkOf())).status).toBe(200);
      expect(await readers({ unsubscribedAt: null })).toEqual([]);
    });

    it('ends it by a POST, whatever comes with it', async () => {
      await open();
      const routes = newsletterRoutes({ database, clock: at.clock, publicUrl: PUBLIC_URL });
      const log = { info() {}, error() {} };
      const web = await startWeb({ host: '127.0.0.1', port: 0, routes, log });
      onTestFinished(() => web.close());
      const link = (await linkOf()).replace(PUBLIC_URL, `http://127.0.0.1:${web.port}`);
      expect((await fetch(link, { method: 'POST', body: 'x'.repeat(100_000) })).status).toBe(200);
      expect(await readers({ unsubscribedAt: null })).toEqual([]);
    });

    it('tells its address to no other page, is in no search engine, and loads nothing', async () => {
      await open();
      const link = await linkOf();
      for (const { headers } of [await at.ask('GET', link), await at.ask('GET', `${link}x`)]) {
        expect(headers).toMatchObject({
          'referrer-policy': 'no-referrer',
          'x-robots-tag': 'noindex, nofollow',
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-resource-policy': 'same-origin',
        });
        expect(headers['content-security-policy']).toMatch(/^default-src 'none';.* frame-ancestors 'none'$/);
      }
    });

    it('with anything behind it is none, and never an error of ours', async () => {
      await open();
      const reading = (await linkOf()).replace(/\/leave$/, '');
      for (const odd of [
        '%00',
        '%0d%0aset-cookie:x',
        '..%2f..%2fleave',
        '%ff',
        "'%20or%201=1",
        'a'.repeat(2_000),
      ])
        expect((await at.ask('GET', `${reading}/${odd}`)).status).toBe(404);
      expect((await at.ask('POST', `${reading}/${'a'.repeat(32)}`)).status).toBe(405);
    });

    it('is read so often at once, and leaving is never refused', async () => {
      await open();
      await at.issue();
      await at.send();
      const [letter] = await database.db.delivery.findMany({ where: { ...where(), kind: 'newsletter' } });
      const link = await linkOf();
      const statuses = [];
      for (let i = 0; i < 22; i += 1)
        statuses.push((await at.ask('GET', link.replace(/leave$/, letter?.id ?? ''))).status);
      expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 429, 429]);
      expect((await at.ask('POST', link, 'List-Unsubscribe=One-Click')).status).toBe(200);
    });

    it('ends one list of two', async () => {
      await open();
      const { list: other } = await joining('Une autre');
      await at.ask('POST', await linkOf({ listId: other.id }));
      expect(await readers({ unsubscribedAt: null })).toMatchObject([{ listId: at.listId }]);
    });

    it('opens after the key was changed, and no more once nothing is kept of its reader', async () => {
      const [old, next] = [newSecret(), newSecret()];
      await open();
      const [reader] = await readers();
      const tokens = [keysFrom([old]), keysFrom([next], hashingKeyOf(old))].map((keys) =>
        tokenOf(keys, reader ?? { workspaceId: '', id: '' }),
      );
      expect(tokens[1]).toBe(tokens[0]);
      const link = await linkOf();
      const token = link.split('/').at(-2) ?? '';
      expect(await readerBearing(database.db, token)).not.toBeNull();
      await forgetReader(keeping(), { email: NADIA, list: undefined }, { by, now: at.clock.now() });
      for (const method of ['GET', 'POST'] as const) expect((await at.ask(method, link)).status).toBe(404);
    });
  });

  onceEnough(engine, () => {
    describe('an address', () => {
      it('that left stays so, however its domain is written', async () => {
        await open('email\nnadia@münchen.example\n');
        await at.ask('POST', await linkOf());
        expect(
          await at.join('email\nNadia@XN--mnchen-3ya.example\nnadia@mu\u0308nchen.example\n'),
        ).toMatchObject({
          added: 0,
          left: 1,
        });
      });

      it('leaves nothing in the ledger, not its domain either, which may be its reader’s own name', async () => {
        await open('email\nmoi@nadia-dupont.example\n');
        await at.issue();
        await at.send();
        expect([...at.boxes.taken.keys()]).toEqual(['moi@nadia-dupont.example']);
        const all = await database.db.delivery.findMany({ where: where() });
        expect(all.filter(({ state }) => state === 'sent').length).toBeGreaterThan(1);
        expect(JSON.stringify(all)).not.toContain('dupont');
      });
    });

    describe('the name of a list', () => {
      it.each([
        'a\u0085b',
        'a\u2028Bcc: x@example.com',
        'a\r\nBcc: x@example.com',
        '\u202eelpmaxe',
        '\ud800',
      ])('%j is refused', async (name) => {
        await open();
        const made = transact(database, (tx) => listCalled(tx, { ...where(), now: at.clock.now() }, name));
        await expect(made).rejects.toMatchObject({ code: 'list.name' });
      });

      it.each([
        '"Boss" <boss@example.org>, x',
        '=?utf-8?Q?Boss_=3Cboss=40example.org=3E?=',
        `${'é'.repeat(78)}€;`,
      ])('%j is a name in the header, and nobody’s address', async (name) => {
        await open();
        await database.db.mailList.updateMany({ where: where(), data: { name } });
        await at.post({ summary: `${'é😀'.repeat(600)}\u2028Bcc: x@example.org`, blocks: [] });
        await at.send();
        const raw = at.boxes.taken.get(NADIA)?.[0] ?? Buffer.alloc(0);
        const mail = await simpleParser(raw);
        expect(mail.from?.value.map(({ address }) => address)).toEqual([FROM]);
        expect(mail.bcc).toBeUndefined();
        expect(mail.subject).toContain('é😀é😀');
        const lines = raw.toString('latin1').split('\r\n');
        expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(998);
      });
    });
  });
});
