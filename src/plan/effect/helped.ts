// Whether an action has helped, as colleagues see it: one question, one answer each, counted. Who answered what is nowhere: of a person a
// keyed hash says that they have, and the counts say what all of them said.
import { once } from '../../correspondence/once.ts';
import { transact } from '../../database/client.ts';
import type { ActionModel } from '../../database/generated/sqlite/models.ts';
import { UserError } from '../../errors.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Keys } from '../../keys.ts';
import type { KeyedShell } from '../../workspace/shell.ts';
import { findAction } from '../may.ts';

export const helps = ['yes', 'partly', 'no'] as const;
export type Help = (typeof helps)[number];

/** Fewer answers are not shown: they could tell of whom they are. */
export const LEAST_HELPED = 5;

export type Helped = Readonly<Record<Help, number>>;

/** Null while fewer than five have answered. */
export function helpedShown(
  row: Pick<ActionModel, 'helpedYes' | 'helpedPartly' | 'helpedNo'>,
): Helped | null {
  const { helpedYes: yes, helpedPartly: partly, helpedNo: no } = row;
  return yes + partly + no < LEAST_HELPED ? null : { yes, partly, no };
}

/**
 * Counts one answer of each person to each action, whatever is pressed twice; which it was cannot be told afterwards, so it cannot be
 * changed either. False where they had answered before. @throws UserError 'action.not-found', 'action.not-done'
 */
export async function sayHelped(
  shell: KeyedShell,
  { actionId, personId, help }: { readonly actionId: string; readonly personId: string; readonly help: Help },
): Promise<boolean> {
  const { database, workspace, keys } = shell;
  const workspaceId = workspace.id;
  const key = { workspaceId, actionId, voter: voterOf(keys, actionId, personId) };
  const isKnown = () => hasAnswered(shell, { actionId, personId });
  const { row, status } = await findAction(database.db, workspaceId, actionId);
  if (status !== 'done')
    throw new UserError('action.not-done', (locale) => words(locale).notDone(row.number));
  if (await isKnown()) return false;
  return once(
    () =>
      transact(database, async (tx) => {
        await tx.actionVoter.create({ data: key });
        await tx.action.update({
          where: { workspaceId_id: { workspaceId, id: actionId } },
          data: { [COLUMN[help]]: { increment: 1 } },
        });
        return true;
      }),
    async () => ((await isKnown()) ? false : null),
  );
}

/** Whether they have, not what. */
export async function hasAnswered(
  { database, workspace, keys }: Omit<KeyedShell, 'now'>,
  { actionId, personId }: { readonly actionId: string; readonly personId: string },
): Promise<boolean> {
  const key = { workspaceId: workspace.id, actionId, voter: voterOf(keys, actionId, personId) };
  const where = { workspaceId_actionId_voter: key };
  return (await database.db.actionVoter.findUnique({ where })) !== null;
}

const COLUMN = { yes: 'helpedYes', partly: 'helpedPartly', no: 'helpedNo' } as const;

function voterOf(keys: Keys, actionId: string, personId: string): string {
  return keys.fingerprint('action-helped', `${actionId} ${personId}`);
}

const words = phrases({
  en: {
    notDone: (number: number) => `Action #${number} is not done: whether it has helped is asked afterwards.`,
  },
  fr: {
    notDone: (number) =>
      fr`L’action n° ${number} n’est pas terminée : on demande seulement ensuite si elle a aidé.`,
  },
});
