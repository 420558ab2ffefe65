// What a letter says that may have arrived already, where nobody can look whether it did (recover.ts). Pure.
import { fr, phrases } from '../i18n/phrases.ts';
import type { Content } from './content.ts';

/** With a last line for a reader who has it twice. */
export function saidAgain({ message, locale, mayBeAgain }: Content): Content['message'] {
  if (!mayBeAgain) return message;
  return { ...message, blocks: [...message.blocks, { kind: 'note', text: say(locale).mayBeAgain }] };
}

const say = phrases({
  en: { mayBeAgain: 'You may have read this already: whether it had arrived could not be seen.' },
  fr: {
    mayBeAgain: fr`Vous avez peut-être déjà lu ce message : impossible de voir s’il vous était parvenu.`,
  },
});
