// The story that a request is about, and what its acts need.
import { UserError } from '../../errors.ts';
import { phrases } from '../../i18n/phrases.ts';
import { storyById } from '../../stories/story.ts';
import type { Request } from '../request.ts';

/** @throws UserError 'story.not-found' */
export async function existing({ kit, workspace, subject }: Request) {
  const story = await storyById(kit.database.db, workspace.id, subject ?? '');
  if (!story) throw new UserError('story.not-found', (locale) => words(locale).notFound);
  return story;
}

const words = phrases({
  en: {
    notFound: 'This story no longer exists here.',
  },
  fr: {
    notFound: 'Ce récit n’existe plus ici.',
  },
});
