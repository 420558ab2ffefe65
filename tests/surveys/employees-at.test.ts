import { expect, it } from 'vitest';
import { transact } from '../../src/database/client.ts';
import { steps } from '../../src/feedback/touchpoints.ts';
import { employeesAt } from '../../src/surveys/employees-at.ts';
import { itemWords } from '../../src/surveys/items/item.ts';
import { itemsOf, saveItem } from '../../src/surveys/items/kept.ts';
import { pulseItems, recommendedStep } from '../../src/surveys/kinds/content/pulse.ts';
import { freshDesk, now } from '../handlers/desk.ts';
import { onEachEngine } from '../harness/database.ts';
import { closedPulse } from './one-of-each.ts';

it('each sentence of ours is about a step that there is', () => {
  expect(
    [...pulseItems.map(({ step }) => step), recommendedStep].filter((each) => !steps.includes(each)),
  ).toEqual([]);
});

onEachEngine((engine) => {
  async function company() {
    const desk = await freshDesk(engine, 'en');
    const { database } = desk.kit;
    const { workspace, admin } = desk;
    const asking = { workspaceId: workspace.id, createdById: admin.id, personIds: [admin.id], now };
    await database.db.surveyRound.deleteMany({ where: { workspaceId: workspace.id, state: 'closed' } });
    const round = await closedPulse(database, { ...asking, number: 50 });
    const window = { from: new Date(now.getTime() - 1), to: new Date(now.getTime() + 1) };
    const read = (personId: string, isAdmin = false, within = window) =>
      employeesAt(database.db, workspace, within, { personId, isAdmin });
    const at = async (step: string, personId = admin.id) =>
      (await read(personId)).find(({ touchpoint }) => touchpoint === step)?.answers ?? [];
    const save = (key: string, text: string | null, touchpoint: string | null) =>
      transact(database, (tx) =>
        saveItem(
          tx,
          { workspaceId: workspace.id, kind: 'pulse', key },
          { words: text === null ? null : itemWords('pulse', () => text).words, isOff: false, touchpoint },
          null,
        ),
      );
    return { database, workspace, admin, round, window, read, at, save };
  }

  it('what colleagues answered stands at the step that each sentence is about, as it was published', async () => {
    const { at } = await company();
    const heard = await at('employees/being-heard');
    expect(heard.map(({ key }) => key)).toEqual(['heard']);
    expect(heard[0]?.figure).toMatchObject({ n: 61, asked: 80 });
    expect((await at('employees/daily-work')).map(({ key }) => key)).toEqual(['means', 'informed']);
    expect((await at('employees/staying')).map(({ key, text }) => [key, text === null])).toEqual([
      ['again', false],
      ['recommend', true],
    ]);
    expect(await at('employees/hiring')).toEqual([]);
  });

  it('is read by whoever was asked, made the survey or is an admin, and by nobody else', async () => {
    const { database, workspace, admin, read, window } = await company();
    const { db } = database;
    expect(await read('somebody else')).toEqual([]);
    expect((await read('somebody else', true)).length).toBeGreaterThan(0);
    expect(await employeesAt(db, workspace, window, null)).toEqual([]);
    await db.survey.updateMany({ where: { workspaceId: workspace.id }, data: { createdById: 'another' } });
    expect((await read(admin.id)).length).toBeGreaterThan(0);
    await db.surveyInvited.deleteMany({ where: { workspaceId: workspace.id } });
    expect(await read(admin.id)).toEqual([]);
    expect((await read('another')).length).toBeGreaterThan(0);
    expect(
      await employeesAt(db, { ...workspace, id: 'globex' }, window, { personId: admin.id, isAdmin: true }),
    ).toEqual([]);
  });

  it('is of rounds that closed within the time alone, the latest where a sentence was asked again', async () => {
    const { database, workspace, admin, read, round, window } = await company();
    const { db } = database;
    const later = { from: window.to, to: new Date(now.getTime() + 99) };
    expect(await read(admin.id, true, later)).toEqual([]);
    const {
      workspaceId: _,
      id: __,
      ...first
    } = await db.surveyRound.findFirstOrThrow({ where: { id: round } });
    const told = JSON.parse(JSON.stringify(first.result)) as { items: { agree: { value: number } }[] };
    for (const { agree } of told.items) agree.value = 0.25;
    await db.surveyRound.create({
      data: {
        ...{ ...first, workspaceId: workspace.id, id: 'earlier', number: 99, result: told },
        closedAt: new Date(now.getTime() - 86_400_000),
        ...{ questions: [], groups: [], leftOut: {}, tallies: [] },
      },
    });
    const both = { from: new Date(0), to: window.to };
    const values = (await read(admin.id, true, both)).flatMap(({ answers }) =>
      answers.map(({ figure }) => figure.value),
    );
    expect(values).not.toContain(0.25);
    const before = { from: new Date(0), to: window.from };
    expect((await read(admin.id, true, before)).flatMap(({ answers }) => answers)).toContainEqual(
      expect.objectContaining({ key: 'heard', figure: expect.objectContaining({ value: 0.25 }) }),
    );
  });

  it('a sentence of the company’s own may be about a step, and one of ours about another', async () => {
    const { database, workspace, at, save } = await company();
    const item = async (key: string) =>
      (await itemsOf(database.db, workspace.id, 'pulse')).find((each) => each.key === key);
    expect(await save('own-1', 'My first week was well prepared.', 'employees/settling-in')).toBe('saved');
    expect(await save('own-1', 'My first week was well prepared.', 'employees/settling-in')).toBe(
      'as-it-was',
    );
    expect(await item('own-1')).toMatchObject({ touchpoint: 'employees/settling-in', from: 'own' });
    expect(await save('heard', null, 'employees/daily-work')).toBe('saved');
    expect(await item('heard')).toMatchObject({
      touchpoint: 'employees/daily-work',
      from: 'ours',
      version: 1,
    });
    expect((await at('employees/daily-work')).map(({ key }) => key)).toContain('heard');
    expect(await at('employees/being-heard')).toEqual([]);
    expect(await save('heard', null, 'employees/being-heard')).toBe('saved');
    expect(await item('heard')).toMatchObject({ touchpoint: 'employees/being-heard', version: 0 });
    expect(await save('own-1', 'My first week was well prepared.', null)).toBe('saved');
    expect(await item('own-1')).toMatchObject({ touchpoint: null });
  });
});
