// Mails that mean harm, and mails that were damaged: none ends the reading with an error, and what is read of them is text alone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMail } from '../../../src/feedback/mails/mail.ts';
import { samples } from './samples.ts';

/** FUZZ_ROUNDS for a long run. */
const ROUNDS = Number(process.env['FUZZ_ROUNDS'] ?? 60);

const bytes = (text: string) => new TextEncoder().encode(text.replaceAll('\n', '\r\n'));
const head = 'From: a@acme.example\nSubject: TR: x\nMessage-ID: <1>\nMIME-Version: 1.0\n';

const nested = (depth: number) =>
  Array.from(
    { length: depth },
    (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\n\n--b${at}\n`,
  ).join('');

const hostile: Readonly<Record<string, string>> = {
  'ten thousand headers': `${Array.from({ length: 10_000 }, (_, at) => `X-${at}: ${at}\n`).join('')}${head}\nBonjour`,
  'a header of a megabyte': `${head}X-Long: ${'a'.repeat(1_000_000)}\n\nBonjour`,
  'a thousand parts within each other': `${head}${nested(1_000)}Bonjour`,
  'ten thousand parts beside each other': `${head}Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(10_000)}--b--`,
  'mails within mails': `${head}${'Content-Type: message/rfc822\n\nFrom: b@acme.example\n'.repeat(500)}\nBonjour`,
  'a boundary that never comes': `${head}Content-Type: multipart/mixed; boundary="gone"\n\nBonjour`,
  'an empty boundary': `${head}Content-Type: multipart/mixed; boundary=""\n\n--\n\nBonjour\n----`,
  'no headers at all': '\n\n\n',
  'a charset that nobody knows': `${head}Content-Type: text/plain; charset=klingon\n\nBonjour`,
  'base64 that is none': `${head}Content-Transfer-Encoding: base64\n\n%%%%====%%%%`,
  'HTML of a hundred thousand open tags': `${head}Content-Type: text/html\n\n${'<div><blockquote>'.repeat(50_000)}Bonjour`,
  'HTML of open brackets alone': `${head}Content-Type: text/html\n\n${'<'.repeat(200_000)}`,
  'HTML of scripts that never end': `${head}Content-Type: text/html\n\n${'<script>'.repeat(50_000)}alert(1)`,
  'comments that never end': `${head}Content-Type: text/html\n\n${'<!--'.repeat(50_000)}`,
  'a hundred thousand lines like a header of a forward': `${head}\n${'De : a\nEnvoyé : b\n'.repeat(50_000)}`,
  'a hundred thousand lines of “On … wrote:”': `${head}\n${'On 1 x wrote\n'.repeat(100_000)}`,
  'a line of four hundred thousand “>”': `${head}\n${'> '.repeat(200_000)}`,
  'a line of spaces': `${head}\n${' '.repeat(399_000)}x`,
  'a line of spaces between two dashes': `${head}\n-${' '.repeat(399_000)}-`,
  'lines of dashes above a forward': `${head}\n${'-'.repeat(300_000)}x\nDe : a@b.example\nEnvoyé : 1\nObjet : c\n\nd`,
  'results of comments within comments': `Authentication-Results: ${'('.repeat(20_000)}mx; dmarc=pass\n${head}\nBonjour`,
  'ten thousand results': `${'Authentication-Results: mx; dkim=pass header.d=a\n'.repeat(10_000)}${head}\nBonjour`,
  'a hundred thousand recipients': `To: ${'a@b.example,'.repeat(100_000)}c@d.example\n${head}\nBonjour`,
};

describe('a mail that means harm', () => {
  it.each(Object.keys(hostile))('%s', async (name) => {
    const read = await readMail(bytes(hostile[name] ?? ''));
    if (read.ok) expect(read.mail.words).not.toMatch(/<script|alert\(1\)/);
    else expect(read.code).toBe('unreadable');
  });

  it('runs nothing of HTML, and leads nowhere', async () => {
    const html = `<p onclick="x()">Bonjour <a href="https://evil.example/?t=secret">ici</a><img src="https://evil.example/pixel.gif"><script>alert(1)</script><style>p{}</style><iframe src="x">y</iframe> &lt;b&gt;</p>`;
    const read = await readMail(bytes(`${head}Content-Type: text/html\n\n${html}`));
    expect(read.ok && read.mail.words).toBe('Bonjour ici <b>');
  });

  it('puts no line of its own into a subject or a name', async () => {
    const read = await readMail(
      bytes(
        `From: =?utf-8?Q?Karim=0D=0ABcc:_x@y.example?= <a@acme.example>\nSubject: =?utf-8?Q?Colis=0D=0AX-Evil:_1?=\n\nBonjour`,
      ),
    );
    expect(
      read.ok && [read.mail.subject, read.mail.from.name].some((each) => /[\r\n]/.test(each ?? '')),
    ).toBe(false);
  });
});

it('a mail with bytes changed, cut, doubled or put elsewhere is read or refused, never an error', async () => {
  const wholes = samples.map(({ body }) =>
    bytes(
      `${head}Content-Type: ${body.startsWith('<') ? 'text/html' : 'text/plain'}; charset=utf-8\n\n${body}`,
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: wholes.length - 1 }),
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 255 }), fc.nat({ max: 3 })), { maxLength: 12 }),
      async (which, harms) => {
        let mail = Buffer.from(wholes[which] ?? new Uint8Array());
        for (const [one, other, byte, how] of harms) {
          const [from, to] = [one % (mail.length + 1), other % (mail.length + 1)].toSorted((a, b) => a - b);
          if (from === undefined || to === undefined) continue;
          const part = mail.subarray(from, to);
          if (how === 0 && mail.length > 0) mail[from % mail.length] = byte;
          if (how === 1) mail = Buffer.concat([mail.subarray(0, from), mail.subarray(to)]);
          if (how === 2 && mail.length < 100_000) mail = Buffer.concat([mail, part]);
          if (how === 3) mail = Buffer.concat([part, mail.subarray(0, from), mail.subarray(to)]);
        }
        const read = await readMail(mail);
        if (!read.ok) expect(read.code).toBe('unreadable');
        else expect(typeof read.mail.words).toBe('string');
      },
    ),
    { numRuns: ROUNDS },
  );
});
