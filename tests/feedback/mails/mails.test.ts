import { describe, expect, test } from 'vitest';
import { readMail } from '../../../src/feedback/mails/mail.ts';
import { saidAt } from '../../../src/feedback/mails/said-at.ts';
import { samples } from './samples.ts';

const HEADERS = `From: Karim Haddad <karim@acme.example>
To: voix@acme.example
Subject: TR: Colis
Date: Mon, 23 Nov 2026 15:00:00 +0100
Message-ID: <1@acme.example>
MIME-Version: 1.0
`;

/** As it goes over the wire. */
function wire(text: string): Uint8Array {
  return new TextEncoder().encode(text.replaceAll('\n', '\r\n'));
}

async function read(bytes: Uint8Array) {
  const found = await readMail(bytes);
  if (!found.ok) throw new Error(found.code);
  return found.mail;
}

function mailOf(body: string) {
  const type = body.startsWith('<') ? 'text/html' : 'text/plain';
  return read(
    wire(`${HEADERS}Content-Type: ${type}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${body}`),
  );
}

describe('a mail that was passed on', () => {
  test.each(samples)('$program: the customer’s words, sender and day', async ({ body, from, words, at }) => {
    const { earlier } = await mailOf(body);
    expect(earlier[0]?.from).toEqual(from);
    expect(earlier[0]?.words.replace(/\n+/g, '\n')).toBe(words.replace(/\n+/g, '\n'));
    const said = saidAt(earlier[0]?.date ?? null, 'Europe/Paris');
    expect(said?.toISOString() ?? null).toBe(at);
  });

  test('by three, one after the other, names each of them', async () => {
    const { earlier } = await mailOf(`Voir plus bas.

De : Nadia Benali <nadia@acme.example>
Envoyé : mardi 24 novembre 2026 09:00
À : Karim Haddad <karim@acme.example>
Objet : TR : Colis

Karim, tu peux transmettre ?

De : Anne Roux <anne@orange.example>
Envoyé : lundi 23 novembre 2026 14:05
À : Nadia Benali <nadia@acme.example>
Objet : Colis

Toujours pas de colis.`);
    expect(earlier.map(({ from, words }) => [from.address, words])).toEqual([
      ['nadia@acme.example', 'Karim, tu peux transmettre ?'],
      ['anne@orange.example', 'Toujours pas de colis.'],
    ]);
  });

  test('as an attachment is read with its own headers', async () => {
    const mail = await read(
      wire(`${HEADERS}Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain

Voici.
--b
Content-Type: message/rfc822
Content-Disposition: attachment; filename="colis.eml"

From: Anne Roux <anne@orange.example>
To: sav@acme.example
Subject: Colis
Date: Sun, 22 Nov 2026 10:00:00 +0100

Toujours pas de colis.
--b
Content-Type: application/pdf; name="facture.pdf"
Content-Disposition: attachment; filename="facture.pdf"
Content-Transfer-Encoding: base64

JVBERi0=
--b--
`),
    );
    expect(mail.attachments).toBe(1);
    expect(mail.attached).toMatchObject([
      {
        from: { address: 'anne@orange.example' },
        words: 'Toujours pas de colis.',
        date: '2026-11-22T09:00:00.000Z',
      },
    ]);
  });

  test('“De : …” in what a customer writes begins no other mail', async () => {
    const { words, earlier } = await mailOf('De : Lyon\nJe n’ai rien reçu.\nÀ : Paris, on me dit que si.');
    expect(earlier).toEqual([]);
    expect(words).toBe('De : Lyon\nJe n’ai rien reçu.\nÀ : Paris, on me dit que si.');
  });
});

describe('what is the writer’s own', () => {
  test.each([
    [
      'a sentence after “Merci” stays',
      'Le colis est cassé.\nMerci\nJe voudrais un remboursement rapide.',
      'Le colis est cassé.\nMerci\nJe voudrais un remboursement rapide.',
    ],
    [
      'a closing and what stands below it goes',
      'Le colis est cassé.\n\nMerci d’avance,\nAnne Roux\n06 12 34 56 78',
      'Le colis est cassé.',
    ],
    [
      'a postscript stays',
      'It broke.\n\nBest regards,\nHelen\n\nPS: the box was open.',
      'It broke.\n\nPS: the box was open.',
    ],
    ['a signature after two hyphens goes', 'It broke.\n-- \nHelen Marsh\nCEO', 'It broke.'],
    ['quoted lines go', 'Voir ci-dessous.\n> ancien\n> message', 'Voir ci-dessous.'],
    [
      'a disclaimer goes',
      'Rien reçu.\n\nCe message et toutes les pièces jointes sont confidentiels.\nAutre ligne.',
      'Rien reçu.',
    ],
    [
      'a customer who speaks of a message keeps it',
      'Ce message et toutes les relances sont restés sans réponse.',
      'Ce message et toutes les relances sont restés sans réponse.',
    ],
    [
      'an earlier mail of Outlook’s goes',
      'Toujours rien.\n\nDe : SAV <sav@acme.example>\nEnvoyé : lundi 2 mars 2026 10:00\nÀ : Anne <a@b.example>\nObjet : RE: Colis\n\nNous regardons.',
      'Toujours rien.',
    ],
  ])('%s', async (_title, body, words) => {
    expect((await mailOf(body)).words).toBe(words);
  });
});

describe('what mails are written in', () => {
  const said = 'Très déçue : le café était « brûlé », 12 € pour ça…';

  test.each([
    [
      'windows-1252',
      '8bit',
      Buffer.from([
        0x54, 0x72, 0xe8, 0x73, 0x20, 0x64, 0xe9, 0xe7, 0x75, 0x65, 0x20, 0x3a, 0x20, 0x6c, 0x65, 0x20, 0x63,
        0x61, 0x66, 0xe9, 0x20, 0xe9, 0x74, 0x61, 0x69, 0x74, 0x20, 0xab, 0x20, 0x62, 0x72, 0xfb, 0x6c, 0xe9,
        0x20, 0xbb, 0x2c, 0x20, 0x31, 0x32, 0x20, 0x80, 0x20, 0x70, 0x6f, 0x75, 0x72, 0x20, 0xe7, 0x61, 0x85,
      ]),
    ],
    [
      'utf-8',
      'quoted-printable',
      Buffer.from(
        'Tr=C3=A8s d=C3=A9=C3=A7ue : le caf=C3=A9 =C3=A9tait =C2=AB br=C3=BBl=C3=A9 =C2=BB, =\r\n12 =E2=82=AC pour =C3=A7a=E2=80=A6',
      ),
    ],
    ['utf-8', 'base64', Buffer.from(Buffer.from(said).toString('base64'))],
  ])('%s, %s', async (charset, encoding, body) => {
    const head = `${HEADERS}Content-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: ${encoding}\n\n`;
    const { words } = await read(Buffer.concat([wire(head), body]));
    expect(words).toBe(said);
  });

  test('iso-8859-1, with a subject and a name of its own', async () => {
    const head = `From: =?iso-8859-1?Q?H=E9l=E8ne_Marchal?= <helene@acme.example>\nSubject: =?utf-8?B?UsOpY2xhbWF0aW9u?=\nContent-Type: text/plain; charset=iso-8859-1\n\n`;
    const { words, from, subject } = await read(Buffer.concat([wire(head), Buffer.from('é', 'latin1')]));
    expect({ words, from, subject }).toEqual({
      words: 'é',
      from: { name: 'Hélène Marchal', address: 'helene@acme.example' },
      subject: 'Réclamation',
    });
  });
});

describe('what nobody wrote to us', () => {
  test.each([
    ['Auto-Submitted: auto-replied', 'reply'],
    ['Auto-Submitted: auto-generated', 'generated'],
    ['Auto-Submitted: no', null],
    ['Precedence: bulk', 'list'],
    ['List-Id: <news.acme.example>', 'list'],
    ['Return-Path: <>', 'bounce'],
    ['X-Autoreply: yes', 'reply'],
  ])('%s: %s', async (header, automatic) => {
    const mail = await read(wire(`${header}\nFrom: a@b.example\n\nBonjour`));
    expect(mail.automatic).toBe(automatic);
  });
});

describe('whose mail it is, by the server that took it in', () => {
  test('its topmost header counts, and none below it', async () => {
    const { authenticated } = await read(
      wire(`Authentication-Results: mx.acme.example; spf=fail smtp.mailfrom=evil.example; dkim=pass header.d=evil.example
Authentication-Results: mx.acme.example; dmarc=pass header.from=acme.example
Authentication-Results: elsewhere.example (a ; comment); dmarc=pass (p=reject) header.from=Acme.example
From: karim@acme.example

Bonjour`),
    );
    expect(authenticated).toEqual([
      { server: 'mx.acme.example', domains: ['evil.example'] },
      { server: 'elsewhere.example', domains: ['acme.example'] },
    ]);
  });
});

test.each([
  // A sender chooses what stands before the @ of the envelope, and how their server greets (RFC 5321, 4.1.2).
  ['a semicolon', 'mx; spf=pass smtp.mailfrom="x; dmarc=pass header.from=acme.example"@evil.example'],
  ['an address', 'mx; spf=pass smtp.mailfrom="karim@acme.example "@evil.example'],
  ['a quote', String.raw`mx; spf=pass smtp.mailfrom="a\"; dkim=pass header.d=acme.example"@evil.example`],
  ['a bracket', 'mx; spf=pass smtp.mailfrom="("@evil.example; dmarc=fail (x) header.from=acme.example'],
  ['a greeting', 'mx; spf=pass smtp.helo=smtp.mailfrom=acme.example smtp.mailfrom=evil.example'],
])('%s within what a sender chose proves nothing', async (_title, results) => {
  const mail = await read(wire(`Authentication-Results: ${results}\nFrom: karim@acme.example\n\nBonjour`));
  expect(mail.authenticated).toEqual([{ server: 'mx', domains: ['evil.example'] }]);
});

test('Exchange Online names no server, and has another word for a mail from within', async () => {
  // As in learn.microsoft.com, "Anti-spam message headers in Microsoft 365".
  const outside = await read(
    wire(`Authentication-Results: spf=pass (sender IP is 192.168.0.1)
 smtp.mailfrom=contoso.com; dkim=pass (signature was verified) header.d=contoso.com;dmarc=pass action=none
 header.from=contoso.com;compauth=pass reason=100
From: a@contoso.com

Bonjour`),
  );
  expect(outside.authenticated).toEqual([{ server: 'microsoft365', domains: ['contoso.com'] }]);
  const within = await read(
    wire(`Authentication-Results: dkim=none (message not signed) header.d=none;dmarc=none action=none header.from=acme.example;
X-MS-Exchange-Organization-AuthAs: Internal
From: Karim <karim@acme.example>

Bonjour`),
  );
  expect(within.authenticated).toEqual([{ server: 'microsoft365', domains: ['acme.example'] }]);
});

describe('how much of a mail is read', () => {
  const parts = (...all: readonly string[]) =>
    `From: a@acme.example\nContent-Type: multipart/mixed; boundary=b\n\n${all.map((each) => `--b\n${each}\n`).join('')}--b--\n`;

  test('what is behind a file of a hundred thousand lines is read too', async () => {
    const log = `Content-Type: text/csv\n\n${'1;2\n'.repeat(100_000)}`;
    const mail = await read(
      wire(parts('\nVoir ci-joint.', log, 'Content-Type: message/rfc822\n\nFrom: x@y.example\n\nMon colis.')),
    );
    expect(mail.words).toBe('Voir ci-joint.');
    expect(mail.attached).toMatchObject([{ words: 'Mon colis.' }]);
    expect(mail.attachments).toBe(1);
  });

  test('a hundred thousand parts are not read', async () => {
    expect(await readMail(wire(parts(...Array.from({ length: 50_000 }, () => '\nx'))))).toEqual({
      ok: false,
      code: 'tooLarge',
    });
  });

  test('of fifty-one mails attached to one none is read: rather none than some', async () => {
    const attached = 'Content-Type: message/rfc822\n\nFrom: x@y.example\n\nMon colis.';
    const many = (count: number) => readMail(wire(parts(...Array.from({ length: count }, () => attached))));
    expect(await many(50)).toMatchObject({ ok: true });
    expect(await many(51)).toEqual({ ok: false, code: 'tooLarge' });
  });
});

test('more than 25 MB is not read', async () => {
  expect(await readMail(new Uint8Array(25 * 1024 * 1024 + 1))).toEqual({ ok: false, code: 'tooLarge' });
});
