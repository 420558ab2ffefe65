import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { troubleMessage } from '../../src/digests/trouble-letter.ts';
import { tellTroubles } from '../../src/digests/troubles.ts';
import { plainText } from '../../src/messages/plain.ts';
import { deleteSchedule, updateSchedule } from '../../src/schedules/save.ts';
import { scheduleById } from '../../src/schedules/schedule.ts';
import { freshUrl, onceEnough, onEachEngine, openedHere } from '../harness/database.ts';
import { type Company, makeCompany } from './company.ts';

const made = new Date('2026-11-12T08:00:00Z');
const week = (n: number) => new Date(Date.parse('2026-11-16T08:00:00Z') + n * 7 * 86_400_000);

describe('what an admin is told of a channel that takes no digest', () => {
  const told = (reason: string, arrived: number, locale: 'fr' | 'en') =>
    plainText(troubleMessage({ id: 's', name: 'Hebdo' }, [{ name: 'sav', reason }], arrived, locale), locale);

  it.each([
    [
      'archived',
      'the channel is archived. Restore it, or choose another one.',
      'le canal est archivé. Rouvrez-le ou choisissez-en un autre.',
    ],
    [
      'not-found',
      'the channel was deleted, or it is private and I am not in it. Invite me, or choose another one.',
      'le canal a été supprimé, ou il est privé et je n’y suis pas. Invitez-moi ou choisissez-en un autre.',
    ],
    [
      'not-in-channel',
      'I am not in the channel. Add me to it.',
      'je ne suis pas dans le canal. Ajoutez-moi.',
    ],
    [
      'not-allowed',
      'posting there is restricted. Ask who runs the channel to let me post.',
      'les publications y sont restreintes. Demandez à qui gère le canal de m’y autoriser.',
    ],
    [
      'too-long',
      'the message was too long for the chat. Choose fewer sections.',
      'le message était trop long pour la messagerie. Choisissez moins de rubriques.',
    ],
    ['refused', 'the chat refused the message.', 'la messagerie a refusé le message.'],
    [
      'unreachable',
      'I tried for about a day and the chat took nothing. Check my connection: my token may have been revoked.',
      'j’ai essayé pendant environ un jour et la messagerie n’a rien pris. Vérifiez ma connexion\u00a0: mon jeton a peut-être été révoqué.',
    ],
    ['some-new-reason', 'the chat refused the message.', 'la messagerie a refusé le message.'],
  ])('names the schedule, the channel and what to do: %s', (reason, english, french) => {
    expect(told(reason, 0, 'en')).toBe(
      `I could not post “Hebdo” everywhere:\n\n• #sav: ${english}\n\nWhat it would have said comes with the next one that I can post there.\n\n[Change the channels] [Pause]`,
    );
    expect(told(reason, 0, 'fr')).toBe(
      `Je n’ai pas pu publier «\u00a0Hebdo\u00a0» partout\u00a0:\n\n• #sav\u00a0: ${french}\n\nCe qu’il aurait dit viendra avec le prochain que je pourrai y publier.\n\n[Changer les canaux] [Mettre en pause]`,
    );
  });

  it('says how many others got theirs', () => {
    expect(told('archived', 3, 'en')).toContain('\n\nOther channels that got theirs: 3.\n\n');
    expect(told('archived', 3, 'fr')).toContain('\n\nAutres canaux qui l’ont reçu\u00a0: 3.\n\n');
  });
});

onEachEngine((engine) => {
  let one: Database;
  let two: Database;
  let company: Company;
  let scheduleId: string;
  beforeAll(async () => {
    const url = await freshUrl(engine);
    [one, two] = [await openedHere(url), await openedHere(url)];
  });
  beforeEach(async () => {
    company = await makeCompany(one);
    const channels = ['slack:C1', 'slack:GONE'].map((address) => ({
      address,
      name: address.slice(6).toLowerCase(),
    }));
    scheduleId = (await company.schedule({ channels }, made)).id;
  });

  /** One week: answers come, the digest is queued, and the ledger records what became of it in the second channel. */
  async function post(n: number, outcome: 'sent' | 'dropped', reason?: string): Promise<void> {
    await company.answers(6, new Date(week(n).getTime() - 86_400_000));
    await company.tickAt(week(n));
    await company.recordAll(outcome, 'slack:GONE', reason);
    await company.recordAll('sent');
  }
  const look = (n: number) =>
    Promise.all([one, two].map((replica) => tellTroubles(replica, company.workspace, week(n))));
  const letters = async () => (await company.queued('schedule.trouble')).length;

  it('tells the admin once, though two replicas look together and the next digest fails too', async () => {
    await post(0, 'dropped', 'archived');
    await look(0);
    await look(0);
    await post(1, 'dropped', 'archived');
    await look(1);
    const told = await company.queued('schedule.trouble');
    expect(told).toMatchObject([{ address: 'slack:U1' }]);
    expect(told[0]?.text).toContain('#gone');
  });

  onceEnough(engine, () => {
    it('tells the admin in their hours: of a digest that failed on a Saturday night, on Monday', async () => {
      await post(0, 'dropped', 'archived');
      await tellTroubles(one, company.workspace, new Date('2026-11-21T21:36:00Z'));
      const where = { workspaceId: company.workspace.id, kind: 'schedule.trouble' };
      const [letter] = await one.db.delivery.findMany({ where });
      expect(letter?.notBefore).toEqual(new Date('2026-11-23T08:00:00Z'));
    });
  });

  const saturdayNight = new Date('2026-11-21T21:36:00Z');
  const waitingLetters = () =>
    one.db.delivery.findMany({
      where: { workspaceId: company.workspace.id, kind: 'schedule.trouble', state: 'pending' },
    });

  onceEnough(engine, () => {
    it('withdraws a letter that waits for Monday, once the channel has taken its digest', async () => {
      await post(0, 'dropped', 'archived');
      await tellTroubles(one, company.workspace, saturdayNight);
      expect(await waitingLetters()).toHaveLength(1);
      const where = { workspaceId: company.workspace.id, kind: 'digest', address: 'slack:GONE' };
      await one.db.delivery.updateMany({
        where,
        data: { state: 'sent', reason: null, sentAt: saturdayNight },
      });
      const sunday = new Date('2026-11-22T10:00:00Z');
      for (const replica of [one, two]) await tellTroubles(replica, company.workspace, sunday);
      expect(await waitingLetters()).toEqual([]);
    });

    it('withdraws it as well once the channel has taken another message, and writes no second one', async () => {
      await post(0, 'dropped', 'archived');
      await tellTroubles(one, company.workspace, saturdayNight);
      const sunday = new Date('2026-11-22T10:00:00Z');
      const where = { workspaceId: company.workspace.id, kind: 'digest', address: 'slack:C1' };
      await one.db.delivery.updateMany({
        where,
        data: { address: 'slack:GONE', sentAt: sunday, kind: 'card' },
      });
      await tellTroubles(one, company.workspace, sunday);
      expect(await waitingLetters()).toEqual([]);
    });

    it('writes of the channel that is still in trouble alone, where another recovered', async () => {
      await company.answers(6, new Date(week(0).getTime() - 86_400_000));
      await company.tickAt(week(0));
      await company.recordAll('dropped', 'slack:GONE', 'archived');
      await company.recordAll('dropped', 'slack:C1', 'archived');
      await tellTroubles(one, company.workspace, saturdayNight);
      const where = { workspaceId: company.workspace.id, kind: 'digest', address: 'slack:GONE' };
      await one.db.delivery.updateMany({
        where,
        data: { state: 'sent', reason: null, sentAt: saturdayNight },
      });
      await tellTroubles(one, company.workspace, new Date('2026-11-22T10:00:00Z'));
      const [letter, ...more] = await waitingLetters();
      expect(more).toEqual([]);
      expect(JSON.stringify(letter?.content)).toContain('#c1');
      expect(JSON.stringify(letter?.content)).not.toContain('#gone');
    });

    it('withdraws one about a channel that was taken out of the schedule, and says how another stands that is', async () => {
      await company.answers(6, new Date(week(0).getTime() - 86_400_000));
      await company.tickAt(week(0));
      await company.recordAll('dropped', 'slack:GONE', 'archived');
      await company.recordAll('dropped', 'slack:C1', 'archived');
      await tellTroubles(one, company.workspace, saturdayNight);
      const sunday = new Date('2026-11-22T10:00:00Z');
      const withoutChannel = async (address: string) => {
        const shown = await scheduleById(one.db, company.workspace.id, scheduleId);
        if (!shown) throw new Error('no schedule');
        const channels = shown.channels.filter((each) => each.address !== address);
        const saving = { workspaceId: company.workspace.id, adminId: company.admin.id, now: sunday };
        await updateSchedule(one, saving, shown, { ...shown, channels });
        for (const replica of [one, two]) await tellTroubles(replica, company.workspace, sunday);
      };
      await withoutChannel('slack:GONE');
      const [letter, ...more] = await waitingLetters();
      expect(more).toEqual([]);
      expect(JSON.stringify(letter?.content)).toContain('#c1');
      expect(JSON.stringify(letter?.content)).not.toContain('#gone');
      const [{ id } = { id: '' }] = await waitingLetters();
      await tellTroubles(one, company.workspace, sunday);
      expect(await waitingLetters()).toMatchObject([{ id }]);
    });

    it('tells again when it has recovered and failed again', async () => {
      await post(0, 'dropped', 'archived');
      await look(0);
      await post(1, 'sent');
      await look(1);
      expect(await letters()).toBe(1);
      await post(2, 'dropped', 'archived');
      await look(2);
      expect(await letters()).toBe(2);
    });

    it('tells again when the channel took another message meanwhile, though no digest had anything to say', async () => {
      await post(0, 'dropped', 'archived');
      await look(0);
      const at = week(1);
      const card = { id: 'card', kind: 'case.card', address: 'slack:GONE', queuedAt: at, notBefore: at };
      await one.db.delivery.create({
        data: { ...card, workspaceId: company.workspace.id, content: {}, state: 'sent', sentAt: at },
      });
      await post(2, 'dropped', 'archived');
      await look(2);
      await look(2);
      expect(await letters()).toBe(2);
    });

    it('tells again what an admin has not mended by saving the schedule', async () => {
      await post(0, 'dropped', 'archived');
      await look(0);
      const shown = await scheduleById(one.db, company.workspace.id, scheduleId);
      if (!shown) throw new Error('no schedule');
      const where = {
        workspaceId: company.workspace.id,
        adminId: company.admin.id,
        now: new Date(week(0).getTime() + 1),
      };
      await updateSchedule(one, where, shown, { ...shown, name: 'Another name' });
      await look(0);
      expect(await letters()).toBe(1);
      await post(1, 'dropped', 'archived');
      await look(1);
      expect(await letters()).toBe(2);
    });

    it('tells of a chat that took nothing for a day, and lets the next digest speak instead', async () => {
      await post(0, 'sent');
      await company.answers(6, new Date(week(1).getTime() - 86_400_000));
      await company.tickAt(week(1));
      await company.recordAll('sent', 'slack:C1');
      await one.db.delivery.updateMany({
        where: { workspaceId: company.workspace.id, address: 'slack:GONE', state: 'pending', kind: 'digest' },
        data: { state: 'held', reason: 'tried 100 times: slack:token_revoked', attempts: 100 },
      });
      await look(1);
      const [told] = await company.queued('schedule.trouble');
      expect(told?.text).toContain('mon jeton a peut-être été révoqué');
      await post(2, 'sent');
      const states = (await company.queued('digest')).filter(({ address }) => address === 'slack:GONE');
      expect(states.map(({ state }) => state)).toEqual(['sent', 'dropped', 'sent']);
      expect(states[2]?.text).toContain('12 answers');
    });

    it('tells again when the reason has changed', async () => {
      await post(0, 'dropped', 'not-in-channel');
      await look(0);
      await post(1, 'dropped', 'archived');
      await look(1);
      expect(await letters()).toBe(2);
    });

    it('waits until every channel has been tried', async () => {
      await company.answers(6, new Date(week(0).getTime() - 86_400_000));
      await company.tickAt(week(0));
      await company.recordAll('dropped', 'slack:GONE', 'archived');
      await look(0);
      expect(await letters()).toBe(0);
      await company.recordAll('sent');
      await look(0);
      expect(await letters()).toBe(1);
    });

    it('takes what an admin let be for arrived, and a held one for neither', async () => {
      await post(0, 'dropped', 'let-be');
      await look(0);
      expect(await letters()).toBe(0);
      await post(1, 'dropped', 'archived');
      await look(1);
      await post(2, 'dropped', 'archived');
      await one.db.delivery.updateMany({
        where: { workspaceId: company.workspace.id, address: 'slack:GONE', queuedAt: week(2) },
        data: { state: 'held' },
      });
      await look(2);
      await post(3, 'dropped', 'archived');
      await look(3);
      expect(await letters()).toBe(1);
    });

    it('tells nobody of a schedule that was deleted meanwhile', async () => {
      await post(0, 'dropped', 'archived');
      await deleteSchedule(
        one,
        { workspaceId: company.workspace.id, adminId: company.admin.id, now: week(0) },
        scheduleId,
      );
      await look(0);
      expect(await letters()).toBe(0);
    });

    it('withdraws a letter that waits for Monday about a schedule that was deleted meanwhile', async () => {
      await post(0, 'dropped', 'archived');
      const saturday = new Date('2026-11-21T21:36:00Z');
      await tellTroubles(one, company.workspace, saturday);
      expect(await letters()).toBe(1);
      await deleteSchedule(
        one,
        { workspaceId: company.workspace.id, adminId: company.admin.id, now: saturday },
        scheduleId,
      );
      await tellTroubles(one, company.workspace, new Date('2026-11-22T09:00:00Z'));
      const where = { workspaceId: company.workspace.id, kind: 'schedule.trouble', state: 'pending' };
      expect(await one.db.delivery.count({ where })).toBe(0);
    });

    it('tells all admins where the one who set it up has left', async () => {
      const { id: workspaceId } = company.workspace;
      await one.db.person.create({
        data: { ...company.admin, id: 'other', externalId: 'U2', name: 'Gemma', chosenLocale: 'en' },
      });
      await one.db.person.updateMany({ where: { workspaceId, id: 'admin' }, data: { isActive: false } });
      await post(0, 'dropped', 'archived');
      await look(0);
      const told = await company.queued('schedule.trouble');
      expect(told).toMatchObject([{ address: 'slack:U2' }]);
      expect(told[0]?.text).toContain('I could not post');
    });
  });
});
