// Who may decide on a story.
import { UserError } from '../errors.ts';
import { phrases } from '../i18n/phrases.ts';
import type { Directory } from '../people/directory.ts';
import { addressOf } from '../people/person.ts';
import { type Asker, holds } from '../people/rights.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Moderators, admins, and the members of the moderators' channel. @throws UserError 'story.not-moderator' */
export async function mustModerate(directory: Directory, workspace: Workspace, person: Asker): Promise<void> {
  if (await mayModerate(directory, workspace, person)) return;
  throw new UserError('story.not-moderator', (locale) => words(locale).notModerator);
}

export async function mayModerate(
  directory: Directory,
  { storiesChannel }: Workspace,
  person: Asker,
): Promise<boolean> {
  return (
    holds(person, 'moderate') ||
    (storiesChannel !== null && (await directory.isMember(storiesChannel, addressOf(person))))
  );
}

const words = phrases({
  en: {
    notModerator:
      'Only moderators can do that: those who have the role, admins, and members of the channel where stories are approved.',
  },
  fr: {
    notModerator:
      'Seuls les modérateurs peuvent faire cela : les personnes qui ont ce rôle, les admins et les membres du canal où l’on approuve les récits.',
  },
});
