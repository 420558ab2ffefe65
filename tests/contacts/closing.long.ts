// A month of 200,000 contacts on 2,000 reasons, each with a rule, is closed: how long it takes, how long whoever writes meanwhile waits for it, and
// whether each sum is what it is counted to by itself. With its figures.
import { expect, it } from 'vitest';
import { closeMonths } from '../../src/contacts/close.ts';
import { saveContactSettings, savePrice } from '../../src/contacts/costs.ts';
import { saveDepartment } from '../../src/contacts/departments.ts';
import { statementOf, sumOf } from '../../src/contacts/statement.ts';
import { statements, transact } from '../../src/database/client.ts';
import { openCompanyDesk } from '../handlers/company-desk.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { addMany } from '../harness/many.ts';

const CONTACTS = Number(process.env['CONTACTS'] ?? 20_000);
const REASONS = Math.max(1, Math.round(CONTACTS / 100));
const AT_ONCE = 5_000;
const doer = { by: 'command-line', now: new Date('2026-10-01T10:00:00Z') } as const;
const closing = new Date('2026-11-05T09:00:00Z');
const channels = ['phone', 'email', 'chat'] as const;
const micros = { phone: 4_513_333n, email: 2_171_717n, chat: 1_000_001n } as const;

onEachEngine((engine) => {
  it('a large month is closed, and keeps no other writer waiting for long', {
    timeout: 900_000,
  }, async () => {
    const database = await freshDatabase(engine);
    const desk = await openCompanyDesk(database, 'en');
    const { workspaceId } = desk;
    const store = { db: database.db, engine };
    const draft = { currency: 'EUR', closesOn: 5, firstMonth: '2026-10', keepDays: 365 };
    await saveContactSettings(database, workspaceId, { draft, version: 0, doer });
    for (const channel of channels) {
      const price = { channel, since: '2026-01-01', per: 'contact', micros: micros[channel] } as const;
      await savePrice(database, workspaceId, price, doer);
    }
    const made = await saveDepartment(database, workspaceId, {
      ...{ shown: null, formKey: 'made', doer },
      draft: { name: 'Logistics', channel: 'slack:C1', locale: 'en' },
    });
    if (made.kind !== 'saved') throw new Error('no department');
    const rules = Array.from({ length: REASONS }, (_, nth) => ({
      ...{ workspaceId, id: `rule-${nth}`, formKey: `rule-${nth}`, place: nth + 1, version: 1 },
      ...{ words: `reason ${nth}`, how: 'is', departmentId: made.department.id },
    }));
    await addMany(store, 'ContactRule', rules);
    for (let from = 0; from < CONTACTS; from += AT_ONCE) {
      const rows = Array.from({ length: Math.min(AT_ONCE, CONTACTS - from) }, (_, i) => {
        const nth = from + i;
        const reason = `reason ${nth % REASONS}`;
        return {
          ...{ workspaceId, id: `contact-${String(nth).padStart(9, '0')}`, reason, reasonKey: reason },
          day: `2026-10-${String(((nth * 7) % 31) + 1).padStart(2, '0')}`,
          ...{ channel: channels[(nth * 13) % 3], count: 1 + (nth % 4), receivedAt: closing },
        };
      });
      await addMany(store, 'Contact', rows);
    }
    const counted = Object.fromEntries(channels.map((each) => [each, 0]));
    for (let nth = 0; nth < CONTACTS; nth += 1) {
      const channel = channels[(nth * 13) % 3] ?? 'phone';
      counted[channel] = (counted[channel] ?? 0) + 1 + (nth % 4);
    }

    let isOver = false;
    const waits: number[] = [];
    const lags: number[] = [];
    const writer = (async () => {
      for (let nth = 0; !isOver; nth += 1) {
        const began = performance.now();
        await transact(database, (tx) =>
          tx.contactCounter.upsert({
            where: { workspaceId },
            create: { workspaceId, last: nth },
            update: { last: nth },
          }),
        );
        waits.push(performance.now() - began);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    })();
    let ticked = performance.now();
    const ticking = setInterval(() => {
      lags.push(performance.now() - ticked - 10);
      ticked = performance.now();
    }, 10);
    const began = performance.now();
    await closeMonths({ database, workspace: await desk.workspace(), now: closing });
    const ms = performance.now() - began;
    isOver = true;
    clearInterval(ticking);
    await writer;

    const from = performance.now();
    await statements(database.db, workspaceId)
      .query`SELECT sum("count") FROM "Contact" WHERE "workspaceId" = ${workspaceId} AND "countedIn" = '2026-10'`;
    const bare = performance.now() - from;
    console.log(
      `${engine}: ${CONTACTS} contacts, ${REASONS} rules, closed in ${(ms / 1_000).toFixed(1)} s (${(ms / bare).toFixed(0)} times their bare sum); ` +
        `another writer waited ${Math.max(...waits).toFixed(0)} ms at most of ${waits.length} times; the process was away for ${Math.max(...lags).toFixed(0)} ms at most.`,
    );
    const statement = await statementOf(database.db, workspaceId, '2026-10');
    expect(statement.closedAt).not.toBeNull();
    for (const channel of channels) {
      const lines = statement.lines.filter((line) => line.channel === channel);
      expect(sumOf(lines).contacts).toBe(counted[channel]);
      for (const { contacts, amount } of lines)
        expect(amount).toBe((BigInt(contacts) * micros[channel] + 5_000n) / 10_000n);
    }
    expect(await database.db.contact.count({ where: { workspaceId, countedIn: null } })).toBe(0);
  });
});
