// Whom the bot asks, when, and with which words.
import { beforeEach, describe, expect, it } from 'vitest';
import { renameAsked } from '../../src/ambassadors/asked.ts';
import { turnOff, turnOn } from '../../src/ambassadors/switch.ts';
import { transact } from '../../src/database/client.ts';
import { eventOf } from '../../src/suggestions/history.ts';
import { onAnyEngine } from '../harness/database.ts';
import { type AmbassadorsDesk, ambassadorsDesk, day } from './company.ts';

onAnyEngine((engine) => {
  let desk: AmbassadorsDesk;
  beforeEach(async () => {
    desk = await ambassadorsDesk(engine);
  });
  const everybody = () => desk.asked(desk.nadia, desk.karim, desk.ines, desk.lea);

  it('asks nobody until an admin has turned it on', async () => {
    await desk.told(desk.karim);
    await desk.look(day(0));
    expect(await everybody()).toEqual([]);
    await desk.turnOn();
    await desk.look(day(0));
    expect(await everybody()).toEqual(['Karim Haddad']);
  });

  it('tells them what they did, what it means, and that a no is written down nowhere', async () => {
    await desk.turnOn();
    await desk.told(desk.karim);
    await desk.invite(day(0));
    const [letter = ''] = await desk.waiting(desk.karim);
    expect(letter).toContain('You told a best failure that colleagues can read: “The lost table 1”.');
    expect(letter).toContain('six months, about an hour a month');
    expect(letter).toContain('Say no, or nothing: it is written down nowhere');
    expect(letter).toContain('You can say yes until Wednesday 9 December 2026.');
    expect(letter).not.toMatch(/score|points|rank/i);
  });

  describe('asks for what somebody did', () => {
    beforeEach(() => desk.turnOn());

    it('three cases seen through to the end, and no fewer', async () => {
      const { db, workspaceId } = desk;
      const rule = { touchpoints: [], sourceIds: [], segments: [] };
      await db.caseRule.create({
        data: {
          ...{ workspaceId, id: 'rule', name: 'r', address: 'slack:C1', channelName: 'c', ...rule },
          ...{ locale: 'en', adminId: desk.nadia.id, since: day(-90), formKey: 'r' },
        },
      });
      const solve = (number: number) =>
        db.customerCase.create({
          data: {
            ...{ workspaceId, id: `case-${number}`, number, ruleId: 'rule', address: 'slack:C1' },
            ...{ status: 'resolved', takerId: desk.ines.id, openedAt: day(-50), resolvedAt: day(-40) },
          },
        });
      await solve(1);
      await solve(2);
      await desk.invite(day(0));
      expect(await everybody()).toEqual([]);
      await solve(3);
      await desk.invite(day(1));
      const [letter] = await desk.waiting(desk.ines);
      expect(letter).toContain(
        'You saw cases of unhappy customers through to the end, #1, #2 and #3 among them.',
      );
    });

    it('three answers that their authors confirmed: to whoever spoke last before', async () => {
      const { db, workspaceId } = desk;
      const topic = await db.topic.findFirst({ where: { workspaceId } });
      const topicId =
        topic?.id ??
        (
          await db.topic.create({
            data: { workspaceId, id: 'topic', nameFr: 't', nameEn: 't', isDefault: true },
          })
        ).id;
      for (const number of [1, 2, 3]) {
        const suggestionId = `idea-${number}`;
        const times = { submittedAt: day(-50), firstDueAt: day(-45), dueAt: day(-45) };
        await db.suggestion.create({
          data: {
            ...{ workspaceId, id: suggestionId, number, title: 't', details: '', topicId, ...times },
            ...{ status: 'received', formKey: suggestionId, authorId: desk.karim.id },
          },
        });
        const events = [
          { kind: eventOf.reply, actorId: desk.ines.id },
          { kind: eventOf.reply, actorId: desk.lea.id },
          { kind: eventOf.confirm, actorId: desk.karim.id },
        ];
        for (const [position, event] of events.entries())
          await db.suggestionEvent.create({
            data: { workspaceId, suggestionId, position, at: day(-40), ...event },
          });
      }
      await desk.invite(day(0));
      expect(await everybody()).toEqual(['Léa Marchand']);
      const [letter] = await desk.waiting(desk.lea);
      expect(letter).toContain('your answers to their ideas answer them, #1, #2 and #3 among them.');
    });
  });

  it('asks whoever was thanked by five people, not by four, one of them twice', async () => {
    await desk.turnOn();
    const { db, workspaceId } = desk;
    const thank = (number: number, giverId: string) =>
      db.thanks.create({
        data: {
          ...{ workspaceId, id: `thanks-${number}`, number, giverId, thankedId: desk.ines.id },
          ...{ fact: 'Stayed late', givenAt: day(-40), formKey: `thanks-${number}` },
        },
      });
    for (const [i, giver] of ['a', 'b', 'c', 'd', 'd'].entries()) await thank(i, giver);
    await desk.invite(day(0));
    expect(await everybody()).toEqual([]);
    await thank(9, 'e');
    await desk.invite(day(1));
    const [letter] = await desk.waiting(desk.ines);
    expect(letter).toContain('Several colleagues thanked you for what you did.');
  });

  describe('leaves alone', () => {
    beforeEach(() => desk.turnOn());
    const wouldAsk = async (days = 0) => {
      await desk.invite(day(days));
      return everybody();
    };

    it('admins', async () => {
      await desk.told(desk.nadia);
      expect(await wouldAsk()).toEqual([]);
    });

    it.each([
      ['guests of the chat', { isGuest: true }],
      ['whoever is away', { awayUntil: day(10) }],
      ['whoever has left', { isActive: false }],
      ['whom no letter reaches', { unreachableAt: day(-1) }],
      ['an account that is somebody else’s', { linkedTo: 'lea' }],
    ])('%s', async (_, data) => {
      await desk.told(desk.karim);
      const where = { workspaceId_id: { workspaceId: desk.workspaceId, id: desk.karim.id } };
      await desk.db.person.update({ where, data });
      expect(await wouldAsk()).toEqual([]);
    });

    it('whoever began within the last thirty days, until then', async () => {
      await desk.told(desk.karim, -29);
      expect(await wouldAsk(0)).toEqual([]);
      expect(await wouldAsk(1)).toEqual(['Karim Haddad']);
    });

    it('whoever did it more than six months ago', async () => {
      await desk.told(desk.karim, -190);
      expect(await wouldAsk()).toEqual([]);
    });

    it('everybody outside of the company’s working days and hours', async () => {
      await desk.told(desk.karim);
      expect(await wouldAsk(5)).toEqual([]);
      expect(await wouldAsk(7.5)).toEqual([]);
      expect(await wouldAsk(7)).toEqual(['Karim Haddad']);
    });
  });

  it('asks one a day and three a month, whatever replicas look', async () => {
    await desk.turnOn();
    const { db, workspaceId } = desk;
    for (const n of [5, 6]) {
      const data = { workspaceId, id: `p${n}`, platform: 'slack', externalId: `U${n}`, name: `P${n}` };
      await desk.told(
        await db.person.create({ data: { ...data, timeZone: 'Europe/Paris', refreshedAt: day(0) } }),
      );
    }
    for (const person of [desk.karim, desk.ines, desk.lea]) await desk.told(person);
    const letters = () => db.delivery.count({ where: { workspaceId } });
    await Promise.all([desk.invite(day(0)), desk.invite(day(0)), desk.invite(day(0))]);
    expect(await letters()).toBe(1);
    for (const days of [1, 2, 3, 4, 7, 8, 9, 10, 11, 14]) await desk.invite(day(days));
    expect(await letters()).toBe(3);
    for (const days of [22, 23]) await desk.invite(day(days));
    expect(await letters()).toBe(5);
  });

  it('asks nobody twice in six months, whether it was turned off and on meanwhile or the key was lost', async () => {
    await desk.turnOn();
    await desk.told(desk.karim);
    await desk.invite(day(0));
    await desk.send(day(0.1));
    await turnOff(await desk.shell(day(1)), { by: 'command-line', now: day(1) });
    await turnOn(await desk.shell(day(2)), { by: 'command-line', now: day(2) });
    await desk.told(desk.karim, 60);
    for (const days of [100, 176, 179]) await desk.invite(day(days));
    expect(await everybody()).toEqual([]);
    const where = { workspaceId: desk.workspaceId };
    await desk.db.ambassadorProgramme.update({ where, data: { seal: 'v1.aaaaaaaa.gone' } });
    // 9 May 2027 is a Sunday: six months after the invitation.
    await desk.invite(day(182));
    expect(await everybody()).toEqual([]);
    await desk.told(desk.karim, 330);
    await desk.invite(day(183 + 184));
    expect(await everybody()).toEqual(['Karim Haddad']);
  });

  it('asks again on the first working day after six months', async () => {
    await desk.turnOn();
    await desk.told(desk.karim);
    await desk.invite(day(0));
    await desk.send(day(0.1));
    await desk.told(desk.karim, 60);
    await desk.invite(day(179));
    expect(await everybody()).toEqual([]);
    await desk.invite(day(182));
    expect(await everybody()).toEqual(['Karim Haddad']);
  });

  it('knows two linked accounts as one who was asked, and an erased one as nobody', async () => {
    await desk.turnOn();
    await desk.told(desk.karim);
    await desk.invite(day(0));
    await desk.send(day(0.1));
    const { keys } = desk.kit;
    const { workspaceId } = desk;
    await desk.told(desk.ines, 0);
    await transact(desk.database, (tx) =>
      renameAsked(tx, { keys, workspaceId, from: desk.karim.id, to: desk.ines.id }),
    );
    const where = { workspaceId_id: { workspaceId, id: desk.karim.id } };
    await desk.db.person.update({ where, data: { linkedTo: desk.ines.id } });
    await desk.invite(day(31));
    expect(await desk.asked(desk.ines, desk.karim)).toEqual([]);
    await transact(desk.database, (tx) =>
      renameAsked(tx, { keys, workspaceId, from: desk.ines.id, to: null }),
    );
    await desk.invite(day(32));
    expect(await desk.asked(desk.ines, desk.karim)).toEqual(['Inès Roux']);
  });
});
