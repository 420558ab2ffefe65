// The letters about a story to one person: its teller, or whom it credits.
import { type Letter, tellPerson } from '../correspondence/tell.ts';
import type { Store } from '../database/client.ts';
import type { Kind } from '../delivery/kinds.ts';
import type { Shell } from '../workspace/shell.ts';
import { storyKinds } from './kinds.ts';
import { type Story, subjectFor } from './story.ts';
import { creditLetter } from './views.ts';

/** Whoever made it right is asked in their hours before their name is shown; nobody where they need not be. */
export async function askForCredit(tx: Store, shell: Shell, story: Story): Promise<void> {
  if (story.credited === null || story.row.credit !== 'asked') return;
  await tellPerson(tx, shell, story.credited, {
    kind: storyKinds['story.credit'],
    subject: subjectFor(story.row.id),
    draw: (reader) => creditLetter(story, reader),
  });
}

/** At once: an answer to what its teller did, or a colleague's. */
export async function tellTeller(
  tx: Store,
  shell: Shell,
  { row, teller }: Story,
  kind: Kind,
  draw: Letter['draw'],
): Promise<void> {
  await tellPerson(tx, shell, teller, { kind, subject: subjectFor(row.id), draw, notBefore: shell.now });
}
