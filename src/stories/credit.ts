// The answer of whoever a story credits: named, or not.
import { transact } from '../database/client.ts';
import { UserError } from '../errors.ts';
import { phrases } from '../i18n/phrases.ts';
import type { Person } from '../people/person.ts';
import type { Shell } from '../workspace/shell.ts';
import { redraw } from './cards.ts';
import { append, existing } from './steps.ts';
import type { Story } from './story.ts';

/** The credited person's answer. Nobody else's counts. */
export function answerCredit(shell: Shell, id: string, person: Person, agreed: boolean): Promise<Story> {
  return transact(shell.database, async (tx) => {
    const story = await existing(tx, shell.workspace, id);
    if (story.row.creditedId !== person.id) {
      throw new UserError('story.not-credited', (locale) => words(locale).notCredited);
    }
    await tx.story.update({
      where: { workspaceId_id: { workspaceId: shell.workspace.id, id } },
      data: { credit: agreed ? 'agreed' : 'refused' },
    });
    await append(tx, shell, id, agreed ? 'credit-agreed' : 'credit-refused', person.id);
    const after = await existing(tx, shell.workspace, id);
    if (after.status === 'submitted') await redraw(tx, shell, after, null);
    return after;
  });
}

const words = phrases({
  en: { notCredited: 'Only the person whom this story credits can answer that.' },
  fr: { notCredited: 'Seule la personne citée dans ce récit peut répondre à cela.' },
});
