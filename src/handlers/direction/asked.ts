// `portevoix charter` and `portevoix word`, as words after the command.
import { fold } from '../../terms/fold.ts';
import { mustHold } from '../admin.ts';
import type { Reply, Request } from '../request.ts';
import { showCharter } from './charter.ts';
import { showWords } from './list.ts';
import { openWrite } from './write.ts';

const CHARTER = ['charter', 'charte'];
const WORDS = ['words', 'mots'];
const WORD = /^(?:word|mot)(?:\s+(.*))?$/is;

/** Null for other words. @throws UserError where only whoever speaks for the direction may */
export async function directionAsked(request: Request): Promise<Reply | null> {
  const asked = fold(request.text);
  if (CHARTER.includes(asked)) return showCharter(request);
  if (WORDS.includes(asked)) return showWords(request);
  const match = WORD.exec(request.text);
  if (match === null) return null;
  await mustHold(request, 'speak');
  return openWrite({ ...request, text: match[1] ?? '' });
}
