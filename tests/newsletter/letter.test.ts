// What stands in an e-mail, whatever people wrote, however long it is, and with its pictures: as a mailbox gets it.
import { type ParsedMail, simpleParser } from 'mailparser';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Chart } from '../../src/messages/chart.ts';
import type { Block, Message } from '../../src/messages/message.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { type NewsletterOffice, newsletterOffice, PUBLIC_URL } from './office.ts';

const NADIA = 'nadia@example.com';

const chart: Chart = {
  title: 'NPS sur douze semaines',
  form: 'line',
  categories: ['S1', 'S2', 'S3'],
  series: [{ name: 'NPS', values: [12, null, 31] }],
  unit: '',
  sentence: 'De 12 à 31 points en trois semaines.',
};

onAnyEngine((engine) => {
  const got = async (message: Message): Promise<{ mail: ParsedMail; raw: Buffer; at: NewsletterOffice }> => {
    const at = await newsletterOffice(await freshDatabase(engine), `email\n${NADIA}\n`);
    onTestFinished(() => at.stop());
    await at.post(message);
    await at.send();
    const raw = at.boxes.taken.get(NADIA)?.[0] ?? Buffer.alloc(0);
    return { mail: await simpleParser(raw), raw, at };
  };

  describe('an e-mail', () => {
    it('shows what people wrote as text, in both parts, and in no header', async () => {
      const hostile = '<script>alert(1)</script><img src=x onerror=y> "\' & \u0007\r\nBcc: all@example.com';
      const kinds: Block[] = [
        { kind: 'heading', text: hostile },
        {
          kind: 'text',
          text: [hostile, { strong: hostile }, { link: hostile, href: 'javascript:alert(1)' }],
        },
        { kind: 'quote', text: hostile, by: hostile },
        { kind: 'facts', facts: [{ label: hostile, value: hostile }] },
        { kind: 'list', items: [hostile] },
        { kind: 'image', url: 'https://tracker.example/pixel.gif', alt: hostile },
        {
          kind: 'table',
          table: { title: hostile, columns: [{ label: hostile }], rows: [[hostile]], sentence: hostile },
        },
        { kind: 'note', text: hostile },
      ];
      const { mail } = await got({ summary: hostile, blocks: kinds });
      const html = String(mail.html);
      expect(html).not.toMatch(/<script|<img|javascript:|tracker\.example|onerror=y>/);
      expect(html.match(/&lt;script&gt;alert\(1\)/g)?.length).toBeGreaterThanOrEqual(12);
      expect(mail.text?.match(/<script>alert/g)?.length).toBeGreaterThanOrEqual(10);
      expect(mail.bcc).toBeUndefined();
      expect(mail.to).toMatchObject({ value: [{ address: NADIA }] });
      expect(mail.subject).toContain('Bcc: all@example.com');
    });

    it('says in words what does not fit before Gmail would cut it, with the way to the whole; the text part has all', async () => {
      const lines = Array.from({ length: 900 }, (_, i) => ({
        kind: 'text' as const,
        text: `Ligne ${i} ${'é'.repeat(200)}`,
      }));
      const { mail, at } = await got({
        summary: 'Long',
        blocks: [{ kind: 'heading', text: 'Long' }, ...lines],
      });
      const html = String(mail.html);
      expect(Buffer.byteLength(html)).toBeLessThanOrEqual(100_000);
      expect(Buffer.byteLength(html)).toBeGreaterThan(95_000);
      const [, more] = /… \+(\d+) éléments de plus/.exec(html) ?? [];
      expect(html.match(/Ligne \d+/g)?.length).toBe(900 - Number(more));
      expect(mail.text?.match(/Ligne \d+/g)?.length).toBe(900);
      const [, web = ''] = /href="([^"]+)"[^>]*>Tout lire dans un navigateur/.exec(html) ?? [];
      const page = await at.ask('GET', web);
      expect(page.body.match(/Ligne \d+/g)?.length).toBe(900);
    });

    it('carries its charts inside, each with its sentence, and needs no picture to say it', async () => {
      const { mail, at } = await got({
        summary: 'Courbe',
        blocks: [
          { kind: 'heading', text: 'Courbe' },
          { kind: 'chart', chart },
          { kind: 'chart', chart: { ...chart, title: 'La même, sous un autre nom' } },
        ],
      });
      const [one, other] = mail.attachments;
      // Drawn in dark ink, wherever it is shown.
      expect(String(mail.html)).toMatch(/<img [^>]*background:#ffffff/);
      expect(mail.attachments).toHaveLength(2);
      expect(one).toMatchObject({ contentType: 'image/png', related: true });
      expect([one?.content.readUInt32BE(16), one?.content.readUInt32BE(20)]).toEqual([1_072, 600]);
      // The words are drawn: with another title it is another picture.
      expect(one?.content.equals(other?.content ?? Buffer.alloc(0))).toBe(false);
      const html = String(mail.html);
      // mailparser puts the pictures in the place of their ids.
      expect(html.match(/<img src="data:image\/png;base64,/g)).toHaveLength(2);
      expect(html).toContain(`alt="${chart.title}. ${chart.sentence}"`);
      expect(mail.text).toContain(`${chart.title}\n${chart.sentence}`);
      const [, web = ''] = /href="([^"]+)"[^>]*>Lire dans un navigateur/.exec(html) ?? [];
      expect(web.startsWith(PUBLIC_URL)).toBe(true);
      const page = await at.ask('GET', web);
      expect(page.body).toContain('src="data:image/svg+xml;base64,');
      expect(page.headers['content-security-policy']).toContain("default-src 'none'");
      // Somebody else's token opens nothing, nor another letter's id.
      for (const url of [web.replace(/letters\/[\w-]{43}/, `letters/${'a'.repeat(43)}`), `${web}0`])
        expect((await at.ask('GET', url)).status).toBe(404);
    });
  });
});
