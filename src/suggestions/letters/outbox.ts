// What the bot writes to an anonymous author whose act had become impossible by the full hour: their words, and why. Pure.
import type { UserError } from '../../errors.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Reader } from '../../i18n/reader.ts';
import type { Message } from '../../messages/message.ts';
import type { Hidden } from '../outbox/hidden-act.ts';

export function notPassedOn(hidden: Hidden, refusal: UserError, { locale }: Reader): Message {
  const say = words(locale);
  const text = wordsOf(hidden);
  return {
    summary: say.headline,
    blocks: [
      { kind: 'text', text: say.headline },
      { kind: 'text', text: refusal.say(locale) },
      ...(text === '' ? [] : [{ kind: 'note', text: say.yours } as const, { kind: 'quote', text } as const]),
      { kind: 'buttons', buttons: [{ label: say.mine, action: { name: 'suggestions.mine' } }] },
    ],
  };
}

/** All that its author wrote; '' where nothing was. */
function wordsOf(hidden: Hidden): string {
  switch (hidden.kind) {
    case 'submit':
      return together(hidden.submission.title, hidden.submission.details);
    case 'act': {
      const { draft, text } = hidden.doing;
      return draft ? together(draft.title, draft.details, text) : text;
    }
    case 'change':
      return hidden.text;
    default:
      return hidden satisfies never;
  }
}

function together(...texts: readonly string[]): string {
  return texts.filter((each) => each !== '').join('\n');
}

const words = phrases({
  en: {
    headline: 'What you sent without your name could not be passed on: things had changed by the full hour.',
    yours: 'Nothing of it was shown to anybody. Your words, so that they are not lost:',
    mine: 'See my ideas',
  },
  fr: {
    headline: fr`Ce que vous avez envoyé sans votre nom n’a pas pu être transmis : la situation avait changé à l’heure pile.`,
    yours: fr`Rien n’en a été montré à personne. Vos mots, pour qu’ils ne soient pas perdus :`,
    mine: 'Voir mes idées',
  },
});
