// The answer of whoever a story credits.
import { phrases } from '../../i18n/phrases.ts';
import { sentence } from '../../messages/message.ts';
import { answerCredit } from '../../stories/credit.ts';
import type { Ask } from '../request.ts';
import { shellOf } from '../shell.ts';

export function credit(agreed: boolean): Ask {
  return async (request) => {
    await answerCredit(shellOf(request), request.subject ?? '', request.asker, agreed);
    request.kit.nudge();
    const say = words(request.locale);
    return { kind: 'say', message: sentence(agreed ? say.willBeNamed : say.willNotBeNamed), instead: true };
  };
}

const words = phrases({
  en: {
    willBeNamed: 'Thank you. Your name will stand with the story.',
    willNotBeNamed: 'Understood. The story will be told without your name.',
  },
  fr: {
    willBeNamed: 'Merci. Votre nom accompagnera le récit.',
    willNotBeNamed: 'C’est noté. Le récit sera raconté sans votre nom.',
  },
});
