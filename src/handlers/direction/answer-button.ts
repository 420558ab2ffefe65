// The button by which whoever speaks for the direction answers a customer or an idea before everybody; nobody else is shown it.
import type { WordOrigin } from '../../direction/word.ts';
import type { Button } from '../../messages/message.ts';
import { holds } from '../../people/rights.ts';
import type { Request } from '../request.ts';
import { sayDirection } from './words.ts';

/** None for who may not. */
export function answerWithWord(
  { kind, id }: WordOrigin,
  { asker, locale }: Pick<Request, 'asker' | 'locale'>,
): Button[] {
  if (!holds(asker, 'speak')) return [];
  const action = { name: 'direction.write', subject: `${kind}:${id}` };
  return [{ label: sayDirection(locale).answerWith, action }];
}
