// What becomes of answers and cases in storage, on both engines: opened once, taken by one, reminded of in time.
import { beforeEach, describe, expect, it } from 'vitest';
import { actOnCase } from '../../src/cases/act.ts';
import { forgetCustomerOf } from '../../src/cases/forget.ts';
import type { Act } from '../../src/cases/lifecycle.ts';
import { listCases } from '../../src/cases/lists.ts';
import { caseNumbers } from '../../src/cases/numbers.ts';
import { openCases } from '../../src/cases/open.ts';
import { remindOfCases } from '../../src/cases/promise/reminders.ts';
import { deleteRule } from '../../src/cases/rules/save.ts';
import type { Person } from '../../src/people/person.ts';
import { remind as remindAll } from '../../src/reminders/remind.ts';
import { freshUrl, onceEnough, onEachEngine, openedHere } from '../harness/database.ts';
import { sent } from '../harness/promises.ts';
import { type Company, MONDAY, makeCompany } from './on-file.ts';

const later = (hours: number) => new Date(MONDAY.getTime() + hours * 3_600_000);
const DAY = 24;

onEachEngine((engine) => {
  let url: string;
  let company: Company;
  beforeEach(async () => {
    url = await freshUrl(engine);
    company = await makeCompany(await openedHere(url));
  });

  const act = async (
    number: number,
    actor: Person,
    what: Act,
    at: Date,
    more: { text?: string; to?: Person; formKey?: string } = {},
  ) => {
    const { database, workspace } = company;
    const found = (await company.cases()).find((each) => each.number === number);
    const doing = { caseId: found?.id ?? '', actor, act: what, text: '', ...more };
    return actOnCase({ database, workspace, now: at }, doing);
  };
  const remind = async (now: Date) => {
    const shell = { database: company.database, workspace: company.workspace, now };
    await remindOfCases(shell, async (person) => person);
    await remindAll({ ...shell, waiting: sent.waiting }, async (person) => person);
  };
  const eventsOf = async () => {
    const where = { workspaceId: 'acme' };
    const orderBy = [{ caseId: 'asc' }, { position: 'asc' }] as const;
    return (await company.database.db.caseEvent.findMany({ where, orderBy: [...orderBy] })).map(
      ({ kind }) => kind,
    );
  };

  describe('an unhappy answer', () => {
    onceEnough(engine, () => {
      it('opens one case in one channel, where its rule says, with the words and a way to find the customer', async () => {
        await company.rule();
        await company.rule({
          name: 'Delivery',
          touchpoints: ['delivery'],
          channel: { address: 'slack:C2', name: 'livraison' },
        });
        await company.answer(
          MONDAY,
          { score: 5 },
          { touchpoint: 'delivery', score: 2, verbatim: '<!channel> Broken.', id: 'bad' },
        );
        expect(await company.cases()).toMatchObject([{ number: 1, address: 'slack:C2', status: 'open' }]);
        expect(await company.told('case.card')).toEqual([
          'slack:C2 An unhappy customer: 2/10 · Delivery · phone. Case #1 waits for someone.',
        ]);
        const { db } = company.database;
        expect(await db.quotation.findMany({ select: { feedbackId: true } })).toEqual([
          { feedbackId: 'bad' },
        ]);
      });

      it('opens nothing where it came before the rule, was given over three days ago, or the rule was deleted', async () => {
        const rule = await company.rule({}, MONDAY);
        await company.answer(later(-1), {});
        const { database, workspace } = company;
        await database.db.feedback.updateMany({ data: { receivedAt: later(0) } });
        expect(await openCases({ database, workspace, now: later(3 * DAY) })).toBe(0);
        expect(await openCases({ database, workspace, now: later(3 * DAY - 2) })).toBe(1);
        await deleteRule(database, { workspaceId: workspace.id, adminId: 'nadia', now: MONDAY }, rule.id);
        await company.answer(later(1), {});
        expect(await company.cases()).toHaveLength(1);
      });
    });

    it('opens one case when two replicas look at once, each number once', async () => {
      await company.rule();
      const { database, workspace } = company;
      const before = { ...workspace };
      await database.db.feedback.createMany({
        data: Array.from({ length: 6 }, (_, i) => ({
          workspaceId: 'acme',
          id: `f${i}`,
          sourceId: 'phone',
          heat: 'hot',
          metric: 'nps',
          score: 1,
          customer: `c${i % 5}`,
          answeredAt: MONDAY,
          receivedAt: MONDAY,
        })),
      });
      const other = await openedHere(url);
      await Promise.all(
        [database, other].map((replica) => openCases({ database: replica, workspace: before, now: MONDAY })),
      );
      expect((await company.cases()).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
      expect(await company.told('case.card')).toHaveLength(5);
      expect(await company.database.db.caseFeedback.count()).toBe(6);
    });

    onceEnough(engine, () => {
      it('gets its words on the card when the source sends them after the score', async () => {
        await company.rule();
        await company.answer(MONDAY, { id: 'late' });
        const { database, workspace } = company;
        await database.db.feedback.updateMany({ data: { verbatim: 'Nobody called.' } });
        for (const minutes of [1, 2]) await openCases({ database, workspace, now: later(minutes / 60) });
        expect(await company.told('case.card-redrawn')).toHaveLength(1);
        expect(await database.db.quotation.count({ where: { feedbackId: 'late' } })).toBe(1);
      });
    });
  });

  onceEnough(engine, () => {
    describe('the same customer, unhappy again', () => {
      it('comes to the case that goes on, and its taker is told; a happy answer changes nothing', async () => {
        await company.rule();
        await company.answer(MONDAY, { customer: 'a' });
        await act(1, company.karim, 'take', later(1));
        await company.answer(later(2), { customer: 'a', score: 9 }, { customer: 'a', score: 0 });
        expect(await company.cases()).toMatchObject([{ status: 'taken', takerId: 'karim' }]);
        expect(await eventsOf()).toEqual(['opened', 'taken', 'answered-again']);
        expect(await company.told('case.answered-again')).toEqual([
          'slack:C1 The customer of case #1 has answered badly again.',
          'slack:Ukarim The customer of case #1 has answered badly again.',
        ]);
      });

      it.each([
        ['reopens a resolved case, with whoever had it', 89, true, { status: 'taken', takerId: 'karim' }],
        [
          'reopens it for everybody, where that person has left',
          89,
          false,
          { status: 'open', takerId: null },
        ],
      ])('%s', async (_, days, isActive, expected) => {
        await company.rule();
        await company.answer(MONDAY, { customer: 'a' });
        await act(1, company.karim, 'take', later(1));
        await act(1, company.karim, 'resolve', later(2), { text: 'Called back.' });
        await company.database.db.person.updateMany({ where: { id: 'karim' }, data: { isActive } });
        await company.answer(later(days * DAY), { customer: 'a' });
        expect(await company.cases()).toMatchObject([{ ...expected, contactedAt: null, resolvedAt: null }]);
        expect(await company.told('case.reopened')).toHaveLength(isActive ? 2 : 1);
        expect(await eventsOf()).toEqual(['opened', 'taken', 'resolved', 'reopened']);
      });

      it('is a new case after 90 days, or once the customer was forgotten', async () => {
        await company.rule();
        await company.answer(MONDAY, { customer: 'a' }, { customer: 'b' });
        await act(1, company.karim, 'take', later(1));
        await act(1, company.karim, 'resolve', later(1), { text: 'Called back.' });
        const { db } = company.database;
        expect(await forgetCustomerOf(db, 'acme', 'b')).toBe(1);
        await company.answer(later(91 * DAY), { customer: 'a' }, { customer: 'b' });
        expect((await company.cases()).map(({ customer, status }) => [customer, status])).toEqual([
          ['a', 'resolved'],
          [null, 'open'],
          ['a', 'open'],
          ['b', 'open'],
        ]);
      });
    });
  });

  describe('colleagues', () => {
    beforeEach(async () => {
      await company.rule();
      await company.answer(MONDAY, { customer: 'a' });
    });

    it('take a case once: of two at once one does, the other is told who', async () => {
      const tries = [company.nadia, company.karim].map((person) => act(1, person, 'take', later(1)));
      const results = await Promise.allSettled(tries);
      const failed = results.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
      expect(failed).toHaveLength(1);
      const [{ takerId } = { takerId: null }] = await company.cases();
      const name = takerId === 'nadia' ? 'Nadia Benali' : 'Karim Haddad';
      expect(failed[0].say('en')).toBe(
        `${name} has had case #1 since Monday 9 November at 11:00. It can be handed over.`,
      );
      expect(await eventsOf()).toEqual(['opened', 'taken']);
    });

    it('submit a form twice and act once', async () => {
      await act(1, company.karim, 'take', later(1));
      const done = { text: 'Called back.', formKey: 'once' };
      for (const _ of [1, 2]) await act(1, company.karim, 'resolve', later(2), done);
      expect(await eventsOf()).toEqual(['opened', 'taken', 'resolved']);
      await expect(
        act(1, company.nadia, 'resolve', later(3), { text: 'x', formKey: 'other' }),
      ).rejects.toMatchObject({
        code: 'case.resolved',
      });
    });

    onceEnough(engine, () => {
      it('hand a case over: the colleague gets its card, who had it hears of it', async () => {
        await act(1, company.karim, 'take', later(1));
        await act(1, company.nadia, 'hand-over', later(2), { to: company.nadia });
        await act(1, company.nadia, 'hand-over', later(3), { to: company.karim, text: 'You know them.' });
        expect(await company.told('case.moved')).toEqual([
          'slack:Ukarim Nadia Benali has taken over your case #1.',
        ]);
        expect(await company.told('case.card')).toHaveLength(2);
        expect(await company.cases()).toMatchObject([{ takerId: 'karim', takenAt: later(3) }]);
      });

      it('see in a list the cases of their channels, those that nobody has first', async () => {
        await company.rule({ touchpoints: ['pay'], channel: { address: 'slack:C2', name: 'secret' } });
        await company.answer(later(1), { touchpoint: 'pay' }, {});
        await act(1, company.karim, 'take', later(1));
        const directory = {
          profile: async () => null,
          channel: async () => null,
          isMember: async (address: string) => address === 'slack:C1',
        };
        const numbers = async (asker: Person, kind: 'open' | 'mine' | 'resolved') => {
          const asked = { kind, now: later(2), part: { skip: 0, take: 10 } };
          const { cases } = await listCases(company.database.db, directory, asker, asked);
          return cases.map(({ row }) => row.number);
        };
        expect((await numbers(company.nadia, 'open')).at(-1)).toBe(1);
        expect(await numbers(company.nadia, 'open')).toHaveLength(3);
        expect(await numbers(company.karim, 'open')).toHaveLength(2);
        expect(await numbers(company.karim, 'mine')).toEqual([1]);
        expect(await numbers(company.karim, 'resolved')).toEqual([]);
      });
    });
  });

  onceEnough(engine, () => {
    describe('reminders', () => {
      beforeEach(async () => {
        await company.rule();
        await company.answer(MONDAY, { customer: 'a' }, { customer: 'b' });
      });

      it('go to the thread after two working hours, then each working day to the admin too, each once', async () => {
        for (const hours of [1.9, 2, 2, 3, DAY - 1, DAY]) await remind(later(hours));
        const thread = 'slack:C1 Case #1 still waits for someone to take it.';
        const told = (await company.told('case.reminder')).filter((text) => text.includes('#1'));
        expect(told).toEqual([thread, thread, 'slack:Unadia Case #1 in #sav still waits for someone.']);
      });

      it('go to the taker, all in one message, and stop once the customer was contacted and the case resolved', async () => {
        for (const number of [1, 2]) await act(number, company.karim, 'take', later(1));
        await remind(later(DAY + 1));
        expect(await company.told('reminder.daily')).toEqual([
          expect.stringContaining('slack:Ukarim 2 customers wait for what comes next – Case #1 · '),
        ]);
        await act(1, company.karim, 'contact', later(DAY + 2));
        await act(2, company.karim, 'resolve', later(DAY + 2), { text: 'Called back.' });
        await remind(later(3 * DAY));
        expect(await company.told('reminder.daily')).toHaveLength(1);
        await remind(later(9 * DAY + 2));
        expect((await company.told('reminder.daily')).at(-1)).toContain(
          'slack:Ukarim A customer waits for what comes next – Case #1 · ',
        );
        expect(await company.told('case.reminder')).toEqual([]);
      });

      it('of a customer who has heard from nobody do not wait for tomorrow where today’s letter has gone; others do', async () => {
        await act(1, company.karim, 'take', later(1));
        await act(2, company.karim, 'take', later(1));
        await act(2, company.karim, 'contact', later(1));
        const { db } = company.database;
        const has = async (remindedOn: string) =>
          db.person.update({
            where: { workspaceId_id: { workspaceId: 'acme', id: 'karim' } },
            data: { remindedOn },
          });
        const day = (hours: number) => later(hours).toISOString().slice(0, 10);
        await has(day(DAY + 2));
        await remind(later(DAY + 2));
        expect(await company.told('case.reminder')).toEqual([
          expect.stringContaining('slack:Ukarim A customer waits for what comes next – Case #1 · '),
        ]);
        // Its next one is of the next day's letter.
        await remind(later(DAY + 3));
        // Wednesday the 11th is a holiday.
        await has(day(3 * DAY + 2));
        await remind(later(3 * DAY + 2));
        expect(await company.told('case.reminder')).toHaveLength(1);
        expect(await company.told('reminder.daily')).toEqual([]);
        await remind(later(4 * DAY + 2));
        expect(await company.told('case.reminder')).toHaveLength(1);
        expect(await company.told('reminder.daily')).toEqual([
          expect.stringContaining('slack:Ukarim A customer waits for what comes next – Case #1 · '),
        ]);
      });

      it('of a case that its taker no longer has when the letter is written goes to the channel instead', async () => {
        await act(1, company.karim, 'take', later(1));
        await remindOfCases(
          { database: company.database, workspace: company.workspace, now: later(DAY + 2) },
          async (person) => person,
        );
        const { db } = company.database;
        expect(await db.reminder.count()).toBe(1);
        await db.delivery.updateMany({ where: { address: 'slack:C1' }, data: { state: 'sent' } });
        await db.person.update({
          where: { workspaceId_id: { workspaceId: 'acme', id: 'karim' } },
          data: { isActive: false },
        });
        for (const minute of [1, 2]) await remind(later(DAY + 2 + minute / 60));
        expect(await db.reminder.count()).toBe(0);
        expect(await company.told('reminder.daily')).toEqual([]);
        const told = (await company.told('case.reminder')).filter((text) => text.includes('Karim'));
        expect(told).toEqual([
          'slack:C1 Karim Haddad, who has case #1, has left. Somebody else can take over.',
        ]);
      });

      it('go to the channel where the taker is away, and with the card to the admin where the channel took none', async () => {
        await act(1, company.karim, 'take', later(1));
        const { db } = company.database;
        await db.person.update({
          where: { workspaceId_id: { workspaceId: 'acme', id: 'karim' } },
          data: { awayUntil: later(30 * DAY) },
        });
        await db.delivery.updateMany({
          where: { subject: { contains: 'case:' } },
          data: { state: 'dropped' },
        });
        await remind(later(2));
        expect(await company.told('case.reminder')).toEqual([
          'slack:Unadia I could not post case #2 in #sav: the channel is archived, or I am not in it. Nobody else sees it.',
        ]);
        expect(
          (await company.told('case.card')).filter((text) => text.startsWith('slack:Unadia')),
        ).toHaveLength(1);
        await db.delivery.updateMany({ where: { address: 'slack:C1' }, data: { state: 'sent' } });
        await remind(later(DAY + 1));
        const [away] = (await company.told('case.reminder')).filter((text) => text.includes('Karim'));
        expect(away).toBe('slack:C1 Karim Haddad, who has case #1, is away. Somebody else can take over.');
      });
    });

    it('is counted from what happened: in the period, as of its end, and as a schedule filters', async () => {
      await company.rule();
      await company.answer(later(-7 * DAY), { customer: 'old' });
      await company.answer(
        MONDAY,
        { customer: 'a' },
        { customer: 'b', touchpoint: 'pay' },
        { customer: 'c' },
      );
      await act(1, company.karim, 'take', later(0));
      await act(2, company.karim, 'take', later(2));
      await act(3, company.nadia, 'take', later(2 * DAY + 4));
      await act(1, company.karim, 'resolve', later(3), { text: 'Called back.' });
      await company.answer(later(DAY), { customer: 'old' });
      await act(2, company.karim, 'resolve', later(8 * DAY), { text: 'Too late for this week.' });
      const { database, workspace } = company;
      const numbers = (filters = {}) =>
        caseNumbers(database.db, workspace, { from: MONDAY, to: later(7 * DAY), filters });
      expect(await numbers()).toEqual({
        opened: 3,
        inTime: { taken: 1, of: 3 },
        // 2 hours; Monday from 10:00 and Tuesday, Wednesday being a holiday; and one that still waits.
        medianMinutes: 17 * 60,
        resolved: 1,
        reopened: 1,
        stillOpen: 4,
      });
      expect(await numbers({ touchpoints: ['pay'] })).toMatchObject({ opened: 1, resolved: 0, stillOpen: 1 });
      expect(await numbers({ touchpoints: ['leave'] })).toMatchObject({ opened: 0, stillOpen: 0 });
    });
  });
});
