// Turning it on, and off: off, nobody is asked, and no term goes on. Whom it has asked stays sealed, so that turning it on again asks nobody twice.
import type { Doer } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { tellUnnamed } from '../correspondence/tell.ts';
import { transact } from '../database/client.ts';
import type { KeyedShell } from '../workspace/shell.ts';
import { nobodyAsked } from './asked.ts';
import { ambassadorKinds } from './kinds.ts';
import { thanksLetter } from './letters.ts';
import { allTerms, endWithin } from './term.ts';

/** False where it was on. */
export function turnOn({ database, keys, workspace }: KeyedShell, doer: Doer): Promise<boolean> {
  const workspaceId = workspace.id;
  return transact(database, async (tx) => {
    const known = await tx.ambassadorProgramme.findUnique({ where: { workspaceId } });
    if (known?.isOn) return false;
    await tx.ambassadorProgramme.upsert({
      where: { workspaceId },
      create: { workspaceId, isOn: true, seal: nobodyAsked(keys) },
      update: { isOn: true },
    });
    await noted(tx, { workspaceId, ...doer }, 'ambassadors.turned-on', {});
    return true;
  });
}

/** Every term ends today, with thanks. False where it was off. */
export function turnOff(shell: KeyedShell, doer: Doer): Promise<boolean> {
  const { database, workspace } = shell;
  const workspaceId = workspace.id;
  return transact(database, async (tx) => {
    const where = { workspaceId, isOn: true };
    const { count } = await tx.ambassadorProgramme.updateMany({ where, data: { isOn: false } });
    if (count === 0) return false;
    for (const { person, project } of await allTerms(tx, workspaceId)) {
      await endWithin(tx, shell, person);
      if (!person.isActive) continue;
      await tellUnnamed(tx, shell, person, {
        kind: ambassadorKinds['ambassador.letter'],
        draw: (reader) => thanksLetter(project, reader),
      });
    }
    await noted(tx, { workspaceId, ...doer }, 'ambassadors.turned-off', {});
    return true;
  });
}
