// A message to one person, with the buttons that they may press.
import type { Block, Message } from '../messages/message.ts';

/** @param may by the name that a button carries */
export function offering(message: Message, may: (name: string) => boolean): Message {
  return { ...message, blocks: message.blocks.flatMap((block) => offered(block, may)) };
}

function offered(block: Block, may: (name: string) => boolean): Block[] {
  if (block.kind === 'select') return may(block.action.name) ? [block] : [];
  if (block.kind !== 'buttons') return [block];
  const buttons = block.buttons.filter(({ action }) => may(action.name));
  return buttons.length === 0 ? [] : [{ ...block, buttons }];
}
