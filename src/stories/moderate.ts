// What moderators decide about a told story: it is approved, or returned with what to change. Whether somebody may is asked in moderators.ts, before.
import { type Store, transact } from '../database/client.ts';
import type { Person } from '../people/person.ts';
import type { Shell } from '../workspace/shell.ts';
import { redraw } from './cards.ts';
import { storyKinds } from './kinds.ts';
import { tellTeller } from './letters.ts';
import { append, decided, existing, note } from './steps.ts';
import type { Story } from './story.ts';
import { approvedLetter, returnedLetter } from './views.ts';

/**
 * The moderator's yes. Approving twice changes nothing and is refused with who did it.
 * @throws UserError 'story.not-found', 'story.decided'
 */
export function approveStory(shell: Shell, id: string, moderator: Person): Promise<Story> {
  return transact(shell.database, async (tx) => {
    await move(tx, shell, id, 'submitted', {
      status: 'approved',
      moderatorId: moderator.id,
      approvedAt: shell.now,
    });
    await append(tx, shell, id, 'approved', moderator.id);
    const story = await existing(tx, shell.workspace, id);
    await note(tx, shell, moderator, 'story.approved', story);
    await redraw(tx, shell, story, moderator.name);
    await tellTeller(tx, shell, story, storyKinds['story.approved'], (reader) =>
      approvedLetter(story, moderator.name, reader),
    );
    return story;
  });
}

/** The moderator's "not yet", with what to change. @throws as approveStory */
export function returnStory(shell: Shell, id: string, moderator: Person, reason: string): Promise<Story> {
  return transact(shell.database, async (tx) => {
    await move(tx, shell, id, 'submitted', { status: 'returned', moderatorId: moderator.id });
    await append(tx, shell, id, 'returned', moderator.id, reason);
    const story = await existing(tx, shell.workspace, id);
    await note(tx, shell, moderator, 'story.returned', story);
    await redraw(tx, shell, story, moderator.name);
    await tellTeller(tx, shell, story, storyKinds['story.returned'], (reader) =>
      returnedLetter(story, moderator.name, reason, reader),
    );
    return story;
  });
}

/** The conditional update decides between two moderators who press at once. */
async function move(
  tx: Store,
  { workspace }: Shell,
  id: string,
  from: 'submitted',
  data: { status: string; moderatorId: string; approvedAt?: Date },
): Promise<void> {
  const { count } = await tx.story.updateMany({
    where: { workspaceId: workspace.id, id, status: from },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw decided(await existing(tx, workspace, id));
}
