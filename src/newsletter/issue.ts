// What of a digest is an issue of a newsletter: all of it in one piece, details included, without what can only be pressed in a chat. Pure.
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Block, Message } from '../messages/message.ts';

/** @param details null where the digest has none */
export function issueOf(digest: Message, details: Message | null, locale: Locale): Message {
  const [first, second] = [readable(digest.blocks), readable(details?.blocks ?? [])];
  return {
    summary: digest.summary,
    blocks: [
      ...first,
      ...(second.length > 0
        ? [{ kind: 'divider' } as const, { kind: 'heading', text: words(locale).details } as const, ...second]
        : []),
      ...(first.length < digest.blocks.length
        ? [{ kind: 'divider' } as const, { kind: 'note', text: words(locale).inChat } as const]
        : []),
    ],
  };
}

function readable(blocks: readonly Block[]): Block[] {
  return blocks.filter(({ kind }) => kind !== 'buttons' && kind !== 'select');
}

const words = phrases({
  en: {
    details: 'In detail',
    inChat: 'An idea, or a failure that taught you something? Tell it in your chat, to Porte-voix.',
  },
  fr: {
    details: 'En détail',
    inChat: fr`Une idée, ou un raté devenu pépite ? Dites-le dans votre messagerie, à Porte-voix.`,
  },
});
