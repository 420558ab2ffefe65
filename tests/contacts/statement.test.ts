// Contacts from the file to the statement, as the command line has them: once however often, closed once, and then as they were.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Command } from '../../src/cli/command.ts';
import { contactsCommand } from '../../src/cli/contacts.ts';
import { importContactsCommand } from '../../src/cli/import-contacts.ts';
import { closeMonths } from '../../src/contacts/close.ts';
import { saveContactSettings, savePrice } from '../../src/contacts/costs.ts';
import { departmentsOf, saveDepartment } from '../../src/contacts/departments.ts';
import { saveRule } from '../../src/contacts/rules.ts';
import type { ToldMonth } from '../../src/contacts/told.ts';
import type { Database } from '../../src/database/client.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { addCompany } from '../feedback/answers-on-file.ts';
import { freshUrl, onEachEngine, openedHere } from '../harness/database.ts';
import { onDatabase, unattended } from '../harness/unattended.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portevoix-contacts-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;
async function fileOf(
  content: string | Buffer | Uint8Array,
  name = `contacts-${++files}.csv`,
): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

const doer = { by: 'command-line', now: new Date('2026-10-01T10:00:00Z') } as const;

onEachEngine((engine) => {
  let url: string;
  let database: Database;
  let at = new Date('2026-10-20T10:00:00Z');
  beforeEach(async () => {
    url = await freshUrl(engine);
    database = await openedHere(url);
    await addCompany(database.db, 'acme');
    at = new Date('2026-10-20T10:00:00Z');
  });

  async function run(command: Command, args: readonly string[], locale: Locale = 'en') {
    const { io, out, err } = unattended({ env: onDatabase(url), clock: { now: () => at }, locale });
    const status = await command.run(args, io);
    return { status, out, err };
  }
  const bring = async (content: string | Buffer, ...args: string[]) => {
    const { out } = await run(importContactsCommand, [await fileOf(content), '--json', ...args]);
    return JSON.parse(out.join('\n'));
  };
  const month = async (which: string): Promise<ToldMonth> => {
    const { out } = await run(contactsCommand, ['statement', '--month', which, '--json']);
    return JSON.parse(out.join('\n'));
  };
  const settle = async (currency = 'EUR') => {
    const draft = { currency, closesOn: 5, firstMonth: '2026-09', keepDays: 365 };
    expect(await saveContactSettings(database, 'acme', { draft, version: 0, doer })).toEqual({
      kind: 'saved',
    });
    await savePrice(
      database,
      'acme',
      { channel: 'phone', since: '2026-01-01', per: 'contact', micros: 4_500_000n },
      doer,
    );
    const draftOf = (name: string) => ({ name, channel: null, locale: 'en' as const });
    for (const name of ['Logistics', 'Billing'])
      await saveDepartment(database, 'acme', { shown: null, draft: draftOf(name), formKey: name, doer });
    await rule('parcel', 'Logistics');
  };
  const rule = async (words: string, department: string, place = 99) => {
    const found = (await departmentsOf(database.db, 'acme')).find(({ name }) => name === department);
    const draft = { words, how: 'contains' as const, departmentId: found?.id ?? '' };
    const saving = { shown: null, draft, place, formKey: `${words} ${department}`, doer };
    expect(await saveRule(database, 'acme', saving)).toEqual({ kind: 'saved' });
  };
  const close = async (when: string) => {
    at = new Date(when);
    await closeMonths({ database, workspace: await workspaceById(database.db, 'acme'), now: at });
  };
  const stored = () => database.db.contact.count({ where: { workspaceId: 'acme' } });

  const october = [
    'Date;Motif;Canal;Nombre;Service',
    '05/10/2026;Parcel lost;appel;12;',
    '13/10/2026;Parcel lost;phone;8;',
    '13/10/2026;Wrong invoice;e-mail;5;Billing',
    '14/10/2026;Something else;phone;3;',
    'Total;;;28;',
  ].join('\r\n');

  it('becomes a statement by rules and unit costs, and what nobody knows is a line of its own', async () => {
    await settle();
    expect(await bring(october)).toMatchObject({
      ...{ imported: 4, duplicates: 0, rejected: 0, furniture: 1, contacts: 28, unknown: 3, late: 0 },
      channels: { phone: 23, email: 5 },
    });
    const told = await month('2026-10');
    expect(told).toMatchObject({
      ...{ month: '2026-10', state: 'open', currency: 'EUR' },
      total: { contacts: 28, uncosted: 5, amount: '103.50' },
      departments: [
        { name: 'Billing', total: { contacts: 5, uncosted: 5, amount: '0.00' } },
        {
          name: 'Logistics',
          total: { contacts: 20, uncosted: 0, amount: '90.00' },
          lines: [
            { reason: 'Parcel lost', channel: 'phone', madeIn: '2026-10', contacts: 20, amount: '90.00' },
          ],
        },
        { id: null, name: null, total: { contacts: 3, amount: '13.50' } },
      ],
    });
  });

  it('is there once, however often its file comes, in whichever kind of file', async () => {
    await bring(october);
    expect(await bring(october)).toMatchObject({ imported: 0, duplicates: 4, rejected: 0 });
    const rows = october
      .split('\r\n')
      .slice(0, 5)
      .map((line) => line.split(';'));
    const xml = rows
      .map(
        (cells, r) =>
          `<row r="${r + 1}">${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`,
      )
      .join('');
    const { workbook } = await import('../fixtures/workbook.ts');
    const parts = workbook([{ name: 'Contacts', rows: xml }]);
    const zip = zipSync(
      Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
    );
    expect(await bring(Buffer.from(zip))).toMatchObject({ imported: 0, duplicates: 4, rejected: 0 });
    expect(await stored()).toBe(4);
  });

  it('counts two calls of one day about one thing as two, and the same export again as the same two', async () => {
    const two = 'date,reason,channel\n2026-10-05,Parcel lost,phone\n2026-10-05,Parcel lost,phone\n';
    expect(await bring(two)).toMatchObject({ imported: 2 });
    expect(await bring(`${two}2026-10-05,Parcel lost,phone\n`)).toMatchObject({ imported: 1, duplicates: 2 });
  });

  it('sets aside what it cannot read, and what is there with another count, each with its line and reason', async () => {
    await bring('date,reason,channel,count\n2026-10-05,Parcel lost,phone,12\n');
    const bad = [
      'date,reason,channel,count,minutes',
      '2026-10-05,Parcel lost,phone,14,',
      ',Parcel lost,phone,1,',
      '2026-10-06,Parcel lost,pigeon,1,',
      '2026-10-06,Parcel lost,phone,none,',
      '2026-10-06,Parcel lost,phone,1,"1,204"',
      '2027-10-06,Parcel lost,phone,1,',
      '2026-10-07,Parcel lost,phone,1,2.5',
    ].join('\n');
    const file = await fileOf(bad);
    const summary = JSON.parse((await run(importContactsCommand, [file, '--json'])).out.join(''));
    expect(summary).toMatchObject({ imported: 1, duplicates: 0, rejected: 6 });
    const rejects = await readFile(summary.rejects, 'utf8');
    const lines = rejects.trim().split('\r\n');
    expect(lines[0]).toBe('line,column,reason,date,reason,channel,count,minutes');
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 2).join())).toEqual([
      '3,date',
      '4,channel',
      '5,count',
      '6,minutes',
      '7,date',
      '2,',
    ]);
    // Mended, it comes in again.
    const mended = rejects.replaceAll('pigeon', 'post').replace(/^2,.*\r\n/m, '');
    const again = JSON.parse(
      (await run(importContactsCommand, [await fileOf(mended), '--json'])).out.join(''),
    );
    expect(again).toMatchObject({ imported: 1, rejected: 4 });
    expect((await month('2026-10')).departments[0]?.lines).toMatchObject([
      { channel: 'phone', contacts: 13, minutes: '2.50' },
      { channel: 'post', contacts: 1 },
    ]);
  });

  it('tells of a file what would come in, and stores nothing, in both languages', async () => {
    const file = await fileOf(october);
    const { out, err } = await run(importContactsCommand, [file, '--dry-run'], 'fr');
    expect(out.map((line) => line.replaceAll(/[\u00a0\u202f]/g, ' '))).toEqual([
      'Rien n’a été enregistré : c’était un essai.',
      'Dans le fichier : 28 contacts, du lundi 5 octobre 2026 au mercredi 14 octobre 2026 (Téléphone 23, E-mail 5).',
      '23 ont un motif qu’aucune règle ne connaît : ils ne sont comptés pour aucun service.',
      'Nouveaux services : Billing. Les admins leur donnent un canal sous « Contacts ».',
      '1 ligne de total ou de note a été ignorée.',
    ]);
    expect(err.join('\n')).toContain('Nombre');
    expect(await stored()).toBe(0);
  });

  it.each([
    ['nothing that says when', 'reason,channel\nParcel,phone\n', [], 'contacts.columns'],
    ['no channel', 'date,reason\n2026-10-05,Parcel\n', [], 'contacts.channel'],
    [
      'a cost in no currency',
      'date,reason,channel,cost\n2026-10-05,Parcel,phone,4\n',
      [],
      'contacts.currency',
    ],
    [
      'days that read both ways',
      'date,reason,channel\n05/10/2026,Parcel,phone\n06/10/2026,Parcel,phone\n',
      [],
      'contacts.dates',
    ],
    [
      'a column that is not there',
      'date,reason,channel\n2026-10-05,Parcel,phone\n',
      ['--map', 'Nope=count'],
      'contacts.',
    ],
  ])('refuses a file with %s, and says what to do', async (_, content, args, code) => {
    const file = await fileOf(content);
    await expect(run(importContactsCommand, [file, ...args])).rejects.toMatchObject({
      code: expect.stringContaining(code),
    });
  });

  it('takes out a file that came in, but for what a closed month counts', async () => {
    await settle();
    const { number } = await bring(
      'date,reason,channel\n2026-09-05,Parcel lost,phone\n2026-10-05,Parcel lost,phone\n',
    );
    await close('2026-10-05T09:00:00Z');
    const undone = await run(contactsCommand, ['undo', String(number)]);
    expect(undone.out).toEqual(['1 row taken out.', '1 row stays: a closed month counts it.']);
    expect((await month('2026-09')).total).toMatchObject({ contacts: 1, amount: '4.50' });
    expect((await month('2026-10')).total).toMatchObject({ contacts: 0 });
    expect((await run(contactsCommand, ['undo', String(number)])).out[0]).toBe('0 rows taken out.');
    await expect(run(contactsCommand, ['undo', '77'])).rejects.toMatchObject({ code: 'contacts.no-import' });
  });

  it('stays as it was closed, whatever changes: what is late is in the next month, as late', async () => {
    await settle();
    await bring('date,reason,channel,count\n2026-09-05,Parcel lost,phone,10\n2026-09-06,Odd,phone,2\n');
    await close('2026-10-05T09:00:00Z');
    await close('2026-10-05T10:00:00Z');
    const closed = await month('2026-09');
    expect(closed).toMatchObject({ state: 'closed', total: { contacts: 12, amount: '54.00' } });

    await savePrice(
      database,
      'acme',
      { channel: 'phone', since: '2026-01-01', per: 'contact', micros: 9_000_000n },
      doer,
    );
    await rule('odd', 'Billing', 1);
    await rule('parcel lost', 'Billing', 1);
    const [billing] = await departmentsOf(database.db, 'acme');
    const draft = { name: 'Accounts', channel: null, locale: 'en' as const };
    const shown = { id: billing?.id ?? '', version: 1 };
    expect((await saveDepartment(database, 'acme', { shown, draft, formKey: 'x', doer })).kind).toBe('saved');
    expect(
      await bring(
        'date,reason,channel,count\n2026-09-30,Parcel late,phone,3\n2026-10-02,Parcel lost,phone,1\n',
      ),
    ).toMatchObject({
      late: 3,
    });
    expect(await month('2026-09')).toEqual(closed);

    const open = await month('2026-10');
    expect(
      open.departments.map(({ name, lines }) => [
        name,
        lines.map(({ madeIn, contacts, amount }) => [madeIn, contacts, amount]),
      ]),
    ).toEqual([
      ['Accounts', [['2026-10', 1, '9.00']]],
      ['Logistics', [['2026-09', 3, '27.00']]],
    ]);
    await close('2026-11-05T09:00:00Z');
    expect(await month('2026-10')).toEqual({ ...open, state: 'closed', closedAt: expect.any(String) });
    expect(await month('2026-09')).toEqual(closed);
  });

  it('is closed on its day, once by several at once, with nothing of before its first month', async () => {
    await settle();
    await bring(
      'date,reason,channel,count\n2026-08-30,Parcel lost,phone,50\n2026-09-05,Parcel lost,phone,10\n',
    );
    await close('2026-10-04T09:00:00Z');
    expect((await month('2026-09')).state).toBe('open');
    at = new Date('2026-11-05T09:00:00Z');
    const workspace = await workspaceById(database.db, 'acme');
    await Promise.all([1, 2, 3].map(() => closeMonths({ database, workspace, now: at })));
    const rows = await database.db.contactStatement.findMany({
      where: { workspaceId: 'acme' },
      orderBy: { month: 'asc' },
    });
    expect(rows.map((each) => each.month)).toEqual(['2026-09', '2026-10']);
    const log = await database.db.auditEntry.findMany({
      where: { workspaceId: 'acme', act: 'contacts.closed' },
    });
    expect(log.map(({ by, details }) => [by, details])).toEqual([
      ['itself', '{"item":"2026-09"}'],
      ['itself', '{"item":"2026-10"}'],
    ]);
    expect((await month('2026-09')).total).toMatchObject({ contacts: 10, amount: '45.00' });
    expect((await month('2026-10')).total).toMatchObject({ contacts: 0, amount: '0.00' });
  });

  it('gives accounting lines that add up to its total', async () => {
    await settle();
    await bring(october);
    const { out } = await run(contactsCommand, ['statement', '--month', '2026-10', '--csv']);
    const [head = '', ...lines] = out.join('\n').replace('\ufeff', '').split('\r\n');
    const at = head.split(',').indexOf('Amount');
    const cents = lines.map((line) => BigInt((line.split(',')[at] ?? '').replace('.', '')));
    expect(cents.reduce((sum, each) => sum + each, 0n)).toBe(10_350n);
    const french = await run(contactsCommand, ['statement', '--month', '2026-10', '--csv'], 'fr');
    expect(french.out.join('\n')).toContain(';90,00;EUR');
  });

  it('costs what its own row says, in the smallest unit of any currency', async () => {
    await settle('BHD');
    await bring(
      'date,reason,channel,count,cost\n2026-10-05,Parcel lost,phone,10,1.2345\n2026-10-06,Parcel lost,phone,1,\n',
    );
    expect((await month('2026-10')).total).toMatchObject({ contacts: 11, uncosted: 0, amount: '5.735' });
  });
});
