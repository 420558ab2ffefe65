import { expect, it } from 'vitest';
import { replyIdAt } from '../../src/customer-replies/address.ts';
import { heardBack } from '../../src/customer-replies/figures.ts';
import { repliesOf, repliesTo } from '../../src/customer-replies/reply.ts';
import { wayTo } from '../../src/customer-replies/way.ts';
import { writeToCustomer } from '../../src/customer-replies/write.ts';
import { replyPlaceOf } from '../../src/feedback/reply-places.ts';
import { addAction } from '../../src/plan/add.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { heardOf, keys, reachable, TUESDAY } from './on-file.ts';

const ticket = { kind: 'zendesk', at: '12' } as const;
const review = { kind: 'google-play', at: 'gp:1' } as const;
const trust = { kind: 'trustpilot', at: 't1' } as const;

onEachEngine((engine) => {
  it('offers the way that the source of the answer has, and none once it is not fetched any more', async () => {
    const at = await reachable(await freshDatabase(engine), review);
    const { db } = at.database;
    expect(await wayTo(db, 'acme', 'f')).toEqual({
      ...{ kind: 'google-play', longest: 350, isPublic: true, sourceName: 'phone' },
    });
    expect(await replyPlaceOf(db, keys, 'acme', 'f')).toEqual(review);
    expect(await wayTo(db, 'other', 'f')).toBeNull();
    await db.sourcePull.deleteMany({ where: { workspaceId: 'acme' } });
    expect(await wayTo(db, 'acme', 'f')).toBeNull();
  });

  it('queues what its taker writes, once for a form, with nothing of it in the ledger or the log', async () => {
    const at = await reachable(await freshDatabase(engine), ticket);
    const { db } = at.database;
    const from = { kind: 'case', id: at.caseId } as const;
    const written = {
      feedbackId: 'f',
      from,
      text: ' We rang\r\nthe carrier. ',
      number: 1,
      by: at.taker,
      formKey: 'k',
    };
    const [one, two] = await Promise.all([
      writeToCustomer(at.shell, written),
      writeToCustomer(at.shell, written),
    ]);
    expect(two.id).toBe(one.id);
    expect(one).toMatchObject({
      text: 'We rang\nthe carrier.',
      state: 'waiting',
      sentAt: null,
      way: 'zendesk',
    });
    expect(await repliesOf(db, 'acme', from)).toEqual([one]);
    expect(await repliesTo(db, 'acme', ['f'])).toEqual([one]);
    const rows = await db.delivery.findMany({ where: { workspaceId: 'acme', kind: 'customer-reply' } });
    expect(rows.map(({ id, address }) => [id, replyIdAt(address)])).toEqual([[one.id, one.id]]);
    expect(JSON.stringify(rows)).not.toContain('carrier');
    const noted = await db.auditEntry.findMany({
      where: { workspaceId: 'acme', act: 'customer.written-to' },
    });
    expect(noted.map(({ by, details }) => [by, JSON.parse(String(details))])).toEqual([
      ['person:karim', { source: 'phone', kind: 'case', item: '1' }],
    ]);
  });

  it('takes no empty text, none that is too long, and none twice', async () => {
    const at = await reachable(await freshDatabase(engine), ticket);
    const from = { kind: 'case', id: at.caseId } as const;
    const written = { feedbackId: 'f', from, text: 'Hello', number: 1, by: at.taker, formKey: 'k' };
    const write = (more: object) => writeToCustomer(at.shell, { ...written, ...more });
    await expect(write({ text: ' \n ' })).rejects.toMatchObject({ code: 'customer-reply.empty' });
    await expect(write({ text: 'a'.repeat(16_001) })).rejects.toMatchObject({ code: 'customer-reply.long' });
    await expect(write({ feedbackId: 'g' })).rejects.toMatchObject({ code: 'customer-reply.no-way' });
    await write({ by: at.admin });
    await expect(write({ formKey: 'l' })).rejects.toMatchObject({ code: 'customer-reply.already' });
  });

  it.each([
    [ticket, 'waiting', null],
    [review, 'waiting', 'customer-reply.under-way'],
    [review, 'sent', null],
    [trust, 'sent', 'customer-reply.already'],
    [trust, 'dropped', null],
  ] as const)(
    'after a reply from the case (%j, %s) takes one from the action: %s',
    async (place, state, code) => {
      const at = await reachable(await freshDatabase(engine), place);
      const { db } = at.database;
      const text = 'We ring now';
      const first = {
        ...({
          feedbackId: 'f',
          from: { kind: 'case', id: at.caseId },
          number: 1,
          text,
          by: at.taker,
        } as const),
      };
      const { id } = await writeToCustomer(at.shell, { ...first, formKey: 'k' });
      if (state !== 'waiting')
        await db.delivery.updateMany({
          where: { workspaceId: 'acme', id },
          data: { state, sentAt: TUESDAY },
        });
      const draft = { title: 'Ring', forWhom: '', dueOn: null, touchpoint: null, moves: null };
      const origin = { kind: 'case', subject: at.caseId, name: null } as const;
      const { row } = await addAction(at.shell, {
        ...{ draft, origin, owner: at.karim, by: at.nadia, formKey: 'a' },
      });
      const from = { kind: 'action', id: row.id } as const;
      expect(await repliesTo(db, 'acme', ['f'])).toHaveLength(1);
      const writing = writeToCustomer(at.shell, { ...first, from, formKey: 'l' });
      if (code === null) expect(await writing).toMatchObject({ from });
      else await expect(writing).rejects.toMatchObject({ code });
    },
  );

  it('counts each customer who heard back once, by their first reply, in hours since their answer', async () => {
    const at = await reachable(await freshDatabase(engine), ticket);
    const { db } = at.database;
    const day = { from: new Date('2026-11-10T00:00:00Z'), to: new Date('2026-11-11T00:00:00Z') };
    expect(await heardBack(db, 'acme', day)).toEqual({ customers: 0, medianHours: null });
    const hour = (hours: number) => new Date(TUESDAY.getTime() + hours * 3_600_000);
    const reply = (id: string, customer: string | null, wait: number, sentAt: Date) =>
      heardOf(at, { id, customer, waitHours: wait, sentAt });
    await reply('a', 'zoe', 2, hour(0));
    await reply('b', 'zoe', 90, hour(1));
    await reply('c', 'max', 4, hour(2));
    await reply('d', null, 6, hour(2));
    await reply('e', null, 8, hour(2));
    expect(await heardBack(db, 'acme', day)).toEqual({ customers: 4, medianHours: null });
    await reply('g', 'eva', 100, hour(3));
    await reply('h', 'tom', 100, hour(30));
    expect(await heardBack(db, 'acme', day)).toEqual({ customers: 5, medianHours: 6 });
    expect(await heardBack(db, 'other', day)).toEqual({ customers: 0, medianHours: null });
  });
});
