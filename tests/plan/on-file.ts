// Actions on file, for the tests of what people see and press.
import type { Person } from '../../src/people/person.ts';
import { actOnAction } from '../../src/plan/act.ts';
import { addAction } from '../../src/plan/add.ts';
import type { KeyedShell } from '../../src/workspace/shell.ts';

/** Of an admin: one that is planned, with two steps, and grew from an idea, and one that is done, step by step. */
export async function addActions(
  shell: KeyedShell,
  admin: Person,
  suggestion: string,
): Promise<{ readonly planned: string; readonly done: string }> {
  const said = { forWhom: 'Everybody at home', dueOn: '2026-11-26', touchpoint: 'delivery', moves: null };
  const by = { owner: admin, by: admin };
  const origin = { kind: 'suggestion', subject: suggestion, name: null };
  const planned = await addAction(shell, {
    ...by,
    draft: { title: 'Ring before delivering', ...said },
    origin,
    formKey: 'action',
  });
  const done = await addAction(shell, {
    ...by,
    draft: { title: 'Answer on Saturdays', ...said, touchpoint: 'get-help' },
    origin: null,
    formKey: 'done-action',
  });
  const actor = { ...admin, isAdmin: true };
  const steps = { lines: ['Ask the carrier', 'Tell the drivers'], done: [] };
  await actOnAction(shell, { actionId: planned.row.id, actor, act: 'steps', text: '', steps });
  const about = { actionId: done.row.id, actor, text: '' };
  const only = { lines: ['Find two volunteers'], done: [] };
  const written = await actOnAction(shell, { ...about, act: 'steps', steps: only });
  await actOnAction(shell, { ...about, act: 'tick', step: written.steps[0]?.id ?? '' });
  await actOnAction(shell, { ...about, act: 'finish', text: 'Every Saturday' });
  return { planned: planned.row.id, done: done.row.id };
}
