// What a mail server does to a letter, and what becomes of it: through a server that we did not write.
import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { simpleParser } from 'mailparser';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { plainText } from '../../src/messages/plain.ts';
import { metrics } from '../../src/web/metrics.ts';
import { countNewsletters } from '../../src/web/newsletters.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import type { MailFault } from '../peers/mailboxes.ts';
import { type NewsletterOffice, newsletterOffice } from './office.ts';

const NADIA = 'nadia@example.com';
const READERS = `email\n${NADIA}\nkarim@example.com\n`;

onAnyEngine((engine) => {
  let database: Database;
  let at: NewsletterOffice;
  const open = async (
    ...more: Parameters<typeof newsletterOffice> extends [unknown, unknown, ...infer R] ? R : never
  ) => {
    database = await freshDatabase(engine);
    at = await newsletterOffice(database, READERS, ...more);
    onTestFinished(() => at.stop());
  };
  const where = () => ({ workspaceId: at.company.workspace.id });
  const letters = () => database.db.delivery.findMany({ where: { ...where(), kind: 'newsletter' } });
  const bounced = () => database.db.mailReader.findMany({ where: { ...where(), bouncedAt: { not: null } } });
  const told = async () => {
    const rows = await database.db.delivery.findMany({ where: { ...where(), kind: 'newsletter.told' } });
    return rows.map((row) => plainText(contentFrom(row).message, 'fr'));
  };
  const countOf = (address: string) => at.boxes.taken.get(address)?.length ?? 0;
  /** Nadia's letter meets this, Karim's nothing. */
  const meets = async (...faults: MailFault[]) => {
    await open();
    at.boxes.fail(NADIA, ...faults);
    await at.issue();
    await at.send();
    const rows = await letters();
    expect(countOf('karim@example.com')).toBe(1);
    return rows.find(({ state }) => state !== 'sent') ?? rows[0];
  };

  describe('a mail server that', () => {
    it('knows no such reader stops the address at once, and the admins are told once', async () => {
      const letter = await meets({ at: 'reader', code: 550, words: '5.1.1 No such user' });
      expect(letter).toMatchObject({ state: 'dropped', reason: 'not-found', undeliveredAt: null });
      expect(await bounced()).toMatchObject([{ bounce: '550 5.1.1' }]);
      await at.tell();
      await at.tell();
      expect(await told()).toHaveLength(1);
      expect((await told())[0]).toContain('1 adresse inconnue de son serveur');
      // Its number, never its words, which may quote the address.
      expect(JSON.stringify(await database.db.delivery.findMany({ where: where() }))).not.toContain(
        'No such',
      );
      expect(await at.join(READERS)).toMatchObject({ revived: 1, known: 1 });
    });

    it.each<[string, MailFault]>([
      ['asks to come back', { at: 'reader', code: 450, words: '4.2.0 Greylisted' }],
      ['asks to come back once it has the letter', { at: 'message', code: 451, words: '4.3.0 Later' }],
      ['breaks off before it has any of the letter', 'broken before'],
    ])('%s gets it a moment later, once', async (_, fault) => {
      expect(await meets(fault)).toMatchObject({ state: 'pending', attempts: 1 });
      await at.after(120_000);
      expect(countOf(NADIA)).toBe(1);
      expect((await letters()).map(({ state }) => state)).toEqual(['sent', 'sent']);
      expect(await told()).toEqual([]);
    });

    it.each<[string, MailFault, number]>([
      ['breaks off in the middle of the letter', 'broken in it', 0],
      ['takes the letter and says nothing more', 'answer lost', 1],
    ])(
      '%s is not asked again: it is held, told, and sent anew only when an admin says so, as the same',
      async (_, fault, came) => {
        expect(await meets(fault)).toMatchObject({ state: 'claimed' });
        await at.after(120_000);
        const [held] = (await letters()).filter(({ state }) => state !== 'sent');
        expect(held).toMatchObject({ state: 'held', retryAt: null });
        expect(countOf(NADIA)).toBe(came);
        await at.tell();
        expect((await told())[0]).toContain('peut-être arrivé');
        await at.resend(held?.id ?? '');
        expect(countOf(NADIA)).toBe(came + 1);
        const all = await Promise.all((at.boxes.taken.get(NADIA) ?? []).map((raw) => simpleParser(raw)));
        expect(new Set(all.map(({ messageId, date }) => `${messageId} ${date?.toISOString()}`)).size).toBe(1);
      },
    );

    it.each<[string, MailFault]>([
      ['will not take it from us', { at: 'reader', code: 550, words: '5.7.1 Denied by policy' }],
      ['takes it for spam', { at: 'message', code: 554, words: '5.7.1 Spam' }],
      ['finds it too large', { at: 'message', code: 552, words: '5.3.4 Too big' }],
    ])('%s is asked again rarely, and the address is as good as before', async (_, fault) => {
      const letter = await meets(fault);
      expect(letter).toMatchObject({ state: 'held', retryAt: expect.any(Date) });
      expect(await bounced()).toEqual([]);
      await at.tell();
      expect((await told())[0]).toContain('1 refusé par le serveur de messagerie');
    });
  });

  it('what became of an issue, and who reads, is in the figures in numbers, without a name', async () => {
    await meets({ at: 'reader', code: 550, words: '5.1.1 No such user' });
    await at.join('sue@example.org\n');
    const figures = metrics();
    countNewsletters(figures, database.db, () => [at.company.workspace.id]);
    const text = await figures.registry.metrics();
    const ours = text.split('\n').filter((line) => /^portevoix_newsletter_.* [^0]/.test(line));
    expect(ours).toEqual([
      'portevoix_newsletter_readers{state="reading"} 2',
      'portevoix_newsletter_readers{state="bounced"} 1',
      'portevoix_newsletter_letters{outcome="delivered"} 1',
      'portevoix_newsletter_letters{outcome="bounced"} 1',
    ]);
    expect(text).not.toMatch(/@|lettre|nadia/i);
  });

  describe('a connection', () => {
    it('carries many letters, and few are open at a time', async () => {
      database = await freshDatabase(engine);
      const many = Array.from({ length: 60 }, (_, i) => `r${i}@example.com`).join('\n');
      at = await newsletterOffice(database, `email\n${many}\n`);
      onTestFinished(() => at.stop());
      await at.issue();
      await at.send();
      expect(at.boxes.taken.size).toBe(60);
      expect(at.boxes.connections.most).toBeLessThanOrEqual(4);
      expect(at.boxes.connections.opened).toBeLessThanOrEqual(8);
    });

    it('is kept to so many letters a minute', async () => {
      await open({ config: { perMinute: 1 } });
      await at.issue();
      await at.send();
      // The list itself is one; then one of the readers for each minute.
      const counts = [at.boxes.taken.size];
      for (let minute = 0; minute < 3; minute += 1) {
        await at.after(60_000);
        counts.push(at.boxes.taken.size);
      }
      expect(counts).toEqual([0, 1, 2, 2]);
    });
  });

  describe('a signature', () => {
    it('by the domain’s key covers the letter and both headers for leaving', async () => {
      const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
      await open({ config: { dkim: { domain: 'example.com', selector: 'pv', privateKey: pem } } });
      await at.issue();
      await at.send();
      const raw = at.boxes.taken.get(NADIA)?.[0]?.toString('latin1') ?? '';
      const key = publicKey.export({ type: 'spki', format: 'pem' }).toString();
      expect(dkimOf(raw, key)).toMatchObject({ d: 'example.com', s: 'pv', isBody: true, isSigned: true });
      expect(dkimOf(raw.replace('List-Unsubscribe-Post: ', 'List-Unsubscribe-Post: x'), key).isSigned).toBe(
        false,
      );
      const [head, ...body] = raw.split('\r\n\r\n');
      expect(dkimOf([head, `x${body.join('\r\n\r\n')}`].join('\r\n\r\n'), key).isBody).toBe(false);
      expect(dkimOf(raw, key).h).toEqual(
        expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post']),
      );
    });
  });
});

/** RFC 6376, relaxed/relaxed with rsa-sha256, as written there and not as the library does it. */
function dkimOf(raw: string, publicKey: string) {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const fields = head.split(/\r\n(?![ \t])/);
  const relaxed = (field: string) => {
    const colon = field.indexOf(':');
    const value = field
      .slice(colon + 1)
      .replace(/\r\n/g, '')
      .replace(/[ \t]+/g, ' ')
      .trim();
    return `${field.slice(0, colon).trim().toLowerCase()}:${value}`;
  };
  const own = fields.find((field) => /^dkim-signature:/i.test(field)) ?? '';
  const tags = Object.fromEntries(
    relaxed(own)
      .slice('dkim-signature:'.length)
      .split(';')
      .map((tag) => {
        const [name = '', ...value] = tag.trim().split('=');
        return [name, value.join('=')];
      }),
  );
  const body = rest
    .join('\r\n\r\n')
    .split('\r\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
    .join('\r\n')
    .replace(/(\r\n)*$/, '\r\n');
  const h = (tags['h'] ?? '').split(':').map((name: string) => name.trim().toLowerCase());
  const left = [...fields];
  const signed = h.flatMap((name: string) => {
    const place = left.findLastIndex((field) => field.toLowerCase().startsWith(`${name}:`));
    return place < 0 ? [] : [relaxed(left.splice(place, 1)[0] ?? '')];
  });
  const text = [...signed, relaxed(own).replace(/\bb=[^;]*/, 'b=')].join('\r\n');
  const signature = Buffer.from((tags['b'] ?? '').replace(/\s/g, ''), 'base64');
  return {
    ...{ d: tags['d'], s: tags['s'], h },
    isBody:
      createHash('sha256').update(body, 'latin1').digest('base64') === (tags['bh'] ?? '').replace(/\s/g, ''),
    isSigned: verify('sha256', Buffer.from(text, 'latin1'), createPublicKey(publicKey), signature),
  };
}
