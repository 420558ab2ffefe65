// Drawing anew what was acted on: a message names what draws it, and after each act on it that is asked once more.
import { UserError } from '../errors.ts';
import { type Action, type Message, messageOf } from '../messages/message.ts';
import type { Done, Menu, Request } from './request.ts';

/** The message as it is now, below what was done; null where it is gone with the act. */
export async function drawnAgain(
  menu: Pick<Menu, 'actions' | 'home'>,
  request: Request,
  again: Action,
  told: Message,
): Promise<Message | null> {
  const now = await asItIs(menu, { ...request, subject: again.subject ?? null, chosen: null }, again.name);
  if (now === null) return null;
  return { ...now, summary: told.summary, blocks: [...told.blocks, { kind: 'divider' }, ...now.blocks] };
}

/** The message that opened a form, once that is done; null where it stays as it is. */
export async function afterForm(
  menu: Pick<Menu, 'actions' | 'home'>,
  request: Request,
  again: Action,
  { told, instead, passing }: Done,
): Promise<Message | null> {
  if (passing) return null;
  return instead ? messageOf(told) : drawnAgain(menu, request, again, messageOf(told));
}

async function asItIs(
  { actions, home }: Pick<Menu, 'actions' | 'home'>,
  request: Request,
  name: string,
): Promise<Message | null> {
  if (name === 'home') return home(request);
  const ask = Object.hasOwn(actions, name) ? actions[name] : undefined;
  try {
    const reply = await ask?.(request);
    return reply?.kind === 'say' && !reply.did ? reply.message : null;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
