// `portevoix readers` and `portevoix mail test`, as an operator types them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { UsageError } from '../../src/cli/command.ts';
import { mailCommand } from '../../src/cli/mail.ts';
import { readersCommand } from '../../src/cli/readers.ts';
import { ConfigError } from '../../src/config/config.ts';
import { mailConfig } from '../../src/config/mail.ts';
import { addressIn, readersIn } from '../../src/newsletter/reading.ts';
import { freshUrl, onAnyEngine, openedHere } from '../harness/database.ts';
import { onDatabase, unattended } from '../harness/unattended.ts';
import { startMailServer } from '../peers/mail-server.ts';
import { startMailboxes } from '../peers/mailboxes.ts';

const now = new Date('2026-11-22T10:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'portevoix-readers-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function fileOf(text: string): string {
  const file = join(folder, `${++files}.csv`);
  writeFileSync(file, text);
  return file;
}

onAnyEngine((engine) => {
  const terminal = (url: string, locale: 'fr' | 'en' = 'en') => {
    const { io, out, err } = unattended({ env: onDatabase(url), clock: { now: () => now }, locale });
    return { run: (...args: string[]) => readersCommand.run(args, io), out, err };
  };
  const onList = ['--list', 'La lettre', '--consent', 'agreed on 3 March'];

  describe('portevoix readers', () => {
    it('imports a file again and again: each once, whoever left stays so, bad lines named, the rest kept', async () => {
      const url = await freshUrl(engine);
      const { run, out, err } = terminal(url);
      const file = fileOf(
        'E-mail;Langue\nnadia@example.com;fr\n"Karim <karim@example.com>";\nNADIA@example.com;en\nnobody;\nsue@example.org;de\n',
      );
      expect(await run('import', file, ...onList)).toBe(1);
      expect(out).toEqual([
        '2 readers added to “La lettre”.',
        '1 line has an address that stands further up.',
      ]);
      expect(err.join('\n')).toMatch(/line 5: no e-mail address[\s\S]*line 6: the language must be fr or en/);
      const { db } = await openedHere(url);
      await db.mailReader.updateMany({
        where: { locale: 'fr' },
        data: { unsubscribedAt: now, sealedEmail: '' },
      });
      out.length = 0;
      await run('import', file, ...onList);
      expect(out).toContain('0 readers added to “La lettre”.');
      expect(out).toContain('1 has unsubscribed, and stays so.');
      out.length = 0;
      await run('list');
      expect(out).toEqual(['La lettre  1 reading, 1 left, 0 refused by their server']);
      out.length = 0;
      await run('list', '--list', 'La lettre');
      expect(out.toSorted()).toEqual(['karim@example.com  reads it', '–  has left']);
      expect(JSON.stringify(await db.mailReader.findMany())).not.toContain('karim');
    });

    it('imported again gives each the language of the file now, and writes again to whom a server had refused', async () => {
      const url = await freshUrl(engine);
      const { run, out, err } = terminal(url);
      await run('import', fileOf('nadia@example.com,fr\nkarim@example.com,en\n'), ...onList);
      expect(err).toEqual([
        'The first line names no columns: the addresses are read from column 1, the language from column 2.',
      ]);
      const { db } = await openedHere(url);
      await db.mailReader.updateMany({
        where: { locale: 'en' },
        data: { bouncedAt: now, bounce: '550 5.1.1' },
      });
      out.length = 0;
      await run('import', fileOf('nadia@example.com\nkarim@example.com\n'), ...onList);
      expect(out).toEqual([
        '0 readers added to “La lettre”.',
        '1 read it already.',
        '1 whose server had refused the address is written to again.',
      ]);
      expect(await db.mailReader.findMany({ select: { locale: true, bouncedAt: true } })).toEqual([
        { locale: null, bouncedAt: null },
        { locale: null, bouncedAt: null },
      ]);
    });

    it('forgets an address, also that it had left', async () => {
      const url = await freshUrl(engine);
      const { run, out, err } = terminal(url, 'fr');
      const file = fileOf('nadia@example.com\n');
      expect(await run('import', file, ...onList)).toBe(0);
      expect(out).toEqual([
        '1 lecteur ajouté à « La lettre ».'.replace(/« | »/g, (m) => m.replace(' ', '\u00a0')),
      ]);
      expect(await run('remove', 'Nadia@Example.com')).toBe(0);
      expect(err.join()).toContain('Rien n’est gardé de cette adresse');
      const { db } = await openedHere(url);
      expect(await db.mailReader.count()).toBe(0);
      expect(await run('remove', 'nadia@example.com')).toBe(1);
    });

    it('refuses what it cannot do, and says what to do instead', async () => {
      const url = await freshUrl(engine);
      const { run } = terminal(url);
      const file = fileOf('name,phone\nNadia,1\n');
      await expect(run('import', file, ...onList)).rejects.toMatchObject({ code: 'readers.columns' });
      await expect(run('import', file, '--list', 'x')).rejects.toThrow(UsageError);
      await expect(run('import', file, '--consent', 'x')).rejects.toThrow(UsageError);
      await expect(run('import', '/nowhere.csv', ...onList)).rejects.toMatchObject({
        code: 'readers.noFile',
      });
      await expect(run('list', '--list', 'x')).rejects.toMatchObject({ code: 'list.unknown' });
      const named = ['--list', 'two\r\nBcc: everybody@example.com', '--consent', 'x'];
      await expect(run('import', fileOf('a@example.com\n'), ...named)).rejects.toMatchObject({
        code: 'list.name',
      });
    });
  });
});

describe('an address in a file', () => {
  it.each([
    ['nadia@example.com', 'nadia@example.com'],
    ['  "Nadia B." <nadia@example.com> ', 'nadia@example.com'],
    ['mailto:nadia@example.com', 'nadia@example.com'],
    ['nadia@münchen.example', 'nadia@xn--mnchen-3ya.example'],
    ['Nadia+voix@EXAMPLE.com', 'Nadia+voix@example.com'],
    ['nadia@ｅxample.com', 'nadia@example.com'],
    ['nadia\u200b@example.com', null],
    ['nadia\u202e@example.com', null],
    ['nadia\u0085@example.com', null],
    ['\ud800@example.com', null],
    ['josé@example.com', null],
    ['nadia(home)@example.com', null],
    ['"nadia b"@example.com', null],
    ['nadia@192.0.2.1', null],
    [`nadia@${'a'.repeat(64)}.example`, null],
    [`nadia@${'é'.repeat(60)}.example`, null],
    [`nadia@${'a.'.repeat(155)}com`, null],
    ['nadia', null],
    ['nadia@localhost', null],
    ['nadia@example..com', null],
    ['.nadia@example.com', null],
    ['nadia@example.com, karim@example.com', null],
    ['nadia@example.com\r\nBcc: x@example.com', null],
    ['<nadia@example.com>@example.org', null],
    [`${'a'.repeat(65)}@example.com`, null],
  ])('%j is written to as %j', (given, address) => {
    expect(addressIn(given)).toBe(address);
  });

  it('is found in UTF-16, with a separator named in the first line, and in a file that ends without a line end', () => {
    expect(readersIn('sep=;\nmail;langue\na@example.com;FR\nb@example.com;English').readers).toEqual([
      { email: 'a@example.com', locale: 'fr' },
      { email: 'b@example.com', locale: 'en' },
    ]);
  });
});

describe('a file that another program wrote', () => {
  it.each([
    ['\ufeffNom;Adresse e-mail;Langue\r\nNadia;n@example.com;Français\r\n', 'fr'],
    ['"Adresse e\u2011mail","Langue"\n"n@example.com","Anglais"\n', 'en'],
    ['Nom;Courriel;Langue\nNadia;n@example.com;fr-CA\n', 'fr'],
    ['Prénom;Adresse de messagerie\nNadia;n@example.com\n', null],
    ['Nom\tAdresse courriel\nNadia\tn@example.com\n', null],
    ['First Name,E-mail 1 - Value\nNadia,n@example.com\n', null],
    ['Adresse;Email\n3 rue Haute;n@example.com\n', null],
    ['Address,Email Address\n3 High Street,n@example.com\n', null],
  ])('%j has one reader', (text, locale) => {
    expect(readersIn(text)).toMatchObject({ readers: [{ email: 'n@example.com', locale }], faults: [] });
  });
});

describe('a file whose first line is a reader', () => {
  it.each([
    ['Nadia,n@example.com\nKarim,k@example.com\n', { email: 2, language: null }, null],
    ['n@example.com;fr\nk@example.com;Français\n', { email: 1, language: 2 }, 'fr'],
    // Where two columns have addresses, the one that has most.
    ['boss@example.com,n@example.com\n,k@example.com\n', { email: 2, language: null }, null],
    ['n@example.com\nk@example.com\n', null, null],
  ])('%j is read by what is in it, which is said', (text, taken, locale) => {
    const readers = ['n@example.com', 'k@example.com'].map((email) => ({ email, locale }));
    expect(readersIn(text)).toEqual({ readers, faults: [], repeated: 0, taken });
  });

  it('keeps a line without an address by itself a fault, and a language that is none no language', () => {
    expect(readersIn('n@example.com,Lyon\nnobody,Paris\n')).toMatchObject({
      readers: [{ email: 'n@example.com', locale: null }],
      faults: [{ line: 2, fault: 'no-address' }],
      taken: { email: 1, language: null },
    });
  });
});

describe('the settings of e-mail', () => {
  const right = { SMTP_URL: 'smtp://mail.example.com', MAIL_FROM: 'voix@example.com' };
  it.each([
    [{ ...right, MAIL_FROM: '' }, 'https://voix.example.com', /MAIL_FROM/],
    [{ ...right, SMTP_URL: 'http://s3cret@x' }, 'https://voix.example.com', /SMTP_URL/],
    [right, 'http://voix.example.com', /https/],
    [right, undefined, /PUBLIC_URL/],
    [{ ...right, MAIL_PER_MINUTE: '0' }, 'https://voix.example.com', /MAIL_PER_MINUTE/],
    [
      { ...right, MAIL_DKIM_DOMAIN: 'example.com', MAIL_DKIM_KEY: 's3cret' },
      'https://voix.example.com',
      /DKIM/,
    ],
  ])('are refused where they are wrong: %j, %s', (env, publicUrl, why) => {
    expect(() => mailConfig(env, publicUrl)).toThrow(why);
    expect(() => mailConfig(env, publicUrl)).toThrow(ConfigError);
    expect(() => mailConfig(env, publicUrl)).not.toThrow(/s3cret/);
  });

  it('are none without a mail server', () => {
    expect(mailConfig({}, undefined)).toBeNull();
    expect(mailConfig(right, 'https://voix.example.com')).toMatchObject({ perMinute: 30 });
  });
});

describe('portevoix mail test', () => {
  const tryWith = async (smtpUrl: string, locale: 'fr' | 'en' = 'en') => {
    const env = { SMTP_URL: smtpUrl, MAIL_FROM: 'voix@example.com', PUBLIC_URL: 'https://voix.example.com' };
    const { io, out, err } = unattended({ env, clock: { now: () => now }, locale });
    const status = await mailCommand.run(['test', 'nadia@example.com'], io);
    return { status, said: [...out, ...err].join('\n') };
  };

  it('sends an e-mail as newsletters are, and says that the server took it', async () => {
    const boxes = await startMailboxes();
    onTestFinished(() => boxes.stop());
    const { status, said } = await tryWith(boxes.url);
    expect({ status, said }).toMatchObject({
      status: 0,
      said: expect.stringContaining('has taken the e-mail'),
    });
    const mail = await simpleParser(boxes.taken.get('nadia@example.com')?.[0] ?? '');
    expect(mail.subject).toBe('A try from Porte-voix');
    expect(mail.attachments).toMatchObject([{ contentType: 'image/png' }]);
    expect(mail.headers.get('list')).toMatchObject({
      unsubscribe: { url: expect.stringContaining('/leave') },
    });
  });

  it('says what failed, by code, and what to look at, in both languages; never the password', async () => {
    const boxes = await startMailboxes();
    boxes.fail('nadia@example.com', { at: 'reader', code: 550, words: '5.7.1 nadia@example.com s3cret' });
    const refused = await tryWith(boxes.url, 'fr');
    expect(refused).toMatchObject({ status: 1, said: expect.stringContaining('(550 5.7.1)') });
    expect(refused.said).toContain('ne veut peut-être pas de courrier de MAIL_FROM');
    await boxes.stop();
    expect(await tryWith(boxes.url)).toMatchObject({
      status: 1,
      said: expect.stringMatching(/port in SMTP_URL/),
    });
    const server = await startMailServer({ password: 'right' });
    onTestFinished(() => server.stop());
    const wrong = await tryWith(`smtp://voix:s3cret@127.0.0.1:${server.port}`);
    expect(wrong).toMatchObject({
      status: 1,
      said: expect.stringMatching(/EAUTH 535[\s\S]*password in SMTP_URL/),
    });
    expect(`${refused.said}${wrong.said}`).not.toContain('s3cret');
  });
});
