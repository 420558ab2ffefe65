// The one question to colleagues: counted once a person, of nobody.
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/database/client.ts';
import { actOnAction } from '../../../src/plan/act.ts';
import { addAction } from '../../../src/plan/add.ts';
import { type Help, helpedShown, sayHelped } from '../../../src/plan/effect/helped.ts';
import { type CompanyDesk, now, openCompanyDesk } from '../../handlers/company-desk.ts';
import { freshDatabase, onEachEngine } from '../../harness/database.ts';

onEachEngine((engine) => {
  describe('whether an action has helped', () => {
    let database: Database;
    let desk: CompanyDesk;
    let actionId: string;
    const shell = async () => ({ database, keys: desk.kit.keys, workspace: await desk.workspace(), now });
    const say = async (personId: string, help: Help) =>
      sayHelped(await shell(), { actionId, personId, help });
    const counts = async () => {
      const { helpedYes, helpedPartly, helpedNo } = await database.db.action.findFirstOrThrow({
        where: { workspaceId: desk.workspaceId, id: actionId },
      });
      return [helpedYes, helpedPartly, helpedNo];
    };

    beforeEach(async () => {
      database = await freshDatabase(engine);
      desk = await openCompanyDesk(database, 'en');
      const draft = { title: 'Ring first', forWhom: '', dueOn: null, touchpoint: null, moves: null };
      const by = { owner: desk.karim, by: desk.karim };
      const { row } = await addAction(await shell(), { draft, ...by, origin: null, formKey: randomUUID() });
      actionId = row.id;
    });
    const finish = async () =>
      actOnAction(await shell(), {
        actionId,
        actor: { ...desk.karim, isAdmin: false },
        act: 'finish',
        text: 'We ring',
      });

    it('counts one answer of each, whoever presses twice, and keeps who gave which nowhere', async () => {
      await finish();
      const pressed = await Promise.all([
        ...(['yes', 'yes', 'no'] as const).map((help) => say(desk.karim.id, help)),
        say(desk.nadia.id, 'partly'),
      ]);
      expect(pressed.filter(Boolean)).toHaveLength(2);
      expect((await counts()).reduce((sum, count) => sum + count, 0)).toBe(2);
      expect(await say(desk.nadia.id, 'no')).toBe(false);
      const kept = await database.db.actionVoter.findMany({ where: { workspaceId: desk.workspaceId } });
      expect(kept.map((row) => Object.keys(row))).toEqual(
        Array(2).fill(['workspaceId', 'actionId', 'voter']),
      );
      expect(JSON.stringify(kept)).not.toMatch(
        new RegExp(`${desk.karim.id}|${desk.nadia.id}|yes|partly|"no"`),
      );
    });

    it('is asked once it is done', async () => {
      await expect(say(desk.karim.id, 'yes')).rejects.toThrow('action.not-done');
      expect(await counts()).toEqual([0, 0, 0]);
    });
  });
});

describe('what colleagues say', () => {
  it('is shown from five answers on', () => {
    expect(helpedShown({ helpedYes: 3, helpedPartly: 1, helpedNo: 0 })).toBeNull();
    expect(helpedShown({ helpedYes: 3, helpedPartly: 1, helpedNo: 1 })).toEqual({ yes: 3, partly: 1, no: 1 });
  });
});
