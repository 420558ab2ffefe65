// What each step of a story needs: the company and the time it is taken in, the story as it stands, and its line in the story's history.
import { noted } from '../audit/note.ts';
import type { Store } from '../database/client.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Person } from '../people/person.ts';
import type { Shell } from '../workspace/shell.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Story, storyById } from './story.ts';

/** @throws UserError 'story.not-found' */
export async function existing(tx: Store, workspace: Workspace, id: string): Promise<Story> {
  const story = await storyById(tx, workspace.id, id);
  if (!story) throw new UserError('story.not-found', (locale) => words(locale).notFound);
  return story;
}

/** What was asked for can no longer be done: a moderator has spoken. */
export function decided({ row }: Story): UserError {
  return new UserError('story.decided', (locale) => words(locale).decided(row.number, row.status));
}

/** One more line of the story's history. */
export async function append(
  tx: Store,
  { workspace, now }: Shell,
  storyId: string,
  kind: string,
  actorId: string,
  reason?: string,
): Promise<void> {
  const workspaceId = workspace.id;
  const position = await tx.storyEvent.count({ where: { workspaceId, storyId } });
  await tx.storyEvent.create({
    data: {
      workspaceId,
      storyId,
      position,
      kind,
      actorId,
      at: now,
      data: reason === undefined ? {} : { reason },
    },
  });
}

/** What a moderator did, in the audit log. */
export async function note(
  tx: Store,
  { workspace, now }: Shell,
  { id }: Pick<Person, 'id'>,
  act: 'story.approved' | 'story.returned' | 'story.reworded',
  { row }: Story,
): Promise<void> {
  await noted(tx, { workspaceId: workspace.id, by: { person: id }, now }, act, { story: row.number });
}

const words = phrases({
  en: {
    notFound: 'This story no longer exists here.',
    decided: (number: number, status: string) =>
      status === 'approved'
        ? `Best failure #${number} has already been approved; it can no longer be changed.`
        : `Best failure #${number} has already been returned to its teller; it will come back here once reworked.`,
  },
  fr: {
    notFound: 'Ce récit n’existe plus ici.',
    decided: (number, status) =>
      status === 'approved'
        ? fr`Le récit n° ${number} est déjà approuvé ; on ne peut plus le changer.`
        : fr`Le récit n° ${number} a déjà été renvoyé à son auteur ; il reviendra ici une fois repris.`,
  },
});
