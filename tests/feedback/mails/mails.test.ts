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
      [
        {
          from: { address: 'anne@orange.example' },
          words: 'Toujours pas de colis.',
          date: '2026-11-22T09:00:00.000Z',
        },
      ],
    ]);
  });

  test('as a file that a program calls no mail is read by its name', async () => {
    const eml = 'From: Anne <anne@orange.example>\r\nSubject: Colis\r\n\r\nToujours pas de colis.\r\n';
    const file = (name: string) =>
      `--b\nContent-Type: application/octet-stream; name="${name}"\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64\n\n${Buffer.from(eml).toString('base64')}\n`;
    const { attached, attachments } = await read(
      wire(
        `${HEADERS}Content-Type: multipart/mixed; boundary="b"\n\n--b\n\nVoici.\n${file('Colis.EML')}${file('eml.bin')}--b--\n`,
      ),
    );
    expect(attached).toMatchObject([[{ words: 'Toujours pas de colis.' }]]);
    expect(attachments).toBe(1);
  });

  test('as an attachment of an attachment, and within the words of one, is found behind whoever passed it on', async () => {
    const part = (text: string) => `Content-Type: message/rfc822\n\n${text}\n`;
    const nadia = 'From: nadia@acme.example\nSubject: TR: Colis\nDate: Sun, 22 Nov 2026 10:00:00 +0100\n';
    const anne = 'From: Anne <anne@orange.example>\nSubject: Colis\n\nToujours pas de colis.';
    const inline =
      'De : Luc <luc@orange.example>\nEnvoyé : lundi 23 novembre 2026 14:05\nÀ : Nadia <nadia@acme.example>\nObjet : Colis\n\nLe mien non plus.';
    const { attached } = await read(
      wire(
        `${HEADERS}Content-Type: multipart/mixed; boundary="b"\n\n--b\n\nVoici.\n--b\n${part(
          `${nadia}Content-Type: multipart/mixed; boundary="c"\n\n--c\n\nVoir.\n--c\n${part(anne)}--c--`,
        )}--b\n${part(`${nadia}Content-Type: text/plain; charset=utf-8\n\n${inline}`)}--b--\n`,
      ),
    );
    expect(attached.map((chain) => chain.map(({ from, words }) => [from.address, words]))).toEqual([
      [
        ['nadia@acme.example', 'Voir.'],
        ['anne@orange.example', 'Toujours pas de colis.'],
      ],
      [
        ['nadia@acme.example', ''],
        ['luc@orange.example', 'Le mien non plus.'],
      ],
    ]);
  });

  test('as an attachment that nobody wrote is none', async () => {
    const { attached } = await read(
      wire(
        `${HEADERS}Content-Type: multipart/mixed; boundary="b"\n\n--b\n\nVoici.\n--b\nContent-Type: message/rfc822\n\nFrom: mailer-daemon@orange.example\nAuto-Submitted: auto-replied\n\nNot delivered.\n--b--\n`,
      ),
    );
    expect(attached).toEqual([]);
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

  const latin = Buffer.from(said.replace('€', '\u0080').replace('…', '\u0085'), 'latin1');
  const inHtml = (text: Buffer) => Buffer.concat([wire('<p>'), text, wire('</p>')]);
  test.each([
    ['called utf-8', 'Content-Type: text/plain; charset=utf-8', latin],
    ['called nothing', 'Content-Type: text/plain', latin],
    ['without any type', 'X-Mailer: PHP', latin],
    [
      'in quoted-printable',
      'Content-Type: text/plain;\n charset="UTF-8"\nContent-Transfer-Encoding: quoted-printable',
      Buffer.from('Tr=E8s d=E9=E7ue : le caf=E9 =E9tait =AB br=FBl=E9 =BB, 12 =80 pour =E7a=85'),
    ],
    ['in HTML', 'Content-Type: text/html', inHtml(latin)],
    ['that is utf-8', 'Content-Type: text/plain; charset=iso-8859-1', Buffer.from(said)],
    ['that is utf-8 in HTML', 'Content-Type: text/html; charset=windows-1252', inHtml(Buffer.from(said))],
  ])('windows-1252 %s', async (_title, type, body) => {
    const { words } = await read(Buffer.concat([wire(`${HEADERS}${type}\n\n`), body]));
    expect(words).toBe(said);
  });

  test('of two parts, each wrong in its own way', async () => {
    const mail = Buffer.concat([
      wire(
        `${HEADERS}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n`,
      ),
      latin,
      wire('\n--b\nContent-Type: text/plain; charset=utf-8\n\nDéçue aussi.\n--b--\n'),
    ]);
    expect((await read(mail)).words).toBe(`${said}\n\nDéçue aussi.`);
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
    ['Auto-Submitted: auto-generated\nX-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent', 'rule'],
    ['Auto-Submitted: no', null],
    ['Precedence: bulk', 'list'],
    ['List-Id: <news.acme.example>', 'list'],
    ['Return-Path: <>', 'bounce'],
    ['X-Autoreply: yes', 'reply'],
    // As Exchange answers for whoever is away.
    ['Auto-Submitted: auto-generated\nSubject: Automatic reply: Your order', 'reply'],
    ['Auto-Submitted: auto-generated\nSubject: =?utf-8?Q?R=C3=A9ponse_automatique_:_Commande?=', 'reply'],
    [
      'X-Auto-Response-Suppress: All\nIn-Reply-To: <1@acme.example>\nSubject: Réponse automatique : Colis',
      'reply',
    ],
    ['X-Auto-Response-Suppress: All\nSubject: Colis', null],
    ['Subject: Réponse automatique : toujours la même, et rien n’avance', null],
    ['Content-Type: text/calendar; method=REPLY', 'reply'],
    ['Content-Type: text/calendar; method=REQUEST', 'reply'],
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
    expect(mail.attached).toMatchObject([[{ words: 'Mon colis.' }]]);
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

describe('what is closed to us', () => {
  test.each([
    [
      'S/MIME',
      'Content-Type: application/pkcs7-mime; smime-type=enveloped-data\nContent-Transfer-Encoding: base64\n\nMIAG',
    ],
    [
      'PGP/MIME',
      'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b\n\n--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: application/octet-stream\n\nx\n--b--',
    ],
    [
      'Outlook’s own format alone',
      'Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\neJ8+',
    ],
  ])('%s cannot be read, and its subject is not taken for its words', async (_title, rest) => {
    expect(await readMail(wire(`${HEADERS}${rest}\n`))).toEqual({ ok: false, code: 'unreadable' });
  });

  test.each([
    [
      'encrypted',
      'Voici.\n-----BEGIN PGP MESSAGE-----\nVersion: 1\n\nhQEMA1Y3\n=ab\n-----END PGP MESSAGE-----',
      'Voici.',
    ],
    [
      'signed',
      '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nLe colis est perdu.\n- -- Anne\n\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----',
      'Le colis est perdu.\n-- Anne',
    ],
    ['never closed', 'Voici.\n-----BEGIN PGP MESSAGE-----\n\nhQEMA1Y3', 'Voici.'],
  ])('what PGP adds to words is none of them: %s', async (_title, body, words) => {
    expect((await mailOf(body)).words).toBe(words);
  });
});

test.each(['<>', '< >', '""'])('a Message-ID that names nothing is none: %s', async (id) => {
  expect((await read(wire(`From: a@b.example\nMessage-ID: ${id}\n\nBonjour`))).id).toBeNull();
});

test('more than 25 MB is not read', async () => {
  expect(await readMail(new Uint8Array(25 * 1024 * 1024 + 1))).toEqual({ ok: false, code: 'tooLarge' });
});
