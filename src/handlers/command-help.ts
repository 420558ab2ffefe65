// What one can write after a command that reads words.
import type { Block, Message } from '../messages/message.ts';

/** @param lines what is written after the command, '' for nothing, and what that gives; @param leads where it goes from here */
export function commandHelp(
  { title, command, lines }: { title: string; command: string; lines: readonly (readonly string[])[] },
  leads: readonly Block[],
): Message {
  const items = lines.map(([asked = '', text = '']) => [
    { strong: `${command} ${asked}`.trim() },
    ` ${text}`,
  ]);
  return {
    summary: title,
    blocks: [{ kind: 'text', text: [{ strong: title }] }, { kind: 'list', items }, ...leads],
  };
}
