// Actions as they are stored: added once, changed by whom they are for, each change an event; what admins do to others' is noted.
import { beforeEach, describe, expect, it } from 'vitest';
import { type Entry, entriesSince } from '../../src/audit/entries.ts';
import type { Database } from '../../src/database/client.ts';
import type { Person } from '../../src/people/person.ts';
import { actOnAction } from '../../src/plan/act.ts';
import { actionById } from '../../src/plan/action.ts';
import { type ActionToAdd, addAction } from '../../src/plan/add.ts';
import type { ActionDoing } from '../../src/plan/doing.ts';
import { dataOf, historyOf } from '../../src/plan/history.ts';
import { findByNumber } from '../../src/plan/may.ts';
import { type CompanyDesk, now, openCompanyDesk } from '../handlers/company-desk.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';

onEachEngine((engine) => {
  let database: Database;
  let desk: CompanyDesk;
  const shell = async (at = now) => ({
    database,
    keys: desk.kit.keys,
    workspace: await desk.workspace(),
    now: at,
  });
  const asker = (person: Person) => ({ ...person, isAdmin: person.id === desk.nadia.id });
  beforeEach(async () => {
    database = await freshDatabase(engine);
    desk = await openCompanyDesk(database, 'en');
  });

  const draft: ActionToAdd['draft'] = {
    title: 'Ring before delivering',
    forWhom: 'Customers who are out',
    dueOn: '2026-11-26',
    touchpoint: 'delivery',
    moves: { metric: 'csat', segment: { name: 'plan', value: 'Pro' }, direction: 'up' },
  };
  const add = async (about: Partial<ActionToAdd> = {}) =>
    addAction(await shell(), {
      draft,
      owner: desk.karim,
      by: desk.karim,
      origin: null,
      formKey: 'form',
      ...about,
    });
  const act = async (
    actor: Person,
    doing: Omit<ActionDoing, 'actor' | 'actionId'>,
    actionId: string,
    at = now,
  ) => actOnAction(await shell(at), { actor: asker(actor), actionId, ...doing });
  const history = async (id: string) =>
    (await historyOf(database.db, desk.workspaceId, id)).map((event) => [event.kind, dataOf(event)]);

  it('is added once, however often its form is sent, and numbered', async () => {
    const origin = { kind: 'theme', subject: 'key', name: 'parcels' };
    const sent = await Promise.all([1, 2, 3].map(() => add({ origin })));
    expect(new Set(sent.map(({ row }) => row.id)).size).toBe(1);
    const next = await add({ formKey: 'another' });
    expect([sent[0]?.row.number, next.row.number]).toEqual([1, 2]);
    const found = await findByNumber(database.db, desk.workspaceId, 1);
    expect(found).toMatchObject({
      status: 'planned',
      owner: { name: 'Karim Haddad' },
      moves: {
        metric: 'csat',
        segment: { name: 'plan', value: 'Pro' },
        direction: 'up',
        touchpoint: 'delivery',
      },
      origins: [origin],
    });
    expect(found.row.remindAt).toEqual(new Date('2026-11-24T08:00:00Z'));
    await expect(findByNumber(database.db, desk.workspaceId, 7)).rejects.toThrow('action.not-found');
  });

  it('goes its way, each step an event; the same form again is no second one', async () => {
    const { row } = await add();
    await act(desk.karim, { act: 'start', text: '' }, row.id);
    await act(desk.karim, { act: 'note', text: 'Two vans do it', formKey: 'note' }, row.id);
    await act(desk.karim, { act: 'note', text: 'Two vans do it', formKey: 'note' }, row.id);
    await act(desk.karim, { act: 'postpone', text: '', dueOn: '2026-12-03' }, row.id);
    await act(desk.karim, { act: 'hand-over', text: 'Yours', to: desk.ines }, row.id);
    const done = await act(
      desk.ines,
      { act: 'finish', text: 'All vans ring' },
      row.id,
      new Date('2026-11-30T23:30:00Z'),
    );
    expect(await history(row.id)).toEqual([
      ['added', { to: desk.karim.id }],
      ['started', {}],
      ['noted', { text: 'Two vans do it' }],
      ['postponed', { days: { from: '2026-11-26', to: '2026-12-03' } }],
      ['handed-over', { text: 'Yours', from: desk.karim.id, to: desk.ines.id }],
      ['done', { text: 'All vans ring' }],
    ]);
    // The company's day, which is not that of UTC any more.
    expect(done.row).toMatchObject({ status: 'done', doneOn: '2026-12-01', remindAt: null, newsAskAt: null });
    const reopened = await act(desk.ines, { act: 'reopen', text: 'One does not' }, row.id);
    expect(reopened).toMatchObject({ status: 'under-way', row: { doneAt: null, doneOn: null } });
    expect(reopened.row.remindAt).not.toBeNull();
  });

  it('is changed by its owner and admins alone, and what admins do to others’ is noted', async () => {
    const { row } = await add();
    await expect(act(desk.ines, { act: 'start', text: '' }, row.id)).rejects.toThrow('action.not-yours');
    await act(desk.karim, { act: 'start', text: '' }, row.id);
    await expect(act(desk.karim, { act: 'start', text: '' }, row.id)).rejects.toThrow('action.too-late');
    await expect(act(desk.karim, { act: 'drop', text: ' ' }, row.id)).rejects.toThrow('action.no-words');
    await act(desk.nadia, { act: 'drop', text: 'Too dear' }, row.id);
    const entries: Entry[] = [];
    for await (const some of entriesSince(database.db, desk.workspaceId, null)) entries.push(...some);
    expect(entries).toMatchObject([
      {
        by: { person: desk.nadia.id },
        done: { act: 'action.changed', of: { action: 1, change: 'dropped' } },
      },
    ]);
  });

  it('is not written over by whoever had its form open while somebody else changed it', async () => {
    const { row } = await add();
    const seen = row.eventCount;
    const said = { title: 'Ring twice', forWhom: '', touchpoint: null, moves: null };
    await act(desk.karim, { act: 'note', text: 'Asked the drivers' }, row.id);
    await expect(act(desk.nadia, { act: 'edit', text: '', draft: said, seen }, row.id)).rejects.toThrow(
      'action.changed',
    );
    await act(desk.nadia, { act: 'edit', text: '', draft: said, seen: seen + 1 }, row.id);
    const found = await actionById(database.db, desk.workspaceId, row.id);
    expect(found).toMatchObject({ row: { title: 'Ring twice', dueOn: '2026-11-26' }, moves: null });
    expect((await history(row.id)).at(-1)).toEqual(['edited', { title: 'Ring before delivering' }]);
  });

  describe('of two who do the same at once', () => {
    it('one does it, the other is told', async () => {
      const { row } = await add();
      const both = await Promise.allSettled([
        act(desk.karim, { act: 'start', text: '', formKey: 'one' }, row.id),
        act(desk.nadia, { act: 'start', text: '', formKey: 'two' }, row.id),
      ]);
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect(await history(row.id)).toHaveLength(2);
    });
  });
});
