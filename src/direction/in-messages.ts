// A word in a message that was made already: found, and made to read otherwise. Pure; which messages those are is posted.ts.
import type { Locale } from '../i18n/locale.ts';
import { phrases } from '../i18n/phrases.ts';
import type { Block, Message } from '../messages/message.ts';

/** The same message with these words in the place of what it said. The very same one where it has none of it. */
export function reworded(message: Message, wordId: string, text: string): Message {
  return changed(
    message,
    message.blocks.map((block) => (isWord(block, wordId) ? { ...block, text } : block)),
  );
}

/** A line in the place of the word, of whom it answered and of the button below. The very same message where it has none of it. */
export function takenBack(message: Message, wordId: string, locale: Locale): Message {
  const { blocks } = message;
  const at = blocks.findIndex((block) => isWord(block, wordId));
  if (at < 0)
    return changed(
      message,
      blocks.filter((block) => !isWay(block, wordId)),
    );
  const title = blocks.findLastIndex(({ kind }, i) => i < at && kind === 'text');
  const next = blocks[at + 1];
  const end = next && isWay(next, wordId) ? at + 2 : at + 1;
  const instead: Block = { kind: 'note', text: words(locale).takenBack };
  return changed(message, [...blocks.slice(0, title < 0 ? at : title + 1), instead, ...blocks.slice(end)]);
}

function isWord(block: Block, wordId: string): boolean {
  return block.kind === 'quote' && block.word === wordId;
}

function isWay(block: Block, wordId: string): boolean {
  return block.kind === 'buttons' && block.buttons.every(({ action }) => action.subject === `word:${wordId}`);
}

function changed(message: Message, blocks: readonly Block[]): Message {
  const isSame =
    blocks.length === message.blocks.length &&
    blocks.every((block, i) => JSON.stringify(block) === JSON.stringify(message.blocks[i]));
  return isSame ? message : { ...message, blocks };
}

const words = phrases({
  en: { takenBack: 'This word was taken back.' },
  fr: { takenBack: 'Ce mot a été retiré.' },
});
