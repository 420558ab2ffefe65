// Files that an admin shares with the bot: taken in here, read in the background. What is written without a file is for others.
import { UserError } from '../../errors.ts';
import { offerFile, refusedFile } from '../../imports/acts.ts';
import { FileError } from '../../imports/handed.ts';
import { sentence } from '../../messages/message.ts';
import { addressOf } from '../../people/person.ts';
import { mustHold } from '../admin.ts';
import type { Heard, Reply, Request } from '../request.ts';
import { importingOf } from './acts.ts';

export async function filesHanded(request: Request, { change, under, files }: Heard): Promise<Reply | null> {
  return change === 'written' && under === null && files.length > 0 ? takeIn(request, files) : null;
}

/** Each file for itself: one that is refused does not stop the others. @throws UserError for who is no admin */
async function takeIn(request: Request, files: readonly string[]): Promise<Reply> {
  const { kit, asker } = request;
  await mustHold(request, 'admin');
  await kit.later.settle(kit.database.db, addressOf(asker));
  const refusals: string[] = [];
  for (const fileId of files) {
    try {
      await takeOne(request, fileId);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refusals.push(error.say(request.locale));
    }
  }
  kit.nudge();
  kit.wakeImports();
  const words = [...new Set(refusals)].join(' ');
  return words === '' ? { kind: 'nothing' } : { kind: 'say', message: sentence(words) };
}

async function takeOne(request: Request, fileId: string): Promise<void> {
  try {
    const file = await request.kit.files.describe(fileId);
    await offerFile(importingOf(request), { fileId, file });
  } catch (error) {
    throw error instanceof FileError ? refusedFile(error) : error;
  }
}
