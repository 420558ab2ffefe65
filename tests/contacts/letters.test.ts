// What a department reads of a closed month, what it can do with it, and how a customer's words leave it again.
import { beforeEach, expect, it } from 'vitest';
import { closeMonths } from '../../src/contacts/close.ts';
import { saveContactSettings, savePrice } from '../../src/contacts/costs.ts';
import { saveDepartment } from '../../src/contacts/departments.ts';
import type { ContactItem } from '../../src/contacts/item.ts';
import { saveRule } from '../../src/contacts/rules.ts';
import { storeContacts } from '../../src/contacts/store.ts';
import { type Database, transact } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { eraseCustomer } from '../../src/erasure/erase.ts';
import { eraseLate } from '../../src/erasure/late.ts';
import { customerFingerprint, seenAnswers } from '../../src/feedback/identity.ts';
import { menu } from '../../src/handlers/index.ts';
import type { Message } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import { joinTouchpoints } from '../../src/touchpoints/change.ts';
import { type CompanyDesk, openCompanyDesk } from '../handlers/company-desk.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { kept } from '../harness/kept.ts';

const doer = { by: 'command-line', now: new Date('2026-10-01T10:00:00Z') } as const;
const closing = new Date('2026-11-05T09:00:00Z');

onAnyEngine((engine) => {
  let database: Database;
  let desk: CompanyDesk;
  let department = '';
  beforeEach(async () => {
    database = await freshDatabase(engine);
    desk = await openCompanyDesk(database, 'en');
    const draft = { currency: 'EUR', closesOn: 5, firstMonth: '2026-10', keepDays: 365 };
    await saveContactSettings(database, desk.workspaceId, { draft, version: 0, doer });
    const price = { channel: 'phone', since: '2026-01-01', per: 'contact', micros: 4_500_000n } as const;
    await savePrice(database, desk.workspaceId, price, doer);
    const made = await saveDepartment(database, desk.workspaceId, {
      ...{ shown: null, formKey: 'made', doer },
      draft: { name: 'Logistics', channel: 'slack:C1', locale: 'en' },
    });
    if (made.kind !== 'saved') throw new Error('no department');
    department = made.department.id;
    const rule = { words: 'parcel', how: 'contains', departmentId: department } as const;
    await saveRule(database, desk.workspaceId, { shown: null, draft: rule, place: 1, formKey: 'rule', doer });
  });

  const item = (day: string, reason: string, about: Partial<ContactItem> = {}): ContactItem => ({
    ...{
      externalId: null,
      at: new Date(`${day}T09:00:00Z`),
      day,
      reason,
      channel: 'phone',
      touchpoint: null,
    },
    ...{
      department: null,
      count: 1,
      isSum: false,
      seconds: null,
      cost: null,
      verbatim: null,
      customer: null,
    },
    ...{ names: [], ...about },
  });
  const said = (many: number, reason = 'Parcel late') =>
    Array.from({ length: many }, (_, i) =>
      item(`2026-10-${String(i + 5).padStart(2, '0')}`, reason, {
        verbatim: `I waited all day for parcel ${i + 1} and nobody came, call me on 06 12 34 56 78.`,
        customer: `C-${i}`,
      }),
    );
  const come = (items: readonly ContactItem[]) =>
    storeContacts(database, desk.workspaceId, items, {
      ...{ keys: desk.kit.keys, country: 'FR', now: closing, batch: null, seen: seenAnswers() },
    });
  const close = async () => closeMonths({ database, workspace: await desk.workspace(), now: closing });
  const posted = async (kind = 'contacts.statement'): Promise<Message[]> => {
    const rows = await database.db.delivery.findMany({
      where: { workspaceId: desk.workspaceId, kind, replaces: null },
    });
    return rows.map((row) => contentFrom(row).message);
  };
  const text = async (kind?: string) => (await posted(kind)).map((each) => plainText(each, 'en')).join('\n');

  it('tells its contacts, their cost, what weighs most with one customer’s words, and what nobody knows, once', async () => {
    await come([...said(8), item('2026-10-09', 'Parcel broken', { count: 3, isSum: true })]);
    await come([item('2026-10-09', 'Odd', { count: 4, isSum: true })]);
    await close();
    await close();
    expect(await posted()).toHaveLength(1);
    const told = await text();
    expect(told).toContain('Contacts that came from Logistics in October 2026');
    expect(told).toContain('11 contacts, €49.50');
    expect(told).toContain('For information: nothing is charged.');
    expect(told).toContain('8 contacts, €36.00 (73%)');
    expect(told).toMatch(/I waited all day for parcel \d and nobody came, call me on \[phone\]/);
    expect(told).toContain('4 contacts (27%) have a reason that no rule knows');
    expect(await text('contacts.closed')).toContain(
      'Contacts of October 2026 are closed: 15 contacts, €67.50.',
    );
  });

  it('of the past, from the first month that an admin names, are closed without a letter each', async () => {
    const draft = { currency: 'EUR', closesOn: 5, firstMonth: '2023-01', keepDays: null };
    const saved = await saveContactSettings(database, desk.workspaceId, { draft, version: 1, doer });
    expect(saved.kind).toBe('saved');
    await come([item('2023-02-09', 'Parcel lost'), item('2026-08-09', 'Parcel lost'), ...said(1)]);
    await close();
    const where = { workspaceId: desk.workspaceId };
    expect(await database.db.contactStatement.count({ where })).toBe(46);
    expect(await posted()).toHaveLength(1);
    expect(await text()).toContain('in October 2026');
    const admins = await posted('contacts.closed');
    expect(admins).toHaveLength(1);
    expect(await text('contacts.closed')).toMatch(/October 2026 are closed: .*So are the 45 months before\./);
  });

  it('tell of no department by what points to a person', async () => {
    await come([item('2026-10-09', 'Bill', { department: 'Billing, lea.martin@example.com' })]);
    const departments = await database.db.department.findMany({ where: { workspaceId: desk.workspaceId } });
    expect(departments.map(({ name }) => name).toSorted()).toEqual(['Billing, [e-mail]', 'Logistics']);
    expect(JSON.stringify(departments)).not.toMatch(/martin/);
  });

  it('quotes nobody where fewer than eight wrote', async () => {
    await come(said(7));
    await close();
    expect(await text()).not.toContain('I waited');
  });

  it('says what moved beyond chance since the month before', async () => {
    const days = (month: string, count: number) =>
      Array.from({ length: 20 }, (_, i) =>
        item(`${month}-${String(i + 1).padStart(2, '0')}`, 'Parcel late', { count, isSum: true }),
      );
    await come([...days('2026-09', 4), ...days('2026-10', 9)]);
    await close();
    expect(await text()).toContain('Parcel late: up, 80 before, 180 now');
  });

  it('becomes an action of the plan by its button', async () => {
    await come(said(8));
    await close();
    const buttons = (await posted()).flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : [])),
    );
    const act = buttons.find(({ action }) => action.name === 'plan.add')?.action;
    expect(act?.subject).toBe(`contacts:2026-10/${department}`);
    const reply = await menu.actions['plan.add']?.(await desk.ask({ subject: act?.subject ?? '' }));
    if (reply?.kind !== 'open') throw new Error('no form');
    const form = menu.forms.find(({ name }) => name === 'plan.add');
    const values = { title: 'Tell customers when we come', owner: ['slack:U1'] };
    await form?.submit(await desk.ask(), reply.form.state, values);
    expect(await database.db.actionOrigin.findMany()).toMatchObject([
      { kind: 'contacts', subject: `2026-10/${department}`, name: 'Logistics' },
    ]);
    for (const subject of ['contacts:2026-09/x', `contacts:2026-11/${department}`, 'contacts:'])
      await expect(menu.actions['plan.add']?.(await desk.ask({ subject }))).rejects.toMatchObject({
        code: 'plan.origin-gone',
      });
  });

  it('loses a customer’s words everywhere when they are erased, and keeps the count', async () => {
    await come(said(8));
    await close();
    const shown = await text();
    const nth = Number(/parcel (\d)/.exec(shown)?.[1]) - 1;
    const { keys } = desk.kit;
    const hash = customerFingerprint(keys, desk.workspaceId, `C-${nth}`);
    await eraseCustomer(database, desk.workspaceId, [hash], { kept, now: closing });
    expect(await text()).not.toContain('I waited');
    const rows = await database.db.contact.findMany({ where: { workspaceId: desk.workspaceId } });
    expect(rows).toHaveLength(8);
    expect(rows.filter(({ verbatim }) => verbatim === null)).toHaveLength(1);
    expect(rows.filter(({ customer }) => customer === hash)).toEqual([]);
    // Coming again they are known, and bring nothing back.
    expect(await come(said(8))).toEqual({ imported: 0, duplicates: 8, differing: [] });
    expect(
      await database.db.contact.count({ where: { workspaceId: desk.workspaceId, verbatim: null } }),
    ).toBe(1);
  });

  it('keeps its words from hour to hour, but for those that were erased while the month was being closed', async () => {
    await come(said(8));
    await close();
    await eraseLate(database, desk.workspaceId, closing);
    expect(await text()).toContain('I waited');
    // As if erasing had not seen the statement that was being written.
    await database.db.contact.updateMany({
      where: { workspaceId: desk.workspaceId },
      data: { verbatim: null, customer: null },
    });
    await eraseLate(database, desk.workspaceId, closing);
    expect(await text()).not.toContain('I waited');
    expect(await text()).toContain('A customer’s words were taken out at their request.');
    expect(await database.db.quotation.count({ where: { workspaceId: desk.workspaceId } })).toBe(0);
  });

  it('follows a touchpoint of its own that is another one', async () => {
    await come([item('2026-10-09', 'Parcel late', { touchpoint: 'Dépôt du camion' })]);
    const from = 'Dépôt du camion';
    await transact(database, (tx) => joinTouchpoints(tx, desk.workspaceId, { from, to: 'delivery' }, doer));
    expect(await database.db.contact.findMany({ where: { workspaceId: desk.workspaceId } })).toMatchObject([
      { touchpoint: 'delivery' },
    ]);
  });
});
