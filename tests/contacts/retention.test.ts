// What customers said in contacts goes by itself: in the contacts, and in statements that quote it. What months come to stays.
import { beforeEach, expect, it } from 'vitest';
import { closeMonths } from '../../src/contacts/close.ts';
import { contactSettings, saveContactSettings, savePrice } from '../../src/contacts/costs.ts';
import { saveDepartment } from '../../src/contacts/departments.ts';
import type { ContactItem } from '../../src/contacts/item.ts';
import { saveRule } from '../../src/contacts/rules.ts';
import { statementOf } from '../../src/contacts/statement.ts';
import { storeContacts } from '../../src/contacts/store.ts';
import type { Database } from '../../src/database/client.ts';
import { expiry } from '../../src/erasure/expire.ts';
import { seenAnswers } from '../../src/feedback/identity.ts';
import { menu } from '../../src/handlers/index.ts';
import { type CompanyDesk, openCompanyDesk } from '../handlers/company-desk.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';

const doer = { by: 'command-line', now: new Date('2026-10-01T10:00:00Z') } as const;
const closing = new Date('2026-11-05T09:00:00Z');
const daysLater = (days: number) => new Date(closing.getTime() + days * 86_400_000);

onEachEngine((engine) => {
  let database: Database;
  let desk: CompanyDesk;
  const logged: unknown[] = [];
  const log = { info: (...line: unknown[]) => void logged.push(line) };

  beforeEach(async () => {
    database = await freshDatabase(engine);
    desk = await openCompanyDesk(database, 'en');
    logged.length = 0;
  });

  const settle = async (keepDays: number | null) => {
    const version = (await contactSettings(database.db, desk.workspaceId))?.version ?? 0;
    const draft = { currency: 'EUR', closesOn: 5, firstMonth: '2026-10', keepDays };
    expect(await saveContactSettings(database, desk.workspaceId, { draft, version, doer })).toEqual({
      kind: 'saved',
    });
  };
  const call = (day: string, nth: number): ContactItem => ({
    ...{ externalId: null, at: new Date(`${day}T09:00:00Z`), day, reason: 'Parcel late', channel: 'phone' },
    ...{ touchpoint: null, department: null, count: 1, isSum: false, seconds: 90, cost: 1_234_567n },
    verbatim: `I waited all day for parcel ${nth} and nobody came to my door.`,
    customer: `C-${nth}`,
    names: [],
  });
  /** Of the 1st to the 12th of October. */
  const calls = Array.from({ length: 12 }, (_, i) => call(`2026-10-${String(i + 1).padStart(2, '0')}`, i));
  const come = (items: readonly ContactItem[], now = closing) =>
    storeContacts(database, desk.workspaceId, items, {
      ...{ keys: desk.kit.keys, country: 'FR', now, batch: null, seen: seenAnswers() },
    });
  const speaking = async () => {
    const where = {
      workspaceId: desk.workspaceId,
      OR: [{ verbatim: { not: null } }, { customer: { not: null } }],
    };
    const rows = await database.db.contact.findMany({ where, orderBy: { day: 'asc' } });
    return rows.map(({ day }) => day);
  };
  const expire = () => expiry({ database, workspaceId: desk.workspaceId, log, atOnce: 5 });
  const logistics = async () => {
    const made = await saveDepartment(database, desk.workspaceId, {
      ...{ shown: null, formKey: 'made', doer },
      draft: { name: 'Logistics', channel: 'slack:C1', locale: 'en' },
    });
    if (made.kind !== 'saved') throw new Error('no department');
    const rule = { words: 'parcel', how: 'contains', departmentId: made.department.id } as const;
    await saveRule(database, desk.workspaceId, { shown: null, draft: rule, place: 1, formKey: 'rule', doer });
    const price = { channel: 'phone', since: '2026-01-01', per: 'minute', micros: 333_333n } as const;
    await savePrice(database, desk.workspaceId, price, doer);
  };

  it('goes a year after the contact’s day where no admin said otherwise, and stays until it is erased where one said so', async () => {
    await come(calls);
    // A year after the 5th and before the 6th.
    const yearAfter = new Date('2027-10-06T10:00:00Z');
    await expire().run(yearAfter);
    expect(await speaking()).toEqual(calls.slice(5).map(({ day }) => day));
    await settle(null);
    await expire().run(daysLater(9_000));
    expect(await speaking()).toHaveLength(7);
    await settle(40);
    await expire().run(daysLater(9_000));
    expect(await speaking()).toEqual([]);
    const noted = await database.db.auditEntry.findMany({ where: { act: 'contacts.expired' } });
    expect(noted.map(({ by, details }) => [by, details])).toEqual([
      ['itself', '{"contacts":5}'],
      ['itself', '{"contacts":5}'],
      ['itself', '{"contacts":2}'],
    ]);
    expect(JSON.stringify(logged)).not.toContain('parcel');
  });

  it('leaves a closed month, and one that is open, at what they were to the smallest unit', async () => {
    await settle(40);
    await logistics();
    await come([...calls, ...[1, 2, 3].map((nth) => call('2026-11-02', nth))]);
    await closeMonths({ database, workspace: await desk.workspace(), now: closing });
    const before = await Promise.all(
      ['2026-10', '2026-11'].map((month) => statementOf(database.db, desk.workspaceId, month)),
    );
    await expire().run(daysLater(60));
    expect(await speaking()).toEqual([]);
    const after = await Promise.all(
      ['2026-10', '2026-11'].map((month) => statementOf(database.db, desk.workspaceId, month)),
    );
    expect(after).toEqual(before);
    expect(before[0]?.lines.map(({ contacts, amount }) => [contacts, amount])).toEqual([[12, 1481n]]);
    expect(before[1]?.lines.map(({ contacts, amount }) => [contacts, amount])).toEqual([[3, 370n]]);
  });

  it('leaves a statement on file without its quote, and the posted one as it was', async () => {
    await settle(60);
    await logistics();
    await come(calls);
    await closeMonths({ database, workspace: await desk.workspace(), now: closing });
    const onFile = async () => {
      const rows = await database.db.delivery.findMany({ where: { kind: 'contacts.statement' } });
      return rows.map(({ content }) => JSON.stringify(content)).join();
    };
    const edits = () => database.db.delivery.count({ where: { replaces: { not: null } } });
    await expire().run(daysLater(1));
    expect(await onFile()).toContain('I waited all day');
    await database.db.delivery.updateMany({
      where: { workspaceId: desk.workspaceId },
      data: { state: 'sent' },
    });
    await expire().run(daysLater(60));
    expect(await onFile()).not.toContain('I waited all day');
    expect(await onFile()).toContain('they are no longer kept');
    expect(await edits()).toBe(0);
    expect(await database.db.quotation.count({ where: { workspaceId: desk.workspaceId } })).toBe(0);
    // Nor do they come to be asked for by the customer: that was nobody's request.
    await expire().run(daysLater(61));
    expect(await edits()).toBe(0);
  });

  it('does not come in again with its file, nor with one that is older than words are kept', async () => {
    await settle(40);
    await come(calls);
    await expire().run(daysLater(60));
    expect(await come(calls, daysLater(60))).toEqual({ imported: 0, duplicates: 12, differing: [] });
    await come([call('2026-10-20', 50), call('2026-12-20', 51)], daysLater(60));
    expect(await speaking()).toEqual(['2026-12-20']);
  });

  it('goes in portions, and what one go leaves over with the next', async () => {
    await settle(40);
    await come(Array.from({ length: 103 }, (_, i) => call('2026-10-03', i)));
    const { run } = expire();
    await run(daysLater(60));
    expect(await speaking()).toHaveLength(3);
    await run(new Date(daysLater(60).getTime() + 60_000));
    expect(await speaking()).toEqual([]);
  });

  it('is kept for as many days as an admin writes, and a number that cannot be is told at its field', async () => {
    const form = menu.forms.find(({ name }) => name === 'contacts.settings');
    const open = async () => {
      const reply = await menu.actions['contacts.settings']?.(await desk.ask());
      if (reply?.kind !== 'open') throw new Error('no form');
      return reply.form;
    };
    const initial = async () => {
      const field = (await open()).fields.find(({ name }) => name === 'keepDays');
      return field?.kind === 'number' ? field.initial : undefined;
    };
    const values = { currency: 'EUR', closesOn: '5', firstMonth: '2026-10' };
    const submit = async (keepDays: string) =>
      form?.submit(await desk.ask(), (await open()).state, { ...values, keepDays });
    expect(await initial()).toBe('365');
    expect(await submit('90')).toMatchObject({ kind: 'done' });
    expect(await initial()).toBe('90');
    for (const wrong of ['0', '4000', 'a year'])
      expect(await submit(wrong)).toMatchObject({ kind: 'errors', errors: { keepDays: expect.any(String) } });
    expect(await submit('')).toMatchObject({ kind: 'done' });
    expect(await initial()).toBe('');
  });
});
