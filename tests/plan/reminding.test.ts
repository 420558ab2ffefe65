// Whom an action asks for something, in the one letter of the day: its owner, whoever is in charge where no letter reaches them.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { waitingOf } from '../../src/handlers/folds.ts';
import { features } from '../../src/handlers/index.ts';
import { plainText } from '../../src/messages/plain.ts';
import { addressOf, type Person } from '../../src/people/person.ts';
import { actOnAction } from '../../src/plan/act.ts';
import { type ActionToAdd, addAction } from '../../src/plan/add.ts';
import type { ActionDoing } from '../../src/plan/doing.ts';
import { noteActions } from '../../src/plan/reminding.ts';
import { remind } from '../../src/reminders/remind.ts';
import { type CompanyDesk, now, openCompanyDesk } from '../handlers/company-desk.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';

const waiting = waitingOf(features);

onAnyEngine((engine) => {
  let database: Database;
  let desk: CompanyDesk;
  const shell = async (at: Date) => ({
    database,
    keys: desk.kit.keys,
    workspace: await desk.workspace(),
    now: at,
  });
  beforeEach(async () => {
    database = await freshDatabase(engine);
    desk = await openCompanyDesk(database, 'en');
  });

  const add = async (
    title: string,
    about: Partial<ActionToAdd['draft']> = {},
    owner: Person = desk.karim,
  ) => {
    const draft = { title, forWhom: '', dueOn: '2026-11-26', touchpoint: null, moves: null, ...about };
    return (await addAction(await shell(now), { draft, owner, by: owner, origin: null, formKey: title })).row;
  };
  const act = async (actionId: string, doing: Pick<ActionDoing, 'act' | 'text' | 'to' | 'dueOn'>, at = now) =>
    actOnAction(await shell(at), { actionId, actor: { ...desk.nadia, isAdmin: true }, ...doing });
  /** One beat of it. */
  const beat = async (at: string, meet: (person: Person) => Promise<Person> = async (person) => person) => {
    const about = await shell(new Date(at));
    await noteActions(about);
    await remind({ ...about, waiting }, meet);
  };
  const letters = async (person: Person): Promise<string[]> => {
    const rows = await database.db.delivery.findMany({
      where: { address: addressOf(person), kind: 'reminder.daily' },
      orderBy: { queuedAt: 'asc' },
    });
    return rows.map((row) => plainText(contentFrom(row, desk.kit.keys).message, 'en'));
  };

  it('two working days before its day, the day after it, three working days later and weekly, until it is done', async () => {
    const { id } = await add('Ring first');
    const days: string[] = [];
    for (let day = 0; day < 35; day++) {
      const before = (await letters(desk.karim)).length;
      const at = new Date(Date.UTC(2026, 10, 16 + day, 10, 30));
      await beat(at.toISOString());
      if ((await letters(desk.karim)).length > before) days.push(at.toISOString().slice(5, 10));
      if (day === 30) await act(id, { act: 'finish', text: 'All vans ring' }, at);
    }
    // On 9 December nothing was heard of it for a month.
    expect(days).toEqual(['11-24', '11-27', '12-01', '12-08', '12-09', '12-15']);
  });

  it('once a day of all that waits: the late ones stand beside the one that is due', async () => {
    await add('Ring first', { dueOn: '2026-11-12' });
    await add('Print larger', { dueOn: '2026-11-20' });
    await add('No day', { dueOn: null });
    await beat('2026-11-17T10:00:00Z');
    await beat('2026-11-18T10:00:00Z');
    await beat('2026-11-18T15:00:00Z');
    const told = await letters(desk.karim);
    expect(told).toHaveLength(2);
    expect(told[1]).toContain('2 of your actions are due');
    expect(told[1]).toContain('⚠️ was for Thursday 12 November');
    expect(told[1]).toContain('for Friday 20 November');
    expect(told[1]).not.toContain('No day');
  });

  it('of another day where it was postponed, and somebody else where it was handed over', async () => {
    const later = await add('Ring first', { dueOn: '2026-11-18' });
    const given = await add('Print larger', { dueOn: '2026-11-18' });
    await act(later.id, { act: 'postpone', text: '', dueOn: '2026-12-18' });
    await act(given.id, { act: 'hand-over', text: '', to: desk.nadia });
    await beat('2026-11-16T10:00:00Z');
    expect(await letters(desk.karim)).toEqual([]);
    const [told] = await letters(desk.nadia);
    expect(told).toContain('Print larger');
  });

  it('no more of a day that was put off before the letter could come', async () => {
    const { id } = await add('Ring first', { dueOn: '2026-11-18' });
    await add('Print larger', { dueOn: '2026-11-20' });
    const { workspaceId, karim } = desk;
    const away = (awayUntil: Date | null) =>
      database.db.person.updateMany({ where: { workspaceId, id: karim.id }, data: { awayUntil } });
    await away(new Date('2026-11-19T00:00:00Z'));
    await beat('2026-11-16T10:00:00Z');
    await act(id, { act: 'postpone', text: '', dueOn: '2027-01-18' }, new Date('2026-11-17T10:00:00Z'));
    await away(null);
    await beat('2026-11-18T10:00:00Z');
    const [told] = await letters(karim);
    expect(told).toContain('Print larger');
    expect(told).not.toContain('Ring first');
  });

  it('for news once after a month without any, and again a month after there was some', async () => {
    const { id } = await add('Ring first', { dueOn: null });
    for (const day of ['2026-12-08', '2026-12-09', '2026-12-10', '2027-01-20'])
      await beat(`${day}T10:30:00Z`);
    expect((await letters(desk.karim)).map((text) => text.split('\n')[0])).toEqual([
      'Nothing was heard of an action for a month: how is it going?',
    ]);
    await act(id, { act: 'note', text: 'The vans are there' }, new Date('2027-01-20T11:00:00Z'));
    await beat('2027-02-19T10:00:00Z');
    await beat('2027-02-22T10:00:00Z');
    expect(await letters(desk.karim)).toHaveLength(2);
  });

  describe('where no letter reaches its owner', () => {
    it('the admins are asked instead, who see whose it is', async () => {
      await add('Ring first', { dueOn: '2026-11-12' });
      const data = { unreachableAt: now };
      await database.db.person.updateMany({
        where: { workspaceId: desk.workspaceId, id: desk.karim.id },
        data,
      });
      await beat('2026-11-16T10:30:00Z');
      expect(await letters(desk.karim)).toEqual([]);
      const [told] = await letters(desk.nadia);
      expect(told).toContain('An action is due');
      expect(told).toContain('with Karim Haddad');
    });
  });
});
