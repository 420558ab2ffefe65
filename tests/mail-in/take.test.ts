// What becomes of a mail that comes in, from either door.
import { describe, expect, it } from 'vitest';
import { customerFingerprint } from '../../src/feedback/identity.ts';
import { ORIGINAL } from '../../src/feedback/rows.ts';
import { freshDatabase, onAnyEngine, onEachEngine } from '../harness/database.ts';
import { takingMails } from './harness.ts';
import { forwarded } from './mails.ts';

onEachEngine((engine) => {
  it('a forwarded mail becomes the customer’s answer, redacted, at the rule’s moment, on the customer’s day', async () => {
    const database = await freshDatabase(engine);
    const { rule, take, answers, keys } = await takingMails(database);
    await rule();
    const words =
      'Mon colis n’est jamais arrivé, écrivez à anne.roux@orange.example. Karim le sait.\n\nAnne Roux vous remercie de voir cela.';
    expect(await take(forwarded({ words }))).toBe('taken');
    const [answer, ...more] = await answers();
    expect(more).toEqual([]);
    expect(answer).toMatchObject({
      heat: 'hot',
      touchpoint: 'delivery',
      answeredAt: new Date('2026-11-23T07:30:00Z'),
      customer: customerFingerprint(keys, 'acme', 'anne.roux@orange.example'),
    });
    expect(answer?.verbatim).toContain('Mon colis n’est jamais arrivé, écrivez à [e-mail]');
    for (const secret of ['anne.roux', 'Roux', 'Anne', 'Karim', '06 12', 'Pour info'])
      expect(answer?.verbatim).not.toContain(secret);
    expect(keys.open(ORIGINAL, answer?.sealedOriginal ?? '')).toBe(words);
    const source = await database.db.source.findFirstOrThrow({ where: { workspaceId: 'acme' } });
    expect(source).toMatchObject({ name: 'E-mails transférés', heat: 'hot' });
    expect(source.lastSeenAt).not.toBeNull();
  });

  it('the same mail ten times at once is one answer', async () => {
    const database = await freshDatabase(engine);
    const { rule, take, answers } = await takingMails(database);
    await rule();
    const fates = await Promise.all(Array.from({ length: 10 }, () => take(forwarded())));
    expect(fates.filter((fate) => fate === 'taken')).toHaveLength(1);
    expect(fates.filter((fate) => fate === 'known')).toHaveLength(9);
    expect(await answers()).toHaveLength(1);
  });
});

onAnyEngine((engine) => {
  const fresh = async () => takingMails(await freshDatabase(engine));

  it('one that two colleagues forward is one answer', async () => {
    const { rule, take, answers } = await fresh();
    await rule();
    expect(await take(forwarded({ id: '1@acme.example' }))).toBe('taken');
    expect(await take(forwarded({ id: '2@acme.example', from: 'nadia@acme.example' }))).toBe('known');
    expect(await take(forwarded({ id: '3@acme.example', words: 'Et la facture est fausse.' }))).toBe('taken');
    expect(await answers()).toHaveLength(2);
  });

  it('a stranger’s is kept out until a rule names them, and nothing of it is stored', async () => {
    const { rule, take, answers, parts } = await fresh();
    await rule();
    const mail = forwarded({ from: 'Mallory <mallory@evil.example>' });
    expect(await take(mail)).toBe('stranger');
    expect(await take(mail)).toBe('stranger');
    expect(await answers()).toEqual([]);
    const seen = await parts.database.db.mailSeen.findMany({ where: { workspaceId: 'acme' } });
    expect(seen).toHaveLength(1);
    expect(JSON.stringify(seen)).not.toMatch(/mallory|colis/i);
    await rule({ senders: ['mallory@evil.example'] });
    expect(await take(mail)).toBe('taken');
    expect(await take(mail)).toBe('known');
  });

  it('“@acme.example” is nobody at a place below or beside it', async () => {
    const { rule, take } = await fresh();
    await rule();
    expect(await take(forwarded({ id: '1', from: 'a@evil.acme.example' }))).toBe('stranger');
    expect(await take(forwarded({ id: '2', from: 'a@acme.example.evil.example' }))).toBe('stranger');
    expect(await take(forwarded({ id: '3', from: '"karim@acme.example" <a@evil.example>' }))).toBe(
      'stranger',
    );
  });

  describe('where a server is trusted', () => {
    const header = (text: string) => `Authentication-Results: ${text}\n`;

    it.each([
      ['DMARC of the sender', 'mx.acme.example; dmarc=pass header.from=acme.example', 'taken'],
      ['DKIM of the sender’s domain', 'mx.acme.example; dkim=pass header.d=acme.example', 'taken'],
      ['SPF of the sender’s domain', 'mx.acme.example; spf=pass smtp.mailfrom=karim@acme.example', 'taken'],
      [
        'another’s DKIM',
        'mx.acme.example; dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=evil.example',
        'unproven',
      ],
      ['a failure', 'mx.acme.example; dmarc=fail header.from=acme.example', 'unproven'],
      ['another server’s word', 'mx.evil.example; dmarc=pass header.from=acme.example', 'unproven'],
      ['what only ends like it', 'mx.acme.example; dkim=pass header.d=notacme.example', 'unproven'],
    ])('%s', async (_title, results, fate) => {
      const { rule, take } = await fresh();
      await rule();
      expect(await take(forwarded({ headers: header(results) }), 'mx.acme.example')).toBe(fate);
    });

    it('a header that a sender forged below the server’s own counts for nothing', async () => {
      const { rule, take } = await fresh();
      await rule();
      const forged = `${header('mx.acme.example; dmarc=fail header.from=acme.example')}${header('mx.acme.example; dmarc=pass header.from=acme.example')}`;
      expect(await take(forwarded({ headers: forged }), 'mx.acme.example')).toBe('unproven');
      expect(await take(forwarded({ id: '2' }), 'mx.acme.example')).toBe('unproven');
    });
  });

  it('the rule that asks something of the subject counts before the one that does not', async () => {
    const { rule, take, answers } = await fresh();
    await rule();
    await rule({ subject: 'réclamation', source: 'Réclamations', touchpoint: 'get-help', heat: 'cold' });
    await take(forwarded({ id: '1', subject: 'TR: RECLAMATION client', words: 'Un.' }));
    await take(forwarded({ id: '2', subject: 'TR: autre chose', words: 'Deux.' }));
    expect((await answers()).map(({ verbatim, touchpoint, heat }) => [verbatim, touchpoint, heat])).toEqual([
      ['Deux.', 'delivery', 'hot'],
      ['Un.', 'get-help', 'cold'],
    ]);
  });

  it('a colleague’s own words are no customer’s', async () => {
    const { rule, take, answers } = await fresh();
    await rule();
    expect(
      await take('From: karim@acme.example\nSubject: Colis\nMessage-ID: <9>\n\nJe trouve que c’est lent.'),
    ).toBe('nothing-forwarded');
    expect(await answers()).toEqual([]);
  });

  it('a form’s mail is its customer’s, who is the one to answer to', async () => {
    const { rule, take, answers, keys } = await fresh();
    await rule({ senders: ['form@acme.example'], how: 'direct' });
    const mail =
      'From: Site <form@acme.example>\nReply-To: Anne Roux <anne@orange.example>\nAuto-Submitted: auto-generated\nSubject: Contact\nDate: Sun, 22 Nov 2026 10:00:00 +0100\nMessage-ID: <f1>\n\nMa commande est perdue. Anne Roux';
    expect(await take(mail)).toBe('taken');
    expect(await answers()).toMatchObject([
      {
        verbatim: 'Ma commande est perdue. [nom]',
        customer: customerFingerprint(keys, 'acme', 'anne@orange.example'),
        answeredAt: new Date('2026-11-22T09:00:00Z'),
      },
    ]);
  });

  it('what a customers’ mailbox passes on as it came is its writer’s', async () => {
    const { rule, take, answers, keys } = await fresh();
    await rule({ senders: ['sav@acme.example'], how: 'direct' });
    const mail =
      'Resent-From: sav@acme.example\nFrom: Anne <anne@orange.example>\nTo: sav@acme.example\nSubject: Colis\nMessage-ID: <r1>\n\nToujours rien.';
    expect(await take(mail)).toBe('taken');
    expect(await answers()).toMatchObject([
      { verbatim: 'Toujours rien.', customer: customerFingerprint(keys, 'acme', 'anne@orange.example') },
    ]);
  });

  it.each([
    'Auto-Submitted: auto-replied',
    'Return-Path: <>',
    'Precedence: bulk',
    'List-Id: <lettre.acme.example>',
  ])('nobody wrote one with “%s”', async (header) => {
    const { rule, take, answers } = await fresh();
    await rule();
    expect(await take(forwarded({ headers: `${header}\n` }))).toBe('automatic');
    expect(await answers()).toEqual([]);
  });

  it('several mails that are attached to one are as many answers, each once', async () => {
    const { rule, take, answers } = await fresh();
    await rule();
    const attached = (who: string, words: string) =>
      `--b\nContent-Type: message/rfc822\n\nFrom: ${who}@orange.example\nDate: Sun, 22 Nov 2026 10:00:00 +0100\nSubject: Colis\n\n${words}\n`;
    const mail = (id: string, ...all: readonly string[]) =>
      `From: karim@acme.example\nSubject: TR: 3 messages\nMessage-ID: <${id}>\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nPour info.\n${all.join('')}--b--\n`;
    const three = [attached('anne', 'Un.'), attached('luc', 'Deux.'), attached('anne', 'Un.')];
    expect(await take(mail('m1', ...three))).toBe('taken');
    expect((await answers()).map(({ verbatim }) => verbatim)).toEqual(['Deux.', 'Un.']);
    expect(await take(mail('m2', ...three))).toBe('known');
    expect(await take(mail('m3', ...three, attached('zoe', 'Trois.')))).toBe('taken');
    expect((await answers()).map(({ verbatim }) => verbatim)).toEqual(['Deux.', 'Trois.', 'Un.']);
  });

  it('what a colleague passes on in the name of a shared mailbox is the customer’s, not the colleague’s', async () => {
    const { rule, take, answers } = await fresh();
    await rule({ senders: ['karim@acme.example'] });
    const from = 'Service client <sav@acme.example>';
    const mail = forwarded({ from, headers: 'Sender: Karim Haddad <karim@acme.example>\n' });
    expect(await take(mail)).toBe('taken');
    expect(await answers()).toMatchObject([{ verbatim: 'Mon colis n’est jamais arrivé.' }]);
  });

  it('the rule that names an address counts before the one of its whole domain', async () => {
    const { rule, take, answers } = await fresh();
    await rule();
    const form = `Auto-Submitted: auto-generated\nFrom: form@acme.example\nReply-To: anne@orange.example\nSubject: Contact\nMessage-ID: <f9>\n\nMa commande est perdue.`;
    expect(await take(form)).toBe('automatic');
    await rule({ senders: ['form@acme.example'], how: 'direct', source: 'Formulaire' });
    expect(await take(form)).toBe('taken');
    expect(await answers()).toMatchObject([{ verbatim: 'Ma commande est perdue.' }]);
  });

  it('a form whose service puts a list’s headers below is taken where a rule names its address', async () => {
    const { rule, take } = await fresh();
    const form = (id: string) =>
      `List-Unsubscribe: <mailto:u@forms.example>\nFrom: form@acme.example\nReply-To: anne@orange.example\nSubject: Contact\nMessage-ID: <${id}>\n\nMa commande est perdue.`;
    await rule({ how: 'direct' });
    expect(await take(form('l1'))).toBe('automatic');
    await rule({ senders: ['form@acme.example'], how: 'direct' });
    expect(await take(form('l1'))).toBe('taken');
  });

  it('what a rule of Outlook’s forwards is taken, though Exchange says that a program wrote it', async () => {
    const { rule, take, answers } = await fresh();
    await rule();
    const exchange =
      'Auto-Submitted: auto-generated\nX-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent\nX-MS-Exchange-Inbox-Rules-Loop: karim@acme.example\n';
    expect(await take(forwarded({ headers: exchange }))).toBe('taken');
    expect(await answers()).toMatchObject([{ verbatim: 'Mon colis n’est jamais arrivé.' }]);
    const bare = `${exchange}From: karim@acme.example\nSubject: Fini\nMessage-ID: <p1>\n\nLe rapport est prêt.`;
    expect(await take(bare)).toBe('automatic');
  });

  it('whoever is away is no customer’s word, though their mailbox is passed on whole', async () => {
    const { rule, take, answers } = await fresh();
    await rule({ senders: ['sav@acme.example'], how: 'direct' });
    const away =
      'Resent-From: sav@acme.example\nAuto-Submitted: auto-generated\nX-Auto-Response-Suppress: All\nFrom: anne@orange.example\nSubject: Réponse automatique : Commande\nMessage-ID: <o1>\n\nJe suis absente.';
    expect(await take(away)).toBe('automatic');
    expect(await answers()).toEqual([]);
  });

  it('what a customers’ mailbox passes on, and a colleague forwards too, is one answer', async () => {
    const { rule, take, answers } = await fresh();
    await rule();
    await rule({ senders: ['sav@acme.example'], how: 'direct' });
    const words = 'Mon colis n’est jamais arrivé.';
    const own = `Resent-From: sav@acme.example\nFrom: Anne Roux <anne.roux@orange.example>\nSubject: Colis\nDate: Mon, 23 Nov 2026 08:30:12 +0100\nMessage-ID: <r2>\n\n${words}`;
    expect(await take(own)).toBe('taken');
    expect(await take(forwarded({ words }))).toBe('known');
    expect(await answers()).toHaveLength(1);
  });

  it('a mail from within is believed where Microsoft 365 is trusted, and there only', async () => {
    const { rule, take } = await fresh();
    await rule();
    const mail = forwarded({ headers: 'X-MS-Exchange-Organization-AuthAs: Internal\n' });
    expect(await take(mail, 'mx.acme.example')).toBe('unproven');
    expect(await take(mail, 'microsoft365')).toBe('taken');
  });

  it('an hour that lies ahead is the mail’s own', async () => {
    const { rule, take, answers } = await fresh();
    await rule();
    await take(forwarded({ date: 'lundi 23 novembre 2099 08:30' }));
    expect((await answers()).map(({ answeredAt }) => answeredAt)).toEqual([new Date('2026-11-23T09:00:00Z')]);
  });

  it('without originals nothing of the words as they came is kept', async () => {
    const database = await freshDatabase(engine);
    const { rule, parts, answers } = await takingMails(database);
    await rule();
    const { takeMail } = await import('../../src/mail-in/take.ts');
    const { bytesOfMail } = await import('./mails.ts');
    const mail = forwarded({ words: 'Appelez-moi au 06 12 34 56 78.' });
    await takeMail({ ...parts, keepOriginals: false }, bytesOfMail(mail), { trusts: null });
    expect(await answers()).toMatchObject([
      { verbatim: 'Appelez-moi au [téléphone].', sealedOriginal: null },
    ]);
  });
});
