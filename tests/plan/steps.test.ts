// The steps of an action: what is written becomes the list, what was ticked stays so, and who may.
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Entry, entriesSince } from '../../src/audit/entries.ts';
import type { Database } from '../../src/database/client.ts';
import type { Person } from '../../src/people/person.ts';
import { actOnAction } from '../../src/plan/act.ts';
import { actionById } from '../../src/plan/action.ts';
import { addAction } from '../../src/plan/add.ts';
import { newsAskAt } from '../../src/plan/clock.ts';
import type { ActionDoing } from '../../src/plan/doing.ts';
import { historyOf } from '../../src/plan/history.ts';
import { linesIn, stepsAfter } from '../../src/plan/steps.ts';
import { type CompanyDesk, now, openCompanyDesk } from '../handlers/company-desk.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';

const by = { byId: 'karim', now };
const listed = (lines: readonly string[], done: readonly number[] = []) =>
  stepsAfter([], { lines, done: [] }, by).map((step, at) => ({
    ...step,
    ...{ workspaceId: 'w', actionId: 'a' },
    ...(done.includes(at) ? { doneAt: now, doneById: 'ines' } : {}),
  }));
const reads = (steps: readonly { text: string; doneAt: Date | null }[]) =>
  steps.map(({ text, doneAt }) => `${doneAt ? '✓' : '○'} ${text}`);
const idsOf = (steps: readonly { id: string; doneAt: Date | null }[]) =>
  steps.flatMap(({ id, doneAt }) => (doneAt ? [id] : []));

describe('a list of steps', () => {
  it('is read from lines as people write lists', () => {
    expect(linesIn(' - Ask the carrier\n\n• Tell the drivers \n3. Print it\r\n- [x\n2nd van')).toEqual([
      ...['Ask the carrier', 'Tell the drivers', 'Print it', '[x', '2nd van'],
    ]);
    expect(linesIn(' \n ')).toEqual([]);
  });

  it('keeps what was ticked where lines are put in, moved, taken out or reworded in their place', () => {
    const before = listed(['Ask', 'Tell', 'Print'], [1]);
    const done = idsOf(before);
    const becomes = (...lines: string[]) => reads(stepsAfter(before, { lines, done }, by));
    expect(becomes('Look', 'Ask', 'Tell', 'Print')).toEqual(['○ Look', '○ Ask', '✓ Tell', '○ Print']);
    expect(becomes('Tell', 'Ask')).toEqual(['✓ Tell', '○ Ask']);
    expect(becomes('Ask', 'Tell all drivers', 'Print')).toEqual(['○ Ask', '✓ Tell all drivers', '○ Print']);
    expect(becomes()).toEqual([]);
  });

  it('says whose words each is, and who ticked it when', () => {
    const before = listed(['Ask', 'Tell'], [0]);
    const [ask, tell] = stepsAfter(
      before,
      { lines: ['Ask', 'Tell them'], done: before.map(({ id }) => id) },
      { byId: 'nadia', now: new Date('2026-12-01T10:00:00Z') },
    );
    expect(ask).toMatchObject({ byId: 'karim', doneById: 'ines', doneAt: now });
    expect(tell).toMatchObject({ byId: 'nadia', doneById: 'nadia' });
  });

  it('is what was written, in that order, each step once, whatever there was before', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 8 });
    fc.assert(
      fc.property(lines, lines, fc.array(fc.nat(7)), (old, written, ticks) => {
        const before = listed(old, ticks);
        const after = stepsAfter(before, { lines: written, done: idsOf(before) }, by);
        expect(after.map(({ text }) => text)).toEqual(written);
        expect(after.map(({ position }) => position)).toEqual(written.map((_, at) => at));
        expect(new Set(after.map(({ id }) => id)).size).toBe(written.length);
        // Nobody ticked anything now: no step is done that was not.
        for (const { id, doneAt } of after) if (doneAt) expect(idsOf(before)).toContain(id);
      }),
      { numRuns: 200 },
    );
  });
});

onEachEngine((engine) => {
  let database: Database;
  let desk: CompanyDesk;
  let actionId: string;
  const act = async (
    actor: Person,
    doing: Pick<ActionDoing, 'act'> & Partial<ActionDoing>,
    at: Date = now,
  ) => {
    const shell = { database, keys: desk.kit.keys, workspace: await desk.workspace(), now: at };
    const asker = { ...actor, isAdmin: actor.id === desk.nadia.id };
    return actOnAction(shell, { actionId, text: '', actor: asker, ...doing });
  };
  beforeEach(async () => {
    database = await freshDatabase(engine);
    desk = await openCompanyDesk(database, 'en');
    const shell = { database, keys: desk.kit.keys, workspace: await desk.workspace(), now };
    const draft = { title: 'Ring first', forWhom: '', dueOn: null, touchpoint: null, moves: null };
    const adding = { draft, owner: desk.karim, by: desk.karim, origin: null, formKey: 'form' };
    ({ id: actionId } = (await addAction(shell, adding)).row);
    await act(desk.karim, { act: 'steps', steps: { lines: ['Ask', 'Tell'], done: [] } });
  });
  const steps = async () => (await actionById(database.db, desk.workspaceId, actionId))?.steps ?? [];
  const happened = async () =>
    (await historyOf(database.db, desk.workspaceId, actionId)).map(({ kind }) => kind);

  it('is ticked once, however often it is pressed; the first one begins the action, and is news', async () => {
    const later = new Date('2026-12-03T10:00:00Z');
    const [ask] = await steps();
    for (const _ of [1, 2, 3]) await act(desk.karim, { act: 'tick', step: ask?.id ?? '' }, later);
    expect(reads(await steps())).toEqual(['✓ Ask', '○ Tell']);
    expect(await happened()).toEqual(['added', 'steps-set', 'step-ticked']);
    const found = await actionById(database.db, desk.workspaceId, actionId);
    expect(found).toMatchObject({ status: 'under-way', row: { startedAt: later } });
    expect(found?.row.newsAskAt).toEqual(newsAskAt(later));
    // One that somebody took out meanwhile is no step any more.
    await act(desk.karim, { act: 'tick', step: 'gone' });
    expect(await happened()).toHaveLength(3);
  });

  it('is its owner’s and admins’ to write and to tick, while it goes on; what admins do is noted', async () => {
    const [ask] = await steps();
    const said = { lines: ['Mine'], done: [] };
    for (const doing of [
      { act: 'tick', step: ask?.id ?? '' } as const,
      { act: 'steps', steps: said } as const,
    ])
      await expect(act(desk.ines, doing)).rejects.toThrow('action.not-yours');
    await act(desk.nadia, { act: 'tick', step: ask?.id ?? '' });
    await act(desk.nadia, { act: 'steps', steps: { lines: ['Ask'], done: [ask?.id ?? ''] } });
    const entries: Entry[] = [];
    for await (const some of entriesSince(database.db, desk.workspaceId, null)) entries.push(...some);
    expect(entries.map(({ done }) => done)).toEqual([
      { act: 'action.changed', of: { action: 1, change: 'step-ticked' } },
      { act: 'action.changed', of: { action: 1, change: 'steps-set' } },
    ]);
    await act(desk.karim, { act: 'finish', text: 'It rings' });
    await expect(act(desk.karim, { act: 'tick', step: ask?.id ?? '' })).rejects.toThrow('action.too-late');
  });

  it('is not written over by whoever had its form open while a step was ticked', async () => {
    const [ask] = await steps();
    const seen = (await actionById(database.db, desk.workspaceId, actionId))?.row.eventCount;
    await act(desk.karim, { act: 'tick', step: ask?.id ?? '' });
    const stale = { act: 'steps', steps: { lines: ['Ask', 'Tell'], done: [] }, seen } as const;
    await expect(act(desk.nadia, stale)).rejects.toThrow('action.changed');
    expect(reads(await steps())).toEqual(['✓ Ask', '○ Tell']);
  });
});
