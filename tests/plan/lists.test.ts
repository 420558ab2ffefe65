// What the lists of actions show, in which order, and what their search finds.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { planAskedFor } from '../../src/handlers/plan/command-words.ts';
import { decodePlan, encodePlan, firstPlanPage, touchpointCode } from '../../src/handlers/plan/list-state.ts';
import { actOnAction } from '../../src/plan/act.ts';
import { addAction } from '../../src/plan/add.ts';
import { type ActionsAsked, actionLists, listActions } from '../../src/plan/lists.ts';
import { type CompanyDesk, now, openCompanyDesk } from '../handlers/company-desk.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';

onEachEngine((engine) => {
  let database: Database;
  let desk: CompanyDesk;
  beforeAll(async () => {
    database = await freshDatabase(engine);
    desk = await openCompanyDesk(database, 'fr');
    const shell = { database, keys: desk.kit.keys, workspace: await desk.workspace(), now };
    const add = async (title: string, dueOn: string | null, touchpoint: string | null, forWhom = '') => {
      const draft = { title, forWhom, dueOn, touchpoint, moves: null };
      const owner = title.includes('facture') ? desk.nadia : desk.karim;
      return (await addAction(shell, { draft, owner, by: owner, origin: null, formKey: title })).row.id;
    };
    await add('Appeler avant chaque livraison', '2026-11-20', 'delivery', 'Les clients absents en journée');
    await add('Numéroter les lignes des factures', null, 'pay');
    await add('Des étiquettes plus grandes', '2026-11-05', 'delivery');
    const over = await add('Répondre le samedi', '2026-11-02', 'get-help');
    const actor = { ...desk.nadia, isAdmin: true };
    await actOnAction(shell, { actionId: over, actor, act: 'finish', text: 'Fait' });
  });

  const numbers = async (asked: Partial<ActionsAsked>, skip = 0, take = 10) => {
    const whole = {
      list: 'all',
      readerId: desk.karim.id,
      today: '2026-11-09',
      touchpoint: null,
      words: '',
      ...asked,
    } as const;
    const { actions, total } = await listActions(database.db, desk.workspaceId, whole, { skip, take });
    return [actions.map(({ row }) => row.number), total];
  };

  it('are mine, going on, late, done and all: what goes on first due first, what has no day last', async () => {
    const shown = Object.fromEntries(
      await Promise.all(actionLists.map(async (list) => [list, (await numbers({ list }))[0]])),
    );
    expect(shown).toEqual({ mine: [3, 1], open: [3, 1, 2], late: [3], done: [4], all: [4, 3, 2, 1] });
    expect(await numbers({ list: 'open', touchpoint: 'delivery' })).toEqual([[3, 1], 2]);
    expect(await numbers({ list: 'all' }, 2, 1)).toEqual([[2], 4]);
  });

  it('are searched by all words, whatever their accents, plurals and last letters', async () => {
    for (const [words, found] of [
      ['livraisons', [1]],
      ['numeroter la facture', [2]],
      ['client journée', [1]],
      ['etiq', [3]],
      ['samedi livraison', []],
      ['le', []],
      ['', [4, 3, 2, 1]],
    ] as const)
      expect((await numbers({ words }))[0], words).toEqual(found);
    expect(await numbers({ words: 'des', list: 'open' })).toEqual([[], 0]);
    expect(await numbers({ words: 'les', list: 'all' })).toEqual([[], 0]);
  });
});

describe('what is written after /plan', () => {
  it.each([
    ['', { kind: 'overview' }],
    ['12', { kind: 'action', number: 12 }],
    ['n° 12', { kind: 'action', number: 12 }],
    ['EN RETARD', { kind: 'list', list: 'late' }],
    ['faites', { kind: 'list', list: 'done' }],
    ['ajouter Appeler  avant', { kind: 'add', title: 'Appeler  avant' }],
    ['add', { kind: 'add', title: '' }],
    ['livraison', { kind: 'about', said: 'livraison', words: 'livraison' }],
    ['chercher colis/perdus', { kind: 'about', said: 'colis/perdus', words: 'colis perdus' }],
    ['aide', { kind: 'help' }],
    ['???', { kind: 'help' }],
  ] as const)('%s', (text, asked) => {
    expect(planAskedFor(text)).toEqual(asked);
  });

  it('travels in buttons as it was asked, whatever a touchpoint is called', () => {
    const at = touchpointCode('Achat / en magasin, avec "guillemets"');
    for (const list of actionLists) {
      const state = firstPlanPage(list, { at, words: 'colis perdus', page: 3 });
      expect(decodePlan(encodePlan(state))).toEqual(state);
    }
    for (const code of ['', 'open', 'open/x//', 'open/0/é/', 'nowhere/0//', 'open/0//a/b'])
      expect(decodePlan(code)).toBeNull();
  });
});
