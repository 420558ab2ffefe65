// Ending a question before its last day, by whoever reads its answers or may ask it.
import { endEarly } from '../../community/end.ts';
import { questionById } from '../../community/question.ts';
import { UserError } from '../../errors.ts';
import { sentence } from '../../messages/message.ts';
import type { Ask } from '../request.ts';
import { shellOf } from '../shell.ts';
import { standingTo } from './view.ts';
import { sayCommunity } from './words.ts';

export const endNow: Ask = async (request) => {
  const { kit, workspace, asker } = request;
  const id = request.subject ?? '';
  const before = await questionById(kit.database.db, workspace.id, id);
  const { manages, reads } = await standingTo(request, before);
  if (!manages && !reads)
    throw new UserError('community.not-yours-to-end', (locale) => sayCommunity(locale).notYoursToEnd);
  const isDone = await endEarly(shellOf(request), { id, by: asker });
  const say = sayCommunity(request.locale);
  return { kind: 'say', message: sentence(isDone ? say.endDone : say.endGone), did: true };
};
