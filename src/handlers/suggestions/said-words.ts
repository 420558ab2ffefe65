// What somebody wrote to the bot, kept until they open the form of an idea with it. It may become an idea without a name: so it is
// sealed, filled up to one size, under a random key, with its day alone and with nothing of who wrote it.
import { startOfDay } from '../../calendar/day.ts';
import { newId } from '../../clock.ts';
import { opened } from '../../keys.ts';
import { draftOf, keepDraft } from '../draft.ts';
import { LONGEST_TEXT } from '../fields.ts';
import type { Request } from '../request.ts';

/** The purpose under which they are sealed. */
export const SAID = 'suggestion.said';
const FIELD = 'sealed';
/** In bytes: past the longest text that the form takes, whatever its characters. */
const SIZE = 4 * LONGEST_TEXT + 1;

/** The key under which the form finds the words, or their beginning where they are longer than it takes. */
export async function keepSaid({ kit, workspace, at }: Request, text: string): Promise<string> {
  const key = newId();
  const words = [...text].slice(0, LONGEST_TEXT).join('');
  const kept = { [FIELD]: kit.keys.seal(SAID, words, SIZE) };
  await keepDraft(kit.database.db, workspace.id, key, kept, startOfDay(at));
  return key;
}

/** Null where nothing is kept under this key any more, or no key opens it. */
export async function saidUnder({ kit, workspace }: Request, key: string): Promise<string | null> {
  const { [FIELD]: sealed } = await draftOf(kit.database.db, workspace.id, key);
  return typeof sealed === 'string' ? opened(kit.keys, SAID, sealed) : null;
}
